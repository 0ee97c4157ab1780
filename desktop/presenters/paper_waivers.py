"""A waiver that was signed on a sheet: its scan, what was ticked, who signed and when, with this person as its witness.

The scan is attached to the booking, so that it is kept as any picture of it; the record names it by its digest. The
server alone takes a record in: without it the form stays as it is. No words, no Qt.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from uuid import UUID

from psygnal import Signal

from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.on_server import OnServer, Reached
from desktop.presenters.waiver_texts import WaiverTextsPage
from desktop.presenters.waivers_due import DueLine
from desktop.store.account_file import Account
from desktop.store.kept_file import KeptFile
from desktop.store.kept_files import SourceUnreadable
from desktop.store.telling import tell
from scheduling.errors import RuleError
from scheduling.ids import uuid7
from scheduling.rights import Action
from scheduling.waiver_checks import check_record
from scheduling.waiver_messages import WaiverDelivery, WaiverReceipt
from scheduling.waiver_records import Relation, SignatureForm, SignedWaiver, Tick, WaiverMode, WaiverTemplate

SALT = 32
"""Bytes."""
UNREADABLE = "source_unreadable"


class TakesPaper(Protocol):
    """``desktop.sync.waivers.Waivers`` is one."""

    async def deliver(self, delivery: WaiverDelivery) -> WaiverReceipt: ...


class SheetProblem(StrEnum):
    """Why a sheet can not be taken in."""

    NO_NAME = "no_name"
    NO_MINOR = "no_minor"
    NOT_TICKED = "not_ticked"
    """An agreement without which nobody signs."""
    NO_SCAN = "no_scan"
    BEFORE_TEXT = "before_text"
    """Before the text was published that it signs."""
    NOT_YET = "not_yet"
    WRONG = "wrong"
    """Anything else that a record may not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """As it is copied from the paper."""

    line: DueLine
    template: WaiverTemplate
    signer: str
    minor: str = ""
    by_guardian: bool = False
    ticked: frozenset[str] = frozenset()
    signed_at: int
    scans: tuple[KeptFile, ...] = ()
    id: UUID = field(default_factory=uuid7)
    """Of the record that it becomes: delivered again after a lost answer it is one."""
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(SALT))


