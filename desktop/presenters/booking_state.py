"""The draft of one booking, its steps, and the hold that follows it: what ``booking_flow`` stands on.

Not here: what each step offers and does with an answer (``booking_flow``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_choices import Choices, PlanChoice
from desktop.presenters.booking_commands import without_known
from desktop.presenters.booking_customer import CustomerChoice
from desktop.presenters.booking_draft import (
    STEPS,
    VISIT_MINUTES,
    Assigned,
    BookingSeed,
    Draft,
    Missing,
    Step,
)
from desktop.presenters.booking_hold import HoldKeeper, HoldState, left_holds
from desktop.presenters.booking_intake import IntakeChoice
from desktop.presenters.booking_submission import Submission
from desktop.presenters.booking_times import BookingTimes, Time, Wanted
from desktop.presenters.clock import Clock
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from scheduling.concern import LEAST_CONCERN
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.mechanics import is_affiliated
from scheduling.records import Customer, Mechanic, Plan, Vehicle
from scheduling.vocabulary import Reason, VisitKind
from scheduling.wire import HoldRequest

_TAKEN = frozenset({ErrorCode.SLOT_TAKEN.value, ErrorCode.NOT_AVAILABLE.value})


class BookingState(CustomerChoice, IntakeChoice):
    """Steps open in their order; an answer that stops being right closes the steps after it again."""

    changed = Signal()
    """Something to show has changed."""
    step_changed = Signal()
    """Another step is current."""

    def __init__(
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        account: Account,
        hold: HoldKeeper,
        *,
        seed: BookingSeed,
        say: Callable[[str], str],
    ) -> None:
        self._store = store
        self._say = say
        self.source = source
        self.clock = clock
        self._account = account
        self.seed = seed
        self.looked_for = seed.looked_for
        self.new_customer, self.new_vehicle = seed.new_customer, seed.new_vehicle
        self.times = BookingTimes(source, clock)
        self.choices = Choices(store, source, self.times, clock, account)
        self.hold = hold
        self.submission: Submission | None = None
        self._done: set[Step] = set()
        self._left: frozenset[UUID] | None = None
        self.draft = Draft()
        self.step = Step.KIND
        self._sow()
        self._sown = self.draft

    @property
    def touched(self) -> bool:
        """Whether leaving would lose something; that a customer’s own page led here is nothing that was entered."""
        led_here = self.draft == self._sown and self.seed.draft is None and not self.seed.said
        return self.form_waits or (self.draft.touched and not led_here)

    @property
    def entered(self) -> Draft:
        return self.draft

    @property
    def means_another(self) -> bool:
        """A time was chosen in the calendar, or *Book a visit* on the customer's own page."""
        return self.draft.starts is not None or self.seed.customer_id is not None

    def _chosen(self) -> None:
        self.advance()

    def _reopen(self) -> None:
        self._done.discard(Step.CUSTOMER)

    def is_done(self, step: Step) -> bool:
        """Answered, and still right."""
        return step in self._done and self.missing(step) is None

    def may_go(self, step: Step) -> bool:
        """Whether the step can be opened: everything before it is answered."""
        return self.submission is None and all(self.is_done(before) for before in STEPS[: STEPS.index(step)])

    def go(self, step: Step) -> None:
        """Open a step that may be opened."""
        if step is not self.step and self.may_go(step):
            self.step = step
            self.step_changed.emit()
            self.changed.emit()

    def advance(self) -> Missing | None:
        """Leave the step for the next one without an answer; why not, when it can not be left."""
        missing = self.missing(self.step)
        if missing is None:
            self._done.add(self.step)
            self.go(self._next())
        return missing

    def back(self) -> None:
        """To the step before."""
        place = STEPS.index(self.step)
        if place > 0:
            self.go(STEPS[place - 1])

    def _next(self) -> Step:
        later = STEPS[STEPS.index(self.step) + 1 :]
        earlier = [step for step in STEPS[: STEPS.index(self.step)] if not self.is_done(step)]
        return next((step for step in (*earlier, *later) if not self.is_done(step)), Step.REVIEW)

    def missing(self, step: Step) -> Missing | None:  # noqa: PLR0911 one answer a step
        """What the step still lacks."""
        draft = self.draft
        match step:
            case Step.KIND:
                return None if draft.kind else Missing.KIND
            case Step.CUSTOMER:
                if draft.customer is None:
                    return Missing.CUSTOMER
                return None if draft.vehicle or draft.just_advice else Missing.VEHICLE
            case Step.PLAN:
                return None if draft.minutes else Missing.PLAN
            case Step.MECHANIC:
                return None if draft.assigned else Missing.MECHANIC
            case Step.TIME:
                if draft.starts is None:
                    return Missing.TIME
                return Missing.TIME_TAKEN if self.time_refused() else None
            case Step.CONCERN:
                if draft.service_type is None:
                    return Missing.SERVICE
                return Missing.CONCERN if len(draft.concern.strip()) < LEAST_CONCERN else None
            case Step.REVIEW:
                return None

    def lacking(self, step: Step) -> Missing | None:
        """Why the step is not done: what it lacks, or what was answered and is not right any more."""
        changed = Missing.PLAN_CHANGED if step is Step.PLAN and step not in self._done else None
        return self.missing(step) or changed

    def asks(self) -> Mechanic | None:
        """The chosen mechanic, where that one answers first: what is booked is an offer until then."""
        row = self.mechanic(self.draft.mechanic_id)
        return row if row is not None and self.choices.answers_first(row.id, self.draft) else None

    def _settle_mechanic(self) -> None:
        """Ask again for one who does not suit any more; with any, name one of whom the time is free."""
        draft = self.draft
        suited = {row.id for row in self.choices.suited(draft)}
        named = draft.assigned is Assigned.NAMED and draft.mechanic_id not in suited
        later = draft.assigned is Assigned.LATER and not self.choices.may_leave_open(draft.kind)
        if named or later:
            self._done.discard(Step.MECHANIC)
            self.draft = replace(draft, assigned=None, mechanic_id=None)
        elif draft.assigned is Assigned.ANY:
            who = self._whoever_is_free()
            dropped = draft.drop_buffer and who == draft.mechanic_id
            self.draft = replace(draft, mechanic_id=who, drop_buffer=dropped)

    def _whoever_is_free(self) -> UUID | None:
        """With any mechanic: the one who was named already as long as the time is free with them.

        A buffer that was dropped was theirs: of everybody else it counts.
        """
        draft, wanted, own = self.draft, self.wanted(), self.own_holds()
        if wanted is None or draft.starts is None:
            return None
        if draft.mechanic_id in wanted.candidates:
            same = replace(wanted, candidates=(draft.mechanic_id,))
            if self.times.at(draft.starts, same, own, drop_buffer=draft.drop_buffer).free:
                return draft.mechanic_id
        return self.times.at(draft.starts, wanted, own).mechanic_id

    def wanted(self) -> Wanted | None:
        """What a time is looked for; ``None`` until kind, length and mechanic are known."""
        draft = self.draft
        candidates = self.choices.candidates(draft)
        if draft.kind is None or draft.minutes is None or not candidates:
            return None
        return Wanted(kind=draft.kind, minutes=draft.minutes, candidates=candidates)

    def time_refused(self) -> Time | None:
        """The chosen time with why it is not free any more; ``None`` while it is, or none was chosen.

        Without refusals of its own it is the server that refused: see ``hold.outcome``.
        """
        wanted, draft = self.wanted(), self.draft
        if wanted is None or draft.starts is None:
            return None
        time = self.times.at(draft.starts, wanted, self.own_holds(), drop_buffer=draft.drop_buffer)
        refused = self.hold.state is HoldState.REFUSED and self.hold.starts == draft.starts
        if time.free and refused and self.hold.code in _TAKEN:
            return time
        return None if time.free else time

    def own_holds(self) -> frozenset[UUID]:
        """Holds of this device, also ones left behind: they never hide one's own slot."""
        if self._left is None:
            self._left = left_holds(self._store, self._account, self.clock.now())
        return self._left | self.hold.own

    def may_drop_buffer(self) -> bool:
        """Whether this user may book right after or before another visit (of an affiliated mechanic only)."""
        return self.choices.rights.as_staff

    def free_without_buffer(self) -> bool:
        """Whether the chosen time is refused, and would not be without the buffer."""
        refused = self.time_refused()
        if refused is None or self.draft.drop_buffer or not self.may_drop_buffer():
            return False
        if refused.refusals:
            return refused.droppable
        row = self.mechanic(self.draft.mechanic_id)
        only_buffer = self.hold.outcome.reasons == [Reason.BUFFER.value]
        return only_buffer and row is not None and is_affiliated(row)

    def may_hold_again(self) -> bool:
        """Whether there is a time to hold that is not held, and nobody has taken it."""
        hold = self.hold
        other = hold.state is HoldState.REFUSED and hold.code not in _TAKEN
        return hold.state in {HoldState.LAPSED, HoldState.OFFLINE} or other

    def hold_again(self) -> None:
        """After it lapsed, was refused, or the network was away."""
        self._ask_hold()

    def _sow(self) -> None:
        """Fill in what the seed knows; what it answers is answered, and the first step that it does not opens."""
        seed = self.seed
        customer = self._store.get(Customer, seed.customer_id) if seed.customer_id is not None else None
        self.draft = replace(
            self.draft,
            kind=seed.kind,
            customer=customer,
            just_advice=seed.just_advice and customer is not None,
            service_type=seed.service_type,
            concern=seed.concern,
            bay_id=seed.bay_id,
            category=self._proposed(seed.concern),
        )
        vehicle = self._store.get(Vehicle, seed.vehicle_id) if seed.vehicle_id is not None else None
        if vehicle is not None and customer is not None and vehicle.customer_id == customer.id:
            self.draft = replace(self.draft, vehicle=vehicle)
        self._sow_plan()
        mechanic = self.mechanic(seed.mechanic_id)
        if mechanic is not None and mechanic in self.choices.bookable(seed.kind):
            self.draft = replace(self.draft, assigned=Assigned.NAMED, mechanic_id=mechanic.id)
        elif seed.assigned is not None and seed.assigned is not Assigned.NAMED:
            self.draft = replace(self.draft, assigned=seed.assigned)
        if seed.starts is not None and seed.starts >= self.clock.now():
            self.draft = replace(self.draft, starts=seed.starts)
        if seed.kind is not None:
            self._settle_mechanic()
        self._done = {step for step in STEPS[:-1] if self._answers(step)}
        if seed.kind is not None:
            self.step = next((step for step in STEPS if not self.is_done(step)), Step.REVIEW)
        if seed.draft is not None:
            self._carry(seed.draft)

    def _answers(self, step: Step) -> bool:
        """Whether the seed has the step's answer; a time that is taken by now is one, and its step says so."""
        return self.missing(step) in {None, Missing.TIME_TAKEN}

    def _sow_plan(self) -> None:
        """By its id, as sold now; else in person as long as was said."""
        seed = self.seed
        if seed.plan_id is not None:
            sold = next((row for row in self.choices.plans(self.draft) if _has_id(row, seed.plan_id)), None)
            if sold is not None:
                self.draft = replace(self.draft, plan=sold.plan, minutes=sold.minutes)
        elif seed.kind is VisitKind.IN_PERSON:
            self.draft = replace(self.draft, minutes=seed.minutes or VISIT_MINUTES)

    def _carry(self, draft: Draft) -> None:
        """What was entered elsewhere counts as answered; it goes on where something is missing."""
        self.draft = without_known(draft, self._store)
        self._category_typed = self._was_typed(draft)
        self._done.update(step for step in STEPS[:-1] if self.missing(step) is None)
        self._settle_mechanic()
        self.step = next(step for step in STEPS if not self.is_done(step))

    def _update(self, **changes: Any) -> None:
        self.draft = replace(self.draft, **changes)
        if self.submission is None:
            self._settle_mechanic()
        self._ask_hold(only_if_changed=True)
        self.changed.emit()

    def _freshen(self) -> None:
        """Follow rows that were changed elsewhere; what cannot be had any more is asked for again."""
        draft, store, changes = self.draft, self._store, dict[str, Any]()
        if draft.customer is not None and not draft.customer_is_new:
            changes["customer"] = store.get(Customer, draft.customer.id)
        if draft.vehicle is not None and not draft.vehicle_is_new:
            changes["vehicle"] = store.get(Vehicle, draft.vehicle.id)
        if "customer" in changes and changes["customer"] is None:
            changes |= {"vehicle": None, "vehicle_is_new": False, "just_advice": False}
        if draft.plan is not None:
            sold = next((row for row in self.choices.plans(draft) if _is_plan(row, draft.plan)), None)
            plan = changes["plan"] = sold.plan if sold is not None else None
            changes["minutes"] = sold.minutes if sold is not None else None
            if plan is None or (plan.price_cents, changes["minutes"]) != (
                draft.plan.price_cents,
                draft.minutes,
            ):
                self._done.discard(Step.PLAN)
        self._update(**changes)

    def _ask_hold(self, *, only_if_changed: bool = False) -> None:
        """Hold what is chosen as soon as it is known and free; drop the hold when it no longer fits."""
        draft, wanted = self.draft, self.wanted()
        if self.submission is not None:
            return
        if wanted is None or draft.starts is None:
            if self.hold.state is not HoldState.NONE:
                self.hold.drop()
            return
        time = self.times.at(draft.starts, wanted, self.own_holds(), drop_buffer=draft.drop_buffer)
        if not time.free:
            self.hold.drop()
            return
        request = HoldRequest(
            hold_id=uuid7(),
            starts=draft.starts,
            minutes=wanted.minutes,
            kind=wanted.kind.value,
            mechanic_id=draft.mechanic_id,
            drop_buffer=draft.drop_buffer,
        )
        if not only_if_changed or not self.hold.wants(request):
            self.hold.want(request)


def _is_plan(choice: PlanChoice, plan: Plan) -> bool:
    return _has_id(choice, plan.id)


def _has_id(choice: PlanChoice, plan_id: UUID) -> bool:
    return choice.plan is not None and choice.plan.id == plan_id
