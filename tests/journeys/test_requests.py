"""A receptionist answers visit requests by keys alone: the server has them, and the other desk sees it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt

from desktop.shell.screens import REQUESTS
from desktop.views.requests_view import RequestsView
from scheduling.records import Customer, Session
from scheduling.visit_requests import RequestState, VisitRequest
from scheduling.vocabulary import SessionState
from tests.journeys.counting import counted
from tests.journeys.hands import at_rest
from tests.journeys.shop import Pair, Picture
from tools.desks import Driven, until

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


async def _become(driven: Driven, request_id: UUID, state: RequestState) -> VisitRequest:
    """The request as this desktop knows it, once it is so."""

    def look() -> VisitRequest | None:
        row = driven.desk.store.get(VisitRequest, request_id)
        return row if row is not None and row.state is state else None

    return await until(look, f"a request that is {state.value}")


async def _queue(driven: Driven) -> RequestsView:
    """The screen by its key, with the oldest request marked."""
    await driven.activate()
    workspace = driven.app.office.workspace if driven.app.office is not None else None
    assert workspace is not None
    driven.key(K.Key_3, CTRL)
    await until(lambda: workspace.current == REQUESTS, "the requests by their key")
    view = workspace.current_view()
    assert isinstance(view, RequestsView)
    await until(lambda: driven.at_hand(view) and view.chosen, "a request that is marked")
    return view


async def test_a_request_is_confirmed_by_two_keys_and_another_offered_times(
    pair: Pair, picture: Picture
) -> None:
    async with pair() as (left, right):
        await at_rest(left, right)
        view = await _queue(left)
        board = left.desk.requests.board()
        assert board is not None
        waiting = [line.request_id for line in board.lines]
        free = next(
            line.request_id
            for line in board.lines
            if not line.clashes and not line.rivals and line.state is RequestState.PENDING
        )
        for _ in range(waiting.index(free)):
            left.key(K.Key_Down)
        assert view.chosen == free
        picture(left, "queue")
        with counted(left, "request confirmed", steps=2, keys=2):
            left.step("the request")
            left.key(K.Key_Return)
            left.step("the message")
            assert view.confirming.preview.text.text(), "the message is seen before it is sent"
            await _calm(view)
            picture(left, "message")
            left.key(K.Key_Return)
        await at_rest(left, right)
        answered = await _become(right, free, RequestState.CONFIRMED)
        session = right.desk.store.get(Session, answered.session_id) if answered.session_id else None
        assert session is not None
        assert session.state in {SessionState.SCHEDULED, SessionState.OFFERED}
        assert (session.starts, session.bay_id) == (answered.confirmed_starts, answered.bay_id)

        following = view.chosen
        assert following is not None
        assert following in waiting
        assert following != free
        with counted(left, "request answered with another time", steps=2, keys=2):
            left.step("the request")
            left.key(K.Key_O)
            left.step("the times")
            picture(left, "other-times")
            left.key(K.Key_Return)
        await at_rest(left, right)
        countered = await _become(right, following, RequestState.COUNTERED)
        assert len(countered.offered) == 1
        assert left.desk.store.changes() == []


async def test_what_a_customer_asks_for_by_phone_is_noted_and_waits_on_both_desks(
    pair: Pair, picture: Picture
) -> None:
    async with pair() as (left, right):
        await at_rest(left, right)
        view = await _queue(left)
        left.key(K.Key_N)
        left.type("Noémie Nouvelle")
        view.new.phone.setFocus()
        left.type("514 555 0161")
        view.new.concern.setFocus()
        left.type("La direction tire à droite")
        for _ in range(30):  # whatever day it is, and however full the shop
            left.key(K.Key_PageDown)
            if view.new.times.places:
                break
        view.new.times.buttons[0].click()
        picture(left, "new")
        left.key(K.Key_Return)
        made = view.chosen
        assert made is not None
        await at_rest(left, right)
        asked = await _become(right, made, RequestState.PENDING)
        assert asked.concern == "La direction tire à droite"
        customer = right.desk.store.get(Customer, asked.customer_id)
        assert customer is not None
        assert customer.name == "Noémie Nouvelle"


async def _calm(view: RequestsView) -> None:
    """A hand is not as quick: a click as soon as this would be the second half of a double one."""
    await until(lambda: not view.calm.resting.isActive(), "a click that is one of its own")


async def test_a_request_is_noted_at_the_counter_and_confirmed_by_mouse(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        await at_rest(left, right)
        view = await _queue(left)
        await left.press(view.header.new)
        for field, said in (
            (view.new.name, "Simone Souris"),
            (view.new.phone, "819 555 0162"),
            (view.new.concern, "Les freins vibrent"),
        ):
            await left.click_into(field.line)
            left.type(said)
        for _ in range(30):  # whatever day it is, and however full the shop
            await left.press(view.new.times.forth)
            if view.new.times.places:
                break
        await left.press(view.new.times.buttons[len(view.new.times.places) - 1])
        await _calm(view)
        await left.press(view.new.yes)
        made = view.chosen
        assert made is not None
        await at_rest(left, right)
        await _become(right, made, RequestState.PENDING)
        await _calm(view)

        with counted(left, "request confirmed, by mouse", steps=2, keys=0, clicks=2):
            left.step("the request")
            await left.press(view.foot.confirm)
            left.step("the message")
            assert view.confirming.preview.text.text(), "the message is seen before it is sent"
            await _calm(view)
            picture(left, "message")
            await left.press(view.confirming.yes)
        await at_rest(left, right)
        answered = await _become(right, made, RequestState.CONFIRMED)
        session = right.desk.store.get(Session, answered.session_id) if answered.session_id else None
        assert session is not None
        assert session.concern == "Les freins vibrent"
        assert (session.starts, session.bay_id) == (answered.confirmed_starts, answered.bay_id)


async def test_of_two_who_want_the_same_one_answer_comes_back_and_says_who_has_it(
    pair: Pair, picture: Picture
) -> None:
    async with pair() as (left, right):
        await at_rest(left, right)
        views = {left: await _queue(left), right: await _queue(right)}
        board = left.desk.requests.board()
        assert board is not None
        rivals = [line.request_id for line in board.lines if line.rivals]
        assert len(rivals) == 2, "the demo has two who want one mechanic at one time"
        for (driven, view), request_id in zip(views.items(), rivals, strict=True):
            await driven.activate()
            view.open_request(request_id)
            driven.key(K.Key_Return)
            assert view.confirming.yes.isEnabled()
        for view in views.values():  # neither has heard of the other
            view.confirming.answer()
        await at_rest(left, right)

        def heard() -> bool:
            """Who has it is known at both: at rest is also who was told no and has not heard yet to whom."""
            return all(
                any(_answered(each, one).state is RequestState.CONFIRMED for one in rivals) for each in views
            )

        await until(heard, "the one answer on both desktops")
        states = {request_id: _answered(left, request_id).state for request_id in rivals}
        assert sorted(states.values()) == [RequestState.CONFIRMED, RequestState.PENDING]
        (lost,) = (request_id for request_id, state in states.items() if state is RequestState.PENDING)
        loser = (left, right)[rivals.index(lost)]
        (won,) = set(rivals) - {lost}
        await loser.activate()
        view = views[loser]
        assert view.open_request(lost)
        picture(loser, "came-back")
        assert view.page.refused.isVisible()
        winner = loser.desk.store.get(VisitRequest, won)
        assert winner is not None
        has_it = loser.desk.store.get(Customer, winner.customer_id)
        assert has_it is not None
        assert has_it.name in view.page.why.text()
        assert view.page.others, "other times are at hand"


def _answered(driven: Driven, request_id: UUID) -> VisitRequest:
    row = driven.desk.store.get(VisitRequest, request_id)
    assert row is not None
    return row
