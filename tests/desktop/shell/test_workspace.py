"""The rail, the keys and the window: where one is, how one gets elsewhere, what is remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.main_window import MainWindow
from desktop.shell.person import PersonButton
from desktop.shell.screens import Screen
from desktop.shell.workspace import Workspace
from desktop.theming.theme import theme
from tests.desktop.shell.widgets import child, nameless, unreachable


class Screens:
    """Two screens that count how often they were built."""

    def __init__(self) -> None:
        self.built: list[str] = []

    def make(self, key: str) -> QWidget:
        self.built.append(key)
        page = QWidget()
        QVBoxLayout(page).addWidget(QLineEdit(page))
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return page

    def all(self) -> list[Screen]:
        return [
            Screen(
                key="calendar",
                icon="calendar-days",
                title=lambda: "Calendar",
                build=lambda: self.make("calendar"),
            ),
            Screen(
                key="settings", icon="settings", title=lambda: "Settings", build=lambda: self.make("settings")
            ),
        ]


@pytest.fixture
def screens() -> Screens:
    return Screens()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def workspace(qtbot: QtBot, window: MainWindow, screens: Screens) -> Workspace:
    made = Workspace(screens.all(), PersonButton("Mireille Côté", "Garage Tremblay"))
    window.show_page(made, "Garage Tremblay")
    window.show()
    made.go("calendar")
    qtbot.waitUntil(window.isActiveWindow)
    return made


def entry(workspace: Workspace, title: str) -> QPushButton:
    return next(found for found in workspace.rail.findChildren(QPushButton) if found.text() == title)


def test_screen_is_built_when_first_shown_and_kept(workspace: Workspace, screens: Screens) -> None:
    assert screens.built == ["calendar"]
    workspace.go("settings")
    workspace.go("calendar")
    workspace.go("settings")
    assert screens.built == ["calendar", "settings"]


def test_rail_shows_where_one_is(qtbot: QtBot, workspace: Workspace) -> None:
    qtbot.mouseClick(entry(workspace, "Settings"), Qt.MouseButton.LeftButton)
    assert workspace.current == "settings"
    assert entry(workspace, "Settings").isChecked()
    assert not entry(workspace, "Calendar").isChecked()


@pytest.mark.parametrize(
    ("key", "screen"),
    [(Qt.Key.Key_1, "calendar"), (Qt.Key.Key_2, "settings"), (Qt.Key.Key_Comma, "settings")],
)
def test_keys_go_to_screens(qtbot: QtBot, workspace: Workspace, key: Qt.Key, screen: str) -> None:
    workspace.go("settings" if screen == "calendar" else "calendar")
    qtbot.keyClick(workspace.current_view(), key, Qt.KeyboardModifier.ControlModifier)
    assert workspace.current == screen


def test_keys_for_undo_and_booking(qtbot: QtBot, workspace: Workspace) -> None:
    with qtbot.waitSignal(workspace.undo_asked):
        qtbot.keyClick(workspace.current_view(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(workspace.book_asked):
        qtbot.keyClick(workspace.current_view(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_undo_in_a_field_undoes_the_typing(qtbot: QtBot, workspace: Workspace) -> None:
    field = child(workspace.current_view(), QLineEdit)
    qtbot.keyClicks(field, "Luc")
    with qtbot.assertNotEmitted(workspace.undo_asked):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""


def test_everything_has_a_name_and_is_reachable(workspace: Workspace) -> None:
    assert nameless(workspace.rail) == []
    assert unreachable(workspace.rail) == []


def choose(menu: QMenu, *path: str) -> None:
    for words in path[:-1]:
        menu = next(sub for sub in menu.findChildren(QMenu) if sub.title() == words)
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


def test_menu_of_the_person(qtbot: QtBot, workspace: Workspace) -> None:
    person = workspace.person
    menu = person.menu_now()
    with qtbot.waitSignal(person.language_chosen) as language:
        choose(menu, "Language", "Français")
    with qtbot.waitSignal(person.theme_chosen) as mode:
        choose(menu, "Theme", "Dark")
    with qtbot.waitSignal(person.sign_out_chosen):
        choose(menu, "Sign out")
    assert (language.args, mode.args) == (["fr"], ["dark"])


def test_menu_ticks_what_is_chosen(workspace: Workspace) -> None:
    workspace.person.language = "fr"
    workspace.person.mode = "dark"
    menu = workspace.person.menu_now()
    ticked = [
        action.text() for sub in menu.findChildren(QMenu) for action in sub.actions() if action.isChecked()
    ]
    assert sorted(ticked) == ["Dark", "Français"]


def test_icons_of_the_rail_follow_the_theme(workspace: Workspace) -> None:
    button = entry(workspace, "Settings")
    before: QIcon = button.icon()
    theme().set_mode("dark")
    assert button.icon().cacheKey() != before.cacheKey()


class TestWindow:
    """Size and place."""

    def test_never_smaller_than_the_least_screen(self, window: MainWindow) -> None:
        window.resize(300, 200)
        assert (window.minimumWidth(), window.minimumHeight()) == (1024, 640)

    def test_size_is_remembered(self, qtbot: QtBot) -> None:
        kept: list[str] = []
        first = MainWindow(keep_geometry=kept.append)
        qtbot.addWidget(first)
        first.resize(1024, 700)
        first.show()
        with qtbot.waitSignal(first.closing):
            first.close()
        second = MainWindow(geometry=kept[0])
        qtbot.addWidget(second)
        assert (second.width(), second.height()) == (1024, 700)

    @pytest.mark.parametrize("nonsense", ["", "!", "QUJD"])
    def test_nonsense_is_no_size(self, qtbot: QtBot, nonsense: str) -> None:
        made = MainWindow(geometry=nonsense)
        qtbot.addWidget(made)
        assert made.width() >= 1024

    def test_page_before_is_gone(self, qtbot: QtBot, window: MainWindow) -> None:
        first = QWidget()
        window.show_page(first, "one")
        with qtbot.waitSignal(first.destroyed, raising=True, check_params_cb=None):
            window.show_page(QWidget(), "two")
        assert window.windowTitle() == "two – Auto Doctor"
