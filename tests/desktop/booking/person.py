"""Somebody at the keyboard and the mouse of a window that books."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import Step
from desktop.presenters.now_flow import NowFlow
from desktop.views.booking.concern_page import ConcernPage
from desktop.views.booking.frame import Frame
from desktop.views.booking_wizard import BookingWizard
from desktop.views.now_wizard import NowWizard
from tests.desktop.booking.desk import Desk, entered, filled

ENTER, ESC, DOWN, LEFT = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Left
ALT = Qt.KeyboardModifier.AltModifier


class Hands:
    """On the keyboard and the mouse."""

    def __init__(self, qtbot: QtBot, frame: Frame) -> None:
        self.qtbot = qtbot
        self._frame = frame

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self._frame

    def types(self, text: str) -> None:
        for letter in text:
            self.qtbot.keyClicks(self.focus(), letter)

    def presses(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.focus(), key, with_)

    def presses_at(self, key: Qt.Key, when: int) -> None:
        """One key at that moment, in ms."""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(when)
        QApplication.sendEvent(self.focus(), event)

    def clicks(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def reads(self) -> str:
        """All words on the page, the steps and the foot."""
        found = [*self._frame.findChildren(QAbstractButton), *self._frame.findChildren(QLineEdit)]
        labels = [child for child in self._frame.findChildren(QWidget) if child.metaObject().className()]
        texts = [child.property("text") for child in labels if child.isVisible()]
        names = [child.accessibleName() for child in found if child.isVisible()]
        return "\n".join(str(text) for text in (*texts, *names) if text)


class Person(Hands):
    """At a booking at a time."""

    def __init__(self, qtbot: QtBot, wizard: BookingWizard) -> None:
        super().__init__(qtbot, wizard)
        self.wizard = wizard


class NowPerson(Hands):
    """At a session at once."""

    def __init__(self, qtbot: QtBot, wizard: NowWizard) -> None:
        super().__init__(qtbot, wizard)
        self.wizard = wizard


def concern_of(wizard: BookingWizard, desk: Desk) -> ConcernPage:
    """The page with what is wrong, all before it answered."""
    filled(wizard.flow, desk)
    wizard.flow.go(Step.CONCERN)
    page = wizard.page
    assert isinstance(page, ConcernPage)
    return page


def at_the_ways_on(qtbot: QtBot, desk: Desk, flow: NowFlow, window: QWidget) -> Iterator[NowPerson]:
    """A fixture's: all is entered, nobody is online for it, and what else there is is offered."""
    wizard = NowWizard(flow, window)
    entered(flow, desk, online=False)
    person = NowPerson(qtbot, wizard)
    person.presses(ENTER)
    yield person
    wizard.leave()
