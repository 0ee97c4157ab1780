"""Booking step by step, without Qt: what each step offers, what an answer does, and the submission.

Pages show it and forward what the user chose; ``changed`` tells them to look again. Codes, never words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from desktop.presenters.after_booking import AfterBooking
from desktop.presenters.asking import Link, is_away
from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_choices import KindChoice, MechanicChoice, PlanChoice
from desktop.presenters.booking_commands import commands_of, without_known
from desktop.presenters.booking_draft import STEPS, VISIT_MINUTES, Assigned, BookingSeed, Draft, Missing, Step
from desktop.presenters.booking_files import BookingFiles
from desktop.presenters.booking_hold import Holding, HoldKeeper, HoldState, Spawn
from desktop.presenters.booking_state import BookingState
from desktop.presenters.booking_submission import Answer, Submission
from desktop.presenters.booking_terms import BookingTerms, Foretells
from desktop.presenters.booking_times import DayPart, Typed
from desktop.presenters.booking_undo import BookingUndo, Undoing
from desktop.presenters.clock import Clock
from desktop.presenters.confirmations import Confirmations
from desktop.presenters.mechanic_finder import Likes, MechanicFinder
from desktop.presenters.next_steps import NextStep
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import local_of
from scheduling.commands import Alternative
from scheduling.vocabulary import ServiceType, VisitKind

__all__ = ["Answer", "BookingFlow", "BookingSeed", "Missing", "Undoing"]

_NOT_HELD = frozenset({HoldState.REFUSED, HoldState.LAPSED, HoldState.OFFLINE})

OFFERED = 4
"""Free times offered in place of one that was refused."""


class BookingFlow(BookingState):
    """One booking from its seed to the server's answer. Call :meth:`close` when the wizard is left."""

    def __init__(  # noqa: PLR0917 as the parts of the desktop agreed
        self,
        store: LocalStore,
        availability_source: AvailabilitySource,
        holds: Holding,
        clock: Clock,
        account: Account,
        seed: BookingSeed | None = None,
        *,
        spawn: Spawn,
        undo: Undoing | None = None,
        terms: Foretells | None = None,
        say: Callable[[str], str] = str,
        attached: BookingFiles | None = None,
        likes: Likes | None = None,
        confirmations: Confirmations | None = None,
        link: Link | None = None,
    ) -> None:
        """``say`` gives the words of what a concern is about; ``attached`` keeps the files that go along."""
        hold = HoldKeeper(holds, clock, spawn, away=lambda: link is not None and is_away(link))
        seed = seed or BookingSeed()
        super().__init__(store, availability_source, clock, account, hold, seed=seed, say=say)
        self.files = self._files_of(attached, spawn, store.now)
        self._undo = BookingUndo(store, undo, self.choices.rights, self.files)
        self._asked_for: Draft | None = None
        """What was on the review when booking was asked for, until the hold is answered."""
        may_ask = self.choices.rights.may_tell_money()
        self.terms = None if terms is None else BookingTerms(terms, spawn, may_ask=may_ask)
        if self.terms is not None:
            self.terms.changed.connect(self.changed.emit)
        self.finder = MechanicFinder(self, self.choices, availability_source, clock, likes, spawn)
        self.finder.changed.connect(self.changed.emit)
        self.after = AfterBooking(confirmations, self.source, self.changed.emit)
        self.hold.changed.connect(self._hold_changed)
        store.changed.connect(self._rows_changed)
        self._ask_hold(only_if_changed=True)

    # --- kind

    def kinds(self) -> list[KindChoice]:
        """What this user may book."""
        return self.choices.kinds()

    def choose_kind(self, kind: VisitKind) -> None:
        """Answers the first step and goes on."""
        if kind is not self.draft.kind:
            self._done.discard(Step.PLAN)
            self._update(kind=kind, plan=None, minutes=self._default_minutes(kind))
        self.advance()

    # --- plan

    def plans(self) -> list[PlanChoice]:
        """Active plans of the kind."""
        visit = self.draft.minutes if self.draft.plan is None and self.draft.minutes else VISIT_MINUTES
        return self.choices.plans(self.draft, visit)

    def choose_plan(self, choice: PlanChoice) -> None:
        """How long, and at which price."""
        self._update(plan=choice.plan, minutes=choice.minutes)

    def set_minutes(self, minutes: int) -> None:
        """How long a visit in person lasts whose price is agreed in the shop."""
        if self.draft.kind is VisitKind.IN_PERSON and minutes > 0:
            self._update(plan=None, minutes=minutes)

    def _default_minutes(self, kind: VisitKind) -> int | None:
        return (self.seed.minutes or VISIT_MINUTES) if kind is VisitKind.IN_PERSON else None

    # --- mechanic

    def mechanics(self) -> list[MechanicChoice]:
        """Who may do it, with their next free time; who is named, the best suited first and with why."""
        return self.finder.mechanics(self.own_holds())

    def choose_mechanic(self, assigned: Assigned, mechanic_id: UUID | None = None) -> None:
        """Named, any, or nobody yet. A buffer that was dropped was another's, and counts again."""
        named = mechanic_id if assigned is Assigned.NAMED else None
        same = assigned is self.draft.assigned and (named is None or named == self.draft.mechanic_id)
        if not same:
            self._update(assigned=assigned, mechanic_id=named, drop_buffer=False)

    # --- time

    def counts(self, days: list[date]) -> dict[date, int]:
        """Free times a day."""
        wanted = self.wanted()
        return self.times.counts(days, wanted, self.own_holds()) if wanted is not None else {}

    def day(self, day: date) -> list[DayPart]:
        """A day's times, free or not."""
        wanted = self.wanted()
        return self.times.day(day, wanted, self.own_holds()) if wanted is not None else []

    def last_day(self) -> date:
        """Until when can be booked."""
        return self.times.last_day(self.choices.candidates(self.draft))

    def first_day(self) -> date:
        """The day to show first: of the chosen time, else of the earliest free one, else today."""
        zone = self.source.zone()
        if self.draft.starts is not None:
            return local_of(self.draft.starts, zone)[0]
        wanted = self.wanted()
        found = self.times.nearest(self.clock.now(), wanted, self.own_holds(), 1) if wanted else []
        return local_of(found[0].starts, zone)[0] if found else self.times.today()

    def typed(self, text: str, day: date) -> Typed | None:
        """An exact time, judged at once."""
        wanted = self.wanted()
        return self.times.typed(text, day, wanted, self.own_holds()) if wanted is not None else None

    def choose_time(self, starts: int, *, drop_buffer: bool = False) -> bool:
        """Take a time and ask the server to hold it; ``False`` when it is not free."""
        wanted = self.wanted()
        if wanted is None:
            return False
        time = self.times.at(starts, wanted, self.own_holds(), drop_buffer=drop_buffer)
        if not time.free:
            return False
        asked = len(self.hold.own)
        self._update(starts=starts, mechanic_id=time.mechanic_id, drop_buffer=drop_buffer)
        if asked == len(self.hold.own) and self.hold.state in _NOT_HELD:
            self._ask_hold()  # the same time, chosen once more after it could not be held
        return True

    def drop_buffer(self) -> bool:
        """Take the time that was chosen without the buffer that stands in its way."""
        return self.draft.starts is not None and self.choose_time(self.draft.starts, drop_buffer=True)

    def take(self, alternative: Alternative) -> None:
        """One of the free times offered in place of a refused one; its mechanic comes with it."""
        named = alternative.mechanic_id is not None
        changes: dict[str, Any] = {"starts": alternative.starts, "drop_buffer": False}
        if self.draft.assigned is not Assigned.ANY or not named:
            changes["assigned"] = Assigned.NAMED if named else Assigned.LATER
        self._update(mechanic_id=alternative.mechanic_id, **changes)

    def alternatives(self) -> list[Alternative]:
        """The nearest free times: the server's where it refused, else this computer's own."""
        outcome = self.submission.outcome if self.submission is not None else self.hold.outcome
        refused = self.submission is not None or self.hold.state is HoldState.REFUSED
        if refused and outcome.alternatives:
            return outcome.alternatives[:OFFERED]
        wanted = self.wanted()
        if wanted is None or self.draft.starts is None:
            return []
        asked = self.draft.starts
        found = self.times.nearest(asked, wanted, self.own_holds(), OFFERED + 1)
        others = sorted((time for time in found if time.starts != asked), key=lambda t: abs(t.starts - asked))
        return [
            Alternative(starts=time.starts, minutes=wanted.minutes, mechanic_id=time.mechanic_id)
            for time in sorted(others[:OFFERED], key=lambda t: t.starts)
        ]

    def set_service(self, service: ServiceType) -> None:
        """What is to be done."""
        self._update(service_type=service)

    # --- the end

    def ready(self) -> bool:
        """Whether it can be booked."""
        return all(self.is_done(step) for step in STEPS[:-1])

    def look_at_terms(self) -> None:
        """What it would cost and give back; once it is booked that stands with it."""
        if self.terms is not None and self.submission is None:
            self.terms.look(self.draft, customer_id=self.known_customer(), accepted=self.asks() is None)

    def book(self) -> Missing | None:
        """Submit; the step that lacks something opens instead, and why is returned."""
        if self.submission is not None:
            return None
        for step in STEPS[:-1]:
            if not self.is_done(step):
                lacking = self.lacking(step)
                self.go(step)
                return lacking
        if self.hold.state is HoldState.ASKING:
            self._asked_for = _wanted(self.draft)
            self.changed.emit()
        else:
            self._submit()
        return None

    def book_later(self) -> None:
        """Not yet after all, if booking only waits for the hold's answer."""
        if self._asked_for is not None:
            self._asked_for = None
            self.changed.emit()

    def go(self, step: Step) -> None:
        """Open a step that may be opened; who looks at another one does not book any more."""
        if step is not self.step and self.may_go(step):
            self._asked_for = None
        super().go(step)

    @property
    def booking_asked(self) -> bool:
        """Booking waits for the hold's answer; not any more once something else would be booked."""
        return self._asked_for is not None and self._asked_for == _wanted(self.draft)

    def rebook(self, alternative: Alternative) -> None:
        """Of a booking that lost its time: take this one."""
        if self.submission is not None and self.submission.answer is Answer.LOST:
            before = self.submission.mid
            self.submission.rebook(alternative)
            self._undo.forget(before)
            self._update(starts=alternative.starts, mechanic_id=alternative.mechanic_id)

    def revise(self) -> None:
        """After a refusal: back to the review with all that was entered. What was taken before it stays taken."""
        if self.submission is None or not self.refused:
            return
        self._undo.forget(self.submission.mid)
        self.submission.withdraw()
        self.submission = None
        self.after.forget()
        self.hold.changed.connect(self._hold_changed)
        self._store.changed.connect(self._rows_changed)
        self.draft = without_known(self.draft, self._store)
        self._freshen()
        self.step_changed.emit()

    def next_steps(self) -> list[NextStep]:
        """What happens now that it was made; nothing before, or where it was not."""
        if self.submission is None:
            return []
        told = self.terms.told if self.terms is not None else None
        return self.after.steps(self.submission, self.draft, told, self.clock.now())

    def given_bay(self) -> UUID | None:
        """In person: where the server has put it, once its rows have come; until then it is only foreseen here."""
        if self.submission is None:
            return None
        mid = self.submission.mid
        row = self.source.session(self.submission.booking.session_id)
        if row is None or any(change.mid == mid for change in self._store.changes()):
            return None
        return row.bay_id

    def tick(self) -> None:
        """Called about once a second while the wizard is open."""
        self.hold.tick()
        if self.submission is not None:
            self.submission.tick()

    def close(self) -> None:
        """Leave: the hold is released, nothing of the draft remains."""
        self._store.changed.disconnect(self._rows_changed, missing_ok=True)
        self._remember_undo(leaving=True)
        if self.submission is not None:
            self.submission.close()
        self.after.forget()
        self.hold.changed.disconnect(self._hold_changed, missing_ok=True)
        self.hold.drop()
        if self.files is not None and self.submission is None:
            self.files.let_go()
        self.draft = Draft()
        self._done.clear()

    def _submit(self) -> None:
        self._asked_for = None
        before, booking = commands_of(self.draft, hold_id=self.hold.hold_id)
        offline = self.hold.state is HoldState.OFFLINE
        self._store.changed.disconnect(self._rows_changed, missing_ok=True)
        try:
            self.submission = Submission(self._store, self.clock, before, booking, offline=offline)
        except Exception:  # nothing was kept: the draft and its hold stay as they are, to try again
            self._store.changed.connect(self._rows_changed)
            self.changed.emit()
            raise
        self.hold.changed.disconnect(self._hold_changed, missing_ok=True)
        self.hold.keep()
        self.submission.changed.connect(self._answered)
        self.after.made(booking.session_id)
        self._remember_undo()
        if self.files is not None:
            self.files.keep_for(booking.session_id)
        self.step_changed.emit()
        self.changed.emit()

    def _answered(self) -> None:
        self._remember_undo()
        if self.submission is not None:
            self.after.answered(self.submission.answer)
        self.changed.emit()

    def _remember_undo(self, *, leaving: bool = False) -> None:
        customer = self.draft.customer.name if self.draft.customer is not None else ""
        self._undo.remember(self.submission, customer, leaving=leaving)

    @property
    def refused(self) -> bool:
        """The server took nothing: :meth:`revise` leads back."""
        return self.submission is not None and self.submission.answer is Answer.REFUSED

    def _hold_changed(self) -> None:
        if self._asked_for is not None and self.hold.state is not HoldState.ASKING:
            same, self._asked_for = self.booking_asked, None
            if same and self.ready():
                self._submit()
                return
            if self.time_refused() is not None:
                self.go(Step.TIME)
        self.changed.emit()

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        if "reservation" in kinds:
            self._left = None
        if self.submission is None:
            self._freshen()


def _wanted(draft: Draft) -> Draft:
    """Without the files: what they are may be found out while booking waits for the hold."""
    return replace(draft, files=())
