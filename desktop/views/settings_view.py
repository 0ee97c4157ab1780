"""Settings of this computer: language, theme, account, server, secrets, keys, about and licences.

Beside them stand the sections of what the server has, for who may see them (``desktop.shell.managing``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.preferences import Language, Mode, Shown
from desktop.theming import resources, style
from desktop.theming.theme import theme
from desktop.theming.words import error_words
from desktop.views.asked import WIDTH
from desktop.views.calendar.keys import key_caps
from desktop.views.header import Header
from desktop.views.key_list import shortcuts
from desktop.views.settings.page_parts import top
from desktop.views.settings.parts import Segments, card, row, value
from desktop.views.settings.sections import Section, Sections
from desktop.views.sign_in_view import keyring_words
from scheduling.errors import ErrorCode

LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "fr": "Français"}


def theme_names() -> dict[Mode, str]:
    """What the three choices are called."""
    translate = QCoreApplication.translate
    return {
        "system": translate("Theme", "As the system"),
        "light": translate("Theme", "Light"),
        "dark": translate("Theme", "Dark"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the page tells about this computer and who is signed in; known without asking anybody."""

    person: str
    role: str
    organization: str
    profile: str
    folder: str
    server: str
    heard: str
    secrets_in_file: bool
    version: str
    signed_out: bool = False
    """The server signed this person out."""
    reviews: bool = False
    """Whether this person decides on what computers without access had not sent."""


@dataclass(frozen=True, slots=True)
class Licence:
    name: str
    terms: str
    file: tuple[str, ...]
    """Where the text is in ``resources``; empty: only named."""


LICENCES = (
    Licence("Auto Doctor Workshop", "Apache-2.0", ("licences", "Apache-2.0.txt")),
    Licence("Inter", "SIL OFL 1.1", ("fonts", "OFL.txt")),
    Licence("Lucide", "ISC, MIT", ("icons", "LICENSE")),
    Licence("Qt, PySide6", "LGPL-3.0", ("licences", "LGPL-3.0.txt")),
)


