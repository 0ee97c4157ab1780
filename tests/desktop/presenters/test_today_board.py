"""The Today screen's columns: which bookings are of the day, where each stands, how long it waits, how late it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.today import TodayPresenter
from desktop.presenters.today_model import Phase
from desktop.store.local_store import LocalStore
from scheduling.records import Reservation, TimeOff
from scheduling.vocabulary import Role, SessionState, TimeOffStatus, VisitKind
from tests import factories
from tests.desktop.calendar.days import arrived, card, names, today_of
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named

_S = SessionState
SUNDAY, TUESDAY = MONDAY - timedelta(days=1), MONDAY + timedelta(days=1)


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.clock.set(at(MONDAY, "11:00"))
    return made


@pytest.mark.parametrize(
    ("state", "phase"),
    [
        (_S.OFFERED, Phase.COMING),
        (_S.SCHEDULED, Phase.COMING),
        (_S.PENDING, Phase.COMING),
        (_S.WAITING, Phase.HERE),
        (_S.LIVE, Phase.SERVICE),
        (_S.COMPLETED, Phase.DONE),
        (_S.NO_SHOW, Phase.DONE),
        (_S.CANCELLED, None),
        (_S.UNPLACED, None),
    ],
)
def test_each_state_has_its_column_or_none(shop: Scene, state: SessionState, phase: Phase | None) -> None:
    shop.booking("one", shop.garage.anna.id, "10:00", state=state)
    expected = [["one"] if each is phase else [] for each in Phase]
    assert names(today_of(shop), shop) == expected


def test_before_the_first_rows_there_is_no_board(shop: Scene) -> None:
    empty = LocalStore.in_memory()
    rights, undo = shop.presenter.rights, shop.presenter.undo
    today = TodayPresenter(empty, AvailabilitySource(empty), shop.clock, rights, undo)
    assert today.board() is None
    assert today.next_free() is None


def test_the_columns_are_sorted_as_one_works(shop: Scene) -> None:
    anna = shop.garage.anna.id
    for name, time in (("late", "13:00"), ("early", "11:30")):
        shop.booking(name, anna, time)
    arrived(shop, "came second", "11:00", "10:50")
    arrived(shop, "came first", "12:00", "10:40")
    shop.booking("ends last", anna, "10:00", state=_S.LIVE, minutes=180)
    shop.booking("ends first", anna, "10:30", state=_S.LIVE, minutes=60)
    shop.booking("done first", anna, "08:00", state=_S.COMPLETED, ended_at=at(MONDAY, "08:50"))
    shop.booking("done last", anna, "07:00", state=_S.COMPLETED, ended_at=at(MONDAY, "09:50"))
    assert names(today_of(shop), shop) == [
        ["early", "late"],
        ["came first", "came second"],
        ["ends first", "ends last"],
        ["done last", "done first"],
    ]


@pytest.mark.parametrize(("now", "state"), [("09:44", _S.SCHEDULED), ("09:45", _S.PENDING)])
def test_what_is_near_is_due_by_the_clock_alone(shop: Scene, now: str, state: SessionState) -> None:
    shop.booking("one", shop.garage.anna.id, "10:00")
    shop.clock.set(at(MONDAY, now))
    assert card(today_of(shop), shop, "one").state is state


@pytest.mark.parametrize(
    ("state", "since", "minutes", "late"),
    [
        (_S.SCHEDULED, {}, None, 15),
        (_S.WAITING, {"arrived_at": at(MONDAY, "10:33")}, 27, 15),
        (_S.LIVE, {"started_at": at(MONDAY, "10:50")}, 10, 0),
        (_S.COMPLETED, {"ended_at": at(MONDAY, "10:55")}, None, 0),
    ],
)
def test_waiting_and_being_late_are_counted_to_now(
    shop: Scene, state: SessionState, since: dict[str, int], minutes: int | None, late: int
) -> None:
    shop.booking("one", shop.garage.anna.id, "10:45", state=state, **since)
    found = card(today_of(shop), shop, "one")
    assert (found.minutes, found.late) == (minutes, late)
    assert found.ends == at(MONDAY, "11:45")


def test_work_is_late_once_its_planned_end_has_passed(shop: Scene) -> None:
    shop.booking("one", shop.garage.anna.id, "10:00", state=_S.LIVE, started_at=at(MONDAY, "10:05"))
    shop.clock.set(at(MONDAY, "11:08"))
    found = card(today_of(shop), shop, "one")
    assert (found.minutes, found.late) == (63, 8)


def test_a_card_names_what_is_known(shop: Scene) -> None:
    garage = shop.garage
    shop.booking(
        "one", garage.anna.id, "12:00", vehicle_id=garage.civic.id, bay_id=garage.bays[1].id, concern="Noise"
    )
    found = card(today_of(shop), shop, "one")
    assert (found.customer, found.mechanic) == ("Élise Tremblay", "Anna Affiliated")
    assert (found.vehicle, found.bay, found.concern) == ("Honda Civic 2018", "Bay 2", "Noise")


class TestMidnight:
    """The local day, and what is under way on either side of it."""

    @pytest.mark.parametrize(
        ("time", "there"), [("00:00", True), ("23:59", True), ("00:00+1", False), ("12:00+1", False)]
    )
    def test_the_local_day_from_midnight_to_midnight(self, shop: Scene, time: str, there: bool) -> None:
        time, _, next_day = time.partition("+")
        shop.booking("one", shop.garage.anna.id, time, day=TUESDAY if next_day else MONDAY)
        assert names(today_of(shop), shop)[0] == (["one"] if there else [])

    def test_who_comes_for_just_after_midnight_is_due_before_it(self, shop: Scene) -> None:
        shop.booking("one", shop.garage.anna.id, "00:10", day=TUESDAY)
        shop.clock.set(at(MONDAY, "23:54"))
        assert names(today_of(shop), shop)[0] == []
        shop.clock.set(at(MONDAY, "23:55"))
        assert names(today_of(shop), shop)[0] == ["one"]

    @pytest.mark.parametrize(
        ("state", "column"), [(_S.SCHEDULED, 0), (_S.PENDING, 0), (_S.WAITING, 1), (_S.LIVE, 2)]
    )
    def test_what_is_under_way_from_before_midnight_counts(
        self, shop: Scene, state: SessionState, column: int
    ) -> None:
        shop.booking("one", shop.garage.anna.id, "23:30", day=SUNDAY, state=state)
        shop.clock.set(at(MONDAY, "00:05"))
        assert names(today_of(shop), shop)[column] == ["one"]

    @pytest.mark.parametrize("state", [_S.SCHEDULED, _S.OFFERED, _S.NO_SHOW])
    def test_what_was_over_before_midnight_does_not(self, shop: Scene, state: SessionState) -> None:
        shop.booking("one", shop.garage.anna.id, "22:30", day=SUNDAY, state=state)
        shop.clock.set(at(MONDAY, "00:05"))
        assert names(today_of(shop), shop) == [[], [], [], []]

    def test_what_was_finished_after_midnight_is_done_today(self, shop: Scene) -> None:
        anna = shop.garage.anna.id
        shop.booking("after", anna, "23:00", day=SUNDAY, state=_S.COMPLETED, ended_at=at(MONDAY, "00:10"))
        shop.booking("before", anna, "22:00", day=SUNDAY, state=_S.COMPLETED, ended_at=at(SUNDAY, "22:50"))
        assert names(today_of(shop), shop)[3] == ["after"]

    def test_the_shop_that_is_open_beyond_midnight_still_expects_its_evening(self, shop: Scene) -> None:
        shop.store.load([factories.workshop_hours(6, "18:00", "26:00", id=named("night"))])
        shop.booking("one", shop.garage.anna.id, "22:30", day=SUNDAY)
        shop.clock.set(at(MONDAY, "01:59"))
        assert names(today_of(shop), shop)[0] == ["one"]
        shop.clock.set(at(MONDAY, "02:00"))
        assert names(today_of(shop), shop)[0] == []

    def test_the_day_changes_with_the_tick(self, shop: Scene) -> None:
        shop.booking("one", shop.garage.anna.id, "12:00")
        today = today_of(shop)
        assert names(today, shop)[0] == ["one"]
        shop.clock.set(at(TUESDAY, "00:00"))
        today.tick()
        assert names(today, shop)[0] == []


class TestImmediate:
    """Sessions that have no start of their own."""

    def immediate(self, shop: Scene, *, accepted: bool, **over: object) -> None:
        row = factories.session(
            shop.garage.elise.id,
            id=named("now"),
            **{"starts": None, "kind": VisitKind.VIDEO, "state": _S.PENDING, "minutes": 30, **over},
        )
        slot = factories.reservation(
            starts=at(MONDAY, "10:50"),
            ends=at(MONDAY, "11:20"),
            mechanic_id=shop.garage.anna.id,
            session_id=row.id,
        )
        shop.store.load([replace(row, mechanic_id=shop.garage.anna.id), slot] if accepted else [row])
        shop.ids["now"] = row.id

    def test_one_that_somebody_accepted_stands_at_when_that_was(self, shop: Scene) -> None:
        self.immediate(shop, accepted=True, state=_S.LIVE, started_at=at(MONDAY, "10:55"))
        found = card(today_of(shop), shop, "now")
        assert found.immediate
        assert (found.phase, found.starts, found.ends) == (
            Phase.SERVICE,
            at(MONDAY, "10:50"),
            at(MONDAY, "11:20"),
        )

    def test_one_whose_customer_is_awaited_is_not_late(self, shop: Scene) -> None:
        self.immediate(shop, accepted=True)
        found = card(today_of(shop), shop, "now")
        assert (found.phase, found.late) == (Phase.COMING, 0)

    def test_one_that_still_looks_for_a_mechanic_is_not_the_shops_yet(self, shop: Scene) -> None:
        self.immediate(shop, accepted=False)
        assert names(today_of(shop), shop) == [[], [], [], []]


class TestRoles:
    """The shop's day, or one's own."""

    @pytest.mark.parametrize("role", [Role.OWNER, Role.RECEPTIONIST])
    def test_the_shop_sees_all_of_it(self, role: Role) -> None:
        shop = scene(role)
        shop.booking("one", shop.garage.anna.id, "10:00")
        shop.booking("two", None, "11:00")
        assert names(today_of(shop), shop)[0] == ["one", "two"]

    def test_a_mechanic_sees_their_own(self) -> None:
        shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
        shop.booking("mine", shop.garage.anna.id, "10:00")
        shop.booking("offered to me", shop.garage.anna.id, "11:00", state=_S.OFFERED)
        shop.booking("another's", shop.garage.ivan.id, "10:00")
        shop.booking("nobody's", None, "10:00")
        assert names(today_of(shop), shop)[0] == ["mine", "offered to me"]


class TestNextFree:
    """By the engine that offers, for visits in person."""

    def test_the_first_of_anybody_with_a_bay(self, shop: Scene) -> None:
        shop.booking("one", shop.garage.anna.id, "11:00", bay_id=shop.garage.bays[0].id)
        free = today_of(shop).next_free()
        assert free is not None
        assert (free.starts, free.mechanic, free.bay) == (at(MONDAY, "11:00"), "Ivan Independent", "Bay 2")

    def test_of_a_mechanic_it_is_their_own(self) -> None:
        shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
        shop.booking("mine", shop.garage.ivan.id, "09:00")
        free = today_of(shop).next_free()
        assert free is not None
        assert (free.mechanic, free.starts >= at(MONDAY, "10:15")) == ("Ivan Independent", True)

    def test_with_nothing_left_today_it_is_the_next_day(self, shop: Scene) -> None:
        shop.clock.set(at(MONDAY, "17:30"))
        free = today_of(shop).next_free()
        assert free is not None
        assert (free.starts, free.mechanic) == (at(TUESDAY, "09:00"), "Anna Affiliated")

    def test_with_everybody_off_for_long_there_is_none(self, shop: Scene) -> None:
        garage = shop.garage
        shop.store.load(
            TimeOff(
                id=named(f"off {person.name}"),
                mechanic_id=person.id,
                status=TimeOffStatus.APPROVED,
                first_day=MONDAY,
                last_day=MONDAY + timedelta(days=9),
            )
            for person in (garage.anna, garage.ivan, garage.olga)
        )
        assert today_of(shop).next_free() is None


class TestLanes:
    """The next three hours of each mechanic."""

    def lane(self, shop: Scene, name: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """What is taken, and when nobody works, in local times."""
        (found,) = [lane for lane in today_of(shop).lanes() if lane.mechanic == name]
        return tuple([(clock(one), clock(two)) for one, two in spans] for spans in (found.taken, found.away))  # type: ignore[return-value]  # two of them

    def test_what_is_taken_is_cut_to_them_and_the_break_is_away(self, shop: Scene) -> None:
        anna = shop.garage.anna.id
        for time in ("10:30", "11:30", "13:30"):
            shop.booking(time, anna, time)
        taken, away = self.lane(shop, "Anna Affiliated")
        assert taken == [("11:00", "12:30"), ("13:30", "14:00")]
        assert away == [("12:00", "13:00")]

    def test_a_hold_takes_its_time_until_it_lapses(self, shop: Scene) -> None:
        times = {"starts": at(MONDAY, "13:00"), "ends": at(MONDAY, "14:00")}
        shop.hold(mechanic_id=shop.garage.anna.id, expires_at=at(MONDAY, "11:10"), **times)
        assert self.lane(shop, "Anna Affiliated")[0] == [("13:00", "14:00")]
        shop.clock.set(at(MONDAY, "11:10"))
        assert self.lane(shop, "Anna Affiliated")[0] == []

    def test_time_off_is_away(self, shop: Scene) -> None:
        off = TimeOff(
            id=named("off"),
            mechanic_id=shop.garage.anna.id,
            status=TimeOffStatus.APPROVED,
            starts=at(MONDAY, "13:30"),
            ends=at(MONDAY, "18:00"),
        )
        shop.store.load([off])
        assert self.lane(shop, "Anna Affiliated")[1] == [("12:00", "13:00"), ("13:30", "14:00")]

    def test_who_neither_works_nor_has_anything_then_is_not_there(self, shop: Scene) -> None:
        shop.clock.set(at(MONDAY, "22:30"))
        assert today_of(shop).lanes() == ()
        shop.booking("night", shop.garage.ivan.id, "23:00", minutes=120)
        assert self.lane(shop, "Ivan Independent") == ([("23:00", "1:00")], [("22:30", "1:30")])

    def test_a_mechanic_has_their_own(self) -> None:
        shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
        assert [lane.mechanic for lane in today_of(shop).lanes()] == ["Ivan Independent"]


def clock(instant: int) -> str:
    return f"{datetime.fromtimestamp(instant, factories.ZONE):%-H:%M}"


class TestNews:
    """It refreshes by itself."""

    def test_rows_that_change_are_told(self, shop: Scene) -> None:
        today, told = today_of(shop), []
        today.changed.connect(lambda: told.append("changed"))
        assert names(today, shop)[0] == []
        shop.booking("one", shop.garage.anna.id, "12:00")
        assert told == ["changed"]
        assert names(today, shop)[0] == ["one"]
        assert today.board() is today.board(), "kept until something changes"

    def test_a_minute_that_passes_is_told_once(self, shop: Scene) -> None:
        today, told = today_of(shop), []
        today.changed.connect(lambda: told.append(shop.clock.now()))
        shop.clock.advance(30)
        today.tick()
        assert told == []
        shop.clock.advance(30)
        today.tick()
        today.tick()
        assert told == [at(MONDAY, "11:01")]

    def test_a_slot_that_waits_for_the_server_marks_its_card(self, shop: Scene) -> None:
        shop.booking("one", shop.garage.anna.id, "12:00")
        today = today_of(shop)
        assert not card(today, shop, "one").waiting
        fit = shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "13:00"), shop.garage.anna.id)
        shop.presenter.mover.move(fit)
        assert card(today, shop, "one").waiting
        (slot,) = [row for row in shop.store.all(Reservation) if row.session_id == shop.ids["one"]]
        assert slot.starts == card(today, shop, "one").starts == at(MONDAY, "13:00")
