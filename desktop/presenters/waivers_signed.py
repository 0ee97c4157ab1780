"""Signed waivers, as the server has them: listed, opened, superseded, kept for a lawsuit, checked. No words, no Qt.

Nothing of them is kept here: who signed what is read by whoever may, and each reading is in the history.
"""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from desktop.presenters.calendar_rights import Rights
from desktop.presenters.on_server import OnServer, Reached
from desktop.store.local_store import LocalStore
from desktop.store.telling import tell
from scheduling.ids import uuid7
from scheduling.records import Mechanic, StaffMember
from scheduling.rights import Action
from scheduling.waiver_messages import (
    ActAnswer,
    ActRequest,
    StaffAct,
    Verification,
    WaiverDetail,
    WaiverLine,
    WaiverPage,
)
from scheduling.waiver_records import ActKind, WaiverAct
from scheduling.waivers import standing_of


class KeepsWaivers(Protocol):
    """``desktop.sync.waivers.Waivers`` is one."""

    async def page(self, before: int | None = None) -> WaiverPage: ...
    async def read(self, waiver_id: UUID) -> WaiverDetail: ...
    async def act(self, waiver_id: UUID, request: ActRequest) -> ActAnswer: ...
    async def verify(self) -> Verification: ...


class SignedWaivers(OnServer):
    """One a desk. ``opened``: the one on view; ``checked``: what the last check found."""

    def __init__(self, server: KeepsWaivers, store: LocalStore, rights: Rights) -> None:
        super().__init__()
        self._server = server
        self._store = store
        self._rights = rights
        self._before: int | None = None
        self._asked: tuple[UUID, StaffAct, str, UUID | None, UUID] | None = None
        """What was sent last, and under which id: sent again in the same words it is the same act."""
        self.lines: list[WaiverLine] = []
        self.opened: WaiverDetail | None = None
        self.checked: Verification | None = None
        self.checking = False

    @property
    def more(self) -> bool:
        """Whether there are older ones than those listed."""
        return self._before is not None

    @property
    def may_act(self) -> bool:
        """Whether this person supersedes waivers and keeps them for a lawsuit."""
        return self._rights.may_at_all(Action.HOLD_WAIVER)

    @property
    def may_check(self) -> bool:
        """Whether this person has the chains checked."""
        return self._rights.may_at_all(Action.VIEW_AUDIT)

    def open_holds(self) -> list[WaiverAct]:
        """Of the one on view: what keeps it past its time."""
        detail = self.opened
        if detail is None:
            return []
        latest = max((act.at for act in detail.acts), default=0)
        open_ = standing_of(detail.line.id, detail.acts, latest).holds
        return [act for act in detail.acts if act.kind is ActKind.HOLD and act.id in open_]

    def who(self, staff_id: UUID | None) -> str:
        """The name of somebody who works, or worked, here; empty where that is not known."""
        row = self._store.get(StaffMember, staff_id) if staff_id is not None else None
        mechanic = self._store.get(Mechanic, staff_id) if row is None and staff_id is not None else None
        return row.name if row is not None else mechanic.name if mechanic is not None else ""

    async def load(self) -> None:
        """Ask for the newest."""
        await self._in_turn(self._load, Reached.LOOKED)

    async def read_on(self) -> None:
        """Ask for the next older ones."""

        async def work() -> None:
            if self._before is None:
                return
            page = await self._server.page(self._before)
            self.lines += page.waivers
            self._before = page.before

        await self._in_turn(work, Reached.LOOKED)

    async def open(self, waiver_id: UUID) -> bool:
        """Show one whole."""

        async def work() -> None:
            self.opened = await self._server.read(waiver_id)

        return await self._in_turn(work, Reached.LOOKED)

    def close(self) -> None:
        """The list again."""
        self.opened = None
        self.forget_trouble()

    async def act(self, kind: StaffAct, reason: str, releases: UUID | None = None) -> bool:
        """Do it with the one on view; whether it was done. Tried again after a lost answer it is done once."""
        detail, reason = self.opened, reason.strip()
        if detail is None or not self.may_act or not reason:
            return False
        waiver_id = detail.line.id
        asked = (waiver_id, kind, reason, releases)
        if self._asked is None or self._asked[:4] != asked:
            self._asked = (*asked, uuid7())
        request = ActRequest(id=self._asked[4], kind=kind, reason=reason, releases=releases)

        async def work() -> None:
            await self._server.act(waiver_id, request)
            self._asked = None
            self.reached = Reached.ANSWERED
            detail = await self._server.read(waiver_id)
            if self.opened is not None and self.opened.line.id == waiver_id:
                self.opened = detail  # else the list is on view again
            await self._load()

        return await self._in_turn(work) or self.reached is Reached.ANSWERED

    async def check(self) -> None:
        """Have the server hold everything that was signed against its chains."""
        if not self.may_check:
            return

        async def work() -> None:
            self.checked = await self._server.verify()

        self.checking, self.checked = True, None
        try:
            await self._in_turn(work, Reached.LOOKED)
        finally:
            self.checking = False
            tell(self.changed)

    async def _load(self) -> None:
        page = await self._server.page()
        self.lines, self._before = list(page.waivers), page.before
        self.known = True
