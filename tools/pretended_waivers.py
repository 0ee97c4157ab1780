"""A pretended server for the Waivers screen, in memory, for pictures and tests. It refuses as the real one does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from math import cos, pi, sin
from uuid import UUID, uuid5

from desktop.presenters.shipped_waivers import ShippedTexts
from desktop.sync.errors import Unreachable
from scheduling.waiver_chain import as_captured
from scheduling.waiver_checks import text_digest
from scheduling.waiver_messages import (
    MOST_LISTED,
    ActAnswer,
    ActRequest,
    DiffKind,
    DiffPart,
    FlawLine,
    MissingWaivers,
    PublishText,
    StaffAct,
    TextDiff,
    Verification,
    WaiverDelivery,
    WaiverDetail,
    WaiverDue,
    WaiverLine,
    WaiverPage,
    WaiverReceipt,
    WaiverTexts,
)
from scheduling.waiver_records import (
    ActKind,
    Point,
    Relation,
    SignatureForm,
    SignedWaiver,
    Stroke,
    Tick,
    WaiverAct,
    WaiverMode,
    WaiverTemplate,
)
from scheduling.waivers import standing_of
from tools.pretended_owner import refused

YEARS = 7 * 365 * 86_400
_NAMES = UUID("6f1c2c1e-5d0e-4a53-8f0e-0d9a4a4f1f10")


def handwriting() -> tuple[Stroke, ...]:
    """A line that looks like a name, and one below it: no hand drew them."""
    waves = [
        Point(x=600 + 22 * step, y=1500 - round(700 * sin(step * pi / 19) * cos(step * pi / 47)))
        for step in range(320)
    ]
    below = [Point(x=500 + 60 * step, y=2300 - 4 * step) for step in range(110)]
    return Stroke(points=tuple(waves)), Stroke(points=tuple(below))


class PretendedWaivers:
    """``fault`` is raised instead of the next answers. ``answers``: else what was asked is done and nobody hears."""

    def __init__(self, organization_id: UUID, province: str, now: int, shipped: ShippedTexts) -> None:
        self._organization_id = organization_id
        self._province = province
        self._shipped = shipped
        self.now = now
        self.templates: list[WaiverTemplate] = []
        self.due: list[WaiverDue] = []
        self.records: dict[UUID, SignedWaiver] = {}
        self.altered: set[UUID] = set()
        self.acts: list[WaiverAct] = []
        self.fault: Exception | None = None
        self.answers = True
        self.listed_at_once = MOST_LISTED

    # --- what is put there beforehand

    def publish_shipped(self, language: str, published_at: int) -> WaiverTemplate:
        """What comes with the program, as the next version."""
        text = self._shipped.of(self._province, language)
        return self._publish(language, text.text, text.ticks, published_at)

    def sign(
        self, template: WaiverTemplate, customer_id: UUID, name: str, at: int, **over: object
    ) -> SignedWaiver:
        """Somebody signed it at the kiosk."""
        values: dict[str, object] = {
            "id": uuid5(_NAMES, f"{customer_id} {at}"),
            "organization_id": self._organization_id,
            "customer_id": customer_id,
            "template_id": template.id,
            "province": template.province,
            "language": template.language,
            "version": template.version,
            "text": template.text,
            "text_sha256": template.text_sha256,
            "signer_name": name,
            "relation": Relation.SELF,
            "mode": WaiverMode.KIOSK,
            "form": SignatureForm.DRAWN,
            "device_time": at + 4,
            "estimated_at": at,
            "salt": bytes(16),
            "ticks": tuple(Tick(code=it.code, words=it.words, ticked=it.required) for it in template.ticks),
            "strokes": handwriting(),
            "picture_sha256": text_digest(name),
            "received_at": at + 2,
            "erasable_from": at + YEARS,
        }
        record = SignedWaiver(**(values | over))  # type: ignore[arg-type]  # each is of its field's kind
        self.records[record.id] = record
        return record

    # --- what the desk asks

    async def missing(self) -> MissingWaivers:
        self._maybe()
        return MissingWaivers(sessions=list(self.due))

    async def page(self, before: int | None = None) -> WaiverPage:
        self._maybe()
        lines = [self._line(record, place) for place, record in enumerate(self.records.values(), start=1)]
        older = [line for line in reversed(lines) if before is None or line.sequence < before]
        shown = older[: self.listed_at_once]
        return WaiverPage(waivers=shown, before=shown[-1].sequence if len(older) > len(shown) else None)

    async def read(self, waiver_id: UUID) -> WaiverDetail:
        self._maybe()
        places = {each: place for place, each in enumerate(self.records, start=1)}
        if waiver_id not in places:
            raise refused("not_found", 404)
        record = self.records[waiver_id]
        return WaiverDetail(
            line=self._line(record, places[waiver_id]),
            record=None if waiver_id in self.altered else record,
            acts=self._acts_of(waiver_id),
        )

    async def act(self, waiver_id: UUID, request: ActRequest) -> ActAnswer:
        if self.fault is not None:
            raise self.fault
        if request.id not in {act.id for act in self.acts}:
            standing = standing_of(waiver_id, self.acts, self.now)
            if request.kind is StaffAct.SUPERSEDE and standing.superseded:
                raise refused("waiver_superseded")
            self.acts.append(
                WaiverAct(
                    id=request.id,
                    waiver_id=waiver_id,
                    kind=ActKind(request.kind.value),
                    at=self.now,
                    salt=bytes(16),
                    reason=request.reason,
                    releases=request.releases,
                )
            )
        self._maybe()
        return ActAnswer(act_id=request.id, at=self.now, sequence=len(self.acts))

    async def deliver(self, delivery: WaiverDelivery) -> WaiverReceipt:
        if self.fault is not None:
            raise self.fault
        record = delivery.record
        known = self.records.get(record.id)
        if known is not None and as_captured(known) != record:
            raise refused("waiver_differs")
        if known is None:
            self.records[record.id] = replace(record, received_at=self.now, erasable_from=self.now + YEARS)
            self.due = [due for due in self.due if due.customer_id != record.customer_id]
        self._maybe()
        return WaiverReceipt(
            waiver_id=record.id,
            sequence=len(self.records),
            digest=bytes(32),
            received_at=self.now,
            erasable_from=self.now + YEARS,
        )

    async def verify(self) -> Verification:
        self._maybe()
        flaws = [
            FlawLine(
                chain=self._organization_id,
                code="content_changed",
                sequence=place,
                until=place,
                waiver_id=each,
                words=f"{place}: what is stored is not what was received.",
            )
            for place, each in enumerate(self.records, start=1)
            if each in self.altered
        ]
        return Verification(
            whole=not flaws,
            links=len(self.records) + len(self.acts),
            contents=len(self.records) + len(self.acts),
            devices=1,
            anchors=3,
            last_anchor=len(self.records),
            flaws=flaws,
        )

    async def texts(self) -> WaiverTexts:
        self._maybe()
        return WaiverTexts(templates=list(self.templates))

    async def diff(self, before: UUID, after: UUID) -> TextDiff:
        self._maybe()
        old, new = (next(row for row in self.templates if row.id == each) for each in (before, after))
        return TextDiff(
            before=before,
            after=after,
            text=_parts(old.text.splitlines(), new.text.splitlines()),
            ticks=_parts([tick.words for tick in old.ticks], [tick.words for tick in new.ticks]),
        )

    async def publish(self, text: PublishText) -> WaiverTemplate:
        if self.fault is not None:
            raise self.fault
        known = next((row for row in self.templates if row.id == text.id), None)
        if known is None:
            if text.after_version != max((row.version for row in self._versions(text.language)), default=0):
                raise refused("stale_edit", field="after_version")
            known = self._publish(text.language, text.text, tuple(text.ticks), self.now, text.id)
        self._maybe()
        return known

    # --- inside

    def _maybe(self) -> None:
        if self.fault is not None:
            raise self.fault
        if not self.answers:
            raise Unreachable("the answer was lost")

    def _publish(
        self, language: str, text: str, ticks: Sequence[object], at: int, id_: UUID | None = None
    ) -> WaiverTemplate:
        version = max((row.version for row in self._versions(language)), default=0) + 1
        template = WaiverTemplate(
            id=id_ or uuid5(_NAMES, f"{language} {version}"),
            organization_id=self._organization_id,
            province=self._province,
            language=language,
            version=version,
            text=text,
            text_sha256=text_digest(text),
            published_at=at,
            ticks=tuple(ticks),  # type: ignore[arg-type]  # of a text's own
        )
        self.templates.append(template)
        return template

    def _versions(self, language: str) -> list[WaiverTemplate]:
        return [row for row in self.templates if row.language == language]

    def _acts_of(self, waiver_id: UUID) -> list[WaiverAct]:
        return [act for act in self.acts if act.waiver_id == waiver_id]

    def _line(self, record: SignedWaiver, place: int) -> WaiverLine:
        standing = standing_of(record.id, self.acts, self.now)
        line = WaiverLine(
            id=record.id,
            sequence=place,
            customer_id=record.customer_id,
            session_id=record.session_id,
            received_at=record.received_at or 0,
            erasable_from=record.erasable_from or 0,
            superseded=standing.superseded,
            holds=len(standing.holds),
            altered=record.id in self.altered,
        )
        if line.altered:
            return line
        return replace(
            line,
            province=record.province,
            language=record.language,
            version=record.version,
            signer_name=record.signer_name,
            minor_name=record.minor_name,
            mode=record.mode.value,
            form=record.form.value,
            signed_at=record.estimated_at,
        )


def _parts(old: list[str], new: list[str]) -> list[DiffPart]:
    """What both have, what went and what came, in the order of the text."""
    parts = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(a=old, b=new).get_opcodes():
        if tag == "equal":
            parts.append(DiffPart(kind=DiffKind.SAME, lines=old[old_from:old_to]))
            continue
        if old_to > old_from:
            parts.append(DiffPart(kind=DiffKind.REMOVED, lines=old[old_from:old_to]))
        if new_to > new_from:
            parts.append(DiffPart(kind=DiffKind.ADDED, lines=new[new_from:new_to]))
    return parts
