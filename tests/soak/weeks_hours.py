"""What staff do with requests for visits, and with the hours in which somebody can be booked; as ``weeks_staff``."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from scheduling import hours_editing
from scheduling.commands import (
    AskTimeOff,
    Command,
    DecideTimeOff,
    HoursBlock,
    OpeningDay,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.ids import uuid7
from scheduling.records import Customer, SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.request_commands import (
    ConfirmRequest,
    CounterRequest,
    CreateRequest,
    DeclineRequest,
    TimeToOffer,
    WithdrawRequest,
)
from scheduling.visit_requests import DeclineReason, RequestSource, RequestState, VisitRequest
from scheduling.vocabulary import ServiceType, SpecialDayKind
from tests.soak.weeks_looking import Looking
from tests.sync_server.shop import ZONE


class Planning(Looking):
    """Requests and hours; each answers ``None`` where there is nothing to do it to."""

    # --- requests

    def _request(self) -> Command | None:
        customer = self._one(Customer)
        later = sorted({self._starts() + 86_400 for _ in range(2)})
        return (
            None
            if customer is None
            else CreateRequest(
                request_id=uuid7(),
                source=RequestSource.PHONE,
                customer_id=customer.id,
                service_type=ServiceType.DIAGNOSTIC,
                requested=later,
                asked_at=self._device_now(),
                concern="Noise",
            )
        )

    def _open_request(self, *states: RequestState) -> VisitRequest | None:
        return self._one(VisitRequest, lambda row: row.state in states)

    def _confirm(self) -> Command | None:
        row = self._open_request(RequestState.PENDING, RequestState.COUNTERED)
        if row is None:
            return None
        offered = [(time.starts, time.mechanic_id) for time in row.offered]
        named = [(starts, row.preferred_mechanic_id) for starts in row.requested]
        starts, mechanic_id = self._dice.pick(offered or named)
        return ConfirmRequest(
            request_id=row.id,
            session_id=uuid7(),
            reservation_id=uuid7(),
            starts=starts,
            mechanic_id=mechanic_id,
            customer_agreed=True,
        )

    def _counter(self) -> Command | None:
        row = self._open_request(RequestState.PENDING)
        times = sorted({self._starts() for _ in range(2)})
        return (
            None
            if row is None
            else CounterRequest(
                request_id=row.id, times=[TimeToOffer(hold_id=uuid7(), starts=starts) for starts in times]
            )
        )

    def _decline(self) -> Command | None:
        row = self._open_request(RequestState.PENDING)
        return (
            None if row is None else DeclineRequest(request_id=row.id, decline_reason=DeclineReason.NO_ROOM)
        )

    def _withdraw(self) -> Command | None:
        row = self._open_request(RequestState.PENDING, RequestState.COUNTERED)
        return None if row is None else WithdrawRequest(request_id=row.id, reason="Sold the car")

    # --- when somebody can be booked

    def _time_off(self) -> Command:
        day = datetime.fromtimestamp(self._now(), ZONE).date() + timedelta(days=self._dice.between(1, 20))
        return AskTimeOff(time_off_id=uuid7(), mechanic_id=self._own().id, first_day=day, last_day=day)

    def _time_off_back(self) -> Command | None:
        own = self._own()
        row = self._one(TimeOff, lambda row: row.mechanic_id == own.id)
        return None if row is None else RemoveTimeOff(time_off_id=row.id)

    def _decide(self) -> Command | None:
        affiliated = {mechanic.id for mechanic in self._mechanics()[:2]}
        row = self._one(TimeOff, lambda row: row.mechanic_id in affiliated)
        return None if row is None else DecideTimeOff(time_off_id=row.id, approve=self._dice.chance(50))

    def _settings(self) -> Command:
        own = self._own()
        seen = hours_editing.settings_of(own)
        to = replace(
            seen, buffer_minutes=self._dice.pick((None, 0, 15)), notice_minutes=self._dice.pick((None, 0))
        )
        return SetMechanicSettings(mechanic_id=own.id, seen=seen, to=to)

    def _weekly(self) -> Command:
        own = self._own()
        present = [row for row in self._store.all(WeeklyBlock) if row.mechanic_id == own.id]
        blocks = [
            HoursBlock(id=uuid7(), weekday=day, start_minute=480, end_minute=self._dice.pick((1080, 1200)))
            for day in range(7)
        ]
        return SetMechanicHours(mechanic_id=own.id, seen=sorted(row.id for row in present), blocks=blocks)

    def _opening(self) -> Command:
        present = sorted(row.id for row in self._store.all(WorkshopHours))
        closes = self._dice.pick((1140, 1200))
        days = [OpeningDay(id=uuid7(), weekday=day, start_minute=480, end_minute=closes) for day in range(7)]
        return SetOpeningHours(seen=present, days=days)

    def _special_day(self) -> Command:
        day = datetime.fromtimestamp(self._now(), ZONE).date() + timedelta(days=self._dice.between(3, 30))
        known = self._one(SpecialDay, lambda row: row.day == day)
        return SetSpecialDay(
            special_day_id=uuid7() if known is None else known.id,
            day=day,
            kind=SpecialDayKind.HOURS,
            label_en="Inventory",
            label_fr="Inventaire",
            start_minute=600,
            end_minute=self._dice.pick((900, 960)),
        )

    def _special_day_back(self) -> Command | None:
        row = self._one(SpecialDay)
        return None if row is None else RemoveSpecialDay(special_day_id=row.id)
