"""What the owner sees of changes that computers without access had not sent, and decides."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from desktop.presenters.handed_over import HandedOver
from desktop.presenters.left_lines import Became, LeftDevice
from desktop.presenters.on_server import Reached
from desktop.store import codec
from desktop.store.local_store import LocalStore
from desktop.sync.errors import BadAnswer, Refused, Unreachable
from scheduling.commands import (
    NAME_OF,
    BookSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    MoveSession,
    Outcome,
    Place,
)
from scheduling.handover_messages import HandoverLine, QuarantinedChange, QuarantinedFile, QuarantinePage
from scheduling.ids import uuid7
from scheduling.vocabulary import ServiceType, VisitKind
from scheduling.wire import Problem, PushResult, PushStatus
from tests.factories import Garage, garage

DEVICE = uuid7()


def quarantined(command: Command, code: str = "") -> QuarantinedChange:
    return QuarantinedChange(
        mid=uuid7(),
        number=1,
        name=NAME_OF[type(command)],
        args=codec.encode(command).decode(),
        client_time=1_700_000_000,
        code=code,
    )


class FakeQuarantine:
    """The server's, of one device."""

    def __init__(self, *waiting: QuarantinedChange) -> None:
        self.waiting = {change.mid: change for change in waiting}
        self.numbers = dict(enumerate(waiting, start=1))
        self.page = 50
        self.result = PushStatus.APPLIED
        self.fault: Exception | None = None
        self.deaf = False
        """The list can not be had; what is decided is heard."""
        self.applied: list[UUID] = []
        self.papers: dict[UUID, QuarantinedFile] = {}
        self.kept: list[UUID] = []
        self.refuse_file = ""
        self.lost = 0

    def _maybe(self) -> None:
        if self.fault is not None:
            raise self.fault

    async def devices(self) -> list[HandoverLine]:
        self._maybe()
        if self.deaf:
            raise Unreachable("x")
        line = HandoverLine(
            device_id=DEVICE, device_name="laptop", staff_id=uuid7(), staff_name="Sophie Réception", first_at=1,
            last_at=1_700_000_500, complete_at=5, waiting=len(self.waiting), decided=1,
            files=len(self.papers), files_lost=self.lost,
        )  # fmt: skip
        return [line]

    async def changes(self, device_id: UUID, after: int = 0) -> QuarantinePage:
        assert device_id == DEVICE
        numbered = {number: change for number, change in self.numbers.items() if change.mid in self.waiting}
        behind = [number for number in numbered if number > after]
        shown = behind[: self.page]
        return QuarantinePage(
            changes=[numbered[number] for number in shown],
            after=shown[-1] if len(behind) > len(shown) else None,
            waiting=len(numbered),
            before=len(numbered) - len(behind),
        )

    async def apply(self, mid: UUID) -> PushResult:
        self._maybe()
        self.applied.append(mid)
        if self.result is PushStatus.REJECTED:
            return PushResult(mid=mid, status=self.result, code="invalid")
        del self.waiting[mid]
        kept = Outcome(stored_as="unplaced") if self.result is PushStatus.CONFLICT else Outcome()
        return PushResult(mid=mid, status=self.result, code="slot_taken", ver=1, outcome=kept)

    async def discard(self, mid: UUID) -> None:
        self._maybe()
        del self.waiting[mid]

    async def files(self, device_id: UUID) -> list[QuarantinedFile]:
        assert device_id == DEVICE
        if self.deaf:
            raise Unreachable("x")
        return list(self.papers.values())

    async def keep_file(self, file_id: UUID) -> None:
        self._maybe()
        if self.refuse_file:
            self.papers[file_id] = replace(self.papers[file_id], code=self.refuse_file)
            raise Refused(413, Problem(code=self.refuse_file, detail=""))
        del self.papers[file_id]
        self.kept.append(file_id)

    async def discard_file(self, file_id: UUID) -> None:
        self._maybe()
        del self.papers[file_id]

    def has(self, **fields: Any) -> QuarantinedFile:
        """A file that waits."""
        file = QuarantinedFile(
            id=uuid7(), session_id=uuid7(), name="frein.jpg", size=2_400_000, added_at=1_700_000_000, code="",
            ready=True, there=True, customer_name="Chantal Tremblay", starts=1_800_000_000,
        )  # fmt: skip
        file = replace(file, **fields)
        self.papers[file.id] = file
        return file


