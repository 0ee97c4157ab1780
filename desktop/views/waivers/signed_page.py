"""What was signed: a list, one whole, and the check that nothing of it was altered. Paints and forwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from desktop.presenters.waivers_signed import SignedWaivers
from desktop.theming import style
from desktop.views.asked import AskedPage, Spawn, note, run_by
from desktop.views.settings.page_parts import Notice, act, boxed, entry, listed, top
from desktop.views.waivers import waiver_words
from desktop.views.waivers.act_form import ActForm
from desktop.views.waivers.waiver_detail import chips_of, detail_parts
from scheduling.waiver_messages import StaffAct, WaiverDetail, WaiverLine

BRIEF = 40
"""Letters of a reason on a button."""
BACK = "waivers-back"
"""The object name of what leads back to the list."""


class SignedPage(AskedPage):
    """``zone`` is the workshop's."""

    def __init__(self, waivers: SignedWaivers, spawn: Spawn, zone: Callable[[], tzinfo]) -> None:
        super().__init__(waivers, spawn)
        self._waivers = waivers
        self._zone = zone
        self.form: ActForm | None = None
        self.refresh()

    @property
    def unsaved(self) -> bool:
        """Whether a reason is typed."""
        return self.form is not None and self.form.unsaved

    def load(self) -> None:
        """Ask for the newest."""
        self._spawn(self._waivers.load())

    def content(self) -> Sequence[QWidget]:
        detail = self._waivers.opened
        return self._list() if detail is None else self._whole(detail)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list."""
        if event.key() == Qt.Key.Key_Escape and self._waivers.opened is not None and self.form is None:
            self.close_one()
        else:
            super().keyPressEvent(event)

    def open_one(self, waiver_id: UUID) -> None:
        """Show one whole."""
        self._spawn(self._opened(waiver_id))

    def close_one(self) -> None:
        """The list again."""
        self._drop_form()
        self._waivers.close()

    def ask(self, kind: StaffAct, releases: UUID | None = None) -> None:
        """Ask why."""
        self._drop_form()
        self.form = ActForm(self._waivers, self._spawn, kind, releases)
        self.form.setParent(self)
        self.form.done.connect(self._asked_no_more)
        self.refresh()
        self.form.reason.setFocus()

    # --- inside

    async def _opened(self, waiver_id: UUID) -> None:
        if await self._waivers.open(waiver_id) and isValid(self):
            back = self.findChild(QPushButton, BACK)
            if back is not None:
                back.setFocus()

    def _list(self) -> list[QWidget]:
        waivers = self._waivers
        acts = []
        if waivers.may_check:
            check = style.button(self.tr("Check them all"), icon="refresh-cw")
            check.setEnabled(not waivers.busy)
            check.clicked.connect(partial(run_by, self._spawn, waivers.check))
            acts.append(check)
        about = self.tr("Nobody edits or deletes what was signed. Each reading of one is in the history.")
        shown: list[QWidget] = [top(self.tr("Signed"), about, *acts)]
        if waivers.checking:
            shown.append(note(self.tr("Everything that was signed is being checked…"), "muted"))
        elif waivers.checked is not None:
            found = waivers.checked
            shown.append(Notice("\n".join(waiver_words.check_words(found)), bad=not found.whole))
        if not waivers.lines:
            return [*shown, note(self.tr("Nothing was signed yet."), "muted")]
        shown.append(listed([self._row(line) for line in waivers.lines]))
        if waivers.more:
            older = style.button(self.tr("Older ones"))
            older.setEnabled(not waivers.busy)
            older.clicked.connect(partial(run_by, self._spawn, waivers.read_on))
            shown.append(_beginning(older))
        return shown

    def _row(self, line: WaiverLine) -> QWidget:
        name = line.signer_name or self.tr("Number %1").replace("%1", str(line.sequence))
        about = "" if line.altered else waiver_words.line_words(line, self._zone())
        open_ = act(self.tr("Open"), name)
        open_.clicked.connect(partial(_open, self, line.id))
        return entry("file-text", name, about, open_, chips=chips_of(line))

    def _whole(self, detail: WaiverDetail) -> list[QWidget]:
        back = style.button(self.tr("All waivers"), role="quiet", icon="chevron-left")
        back.setObjectName(BACK)
        back.clicked.connect(self.close_one)
        line = detail.line
        name = line.signer_name or self.tr("Number %1").replace("%1", str(line.sequence))
        shown: list[QWidget] = [_beginning(back), top(name, "", *chips_of(line))]
        if self.form is not None:
            self.form.setParent(self)  # else it would go with the page before
            shown.append(boxed(self.form))
        elif self._waivers.may_act:
            shown.append(self._acts(detail))
        return [*shown, *detail_parts(self._waivers, detail, self._zone)]

    def _acts(self, detail: WaiverDetail) -> QWidget:
        buttons = []
        if not detail.line.superseded:
            buttons.append(self._button(self.tr("Supersede…"), StaffAct.SUPERSEDE))
        buttons.append(self._button(self.tr("Legal hold…"), StaffAct.HOLD))
        for hold in self._waivers.open_holds():
            reason = hold.reason if len(hold.reason) <= BRIEF else f"{hold.reason[:BRIEF].rstrip()}…"
            said = self.tr("End the hold: %1…").replace("%1", reason).replace("&", "&&")
            buttons.append(self._button(said, StaffAct.RELEASE, hold.id))
        return _beginning(*buttons)

    def _button(self, said: str, kind: StaffAct, releases: UUID | None = None) -> QPushButton:
        button = style.button(said)
        style.mark(button, compact=True)
        button.setEnabled(not self._waivers.busy)
        button.clicked.connect(partial(_ask, self, kind, releases))
        return button

    def _asked_no_more(self) -> None:
        self._drop_form()
        self.refresh()
        self.setFocus()

    def _drop_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.setParent(None)
            form.deleteLater()


def _beginning(*buttons: QPushButton) -> QWidget:
    from desktop.views.calendar.flow_row import FlowRow  # wraps

    row = FlowRow(8)
    for button in buttons:
        row.add(button)
    return row


def _open(page: SignedPage, waiver_id: UUID, _checked: bool = False) -> None:
    page.open_one(waiver_id)


def _ask(page: SignedPage, kind: StaffAct, releases: UUID | None, _checked: bool = False) -> None:
    page.ask(kind, releases)
