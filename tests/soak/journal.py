"""What the people of one workshop asked for, and which of it they were told is saved: what has to be on the server.

Kept where no crash of a desktop or of the server reaches it. Nobody's wish depends on what another desktop does, but
for times that two of them book on purpose; so it is known what each row has to be in the end. What a desktop went
down over before it said "saved" may be there or not, and nobody builds on it. Not here: reading the server
(``truth``), comparing (``verdict``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from uuid import UUID

from scheduling.commands import (
    BookSession,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    MoveSession,
    Place,
)
from scheduling.ids import uuid7
from scheduling.vocabulary import ServiceType, VisitKind
from tests.sync_server.shop import Shop

WHIM = "Whim"
"""The name of customers that may be taken back before they are sent."""
MINUTES = 30
STEP_HOURS = 0.75
"""The visit and the quarter of an hour after it."""
FIRST_DAY, DAYS = 3, 160
DAY_BEGINS, DAY_STEPS = 8, 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Changes that were submitted together; ``mids`` is empty when nobody was told that they are saved."""

    who: str
    commands: tuple[Command, ...]
    shared: bool = False
    """A time that others book as well."""
    mids: tuple[UUID, ...] = ()


def is_whim(command: Command) -> bool:
    """Whether somebody may take it back: nobody builds on it."""
    return isinstance(command, CreateCustomer) and command.name == WHIM


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A file attached to a session; no other has its bytes."""

    session_id: UUID
    sha256: str
    told: bool


class Slots:
    """Times of two mechanics that nobody else has, each given out once; and some that are given to many."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._given = 0

    def next(self) -> Place:
        """One that nobody was given before."""
        number, self._given = self._given, self._given + 1
        mechanic = (self._shop.anna, self._shop.bert)[number % 2]
        day, step = divmod(number // 2, DAY_STEPS)
        assert day < DAYS, "a workshop has only so many times"
        starts = self._shop.at(DAY_BEGINS + step * STEP_HOURS, FIRST_DAY + day)
        return Place(starts=starts, minutes=MINUTES, mechanic_id=mechanic.id)


@dataclass(slots=True)
class Journal:
    """One for a workshop, in the order of the wishes."""

    shop: Shop
    wishes: list[Wish] = field(default_factory=list)
    shared: list[Place] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    sent: set[UUID] = field(default_factory=set)
    """Changes that a server may have had, though their desktop's old copy does not know it."""
    taken_back: dict[UUID, bool] = field(default_factory=dict)
    """Changes that their user took back; whether it is sure that none of it may be there: told so, and never sent."""
    slots: Slots = field(init=False)

    def __post_init__(self) -> None:
        self.slots = Slots(self.shop)
        self.shared = [self.slots.next() for _ in range(12)]

    def is_shared(self, command: Command) -> bool:
        """Whether it books a time that others book as well: the only thing that may be refused."""
        return isinstance(command, BookSession) and place_booked(command) in self.shared

    @property
    def told(self) -> int:
        """How many changes somebody was told are saved."""
        return sum(len(wish.mids) for wish in self.wishes)


class User:
    """Somebody at a desktop, who goes on with what they know is saved."""

    def __init__(self, who: str, journal: Journal, chance: Random) -> None:
        self._who = who
        self.journal = journal
        self._chance = chance
        self._notes: dict[UUID, str] = {}
        self._places: dict[UUID, Place] = {}
        self._count = 0
        self._pictured: set[UUID] = set()

    def pictured(self) -> UUID | None:
        """One of this person's bookings, to attach something to; it is not cancelled from now on."""
        if not self._places:
            return None
        session_id = self._chance.choice(list(self._places))
        self._pictured.add(session_id)
        return session_id

    def wish(self) -> Wish:
        """Something new that this person wants."""
        kinds = {"meet": 5, "book": 5, "share": 2, "whim": 1}
        kinds |= {"edit": 5} if self._notes else {}
        kinds |= {"move": 3} if self._places else {}
        kinds |= {"cancel": 1} if self._cancellable() else {}
        (kind,) = self._chance.choices(list(kinds), list(kinds.values()))
        commands: dict[str, tuple[Command, ...]] = {}
        if kind == "meet":
            commands[kind] = self._meet()
        elif kind == "whim":
            commands[kind] = (CreateCustomer(customer_id=uuid7(), name=WHIM),)
        elif kind == "edit":
            commands[kind] = (self._edit(),)
        elif kind == "move":
            commands[kind] = (self._move(),)
        elif kind == "cancel":
            commands[kind] = (CancelSession(session_id=self._chance.choice(self._cancellable())),)
        else:
            commands[kind] = (self._book(kind == "share"),)
        return Wish(who=self._who, commands=commands[kind], shared=kind == "share")

    def told(self, wish: Wish, mids: Sequence[UUID]) -> None:
        """It is saved."""
        self.journal.wishes.append(replace(wish, mids=tuple(mids)))
        for command in wish.commands:
            match command:
                case CreateCustomer() if command.name != WHIM:
                    self._notes[command.customer_id] = command.notes
                case EditCustomer():
                    self._notes[command.customer_id] = command.set["notes"][1]
                case BookSession() if not wish.shared:
                    self._places[command.session_id] = place_booked(command)
                case MoveSession():
                    self._places[command.session_id] = command.to
                case CancelSession():
                    del self._places[command.session_id]

    def not_told(self, wish: Wish) -> None:
        """The desktop went down over it: nobody knows."""
        self.journal.wishes.append(wish)
        for command in wish.commands:
            if isinstance(command, EditCustomer):
                self._notes.pop(command.customer_id, None)
            if isinstance(command, MoveSession | CancelSession):
                self._places.pop(command.session_id, None)

    def takes_back(self, mid: UUID) -> None:
        """Somebody is about to; what their desktop goes down over may be taken back or not."""
        self.journal.taken_back[mid] = False

    def took_back(self, mid: UUID) -> None:
        """It is told that it is; what no server ever had never comes now."""
        self.journal.taken_back[mid] = mid not in self.journal.sent

    def _cancellable(self) -> list[UUID]:
        return [session_id for session_id in self._places if session_id not in self._pictured]

    def _meet(self) -> tuple[Command, ...]:
        self._count += 1
        person = CreateCustomer(
            customer_id=uuid7(),
            name=f"{self._who} {self._count}",
            phone=f"+1514555{self._count % 10_000:04}",
            notes="0",
        )
        if self._chance.random() < 0.5:
            return (person,)
        plate = f"{self._who[:1].upper()}{self._count}"
        return person, CreateVehicle(vehicle_id=uuid7(), customer_id=person.customer_id, plate=plate)

    def _edit(self) -> Command:
        person = self._chance.choice(list(self._notes))
        old = self._notes[person]
        return EditCustomer(customer_id=person, set={"notes": (old, str(int(old) + 1))})

    def _book(self, shared: bool) -> Command:
        place = self._chance.choice(self.journal.shared) if shared else self.journal.slots.next()
        return BookSession(
            session_id=uuid7(),
            reservation_id=uuid7(),
            customer_id=self._chance.choice([self.journal.shop.customer.id, *self._notes]),
            kind=VisitKind.PHONE,
            service_type=ServiceType.CONSULTATION,
            starts=place.starts,
            minutes=place.minutes,
            mechanic_id=place.mechanic_id,
        )

    def _move(self) -> Command:
        session = self._chance.choice(list(self._places))
        return MoveSession(session_id=session, seen=self._places[session], to=self.journal.slots.next())


def place_booked(command: BookSession) -> Place:
    """Where it wants to stand."""
    return Place(starts=command.starts, minutes=command.minutes, mechanic_id=command.mechanic_id)
