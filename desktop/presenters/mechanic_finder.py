"""Who suits a booking at a time, the best first: by ``scheduling.matching`` on this computer's own rows. No words.

Whom the customer likes the server alone knows: it is asked when the step opens and by Find. Without it everything else
is there all the same. Not here: who may be booked at all and when they are free (``booking_choices``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from desktop.presenters.among import Among, is_among
from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_choices import Choices, MechanicChoice, make_asked
from desktop.presenters.booking_draft import Assigned, Draft
from desktop.presenters.booking_hold import Spawn
from desktop.presenters.clock import Clock
from desktop.presenters.on_server import OnServer, Reached
from desktop.presenters.usual_place import usual_place
from scheduling.ids import uuid7
from scheduling.matching import Candidate, Request, by_rating, city_of, score
from scheduling.matching_messages import MechanicLine, mechanic_line
from scheduling.postal_codes import place_in
from scheduling.presence import Soonness, soonness


class Likes(Protocol):
    """``desktop.sync.seeking.Seeking`` is one."""

    async def favourites(self, customer_id: UUID) -> list[UUID]: ...


class Entered(Protocol):
    """As much of the booking as is looked at here; ``booking_flow.BookingFlow`` is one."""

    @property
    def entered(self) -> Draft: ...
    def known_customer(self) -> UUID | None: ...


class Nobody(StrEnum):
    """Why no mechanic is listed by name."""

    KIND = "kind"
    """Nobody whom this person may book offers that kind of visit."""
    PLAN = "plan"
    """The plan asks for a specialist of the make, and nobody is one."""
    PLAN_MAKE = "plan_make"
    """It does, and the make is not known."""
    BRAND = "brand"
    """None of them is a specialist of the make."""
    LIKED = "liked"
    """The customer likes nobody in particular."""
    LIKED_ELSE = "liked_else"
    """Those whom the customer likes cannot be booked for this."""
    LIKED_ASKING = "liked_asking"
    LIKED_UNKNOWN = "liked_unknown"
    """The server has not said whom."""


class MechanicFinder(OnServer):
    """Of one booking. The order stands until the step is opened anew, Find is pressed or others are to be shown:
    what comes from elsewhere meanwhile never puts another mechanic under somebody's finger."""

    def __init__(  # noqa: PLR0917 as the parts of the desktop agreed
        self,
        booking: Entered,
        choices: Choices,
        source: AvailabilitySource,
        clock: Clock,
        likes: Likes | None,
        spawn: Spawn,
    ) -> None:
        super().__init__()
        self._booking = booking
        self._choices = choices
        self._source = source
        self._clock = clock
        self._likes = likes
        self._spawn = spawn
        self._whose: UUID | None = None
        """The customer for whom all of this is."""
        self._forget()

    def _forget(self) -> None:
        self.favourites: frozenset[UUID] = frozenset()
        self.known, self.problem = False, ""
        self._among = Among.ALL
        self._typed: str | None = None
        self._found: str | None = None
        self._order: dict[UUID, int] | None = None
        """Who stands where; empty: settled by who looks next. Before the step has come on nobody stands anywhere."""
        self._asked_of: UUID | None = None

    # --- what is looked for

    def open(self) -> None:
        """The step has come on."""
        self._follow()
        self._order = {}
        if not self.known and (self.problem or self._asked_of != self._booking.known_customer()):
            self._ask()
        self.changed.emit()

    def find(self) -> None:
        """Count the place that was typed, and ask the server anew."""
        self._follow()
        self._found, self._order = self._typed, {}
        self._ask()
        self.changed.emit()

    def show(self, among: Among) -> None:
        """Only these of them."""
        self._among, self._order = among, {}
        self.changed.emit()

    def set_place(self, text: str) -> None:
        """Where the customer is; it counts from the next :meth:`find` on."""
        self._typed = text
        self.changed.emit()

    @property
    def place(self) -> str:
        """As typed; before that where the customer lives, else where the workshop is."""
        return self._filled_in() if self._typed is None else self._typed

    @property
    def stale(self) -> bool:
        """Whether the place was changed since it was counted."""
        return place_in(self.place) != place_in(self._counted())

    @property
    def among(self) -> Among:
        """Which of them are shown; specialists only while there is a make."""
        return Among.ALL if self._among is Among.BRAND and not self.make else self._among

    @property
    def make(self) -> str:
        """Of the vehicle, where it is known and counts."""
        return make_asked(self._booking.entered)

    # --- who is found

    def mechanics(self, own_holds: Collection[UUID]) -> list[MechanicChoice]:
        """Any and nobody yet, then each by name with why they suit, the best first, as far as they are to be shown.

        Who is free at the time that was chosen comes before who is not, and whom the customer likes before the others.
        Where one mechanic alone may do it, that one comes before nobody.
        """
        self._follow()
        choices = self._choices.mechanics(self._booking.entered, own_holds)
        named = self._scored([choice for choice in choices if choice.mechanic is not None])
        named.sort(key=self._place)
        if self._order is not None:
            order = self._order or {_line(choice).mechanic_id: place for place, choice in enumerate(named)}
            named.sort(key=lambda choice: order.get(_line(choice).mechanic_id, len(order)))
            self._order = order
        shown = [choice for choice in named if is_among(_line(choice), self.among, self.favourites)]
        whoever = [choice for choice in choices if choice.assigned is Assigned.ANY]
        later = [choice for choice in choices if choice.assigned is Assigned.LATER]
        return [*whoever, *later, *shown] if whoever else [*shown, *later]

    def nobody(self, found: list[MechanicChoice]) -> Nobody | None:
        """Why nobody of those who were found has a name, if nobody has."""
        if any(choice.mechanic is not None for choice in found):
            return None
        draft = self._booking.entered
        if not self._choices.bookable(draft.kind):
            return Nobody.KIND
        if not self._choices.suited(draft):
            return Nobody.PLAN if self.make else Nobody.PLAN_MAKE
        return Nobody.BRAND if self.among is Among.BRAND else self._nobody_liked()

    def _nobody_liked(self) -> Nobody:
        if self.favourites:
            return Nobody.LIKED_ELSE
        if self.known or self._booking.known_customer() is None:
            return Nobody.LIKED
        return Nobody.LIKED_UNKNOWN if self.problem or self._likes is None else Nobody.LIKED_ASKING

    # --- inside

    def _follow(self) -> None:
        """Of another customer nothing holds that was looked for before."""
        customer = self._booking.entered.customer
        whose = customer.id if customer is not None else None
        if whose != self._whose:
            self._whose = whose
            self._forget()

    def _filled_in(self) -> str:
        return usual_place(self._booking.entered.customer, self._source.organization())

    def _counted(self) -> str:
        return self._filled_in() if self._found is None else self._found

    def _ask(self) -> None:
        """Whom they like; of a customer whom the server does not know yet nobody has noted any."""
        customer_id = self._booking.known_customer()
        self._asked_of = customer_id
        if self._likes is not None and customer_id is not None:
            self._spawn(self._look(self._likes, customer_id))

    async def _look(self, likes: Likes, customer_id: UUID) -> None:
        async def work() -> None:
            liked = frozenset(await likes.favourites(customer_id))
            if customer_id != self._whose:
                return  # another one was chosen meanwhile
            if liked != self.favourites and self._booking.entered.assigned is None:
                self._order = {}  # nobody was chosen yet: they come first now
            self.favourites, self.known = liked, True

        await self._in_turn(work, Reached.LOOKED)

    def _scored(self, choices: list[MechanicChoice]) -> list[MechanicChoice]:
        """With the points and their reasons."""
        if not choices:
            return []
        request = self._request()
        return [replace(choice, line=self._scored_line(choice, request)) for choice in choices]

    def _request(self) -> Request:
        """What is asked of each of them."""
        draft = self._booking.entered
        assert draft.kind is not None  # noqa: S101 the step before has filled it
        code, city = place_in(self._counted())
        return Request(
            session_id=uuid7(),
            kind=draft.kind,
            asked_at=self._clock.now(),
            minutes=draft.minutes or 0,
            starts=draft.starts,
            concern=draft.concern,
            make=self.make,
            just_advice=draft.just_advice,
            postal_code=code,
            city=city,
        )

    def _scored_line(self, choice: MechanicChoice, request: Request) -> MechanicLine:
        """How soon they are free counts as long as no time is chosen."""
        row, source = choice.mechanic, self._source
        assert row is not None  # noqa: S101 one by name
        soon = Soonness.LATER
        if request.starts is None:
            now = request.asked_at
            soon = soonness(online=False, free_from=choice.next_free, now=now, zone=source.zone())
        city = city_of(row, source.organization())
        candidate = Candidate(mechanic=row, soonness=soon, online=False, city=city)
        return mechanic_line(row, score(request, candidate))

    def _place(self, choice: MechanicChoice) -> tuple[bool, bool, int, tuple[bool, float]]:
        """Who is equal stands as the shop ordered them: when somebody was last offered something is not known here."""
        line = _line(choice)
        assert choice.mechanic is not None  # noqa: S101 one by name
        return (
            choice.free_then is False,
            line.mechanic_id not in self.favourites,
            -line.score,
            by_rating(choice.mechanic),
        )


def _line(choice: MechanicChoice) -> MechanicLine:
    assert choice.line is not None  # noqa: S101 scored before
    return choice.line
