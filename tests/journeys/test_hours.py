"""An owner gives a mechanic a day off: what it strands is listed before it is saved, and everybody has it then."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt

from desktop.presenters.calendar_model import Column, Mode
from desktop.views.availability_view import AvailabilityView
from desktop.views.calendar_view import CalendarView
from desktop.views.hours.tabs import Tab
from scheduling.calendar_rules import local_of
from scheduling.records import Mechanic, TimeOff
from scheduling.vocabulary import Reason, VisitKind
from tests.journeys.hands import at_rest, employed, session
from tests.journeys.shop import Demo, Picture, Sit
from tools.desks import Driven, until
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
        view = await _availability(boss)
        luc = next(row for row in boss.desk.store.all(Mechanic) if row.name == "Luc Tremblay")
        zone = boss.desk.source.zone()
        starts = [_starts(boss, one) for one in booked]
        days = sorted(local_of(at, zone)[0] for at in starts)

        await boss.press(view.tabs.buttons[Tab.TIME_OFF])
        form = view.time_off.form
        form.who.take(luc.id)
        form.first._take(days[0])
        form.last._take(days[-1])
        form.label.setFocus()
        boss.type("Formation")
        await boss.press(form.add)
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


async def _availability(boss: Driven) -> AvailabilityView:
    """By its entry on the rail."""
    office = boss.app.office
    assert office is not None
    await boss.to_front()
    office.workspace.rail.chosen.emit("availability")
    view = office.workspace.current_view()
    assert isinstance(view, AvailabilityView)
    return view


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
