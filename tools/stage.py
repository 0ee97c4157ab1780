"""The desk that `tools.screenshots` takes pictures of: rows of the demo, a clock that stands, a server that is only
pretended; and what that server has not answered, or refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx

from desktop.presenters import waiting_line  # noqa: F401  a thread would import it, at any time
from desktop.presenters.clock import FixedClock
from desktop.presenters.preferences import Language, Preferences
from desktop.presenters.settings import Settings
from desktop.presenters.tasks import Tasks
from desktop.shell.desk import Desk
from desktop.shell.main_window import MainWindow
from desktop.shell.office import Office
from desktop.shell.profile import Profile
from desktop.store.account_file import Account, AccountFile
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.store.secrets import FileSecrets
from desktop.sync.account import Access
from desktop.sync.transport import Transport
from scheduling.commands import (
    Alternative,
    Blocking,
    BookSession,
    Command,
    CreateVehicle,
    EditCustomer,
    MoveSession,
    Outcome,
    Place,
)
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.records import Customer, Mechanic, Record, Session
from scheduling.vocabulary import Role, ServiceType, SessionState, VisitKind
from sync_server.services.demo import DemoTenant
from tools.file_scenes import Library

NOW = int(datetime(2026, 11, 20, 10, 50, tzinfo=ZoneInfo("America/Toronto")).timestamp())
HOUR = 3600


class Stage:
    """A window over a desk whose server is only pretended: it never starts its exchange."""

    def __init__(
        self,
        folder: Path,
        tenant: DemoTenant,
        language: Language,
        *,
        rows: bool,
        role: Role = Role.RECEPTIONIST,
    ) -> None:
        self.tenant = tenant
        self.folder = folder
        self.store = LocalStore.in_memory(now=lambda: NOW - 240)
        if rows:
            self.store.load(_rows(tenant))
            self.store.write_state(replace(self.store.state(), epoch=uuid7(), refreshed_at=NOW - 60))
        self.transport = Transport("https://garage.example", client=httpx.AsyncClient())
        access = Access(self.transport, FileSecrets(folder / "secrets"), AccountFile(folder), app="0.1.0")
        person = next(staff for staff in tenant.staff if staff.role is role)
        account = Account(
            tenant_id=tenant.organization.id,
            staff_id=person.id,
            role=person.role,
            name=person.name,
            device_id=uuid7(),
            server="https://garage.example",
        )
        self.clock = FixedClock(NOW)
        self._access = access
        self.sends("email", "sms")
        self.desk = Desk(self.store, access, account, tzdata="", clock=self.clock)
        self.library = Library()
        self.desk.attached._library = self.library
        self.online()
        self.settings = Settings(folder / "none.json", default=Preferences(language=language, hints="off"))
        self.window = MainWindow()
        self.tasks = Tasks(_raise)
        self.office: Office | None = None

    def online(self) -> None:
        """The server answers."""
        self._hear(online=True, problem="")

    def offline(self) -> None:
        """It does not, since 9:12."""
        self._hear(online=False, problem="unreachable")
        if self.store.state().refreshed_at is not None:
            self.store.write_state(replace(self.store.state(), refreshed_at=NOW - 98 * 60))

    def _hear(self, *, online: bool, problem: str) -> None:
        """What the exchange would have found, if it ran."""
        self.desk.engine.online, self.desk.engine._problems["pull"] = online, problem

    def sends(self, *channels: str) -> None:
        """By which the server would have said that it sends messages."""
        self._access.last_heard._carried, self._access.last_heard._read = frozenset(channels), True

    def left(self, changes: int) -> None:
        """So many changes of computers without access wait for the owner, as the exchange would have heard."""
        heard = self.desk.engine._exchange
        heard.handed_over, heard.handed_over_files = changes, 0

    def open(self, screen: str) -> Office:
        """The signed-in window on a screen."""
        profile = Profile("front-desk", Path("/home/reception/.local/share/autodoctor/desktop/front-desk"))
        office = Office(self.desk, profile, self.settings, secrets_in_file=True)
        self.window.show_page(office.workspace, "")
        office.open(screen)
        self.office = office
        return office

    def someone(self, *states: SessionState) -> list[Session]:
        """Today's bookings in these states, by their start."""
        today = self.store.between(Session, NOW - 12 * HOUR, NOW + 12 * HOUR)
        return [row for row in today if row.state in states and row.mechanic_id and row.starts]

    async def close(self) -> None:
        """Leave nothing behind."""
        self.window.close()
        self.window.deleteLater()
        await self.tasks.close()
        await self.desk._asking.close()
        await self.transport.aclose()
        self.store.close()


def _rows(tenant: DemoTenant) -> Iterator[Record]:
    yield tenant.organization
    for batch in tenant.batches():
        yield from batch


def _raise(fault: BaseException) -> None:
    raise fault


# --- what the server has not answered, or refused


