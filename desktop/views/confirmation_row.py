"""Two buttons for a booking's confirmation: save the invitation to a file, and tell the customer once more.

Under a booking that was just made, and on its card. Below them what came of it. Not here: what is told.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.presenters.carriers import Reach
from desktop.presenters.confirmations import Confirmation
from desktop.presenters.invites import Invitation
from desktop.presenters.on_server import Reached
from desktop.store.errors import NotKept, Trouble
from desktop.theming import formats, icons, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.asked import Spawn, run_by, trouble_words
from desktop.views.calendar.calendar_words import fill
from desktop.views.file_dialog import DOCUMENTS, file_dialog
from desktop.views.invite_words import invite_words
from desktop.views.way_words import ways
from scheduling.errors import ErrorCode
from scheduling.invite import InviteStatus


class ConfirmationRow(QWidget):
    """``reshaped`` when it became higher or lower. ``compact`` on a card, named and to its end as its other lines;
    else in the middle of the page."""

    reshaped = Signal()

    def __init__(self, confirmation: Confirmation, spawn: Spawn, *, compact: bool = False) -> None:
        super().__init__()
        self.of = confirmation
        """Whose it is."""
        self._compact = compact
        self._note: tuple[str, str] | None = None
        """What came of saving, and its tone."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(1))
        self.save = style.button("", icon="" if compact else "download")
        self.title = style.text("", tone="faint", size="small", parent=self)
        self.title.setVisible(compact)
        self._name(cancels=False)
        self.save.clicked.connect(self.ask_where)
        again = self.tr("Send the confirmation again")
        self.send = style.button(self.tr("Resend") if compact else again, icon="" if compact else "mail")
        self.send.setToolTip(self.tr("Tells the customer once more; by SMS only if they agreed"))
        self.send.setAccessibleName(again)
        self.send.clicked.connect(partial(run_by, spawn, confirmation.send))
        column.addLayout(self._buttons(compact=compact))
        self.said = style.text("", tone="muted", size="small")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        if not compact:
            self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.said)
        listen(confirmation.changed, self, self._heard)
        self.refresh()

    def _buttons(self, *, compact: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0 if compact else theme().tokens.space(2))  # a card is narrow, in French above all
        if compact:
            mark = QLabel()
            icons.set_icon(mark, "mail", "ink3", 14)
            row.addWidget(mark)
            row.addSpacing(theme().tokens.space(2))
            row.addWidget(self.title, 1)
        else:
            row.addStretch(1)
        for button in (self.save, self.send):
            if compact:
                style.mark(button, compact=True, role="quiet")
            row.addWidget(button)
        if not compact:
            row.addStretch(1)
        return row

    def _name(self, *, cancels: bool) -> None:
        """What the file does: it invites, or takes a cancelled appointment out of the customer's calendar."""
        said = self.tr("Save invitation…")
        tip = self.tr("A calendar file (.ics) for the customer; also without the server")
        if cancels:
            said = self.tr("Save cancellation…")
            tip = self.tr("A calendar file (.ics) that takes it out of the customer’s calendar")
        short = self.tr("For a calendar…") if cancels else self.tr("Invitation…")
        self.title.setText(self.tr("Cancellation") if cancels else self.tr("Confirmation"))
        self.save.setText(short if self._compact else said)
        self.save.setAccessibleName(said)
        self.save.setToolTip(tip)

    @property
    def empty(self) -> bool:
        """Whether there is nothing here to press, and nothing to read."""
        return self.save.isHidden() and self.send.isHidden() and self.said.isHidden()

    def refresh(self) -> None:
        """Show what can be done now. A button that was pressed stays: else the next one would have the keys."""
        confirmation, invitation = self.of, self.of.invitation
        self.save.setVisible(invitation is not None)
        self._name(cancels=invitation is not None and invitation.status is InviteStatus.CANCELLED)
        self.send.setVisible(confirmation.sendable)
        said, tone = self._note or _sending_words(confirmation, told_here=self._compact)
        other = said != self.said.text()
        self.said.setText(said)
        style.mark(self.said, tone=tone)
        self.said.setVisible(bool(said))
        layout = self.layout()
        if layout is not None:
            layout.activate()  # its parent asks before Qt would tell
        if other:
            self.reshaped.emit()

    def _heard(self) -> None:
        self._note = None
        self.refresh()

    def ask_where(self) -> None:
        """The system's dialog; nothing is made before a place is chosen."""
        invitation = self.of.invitation
        if invitation is None:
            self.refresh()
            return
        dialog = file_dialog(self.window(), self.tr("Save the invitation"), DOCUMENTS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Calendar files (*.ics)"))
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(invite_words(invitation).file_name)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.write(Path(name))

    def write(self, path: Path) -> None:
        """As it stands by now, whole or not at all; and say so."""
        invitation = self.of.invitation
        if invitation is not None:
            self._note = self._written(invitation, path)
        self.refresh()

    def _written(self, invitation: Invitation, path: Path) -> tuple[str, str]:
        try:
            self.of.save(invitation, invite_words(invitation), path)
        except NotKept as error:
            failed = fill(self.tr("The invitation was not saved: %1"), disk_words(error.trouble))
            return failed, "bad"
        return fill(self.tr("Saved as %1"), path.name), "muted"


def _sending_words(confirmation: Confirmation, *, told_here: bool) -> tuple[str, str]:
    """How far telling it again is, and the tone of it; ``told_here``: nothing beside it says whether messages reach
    the customer."""
    translate = QCoreApplication.translate
    trouble = send_trouble(confirmation)
    if trouble:
        return trouble, "bad"
    if confirmation.busy and confirmation.reached is Reached.ASKED:
        return translate("Asked", "Asking the server …"), "muted"
    if confirmation.sent is None:
        return _why_not_sent(confirmation) if told_here else "", "muted"
    by = ways(confirmation.sent.channels, others=confirmation.sent.others)
    if not by:
        return translate("ConfirmationRow", "It goes out again within a minute."), "muted"
    return fill(translate("ConfirmationRow", "It goes out again within a minute, %1."), by), "muted"


def _why_not_sent(confirmation: Confirmation) -> str:
    """Why it is not offered to send what could be sent otherwise."""
    if not confirmation.offered:
        return ""
    translate = QCoreApplication.translate
    match confirmation.reach:
        case Reach.NO_ADDRESS:
            return translate("ConfirmationRow", "No email and no phone is here to send it to again.")
        case Reach.NOT_SET_UP:
            return translate(
                "ConfirmationRow",
                "The server is not set up to send it to this customer: please tell them yourself.",
            )
        case _:
            return ""


def send_trouble(confirmation: Confirmation) -> str:
    """Why it does not go out again; of what was only looked at nothing is said here."""
    translate = QCoreApplication.translate
    if not confirmation.problem or confirmation.reached is Reached.LOOKED:
        return ""
    if confirmation.problem == ErrorCode.TOO_MANY_ATTEMPTS:
        seconds = confirmation.problem_params.get("seconds")
        minutes = -(-int(seconds) // 60) if isinstance(seconds, int) else 60
        source = translate("ConfirmationRow", "Three times within the hour is enough. Try again in %1.")
        return fill(source, formats.duration(minutes))
    if confirmation.problem in {ErrorCode.GONE, ErrorCode.TOO_EARLY, ErrorCode.TOO_LATE}:
        return translate(
            "ConfirmationRow", "There is nothing to confirm any more: look at how the booking stands."
        )
    if confirmation.problem == "unreachable":
        return translate(
            "ConfirmationRow", "The server does not answer. Pressed again, it still goes out once only."
        )
    return trouble_words(confirmation)


def disk_words(trouble: Trouble) -> str:
    """Why the disk did not take it."""
    translate = QCoreApplication.translate
    return {
        Trouble.DISK_FULL: translate("ConfirmationRow", "the disk is full."),
        Trouble.DISK_READ_ONLY: translate("ConfirmationRow", "nothing may be written there."),
    }.get(trouble, translate("ConfirmationRow", "the disk did not take it. Choose another place."))
