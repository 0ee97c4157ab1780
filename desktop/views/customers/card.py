"""A card on a customer's page: a heading, one button beside it, and a body that is filled anew or becomes a form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.booking.page import cleared


class Card(QFrame):
    """``dense``: its body is made of lines. ``grows``: it takes the room that there is."""

    def __init__(
        self, title: str, *, dense: bool = False, grows: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        style.mark(self, panel="card")
        tall = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(4))
        column.setSpacing(space(2))
        head = QWidget()
        head.setMinimumHeight(theme().tokens.size("control"))
        self._head = QHBoxLayout(head)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(space(2))
        self.title = style.text(title, weight=600)
        self.count = style.text("", tone="faint")
        self._head.addWidget(self.title)
        self._head.addWidget(self.count)
        self._head.addStretch(1)
        column.addWidget(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(0 if dense else space(2))
        column.addLayout(self.body)

    def head_button(self, words: str, icon: str) -> QPushButton:
        """One beside the heading."""
        button = style.button(words, role="quiet", icon=icon)
        style.mark(button, compact=True)
        self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def empty(self) -> None:
        """Take out what is in the body."""
        cleared(self.body)

    def put(self, widget: QWidget) -> None:
        """At the end of the body, there at once for the keys."""
        self.body.addWidget(widget)
        widget.show()
