"""A session's page: what is known of it, what may be done with it now, and by how much it may last longer."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.presenters.today_model import DayAct
from desktop.presenters.work_session import EXTENSIONS, SessionDetails, WorkSession
from scheduling.errors import Gone, IllegalTransition
from scheduling.limits import MOST_MINUTES
from scheduling.records import Reservation
from scheduling.visit_commands import CompleteSession, ExtendSession, MarkNoShow, StartSession
from scheduling.vocabulary import ReservationStatus, Role, SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.presenters.working import Working
from tests.factories import MONDAY, at, named

_S = SessionState
IVAN = named("ivan")
ARRIVED, START, FINISH = DayAct.ARRIVED, DayAct.START, DayAct.FINISH
NO_SHOW, BACK = DayAct.NO_SHOW, DayAct.NO_SHOW_BACK


@pytest.fixture
def shop() -> Scene:
    made = scene(Role.MECHANIC, mechanic_id=IVAN)
    made.clock.set(at(MONDAY, "10:30"))
    return made


def _page(shop: Scene, name: str = "one") -> WorkSession:
    return Working(shop).work.session(shop.ids[name])


def _details(shop: Scene, name: str = "one") -> SessionDetails:
    found = _page(shop, name).details()
    assert found is not None
    return found


def test_all_that_was_said_and_whose_it_is(shop: Scene) -> None:
    shop.booking(
        "one",
        IVAN,
        "11:00",
        vehicle_id=shop.garage.civic.id,
        category="brakes",
        concern="Squeals",
        preparation="Winter tires in the trunk",
        special_requests="A ride to the metro",
    )
    details = _details(shop)
    assert (details.customer, details.phone) == (shop.garage.elise.name, shop.garage.elise.phone)
    assert details.plate == shop.garage.civic.plate
    said = (details.category, details.concern, details.preparation, details.special_requests)
    assert said == ("brakes", "Squeals", "Winter tires in the trunk", "A ride to the metro")


def test_what_is_nobodys_or_somebody_elses_has_no_page(shop: Scene) -> None:
    shop.booking("one", named("anna"), "11:00")
    assert _page(shop).details() is None
    assert Working(shop).work.session(named("unknown")).details() is None


@pytest.mark.parametrize(
    ("state", "kind", "acts"),
    [
        (_S.PENDING, VisitKind.IN_PERSON, {ARRIVED}),
        (_S.WAITING, VisitKind.IN_PERSON, {START, DayAct.ARRIVED_BACK}),
        (_S.LIVE, VisitKind.IN_PERSON, {FINISH}),
        (_S.COMPLETED, VisitKind.IN_PERSON, set()),
        (_S.PENDING, VisitKind.VIDEO, set()),
        (_S.WAITING, VisitKind.VIDEO, {START}),
        (_S.LIVE, VisitKind.VIDEO, {FINISH}),
    ],
)
def test_what_may_be_done_follows_from_the_state(
    shop: Scene, state: SessionState, kind: VisitKind, acts: set[DayAct]
) -> None:
    shop.booking("one", IVAN, "10:00", state=state, kind=kind)
    assert set(_details(shop).acts) == acts


@pytest.mark.parametrize(
    ("in_lobby", "now", "there"), [(True, "10:10", True), (True, "10:09", False), (False, "10:30", False)]
)
def test_at_a_distance_who_waits_in_the_lobby_may_say_who_did_not_come(
    shop: Scene, in_lobby: bool, now: str, there: bool
) -> None:
    shop.clock.set(at(MONDAY, now))
    shop.booking("one", IVAN, "10:00", state=_S.PENDING, kind=VisitKind.VIDEO)
    page = _page(shop)
    page.in_lobby = in_lobby
    details = page.details()
    assert details is not None
    assert (NO_SHOW in details.acts) == there
    if there:
        page.do(NO_SHOW)
        assert [type(command) for command in shop.sent()] == [MarkNoShow]
    else:
        with pytest.raises(IllegalTransition):
            page.do(NO_SHOW)


@pytest.mark.parametrize("role", [Role.OWNER, Role.MECHANIC])
def test_an_owner_who_is_its_mechanic_takes_a_no_show_back(role: Role) -> None:
    made = scene(role, mechanic_id=IVAN)
    made.booking("one", IVAN, "07:00", state=_S.NO_SHOW)
    assert (BACK in _details(made).acts) == (role is Role.OWNER)


def test_start_and_end_with_what_was_typed(shop: Scene) -> None:
    shop.booking("one", IVAN, "10:30", state=_S.WAITING)
    page = _page(shop)
    page.do(START)
    page.do(FINISH, summary="  Changed the pads \n")
    now = at(MONDAY, "10:30")
    assert shop.sent() == [
        StartSession(session_id=shop.ids["one"], at=now),
        CompleteSession(session_id=shop.ids["one"], summary="Changed the pads", at=now),
    ]
    details = page.details()
    assert details is not None
    assert (details.over, details.waiting) == (True, True)


class TestLonger:
    """By a quarter of an hour and more, where nobody else has the time."""

    @pytest.mark.parametrize(
        ("next_time", "extensions"),
        [
            (None, EXTENSIONS),
            ("12:00", EXTENSIONS),
            ("11:59", (15, 30, 45)),
            ("11:30", (15, 30)),
            ("11:15", (15,)),
            ("11:05", ()),
        ],
    )
    def test_not_into_the_next_booking(
        self, shop: Scene, next_time: str | None, extensions: tuple[int, ...]
    ) -> None:
        shop.booking("one", IVAN, "10:00", state=_S.LIVE)
        if next_time is not None:
            shop.booking("next", IVAN, next_time)
        details = _details(shop)
        assert details.extensions == extensions
        taken = next_time if extensions != EXTENSIONS else None
        assert details.next_at == (at(MONDAY, taken) if taken else None)

    def test_it_takes_the_minutes_that_were_clicked(self, shop: Scene) -> None:
        shop.booking("one", IVAN, "10:00", state=_S.LIVE)
        page = _page(shop)
        page.do(DayAct.EXTEND, minutes=45)
        assert shop.sent() == [ExtendSession(session_id=shop.ids["one"], minutes=45)]
        details = page.details()
        assert details is not None
        assert details.ends == at(MONDAY, "11:45")

    def test_what_does_not_fit_is_refused(self, shop: Scene) -> None:
        shop.booking("one", IVAN, "10:00", state=_S.LIVE)
        shop.booking("next", IVAN, "11:30")
        with pytest.raises(IllegalTransition):
            _page(shop).do(DayAct.EXTEND, minutes=45)
        assert shop.sent() == []

    def test_a_slot_that_was_given_up_takes_no_room(self, shop: Scene) -> None:
        shop.booking("one", IVAN, "10:00", state=_S.LIVE)
        shop.booking("next", IVAN, "11:30")
        starts = at(MONDAY, "10:00")
        rows = shop.store.between(Reservation, starts, starts + 1)
        slot = next(row for row in rows if row.session_id == shop.ids["one"])
        gone = replace(slot, status=ReservationStatus.CANCELLED, ends=slot.ends - 1800)
        shop.store.load([replace(gone, id=UUID(int=1)), replace(gone, id=UUID(int=(1 << 128) - 1))])
        assert _details(shop).extensions == (15, 30)

    def test_only_while_it_lasts_and_no_longer_than_any_may(self, shop: Scene) -> None:
        shop.booking("one", IVAN, "10:00", state=_S.WAITING)
        shop.booking("long", IVAN, "10:00", state=_S.LIVE, minutes=MOST_MINUTES - 20)
        assert _details(shop).extensions == ()
        assert _details(shop, "long").extensions == (15,)


def test_what_went_meanwhile_cannot_be_done(shop: Scene) -> None:
    page = Working(shop).work.session(named("unknown"))
    with pytest.raises(Gone):
        page.do(START)


@pytest.mark.parametrize(
    ("state", "late"), [(_S.PENDING, 30), (_S.WAITING, 30), (_S.LIVE, 0), (_S.COMPLETED, 0), (_S.NO_SHOW, 0)]
)
def test_how_late_it_is(shop: Scene, state: SessionState, late: int) -> None:
    shop.booking("one", IVAN, "10:00", state=state)
    assert _details(shop).late == late


def test_a_page_that_is_closed_hears_nothing_more(shop: Scene) -> None:
    shop.booking("one", IVAN, "10:00", state=_S.WAITING)
    page = _page(shop)
    told: list[None] = []
    page.changed.connect(lambda: told.append(None))
    page.do(START)
    assert told
    told.clear()
    page.close()
    shop.booking("two", IVAN, "14:00")
    assert told == []