def wait(stage: Stage) -> None:
    """Three changes of the receptionist that wait for the server."""
    later = [row for row in stage.someone(SessionState.SCHEDULED) if row.starts and row.starts > NOW + HOUR]
    for row in later[:2]:
        assert row.starts is not None
        seen = Place(starts=row.starts, minutes=row.minutes, mechanic_id=row.mechanic_id)
        stage.store.submit(
            MoveSession(session_id=row.id, seen=seen, to=replace(seen, starts=row.starts + HOUR // 2))
        )
    _book(stage, NOW + 25 * 60)


def _book(stage: Stage, starts: int, mechanic_id: UUID | None = None) -> BookSession:
    mechanic = next(row for row in stage.store.all(Mechanic) if row.has_workshop)
    command = BookSession(
        session_id=uuid7(),
        reservation_id=uuid7(),
        customer_id=stage.tenant.customers[7].id,
        kind=VisitKind.IN_PERSON,
        service_type=ServiceType.DIAGNOSTIC,
        starts=starts // 900 * 900,
        minutes=60,
        mechanic_id=mechanic_id or mechanic.id,
        concern="Battery light comes on when idling",
    )
    stage.store.submit(command)
    return command


def refuse(stage: Stage) -> None:
    """A booking lost its time to somebody else; a second change was not allowed."""
    taken = next(row for row in stage.someone(SessionState.SCHEDULED) if row.minutes >= 60)
    assert taken.starts is not None
    booking = _book(stage, taken.starts, taken.mechanic_id)
    owner = stage.store.get(Customer, taken.customer_id)
    outcome = Outcome(
        reasons=["booked"],
        blocking=[
            Blocking(
                reason="booked",
                starts=taken.starts,
                ends=taken.starts + taken.minutes * 60,
                customer_name=owner.name if owner else "",
            )
        ],
        alternatives=[
            Alternative(starts=booking.starts + step * HOUR // 2, minutes=60, mechanic_id=booking.mechanic_id)
            for step in (3, 5)
        ],
        stored_as="unplaced",
    )
    mid = stage.store.changes()[-1].mid
    answer = Answer(
        mid=mid, state=ChangeState.CONFLICT, code=ErrorCode.SLOT_TAKEN.value, ack_ver=9, outcome=outcome
    )
    epoch = stage.store.state().epoch
    assert epoch is not None
    stage.store.settle([answer], epoch)


def many(stage: Stage, count: int = 300) -> None:
    """So many changes in every state: most wait, some are under way, some refused, one came late, one is discarded."""
    people = stage.tenant.customers
    store, epoch = stage.store, stage.store.state().epoch
    assert epoch is not None
    mechanic = next(row for row in store.all(Mechanic) if row.has_workshop)
    store.submit_all([_sundry(people[place % len(people)].id, mechanic.id, place) for place in range(count)])
    mids = [change.mid for change in store.changes()]
    store.mark_sent(store.parcels(12, 10**6))
    codes = (ErrorCode.SERVER_FAULT, ErrorCode.NOT_ALLOWED, ErrorCode.PLAN_WITHDRAWN, ErrorCode.GONE)
    refused = [
        Answer(mid=mid, state=ChangeState.REJECTED, code=code.value, outcome=Outcome())
        for mid, code in zip(mids[:4], codes, strict=True)
    ]
    store.discard([mids[4], mids[15]])
    late = Answer(mid=mids[4], state=ChangeState.APPLIED, ack_ver=9, outcome=Outcome())
    store.settle([*refused, late], epoch)


def _sundry(customer_id: UUID, mechanic_id: UUID, place: int) -> Command:
    """A change of one kind or another, of the coming weeks."""
    if place % 5 == 3:
        return EditCustomer(
            customer_id=customer_id, set={"notes": ("", "Prefers to be called in the evening")}
        )
    if place % 7 == 5:
        return CreateVehicle(
            vehicle_id=uuid7(), customer_id=customer_id, make="Honda", model="Civic", year=2019
        )
    return BookSession(
        session_id=uuid7(),
        reservation_id=uuid7(),
        customer_id=customer_id,
        kind=VisitKind.PHONE,
        service_type=ServiceType.CONSULTATION,
        starts=NOW // 1800 * 1800 + (20 + place) * HOUR,
        minutes=30,
        mechanic_id=mechanic_id,
    )


def edited_twice(stage: Stage) -> None:
    """A customer whose phone and notes somebody else changed too."""
    customer = stage.tenant.customers[11]
    store, epoch = stage.store, stage.store.state().epoch
    assert epoch is not None
    store.load([replace(customer, phone="+15145550188", notes="Gate code 4411")])
    edit = EditCustomer(
        customer_id=customer.id,
        set={
            "phone": (customer.phone, "+14505550142"),
            "notes": (customer.notes, "Leaves the car at the back door, keys in the box"),
            "email": (customer.email, "nouveau@courriel.example"),
        },
    )
    mid = store.submit(edit)
    answer = Answer(mid=mid, state=ChangeState.CONFLICT, code=ErrorCode.STALE_EDIT.value, outcome=Outcome())
    store.settle([answer], epoch)


def away_for(stage: Stage, days: int) -> None:
    """The server was last heard so many days ago."""
    stage.offline()
    stage.store.write_state(replace(stage.store.state(), refreshed_at=NOW - days * 24 * HOUR))
