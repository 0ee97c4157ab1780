"""Lucide icons in a token's colour, sharp on any screen. The files are in ``resources/icons``."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.theming import resources
from desktop.theming.painting import painting
from desktop.theming.theme import theme

_RATIOS = (1.0, 2.0, 3.0)
GAP = 4


@functools.lru_cache(maxsize=1024)
def _image(name: str, colour: str, size: int, ratio: float) -> QImage:
    text = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
    image = QImage(round(size * ratio), round(size * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with painting(image) as painter:
        renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    image.setDevicePixelRatio(ratio)
    return image


def pixmap(name: str, colour: str = "ink2", size: int = 16, dpr: float = 1.0) -> QPixmap:
    """The icon ``size`` logical pixels wide for a screen of ratio ``dpr``; ``colour`` is a token."""
    return QPixmap.fromImage(_image(name, theme().tokens.colour(colour), size, dpr))


def icon(name: str, colour: str = "ink2", size: int = 16, disabled: str = "ink3", gap: int = 0) -> QIcon:
    """The icon in the colours of the theme as it is now; :func:`set_icon` follows later changes.

    ``gap`` is empty room at its right, since Qt puts a button's words too close to its icon.
    """
    result = QIcon()
    for ratio in _RATIOS:
        result.addPixmap(_with_gap(pixmap(name, colour, size, ratio), gap), QIcon.Mode.Normal)
        result.addPixmap(_with_gap(pixmap(name, disabled, size, ratio), gap), QIcon.Mode.Disabled)
    return result


def _with_gap(drawn: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return drawn
    ratio = drawn.devicePixelRatio()
    wider = QPixmap(drawn.width() + round(gap * ratio), drawn.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    with painting(wider) as painter:
        painter.drawPixmap(0, 0, drawn)
    return wider


class _Follower(QObject):
    """Runs ``repaint`` now and at each change of theme, for as long as its parent lives."""

    def __init__(self, parent: QObject, repaint: Callable[[], None]) -> None:
        super().__init__(parent)
        self._repaint = repaint
        theme().changed.connect(self.run)
        repaint()

    def run(self) -> None:
        self._repaint()


def follow_theme(owner: QObject, repaint: Callable[[], None]) -> None:
    """Run ``repaint`` now and whenever the theme changes, until ``owner`` is gone."""
    _Follower(owner, repaint)


def set_icon(target: QAbstractButton | QLabel, name: str, colour: str = "ink2", size: int = 16) -> None:
    """Give a button or label an icon that follows the theme. A later call replaces it."""
    for old in target.findChildren(_Follower, "icon", Qt.FindChildOption.FindDirectChildrenOnly):
        theme().changed.disconnect(old.run)
        old.setParent(None)
        old.deleteLater()

    def paint() -> None:
        if isinstance(target, QLabel):
            target.setPixmap(pixmap(name, colour, size, target.devicePixelRatioF()))
        else:
            gap = GAP if target.text() else 0
            target.setIconSize(QSize(size + gap, size))
            target.setIcon(icon(name, colour, size, gap=gap))

    _Follower(target, paint).setObjectName("icon")
