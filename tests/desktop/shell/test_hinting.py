"""Hints on the first visit of a screen: one at a time, in the rail's free part, for good away, and all switched off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.hints import HINTED, Hints
from desktop.presenters.preferences import Preferences
from desktop.presenters.settings import Settings
from desktop.shell.hinting import HintCard, Hinting, hint_words
from desktop.shell.screens import rail_screens
from desktop.shell.translations import Translations
from desktop.theming.theme import theme
from desktop.views.settings_view import SettingsView
from tests.desktop.shell.widgets import child, cut_labels, nameless, unreachable
from tools.quiet import settle
from tools.stage import Stage


def _hinting(stage: Stage) -> Hinting:
    """With hints on and nothing that needs an answer; not waiting for its moment."""
    assert stage.office is not None
    made = child(stage.office.workspace, Hinting)
    made._hints = Hints(stage.settings, lambda: False)
    stage.settings.set_hints("on")
    made._soon.stop()
    return made


def _at(stage: Stage, screen: str) -> Hinting:
    """On that screen, and a moment later."""
    assert stage.office is not None
    hinting = child(stage.office.workspace, Hinting)
    stage.office.workspace.go(screen)
    hinting._soon.stop()
    hinting.look()
    settle()
    return hinting


class TestHints:
    """Without a window."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return Settings(tmp_path / "preferences.json")

    def test_each_screen_has_one_until_it_is_seen(self, settings: Settings, tmp_path: Path) -> None:
        hints = Hints(settings, lambda: False)
        assert [screen for screen in HINTED if hints.of(screen)] == [*HINTED]
        hints.seen("today")
        hints.seen("today")
        assert not hints.of("today")
        assert settings.preferences.hints_seen == "today"
        again = Hints(Settings(tmp_path / "preferences.json"), lambda: False)
        assert [screen for screen in HINTED if not again.of(screen)] == ["today"]

    def test_none_while_something_needs_an_answer(self, settings: Settings) -> None:
        assert not Hints(settings, lambda: True).of("today")
        assert Hints(settings, lambda: False).of("today"), "it waits for another visit"

    def test_switched_off_and_on_again_all_come_once_more(self, settings: Settings) -> None:
        hints = Hints(settings, lambda: False)
        hints.seen("calendar")
        hints.none()
        assert not any(hints.of(screen) for screen in HINTED)
        settings.set_hints("on")
        assert all(hints.of(screen) for screen in HINTED)

    def test_other_screens_have_none(self, settings: Settings) -> None:
        assert not Hints(settings, lambda: False).of("settings")

    @pytest.mark.usefixtures("qapp")
    def test_they_are_of_screens_that_there_are_and_have_words(self) -> None:
        screens = {screen.key for screen in rail_screens(set(HINTED), lambda _: Hinting)}  # type: ignore[arg-type,return-value]
        assert screens == set(HINTED)
        said = {hint_words(screen) for screen in HINTED}
        translations = Translations()
        translations.use("fr")
        try:
            french = {hint_words(screen) for screen in HINTED}
        finally:
            translations.drop()
        assert len(said) == len(french) == len(HINTED)
        assert not said & french


def test_in_french_its_buttons_are_whole_in_the_rail(qtbot: QtBot) -> None:
    translations = Translations()
    translations.use("fr")
    try:
        card = HintCard()
    finally:
        translations.drop()
    qtbot.addWidget(card)
    tokens = theme().tokens
    assert card.minimumSizeHint().width() <= tokens.size("rail") - 2 * tokens.space(3)


async def test_it_comes_on_the_first_visit_takes_no_focus_and_moves_nothing(stage: Stage) -> None:
    hinting = _hinting(stage)
    assert stage.office is not None
    workspace = stage.office.workspace
    workspace.go("today")
    hinting._soon.stop()
    room, had = workspace.stack.geometry(), QApplication.focusWidget()
    hinting.look()
    settle()
    assert hinting.card.isVisible()
    assert hinting.card.words.text() == hint_words("today")
    assert workspace.stack.geometry() == room
    assert QApplication.focusWidget() is had
    assert nameless(hinting.card) == []
    assert unreachable(hinting.card) == []
    assert cut_labels(hinting.card) == []


async def test_closed_it_is_gone_for_good(stage: Stage) -> None:
    hinting = _hinting(stage)
    _at(stage, "today")
    hinting.card.got_it.setFocus()
    hinting.card.got_it.click()
    assert not hinting.card.isVisible()
    assert stage.office is not None
    view = stage.office.workspace.current_view()
    has = QApplication.focusWidget()
    assert has is view or (has is not None and view.isAncestorOf(has))
    _at(stage, "calendar")
    assert hinting.card.words.text() == hint_words("calendar")
    _at(stage, "today")
    assert not hinting.card.isVisible()


async def test_who_leaves_the_screen_has_seen_it(stage: Stage) -> None:
    hinting = _hinting(stage)
    _at(stage, "today")
    _at(stage, "customers")
    assert hinting.card.words.text() == hint_words("customers")
    _at(stage, "today")
    assert not hinting.card.isVisible()


async def test_no_more_hints_are_none_and_the_settings_bring_them_back(stage: Stage) -> None:
    hinting = _hinting(stage)
    _at(stage, "today")
    hinting.card.no_more.click()
    _at(stage, "calendar")
    assert not hinting.card.isVisible()
    assert stage.office is not None
    stage.office.workspace.go("settings")
    view = stage.office.workspace.current_view()
    assert isinstance(view, SettingsView)
    view.hints_chosen.emit("on")
    _at(stage, "today")
    assert hinting.card.isVisible()


async def test_while_something_needs_an_answer_none_begins(stage: Stage) -> None:
    hinting = _hinting(stage)
    hinting._hints = Hints(stage.settings, lambda: True)
    _at(stage, "today")
    assert not hinting.card.isVisible()
    assert Preferences().hints == "on", "it is for whoever begins"
