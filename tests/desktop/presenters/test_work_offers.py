"""A mechanic's offers: which there are, with and without the server, and what an answer does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from uuid import UUID

import pytest

from desktop.presenters.asking import TAKEN_THEN, UNREACHABLE
from desktop.presenters.work import AGAIN
from desktop.presenters.work_model import Asked
from desktop.presenters.work_offers import SHOWN_FOR
from scheduling.commands import AnswerOffer
from scheduling.errors import ErrorCode, Gone
from scheduling.offer_views import OfferView
from scheduling.offers import Closing, OfferState
from scheduling.records import Reservation
from scheduling.sessions import place_of
from scheduling.vocabulary import ReservationStatus, Role, SessionState
from tests.desktop.calendar.scenes import scene
from tests.desktop.presenters.working import CONTACT, Working, ended, offer
from tests.factories import MONDAY, NOW, at, named

_S = SessionState


@pytest.fixture(params=[Role.MECHANIC, Role.OWNER])
def ivan(request: pytest.FixtureRequest) -> Iterator[Working]:
    """Signed in as a mechanic, or as an owner who is one: that one's computer has everybody's name."""
    made = Working(scene(request.param, mechanic_id=named("ivan")))
    yield made
    made.drop()


def _asked(ivan: Working, name: str = "one", time: str = "13:00", **over: object) -> None:
    ivan.shop.booking(name, named("ivan"), time, state=_S.OFFERED, **over)


class TestListed:
    """What stands there."""

    def test_those_that_end_soonest_come_first(self, ivan: Working) -> None:
        ivan.calls.told = [
            offer(answer_until=NOW + 900),
            offer(answer_until=NOW + 60),
            offer(answer_until=NOW + 300),
        ]
        ivan.look()
        assert [each.until for each in ivan.to_answer()] == [NOW + 60, NOW + 300, NOW + 900]

    def test_the_end_of_the_time_to_answer_takes_it_away(self, ivan: Working) -> None:
        ivan.calls.told = [offer(answer_until=NOW + 60)]
        ivan.look()
        ivan.shop.clock.set(NOW + 59)
        assert len(ivan.to_answer()) == 1
        ivan.shop.clock.set(NOW + 60)
        assert ivan.to_answer() == ()

    def test_a_booked_time_is_one_card_whether_or_not_the_server_told_of_it(self, ivan: Working) -> None:
        _asked(ivan)
        (here,) = ivan.to_answer()
        assert (here.key, here.offer_id, here.payout_cents) == (ivan.shop.ids["one"], None, None)
        assert here.until == NOW + 4 * 3600
        ivan.calls.told = [
            offer(session_id=ivan.shop.ids["one"], starts=at(MONDAY, "13:00"), payout_cents=34_30)
        ]
        ivan.look()
        (told,) = ivan.to_answer()
        assert (told.key, told.payout_cents) == (here.key, 34_30)

    def test_a_slot_that_was_given_up_says_nothing_of_the_time_to_answer(self, ivan: Working) -> None:
        """As of a booking that another mechanic declined: its slot is kept as cancelled."""
        _asked(ivan)
        starts = at(MONDAY, "13:00")
        (slot,) = [row for row in ivan.shop.store.between(Reservation, starts, starts + 1) if row.session_id]
        gone = replace(slot, status=ReservationStatus.CANCELLED, expires_at=NOW - 60)
        ivan.shop.store.load([replace(gone, id=UUID(int=1)), replace(gone, id=UUID(int=(1 << 128) - 1))])
        assert [each.until for each in ivan.to_answer()] == [NOW + 4 * 3600]

    def test_nothing_of_an_open_one_says_who_it_is(self, ivan: Working) -> None:
        _asked(ivan, concern="Call 514-555-0123, or elise@example.test")
        ivan.calls.told = [offer()]
        for _ in range(2):
            said = str([asdict(each) for each in ivan.to_answer()])
            assert "Élise" not in said
            assert "0123" not in said
            assert "example.test" not in said
            ivan.look()

    def test_offers_to_others_are_not_there(self, ivan: Working) -> None:
        ivan.shop.booking("one", named("olga"), "13:00", state=_S.OFFERED)
        assert ivan.to_answer() == ()

    def test_accepted_ones_tell_whom_to_reach_until_they_are_over(self, ivan: Working) -> None:
        ivan.shop.booking("one", named("ivan"), "13:00")
        yes = {"state": OfferState.ACCEPTED, "contact": CONTACT, "answer_until": None}
        ivan.calls.told = [
            offer(session_id=ivan.shop.ids["one"], starts=at(MONDAY, "13:00"), **yes),
            offer(session_id=named("elsewhere"), starts=NOW - 1800, **yes),
        ]
        ivan.look()
        (accepted,) = ivan.work.offers.board().accepted
        assert (accepted.contact, accepted.opens) == (CONTACT, True)
        ivan.shop.booking("one", named("ivan"), "13:00", state=_S.COMPLETED)
        assert ivan.work.offers.board().accepted == ()

    @pytest.mark.parametrize("closing", [*Closing, None])
    def test_those_that_ended_are_shown_for_a_while_with_why(
        self, ivan: Working, closing: Closing | None
    ) -> None:
        ivan.calls.told = [ended(closing, made_at=NOW - SHOWN_FOR + 60)]
        ivan.look()
        assert [each.closing for each in ivan.work.offers.board().ended] == [closing]
        ivan.shop.clock.advance(60)
        assert ivan.work.offers.board().ended == ()

    def test_nothing_counts_how_somebody_answers(self, ivan: Working) -> None:
        names = set(asdict(ivan.work.offers.board())) | set(vars(ivan.work.offers))
        assert not [name for name in names if "rate" in name or "count" in name]

    def test_what_was_told_last_stays_with_its_age(self, ivan: Working) -> None:
        ivan.calls.told = [offer(answer_until=NOW + 900)]
        ivan.look()
        ivan.shop.clock.advance(300)
        ivan.calls.away = True
        ivan.look()
        board = ivan.work.offers.board()
        assert (len(board.to_answer), board.known_at, board.code) == (1, NOW, UNREACHABLE)

    @pytest.mark.parametrize(("mechanic", "to_workshop"), [("anna", True), ("ivan", False)])
    def test_it_is_known_whom_the_payout_goes_to(self, mechanic: str, to_workshop: bool) -> None:
        made = Working(scene(Role.MECHANIC, mechanic_id=named(mechanic)))
        assert made.work.offers.board().to_workshop == to_workshop


class TestAsked:
    """When the server is asked."""

    @pytest.mark.parametrize("accept", [True, False])
    def test_what_was_asked_before_an_answer_says_nothing_of_after(
        self, ivan: Working, monkeypatch: pytest.MonkeyPatch, accept: bool
    ) -> None:
        ivan.calls.told = [offer(answer_until=NOW + 900)]
        ivan.look()
        told = ivan.calls.offers

        async def late() -> list[OfferView]:
            """It is told, and meanwhile answered; by the time that arrives the server is out of reach."""
            before = await told()
            monkeypatch.undo()
            ivan.work.offers.answer(ivan.to_answer()[0].key, accept=accept)
            ivan.settle()
            ivan.calls.away = True
            return before

        monkeypatch.setattr(ivan.calls, "offers", late)
        ivan.look()
        board = ivan.work.offers.board()
        assert (len(board.to_answer), len(board.accepted)) == (0, int(accept))

    def test_again_at_its_news_and_when_it_is_back(self, ivan: Working) -> None:
        ivan.look()
        ivan.calls.asked.clear()
        ivan.status.changed.emit()
        ivan.settle()
        assert ivan.calls.asked == []
        state = ivan.shop.store.state()
        ivan.shop.store.write_state(replace(state, cursor=state.cursor + 1))
        ivan.status.changed.emit()
        ivan.settle()
        assert ivan.calls.asked == ["presence", "offers"]
        ivan.status.say(online=False)
        ivan.status.say(online=True)
        ivan.settle()
        assert ivan.calls.asked == ["presence", "offers"] * 2

    def test_from_time_to_time_while_somebody_looks(self, ivan: Working) -> None:
        ivan.look()
        ivan.calls.asked.clear()
        ivan.shop.clock.advance(AGAIN - 1)
        ivan.work.tick()
        ivan.settle()
        assert ivan.calls.asked == []
        ivan.shop.clock.advance(1)
        ivan.work.tick()
        ivan.settle()
        assert ivan.calls.asked == ["presence", "offers"]

    def test_once_more_for_what_was_heard_meanwhile_and_no_more(self, ivan: Working) -> None:
        ivan.work.look()
        ivan.work.look()
        ivan.work.look()
        ivan.settle()
        assert ivan.calls.asked == ["presence", "offers"] * 2


class TestAnswered:
    """Yes and no."""

    @pytest.mark.parametrize("accept", [True, False])
    @pytest.mark.parametrize("online", [True, False])
    def test_a_booked_time_is_answered_by_a_change_with_or_without_the_server(
        self, ivan: Working, accept: bool, online: bool
    ) -> None:
        _asked(ivan)
        place = place_of(ivan.shop.session("one"))
        ivan.calls.told = [offer(session_id=ivan.shop.ids["one"], starts=place.starts)]
        ivan.look()
        ivan.calls.away = not online
        ivan.answer(ivan.to_answer()[0], accept=accept)
        assert ivan.shop.sent() == [AnswerOffer(session_id=ivan.shop.ids["one"], accept=accept, seen=place)]
        assert ivan.to_answer() == ()
        assert {"accept", "decline"}.isdisjoint(ivan.calls.asked)

    def test_a_yes_to_what_the_server_alone_knows_is_asked_of_it(self, ivan: Working) -> None:
        ivan.calls.told = [offer()]
        ivan.look()
        told: list[bool] = []
        ivan.work.offers.answered.connect(lambda _offer, accept: told.append(accept))
        ivan.answer(ivan.to_answer()[0], accept=True)
        board = ivan.work.offers.board()
        assert board.to_answer == ()
        assert [each.contact for each in board.accepted] == [CONTACT]
        assert told == [True]
        assert ivan.shop.sent() == []

    def test_a_no_takes_it_away(self, ivan: Working) -> None:
        ivan.calls.told = [offer(), offer()]
        ivan.look()
        first, second = ivan.to_answer()
        ivan.answer(first, accept=False)
        assert [each.key for each in ivan.to_answer()] == [second.key]

    def test_while_it_is_on_its_way_it_is_answered_once(self, ivan: Working) -> None:
        ivan.calls.told = [offer()]
        ivan.look()
        (one,) = ivan.to_answer()
        for accept in (True, False):
            ivan.work.offers.answer(one.key, accept=accept)
            assert [each.asked for each in ivan.to_answer()] == [Asked.SENDING]
        ivan.settle()
        assert [what for what in ivan.calls.asked if what in {"accept", "decline"}] == ["accept"]

    @pytest.mark.parametrize("accept", [True, False])
    def test_without_the_server_it_stays_and_says_so(self, ivan: Working, accept: bool) -> None:
        ivan.calls.told = [offer()]
        ivan.look()
        ivan.calls.away = True
        ivan.answer(ivan.to_answer()[0], accept=accept)
        (left,) = ivan.to_answer()
        assert (left.asked, left.code) == (Asked.OPEN, UNREACHABLE)
        ivan.calls.away = False
        ivan.answer(left, accept=accept)
        assert ivan.to_answer() == ()

    @pytest.mark.parametrize(
        ("refuse", "reasons", "code"),
        [
            (ErrorCode.SLOT_TAKEN, [], ErrorCode.SLOT_TAKEN.value),
            (ErrorCode.SLOT_TAKEN, ["booked"], TAKEN_THEN),
            (ErrorCode.GONE, [], ErrorCode.GONE.value),
        ],
    )
    def test_a_yes_that_came_too_late_says_why(
        self, ivan: Working, refuse: ErrorCode, reasons: list[str], code: str
    ) -> None:
        ivan.calls.told = [offer()]
        ivan.look()
        ivan.calls.refuse, ivan.calls.reasons = refuse, reasons
        ivan.answer(ivan.to_answer()[0], accept=True)
        assert [each.code for each in ivan.to_answer()] == [code]
        assert ivan.calls.asked[-1] == "offers"

    def test_what_is_not_there_any_more_cannot_be_answered(self, ivan: Working) -> None:
        ivan.calls.told = [offer(answer_until=NOW + 60)]
        ivan.look()
        (one,) = ivan.to_answer()
        ivan.shop.clock.set(NOW + 60)
        with pytest.raises(Gone):
            ivan.work.offers.answer(one.key, accept=True)
