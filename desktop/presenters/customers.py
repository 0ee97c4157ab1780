"""The Customers screen: whom it lists, what it shows of one of them, and adding customers and vehicles.

Decides and gives codes; the view paints and forwards. Its parts: ``customer_finding`` lists, ``customer_sheet`` makes
what is shown of one, ``customer_doubles`` says who somebody may be already, ``correcting`` sends what was changed,
``customer_import`` takes over a list and writes one, ``customer_merging`` makes two customers one.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_commands import create_customer, create_vehicle
from desktop.presenters.booking_vehicle import VehicleForm, VehicleProblem
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.correcting import Correcting, Subject
from desktop.presenters.customer_doubles import Double, doubles
from desktop.presenters.customer_finding import CustomerFinding
from desktop.presenters.customer_form import CustomerForm, Problem
from desktop.presenters.customer_import import CustomerImport
from desktop.presenters.customer_merging import CustomerMerging
from desktop.presenters.customer_sheet import CustomerSheet, SheetMaker
from desktop.presenters.recent_customers import RecentCustomers
from desktop.presenters.undo import UndoStack
from desktop.presenters.undo_labels import ADDED
from desktop.presenters.unheard import letting_go
from desktop.store.local_store import LocalStore
from scheduling.commands import Command, CreateVehicle, EditCustomer, EditVehicle
from scheduling.errors import Gone, NotAllowed
from scheduling.ids import uuid7
from scheduling.records import Customer, Vehicle

SHOWN = frozenset(
    {"organization", "customer", "vehicle", "session", "mechanic", "bay", "staff_member", "visit_request"}
)
"""The kinds of rows of which something is on view."""
THEIRS = (CreateVehicle, EditVehicle, EditCustomer)
"""What was entered of a new customer since goes with them when they are taken back."""


class CustomersPresenter:
    """One for the window. ``undo`` is the window's."""

    changed = Signal()
    """What is on view may have changed: ask for it again."""

    def __init__(  # noqa: PLR0917 as the parts of the desktop agreed
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        undo: UndoStack,
        recent: RecentCustomers | None = None,
    ) -> None:
        """``recent``: whom one had to do with last, also elsewhere in the window."""
        self._store = store
        self._source = source
        self._rights = rights
        self._undo = undo
        self._finding = CustomerFinding(store, clock, recent)
        self._sheets = SheetMaker(store, source, clock, rights)
        self.importing = CustomerImport(store, source, clock, rights)
        self.correcting = Correcting(store, source, clock, rights, undo)
        self.merging = CustomerMerging(store, source, rights, undo)
        store.changed.connect(self._rows_changed)
        store.pending_changed.connect(self.changed.emit)

    @property
    def ready(self) -> bool:
        """Whether the first rows have arrived."""
        return self._source.ready

    @property
    def language(self) -> str:
        """In which most people here are written to: a new customer's, until somebody says otherwise."""
        return "fr" if self.ready and self._source.organization().locale.startswith("fr") else "en"

    @property
    def may_add(self) -> bool:
        """Whether this person may add a customer."""
        return self._rights.may_edit_customers()

    @property
    def may_import(self) -> bool:
        """Whether this person may take over a whole list."""
        return self._rights.may_import_customers()

    @property
    def may_export(self) -> bool:
        """Whether this person may take the list away in a file."""
        return self._rights.may_export()

    def found(self, typed: str) -> tuple[list[Customer], bool]:
        """Best first, the recent ones where nothing is typed; and whether there are more than are listed."""
        return self._finding.found(typed) if self.ready else ([], False)

    def vehicles_of(self, customer: Customer) -> list[Vehicle]:
        """For a line of the list."""
        return self._store.vehicles_of(customer.id)

    def sheet(self, customer_id: UUID) -> CustomerSheet | None:
        """All that is shown of one; ``None`` when they are not here (any more)."""
        return self._sheets.sheet(customer_id)

    def went_to(self, before: CustomerSheet) -> Customer | None:
        """Who has what was theirs; ``None`` where that is not known."""
        return self._sheets.went_to(before)

    def opened(self, customer_id: UUID) -> None:
        """Somebody went on to work with this customer: they are among the recent ones."""
        self._finding.opened(customer_id)

    def subject(self, customer_id: UUID) -> Subject | None:
        """The customer, to be corrected; ``None`` where this person may not, or there is none."""
        row = self._store.get(Customer, customer_id) if self._rights.may_edit_customers() else None
        return None if row is None else Subject(customer=row, vehicle=None)

    def vehicle_subject(self, vehicle_id: UUID) -> Subject | None:
        """The same of a vehicle."""
        row = self._store.get(Vehicle, vehicle_id) if self._rights.may_edit_customers() else None
        return None if row is None else Subject(customer=None, vehicle=row)

    def doubles(self, form: CustomerForm, vehicle: VehicleForm | None = None) -> list[Double]:
        """Who the customer that is being entered may be already."""
        return doubles(self._store, form, vehicle)

    def add(
        self, form: CustomerForm, vehicle: VehicleForm | None = None
    ) -> tuple[UUID | None, Mapping[str, Problem | VehicleProblem]]:
        """Add the customer, with their vehicle where one is entered: their id, or what is wrong with the form.

        Raises ``NotAllowed`` and what ``LocalStore.submit`` raises.
        """
        if not self._rights.may_edit_customers():
            raise NotAllowed
        problems = self.problems(form, vehicle)
        if problems:
            return None, problems
        customer = form.customer(uuid7())
        commands: list[Command] = [create_customer(customer)]
        if vehicle is not None:
            commands.append(create_vehicle(vehicle.vehicle(uuid7(), customer.id)))
        made, *along = self._store.submit_all(commands)
        take_back = letting_go(self._store, made, *along, goes_with=THEIRS)
        self._undo.push(ADDED, {"customer": customer.name}, take_back, made)
        self._finding.opened(customer.id)
        return customer.id, {}

    def problems(
        self, form: CustomerForm, vehicle: VehicleForm | None = None
    ) -> dict[str, Problem | VehicleProblem]:
        """Field to what is wrong with it; empty where they can be added."""
        found: dict[str, Problem | VehicleProblem] = dict(form.problems())
        if vehicle is not None:
            found |= vehicle.problems(self.this_year())
        return found

    def add_vehicle(self, customer_id: UUID, form: VehicleForm) -> Mapping[str, VehicleProblem]:
        """Add a vehicle, or say what is wrong with it. Raises ``NotAllowed``, ``Gone`` and as ``submit``."""
        if not self._rights.may_edit_customers():
            raise NotAllowed
        if self._store.get(Customer, customer_id) is None:
            raise Gone
        problems = form.problems(self.this_year())
        if not problems:
            self._store.submit(create_vehicle(form.vehicle(uuid7(), customer_id)))
        return problems

    def this_year(self) -> int:
        """By the workshop's calendar."""
        return self.correcting.this_year()

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        if kinds & SHOWN:
            self.changed.emit()
