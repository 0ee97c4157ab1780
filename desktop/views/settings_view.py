"""Settings of this computer: language, theme, account, server, secrets, keys, about and licences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.preferences import Language, Mode
from desktop.theming import resources, style
from desktop.theming.theme import theme
from desktop.theming.words import error_words
from desktop.views.calendar.keys import calendar_keys, key_caps
from desktop.views.header import Header
from desktop.views.sign_in_view import keyring_words
from scheduling.errors import ErrorCode

WIDTH = 720
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
    sign_in_chosen = Signal()
    sign_out_chosen = Signal()
    review_asked = Signal()

    def __init__(
        self, facts: Facts, *, language: Language, mode: Mode, parent: QWidget | None = None
    ) -> None:
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
        area.setWidget(self._cards(language, mode))
        outer.addWidget(area, 1)

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools at the end of the header."""
        self._header.set_trailing(widget)

    def _cards(self, language: Language, mode: Mode) -> QWidget:
        space = theme().tokens.space
        page = QWidget()
        line = QHBoxLayout(page)
        line.setContentsMargins(space(5), space(5), space(5), space(6))
        column = QVBoxLayout()
        column.setSpacing(space(4))
        for card in (
            self._look(language, mode),
            self._account(),
            self._computer(),
            self._keys(),
            self._about(),
        ):
            card.setMaximumWidth(WIDTH)
            card.setMinimumWidth(min(WIDTH, 560))
            column.addWidget(card)
        column.addStretch(1)
        line.addLayout(column, 1)
        line.addStretch(0)
        return page

    def _look(self, language: Language, mode: Mode) -> QWidget:
        card, grid = _card(self.tr("Language and look"))
        languages = _Segments(self.tr("Language"), LANGUAGE_NAMES.items(), language)
        languages.chosen.connect(self.language_chosen)
        themes = _Segments(self.tr("Theme"), theme_names().items(), mode)
        themes.chosen.connect(self.theme_chosen)
        _row(grid, self.tr("Language"), languages)
        _row(grid, self.tr("Theme"), themes)
        return card

    def hear(self, when: str, *, signed_out: bool) -> None:
        """How it stands with the server by now."""
        self._heard.setText(when)
        self._say_standing(signed_out=signed_out)

    def _account(self) -> QWidget:
        self._standing = style.text("", weight=600)
        card, grid = _card(self._standing)
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
        _row(grid, self.tr("Person"), _value(f"{self._facts.person} · {self._facts.role}"))
        _row(grid, self.tr("Organization"), _value(self._facts.organization))
        leave = style.button(self.tr("Sign out"), icon="log-out")
        leave.clicked.connect(self.sign_out_chosen)
        _row(grid, "", leave)
        if self._facts.reviews:
            review = style.button(self.tr("See what they had not sent"), icon="inbox")
            review.clicked.connect(self.review_asked)
            _row(grid, self.tr("Computers without access"), review)
        return card

    def _say_standing(self, *, signed_out: bool) -> None:
        self._standing.setText(self.tr("Signed out by the server") if signed_out else self.tr("Signed in"))
        self._refused.setVisible(signed_out)
        self.sign_in.setVisible(signed_out)

    def _computer(self) -> QWidget:
        card, grid = _card(self.tr("This computer"))
        _row(grid, self.tr("Server"), _value(self._facts.server))
        self._heard = _value(self._facts.heard)
        _row(grid, self.tr("Last heard"), self._heard)
        _row(grid, self.tr("Profile"), _value(self._facts.profile))
        _row(grid, self.tr("Data"), _value(self._facts.folder))
        kept = self.tr("In the system's keyring.")
        _row(grid, self.tr("Sign-in"), _value(keyring_words() if self._facts.secrets_in_file else kept))
        return card

    def _keys(self) -> QWidget:
        card, grid = _card(self.tr("Keys"))
        for keys, what in shortcuts():
            _row(grid, key_caps(keys), style.text(what))
        return card

    def _about(self) -> QWidget:
        card, grid = _card(self.tr("About"))
        _row(grid, self.tr("Version"), _value(self._facts.version))
        for licence in LICENCES:
            button = style.button(licence.terms, role="link")
            style.mark(button, line=True)
            button.setAccessibleName(
                self.tr("Licence of %1: %2").replace("%1", licence.name).replace("%2", licence.terms)
            )
            button.clicked.connect(lambda _checked, chosen=licence: LicenceDialog(chosen, self).open())
            _row(grid, licence.name, button)
        return card


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


