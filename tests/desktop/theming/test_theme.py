"""The theme changes what is shown at once, and everything bundled that it needs is there."""

from __future__ import annotations

import gc
import re
import weakref
from pathlib import Path

import pytest
import shiboken6
from psygnal import Signal
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.theming import icons, resources, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.theming.tokens import THEMES, ThemeName, load

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"
NAMED = re.compile(
    r"""\b(?:icons\.)?(?:icon|pixmap)\(\s*"([a-z][a-z0-9-]+)\""""
    r"""|set_icon\([\w.]+, "([a-z][a-z0-9-]+)\""""
    r"""|icon="([a-z][a-z0-9-]+)\""""
)


def test_switch_changes_palette_and_sheet(qapp: QApplication) -> None:
    before = qapp.styleSheet()
    theme().set_mode("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme().color("canvas")
    assert load("dark").colour("surface") in qapp.styleSheet()
    assert qapp.styleSheet() != before


def test_system_mode_follows_the_system() -> None:
    theme().set_mode("dark")
    theme().set_mode("system")
    scheme = QGuiApplication.styleHints().colorScheme()
    assert theme().name == ("dark" if scheme == Qt.ColorScheme.Dark else "light")


def test_same_theme_again_is_not_a_change(qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme().changed):
        theme().set_mode("light")


def test_bundled_font_is_used_with_tabular_numerals() -> None:
    font = theme().font("title", 600)
    assert QFontInfo(font).family() == "Inter"
    assert font.pixelSize() == load("light").size("title")
    assert [tag.toString() for tag in font.featureTags()] == [b"tnum"]


@pytest.mark.parametrize("name", THEMES)
def test_sheet_has_no_token_left(name: ThemeName) -> None:
    assert "@" not in style.sheet(load(name))


def test_no_icon_name_is_missing() -> None:
    used = {
        match[1] or match[2] or match[3]
        for file in DESKTOP.rglob("*.py")
        for match in NAMED.finditer(file.read_text(encoding="utf-8"))
    }
    assert {"wrench", "log-out"} <= used
    assert [name for name in sorted(used) if not resources.path("icons", f"{name}.svg").exists()] == []


def test_misspelt_icon_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("wrensh")


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_icon_is_sharp_on_any_screen(ratio: float) -> None:
    drawn = icons.pixmap("wrench", "accent", 16, ratio)
    assert drawn.width() == 16 * ratio
    assert drawn.deviceIndependentSize().width() == 16


def test_icon_of_a_button_follows_the_theme(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "wrench", "ink")
    before = button.icon().cacheKey()
    theme().set_mode("dark")
    assert button.icon().cacheKey() != before


def test_new_icon_replaces_the_follower_of_the_old(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    for name in ("wrench", "check", "play"):
        icons.set_icon(label, name, "ink")
    theme().set_mode("dark")
    assert label.pixmap().toImage() == icons.pixmap("play", "ink").toImage()


def test_follower_is_gone_with_its_widget() -> None:
    calls: list[int] = []
    widget = QWidget()
    icons.follow_theme(widget, lambda: calls.append(1))
    shiboken6.delete(widget)
    theme().set_mode("dark")
    assert calls == [1]


class Told:
    happened = Signal()


def test_listener_ends_with_its_widget() -> None:
    class Ear(QWidget):
        heard = 0

        def hear(self) -> None:
            self.heard += 1

    told = Told()
    ear = Ear()
    listen(told.happened, ear, ear.hear)
    told.happened.emit()
    assert ear.heard == 1
    shiboken6.delete(ear)
    told.happened.emit()
    assert ear.heard == 1
    assert len(told.happened) == 0


def test_listening_keeps_no_widget_alive() -> None:
    class Ear(QWidget):
        def hear(self) -> None:
            raise AssertionError

    told = Told()
    ear = Ear()
    listen(told.happened, ear, ear.hear)
    gone = weakref.ref(ear)
    del ear
    gc.collect()
    assert gone() is None
    told.happened.emit()


def test_long_name_is_shortened_not_widened(qtbot: QtBot) -> None:
    label = ElidedLabel("Garage Tremblay et Filles, mécanique générale")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() == 0
    label.resize(60, 20)
    narrow = label.grab().toImage()
    label.resize(600, 20)
    assert label.grab().toImage().width() > narrow.width()
