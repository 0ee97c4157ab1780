"""Scenes of who did what for `tools.screenshots`: on a booking's card, and of the whole shop for its owner."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from desktop.presenters.calendar_model import Mode
from desktop.sync.errors import Unreachable
from desktop.views.calendar.booking_card import BookingCard
from desktop.views.calendar_view import CalendarView
from desktop.views.settings.history_section import HistorySection
from desktop.views.settings_view import SettingsView
from scheduling.ids import uuid7
from scheduling.records import Customer, Session, StaffMember
from scheduling.trail import Topic
from scheduling.visit_commands import CheckIn
from scheduling.visit_messages import HistoryLine
from scheduling.vocabulary import SessionState
from scheduling.wire import AuditLine, AuditPage
from tools.quiet import settle
from tools.stage import HOUR, NOW, Stage

DAY = 24 * HOUR
_TOLD = (
    ("booked", "Sophie Gagnon", "reception-1", NOW - 9 * DAY),
    ("moved", "Mireille Bouchard", "bureau-arriere", NOW - 3 * DAY - 3000),
    ("moved", "Sophie Gagnon", "reception-1", NOW - 2 * DAY - 500),
    ("due", "", "", NOW - 2 * HOUR),
)


class _Visiting:
    """What the server would tell; ``silent``: nothing."""

    def __init__(self, *, silent: bool) -> None:
        self._silent = silent

    async def events(self, session_id: UUID) -> list[HistoryLine]:
        if self._silent:
            raise Unreachable("away")
        return [
            HistoryLine(
                at=at, what=what, from_state="", to_state="", staff_id=session_id if who else None,
                staff_name=who, device_id=uuid7(), device_name=where,
            )
            for what, who, where, at in _TOLD
        ]  # fmt: skip


def _card(*, silent: bool) -> Callable[[Stage], None]:
    """A booking that waits to be checked in on the server, its history unfolded."""

    def show(stage: Stage) -> None:
        if silent:
            stage.offline()
        stage.desk.histories.calls = _Visiting(silent=silent)
        stage.desk.calendar.set_mode(Mode.DAY)
        view = stage.open("calendar").workspace.current_view()
        settle()
        assert isinstance(view, CalendarView)
        later = [row for row in stage.someone(SessionState.SCHEDULED) if (row.starts or 0) > NOW]
        stage.store.submit(CheckIn(session_id=later[0].id, at=NOW))
        view.grid.opened.emit(later[0].id)
        (card,) = stage.window.findChildren(BookingCard)
        assert card.history is not None
        card.history.toggle.click()

    return show


class _Trail:
    """What the server would tell of the whole shop; ``silent``: nothing."""

    def __init__(self, stage: Stage, *, silent: bool) -> None:
        self._silent = silent
        rows = stage.store.all(Session)
        staff = stage.store.all(StaffMember)
        customers = stage.store.all(Customer)
        kinds: dict[str, Sequence[Session | Customer | StaffMember]] = {
            "session": rows, "customer": customers, "staff_member": staff, "": rows,
        }  # fmt: skip
        self.lines = [
            AuditLine(
                id=uuid7(), at=NOW - place * 1700, what=what, subject_kind=kind, detail=detail,
                subject_id=kinds[kind][place % len(kinds[kind])].id,
                staff_id=staff[place % 3].id if who else None,
                staff_name=staff[place % 3].name if who else "", device_name="reception-1" if who else "",
            )
            for place, (what, kind, detail, who) in enumerate(_DONE * 5)
        ]  # fmt: skip

    async def trail(self, *, before: UUID | None = None, **_: object) -> AuditPage:
        if self._silent:
            raise Unreachable("away")
        first = next((place + 1 for place, line in enumerate(self.lines) if line.id == before), 0)
        lines = self.lines[first : first + 25]
        return AuditPage(lines=lines, before=lines[-1].id if first + 25 < len(self.lines) else None)


_DONE = (
    ("moved", "session", "", True),
    ("customer.edit", "customer", "phone, notes", True),
    ("due", "session", "", False),
    ("payment.by_hand", "session", "cash 11500 credit 0", True),
    ("auth.sign_in", "staff_member", "", True),
    ("cancelled", "session", "La cliente a vendu sa voiture", True),
    ("special_day.set", "", "2026-12-24 closed", True),
    ("account.link", "customer", "", False),
    ("waiver.receive", "", "", False),
    ("plan.edit", "", "price_cents", True),
)


def _shop(*, silent: bool = False, filtered: bool = False) -> Callable[[Stage], None]:
    """The shop's history in the settings."""

    def show(stage: Stage) -> None:
        office = stage.open("settings")
        view = office.workspace.current_view()
        assert isinstance(view, SettingsView)
        view.sections.choose("history")
        (section,) = stage.window.findChildren(HistorySection)
        section._history._server = _Trail(stage, silent=silent)
        if filtered:
            section.topic.take(Topic.BOOKINGS)
        section.load()
        settle()
        section.list.setFocus()
        section.list.setCurrentIndex(section.list.rows.index(2))

    return show


OF_THE_SHOP: Mapping[str, Callable[[Stage], None]] = {
    "history": _shop(),
    "history-filtered": _shop(filtered=True),
    "history-silent": _shop(silent=True),
}
SCENES: Mapping[str, Callable[[Stage], None]] = {
    "card": _card(silent=False),
    "card-offline": _card(silent=True),
}
