"""What a person chose is kept at once and safely; the page shows it and tells what was chosen."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.preferences import Preferences, read, write
from desktop.presenters.settings import Settings
from desktop.theming import resources
from desktop.views.settings_view import LICENCES, Facts, LicenceDialog, SettingsView
from desktop.views.sign_in_view import keyring_words
from tests.desktop.shell.widgets import child, cut_labels, nameless, unreachable

FACTS = Facts(
    person="Mireille Côté",
    role="reception",
    organization="Garage Tremblay",
    profile="default",
    folder="/home/m/.local/share/autodoctor/desktop/default",
    server="https://garage.example",
    heard="Last heard from the server: 10:50.",
    secrets_in_file=True,
    version="0.1.0",
)


class TestPreferences:
    """The file."""

    def test_kept_and_read_again(self, tmp_path: Path) -> None:
        file = tmp_path / "preferences.json"
        settings = Settings(file)
        told: list[str] = []
        settings.changed.connect(told.append)
        settings.set_language("fr")
        settings.set_theme("dark")
        settings.set_theme("dark")
        assert told == ["language", "theme"]
        assert Settings(file).preferences == Preferences(language="fr", theme="dark")

    @pytest.mark.parametrize("text", ["", "{", "[]", "null", '"fr"'])
    def test_broken_file_falls_back(self, tmp_path: Path, text: str) -> None:
        file = tmp_path / "preferences.json"
        file.write_text(text, encoding="utf-8")
        assert read(file, default=Preferences(language="fr")) == Preferences(language="fr")

    def test_nonsense_in_one_place_spoils_only_that(self, tmp_path: Path) -> None:
        file = tmp_path / "preferences.json"
        file.write_text(
            json.dumps({"language": "tlh", "theme": "dark", "server": 7, "email": "a@b.ca", "new": "x"}),
            encoding="utf-8",
        )
        assert read(file, default=Preferences()) == Preferences(theme="dark", email="a@b.ca")

    def test_failed_write_leaves_the_old_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / "preferences.json"
        write(file, Preferences(language="fr"))

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(json, "dump", full)
        with pytest.raises(OSError, match="No space"):
            write(file, Preferences(language="en"))
        assert read(file, default=Preferences()).language == "fr"
        assert [path.name for path in tmp_path.iterdir()] == ["preferences.json"]


class TestPage:
    """The view."""

    @pytest.fixture
    def page(self, qtbot: QtBot) -> SettingsView:
        made = SettingsView(FACTS, language="en", mode="system")
        qtbot.addWidget(made)
        made.resize(900, 640)
        made.show()
        return made

    def button(self, page: SettingsView, name: str) -> QPushButton:
        return next(
            found
            for found in page.findChildren(QPushButton)
            if name in {found.text(), found.accessibleName()}
        )

    def test_present_choice_is_marked(self, page: SettingsView) -> None:
        assert self.button(page, "English").isChecked()
        assert self.button(page, "As the system").isChecked()
        assert not self.button(page, "Français").isChecked()

    def test_choices_are_told(self, qtbot: QtBot, page: SettingsView) -> None:
        with qtbot.waitSignal(page.language_chosen) as language:
            self.button(page, "Français").click()
        with qtbot.waitSignal(page.theme_chosen) as mode:
            self.button(page, "Dark").click()
        with qtbot.waitSignal(page.sign_out_chosen):
            self.button(page, "Sign out").click()
        assert (language.args, mode.args) == (["fr"], ["dark"])

    def test_says_where_the_sign_in_is_kept(self, page: SettingsView) -> None:
        said = [label.text() for label in page.findChildren(QLabel)]
        assert keyring_words() in said
        assert "https://garage.example" in said

    @pytest.mark.parametrize("licence", LICENCES, ids=lambda licence: licence.name)
    def test_every_licence_has_its_text(self, page: SettingsView, licence: object) -> None:
        chosen = next(found for found in LICENCES if found == licence)
        self.button(page, f"Licence of {chosen.name}: {chosen.terms}").click()
        dialog = page.findChild(LicenceDialog)
        assert isinstance(dialog, QDialog)
        text = child(dialog, QPlainTextEdit)
        assert text.toPlainText().strip() == resources.path(*chosen.file).read_text(encoding="utf-8").strip()
        dialog.close()

    def test_everything_has_a_name_and_is_reachable(self, page: SettingsView) -> None:
        assert nameless(page) == []
        assert unreachable(page) == []

    @pytest.mark.parametrize("width", [848, 1190, 1744])
    def test_no_words_are_cut(self, qtbot: QtBot, page: SettingsView, width: int) -> None:
        page.resize(width, 640)
        page.show()
        qtbot.waitUntil(lambda: cut_labels(page) == [])


def test_what_the_program_is_made_of_stands_in_line(qtbot: QtBot) -> None:
    page = SettingsView(FACTS, language="en", mode="system")
    qtbot.addWidget(page)
    page.resize(1024, 1400)
    with qtbot.waitExposed(page):
        page.show()
    version = next(label for label in page.findChildren(QLabel) if label.text() == FACTS.version)
    links = [button for button in page.findChildren(QPushButton) if button.property("line")]
    assert len(links) == len(LICENCES)
    tops = [each.mapTo(page, each.rect().center()).y() for each in (version, *links)]
    steps = {later - earlier for earlier, later in pairwise(tops)}
    assert max(steps) - min(steps) <= 1
    left = version.mapTo(page, version.rect().topLeft()).x()
    for link in links:
        ink = link.grab().toImage()
        ground = ink.pixelColor(ink.width() - 1, ink.height() - 1)
        first = next(
            x for x in range(ink.width()) for y in range(ink.height()) if ink.pixelColor(x, y) != ground
        )
        assert abs(link.mapTo(page, link.rect().topLeft()).x() + first - left) <= 2
