"""A mechanic at work at a real server: a desktop without a window, and the presenter of My work over it."""

from __future__ import annotations

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_actions import CalendarActions
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import SystemClock
from desktop.presenters.moves import Mover
from desktop.presenters.tasks import Tasks
from desktop.presenters.undo import UndoStack
from desktop.presenters.work import WorkPresenter
from desktop.presenters.work_model import WorkOffer
from desktop.store.drafts import Drafts
from desktop.sync.accepting import Accepting
from desktop.sync.visiting import Visiting
from tests.integration.desks import Desk, until


class Mechanic:
    """``work`` asks the server from the beginning."""

    def __init__(self, desk: Desk) -> None:
        account = desk.access.account
        assert account is not None
        self.desk = desk
        self._tasks = Tasks(_raise)
        state = desk.store.state()
        clock, rights = SystemClock(state.refreshed_at, state.heard_at), Rights(desk.store, account)
        source, undo = AvailabilitySource(desk.store), UndoStack()
        mover = Mover(desk.store, source, clock, rights, undo)
        self.work = WorkPresenter(
            desk.store,
            source,
            clock,
            rights,
            desk.status,
            Accepting(desk.access),
            Visiting(desk.access),
            CalendarActions(desk.store, clock, rights, undo, mover),
            undo,
            Drafts(),
            self._tasks.spawn,
        )
        self.work.look()

    def open(self) -> tuple[WorkOffer, ...]:
        return self.work.offers.board().to_answer

    async def heard(self) -> None:
        """The server has told of switch and offers."""
        await until(lambda: self.work.switch.now.on is not None)
        await until(lambda: self.work.offers.board().known_at is not None)

    async def close(self) -> None:
        await self.desk.engine.stop()  # from now on nothing is heard, and nothing asked
        await self._tasks.close()
        await self.desk.close()


def _raise(fault: BaseException) -> None:
    raise fault