class _Segments(QFrame):
    """A few choices side by side, one of them taken."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Iterable[tuple[str, str]], taken: str) -> None:
        super().__init__()
        style.mark(self, panel="segments")
        self.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(2)
        group = QButtonGroup(self)
        for key, words in choices:
            button = style.button(words, role="segment")
            button.setCheckable(True)
            button.setChecked(key == taken)
            button.setAccessibleName(f"{name}: {words}")
            button.clicked.connect(lambda _checked, choice=key: self.chosen.emit(choice))
            group.addButton(button)
            line.addWidget(button)


def _card(title: str | QLabel) -> tuple[QWidget, QGridLayout]:
    space = theme().tokens.space
    card = QFrame()
    style.mark(card, panel="card")
    column = QVBoxLayout(card)
    column.setContentsMargins(space(5), space(4), space(5), space(4))
    column.setSpacing(space(3))
    column.addWidget(title if isinstance(title, QLabel) else style.text(title, weight=600))
    grid = QGridLayout()
    grid.setHorizontalSpacing(space(5))
    grid.setVerticalSpacing(space(2))
    grid.setColumnMinimumWidth(0, 210)
    grid.setColumnStretch(1, 1)
    column.addLayout(grid)
    return card, grid


def _row(grid: QGridLayout, name: str | QWidget, widget: QWidget) -> None:
    row = grid.rowCount()
    first = name if isinstance(name, QWidget) else style.text(name, tone="muted")
    centre, top = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
    if isinstance(widget, QLabel):  # it may take two lines: the name stands beside the first
        grid.addWidget(first, row, 0, top)
        grid.addWidget(widget, row, 1, top)
    else:
        grid.addWidget(first, row, 0, centre)
        grid.addWidget(widget, row, 1, centre | Qt.AlignmentFlag.AlignLeft)


def _value(words: str) -> QLabel:
    label = style.text(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def shortcuts() -> Sequence[tuple[Sequence[str], str]]:
    """Every key there is, and what it does; caps side by side are pressed together or do the same each."""
    translate = QCoreApplication.translate
    enter, escape = translate("Keys", "Enter"), translate("Keys", "Esc")
    return (
        (("Ctrl", "N"), translate("Keys", "New booking")),
        (("Ctrl", "Z"), translate("Keys", "Undo what you just did")),
        (("Ctrl", "1"), translate("Keys", "Today")),
        (("Ctrl", "2"), translate("Keys", "Calendar")),
        (("Ctrl", ","), translate("Keys", "Settings")),
        (("Ctrl", "E"), translate("Keys", "Exchange with the server")),
        (("Ctrl", "Q"), translate("Keys", "Close the program")),
        *((caps, translate("Keys", "Calendar: %1").replace("%1", what)) for caps, what in calendar_keys()),
        (("←", "→", "↑", "↓"), translate("Keys", "Today: from card to card")),
        ((enter, translate("Keys", "Space")), translate("Keys", "Today: open the booking")),
        (("1", "2"), translate("Keys", "Today: what the card’s first or second button does")),
        (("I",), translate("Keys", "Today: a customer without a booking")),
        ((enter,), translate("Keys", "Customers: open whoever is marked; again, book")),
        (("/",), translate("Keys", "Customers: back to the search")),
        (("E",), translate("Keys", "Customers: correct the details")),
        (("B",), translate("Keys", "Customers: book")),
        ((enter,), translate("Keys", "Booking: continue")),
        (("Alt", "←"), translate("Keys", "Booking: back")),
        (("0", "…", "9"), translate("Keys", "Booking: choose by its number")),
        (("↑", "↓"), translate("Keys", "Booking: choose among customers, days and times")),
        (
            (translate("Keys", "Page up"), translate("Keys", "Page down")),
            translate("Keys", "Booking: the month before and after"),
        ),
        ((escape,), translate("Keys", "Leave what is open, or drop a move")),
    )
