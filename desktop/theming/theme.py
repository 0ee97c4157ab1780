"""The theme in use: light or dark, owned by us, following the system unless the user chose.

Gives colours, fonts and the palette, and tells when they change. What a widget looks like is in ``style``.
"""

from __future__ import annotations

import functools
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from desktop.theming import resources
from desktop.theming.tokens import THEMES, ThemeName, Tokens, load

Mode: TypeAlias = Literal["light", "dark", "system"]

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.ToolTipBase: "tip",
    QPalette.ColorRole.ToolTipText: "on-tip",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Link: "accent-ink",
    QPalette.ColorRole.LinkVisited: "accent-ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "field-line",
    QPalette.ColorRole.Shadow: "ink",
}
_GREYED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Theme(QObject):
    """The one theme of the process; get it by :func:`theme`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode: Mode = "system"
        self.tokens: Tokens = load("light")
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        self._follow_system()

    @property
    def mode(self) -> Mode:
        """What the user chose."""
        return self._mode

    @property
    def name(self) -> ThemeName:
        """What is shown."""
        return self.tokens.name

    def set_mode(self, mode: Mode) -> None:
        """Show light or dark, or follow the system."""
        self._mode = mode
        self._show(self._system() if mode == "system" else mode)

    def color(self, name: str) -> QColor:
        """The colour of a role, ready to paint with."""
        return QColor(self.tokens.colour(name))

    def font(self, size: str = "body", weight: int = 400) -> QFont:
        """Inter with tabular numerals; ``size`` is a token, ``weight`` 400, 500, 600 or 700."""
        return _font(self.tokens.family, self.tokens.size(size), weight)

    def palette(self) -> QPalette:
        """All the roles that Qt's own widgets ask for."""
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.color(name))
        for role in _GREYED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("ink3"))
        return palette

    def _follow_system(self) -> None:
        if self._mode == "system":
            self._show(self._system())

    def _system(self) -> ThemeName:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return THEMES[1] if dark else THEMES[0]

    def _show(self, name: ThemeName) -> None:
        if name != self.tokens.name:
            self.tokens = load(name)
            self.changed.emit()


def _font(family: str, pixels: int, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def install_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt; the families, none when a file is broken."""
    families: list[str] = []
    for file in sorted(resources.path("fonts").glob("*.otf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(families)


@functools.cache
def theme() -> Theme:
    """The theme in use. The first call needs a ``QGuiApplication``."""
    install_fonts()
    return Theme()