class PaperWaivers(OnServer):
    """One a desk. ``sheet``: the one that is being copied."""

    taken = Signal(str, bool)
    """Whose waiver the server has taken in, and whether it counts."""

    def __init__(  # noqa: PLR0917 each is of another kind
        self,
        server: TakesPaper,
        texts: WaiverTextsPage,
        clock: Clock,
        rights: Rights,
        account: Account,
        attach: Callable[[UUID, Path], Awaitable[KeptFile]],
    ) -> None:
        """``attach`` keeps a copy of a file with a booking, on this disk and then on the server."""
        super().__init__()
        self._server = server
        self._texts = texts
        self._clock = clock
        self._rights = rights
        self._account = account
        self._attach = attach
        self.sheet: Sheet | None = None
        self.pressed = False
        """Taking it in was tried: from then on what is wrong is said."""
        self.scan_trouble = ""
        """Why a scan could not be kept, as a code."""
        self._sent: SignedWaiver | None = None
        """What was sent, where what came of it is not known: sent again as it was it is the same."""

    @property
    def may_take(self) -> bool:
        """Whether this person witnesses sheets, and a text is there that could be signed."""
        return self._rights.may_at_all(Action.WITNESS_WAIVER) and bool(self.choices())

    def choices(self) -> list[WaiverTemplate]:
        """The texts in force, the workshop's own language first."""
        return [line.in_force for line in self._texts.lines() if line.in_force is not None]

    def begin(self, line: DueLine) -> None:
        """Of the customer of that session, in their language where there is a text in it."""
        texts = self.choices()
        if not self.may_take or self.sheet is not None:
            return
        template = next((text for text in texts if text.language == line.due.language), texts[0])
        self.sheet = Sheet(line=line, template=template, signer=line.customer, signed_at=self._clock.now())
        self.pressed, self.scan_trouble = False, ""
        tell(self.changed)

    def put(self, **values: object) -> None:
        """What stands on the sheet; nothing is told, since whoever typed it shows it."""
        sheet = self.sheet
        if sheet is None:
            return
        new: Sheet = replace(sheet, **values)  # type: ignore[arg-type]  # each is of its field's kind
        if new != sheet and self._sent is not None:
            new, self._sent = replace(new, id=uuid7(), salt=secrets.token_bytes(SALT)), None
        self.sheet = new

    def choose_text(self, template: WaiverTemplate) -> None:
        """Another text was signed: what was ticked on it is said anew."""
        if self.sheet is not None and template.id != self.sheet.template.id:
            self.put(template=template, ticked=frozenset())
            tell(self.changed)

    async def scan(self, sources: list[Path]) -> None:
        """Keep these with the booking, as the pages of the sheet in their order."""
        self.scan_trouble = ""
        for source in sources:
            sheet = self.sheet
            if sheet is None:
                return
            try:
                kept = await self._attach(sheet.line.due.session_id, source)
            except RuleError as error:
                self.scan_trouble = error.code.value
            except SourceUnreadable:
                self.scan_trouble = UNREADABLE
            else:
                self.put(scans=(*sheet.scans, kept))
        tell(self.changed)

    def discard(self) -> None:
        """Nothing of it is taken in; what was scanned stays with the booking."""
        self.sheet = self._sent = None
        self.forget_trouble()

    def problems(self) -> list[SheetProblem]:
        """Why it can not be taken in; empty when it can."""
        sheet = self.sheet
        if sheet is None:
            return []
        required = {tick.code for tick in sheet.template.ticks if tick.required}
        checks = (
            (SheetProblem.NO_NAME, not sheet.signer.strip()),
            (SheetProblem.NO_MINOR, sheet.by_guardian and not sheet.minor.strip()),
            (SheetProblem.NOT_TICKED, not required <= sheet.ticked),
            (SheetProblem.NO_SCAN, not sheet.scans),
            (SheetProblem.BEFORE_TEXT, sheet.signed_at < sheet.template.published_at),
            (SheetProblem.NOT_YET, sheet.signed_at > self._clock.now()),
        )
        found = [problem for problem, is_so in checks if is_so]
        if not found and check_record(self._record(sheet), sheet.template) is not None:
            found.append(SheetProblem.WRONG)
        return found

    async def take(self) -> bool:
        """Hand it to the server; whether it has it, and it counts."""
        self.pressed = True
        sheet = self.sheet
        if sheet is None or self.problems():
            tell(self.changed)
            return False
        record = self._sent = self._sent or self._record(sheet)

        async def work() -> None:
            receipt = await self._server.deliver(WaiverDelivery(record=record))
            self.reached = Reached.ANSWERED
            self.sheet = self._sent = None
            tell(self.taken, sheet.signer.strip(), not receipt.fault)

        return await self._in_turn(work) or self.reached is Reached.ANSWERED

    def _record(self, sheet: Sheet) -> SignedWaiver:
        now, text = self._clock.now(), sheet.template
        return SignedWaiver(
            id=sheet.id,
            organization_id=text.organization_id,
            customer_id=sheet.line.due.customer_id,
            session_id=sheet.line.due.session_id,
            template_id=text.id,
            province=text.province,
            language=text.language,
            version=text.version,
            text=text.text,
            text_sha256=text.text_sha256,
            signer_name=sheet.signer.strip(),
            relation=Relation.GUARDIAN if sheet.by_guardian else Relation.SELF,
            minor_name=sheet.minor.strip() if sheet.by_guardian else "",
            mode=WaiverMode.PAPER,
            form=SignatureForm.PAPER,
            device_time=now,
            estimated_at=now,
            salt=sheet.salt,
            ticks=tuple(
                Tick(code=each.code, words=each.words, ticked=each.code in sheet.ticked)
                for each in text.ticks
            ),
            scans_sha256=tuple(scan.sha256 for scan in sheet.scans),
            paper_signed_at=sheet.signed_at,
            device_id=self._account.device_id,
            witness_id=self._account.staff_id,
        )
