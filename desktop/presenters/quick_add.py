"""A booking out of one sentence: what was understood of it, what is assumed, what somebody has to say, and the times.

Reads rows and asks the one engine; books nothing: ``seed`` is what the booking flow begins with. Codes, never words.
Not here: how a sentence is read (``desktop.presenters.sentence``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_choices import DURATIONS, Choices, PlanChoice
from desktop.presenters.booking_draft import VISIT_MINUTES, Assigned, BookingSeed, Draft
from desktop.presenters.booking_hold import left_holds
from desktop.presenters.booking_times import BookingTimes, Time
from desktop.presenters.clock import Clock
from desktop.presenters.customer_form import CustomerForm
from desktop.presenters.quick_add_model import Standing, Understood
from desktop.presenters.quick_add_times import ByHand, SentenceTimes
from desktop.presenters.sentence.cars import NO_CAR, Car, car_typed
from desktop.presenters.sentence.day_doubt import day_doubt
from desktop.presenters.sentence.doubts import doubtful, strange_car
from desktop.presenters.sentence.lexicon import Language
from desktop.presenters.sentence.parts import Part
from desktop.presenters.sentence.people import Shop
from desktop.presenters.sentence.reading import Reading, read
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import local_of
from scheduling.records import Customer, Session, Vehicle
from scheduling.vocabulary import ServiceType, SessionState, VisitKind

DAYS_OFFERED = 7
MOST_OFFERED = 8
"""Rows among which somebody chooses; of more the sentence has to say more."""
ADVICE = "advice"
"""In place of a vehicle: just advice."""
NEW_VEHICLE = "new_vehicle"
"""The same, where a car was named that is none of theirs: one that is noted only now."""
AHEAD = frozenset({SessionState.OFFERED, SessionState.SCHEDULED, SessionState.PENDING})


class QuickAdd:
    """Of one opening of the field; rows that change meanwhile are read again."""

    changed = Signal()

    def __init__(
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        account: Account,
        language: Callable[[], Language],
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._account = account
        self._language = language
        self._times = BookingTimes(source, clock)
        self._choices = Choices(store, source, self._times, clock, account)
        self._when = SentenceTimes(source, clock, self._times, self._choices, self._own_holds)
        self._found: dict[tuple[str, int], list[Customer]] = {}
        """What was searched for: each letter asks for the same words again."""
        self._named_so: dict[tuple[str, ...], list[Customer]] = {}
        self._driven: dict[UUID, list[Vehicle]] = {}
        """The same of those whose name it is, of whom there may be very many, and of what they drive."""
        self._held: frozenset[UUID] | None = None
        """What this person holds, read once: a year of rows is too much for each letter."""
        self._seed = BookingSeed()
        self._chosen: dict[Part, tuple[str, Any]] = {}
        """By hand, with the words that stood for it then: other words ask anew."""
        self._unmeant: dict[Part, str] = {}
        """Parts whose words mean nothing of the kind."""
        self._understood: Understood | None = None
        self.text = ""
        store.changed.connect(self._rows_changed)

    def may(self) -> bool:
        """Whether this person books at all."""
        return self._source.ready and self._choices.rights.may_book_at_all()

    def begin(self, seed: BookingSeed) -> None:
        """An empty sentence; ``seed`` is where the calendar stands."""
        self._seed, self.text = seed, ""
        self._chosen.clear()
        self._unmeant.clear()
        self._held = None
        self._forget()

    def type(self, text: str) -> None:
        """The whole sentence as it is now."""
        if text != self.text:
            self.text = text
            self._forget()

    def choose(self, part: Part, value: Any) -> None:
        """By hand, one of :meth:`choices`."""
        self._chosen[part] = self._said(part), value
        if part is Part.CUSTOMER:
            self._chosen.pop(Part.VEHICLE, None)
        self._forget()

    def take(self, time: Time) -> None:
        """One of the free times that are offered."""
        day, minute = local_of(time.starts, self._source.zone())
        self._chosen[Part.DAY] = self._said(Part.DAY), day
        self._chosen[Part.TIME] = self._said(Part.TIME), minute
        self._forget()

    def not_meant(self, part: Part) -> None:
        """Its words say nothing of the kind: they are kept for the concern."""
        self._chosen.pop(part, None)
        self._unmeant[part] = self._said(part)
        self._forget()

    def understood(self) -> Understood:
        """The sentence as it is read now."""
        if self._understood is None:
            self._understood = self._read()
        return self._understood

    def choices(self, part: Part) -> list[Any]:  # noqa: PLR0911 one list a part
        """What can be chosen for a part; the values are rows, days, minutes or members of their set."""
        now = self.understood()
        draft = now.draft
        match part:
            case Part.CUSTOMER:
                return list(now.reading.customers[:MOST_OFFERED])
            case Part.VEHICLE:
                own = [] if draft.customer is None else self._store.vehicles_of(draft.customer.id)
                new = [NEW_VEHICLE] if now.strange_car != NO_CAR else []
                return [*own[:MOST_OFFERED], *new, ADVICE] if draft.customer is not None else []
            case Part.SERVICE:
                return list(ServiceType)
            case Part.KIND:
                return [choice.kind for choice in self._choices.kinds()]
            case Part.DAY:
                today = self._times.today()
                coming = {today + timedelta(days=ahead) for ahead in range(DAYS_OFFERED)}
                said = {now.day} if now.day is not None and now.day >= today else set()
                first = now.day_doubt.days if now.day_doubt is not None else ()
                return [*first, *sorted((coming | said) - set(first))]
            case Part.TIME:
                return [local_of(each.starts, self._source.zone())[1] for each in self._when.free(now)]
            case Part.LENGTH:
                in_person = draft.kind is VisitKind.IN_PERSON
                return list(DURATIONS) if in_person else self._choices.plans(draft)
            case Part.MECHANIC:
                offered = self._choices.mechanics(draft, self._own_holds())
                several = now.standing[part] is Standing.CHOOSE and len(now.reading.mechanics) > 1
                meant = now.reading.mechanics if several else ()
                return [each for each in offered if not meant or each.mechanic in meant]
            case Part.BAY:
                return []

    def seed(self) -> BookingSeed:
        """What the booking flow begins with: all that is known, also where something lacks."""
        now = self.understood()
        draft, reading = now.draft, now.reading
        return BookingSeed(
            starts=now.time.starts if now.time is not None else None,
            minutes=draft.minutes,
            mechanic_id=draft.mechanic_id,
            bay_id=draft.bay_id,
            assigned=draft.assigned,
            customer_id=draft.customer.id if draft.customer is not None else None,
            kind=draft.kind,
            plan_id=draft.plan.id if draft.plan is not None else None,
            vehicle_id=draft.vehicle.id if draft.vehicle is not None else None,
            just_advice=draft.just_advice,
            service_type=draft.service_type,
            concern=draft.concern,
            said=True,
            new_customer=self._new_customer(reading) if draft.customer is None else None,
            new_vehicle=now.strange_car if now.new_vehicle else None,
            asked=now.time.starts if now.time is not None and now.span is None else None,
            looked_for=self._looked_for(reading) if draft.customer is None else reading.phone,
        )

    def close(self) -> None:
        """Nobody looks any more."""
        self._store.changed.disconnect(self._rows_changed, missing_ok=True)

    # --- reading

    def _read(self) -> Understood:
        shop = Shop(self._choices.bookable(), self._source.bays(), self._find, self._named, self._vehicles_of)
        today, language = self._times.today(), self._language()
        reading = read(self.text, shop, today, language=language)
        unmeant = {part for part, words in self._unmeant.items() if words and reading.said(part) == words}
        if unmeant:
            reading = read(self.text, shop, today, language=language, without=unmeant)
        self._chosen = {
            part: (words, value)
            for part, (words, value) in self._chosen.items()
            if reading.said(part) == words
        }
        standing: dict[Part, Standing] = {part: Standing.MISSING for part in Part if part is not Part.BAY}
        draft = self._who(reading, Draft(kind=self._kind(reading, standing)), standing)
        draft = self._what(reading, draft, standing)
        draft = self._by_whom(reading, draft, standing)
        chosen = ByHand(self._by_hand(Part.DAY, standing), self._by_hand(Part.TIME, standing))
        so_far = Understood(
            reading=reading,
            draft=draft,
            standing=standing,
            today=today,
            strange_car=self._strange_car(reading),
            new_vehicle=self._chosen.get(Part.VEHICLE, ("", None))[1] == NEW_VEHICLE
            or (reading.car != NO_CAR and draft.customer is None and not draft.just_advice),
        )
        understood = self._when.when(so_far, chosen, self._seed)
        doubts = doubtful(reading, today)
        for part in doubts - unmeant - set(self._chosen):
            if standing[part] in {Standing.SAID, Standing.ASSUMED}:
                standing[part] = Standing.CHOOSE
        if Part.DAY in doubts - unmeant - set(self._chosen):
            understood = replace(understood, day_doubt=day_doubt(reading, today, language))
        if understood.day_doubt is not None:
            standing[Part.DAY] = Standing.CHOOSE
        if standing[Part.VEHICLE] is Standing.CHOOSE:  # what was assumed is not taken along
            understood = replace(understood, draft=replace(understood.draft, vehicle=None))
        bay_id = self._bay(reading, understood.draft, standing)
        understood = replace(understood, draft=replace(understood.draft, bay_id=bay_id))
        return replace(understood, upcoming=self._upcoming(draft.customer))

    def _kind(self, reading: Reading, standing: dict[Part, Standing]) -> VisitKind | None:
        chosen = self._by_hand(Part.KIND, standing)
        offered = [choice.kind for choice in self._choices.kinds()]
        if chosen is None and reading.kind is None:
            standing[Part.KIND] = Standing.ASSUMED if offered else Standing.MISSING
            return offered[0] if offered else None
        kind: VisitKind | None = chosen or reading.kind
        standing[Part.KIND] = Standing.SAID if kind in offered else Standing.WRONG
        return kind

    def _who(self, reading: Reading, draft: Draft, standing: dict[Part, Standing]) -> Draft:
        customer: Customer | None = self._by_hand(Part.CUSTOMER, standing)
        if customer is None and len(reading.customers) == 1:
            customer, standing[Part.CUSTOMER] = reading.customers[0], Standing.SAID
        elif customer is None and reading.customers:
            standing[Part.CUSTOMER] = Standing.CHOOSE
        elif customer is None and reading.phone:
            standing[Part.CUSTOMER] = Standing.WRONG
        vehicle = self._by_hand(Part.VEHICLE, standing)
        if vehicle == ADVICE or (vehicle is None and reading.advice and not reading.vehicles):
            standing[Part.VEHICLE] = Standing.SAID
            return replace(draft, customer=customer, just_advice=True)
        if customer is None:
            return draft
        if vehicle == NEW_VEHICLE:
            standing[Part.VEHICLE] = Standing.MISSING
            return replace(draft, customer=customer)
        own = self._store.vehicles_of(customer.id)
        said = [row for row in reading.vehicles if row.customer_id == customer.id]
        if vehicle is None and (said or own):
            usual = Standing.SAID if said else Standing.ASSUMED
            standing[Part.VEHICLE] = usual if len(said or own) == 1 else Standing.CHOOSE
            vehicle = (said or own)[0] if len(said or own) == 1 else None
        return replace(draft, customer=customer, vehicle=vehicle)

    def _what(self, reading: Reading, draft: Draft, standing: dict[Part, Standing]) -> Draft:
        """Job, concern, and how long: in person any length, else that of a plan."""
        service: ServiceType | None = self._by_hand(Part.SERVICE, standing)
        if service is None and reading.services:
            service, standing[Part.SERVICE] = reading.services[0].type, Standing.SAID
        draft = replace(draft, service_type=service, concern=reading.concern)
        chosen = self._by_hand(Part.LENGTH, standing)
        if draft.kind is VisitKind.IN_PERSON:
            said = chosen if isinstance(chosen, int) else reading.minutes
            standing[Part.LENGTH] = Standing.SAID if said else Standing.ASSUMED
            return replace(draft, minutes=said or self._seed.minutes or VISIT_MINUTES)
        plans = self._choices.plans(draft)
        plan = chosen if isinstance(chosen, PlanChoice) else None
        if plan is None:
            fitting = [each for each in plans if reading.minutes in {None, each.minutes}]
            plan = fitting[0] if len(fitting) == 1 else None
            if plan is not None:
                standing[Part.LENGTH] = Standing.SAID if reading.minutes else Standing.ASSUMED
            elif reading.minutes:
                standing[Part.LENGTH] = Standing.CHOOSE if fitting else Standing.WRONG
        return draft if plan is None else replace(draft, plan=plan.plan, minutes=plan.minutes)

    def _by_whom(self, reading: Reading, draft: Draft, standing: dict[Part, Standing]) -> Draft:
        chosen = self._by_hand(Part.MECHANIC, standing)
        if chosen is not None:
            mechanic_id = chosen.mechanic.id if chosen.mechanic is not None else None
            return replace(draft, assigned=chosen.assigned, mechanic_id=mechanic_id)
        if len(reading.mechanics) > 1:
            standing[Part.MECHANIC] = Standing.CHOOSE
            return draft
        suited = [row.id for row in self._choices.suited(draft)]
        standing[Part.MECHANIC] = Standing.SAID if reading.anybody or reading.mechanics else Standing.ASSUMED
        named = reading.mechanics[0].id if reading.mechanics else None
        if named is None and not reading.anybody:
            named = self._seed.mechanic_id if self._seed.mechanic_id in suited else None
        if named is None and len(suited) == 1:
            named = suited[0]
        if named is not None:
            return replace(draft, assigned=Assigned.NAMED, mechanic_id=named)
        if not suited and not self._choices.may_leave_open(draft.kind):
            standing[Part.MECHANIC] = Standing.MISSING
            return draft
        return replace(draft, assigned=Assigned.ANY if suited else Assigned.LATER)

    def _bay(self, reading: Reading, draft: Draft, standing: dict[Part, Standing]) -> UUID | None:
        """Said, or where the calendar stands; a visit at a distance stands in none."""
        if draft.kind is not VisitKind.IN_PERSON:
            return None
        if reading.bay is None:
            return self._seed.bay_id
        standing[Part.BAY] = Standing.SAID
        return reading.bay.id

    # --- inside

    def _strange_car(self, reading: Reading) -> Car:
        """Of nobody here: the newcomer's, or one that none of the customer's is."""
        today = self._times.today()
        return reading.car if reading.car != NO_CAR else car_typed(strange_car(reading, today), today.year)

    def _new_customer(self, reading: Reading) -> CustomerForm | None:
        """The form of somebody who is in no book yet; messages in the workshop's language, whoever typed."""
        said = reading.newcomer
        if said is None:
            return None
        usual = "fr" if self._source.organization().locale.startswith("fr") else "en"
        return CustomerForm(name=said.name, phone=said.phone, email=said.email, language=usual)

    @staticmethod
    def _looked_for(reading: Reading) -> str:
        said = reading.newcomer
        return said.name if said is not None else reading.phone or reading.said(Part.CUSTOMER)

    def _by_hand(self, part: Part, standing: dict[Part, Standing]) -> Any:
        """What was chosen for the part, if anything."""
        if part not in self._chosen:
            return None
        standing[part] = Standing.SAID
        return self._chosen[part][1]

    def _said(self, part: Part) -> str:
        return self.understood().reading.said(part)

    def _own_holds(self) -> frozenset[UUID]:
        if self._held is None:
            self._held = left_holds(self._store, self._account, self._clock.now())
        return self._held

    def _upcoming(self, customer: Customer | None) -> Session | None:
        if customer is None:
            return None
        now = self._clock.now()
        ahead = [
            row
            for row in self._store.sessions_of(customer.id)
            if row.state in AHEAD and (row.starts or 0) > now
        ]
        return min(ahead, key=lambda row: row.starts or 0, default=None)

    def _find(self, text: str, limit: int) -> list[Customer]:
        asked = text, limit
        if asked not in self._found:
            self._found[asked] = self._store.search_customers(text, limit)
        return self._found[asked]

    def _named(self, words: Sequence[str], limit: int) -> list[Customer]:
        asked = tuple(words)
        if asked not in self._named_so:
            self._named_so[asked] = self._store.customers_named(asked, limit)
        return self._named_so[asked]

    def _vehicles_of(self, customer_id: UUID) -> list[Vehicle]:
        if customer_id not in self._driven:
            self._driven[customer_id] = self._store.vehicles_of(customer_id)
        return self._driven[customer_id]

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"customer", "vehicle"}:
            self._found.clear()
            self._named_so.clear()
            self._driven.clear()
        if "reservation" in kinds:
            self._held = None
        self._forget()

    def _forget(self) -> None:
        self._understood = None
        self.changed.emit()
