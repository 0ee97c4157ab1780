"""What the owner does with a signed waiver, and why: superseded, kept for a lawsuit, no longer kept."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.presenters.waivers_signed import SignedWaivers
from desktop.theming import enters, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.asked import Spawn, note
from scheduling.limits import MOST_TEXT
from scheduling.waiver_messages import StaffAct


class ActForm(QWidget):
    """``done`` when it was done, or nobody wants to any more."""

    done = Signal()

    def __init__(
        self, waivers: SignedWaivers, spawn: Spawn, kind: StaffAct, releases: UUID | None = None
    ) -> None:
        super().__init__()
        self._waivers = waivers
        self._spawn = spawn
        self._kind = kind
        self._releases = releases
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(3), 0, space(3))
        column.setSpacing(space(2))
        says, acts = self._words()
        column.addWidget(note(says, "muted"))
        self.reason = QLineEdit()
        self.reason.setMaxLength(MOST_TEXT)
        self.reason.setPlaceholderText(self.tr("Why, for the record"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        self.reason.textEdited.connect(self._refresh)
        enters.once_in(self.reason)
        self.reason.returnPressed.connect(self._act)
        column.addWidget(self.reason)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self.go = style.button(acts, role="primary")
        self.go.clicked.connect(self._act)
        self.leave = style.button(self.tr("Leave it"))
        self.leave.clicked.connect(self.done)
        for button in (self.go, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        listen(waivers.changed, self, self._refresh)
        self._refresh()

    @property
    def unsaved(self) -> bool:
        """Whether a reason is typed."""
        return bool(self.reason.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _words(self) -> tuple[str, str]:
        """What it means, and its button."""
        return {
            StaffAct.SUPERSEDE: (
                self.tr(
                    "It counts no more, and the customer signs anew. It stays as it is, and is kept as long."
                ),
                self.tr("Supersede it"),
            ),
            StaffAct.HOLD: (
                self.tr("For a lawsuit: it is not erased when its time is over, until the hold is ended."),
                self.tr("Hold it"),
            ),
            StaffAct.RELEASE: (
                self.tr("It is erased when its time is over, unless another hold keeps it."),
                self.tr("End the hold"),
            ),
        }[self._kind]

    def _refresh(self) -> None:
        free = not self._waivers.busy
        self.go.setEnabled(free and self.unsaved)
        for each in (self.reason, self.leave):
            each.setEnabled(free)

    def _act(self) -> None:
        if self.go.isEnabled():
            self._spawn(self._acted())

    async def _acted(self) -> None:
        if await self._waivers.act(self._kind, self.reason.text(), self._releases) and isValid(self):
            self.done.emit()
