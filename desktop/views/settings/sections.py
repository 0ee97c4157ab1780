"""The settings' sections: their names at the left, the chosen one beside them. What the server has is asked then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.asked import LoadedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Built when first chosen; asked for each time it is. ``group``: the heading it stands under, with those before."""

    key: str
    icon: str
    title: str
    build: Callable[[], LoadedPage]
    group: str = ""


class Sections(QWidget):
    """``first`` stands without the server, and is what one sees at first."""

    def __init__(self, title: str, icon: str, first: QWidget, others: Sequence[Section]) -> None:
        super().__init__()
        self._others = {section.key: section for section in others}
        self._built: dict[str, LoadedPage] = {}
        self._first = first
        self._stack = QStackedWidget()
        self._stack.addWidget(first)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        names = QScrollArea()  # there may be more than a low window has room for
        names.setWidgetResizable(True)
        names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        style.mark(names, panel="sections")
        space, tokens = theme().tokens.space, theme().tokens
        names.setFixedWidth(tokens.size("rail"))
        listed = QWidget()
        names.setWidget(listed)
        self._names = QVBoxLayout(listed)
        self._names.setContentsMargins(space(3), space(4), space(3), space(3))
        self._names.setSpacing(2)
        self._buttons: list[QPushButton] = []
        self._name("", icon, title).setChecked(True)
        group = ""
        for section in others:
            if section.group != group:
                group = section.group
                self._head(group)
            self._name(section.key, section.icon, section.title)
        self._names.addStretch(1)
        if not others:
            names.hide()  # shown by its place: by itself it would be a window of its own for a moment
        line.addWidget(names)
        line.addWidget(self._stack, 1)

    def choose(self, key: str) -> None:
        """Show one; what the server has of it is asked for anew."""
        for button in self._buttons:
            button.setChecked(button.property("key") == key)
        if key not in self._others:
            self._stack.setCurrentWidget(self._first)
            return
        page = self._built.get(key)
        if page is None:
            page = self._built[key] = self._others[key].build()
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.load()

    def _head(self, group: str) -> None:
        space = theme().tokens.space
        head = style.text(group, tone="muted", size="small", weight=600)
        head.setContentsMargins(space(2), space(3), space(2), 2)
        self._names.addWidget(head)

    def _name(self, key: str, icon: str, title: str) -> QPushButton:
        button = style.button(title, role="rail")
        button.setFont(theme().font("body", 500))
        button.setCheckable(True)
        button.setProperty("key", key)
        button.setIconSize(QSize(16 + icons.GAP, 16))
        paint = partial(_paint, button, icon)
        icons.follow_theme(button, paint)
        button.toggled.connect(paint)
        button.clicked.connect(partial(_chosen, self, key))
        self._buttons.append(button)
        self._names.addWidget(button)
        return button


def _paint(button: QPushButton, icon: str, _checked: bool = False) -> None:
    colour = "accent-ink" if button.isChecked() else "ink2"
    button.setIcon(icons.icon(icon, colour, 16, gap=icons.GAP))


def _chosen(sections: Sections, key: str, _checked: bool = False) -> None:
    sections.choose(key)
