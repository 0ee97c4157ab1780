"""The draft of one session at once, and its four steps: what ``now_flow`` stands on.

Not here: whom to ask, and what comes of it (``now_flow``).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_choices import Choices, KindChoice, PlanChoice
from desktop.presenters.booking_commands import without_known
from desktop.presenters.booking_customer import CustomerChoice
from desktop.presenters.booking_draft import Assigned, Draft, Missing
from desktop.presenters.booking_intake import GENERAL, IntakeChoice
from desktop.presenters.booking_times import BookingTimes
from desktop.presenters.clock import Clock
from desktop.presenters.now_draft import NOW_STEPS, NowDraft, NowSeed, NowStep
from desktop.presenters.usual_place import usual_place
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from scheduling.ids import uuid7
from scheduling.matching_messages import AskNow, MechanicLine, WaitlistLine
from scheduling.mechanics import offered_kinds
from scheduling.records import Customer, Vehicle
from scheduling.vocabulary import VisitKind

KINDS = (VisitKind.VIDEO, VisitKind.PHONE, VisitKind.CHAT)
USUAL_PLAN = "standard"
_NOBODY = UUID(int=0)
"""A place that was typed before anybody was chosen goes to the first who is."""


class NowState(CustomerChoice, IntakeChoice):
    """Steps open in their order; an answer that stops being right closes the steps after it again."""

    _unnamed = GENERAL

    changed = Signal()
    step_changed = Signal()
    """Another step, or another phase, is current."""

    def __init__(
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        account: Account,
        seed: NowSeed,
        *,
        say: Callable[[str], str],
    ) -> None:
        self._store = store
        self.source = source
        self.clock = clock
        self.times = BookingTimes(source, clock)
        self._choices = Choices(store, source, self.times, clock, account)
        self._say = say
        self.seed = seed
        self.new_customer, self.new_vehicle = seed.new_customer, seed.new_vehicle
        self.draft = NowDraft(city=usual_place(None, source.organization()))
        self._place_of: UUID | None = None
        """Whose place was typed, or nobody's: of another customer it does not hold."""
        self.step = NowStep.WHO
        self._plan_changed = False
        self._session_id = uuid7()
        self._entry_id = uuid7()
        """Of the place in the line that may be taken."""
        self.off_line: UUID | None = None
        """The customer whose place was taken here and given up again, until something else is asked."""
        self._sow()
        self._sown = self.draft

    @property
    def touched(self) -> bool:
        """Whether leaving would lose something; that a customer’s own page led here is nothing that was entered."""
        led_here = self.draft == self._sown and self.seed.draft is None and self.seed.entry is None
        return self.form_waits or (self.draft.touched and not led_here)

    def may_tell_money(self) -> bool:
        """Whether this person says what is paid."""
        return self._choices.rights.may_tell_money()

    @abstractmethod
    def _open(self) -> bool:
        """Whether the steps can be gone through."""

    @property
    def entered(self) -> Draft:
        return self.draft

    def missing(self, step: NowStep) -> Missing | None:  # noqa: PLR0911 one answer a step and field
        """What the step still lacks."""
        draft = self.draft
        match step:
            case NowStep.WHO:
                if draft.kind is None:
                    return Missing.KIND
                if draft.customer is None:
                    return Missing.CUSTOMER
                return None if draft.vehicle or draft.just_advice else Missing.VEHICLE
            case NowStep.MECHANIC:
                if self._plan_changed:
                    return Missing.PLAN_CHANGED
                if not draft.minutes:
                    return Missing.PLAN
                return None if draft.assigned else Missing.MECHANIC
            case NowStep.CONCERN:
                if len(draft.concern.strip()) < draft.least_concern:
                    return Missing.CONCERN
                return None if draft.category.strip() else Missing.CATEGORY
            case NowStep.REVIEW:
                return None

    def is_done(self, step: NowStep) -> bool:
        """Answered, and still right."""
        return step is not NowStep.REVIEW and self.missing(step) is None

    def may_go(self, step: NowStep) -> bool:
        """Whether the step can be opened: everything before it is answered."""
        before = NOW_STEPS[: NOW_STEPS.index(step)]
        return self._open() and all(map(self.is_done, before))

    def go(self, step: NowStep) -> None:
        """Open a step that may be opened."""
        if step is not self.step and self.may_go(step):
            self.step = step
            self.step_changed.emit()
            self.changed.emit()

    def advance(self) -> Missing | None:
        """Leave the step for the next one without an answer; why not, when it can not be left."""
        missing = self.missing(self.step)
        if missing is None:
            self.go(next((step for step in NOW_STEPS if not self.is_done(step)), NowStep.REVIEW))
        return missing

    def kinds(self) -> list[KindChoice]:
        """Those at a distance that somebody here offers."""
        found = [
            KindChoice(
                kind=kind, mechanics=sum(kind in offered_kinds(row) for row in self.source.mechanics())
            )
            for kind in KINDS
        ]
        fixed = self.seed.entry.kind if self.seed.entry is not None else None
        return [choice for choice in found if choice.mechanics and fixed in {None, choice.kind}]

    def choose_kind(self, kind: VisitKind) -> None:
        """How; with it the plan that is usual for it."""
        if kind is not self.draft.kind:
            self._plan_changed = False  # another is taken, as it is sold now
            self._update(kind=kind, plan=None, minutes=None)
            self._take_usual_plan()

    def plans(self) -> list[PlanChoice]:
        """Active and priced ones of the kind; of who waited, those that are as long as what is held."""
        held = self.seed.entry.minutes if self.seed.entry is not None else None
        return [choice for choice in self._choices.plans(self.draft) if held in {None, choice.minutes}]

    def choose_plan(self, choice: PlanChoice) -> None:
        """How long, and at which price."""
        self._plan_changed = False
        self._update(plan=choice.plan, minutes=choice.minutes)

    def set_city(self, city: str) -> None:
        """Where the customer is, typed; nothing is looked for before :meth:`find`."""
        self._place_of = _id(self.draft.customer)
        self._update(city=city)

    def choose_mechanic(self, line: MechanicLine | None) -> None:
        """Ask that one first, or whoever suits best; goes on."""
        self._plan_changed = False
        assigned = Assigned.ANY if line is None else Assigned.NAMED
        self._update(assigned=assigned, mechanic_id=line.mechanic_id if line is not None else None)
        self.advance()

    def set_urgent(self, urgent: bool) -> None:
        """Whether it cannot wait."""
        self._update(urgent=urgent)

    @property
    def means_another(self) -> bool:
        return True  # at once, whatever is booked for later

    def _chosen(self) -> None:
        self.advance()

    def _reopen(self) -> None:
        """What is entered of the customer says by itself whether it is answered."""

    def _sow(self) -> None:
        seed = self.seed
        if seed.draft is not None:
            self._carry(without_known(seed.draft, self._store))
        elif seed.entry is not None:
            self._carry_said(seed.entry)
        customer_id = seed.entry.customer_id if seed.entry is not None else seed.customer_id
        if customer_id is not None:
            self.draft = replace(self.draft, customer=self._store.get(Customer, customer_id))
        self._fill_place()
        if seed.entry is not None:
            self._hold(seed.entry.kind, seed.entry.held_mechanic_id)
        self.step = next((step for step in NOW_STEPS if not self.is_done(step)), NowStep.REVIEW)

    def _fill_place(self) -> None:
        """As in the other window: where the customer lives, unless another place was typed for them."""
        customer = self.draft.customer
        if customer is None:
            return  # the same one may be chosen again
        if self._place_of == _NOBODY:
            self._place_of = customer.id
        if self._place_of != customer.id:
            self._place_of = None
            self.draft = replace(self.draft, city=usual_place(customer, self.source.organization()))

    def _carry(self, draft: Draft) -> None:
        """What was entered before; of a booking in person neither kind nor plan."""
        same = {field.name: getattr(draft, field.name) for field in fields(Draft)}
        there = draft if isinstance(draft, NowDraft) else None
        city = draft.city if there is not None else draft.city or self.draft.city
        self.draft = NowDraft(**(same | {"starts": None, "drop_buffer": False, "city": city}))
        if there is not None or draft.city:
            self._place_of = _id(draft.customer)
        if draft.kind not in KINDS:
            self.draft = replace(self.draft, kind=None, plan=None, minutes=None)
        if there is None:
            self.draft = replace(self.draft, assigned=None, mechanic_id=None)
        if not self.draft.category:
            self.draft = replace(self.draft, category=self._proposed(draft.concern))
        self._category_typed = self._was_typed(self.draft)

    def _carry_said(self, line: WaitlistLine) -> None:
        """What was said when they joined, on another computer or in another run."""
        said = replace(self.draft, concern=line.concern, category=line.category, urgent=line.urgent)
        vehicle = self._store.get(Vehicle, line.vehicle_id) if line.vehicle_id is not None else None
        self.draft = replace(said, city=line.city or said.city, vehicle=vehicle)
        if line.city:
            self._place_of = line.customer_id
        if not self.draft.category:
            self.draft = replace(self.draft, category=self._proposed(line.concern))
        self._category_typed = self._was_typed(self.draft)

    def _hold(self, kind: VisitKind, mechanic_id: UUID | None) -> None:
        """Whose time is held for whom is not chosen again."""
        if kind is not self.draft.kind:
            self.draft = replace(self.draft, kind=kind, plan=None, minutes=None)
        self.draft = replace(self.draft, assigned=Assigned.NAMED, mechanic_id=mechanic_id)
        if not self.draft.minutes:
            self._take_usual_plan()

    def _take_usual_plan(self) -> None:
        plans = [choice for choice in self.plans() if choice.plan is not None]
        usual = next((c for c in plans if c.plan is not None and c.plan.code == USUAL_PLAN), None)
        choice = usual or next(iter(plans), None)
        if choice is not None:
            self._update(plan=choice.plan, minutes=choice.minutes)

    def _update(self, **changes: Any) -> None:
        before, self.draft = self.draft, replace(self.draft, **changes)
        self._fill_place()
        if _asked(self.draft) != _asked(before):
            # another question; the same one, asked again, makes nothing twice
            self._session_id, self._entry_id = uuid7(), uuid7()
            self.off_line = None
        self.changed.emit()

    def _freshen(self) -> None:
        """Follow rows that were changed elsewhere; what cannot be had any more is asked for again."""
        draft = replace(self.draft, **_customer_of(without_known(self.draft, self._store)))
        changes = _customer_of(draft)
        if draft.customer is not None and not draft.customer_is_new:
            changes["customer"] = self._store.get(Customer, draft.customer.id)
        if draft.vehicle is not None and not draft.vehicle_is_new:
            changes["vehicle"] = self._store.get(Vehicle, draft.vehicle.id)
        if "customer" in changes and changes["customer"] is None:
            changes |= {"vehicle": None, "vehicle_is_new": False, "just_advice": False}
        if draft.plan is not None:
            plans = [choice.plan for choice in self.plans() if choice.plan is not None]
            plan = next((row for row in plans if row.id == draft.plan.id), None)
            changes |= {"plan": plan, "minutes": plan.minutes if plan is not None else None}
            now = (plan.price_cents, plan.minutes) if plan is not None else None
            if now != (draft.plan.price_cents, draft.minutes):
                self._plan_changed = True
        self._update(**changes)


def _asked(draft: NowDraft) -> AskNow | None:
    complete = draft.kind is not None and draft.customer is not None
    return draft.asking(UUID(int=0)) if complete else None


def _id(customer: Customer | None) -> UUID:
    return customer.id if customer is not None else _NOBODY


def _customer_of(draft: Draft) -> dict[str, Any]:
    return {"customer_is_new": draft.customer_is_new, "vehicle_is_new": draft.vehicle_is_new}
