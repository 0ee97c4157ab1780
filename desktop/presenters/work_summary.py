"""What the mechanic tells the customer after a session: kept as it is typed, sent with the end, or written anew later.

Kept on this computer until the server has it, over other pages and a restart too. No words, no Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from psygnal import Signal

from desktop.presenters.asking import Link, is_away, trouble_of
from desktop.store.drafts import Drafts
from desktop.store.errors import NotKept
from desktop.store.telling import tell
from scheduling.errors import ErrorCode
from scheduling.limits import MOST_LONG_TEXT
from scheduling.visit_messages import Afterwards, RatingLine

KIND = "summary"
SEEN = "summary-seen"
"""What the server was known to have when the typing began: it outlives the page, as the draft does."""


class Asks(Protocol):
    """``desktop.sync.visiting.Visiting`` is one."""

    async def afterwards(self, session_id: UUID) -> Afterwards: ...
    async def summarize(self, session_id: UUID, text: str, over: str) -> Afterwards: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryState:
    """How it stands."""

    text: str
    """As typed here, else as the server has it."""
    unsent: bool
    """It was typed here, and the server does not have it so."""
    known: bool
    """Whether the server has told what it has."""
    other: str = ""
    """What the server has, where whoever typed here did not see it: saving replaces it."""
    sending: bool = False
    away: bool = False
    code: str = ""
    """Why the server did not take it, or tell of it."""
    too_long: bool = False
    only_in_memory: bool = False
    """The disk does not take it: it would not outlive the program."""
    rating: RatingLine | None = None


class WorkSummary:
    """Of one session. ``changed`` when anything but what is being typed may be other than before."""

    changed = Signal()

    def __init__(
        self,
        session_id: UUID,
        calls: Asks,
        drafts: Drafts,
        link: Link,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._session_id = session_id
        self._calls = calls
        self._drafts = drafts
        self._link = link
        self._spawn = spawn
        self._there: Afterwards | None = None
        self._sending = False
        self._saved = 0
        """How often: what was asked before says nothing of after."""
        self._code = ""
        self._only_in_memory = False

    @property
    def now(self) -> SummaryState:
        """As it stands."""
        there = self._summary_there
        draft = self._drafts.get(KIND, self._session_id)
        unsent = bool(draft.strip()) and draft.strip() != there
        return SummaryState(
            text=draft or there,
            unsent=unsent,
            known=self._there is not None,
            other=there if unsent and there != self._drafts.get(SEEN, self._session_id) else "",
            sending=self._sending,
            away=is_away(self._link),
            code=self._code,
            too_long=len(draft) > MOST_LONG_TEXT,
            only_in_memory=self._only_in_memory,
            rating=self._there.rating if self._there is not None else None,
        )

    def type(self, text: str) -> None:
        """Keep what is typed."""
        there = self._summary_there
        kept = "" if text.strip() == there else text
        begins = not self._drafts.get(KIND, self._session_id)
        before = self._only_in_memory
        self._only_in_memory = not self._keep(KIND, kept)
        if begins or not kept:
            self._keep(SEEN, there if kept else "")
        if self._only_in_memory != before:
            tell(self.changed)

    def look(self) -> None:
        """Ask the server for what it has, where the session is over."""
        self._spawn(self._look())

    def save(self) -> None:
        """Have the server keep it; what was typed stays until it has."""
        state = self.now
        if not self._sending and state.unsent and not state.too_long:
            self._sending, self._code = True, ""
            self._saved += 1
            tell(self.changed)
            self._spawn(self._save(state.text.strip(), self._summary_there))

    def take_other(self) -> None:
        """Leave what the server has as it is; what was typed here is gone."""
        self.type("")
        tell(self.changed)

    # --- inside

    @property
    def _summary_there(self) -> str:
        return self._there.summary if self._there is not None else ""

    async def _look(self) -> None:
        before = self._saved

        async def ask() -> None:
            there = await self._calls.afterwards(self._session_id)
            if before == self._saved:
                self._take(there)

        code = await trouble_of(ask)
        if before == self._saved:
            self._code = code
        tell(self.changed)

    async def _save(self, text: str, over: str) -> None:
        async def ask() -> None:
            self._take(await self._calls.summarize(self._session_id, text, over), own=True)

        try:
            self._code = await trouble_of(ask)
        finally:
            self._sending = False
        if self._code == ErrorCode.STALE_EDIT:
            await self._look()  # it is shown what stands there; who saves again replaces that
        else:
            tell(self.changed)

    def _take(self, there: Afterwards, *, own: bool = False) -> None:
        """What the server has by now need not be kept here; ``own``: this computer has just written it."""
        self._there = there
        draft = self._drafts.get(KIND, self._session_id).strip()
        if draft == there.summary:
            self.type("")
        elif draft and own:
            self._keep(SEEN, there.summary)

    def _keep(self, kind: str, text: str) -> bool:
        """Whether the disk has it; else it lasts as long as the program."""
        try:
            self._drafts.put(kind, self._session_id, text)
        except NotKept:
            return False
        return True
