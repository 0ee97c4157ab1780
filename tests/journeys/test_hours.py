"""An owner gives a mechanic a day off: what it strands is listed before it is saved, and everybody has it then."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.presenters.calendar_model import Column, Mode
from desktop.views.availability_view import AvailabilityView
from desktop.views.calendar_view import CalendarView
from desktop.views.hours.fields import DayButton
from desktop.views.hours.tabs import Tab
from desktop.views.hours.time_off_page import TimeOffForm
from scheduling.calendar_rules import local_of
from scheduling.records import Mechanic, TimeOff
from scheduling.vocabulary import Reason, VisitKind
from tests.journeys.counting import counted
from tests.journeys.hands import at_rest, employed, session
from tests.journeys.shop import Demo, Picture, Sit
from tools.desks import Driven, on_view, until
from tools.offscreen_tour import book_by_keys

NAMES = ("Aline Avant", "Benoît Bientôt")


def _luc(column: Column) -> bool:
    return employed(column) and column.name == "Luc Tremblay"


async def test_a_day_off_lists_the_bookings_it_strands_and_reaches_the_calendar_and_the_server(
    demo: Demo, sit: Sit, picture: Picture
) -> None:
    owner = next(person for person in demo.people if person.role == "owner")
    first = next(
        one for one in demo.people if one.role == "receptionist" and one.organization == owner.organization
    )
    async with sit(first) as desk, sit(owner) as boss:
        booked: list[UUID] = []
        where = await desk.find_free(fits=_luc)
        for name in NAMES:
            booked.append((await book_by_keys(desk, name, where=where))[0])
            where = await desk.find_free(fits=_luc)
        await at_rest(desk)
        await until(lambda: all(session(boss, one) for one in booked), "both bookings at the owner's desk")
        luc = next(row for row in boss.desk.store.all(Mechanic) if row.name == "Luc Tremblay")
        zone = boss.desk.source.zone()
        starts = [_starts(boss, one) for one in booked]
        days = sorted(local_of(at, zone)[0] for at in starts)

        with counted(boss, "day off that strands two bookings", steps=5, keys=28, clicks=6):
            view = await _availability(boss)
            boss.step("availability")
            await boss.press(view.tabs.buttons[Tab.TIME_OFF])
            boss.step("time off")
            await _enter(boss, view.time_off.form, luc.name, days)
            await until(view.foot.isVisible, "what is not saved")
        listed = {line.session_id for line in boss.desk.hours.stranded()}
        assert set(booked) <= listed
        view.preview._show_all()
        said = " ".join(link.accessibleName() for link in view.preview.stranded)
        assert all(name in said for name in NAMES)
        assert view.foot.save.text() == "Save all the same"
        assert boss.desk.store.changes() == []
        picture(boss, "stranded")

        await boss.press(view.foot.save)
        await at_rest(boss, desk)
        for driven in (boss, desk):
            await until(lambda driven=driven: _off(driven, luc.id, days[0]), "the day off")  # type: ignore[misc]  # bound on purpose
            for one in booked:
                row = session(driven, one)
                assert row is not None
                assert row.mechanic_id == luc.id, "who saves knows: the bookings stay where they are"
            assert set(booked) <= _in_sight(driven), "until somebody sees to them"
            engine = driven.desk.source.availability()
            at = starts[0]
            verdict = engine.verdict(luc.id, at, at + 900, VisitKind.PHONE, now=at - 3600, as_staff=True)
            assert Reason.TIME_OFF in verdict.reasons
        assert any("Time off is saved." in text for text in boss.said())

        await _shown_in_the_calendar(boss, luc.id, days[0], picture)
        boss.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: not _off(boss, luc.id, days[0]), "the former hours")
        await at_rest(boss, desk)
        await until(lambda: not _off(desk, luc.id, days[0]), "the former hours on the other desktop")
        assert not set(booked) & _in_sight(desk)


def _in_sight(driven: Driven) -> set[UUID]:
    """The bookings that need an answer, since nobody works then."""
    return {line.session_id for line in driven.desk.calendar.answers().stranded}


async def _availability(boss: Driven) -> AvailabilityView:
    """By its entry on the rail."""
    await boss.activate()
    (entry,) = [one for one in on_view(boss.app.window, QPushButton) if one.text() == "Availability"]
    await boss.press(entry)
    office = boss.app.office
    assert office is not None
    view = office.workspace.current_view()
    assert isinstance(view, AvailabilityView)
    return view


async def _enter(boss: Driven, form: TimeOffForm, name: str, days: list[date]) -> None:
    """Whose, from when until when, and what the calendar says; Enter adds it."""
    form.who.setFocus(Qt.FocusReason.TabFocusReason)
    boss.key(Qt.Key.Key_Home)
    for _ in range(form.who.count()):
        if form.who.currentText() == name:
            break
        boss.key(Qt.Key.Key_Down)
    assert form.who.currentText() == name
    boss.step("the first day")
    await _pick(boss, form.first, days[0])
    boss.step("the last day")
    await _pick(boss, form.last, days[-1])
    boss.step("what the calendar says")
    await boss.click_into(form.label)
    boss.type("Formation")
    boss.key(Qt.Key.Key_Return)


async def _pick(boss: Driven, button: DayButton, day: date) -> None:
    """In the month that it opens, by arrows and Enter."""
    if button.day == day:
        return
    await boss.press(button)
    month = await until(lambda: button.popover, "the month")
    await until(lambda: boss.at_hand(month), "the keys in the month")
    weeks, rest = divmod((day - button.day).days, 7)
    for key, times in ((Qt.Key.Key_Down, weeks), (Qt.Key.Key_Right, rest)):
        for _ in range(times):
            boss.key(key)
    boss.key(Qt.Key.Key_Return)
    await until(lambda: button.day == day, "the day")


def _starts(driven: Driven, session_id: UUID) -> int:
    row = session(driven, session_id)
    assert row is not None
    assert row.starts is not None
    return row.starts


def _off(driven: Driven, mechanic_id: UUID, day: date) -> TimeOff | None:
    rows = (row for row in driven.desk.store.all(TimeOff) if row.mechanic_id == mechanic_id)
    return next((row for row in rows if row.first_day == day and row.label == "Formation"), None)


async def _shown_in_the_calendar(boss: Driven, mechanic_id: UUID, day: date, picture: Picture) -> None:
    """The day's column of the mechanic is off."""
    office = boss.app.office
    assert office is not None
    office.workspace.go("calendar")
    calendar = office.workspace.current_view()
    assert isinstance(calendar, CalendarView)
    boss.desk.calendar.go_to(day, Mode.DAY)

    def off() -> bool:
        board = calendar.grid.board
        columns = board.columns if board is not None else ()
        return any(column.mechanic_id == mechanic_id and column.time_off for column in columns)

    await until(off, "the day off in the calendar")
    picture(boss, "calendar")
