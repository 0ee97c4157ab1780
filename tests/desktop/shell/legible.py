"""What can be told of a window by looking at it as a person does: words that are cut, words too pale to read, widgets
that show no focus, and a walk by Tab that jumps about. For tests only; names and reach are ``widgets``'.

Contrast is taken from the painted picture, three times as large, so that a letter's stem has its whole colour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop.theming.elide import ElidedLabel
from desktop.views.painted import Painted
from tests.desktop.shell.widgets import INTERACTIVE

SCALE = 3
LEAST = 4.5
FEW = 12
"""Pixels that are no letter: a rounded corner's edge."""
SLACK = 2
"""Pixels by which Qt rounds a hint up."""
ROW = 6
"""Pixels within which two widgets stand in one row."""


def name_of(widget: QWidget) -> str:
    """For a test that fails: what it is, what it says, and in what it is."""
    said = str(getattr(widget, "text", str)()) or widget.accessibleName()
    return f"{type(widget).__name__} “{said[:60]}” in {type(widget.parentWidget()).__name__}"


def _seen(page: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    """Those of which any part is on the screen."""
    for widget in page.findChildren(kind):
        if widget.isVisibleTo(page) and not widget.visibleRegion().isEmpty():
            yield widget


# --- words that are cut


def cut_words(page: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit, and shortened ones that tell the whole nowhere."""
    found = [name_of(label) for label in _seen(page, QLabel) if isinstance(label, QLabel) and _cut(label)]
    buttons = (each for each in _seen(page, QAbstractButton) if isinstance(each, QPushButton | QToolButton))
    return found + [name_of(button) for button in buttons if _narrow(button)]


def _cut(label: QLabel) -> bool:
    if not label.text() or label.width() <= 0:
        return False
    if isinstance(label, ElidedLabel):
        wide = label.fontMetrics().horizontalAdvance(label.text())
        return wide > label.contentsRect().width() + SLACK and not _told(label)
    if label.wordWrap():
        return label.height() + SLACK < label.heightForWidth(label.width())
    if label.minimumSizeHint().width() == 0:
        return False  # shortens by itself: its own tests see to it
    return (
        label.width() + SLACK < label.sizeHint().width() or label.height() + SLACK < label.sizeHint().height()
    )


def _told(label: QWidget) -> bool:
    """Whether a tip says all of it: of what it lies on, where the mouse passes through it."""
    around: QWidget | None = label
    for _ in range(4):
        if around is None:
            return False
        if around.toolTip() and not around.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
            return True
        around = around.parentWidget()
    return False


def _narrow(button: QAbstractButton) -> bool:
    if not button.text() or isinstance(button, Painted):
        return False
    wide = button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, button.text()).width()
    icon = button.iconSize().width() if not button.icon().isNull() else 0
    return button.width() + SLACK < wide + icon and not button.toolTip()


def sideways(page: QWidget) -> list[str]:
    """In what there are lists and pages that have to be scrolled sideways, by the names of those."""
    areas = [area for area in _seen(page, QAbstractScrollArea) if isinstance(area, QAbstractScrollArea)]
    bars = [(area.horizontalScrollBar(), type(area.parentWidget()).__name__) for area in areas]
    return [name for bar, name in bars if bar.isVisibleTo(page) and bar.maximum() > 0]


# --- words too pale


def luminance(colour: QColor) -> float:
    """Of WCAG 2."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    low, high = part / 12.92, float(((part + 0.055) / 1.055) ** 2.4)
    return low if part <= 0.04045 else high


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def picture(page: QWidget) -> QImage:
    """As it is painted, three times as large."""
    image = QImage(page.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    page.render(painter, QPoint())
    painter.end()
    return image


def pale_words(page: QWidget) -> dict[str, float]:
    """Labels, buttons and fields in use whose words stand out by less than 4.5 : 1 from what is around them."""
    image, found = picture(page), {}
    for kind in (QLabel, QAbstractButton, QLineEdit):
        for widget in _seen(page, kind):
            text = str(getattr(widget, "text", str)())
            if not any(letter.isalnum() for letter in text) or not widget.isEnabled():
                continue
            if widget.visibleRegion().boundingRect().size() != widget.size() or _covered(widget, page):
                continue
            told = measured(image, QRect(widget.mapTo(page, QPoint()), widget.size()))
            if told is not None and told < LEAST:
                found[name_of(widget)] = round(told, 2)
    return found


def _covered(widget: QWidget, page: QWidget) -> bool:
    """Whether something else lies over its middle or its ends."""
    for point in (
        widget.rect().center(),
        QPoint(2, widget.height() // 2),
        QPoint(widget.width() - 3, widget.height() // 2),
    ):
        top = page.childAt(widget.mapTo(page, point))
        if top is None or not (top is widget or widget.isAncestorOf(top) or top.isAncestorOf(widget)):
            return True
    return False


def measured(image: QImage, rect: QRect) -> float | None:
    """The best contrast of what is drawn there to its ground, the commonest colour; ``None`` where nothing is."""
    part = image.copy(QRect(rect.topLeft() * SCALE, rect.size() * SCALE)).convertToFormat(
        QImage.Format.Format_RGB32
    )
    if part.isNull():
        return None
    part.setDevicePixelRatio(1)
    counted = Counter(memoryview(part.constBits()).cast("I"))
    (ground, _), *others = counted.most_common()
    drawn = [QColor.fromRgb(rgb) for rgb, count in others if count >= FEW]
    return max((contrast(QColor.fromRgb(ground), colour) for colour in drawn), default=None)


# --- focus


def stops(page: QWidget) -> list[QWidget]:
    """Where Tab leads, in its order, from the first that stands in the page."""
    found: list[QWidget] = []
    widget: QWidget | None = page.nextInFocusChain()
    passed: set[QWidget] = set()
    while widget is not None and widget is not page:
        assert widget not in passed, f"Tab goes round for ever at {name_of(widget)}, and never to the page"
        passed.add(widget)
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if takes and page.isAncestorOf(widget) and widget.isVisibleTo(page) and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def jumps(page: QWidget) -> list[str]:
    """Pairs of neighbours in one holder that Tab visits against the way they are read."""
    found = []
    order = stops(page)
    for before, after in pairwise(order):
        if before.parentWidget() is not after.parentWidget():
            continue
        one, other = before.geometry(), after.geometry()
        rows = other.bottom() < one.top() + ROW
        same = abs(one.center().y() - other.center().y()) <= ROW
        leftwards = (
            same and (other.right() <= one.left()) is before.isLeftToRight() and other.right() <= one.left()
        )
        if rows or leftwards:
            found.append(f"{name_of(before)} → {name_of(after)}")
    return found


def looks(widget: QWidget) -> tuple[object, ...]:
    """What its way of showing the focus depends on: those alike need be looked at once."""
    marks = ("role", "compact", "line", "panel", "standing", "invalid", "narrow", "flush")
    checked = widget.isChecked() if isinstance(widget, QAbstractButton) else None
    return type(widget), checked, *(widget.property(mark) for mark in marks)


def unmarked(page: QWidget, known: set[tuple[object, ...]]) -> list[str]:
    """Those that look the same with the keys on them as without; of widgets alike one is looked at."""
    found = []
    for widget in stops(page):
        if not isinstance(widget, INTERACTIVE) or looks(widget) in known or widget.visibleRegion().isEmpty():
            continue
        known.add(looks(widget))
        page.setFocus()
        for other in stops(page):
            if other is not widget:
                other.setFocus(Qt.FocusReason.TabFocusReason)
                break
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.hasFocus() and widget.grab().toImage() == without:
            found.append(name_of(widget))
    return found
