"""The list of the calendar's keys, opened by its button and there until Esc or a click elsewhere.

The keys that show other days or begin a booking act from here too, and close it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.calendar.keys import key_caps, keys_there, spoken_keys
from desktop.views.calendar.popover import Popover

BROAD = 760
"""Two columns side by side: in one they would be higher than the smallest window."""
_SHOWING = frozenset({Qt.Key.Key_T, Qt.Key.Key_D, Qt.Key.Key_W, Qt.Key.Key_M, Qt.Key.Key_A})
"""Keys of the calendar that show other days."""
ACTING = _SHOWING | {Qt.Key.Key_G, Qt.Key.Key_C}


class KeysPopover(Popover):
    """Nothing in it can be chosen: it has the focus itself."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, BROAD)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Keys of the calendar"))
        self.setAccessibleDescription(spoken_keys())
        self.column.addWidget(style.text(self.tr("Keys of the calendar"), weight=600))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().tokens.space(3))
        grid.setVerticalSpacing(theme().tokens.space(2))
        keys = keys_there()
        high = (len(keys) + 1) // 2
        for number, (caps, what) in enumerate(keys):
            half, row = divmod(number, high)
            grid.setColumnStretch(2 * half + 1, 1)
            words = style.text(formats.capital(what), tone="muted")
            words.setWordWrap(True)
            grid.addWidget(key_caps(caps), row, 2 * half, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 2 * half + 1)
        self.column.addWidget(holder)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Behind it is the calendar it stands over: the focus stays."""
        del forward
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)
        elif event.key() in ACTING:
            self.close_now()
            event.ignore()  # the calendar's
