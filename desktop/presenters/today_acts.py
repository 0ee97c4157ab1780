"""What is done with a booking on its day in one click: which of it may be, and doing it. Codes; no words, no Qt.

Who may and when is asked of ``scheduling``: the rights and the table of transitions with its guards. What only the
server knows (a waiver, money, who is in the lobby) is taken to be in order; the server refuses where it is not.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.settling import settle_visit
from desktop.presenters.today_model import DayAct
from desktop.presenters.undo import STAYED, TakenBack, UndoStack
from desktop.presenters.undo_labels import ARRIVED, BEGUN, EXPECTED, FINISHED, LONGER, NO_SHOW
from desktop.presenters.unheard import let_go, letting_go
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED
from scheduling.base_hours import special_spans, workshop_calendar
from scheduling.calendar_rules import day_bounds, local_of
from scheduling.clockwork import DEFAULT_CLOCK, NOT_BEGUN, Day, closes_at, closings, counts_as_active
from scheduling.errors import ActiveElsewhere, Gone, IllegalTransition, NotAllowed
from scheduling.limits import MOST_MINUTES
from scheduling.records import Customer, Mechanic, Reservation, Session, SpecialDay, WorkshopHours
from scheduling.reservations import STANDING, counts, slot_of
from scheduling.sessions import ACTIVE, Facts, check_transition
from scheduling.visit_commands import (
    CheckIn,
    CompleteSession,
    ExtendSession,
    MarkNoShow,
    StartSession,
    TakeBackCheckIn,
    TakeBackNoShow,
    VisitCommand,
)
from scheduling.vocabulary import Reason, SessionState, VisitKind

MORE_MINUTES = 30
"""By how much one click extends."""
_DAY = 86_400

_TARGETS = {
    DayAct.ARRIVED: SessionState.WAITING,
    DayAct.ARRIVED_BACK: SessionState.SCHEDULED,
    DayAct.START: SessionState.LIVE,
    DayAct.FINISH: SessionState.COMPLETED,
    DayAct.NO_SHOW: SessionState.NO_SHOW,
    DayAct.NO_SHOW_BACK: SessionState.PENDING,
}
_MAKES_ACTIVE = frozenset({DayAct.ARRIVED, DayAct.NO_SHOW_BACK})
"""A customer has one session under way at a time."""
_STEPS = {
    DayAct.ARRIVED: ARRIVED,
    DayAct.NO_SHOW: NO_SHOW,
    DayAct.START: BEGUN,
    DayAct.EXTEND: LONGER,
    DayAct.FINISH: FINISHED,
}
"""What they are called on the undo stack."""
_BACK = {DayAct.ARRIVED_BACK: ARRIVED, DayAct.NO_SHOW_BACK: NO_SHOW}
_MARKED = {DayAct.ARRIVED_BACK: SessionState.WAITING, DayAct.NO_SHOW_BACK: SessionState.NO_SHOW}
_TAKEN = frozenset({Reason.BOOKED, Reason.HELD, Reason.NO_BAY})
"""Why a session can be no longer; the hours of work and its own buffer are no reason."""


class DayActs:
    """One for the Today screen. Asked anew each time: the clock alone changes what may be done."""

    def __init__(
        self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights, undo: UndoStack
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._undo = undo

    def allowed(self, row: Session, *, in_lobby: bool = False) -> tuple[DayAct, ...]:
        """What this person may do with it now; ``in_lobby``: they are known to be, as its mechanic."""
        return tuple(act for act in DayAct if self._may(act, row) and self._can(act, row, in_lobby=in_lobby))

    def next_taken(self, row: Session, minutes: int = MORE_MINUTES) -> int | None:
        """Of a session in service: from when somebody else has its time, where that is too soon for so many more."""
        slot = self._slot(row)
        known = row.mechanic_id is None or self._store.get(Mechanic, row.mechanic_id) is not None
        if slot is None or not known:
            return None
        until = slot.ends + minutes * 60
        engine, now = self._source.near(slot.starts, until), min(self._clock.now(), slot.ends)
        own = (row.id, slot.id)
        verdict = engine.verdict(
            row.mechanic_id, slot.ends, until, row.kind, now=now, ignoring=own, as_staff=True
        )
        taken = [max(each.starts, slot.ends) for each in verdict.refusals if each.reason in _TAKEN]
        keeps_bay = row.kind is VisitKind.IN_PERSON and row.bay_id is not None
        if keeps_bay and row.bay_id not in engine.free_bays(slot.ends, until, now=now, ignoring=own):
            taken.append(self._bay_taken(row, slot.ends, until))  # it is in it, and goes to no other
        return min(taken, default=None)

    def _bay_taken(self, row: Session, since: int, until: int) -> int:
        """From when somebody else has its bay."""
        near, now = self._store.between(Reservation, since, until), self._clock.now()
        others = (each for each in near if each.bay_id == row.bay_id and each.session_id != row.id)
        starts = [max(each.starts, since) for each in others if counts(each, now) and each.ends > since]
        return min(starts, default=since)

    def do(
        self,
        session_id: UUID,
        act: DayAct,
        *,
        minutes: int = MORE_MINUTES,
        summary: str = "",
        in_lobby: bool = False,
    ) -> None:
        """Do it; when this returns it is on the disk. Who arrived, and who did not come, can be undone; what is begun,
        longer or done only as long as nobody has heard of it.

        ``minutes``: by how much it is extended; ``summary`` goes with its end; ``in_lobby`` as in :meth:`allowed`.
        Raises ``Gone``, ``NotAllowed``, ``IllegalTransition`` for what has changed meanwhile, ``ActiveElsewhere`` and
        what ``LocalStore.submit`` raises.
        """
        row = self._store.get(Session, session_id)
        if row is None:
            raise Gone
        if not self._may(act, row):
            raise NotAllowed
        if not self._can(act, row, minutes, in_lobby=in_lobby):
            raise IllegalTransition
        if act in _MAKES_ACTIVE:
            self._require_inactive(row)
        if act in _BACK and self._undo_of(row, _BACK[act]):
            return
        self._remember(row, act, self._submit(row, act, minutes, summary))

    def _remember(self, row: Session, act: DayAct, mid: UUID) -> None:
        """Also what is hardly taken back: Ctrl+Z is about what was done last, and nothing before it."""
        code = _STEPS.get(act)
        if code is None:
            return
        customer = self._store.get(Customer, row.customer_id)
        label: dict[str, object] = {"customer": customer.name if customer else "", "starts": row.starts}
        label["session_id"] = row.id
        back = next((each for each, of in _BACK.items() if of == code), None)
        if back is None:
            self._undo.push(code, label, letting_go(self._store, mid), mid, aloud=False)
        else:
            self._undo.push(code, label, lambda: self._take_back(row.id, mid, back), mid)

    # --- whether

    def _may(self, act: DayAct, row: Session) -> bool:
        rights = self._rights
        match act:
            case DayAct.ARRIVED | DayAct.ARRIVED_BACK:
                return rights.may_check_in(row)
            case DayAct.START | DayAct.FINISH:
                return rights.may_conduct(row)
            case DayAct.EXTEND:
                return rights.may_extend(row)
            case DayAct.NO_SHOW | DayAct.NO_SHOW_BACK:
                return rights.may_mark_no_show(row)
            case DayAct.PARK:
                return False  # done by ``on_deck``, which knows the places

    def _can(self, act: DayAct, row: Session, minutes: int = MORE_MINUTES, *, in_lobby: bool = False) -> bool:
        if act is DayAct.ARRIVED_BACK and row.state is not SessionState.WAITING:
            return False  # of others that target is a new time
        if act is DayAct.EXTEND:
            fits = row.minutes + minutes <= MOST_MINUTES
            return row.state is SessionState.LIVE and fits and self.next_taken(row, minutes) is None
        facts = replace(self._facts(act, row), mechanic_in_lobby=in_lobby)
        for actor in self._rights.actors(row):
            try:
                check_transition(row.state, _TARGETS[act], row, actor, facts)
            except IllegalTransition:
                continue
            return True
        return False

    def _facts(self, act: DayAct, row: Session) -> Facts:
        now = self._clock.now()
        on_its_day = act is DayAct.ARRIVED and self._is_its_day(row, now)
        own = self._rights.is_own(row)
        slot = self._slot(row) if act is DayAct.ARRIVED_BACK else None
        stands = slot is not None and slot.status in STANDING
        facts = replace(DEFAULT_CLOCK.facts(now), own=own, slot_confirmed=stands)
        return replace(facts, checked_in_on_its_day=on_its_day, waiver_valid=True)

    def _is_its_day(self, row: Session, now: int) -> bool:
        """The local day of its start, and what the shop is open beyond midnight; who comes for 0:10 is there before."""
        if row.starts is None or row.state not in NOT_BEGUN:
            return False
        zone = self._source.zone()
        begins, ends = day_bounds(local_of(row.starts, zone)[0], zone)
        opens = min(begins, row.starts - DEFAULT_CLOCK.pending_before)
        return opens <= now < ends or ends <= now < closes_at(row, self.day([row]))

    def day(self, rows: list[Session]) -> Day:
        """These sessions with when the shop closes over them."""
        zone = self._source.zone()
        specials = special_spans(self._store.all(SpecialDay))
        calendar = workshop_calendar(self._store.all(WorkshopHours), specials)
        return Day(sessions=rows, zone=zone, closings=closings(calendar, rows, zone))

    def _require_inactive(self, row: Session) -> None:
        """Raise ``ActiveElsewhere`` while the customer is in another session here."""
        now = self._clock.now()
        near = self._store.between(Session, now - _DAY, now + _DAY)
        others = [
            each
            for each in near
            if each.customer_id == row.customer_id and each.id != row.id and each.state in ACTIVE
        ]
        if any(counts_as_active(each, self.day([each]), now) for each in others):
            raise ActiveElsewhere("one at a time")

    def _slot(self, row: Session) -> Reservation | None:
        """What it stands on; ``None`` of what took place without a time."""
        if row.starts is None:
            return None
        near = self._store.between(Reservation, row.starts, row.starts + row.minutes * 60)
        return slot_of(near, row.id)

    # --- done

    def _submit(self, row: Session, act: DayAct, minutes: int = MORE_MINUTES, summary: str = "") -> UUID:
        mid = self._store.submit(self._command(row, act, minutes, summary))
        settle_visit(self._store, row.id)
        return mid

    def _command(  # noqa: PLR0911 one for each act
        self, row: Session, act: DayAct, minutes: int, summary: str
    ) -> VisitCommand:
        now = self._clock.now()
        match act:
            case DayAct.ARRIVED:
                return CheckIn(session_id=row.id, at=now)
            case DayAct.ARRIVED_BACK:
                return TakeBackCheckIn(session_id=row.id)
            case DayAct.START:
                return StartSession(session_id=row.id, at=now)
            case DayAct.FINISH:
                return CompleteSession(session_id=row.id, summary=summary.strip(), at=now)
            case DayAct.EXTEND:
                return ExtendSession(session_id=row.id, minutes=minutes)
            case DayAct.NO_SHOW:
                return MarkNoShow(session_id=row.id, at=now)
            case _:
                return TakeBackNoShow(session_id=row.id)

    def _undo_of(self, row: Session, code: str) -> bool:
        """Where marking it is what Ctrl+Z would take back, that is done: it is said, and is no step any more."""
        step = self._undo.last
        if step is None or step.label_code != code or step.params.get("session_id") != row.id:
            return False
        self._undo.undo()
        return True

    def _take_back(self, session_id: UUID, mid: UUID, back: DayAct) -> TakenBack:
        """What the server refused to mark is as it was; what somebody else took back is done."""
        change = self._store.change(mid)
        if change is not None and change.state in REFUSED:
            settle_visit(self._store, session_id)
            return TakenBack(STAYED)
        row = self._store.get(Session, session_id)
        if row is None or row.state is not _MARKED[back]:
            raise Gone
        if not self._may(back, row):
            raise NotAllowed
        if let_go(self._store, mid):
            return TakenBack(EXPECTED)
        if not self._can(back, row):
            raise IllegalTransition
        if back in _MAKES_ACTIVE:
            self._require_inactive(row)
        return TakenBack(mid=self._submit(row, back))
