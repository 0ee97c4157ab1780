"""Short texts laid out once and painted many times: elided to a width, kept as ``QStaticText``."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

from desktop.theming.theme import theme

MOST = 6000
FontKey = tuple[str, int]
"""A token of size, and a weight."""


class Texts:
    """A cache. Empty it (:meth:`clear`) when the fonts change."""

    def __init__(self) -> None:
        self._laid: dict[tuple[str, FontKey, int], QStaticText] = {}
        self._cut: dict[tuple[str, FontKey, int], str] = {}
        self._fonts: dict[FontKey, tuple[QFont, QFontMetricsF]] = {}

    def clear(self) -> None:
        self._laid.clear()
        self._cut.clear()
        self._fonts.clear()

    def metrics(self, key: FontKey) -> QFontMetricsF:
        """The measures of a font."""
        return self._font(key)[1]

    def width(self, words: str, key: FontKey) -> float:
        """Of the whole text."""
        return self._font(key)[1].horizontalAdvance(words)

    def height(self, key: FontKey) -> float:
        """Of one line."""
        return self._font(key)[1].height()

    def first_letters(self, words: str, key: FontKey, room: float) -> str:
        """As many letters as fit, without an ellipsis: of initials, and of what goes on in the next line."""
        known = self._cut.get((words, key, int(room)))
        if known is None:
            known = words
            while known and self.width(known, key) > room:
                known = known[:-1].rstrip(" .,'’-")
            self._cut[(words, key, int(room))] = known
        return known

    def shortened(self, words: str, key: FontKey, room: float, *, least: int = 3) -> str:
        """All of it, or its beginning and an ellipsis; nothing where fewer than ``least`` letters would be left."""
        if self.width(words, key) <= room:
            return words
        seen = self.first_letters(words, key, room - self.width("…", key))
        return f"{seen}…" if len(seen) >= least else ""

    def draw(  # noqa: PLR0917 called in every line of the paint routines
        self, painter: QPainter, at: QPointF, words: str, key: FontKey, colour: QColor, room: float
    ) -> float:
        """Paint ``words`` with their top left ``at``, shortened to ``room``; the width that was painted."""
        if room < 6 or not words:
            return 0.0
        laid = self._lay(words, key, int(room))
        painter.setFont(self._font(key)[0])
        painter.setPen(colour)
        painter.drawStaticText(at, laid)
        return laid.size().width()

    def _lay(self, words: str, key: FontKey, room: int) -> QStaticText:
        known = self._laid.get((words, key, room))
        if known is not None:
            return known
        if len(self._laid) > MOST:
            self._laid.clear()
            self._cut.clear()
        font, metrics = self._font(key)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        laid = QStaticText(shown)
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        laid.prepare(font=font)
        self._laid[(words, key, room)] = laid
        return laid

    def _font(self, key: FontKey) -> tuple[QFont, QFontMetricsF]:
        known = self._fonts.get(key)
        if known is None:
            font = theme().font(*key)
            known = self._fonts[key] = (font, QFontMetricsF(font))
        return known


TIME: FontKey = ("small", 600)
NAME: FontKey = ("body", 600)
PLAIN: FontKey = ("small", 400)
STRONG: FontKey = ("small", 600)
