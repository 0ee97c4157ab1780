"""The versions of a waiver's text by language: which is in force, what changed, and writing the next. No words, no Qt.

What is typed stays here until it is published or discarded, also when somebody else published meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.on_server import OnServer, Reached
from desktop.presenters.shipped_waivers import LANGUAGES, ShippedTexts
from desktop.store.telling import tell
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.rights import Action
from scheduling.waiver_checks import MOST_TEMPLATE_TEXT
from scheduling.waiver_messages import MOST_LINES, MOST_TICKS, PublishText, TextDiff, WaiverTexts
from scheduling.waiver_records import TemplateTick, WaiverTemplate
from scheduling.waivers import template_in_force


class KeepsTexts(Protocol):
    """``desktop.sync.waivers.Waivers`` is one."""

    async def texts(self) -> WaiverTexts: ...
    async def diff(self, before: UUID, after: UUID) -> TextDiff: ...
    async def publish(self, text: PublishText) -> WaiverTemplate: ...


class DraftProblem(StrEnum):
    """Why a draft can not be published."""

    NO_TEXT = "no_text"
    TEXT_TOO_LONG = "text_too_long"
    TICK_EMPTY = "tick_empty"
    TOO_MANY_TICKS = "too_many_ticks"
    NOT_APPROVED = "not_approved"
    SAME = "same"
    """As the version in force: nothing would be another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The next version as far as it is written."""

    language: str
    text: str
    ticks: tuple[TemplateTick, ...]
    after: int
    """The highest version that was seen; 0: none."""
    approved: bool = False
    """Somebody says that counsel has approved it."""
    id: UUID = field(default_factory=uuid7)
    """Of the version that it becomes: published again after a lost answer it is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The versions of one language, in the workshop's province."""

    language: str
    in_force: WaiverTemplate | None
    versions: tuple[WaiverTemplate, ...]
    """The highest first; also those of a day to come."""


