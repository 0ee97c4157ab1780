"""What a customer will be told of an answer, before it is given: values only, in which language, by which ways.

Not here: the words (``views/requests/message_words``), or the sending, which is the server's, once it has the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.carriers import Carriers, Reach
from desktop.presenters.clock import Clock
from desktop.presenters.request_acts import Quote
from desktop.presenters.requests_model import Placement, RequestDetail
from scheduling.message_kinds import Channel, Recipient, language_of
from scheduling.money import MoneySettings
from scheduling.records import Organization
from scheduling.visit_requests import DeclineReason, RequestPolicy, hold_expiry
from scheduling.zone_names import place_of_times


class Telling(StrEnum):
    """What kind of message it is."""

    CONFIRMED = "confirmed"
    ONCE_ACCEPTED = "once_accepted"
    """The same, sent when the mechanic who is asked first has said yes."""
    COUNTERED = "countered"
    DECLINED = "declined"
    NOTHING = "nothing"
    """The customer said it themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One message. ``zone`` is the workshop's, in which its times are said."""

    kind: Telling
    customer: str
    language: str
    """``en`` or ``fr``: the customer's, else the workshop's."""
    reach: Reach
    """Whether it goes out at all."""
    by_email: bool
    """There is an address, and as far as is known the server sends by email."""
    by_phone: bool
    """There is a number, and it may send by SMS; where they agreed to that, which the server knows."""
    shop: str
    shop_phone: str
    address: str
    zone_place: str
    """By which that zone is named."""
    zone: tzinfo
    wished: int
    vehicle: str = ""
    starts: int | None = None
    mechanic: str = ""
    deposit_cents: int = 0
    quote_cents: int | None = None
    quote_text: str = ""
    times: tuple[tuple[int, str], ...] = ()
    """Those offered: when, and with whom."""
    held_until: int | None = None
    could_be: bool = False
    """Whether their own time could be had, too, where others are offered."""
    reason: DeclineReason | None = None
    words: str = ""

    @property
    def goes_out(self) -> bool:
        """Whether that can be promised."""
        return self.reach in {Reach.SENT, Reach.IF_AGREED}

    @property
    def by_mouth(self) -> bool:
        """Whether nobody but the workshop tells it."""
        return self.reach in {Reach.NO_ADDRESS, Reach.NOT_SET_UP}


class Messages:
    """What would be said now."""

    def __init__(self, source: AvailabilitySource, clock: Clock, carriers: Carriers | None = None) -> None:
        self._source = source
        self._clock = clock
        self.carriers = carriers or Carriers()
        """Whether any of it goes out."""

    @property
    def deposit_cents(self) -> int:
        """What is asked for a visit at most."""
        return self._source.policy(MoneySettings).deposit

    def confirmed(self, detail: RequestDetail, place: Placement, quote: Quote) -> Told:
        """That the visit is booked there, and the deposit that is asked for."""
        cents = quote.cents if quote.cents is not None else detail.request.quote_cents
        text = quote.text if quote.cents is not None else detail.request.quote_text
        deposit = self.deposit_cents
        kind = Telling.ONCE_ACCEPTED if place.asks_first else Telling.CONFIRMED
        return self._told(
            detail,
            kind,
            starts=place.starts,
            mechanic=place.mechanic,
            deposit_cents=deposit if cents is None else min(deposit, cents),
            quote_cents=cents,
            quote_text=text.strip(),
        )

    def countered(self, detail: RequestDetail, places: Sequence[Placement]) -> Told:
        """Which other times there are, and until when they are held."""
        now = self._clock.now()
        times = sorted((place.starts, place.mechanic) for place in places)
        policy = self._source.policy(RequestPolicy)
        until = max((hold_expiry(starts, now, policy) for starts, _ in times), default=None)
        wished = [wish.placement for wish in detail.wishes if wish.starts == detail.request.requested[0]]
        could_be = any(place.free for place in wished)
        return self._told(detail, Telling.COUNTERED, times=tuple(times), held_until=until, could_be=could_be)

    def declined(self, detail: RequestDetail, reason: DeclineReason | None, words: str) -> Told:
        """That the shop cannot do it, and why."""
        return self._told(detail, Telling.DECLINED, reason=reason, words=words.strip())

    def nothing(self, detail: RequestDetail) -> Told:
        """They said it themselves."""
        return self._told(detail, Telling.NOTHING)

    def _told(self, detail: RequestDetail, kind: Telling, **more: object) -> Told:
        shop, customer, carriers = self._source.organization(), detail.customer, self.carriers
        email, phone = (customer.email, customer.phone) if customer else ("", "")
        values: dict[str, object] = {
            "kind": kind,
            "customer": customer.name if customer else "",
            "language": _language(detail, shop),
            "reach": carriers.reach(email, phone),
            "by_email": bool(email.strip()) and carriers.may_carry(Channel.EMAIL),
            "by_phone": bool(phone.strip()) and carriers.may_carry(Channel.SMS),
            "shop": shop.name,
            "shop_phone": shop.phone,
            "address": ", ".join(part for part in (shop.address, shop.city) if part),
            "zone_place": place_of_times(shop),
            "zone": self._source.zone(),
            "wished": detail.request.requested[0],
            "vehicle": vehicle_name(detail.vehicle),
        }
        return Told(**{**values, **more})  # type: ignore[arg-type]  # each is of its field's kind


def _language(detail: RequestDetail, shop: Organization) -> str:
    customer = detail.customer
    if customer is None:
        return shop.locale[:2]
    return language_of(Recipient(id=customer.id, language=customer.language), shop.locale)
