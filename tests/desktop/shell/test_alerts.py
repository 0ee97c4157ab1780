"""Alerts say what happened and offer a way on, take no focus, and go away when they should."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell import alerts as module
from desktop.shell.alerts import Alerts
from tests.desktop.shell.widgets import child


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    return made


@pytest.fixture
def alerts(page: QWidget) -> Alerts:
    return Alerts(page)


def texts(alerts: Alerts) -> list[str]:
    return [alert.text for alert in alerts.current()]


def buttons(alerts: Alerts) -> list[QPushButton]:
    return alerts.findChildren(QPushButton)


def test_action_is_done_once_and_closes(alerts: Alerts) -> None:
    done: list[str] = []
    alerts.show("Marc is moved.", "Undo", lambda: done.append("undo"), "done")
    next(button for button in buttons(alerts) if button.text() == "Undo").click()
    assert done == ["undo"]
    assert texts(alerts) == []
    assert not alerts.isVisible()


def test_at_most_two_newest_last(alerts: Alerts) -> None:
    for number in range(5):
        alerts.show(f"alert {number}")
    assert texts(alerts) == ["alert 3", "alert 4"]


def test_bad_news_outlasts_good_news_that_comes_after(alerts: Alerts) -> None:
    alerts.show("Refused.", kind="bad")
    alerts.show("Marc is moved.", kind="done")
    alerts.show("Luc is moved.", kind="done")
    assert texts(alerts) == ["Refused.", "Luc is moved."]


def test_bad_news_stays_until_closed_whatever_comes(page: QWidget, alerts: Alerts) -> None:
    done: list[str] = []
    alerts.show("Signed out.", "Sign in", lambda: done.append("sign in"), "bad")
    alerts.show("Refused.", kind="bad")
    alerts.show("Marc is moved.", kind="done")
    assert texts(alerts) == ["Signed out.", "Refused.", "Marc is moved."]
    alerts.show("Luc is moved.", kind="done")
    assert texts(alerts) == ["Signed out.", "Refused.", "Luc is moved."]
    alerts.show("Not refreshed for a week.", kind="bad")
    assert texts(alerts) == ["Signed out.", "Refused.", "Not refreshed for a week."]
    assert page.rect().contains(alerts.geometry())
    next(button for button in buttons(alerts) if button.text() == "Sign in").click()
    assert done == ["sign in"]


def test_the_same_again_pushes_no_other_out(alerts: Alerts) -> None:
    alerts.show("Refused.", kind="bad")
    alerts.show("Saved.")
    alerts.show("Saved.")
    assert texts(alerts) == ["Refused.", "Saved."]


def test_the_words_change_in_place(alerts: Alerts, monkeypatch: pytest.MonkeyPatch) -> None:
    alert = alerts.show("The move of Marc waits for the server.", "Undo", lambda: None)
    heard: list[QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard.append)
    alerts.say(alert, "Marc is moved.", "done")
    assert texts(alerts) == ["Marc is moved."]
    assert (alert.accessibleName(), alert.kind) == ("Marc is moved.", "done")
    assert "Marc is moved." in [label.text() for label in alert.findChildren(QLabel)]
    assert [event.message() for event in heard] == ["Marc is moved."]


def test_same_again_is_shown_once(alerts: Alerts) -> None:
    alerts.show("The server does not answer.")
    alerts.show("The server does not answer.")
    assert texts(alerts) == ["The server does not answer."]


def test_good_news_leaves_by_itself(qtbot: QtBot, alerts: Alerts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LASTS_MS", 5)
    alerts.show("Saved.", kind="done")
    qtbot.waitUntil(lambda: texts(alerts) == [])


def test_it_stays_while_the_keys_are_on_its_button(page: QWidget, alerts: Alerts, qtbot: QtBot) -> None:
    alert = alerts.show("The booking of Marc is moved.", "Undo", lambda: None, "done")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    undo = next(button for button in buttons(alerts) if button.text() == "Undo")
    undo.setFocus()
    alert._time_is_over()
    assert texts(alerts) == ["The booking of Marc is moved."]
    assert undo.hasFocus()
    page.setFocus()
    alert._time_is_over()
    assert texts(alerts) == []


def test_bad_news_stays(alerts: Alerts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LASTS_MS", 5)
    alert = alerts.show("Refused.", kind="bad")
    assert not child(alert, QTimer).isActive()


def test_it_waits_under_the_mouse(alerts: Alerts) -> None:
    before = QCursor.pos()
    alert = alerts.show("Saved.")
    timer = child(alert, QTimer)
    try:
        QCursor.setPos(alert.mapToGlobal(alert.rect().center()))
        timer.stop()
        timer.timeout.emit()
        assert texts(alerts) == ["Saved."]
        assert timer.isActive()
    finally:
        QCursor.setPos(before)
    timer.timeout.emit()
    assert texts(alerts) == []


def test_it_takes_no_focus(qtbot: QtBot, page: QWidget, alerts: Alerts) -> None:
    field = QLineEdit(page)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    alerts.show("Saved.", "Undo", lambda: None)
    assert field.hasFocus()


def test_a_screen_reader_is_told(alerts: Alerts, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard.append)
    alerts.show("Refused.", kind="bad")
    alerts.show("Saved.", kind="done")
    said = [(event.message(), event.politeness()) for event in heard]
    politeness = QAccessible.AnnouncementPoliteness
    assert said == [("Refused.", politeness.Assertive), ("Saved.", politeness.Polite)]


def test_close_button_has_a_name(alerts: Alerts) -> None:
    alerts.show("Saved.")
    assert [button.accessibleName() for button in buttons(alerts)] == ["Close this message"]


def test_it_follows_the_size_of_the_window(qtbot: QtBot, page: QWidget, alerts: Alerts) -> None:
    alerts.show("Saved.")
    page.resize(1366, 768)
    qtbot.waitUntil(lambda: page.rect().contains(alerts.geometry()) and alerts.geometry().right() > 1340)
    assert alerts.geometry().bottom() > 740


def test_without_a_rail_they_are_flat_in_the_corner(page: QWidget, alerts: Alerts) -> None:
    alerts.show("Marc is moved.", "Undo", lambda: None, "done")
    assert alerts.height() < 60
    assert page.rect().contains(alerts.geometry())


ROOM = QRect(8, 240, 160, 400)


@pytest.fixture
def railed(alerts: Alerts) -> Alerts:
    """With a part of the page that is always free."""
    alerts.room = lambda: ROOM
    return alerts


def test_they_stand_at_the_foot_of_the_room_that_is_free(railed: Alerts) -> None:
    railed.show("Marc is moved.", "Undo", lambda: None, "done")
    assert ROOM.contains(railed.geometry())
    assert railed.geometry().bottom() == ROOM.bottom()
    (alert,) = railed.current()
    assert "Marc is moved." in [label.text() for label in alert.findChildren(QLabel)]


@pytest.mark.parametrize("act", ["Undo", "Close all the same", "Se connecter quand même"])
def test_what_can_be_done_is_read_whole_in_the_narrow_room(railed: Alerts, act: str) -> None:
    alert = railed.show("The hours that you changed are not saved yet.", act, lambda: None, "bad")
    QApplication.processEvents()
    button = next(each for each in alert.findChildren(QPushButton) if each.text())
    assert button.accessibleName() == act
    assert button.text().replace("\n", " ") == act
    assert button.width() >= button.sizeHint().width()
    assert button.height() >= button.sizeHint().height()
    assert alert.rect().contains(button.geometry())


def test_without_its_button_an_alert_is_lower_and_with_it_as_high_as_before(railed: Alerts) -> None:
    act = "Se connecter quand même"
    alert = railed.show("Marc is moved.", act, lambda: None, "done")
    high, foot = alert.height(), railed.geometry().bottom()
    railed.withdraw(alert)
    assert alert.height() < high
    assert railed.geometry().bottom() == foot
    railed.offer(alert, act, lambda: None)
    assert alert.height() == high
    assert railed.geometry().bottom() == foot


def test_where_all_words_have_no_room_the_older_ones_say_less_and_the_tip_the_whole(railed: Alerts) -> None:
    long = "The hours that you changed are not saved yet, and more of the same kind is to be said. " * 2
    for number in range(3):
        railed.show(f"{number} {long}", "Look", lambda: None, "bad")
    assert ROOM.contains(railed.geometry())
    said = [max((label.text() for label in each.findChildren(QLabel)), key=len) for each in railed.current()]
    assert [text.endswith("…") for text in said] == [True, True, False]
    first = railed.current()[0]
    assert f"0 {long}" in [label.toolTip() for label in first.findChildren(QLabel)]
    assert [alert.text for alert in railed.current()] == [f"{number} {long}" for number in range(3)]
    for alert in railed.current()[1:]:
        alert.close_now()
    assert max((label.text() for label in first.findChildren(QLabel)), key=len) == f"0 {long}"


@pytest.mark.parametrize("width", [1024, 1366])
def test_all_words_are_seen_when_another_comes(
    qtbot: QtBot, page: QWidget, alerts: Alerts, width: int
) -> None:
    page.resize(width, 768)
    long = "The move of Rosalie Caron waits for the server; then Chloé is asked."
    first = alerts.show(long, "Undo", lambda: None)
    second = alerts.show("1 change was refused by the server.", "Look", lambda: None, "bad")

    def whole() -> bool:
        rooms = [alert.rect() for alert in (first, second)]
        labels = [next(x for x in alert.findChildren(QLabel) if x.text()) for alert in (first, second)]
        return all(
            label.height() >= label.heightForWidth(label.width()) and room.contains(label.geometry())
            for label, room in zip(labels, rooms, strict=True)
        )

    qtbot.waitUntil(whole)


def test_long_words_stay_inside(page: QWidget, alerts: Alerts) -> None:
    alerts.show("Something went wrong. " * 20, "Look", lambda: None, "bad")
    assert page.rect().contains(alerts.geometry())
    (alert,) = alerts.current()
    assert alert.height() >= child(alert, QGridLayout).totalHeightForWidth(alert.width())


def test_a_click_on_an_alert_leaves_the_keys_in_the_page_and_closing_it_by_key_gives_them_back(
    qtbot: QtBot, page: QWidget, alerts: Alerts
) -> None:
    field = QLineEdit(page)
    field.show()
    alerts.home = lambda: field
    with qtbot.waitActive(page):
        page.activateWindow()
    field.setFocus()
    done: list[str] = []

    def undo(name: str) -> QPushButton:
        alert = alerts.show(f"{name} is moved.", "Undo", lambda: done.append(name))
        return next(button for button in alert.findChildren(QPushButton) if button.text() == "Undo")

    QTest.mouseClick(undo("Anna"), Qt.MouseButton.LeftButton)
    assert done == ["Anna"]
    assert page.focusWidget() is field
    by_key = undo("Bob")
    by_key.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(by_key, Qt.Key.Key_Space)
    assert done == ["Anna", "Bob"]
    assert page.focusWidget() is field


@pytest.fixture
def fields(qtbot: QtBot, page: QWidget, alerts: Alerts) -> tuple[QLineEdit, QLineEdit]:
    """Two of the page; the first is where the page begins, the second has the keys."""
    home, other = QLineEdit(page), QLineEdit(page)
    home.show()
    other.show()
    alerts.home = lambda: home
    with qtbot.waitActive(page):
        page.activateWindow()
    other.setFocus()
    return home, other


def _led_into(alerts: Alerts) -> QPushButton:
    """Its "Undo", to which Tab has led."""
    alerts.show("Marc is moved.", "Undo", lambda: None)
    button = next(button for button in buttons(alerts) if button.text() == "Undo")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    return button


def test_the_keys_go_back_to_where_they_were_before(
    page: QWidget, alerts: Alerts, fields: tuple[QLineEdit, QLineEdit]
) -> None:
    undo = _led_into(alerts)
    (close,) = [button for button in buttons(alerts) if button is not undo]
    close.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert page.focusWidget() is fields[1]


def test_the_keys_go_to_the_beginning_of_the_page_when_where_they_were_is_gone(
    page: QWidget, alerts: Alerts, fields: tuple[QLineEdit, QLineEdit]
) -> None:
    home, other = fields
    _led_into(alerts)
    other.hide()
    alerts.clear()
    assert page.focusWidget() is home
    other.show()
    other.setFocus()
    _led_into(alerts)
    shiboken6.delete(other)
    alerts.clear()
    assert page.focusWidget() is home


def test_a_button_that_is_withdrawn_gives_the_keys_back(
    page: QWidget, alerts: Alerts, fields: tuple[QLineEdit, QLineEdit]
) -> None:
    _led_into(alerts)
    alerts.withdraw(alerts.current()[0])
    assert page.focusWidget() is fields[1]
