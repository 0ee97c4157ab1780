"""Alerts where there is little room: they stay inside what is free, say less, and the older ones wait."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.hints import Hints
from desktop.shell.hinting import Hinting
from desktop.shell.screens import CUSTOMERS, TODAY
from desktop.views.booking_wizard import BookingWizard
from tests.desktop.shell.running import Running, at_the_garage
from tests.desktop.shell.widgets import child, until
from tests.fakes import FakeServer

SMALL = [(1024, 640), (1366, 768)]
LONG = "La réservation d’un client a été refusée par le serveur, qui en a une autre à cette heure-là."
ACT = "Voir dans le calendrier"


@pytest.fixture
async def french(qapp: QApplication, tmp_path: Path, server: FakeServer) -> AsyncIterator[Running]:
    """The owner's window, with the hint of its screen."""
    made = Running(qapp, tmp_path, server, replace(at_the_garage(tmp_path), language="fr"))
    await made.until_office()
    await until(lambda: made.desk.status.online)
    made.office.alerts.clear()
    hinting = child(made.office.workspace, Hinting)
    made.app.settings.set_hints("on")
    hinting._hints = Hints(made.app.settings, lambda: False)
    hinting._soon.stop()
    hinting.look()
    yield made
    await made.close()


def _in_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _show(running: Running, number: int) -> None:
    for each in range(number):
        running.office.alerts.show(f"{each}: {LONG}", ACT, lambda: None, "bad")
    QApplication.processEvents()


def _on_view(running: Running) -> list[str]:
    return [alert.text[0] for alert in running.office.alerts.current() if alert.isVisible()]


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_they_stay_in_the_free_room_and_have_it_to_themselves(
    french: Running, size: tuple[int, int]
) -> None:
    office, alerts = french.office, french.office.alerts
    rail, hint = office.workspace.rail, child(office.workspace, Hinting).card
    french.app.window.resize(*size)
    french.app.window.show()
    QApplication.processEvents()
    assert hint.isVisible()
    for number in range(1, 7):
        _show(french, number)
        assert hint.isHidden()
        room = QRect(rail.mapTo(rail.window(), rail.free_room().topLeft()), rail.free_room().size())
        assert room.contains(_in_window(alerts)), number
        entries = [_in_window(each) for each in rail.findChildren(QPushButton) if each.isVisible()]
        assert [each for each in entries if each.intersects(_in_window(alerts))] == [], number
        assert _on_view(french)[-1] == str(number - 1)
        hidden = number - len(_on_view(french))
        assert alerts._more.isVisible() is bool(hidden)
        assert not hidden or str(hidden) in alerts._more.text()
        for alert in alerts.current():
            if alert.isVisible():
                assert alerts.rect().contains(alert.geometry())
        alerts.clear()
        assert hint.isVisible()


async def test_a_hint_that_makes_way_gives_its_keys_to_the_screen_and_is_shown_again(french: Running) -> None:
    office = french.office
    hinting = child(office.workspace, Hinting)
    french.app.window.show()
    await until(french.app.window.isActiveWindow)
    hinting.card.got_it.setFocus()
    _show(french, 1)
    inside = french.app.window.focusWidget()
    assert office.workspace.current_view().isAncestorOf(inside)
    office.open(CUSTOMERS)  # nobody has read it
    office.alerts.clear()
    office.open(TODAY)
    hinting.look()
    assert hinting.card.isVisible()


async def test_the_older_ones_come_as_the_newer_are_closed(french: Running) -> None:
    french.app.window.resize(1024, 640)
    french.app.window.show()
    QApplication.processEvents()
    _show(french, 6)
    seen = set(_on_view(french))
    assert len(seen) < 6
    while french.office.alerts.current():
        newest = french.office.alerts.current()[-1]
        assert newest.isVisible()
        newest.close_now()
        QApplication.processEvents()
        seen |= set(_on_view(french))
    assert seen == set("012345")


@pytest.mark.parametrize("number", [1, 2, 6])
@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_over_a_booking_they_leave_its_age_and_its_time_zone_to_be_read(
    french: Running, size: tuple[int, int], number: int
) -> None:
    office = french.office
    french.app.window.resize(*size)
    french.app.window.show()
    office.book(BookingSeed())
    (wizard,) = office.workspace.findChildren(BookingWizard)
    wizard._age = lambda: "Hors ligne depuis 14:05, rien de neuf depuis."
    wizard._say_age()
    QApplication.processEvents()
    _show(french, number)
    place = _in_window(office.alerts)
    for part in (wizard.age, wizard.steps.zone, *wizard.steps.lines.values()):
        assert part.isVisible()
        assert not place.intersects(_in_window(part)), part
    assert _in_window(wizard.card).contains(place)
    assert _on_view(french)[-1] == str(number - 1)
    wizard.leave()


async def test_over_a_booking_whose_steps_have_several_lines_it_stands_over_none(french: Running) -> None:
    office = french.office
    french.app.window.resize(1024, 640)
    french.app.window.show()
    office.book(BookingSeed())
    (wizard,) = office.workspace.findChildren(BookingWizard)
    wizard._age = lambda: "Hors ligne depuis 14:05, rien de neuf depuis."
    wizard._say_age()
    parts = ("Marie-Antoinette Desrosiers", "Volkswagen Golf Sportwagen 2020", "Baie 2 – Suspension")
    for line in wizard.steps.lines.values():
        line.show_state(parts, done=True, current=False, open_=True)
    QApplication.processEvents()
    _show(french, 1)
    place = _in_window(office.alerts)
    for part in (wizard.age, wizard.steps.zone, *wizard.steps.lines.values()):
        assert not place.intersects(_in_window(part)), part
    for line in wizard.steps.lines.values():
        assert line.toolTip() == ", ".join(parts)
    wizard.leave()
