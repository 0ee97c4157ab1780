"""A pretended server for the messages of bookings, in memory, for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

from desktop.sync.messages import Told, ToldAgain, ToldLine
from scheduling.message_delivery import MessageState
from scheduling.message_kinds import Channel, MessageKind

HOUR = 3600


class Post:
    """It tells by ``channels`` where it is set up for them. ``fault`` is raised instead of the next answers."""

    def __init__(self, starts_of: Callable[[UUID], int], *channels: Channel) -> None:
        self._starts_of = starts_of
        self.channels = channels or (Channel.EMAIL,)
        self.others = False
        """Whether also by something that this program has no name for."""
        self.carried: Collection[str] | None = list(Channel)
        self.fault: Exception | None = None
        self.answers = True
        """Whether what was done is answered, too."""
        self.asked: list[UUID] = []
        """Which wishes arrived, each once."""
        self.looked: list[UUID] = []

    async def of_session(self, session_id: UUID) -> Told:
        self.looked.append(session_id)
        if self.fault is not None:
            raise self.fault
        starts = self._starts_of(session_id)
        ways: list[Channel | None] = [*self.channels, *([None] if self.others else [])]
        lines = [_line(MessageKind.CONFIRMATION, starts - 48 * HOUR, each) for each in ways]
        for kind, before in ((MessageKind.DAY_BEFORE, 24 * HOUR), (MessageKind.HOUR_BEFORE, HOUR)):
            lines += [_line(kind, starts - before, each) for each in ways]
        return Told(lines=lines, carried=None if self.carried is None else frozenset(self.carried))

    async def confirm_again(self, session_id: UUID, resend_id: UUID) -> ToldAgain:
        del session_id
        if self.fault is not None and self.answers:
            raise self.fault
        if resend_id not in self.asked:
            self.asked.append(resend_id)
        if self.fault is not None:
            raise self.fault
        return ToldAgain(resend_id=resend_id, channels=list(self.channels), others=self.others)


def _line(kind: MessageKind, due: int, channel: Channel | None) -> ToldLine:
    return ToldLine(kind=kind, channel=channel, state=MessageState.WAITING, due=due)
