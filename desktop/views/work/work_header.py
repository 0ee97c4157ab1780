"""The My work screen's top row: its title, or the way back from a session's page and whose that is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.header import Header


class WorkHeader(Header):
    """``back`` is there while a session's page is open."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._own = title
        self.back = style.button("", role="quiet")
        icons.set_icon(self.back, "chevron-left", "ink2")
        self.back.setFixedWidth(theme().tokens.size("control"))
        self.back.setAccessibleName(self.tr("Back to my work"))
        self.back.setToolTip(self.tr("Back to my work (Esc)"))
        self._line.insertWidget(0, self.back)
        self.back.hide()

    def show_session(self, title: str) -> None:
        """Whose page is open; nothing: none is."""
        self.title.setText(title or self._own)
        self.back.setVisible(bool(title))