def _store(shop: Garage) -> LocalStore:
    store = LocalStore.in_memory()
    store.load(shop.records)
    return store


def _book(customer_id: UUID) -> BookSession:
    return BookSession(
        session_id=uuid7(), reservation_id=uuid7(), customer_id=customer_id, kind=VisitKind.PHONE,
        service_type=ServiceType.REPAIR, starts=1_800_000_000, minutes=30,
    )  # fmt: skip


async def test_each_change_is_told_by_whom_and_when_it_is_about() -> None:
    new = CreateCustomer(customer_id=uuid7(), name="Zoé Zimmermann")
    unread = QuarantinedChange(
        mid=uuid7(), number=3, name="x.y@9", args=json.dumps("\x00"), client_time=0, code=""
    )
    broken = QuarantinedChange(
        mid=uuid7(), number=4, name="session.book@1", args="{", client_time=0, code="invalid"
    )
    quarantine = FakeQuarantine(quarantined(_book(new.customer_id)), quarantined(new), unread, broken)
    store = _store(garage())
    shown = HandedOver(quarantine, store)
    assert not shown.known
    await shown.load()
    (device,) = shown.devices
    assert (device.name, device.person, device.waiting, device.complete) == (
        "laptop",
        "Sophie Réception",
        4,
        True,
    )
    lines = [(line.what, line.who, line.starts, line.code) for line in device.lines]
    assert lines == [
        ("session.book", "Zoé Zimmermann", 1_800_000_000, ""),
        ("customer.create", "Zoé Zimmermann", None, ""),
        ("", "", None, ""),
        ("", "", None, "invalid"),
    ]
    store.close()


async def test_a_known_customer_is_named_from_the_rows() -> None:
    shop = garage()
    store = _store(shop)
    edit = EditCustomer(customer_id=shop.elise.id, set={"name": (shop.elise.name, "x")})
    shown = HandedOver(FakeQuarantine(quarantined(edit)), store)
    await shown.load()
    assert shown.devices[0].lines[0].who == shop.elise.name
    store.close()


def _became(device: LeftDevice) -> list[tuple[Became | None, str]]:
    return [(line.became, line.code) for line in device.lines]


async def test_a_booking_is_told_with_its_mechanic_and_vehicle_also_where_these_only_wait() -> None:
    shop = garage()
    store = _store(shop)
    vehicle = CreateVehicle(
        vehicle_id=uuid7(), customer_id=shop.elise.id, make="Kia", model="Soul", year=2021
    )
    booking = replace(_book(shop.elise.id), mechanic_id=shop.anna.id, vehicle_id=vehicle.vehicle_id)
    move = MoveSession(
        session_id=uuid7(),
        seen=Place(starts=1, minutes=30),
        to=Place(starts=1_800_000_000, minutes=30, mechanic_id=shop.anna.id),
    )
    plain = replace(_book(shop.elise.id), vehicle_id=uuid7(), mechanic_id=uuid7())
    shown = HandedOver(FakeQuarantine(*(quarantined(it) for it in (vehicle, booking, move, plain))), store)
    await shown.load()
    assert [(line.mechanic, line.vehicle, line.starts) for line in shown.devices[0].lines] == [
        ("", "Kia Soul 2021", None),
        (shop.anna.name, "Kia Soul 2021", 1_800_000_000),
        (shop.anna.name, "", 1_800_000_000),
        ("", "", 1_800_000_000),
    ]
    store.close()


