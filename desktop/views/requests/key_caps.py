"""A button that shows its key beside its words, as a small key cap in the colours of the theme."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QPushButton

from desktop.theming import icons, style
from desktop.theming.painting import painting
from desktop.theming.theme import theme

HIGH, PAD, GAP = 18, 5, 6
_RATIOS = (1.0, 2.0)


def enter_key() -> str:
    """As it stands on the key."""
    return QCoreApplication.translate("Requests", "Enter")


def escape_key() -> str:
    """As it stands on the key."""
    return QCoreApplication.translate("Requests", "Esc")


def keyed(words: str, key: str, *, role: str = "") -> QPushButton:
    """A button with its key at its end; the key is in its tip too, for whoever hears it."""
    button = style.button(words, role=role)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cap stands behind the words
    button.setToolTip(f"{words} ({key})")

    button.setProperty("cap", key)
    icons.follow_theme(button, partial(_paint, button))
    return button


def set_role(button: QPushButton, role: str) -> None:
    """Let such a button stand out, or no longer."""
    if button.property("role") != role:
        style.mark(button, role=role)
        _paint(button)


def _paint(button: QPushButton) -> None:
    key = str(button.property("cap"))
    button.setIcon(_caps(key, "on-accent" if button.property("role") == "primary" else "ink2"))
    button.setIconSize(_size(key))


def say_on(button: QPushButton, words: str, key: str) -> None:
    """Other words on such a button."""
    if button.text() != words:
        button.setText(words)
        button.setToolTip(f"{words} ({key})")
        button.setAccessibleName(words)


def _size(key: str) -> QSize:
    wide = QFontMetricsF(theme().font("small", 600)).horizontalAdvance(key)
    return QSize(round(max(wide + 2 * PAD, HIGH)) + GAP, HIGH)


def _caps(key: str, colour: str) -> QIcon:
    """In both states: a button that cannot be pressed shows a paler cap."""
    icon = QIcon()
    for ratio in _RATIOS:
        icon.addPixmap(_cap(key, colour, ratio), QIcon.Mode.Normal)
        icon.addPixmap(_cap(key, "ink3", ratio), QIcon.Mode.Disabled)
    return icon


def _cap(key: str, colour: str, ratio: float) -> QPixmap:
    size = _size(key)
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with painting(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color(colour), 1))
        box = QRectF(GAP, 0, size.width() - GAP, size.height()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setOpacity(0.6)
        painter.drawRoundedRect(box, 4, 4)
        painter.setOpacity(1)
        painter.setFont(theme().font("small", 600))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter.value, key)
    return pixmap
