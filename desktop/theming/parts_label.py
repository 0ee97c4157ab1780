"""A label of parts with a dot between them, which wraps between the parts: no line ends or begins with a dot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.theming.painting import painting_words
from desktop.theming.theme import theme

DOT = " · "


class PartsLabel(QLabel):
    """Plain text only; a part that is wider than a line is wrapped between its words."""

    def __init__(self, *, tone: str = "", size: str = "body", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)  # so that layouts ask how high it is
        self.setFont(theme().font(size))
        if tone:
            self.setProperty("tone", tone)

    def lines(self, width: int) -> list[str]:
        """As it is shown in that width."""
        measure = self.fontMetrics().horizontalAdvance
        lines: list[str] = []
        for part in self.text().split(DOT):
            if lines and measure(DOT.join((lines[-1], part))) <= width:
                lines[-1] = DOT.join((lines[-1], part))
                continue
            lines.append("")
            for word in part.split(" "):
                longer = f"{lines[-1]} {word}".strip()
                if not lines[-1] or measure(longer) <= width:
                    lines[-1] = longer
                else:
                    lines.append(word)
        return lines

    def heightForWidth(self, width: int) -> int:
        return len(self.lines(width)) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting_words(self) as painter:
            shown = "\n".join(self.lines(self.width()))
            side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            painter.drawText(self.rect(), (side | Qt.AlignmentFlag.AlignTop).value, shown)
