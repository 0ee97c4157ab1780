"""The page of what computers without access had not sent, for `tools.screenshots`."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import UUID

from desktop.presenters.handed_over import HandedOver
from desktop.store import codec
from scheduling.commands import (
    NAME_OF,
    BookSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    Outcome,
)
from scheduling.handover_messages import HandoverLine, QuarantinedChange, QuarantinedFile, QuarantinePage
from scheduling.ids import uuid7
from scheduling.records import Mechanic
from scheduling.vocabulary import ServiceType, VisitKind
from scheduling.wire import PushResult, PushStatus
from tools.quiet import settle
from tools.stage import Stage

DAY = 86_400


MORE = 58
"""Changes of the computer that has finished, besides those on the page."""


class _Shown:
    """Of two computers; the second change that is applied had lost."""

    def __init__(self, now: int, mechanic_id: UUID) -> None:
        self._now = now
        self._applied = 0
        customer = CreateCustomer(customer_id=uuid7(), name="Rosalie Quévillon", phone="+15145550177")
        vehicle = CreateVehicle(
            vehicle_id=uuid7(), customer_id=customer.customer_id, make="Kia", model="Soul", year=2021
        )
        booking = BookSession(
            session_id=uuid7(),
            reservation_id=uuid7(),
            customer_id=customer.customer_id,
            kind=VisitKind.PHONE,
            service_type=ServiceType.REPAIR,
            starts=now + 2 * DAY,
            minutes=30,
            mechanic_id=mechanic_id,
            vehicle_id=vehicle.vehicle_id,
        )
        edit = EditCustomer(customer_id=customer.customer_id, set={"phone": ("+15145550177", "+15145550178")})
        sent = QuarantinedFile(
            id=uuid7(), session_id=uuid7(), name="frein avant gauche.jpg", size=2_480_000, added_at=now - 3 * DAY,
            code="", ready=True, there=True, customer_name="Chantal Tremblay", starts=now - 2 * DAY,
        )  # fmt: skip
        waits = replace(
            sent, id=uuid7(), session_id=booking.session_id, name="soumission.pdf", size=310_000, there=False
        )
        refused = replace(
            sent, id=uuid7(), name="bruit au freinage.mp4", size=96_000_000, code="file_too_large"
        )
        self._files = [sent, waits, refused]
        self._devices: dict[UUID, tuple[str, str, bool, list[tuple[Command, str]]]] = {
            uuid7(): (
                "Sophie Réception",
                "portable",
                True,
                [(customer, ""), (vehicle, ""), (booking, "slot_taken")],
            ),
            uuid7(): ("Marc-Antoine Lavoie-Desrochers", "ATELIER-PC-04", False, [(edit, "")]),
        }

    async def devices(self) -> list[HandoverLine]:
        return [
            HandoverLine(
                device_id=device_id,
                device_name=name,
                staff_id=uuid7(),
                staff_name=person,
                first_at=self._now,
                last_at=self._now - 3600,
                complete_at=self._now if complete else None,
                waiting=len(changes),
                decided=0,
                files=len(self._files) if complete else 0,
                files_lost=2 if complete else 0,
            )
            for device_id, (person, name, complete, changes) in self._devices.items()
        ]

    async def changes(self, device_id: UUID, after: int = 0) -> QuarantinePage:
        changes = [self._waits(command, code) for command, code in self._devices[device_id][3]]
        more = MORE if self._devices[device_id][2] else 0
        return QuarantinePage(
            changes=changes, after=9 if more else None, waiting=len(changes) + more, before=after
        )

    async def apply(self, mid: UUID) -> PushResult:
        self._applied += 1
        if self._applied == 1:
            return PushResult(mid=mid, status=PushStatus.APPLIED, ver=1)
        aside = Outcome(stored_as="unplaced")
        return PushResult(mid=mid, status=PushStatus.CONFLICT, code="slot_taken", ver=2, outcome=aside)

    async def discard(self, mid: UUID) -> None:
        """It is one of those on view."""

    async def files(self, _: UUID) -> list[QuarantinedFile]:
        return self._files

    async def keep_file(self, file_id: UUID) -> None:
        """As of a change."""

    async def discard_file(self, file_id: UUID) -> None:
        """As of a change."""

    def _waits(self, command: Command, code: str) -> QuarantinedChange:
        return QuarantinedChange(
            mid=uuid7(),
            number=1,
            name=NAME_OF[type(command)],
            args=codec.encode(command).decode(),
            client_time=self._now - 3 * DAY,
            code=code,
        )


def _page(stage: Stage) -> None:
    _review(stage)
    stage.open("handed-over")
    settle()


def _decided(stage: Stage) -> None:
    """Some of it, which says so in its place."""
    review = _review(stage)
    device = review.devices[0]
    customer, vehicle, booking = device.lines
    for work in (
        review.apply(customer.mid),
        review.discard(vehicle.mid),
        review.apply(booking.mid),
        review.keep_file(device.files[0].id),
    ):
        _now(work)
    review.load = _stays  # type: ignore[method-assign]  # opening the page would ask for all of it anew
    stage.open("handed-over")
    settle()


def _review(stage: Stage) -> HandedOver:
    mechanic = stage.store.all(Mechanic)[0]
    stage.desk.handed_over = HandedOver(_Shown(stage.desk.clock.now(), mechanic.id), stage.store)
    _now(stage.desk.handed_over.load())
    return stage.desk.handed_over


async def _stays() -> None:
    """Nothing is asked."""


def _now(work: Coroutine[Any, Any, None]) -> None:
    with suppress(StopIteration):
        work.send(None)  # nothing in it waits for anything


SCENES: Mapping[str, Callable[[Stage], None]] = {"page": _page, "decided": _decided}