class WaiverTextsPage(OnServer):
    """One a desk. ``shown``: the version on view; ``diff``: what it changed from the one before it."""

    def __init__(
        self,
        server: KeepsTexts,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        shipped: ShippedTexts,
    ) -> None:
        super().__init__()
        self._server = server
        self._source = source
        self._clock = clock
        self._rights = rights
        self._shipped = shipped
        self._templates: list[WaiverTemplate] = []
        self._begun = 0
        """The instant at which the server published last what was written here: it may be ahead of this clock."""
        self.shown: WaiverTemplate | None = None
        self.diff: TextDiff | None = None
        self.draft: Draft | None = None
        self.pressed = False
        """Publishing was tried: from then on what is wrong is said."""

    @property
    def province(self) -> str:
        """The workshop's, two letters."""
        return self._source.organization().province

    @property
    def may_publish(self) -> bool:
        return self._rights.may_at_all(Action.MANAGE_POLICIES)

    def lines(self) -> list[Line]:
        """A line a language, the workshop's own first."""
        place = self._source.organization()
        own = place.locale[:2]
        now = max(self._clock.now(), self._begun)
        languages = sorted(LANGUAGES, key=lambda each: each != own)
        return [
            Line(
                language=language,
                in_force=template_in_force(self._templates, place.id, place.province, language, now),
                versions=self._versions(language),
            )
            for language in languages
        ]

    async def load(self) -> None:
        """Ask for all of it."""
        await self._in_turn(self._load, Reached.LOOKED)

    async def show(self, template: WaiverTemplate) -> None:
        """Show one, and what it changed."""
        self.shown, self.diff = template, None
        tell(self.changed)
        before = next(
            (each for each in self._versions(template.language) if each.version < template.version), None
        )
        if before is None:
            return

        async def work() -> None:
            found = await self._server.diff(before.id, template.id)
            if self.shown is template:
                self.diff = found

        await self._in_turn(work, Reached.LOOKED)

    def leave(self) -> None:
        """All versions again."""
        self.shown, self.diff = None, None
        self.forget_trouble()

    # --- writing the next

    def begin(self, language: str) -> None:
        """From the highest version, or from what is shipped where there is none."""
        if not self.may_publish or self.draft is not None:
            return
        versions = self._versions(language)
        if versions:
            text, ticks = versions[0].text, versions[0].ticks
        else:
            shipped = self._shipped.of(self.province, language)
            text, ticks = shipped.text, shipped.ticks
        self.shown = self.diff = None
        self.pressed = False
        self.draft = Draft(
            language=language, text=text, ticks=ticks, after=versions[0].version if versions else 0
        )
        tell(self.changed)

    def take_shipped(self) -> None:
        """Put what is shipped in the place of what is written."""
        if self.draft is not None:
            shipped = self._shipped.of(self.province, self.draft.language)
            self.draft = replace(self.draft, text=shipped.text, ticks=shipped.ticks, approved=False)
            tell(self.changed)

    def write(self, text: str) -> None:
        """What stands in the text now; what was approved was another one."""
        self._put(text=text)

    def put_ticks(self, ticks: tuple[TemplateTick, ...]) -> None:
        """The agreements, in their order."""
        self._put(ticks=ticks)

    def approve(self, approved: bool) -> None:
        """Whether counsel has approved it, as somebody says."""
        if self.draft is not None:
            self.draft = replace(self.draft, approved=approved)

    def discard(self) -> None:
        """Nothing of it is published."""
        self.draft = None
        self.forget_trouble()

    @property
    def unsaved(self) -> bool:
        """Whether something is written that stands nowhere else."""
        draft = self.draft
        if draft is None:
            return False
        versions = self._versions(draft.language)
        if versions:
            return (draft.text, draft.ticks) != (versions[0].text, versions[0].ticks)
        shipped = self._shipped.of(self.province, draft.language)
        return (draft.text, draft.ticks) != (shipped.text, shipped.ticks)

    def problems(self) -> list[DraftProblem]:
        """Why it can not be published; empty when it can."""
        draft = self.draft
        if draft is None:
            return []
        latest = next(iter(self._versions(draft.language)), None)
        checks = (
            (DraftProblem.NO_TEXT, not draft.text.strip()),
            (
                DraftProblem.TEXT_TOO_LONG,
                len(draft.text) > MOST_TEMPLATE_TEXT or draft.text.count("\n") >= MOST_LINES,
            ),
            (DraftProblem.TICK_EMPTY, any(not tick.words.strip() for tick in draft.ticks)),
            (DraftProblem.TOO_MANY_TICKS, len(draft.ticks) > MOST_TICKS),
            (
                DraftProblem.SAME,
                latest is not None and (draft.text, draft.ticks) == (latest.text, latest.ticks),
            ),
            (DraftProblem.NOT_APPROVED, not draft.approved),
        )
        return [problem for problem, is_so in checks if is_so]

    async def publish(self) -> bool:
        """Publish it, from now on; whether it was. Where another version came meanwhile that one is shown first."""
        self.pressed = True
        draft = self.draft
        if draft is None or self.problems():
            tell(self.changed)
            return False
        wish = PublishText(
            id=draft.id,
            province=self.province,
            language=draft.language,
            text=draft.text,
            ticks=list(draft.ticks),
            after_version=draft.after,
        )

        async def work() -> None:
            self._begun = (await self._server.publish(wish)).published_at
            self.draft = None
            self.reached = Reached.ANSWERED
            await self._load()

        done = await self._in_turn(work)
        if self.problem == ErrorCode.STALE_EDIT:
            await self._look_again(draft)
        return done or self.reached is Reached.ANSWERED

    async def _look_again(self, draft: Draft) -> None:
        """What somebody else published is listed; what is written here stays, and follows it if it is published."""
        code = self.problem
        if await self._in_turn(self._load, Reached.LOOKED):
            versions = self._versions(draft.language)
            self.draft = replace(
                draft, after=versions[0].version if versions else 0, approved=False, id=uuid7()
            )
            self.problem = code
            tell(self.changed)

    def _put(self, *, text: str | None = None, ticks: tuple[TemplateTick, ...] | None = None) -> None:
        draft = self.draft
        if draft is None:
            return
        new = replace(
            draft, text=draft.text if text is None else text, ticks=draft.ticks if ticks is None else ticks
        )
        if (new.text, new.ticks) != (draft.text, draft.ticks):
            self.draft = replace(new, approved=False, id=uuid7())

    def _versions(self, language: str) -> tuple[WaiverTemplate, ...]:
        mine = [row for row in self._templates if (row.province, row.language) == (self.province, language)]
        return tuple(sorted(mine, key=lambda row: -row.version))

    async def _load(self) -> None:
        self._templates = (await self._server.texts()).templates
        if self.draft is not None and any(row.id == self.draft.id for row in self._templates):
            self.draft = None  # it had arrived, and its answer was lost
        self.known = True
