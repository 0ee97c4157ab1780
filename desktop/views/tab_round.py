"""Tab within a form that stands over others: from each to the next as they are seen, and from the last to the first.

Qt goes by the order in which they were made, and on to what lies behind the form.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QWidget


def as_seen(form: QWidget) -> list[QWidget]:
    """All that takes Tab in it, in the order in which it stands there."""
    found: list[QWidget] = []
    for widget in _inside(form):
        if not widget.isVisibleTo(form):
            continue
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if takes and widget.isEnabled():
            found.append(widget)
        found += as_seen(widget)
    return found


def go_round(form: QWidget, *, forward: bool) -> bool:
    """Give the keys to the next one, or the one before; ``False`` where nothing in it takes them."""
    ring, has = as_seen(form), QApplication.focusWidget()
    if not ring:
        return False
    step = 1 if forward else -1
    place = ring.index(has) + step if has in ring else min(0, step)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    ring[place % len(ring)].setFocus(reason)
    return True


def _inside(widget: QWidget) -> list[QWidget]:
    """As its layout has them; without one from the top, each line from where one begins to read."""
    layout = widget.layout()
    if layout is not None:
        return _laid(layout)
    across = -1 if widget.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
    children = [each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow()]
    return sorted(children, key=lambda each: (each.y(), across * each.x()))


def _laid(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for item in filter(None, map(layout.itemAt, range(layout.count()))):
        widget, within = item.widget(), item.layout()
        if widget is not None:
            found.append(widget)
        elif within is not None:
            found += _laid(within)
    return found