async def test_what_is_decided_says_so_in_its_place_until_all_is_asked_for_anew() -> None:
    store = _store(garage())
    changes = [quarantined(CreateCustomer(customer_id=uuid7(), name=f"Client {n}")) for n in range(4)]
    quarantine = FakeQuarantine(*changes)
    shown = HandedOver(quarantine, store)
    await shown.load()
    await shown.apply(changes[0].mid)
    quarantine.result = PushStatus.REJECTED
    await shown.apply(changes[1].mid)
    quarantine.result = PushStatus.CONFLICT
    await shown.apply(changes[2].mid)
    await shown.discard(changes[3].mid)
    assert [line.mid for line in shown.devices[0].lines] == [each.mid for each in changes], "none has moved"
    assert _became(shown.devices[0]) == [
        (Became.APPLIED, ""),
        (None, "invalid"),
        (Became.ASIDE, "slot_taken"),
        (Became.DISCARDED, ""),
    ]
    quarantine.result = PushStatus.APPLIED
    await shown.apply(changes[1].mid)
    assert _became(shown.devices[0])[1] == (Became.APPLIED, ""), "why it was refused is of no matter any more"
    await shown.load()
    assert (shown.devices, shown.known, shown.problem) == ([], True, "")
    store.close()


async def test_a_server_that_is_away_or_refuses_changes_nothing_and_is_said() -> None:
    store = _store(garage())
    change = quarantined(CreateCustomer(customer_id=uuid7(), name="Client"))
    quarantine = FakeQuarantine(change)
    shown = HandedOver(quarantine, store)
    told: list[bool] = []
    shown.changed.connect(lambda: told.append(shown.busy))
    await shown.load()
    faults = [Unreachable("x"), BadAnswer("x"), Refused(404, Problem(code="not_found", detail=""))]
    for fault, said in zip(faults, ("unreachable", "bad_answer", "not_found"), strict=True):
        quarantine.fault = fault
        await shown.apply(change.mid)
        assert shown.problem == said
        assert len(shown.devices[0].lines) == 1
        assert not shown.busy
    assert told == [True, False] * 4
    shown.busy = True
    await shown.discard(change.mid)
    assert change.mid in quarantine.waiting, "one question at a time"
    store.close()


async def test_how_far_it_came_is_known_where_it_failed() -> None:
    store = _store(garage())
    change = quarantined(CreateCustomer(customer_id=uuid7(), name="Client"))
    quarantine = FakeQuarantine(change)
    file = quarantine.has()
    shown = HandedOver(quarantine, store)
    quarantine.fault = Unreachable("x")
    await shown.load()
    assert (shown.problem, shown.reached) == ("unreachable", Reached.LOOKED)
    for act in (shown.apply(change.mid), shown.discard(change.mid), shown.keep_file(file.id)):
        await act
        assert (shown.problem, shown.reached) == ("unreachable", Reached.ASKED)
    quarantine.fault = None
    await shown.load()
    quarantine.deaf, quarantine.result = True, PushStatus.CONFLICT
    await shown.apply(change.mid)
    assert (shown.problem, shown.reached) == ("unreachable", Reached.ANSWERED)
    assert _became(shown.devices[0]) == [(Became.ASIDE, "slot_taken")], "that is known without the files"
    await shown.keep_file(file.id)
    assert (shown.problem, quarantine.kept) == ("", [file.id])
    quarantine.deaf = False
    await shown.load()
    assert (shown.problem, shown.devices) == ("", [])
    store.close()


async def test_a_file_is_told_by_whose_it_is_also_where_its_booking_only_waits() -> None:
    new = CreateCustomer(customer_id=uuid7(), name="Zoé Zimmermann")
    book = _book(new.customer_id)
    quarantine = FakeQuarantine(quarantined(new), quarantined(book))
    quarantine.has()
    quarantine.has(session_id=book.session_id, there=False, customer_name="", starts=None, name="b.pdf")
    quarantine.has(there=False, customer_name="", starts=None, ready=False)
    quarantine.lost = 2
    store = _store(garage())
    shown = HandedOver(quarantine, store)
    await shown.load()
    files = [(file.who, file.starts, file.there, file.ready) for file in shown.devices[0].files]
    assert files == [
        ("Chantal Tremblay", 1_800_000_000, True, True),
        ("Zoé Zimmermann", 1_800_000_000, False, True),
        ("", None, False, False),
    ]
    assert shown.devices[0].files_lost == 2
    store.close()


