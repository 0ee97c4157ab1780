"""The navigation rail: the brand, one entry a screen, the person at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.shell.person import PersonButton
from desktop.shell.screens import Screen
from desktop.theming import icons, style
from desktop.theming.theme import theme

MANY = 100
"""From here on a count beside an entry is not said exactly."""


class Rail(QFrame):
    """Tells which screen was chosen; shows which one is current."""

    chosen = Signal(str)
    reshaped = Signal()
    """Its free part is another."""

    def __init__(
        self, screens: Sequence[Screen], person: PersonButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", "rail")
        tokens = theme().tokens
        self.setFixedWidth(tokens.size("rail"))
        self.setAccessibleName(self.tr("Navigation"))
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space(2), 0, tokens.space(2), tokens.space(3))
        column.setSpacing(2)
        column.addWidget(self._brand())
        self._group = QButtonGroup(self)
        self._entries: dict[str, QPushButton] = {}
        self._titles = {screen.key: screen.title() for screen in screens}
        self._counts: dict[str, QLabel] = {}
        for place, screen in enumerate(screens, start=1):
            column.addWidget(self._entry(screen, place))
        column.addStretch(1)
        self._free = QVBoxLayout()
        self._free.setContentsMargins(0, 0, 0, tokens.space(3))
        column.addLayout(self._free)
        line = self._line = QFrame()
        line.setProperty("panel", "line")
        line.setFixedHeight(1)
        column.addWidget(line)
        column.addWidget(person)

    def make_room(self, widget: QWidget) -> None:
        """In its free part, above the person."""
        self._free.addWidget(widget)
        widget.installEventFilter(self)

    def free_room(self) -> QRect:
        """What nothing stands in, between the last entry and the person, or what room was made for above them."""
        space = theme().tokens.space
        top = max(entry.geometry().bottom() for entry in self._entries.values()) + 1 + space(2)
        below = [self._line.y(), *(each.y() for each in self._made() if not each.isHidden())]
        edge = space(2)
        return QRect(edge, top, self.width() - 2 * edge, max(0, min(below) - space(2) - top))

    def _made(self) -> list[QWidget]:
        items = (self._free.itemAt(place) for place in range(self._free.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def show_current(self, key: str) -> None:
        """Mark one entry as where the user is; none, for a screen that is not listed here."""
        self._group.setExclusive(key in self._entries)
        for name, entry in self._entries.items():
            entry.setChecked(name == key)
        self._group.setExclusive(True)
        self._stop_at_current()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt makes the entry that has the keys the one stop for Tab, also where they only pass: it is the current."""
        if event.type() == QEvent.Type.FocusOut:
            self._stop_at_current()
        elif event.type() in {QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}:
            self.reshaped.emit()
        return super().eventFilter(watched, event)

    def _stop_at_current(self) -> None:
        entries = self._entries.values()
        on = any(entry.isChecked() for entry in entries)
        for entry in entries:
            stops = entry.isChecked() or not on
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def show_count(self, key: str, number: int, words: str) -> None:
        """Beside an entry, how many there are that wait for somebody, none for 0; ``words`` says it aloud."""
        entry = self._entries.get(key)
        if entry is None:
            return
        count = self._counts.get(key) or self._count(key, entry)
        count.setText(str(number) if number < MANY else f"{MANY - 1}+")
        count.setVisible(number > 0)
        title = self._titles[key]
        entry.setAccessibleName(f"{title}, {words}" if number else title)

    def _count(self, key: str, entry: QPushButton) -> QLabel:
        count = style.text("", size="small", weight=600)
        count.setProperty("chip", "bad")
        count.setProperty("narrow", True)  # the longest name leaves little room
        count.setIndent(0)
        count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(entry)
        line.setContentsMargins(0, 0, theme().tokens.space(1), 0)
        line.addWidget(count, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._counts[key] = count
        return count

    def _entry(self, screen: Screen, place: int) -> QPushButton:
        entry = style.button(screen.title(), role="rail")
        entry.setFont(theme().font("body", 500))
        entry.setCheckable(True)
        entry.setIconSize(QSize(18 + icons.GAP, 18))
        keys = f"Ctrl+{place}"
        entry.setToolTip(f"{screen.title()} ({keys})")

        def paint() -> None:
            colour = "accent-ink" if entry.isChecked() else "ink2"
            entry.setIcon(icons.icon(screen.icon, colour, 18, gap=icons.GAP))

        icons.follow_theme(entry, paint)
        entry.toggled.connect(paint)
        entry.clicked.connect(lambda: self.chosen.emit(screen.key))
        self._group.addButton(entry)
        self._entries[screen.key] = entry
        entry.installEventFilter(self)
        return entry

    def _brand(self) -> QWidget:
        tokens = theme().tokens
        holder = QWidget()
        holder.setFixedHeight(tokens.size("header") - 2)
        line = QHBoxLayout(holder)
        line.setContentsMargins(tokens.space(2), 0, 0, 0)
        line.setSpacing(tokens.space(2))
        mark = QLabel()
        icons.set_icon(mark, "wrench", "ink", 18)
        line.addWidget(mark)
        name = style.text("Auto Doctor", weight=700, size="brand")
        line.addWidget(name, 1, Qt.AlignmentFlag.AlignVCenter)
        return holder
