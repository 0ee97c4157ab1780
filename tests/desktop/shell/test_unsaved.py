"""Leaving over what is not saved: the question counts for what it named, and for as long as it is true."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.open_forms import About, OpenForms
from desktop.shell.alerts import Alerts
from desktop.shell.desk import Desk
from desktop.shell.going import Going
from desktop.shell.main_window import MainWindow
from desktop.shell.unsaved import Unsaved
from desktop.shell.workspace import Workspace
from tests.desktop.shell.watched import said

CUSTOMER = "What you typed about a customer or a vehicle is not saved yet. Closing the program loses that."


@dataclass
class _Form:
    unsaved: bool = False
    in_sight: bool = True


@dataclass
class _Desk:
    forms: OpenForms = field(default_factory=OpenForms)
    unsaved_hours: bool = False
    unsaved_settings: bool = False
    unsaved_text: bool = False
    uncopied_key: bool = False
    shown_code: bool = False


class _Page(QWidget):
    shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.alerts = Alerts(self)


class Shown:
    """A window over two forms; in the first something is typed."""

    def __init__(self, qtbot: QtBot) -> None:
        self.desk = _Desk()
        self.customer, self.walk_in = _Form(unsaved=True), _Form()
        self.desk.forms.add(self.customer, About.CUSTOMER)
        self.desk.forms.add(self.walk_in, About.WALK_IN)
        self.window, self.page = MainWindow(), _Page()
        qtbot.addWidget(self.window)
        self.window.show_page(self.page, "x")
        self.window.show()
        self.watch = Unsaved(cast("Desk", self.desk), cast("Workspace", self.page))
        self.page.shown.emit("today")

    def said(self) -> list[str]:
        return said(self.page.alerts)

    def press(self, words: str) -> None:
        buttons = self.page.alerts.findChildren(QPushButton)
        next(button for button in buttons if button.text().replace("\n", " ") == words).click()


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_closed_again_soon_it_closes(shown: Shown) -> None:
    shown.window.leave()
    assert shown.window.isVisible()
    assert shown.said() == [CUSTOMER]
    shown.window.leave()
    assert not shown.window.isVisible()


def test_what_was_saved_meanwhile_is_not_asked_about_any_more(shown: Shown) -> None:
    shown.window.leave()
    shown.customer.unsaved = False
    shown.watch._look()
    assert shown.said() == []
    shown.window.leave()
    assert not shown.window.isVisible()


def test_what_was_typed_since_is_asked_about(shown: Shown) -> None:
    shown.window.leave()
    shown.walk_in.unsaved = True
    shown.window.leave()
    assert shown.window.isVisible()
    (words,) = shown.said()
    assert "What you typed for a walk-in is not booked yet." in words
    shown.customer.unsaved = False
    shown.press("Close all the same")
    assert shown.window.isVisible(), "less is lost than was said, and other than that"
    shown.press("Close all the same")
    assert not shown.window.isVisible()


def test_whoever_went_on_working_is_asked_anew(shown: Shown) -> None:
    shown.window.leave()
    shown.watch._counts.stop()
    shown.window.leave()
    assert shown.window.isVisible()
    assert shown.said() == [CUSTOMER]


def test_whoever_signs_out_is_told_of_what_was_typed_since(shown: Shown) -> None:
    left: list[bool] = []
    going = Going(cast("Desk", shown.desk), shown.page.alerts, lambda act: act())
    going.leave(lambda: left.append(True), "Sign out")
    shown.walk_in.unsaved = True
    shown.press("Sign out")
    assert left == []
    (words,) = shown.said()
    assert "walk-in" in words
    shown.press("Sign out")
    assert left == [True]
    going.leave(lambda: left.append(True), "Sign out")
    shown.customer.unsaved = shown.walk_in.unsaved = False
    shown.press("Sign out")
    assert left == [True, True]


def test_a_text_that_is_being_written_is_said(shown: Shown) -> None:
    shown.customer.unsaved = False
    shown.desk.unsaved_text = True
    shown.window.leave()
    assert shown.window.isVisible()
    (told,) = shown.said()
    assert told.startswith("A text or a signed sheet under Waivers is not finished yet.")


def test_a_code_that_is_not_shown_again_is_said(shown: Shown) -> None:
    shown.customer.unsaved = False
    shown.desk.shown_code = True
    shown.window.leave()
    assert shown.window.isVisible()
    (told,) = shown.said()
    assert told.startswith("The code for somebody’s password still stands there")
