"""The messages between a session's customer and staff. No words, no Qt.

They stand on the server alone: what is typed without it is a draft that is kept and says so; nothing is sent later by
itself, since what is meant for now may be wrong by then.
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
from scheduling.ids import uuid7
from scheduling.visit_messages import MOST_MESSAGE, MessageLine, MessageRequest, ThreadPage

KIND = "thread"
SENT = "thread-sent"
"""Under which id what was sent last, and that text below it: it may have arrived although nobody said so."""


class Asks(Protocol):
    """``desktop.sync.visiting.Visiting`` is one."""

    async def thread(self, session_id: UUID, after: int) -> ThreadPage: ...
    async def write(self, session_id: UUID, message: MessageRequest) -> MessageLine: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadState:
    """How it stands."""

    messages: tuple[MessageLine, ...]
    """Oldest first."""
    draft: str
    known: bool
    """Whether the server has told of them."""
    sending: bool
    away: bool
    code: str
    """Why the server did not take the draft."""

    @property
    def too_long(self) -> bool:
        return len(self.draft.strip()) > MOST_MESSAGE

    @property
    def may_send(self) -> bool:
        """Whether a click sends what is typed."""
        return bool(self.draft.strip()) and not (self.too_long or self.sending or self.away)


class WorkThread:
    """Of one session."""

    changed = Signal()
    arriving = Signal()
    """What was sent is known to have arrived: what is being typed is kept now, for the rest of it is the next one."""

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
        self._messages: dict[int, MessageLine] = {}
        self._after = 0
        """Up to which number the server has told of all; one's own may be further on, with others in between."""
        self._known = False
        self._asking = False
        self._sending = False
        self._code = ""
        """Why what was sent last was not taken."""

    @property
    def now(self) -> ThreadState:
        """As it stands."""
        return ThreadState(
            messages=tuple(self._messages[number] for number in sorted(self._messages)),
            draft=self._drafts.get(KIND, self._session_id),
            known=self._known,
            sending=self._sending,
            away=is_away(self._link),
            code=self._code,
        )

    def look(self) -> None:
        """Ask for what is new; once at a time."""
        if not self._asking:
            self._asking = True
            self._spawn(self._look())

    def type(self, text: str) -> None:
        """Keep what is typed."""
        before = self._drafts.get(KIND, self._session_id)
        self._keep(KIND, text)
        if text.strip() != before.strip():
            self._code = ""

    def send(self) -> None:
        """Send what is typed; it stays until the server has it. The same text is sent under the same id again."""
        state = self.now
        if not state.may_send:
            return
        known, sent = self._sent
        text = state.draft.strip()
        message = MessageRequest(id=UUID(known) if known and sent == text else uuid7(), text=text)
        self._keep(SENT, f"{message.id}\n{text}")
        self._sending, self._code = True, ""
        tell(self.changed)
        self._spawn(self._send(message))

    # --- inside

    async def _look(self) -> None:
        async def ask() -> None:
            more = True
            while more:
                page = await self._calls.thread(self._session_id, self._after)
                self._take(page.messages)
                self._after, more = page.after, page.more
            self._known = True

        before = self.now
        try:
            await trouble_of(ask)
        finally:
            self._asking = False
        if self.now != before:
            tell(self.changed)

    async def _send(self, message: MessageRequest) -> None:
        async def ask() -> None:
            self._take([await self._calls.write(self._session_id, message)])

        try:
            self._code = await trouble_of(ask)
        finally:
            self._sending = False
        tell(self.changed)
        self.look()

    def _take(self, lines: list[MessageLine]) -> None:
        """What has arrived need not be kept any more, also where nobody had said that it did."""
        self._messages |= {line.number: line for line in lines}
        known, sent = self._sent
        if known and any(str(line.id) == known for line in lines):
            tell(self.arriving)
            draft = self._drafts.get(KIND, self._session_id).lstrip()
            rest = draft.removeprefix(sent)
            if draft.startswith(sent) and rest == rest.lstrip() != "":
                rest = draft  # no longer the same words
            self._keep(KIND, rest.lstrip())
            self._keep(SENT, "")
            self._code = ""

    @property
    def _sent(self) -> tuple[str, str]:
        """The id under which something was sent that is not known to have arrived, and its text; else empty."""
        known, _, text = self._drafts.get(SENT, self._session_id).partition("\n")
        return known, text

    def _keep(self, kind: str, text: str) -> None:
        """What the disk does not take lasts as long as the program: it is on the screen, and sent in a moment."""
        try:
            self._drafts.put(kind, self._session_id, text)
        except NotKept:
            return
