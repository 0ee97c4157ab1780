"""The signed-in person at the foot of the rail: name, organization, and a menu of choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.preferences import Language, Mode
from desktop.theming import formats, icons
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme

SWITCH_KEY = "Ctrl+L"


class PersonButton(QPushButton):
    """Who is signed in; a click or the space bar opens the menu above it."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    switch_chosen = Signal()
    sign_in_chosen = Signal()
    sign_out_chosen = Signal()

    def __init__(self, name: str, organization: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(True)  # Enter opens it too
        self.setProperty("role", "person")
        self.setAccessibleName(self.tr("%1, %2: menu").replace("%1", name).replace("%2", organization))
        self.setToolTip(self.tr("Switch, language, theme, sign out"))
        space = theme().tokens.space
        line = QHBoxLayout(self)
        line.setContentsMargins(space(2), space(2), 0, space(2))
        line.setSpacing(space(2))
        line.addWidget(_avatar(name))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(name, weight=600))
        words.addWidget(ElidedLabel(organization, tone="muted", size="small"))
        line.addLayout(words, 1)
        self.setMinimumHeight(theme().tokens.size("avatar") + 2 * space(3))
        self.language: Language = "en"
        self.mode: Mode = "system"
        self.signed_out: Callable[[], bool] = bool
        """Whether the server signed this person out."""
        self.clicked.connect(self._open)

    def menu_now(self) -> QMenu:
        """The menu, with the present choices ticked."""
        from desktop.views.settings_view import LANGUAGE_NAMES, theme_names  # not needed for the first paint

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        languages = menu.addMenu(icons.icon("languages"), self.tr("Language"))
        self._choices(languages, LANGUAGE_NAMES.items(), self.language, self.language_chosen.emit)
        themes = menu.addMenu(icons.icon("moon"), self.tr("Theme"))
        self._choices(themes, theme_names().items(), self.mode, self.theme_chosen.emit)
        menu.addSeparator()
        switch = menu.addAction(icons.icon("users"), self.tr("Switch or lock"))
        switch.setShortcut(SWITCH_KEY)  # shown there; the window listens to it
        switch.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        switch.triggered.connect(self.switch_chosen)
        if self.signed_out():
            enter = menu.addAction(icons.icon("key-round"), self.tr("Sign in"))
            enter.triggered.connect(self.sign_in_chosen)
        leave = menu.addAction(icons.icon("log-out"), self.tr("Sign out"))
        leave.triggered.connect(self.sign_out_chosen)
        return menu

    def _choices(
        self, menu: QMenu, choices: Iterable[tuple[str, str]], chosen: str, tell: Callable[[str], None]
    ) -> None:
        group = QActionGroup(menu)
        for key, words in choices:
            action = QAction(words, group)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.setData(key)
            menu.addAction(action)
        group.triggered.connect(lambda action: tell(action.data()))

    def _open(self) -> None:
        menu = self.menu_now()
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


def _avatar(name: str) -> QLabel:
    result = QLabel(formats.initials(name))
    result.setFont(theme().font("small", 600))
    result.setAlignment(Qt.AlignmentFlag.AlignCenter)
    side = theme().tokens.size("avatar")
    result.setFixedSize(side, side)
    result.setProperty("role", "avatar")
    return result
