"""The application's style: Qt's Fusion, our palette, and the sheet ``resources/themes/style.qss``.

Views give a widget a role by a property (:func:`mark`); no colour or size is written in a view.
"""

from __future__ import annotations

import atexit
import functools
import re
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QLabel, QPushButton, QWidget

from desktop.theming import enters, icons, resources
from desktop.theming.theme import theme
from desktop.theming.tokens import Tokens

_ICON = re.compile(r"@icon\(([\w-]+),([\w-]+)\)")
_RADIUS = re.compile(r"@radius\.([a-z]+?)px")
_SPACE = re.compile(r"@space\.(\d)")
_SIZE = re.compile(r"@size\.(\w+)")
_COLOUR = re.compile(r"@([a-z][\w-]*)")
_DRESSED = "dressed"
_FONT = "font-now"


@functools.cache
def _icon_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="autodoctor-style-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _icon_file(name: str, colour: str) -> str:
    """A style sheet wants files: the icon in its colour, written once a process."""
    file = _icon_folder() / f"{name}-{colour.lstrip('#')}.svg"
    if not file.exists():
        text = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
        file.write_text(text.replace("currentColor", colour), encoding="utf-8")
    return file.as_posix()


def _css(colour: str) -> str:
    if len(colour) == len("#aarrggbb"):
        alpha, red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5, 7))
        return f"rgba({red}, {green}, {blue}, {alpha})"
    return colour


def sheet(tokens: Tokens) -> str:
    """The style sheet with every ``@token`` filled in; an unknown one raises ``KeyError``."""
    text = resources.path("themes", "style.qss").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = _ICON.sub(lambda m: _icon_file(m[1], tokens.colour(m[2])), text)
    text = _RADIUS.sub(lambda m: f"{tokens.radius(m[1])}px", text)
    text = _SPACE.sub(lambda m: f"{tokens.space(int(m[1]))}px", text)
    text = _SIZE.sub(lambda m: f"{tokens.size(m[1])}px", text)
    return _COLOUR.sub(lambda m: _css(tokens.colour(m[1])), text)


def install(app: QApplication) -> None:
    """Dress the application, now and at every change of theme.

    Once: dressed twice, it would read its sheet twice at each change, for every widget there is.
    """
    if app.property(_DRESSED):
        return
    app.setProperty(_DRESSED, True)
    app.setStyle("Fusion")
    app.setFont(theme().font())

    def dress() -> None:
        app.setPalette(theme().palette())
        app.setStyleSheet(sheet(theme().tokens))

    icons.follow_theme(app, dress)


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set style properties (``role="primary"``, ``tone="muted"``, ``panel="card"``) and restyle at once."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if "panel" in properties:
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def cast_shadow(widget: QWidget) -> None:
    """Lift a small floating panel off the page. Not for what repaints often."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(24)
    shadow.setOffset(0, 6)
    icons.follow_theme(shadow, lambda: shadow.setColor(theme().color("shadow")))
    widget.setGraphicsEffect(shadow)


def text(
    words: str, *, tone: str = "", size: str = "body", weight: int = 400, parent: QWidget | None = None
) -> QLabel:
    """A label; ``tone`` is ``muted``, ``faint``, ``bad``, ``accent`` or nothing for plain ink."""
    label = QLabel(words, parent)
    label.setFont(theme().font(size, weight))
    if tone:
        label.setProperty("tone", tone)
    return label


def set_font(label: QWidget, size: str = "body", weight: int = 400) -> None:
    """Another font for a label that may be on view already, as :func:`text` names them.

    Qt goes back to the font of its first showing whenever the style sheet changes, and so with each change of theme.
    """
    followed = label.property(_FONT) is not None
    label.setProperty(_FONT, f"{size} {weight}")
    if followed:
        _renew_font(label)
    else:
        icons.follow_theme(label, lambda: _renew_font(label))


def _renew_font(label: QWidget) -> None:
    size, weight = str(label.property(_FONT)).split()
    label.setFont(theme().font(size, int(weight)))


class PushButton(QPushButton):
    """Enter presses it once, however long it is held: Qt presses it again with each repetition.

    With Alt a key is the window's: Qt would take Alt+Left for an arrow, and go to the button before.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not enters.once(event):
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


def button(words: str, *, role: str = "", icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """A push button with a role and, if named, an icon in the colour that goes with it."""
    result = PushButton(words, parent)
    result.setFont(theme().font("body", 600))
    result.setAutoDefault(True)  # Enter presses it, as on the cards
    if role:
        result.setProperty("role", role)
    if icon:
        colour = {"primary": "on-accent", "danger": "bad"}.get(role, "ink2")
        icons.set_icon(result, icon, colour)
    return result