class SettingsView(QWidget):
    """Tells what was chosen; the program applies it."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    hints_chosen = Signal(str)
    sign_in_chosen = Signal()
    sign_out_chosen = Signal()
    review_asked = Signal()

    def __init__(
        self,
        facts: Facts,
        *,
        language: Language,
        mode: Mode,
        hints: Shown = "on",
        sections: Sequence[Section] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``sections``: what there is besides this computer's."""
        super().__init__(parent)
        self._facts = facts
        style.mark(self, panel="canvas")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._header = Header(self.tr("Settings"))
        outer.addWidget(self._header)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._cards(language, mode, hints))
        self.sections = Sections(self.tr("This computer"), "settings", area, sections)
        outer.addWidget(self.sections, 1)

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools at the end of the header."""
        self._header.set_trailing(widget)

    def _cards(self, language: Language, mode: Mode, hints: Shown) -> QWidget:
        space = theme().tokens.space
        page = QWidget()
        line = QHBoxLayout(page)
        line.setContentsMargins(space(5), space(5), space(5), space(6))
        column = QVBoxLayout()
        column.setSpacing(space(4))
        for made in (
            top(self.tr("This computer"), ""),
            self._look(language, mode, hints),
            self._account(),
            self._computer(),
            self._keys(),
            self._about(),
        ):
            made.setMaximumWidth(WIDTH)
            made.setMinimumWidth(min(WIDTH, 560))
            column.addWidget(made)
        column.addStretch(1)
        line.addLayout(column, 1)
        return page

    def _look(self, language: Language, mode: Mode, hints: Shown) -> QWidget:
        made, grid = card(self.tr("Language and look"))
        languages = self.languages = Segments(self.tr("Language"), LANGUAGE_NAMES.items(), language)
        languages.chosen.connect(self.language_chosen)
        themes = Segments(self.tr("Theme"), theme_names().items(), mode)
        themes.chosen.connect(self.theme_chosen)
        row(grid, self.tr("Language"), languages)
        row(grid, self.tr("Theme"), themes)
        shown = (("on", self.tr("On the first visit")), ("off", self.tr("None")))
        choice = Segments(self.tr("Hints"), shown, hints)
        choice.chosen.connect(self.hints_chosen)
        row(grid, self.tr("Hints"), choice)
        return made

    def hear(self, when: str, *, signed_out: bool) -> None:
        """How it stands with the server by now."""
        self._heard.setText(when)
        self._say_standing(signed_out=signed_out)

    def _account(self) -> QWidget:
        self._standing = style.text("", weight=600)
        made, grid = card(self._standing)
        self._refused = style.text(error_words(ErrorCode.NOT_SIGNED_IN), tone="bad")
        self._refused.setWordWrap(True)
        self.sign_in = style.button(self.tr("Sign in"), role="primary")
        self.sign_in.clicked.connect(self.sign_in_chosen)
        again = QVBoxLayout()
        again.setSpacing(theme().tokens.space(2))
        again.addWidget(self._refused)
        again.addWidget(self.sign_in, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(again, grid.rowCount(), 0, 1, 2)
        self._say_standing(signed_out=self._facts.signed_out)
        row(grid, self.tr("Person"), value(f"{self._facts.person} · {self._facts.role}"))
        row(grid, self.tr("Organization"), value(self._facts.organization))
        leave = style.button(self.tr("Sign out"), icon="log-out")
        leave.clicked.connect(self.sign_out_chosen)
        row(grid, "", leave)
        if self._facts.reviews:
            review = style.button(self.tr("See what they had not sent"), icon="inbox")
            review.clicked.connect(self.review_asked)
            row(grid, self.tr("Computers without access"), review)
        return made

    def _say_standing(self, *, signed_out: bool) -> None:
        self._standing.setText(self.tr("Signed out by the server") if signed_out else self.tr("Signed in"))
        self._refused.setVisible(signed_out)
        self.sign_in.setVisible(signed_out)

    def _computer(self) -> QWidget:
        made, grid = card(self.tr("This computer"))
        row(grid, self.tr("Server"), value(self._facts.server))
        self._heard = value(self._facts.heard)
        row(grid, self.tr("Last heard"), self._heard)
        row(grid, self.tr("Profile"), value(self._facts.profile))
        row(grid, self.tr("Data"), value(self._facts.folder))
        kept = self.tr("In the system's keyring.")
        row(grid, self.tr("Sign-in"), value(keyring_words() if self._facts.secrets_in_file else kept))
        return made

    def _keys(self) -> QWidget:
        made, grid = card(self.tr("Keyboard"))
        for keys, what in shortcuts():
            said = style.text(what)
            said.setWordWrap(True)
            row(grid, key_caps(keys), said)
        return made

    def _about(self) -> QWidget:
        made, grid = card(self.tr("About"))
        row(grid, self.tr("Version"), value(self._facts.version))
        for licence in LICENCES:
            button = style.button(licence.terms, role="link")
            style.mark(button, line=True)
            button.setAccessibleName(
                self.tr("Licence of %1: %2").replace("%1", licence.name).replace("%2", licence.terms)
            )
            button.clicked.connect(lambda _checked, chosen=licence: LicenceDialog(chosen, self).open())
            row(grid, licence.name, button)
        return made


class LicenceDialog(QDialog):
    """The text of one licence."""

    def __init__(self, licence: Licence, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{licence.name}: {licence.terms}")
        self.resize(640, 520)
        column = QVBoxLayout(self)
        text = QPlainTextEdit(resources.path(*licence.file).read_text(encoding="utf-8"))
        text.setReadOnly(True)
        text.setAccessibleName(self.windowTitle())
        column.addWidget(text)
        close = style.button(self.tr("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