async def test_a_file_is_kept_or_discarded_and_one_that_is_refused_stays_and_says_why() -> None:
    quarantine = FakeQuarantine()
    first, second = quarantine.has(), quarantine.has()
    store = _store(garage())
    shown = HandedOver(quarantine, store)
    await shown.load()
    quarantine.refuse_file = "file_too_large"
    await shown.keep_file(first.id)
    assert [(file.id, file.code) for file in shown.devices[0].files] == [
        (first.id, "file_too_large"),
        (second.id, ""),
    ]
    assert shown.problem == "", "it is said at the file"
    quarantine.refuse_file = "too_many_attempts"
    await shown.keep_file(second.id)
    assert shown.problem == "too_many_attempts"
    quarantine.refuse_file = "gone"
    await shown.keep_file(second.id)
    assert shown.problem == "gone", "somebody else decided it"
    quarantine.refuse_file = ""
    await shown.keep_file(first.id)
    assert quarantine.kept == [first.id]
    await shown.discard_file(second.id)
    assert [(file.id, file.became) for file in shown.devices[0].files] == [
        (first.id, Became.KEPT),
        (second.id, Became.DISCARDED),
    ]
    await shown.load()
    assert (shown.devices, shown.problem) == ([], "")
    quarantine.lost = 1
    await shown.load()
    assert [device.files_lost for device in shown.devices] == [1], "that files are lost is told by itself"
    store.close()


async def test_more_than_a_page_is_turned_back_and_forth_and_stays_where_one_was() -> None:
    changes = [quarantined(CreateCustomer(customer_id=uuid7(), name=f"Client {n}")) for n in range(5)]
    quarantine, store = FakeQuarantine(*changes), LocalStore.in_memory()
    quarantine.page = 2
    presenter = HandedOver(quarantine, store)

    def shown() -> tuple[list[UUID], int, int]:
        (device,) = presenter.devices
        return [line.mid for line in device.lines], device.before, device.waiting

    mids = [change.mid for change in changes]
    await presenter.load()
    await presenter.back(DEVICE)
    assert shown() == (mids[:2], 0, 5)
    for place in (2, 4, 4):
        await presenter.forth(DEVICE)
        assert shown() == (mids[place : place + 2], place, 5)
    await presenter.back(DEVICE)
    await presenter.apply(mids[2])
    assert shown() == (mids[2:4], 2, 5), "none moves up"
    await presenter.discard(mids[3])
    await presenter.forth(DEVICE)
    assert shown() == (mids[4:5], 2, 3), "none is passed over"
    await presenter.discard(mids[4])
    await presenter.load()
    assert shown() == (mids[:2], 0, 2), "all of that page is decided"
    await presenter.forth(uuid7())
    assert presenter.problem == ""
    store.close()


async def test_a_page_that_cannot_be_had_is_not_turned_to() -> None:
    changes = [quarantined(CreateCustomer(customer_id=uuid7(), name=f"Client {n}")) for n in range(6)]
    quarantine, store = FakeQuarantine(*changes), LocalStore.in_memory()
    quarantine.page = 2
    presenter = HandedOver(quarantine, store)
    await presenter.load()
    quarantine.deaf = True
    await presenter.forth(DEVICE)
    assert (presenter.problem, presenter.reached) == ("unreachable", Reached.LOOKED), "nothing was to be done"
    places = []
    for turn, deaf in (
        (presenter.forth, False),
        (presenter.forth, False),
        (presenter.back, True),
        (presenter.back, False),
        (presenter.back, False),
    ):
        quarantine.deaf = deaf
        await turn(DEVICE)
        places.append(presenter.devices[0].before)
    assert places == [2, 4, 4, 2, 0]
    store.close()
