"""How it stands with the server, in sentences, at the top of the page. The sentences are ``shell.connection_words``."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop.theming import icons, style
from desktop.theming.theme import theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """``lines`` are said calmly, ``trouble`` in the colour of what somebody has to see to."""

    icon: str
    colour: str
    headline: str
    lines: tuple[str, ...]
    trouble: str = ""
    may_try: bool = True
    may_sign_in: bool = False
    """The server signed this person out."""


class ConnectionPanel(QFrame):
    """Asks for signing in again, for the server to be tried, and for everything that waits to be written to a file."""

    try_asked = Signal()
    sign_in_asked = Signal()
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        translate, space = QCoreApplication.translate, theme().tokens.space
        style.mark(self, panel="card")
        self._shown: Connection | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(space(5), space(4), space(5), space(4))
        line.setSpacing(space(4))
        self._mark = QLabel()
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(space(1))
        self.headline = style.text("", weight=700, size="brand")
        self.lines = style.text("", tone="muted")
        self.trouble = style.text("", tone="bad")
        for label in (self.headline, self.lines, self.trouble):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            text.addWidget(label)
        text.addStretch(1)
        line.addLayout(text, 1)
        self.again = style.button(translate("Changes", "Try now"), icon="refresh-cw")
        self.again.clicked.connect(self.try_asked)
        self.sign_in = style.button(translate("Changes", "Sign in"), role="primary")
        self.sign_in.clicked.connect(self.sign_in_asked)
        self.export = style.button(translate("Changes", "Save to a file…"), icon="hard-drive")
        self.export.setToolTip(
            translate(
                "Changes", "If the worst comes: everything that waits or was refused, to be read in elsewhere"
            )
        )
        self.export.clicked.connect(self.export_asked)
        buttons = QVBoxLayout()
        buttons.setSpacing(space(2))
        for button in (self.sign_in, self.again, self.export):
            buttons.addWidget(button)
        buttons.addStretch(1)
        line.addLayout(buttons)

    def show_connection(self, connection: Connection) -> None:
        """Say this; what is the same is left alone."""
        if connection == self._shown:
            return
        self._shown = connection
        icons.set_icon(self._mark, connection.icon, connection.colour, 22)
        self.headline.setText(connection.headline)
        self.lines.setText("\n".join(connection.lines))
        self.trouble.setText(connection.trouble)
        self.trouble.setVisible(bool(connection.trouble))
        self.again.setVisible(connection.may_try)
        self.sign_in.setVisible(connection.may_sign_in)
        self.setAccessibleName(". ".join([connection.headline, *connection.lines, connection.trouble]))
