"""Correcting what was said when a booking was made: the wizard's intake, filled with what the booking has.

Only what the user changed is sent, with what it was (``scheduling.session_editing``); the same field changed by
somebody else is a clash (``edit_clashes``). Not here: the customer and the vehicle (``correcting``), time and place
(``moves``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from psygnal import Signal

from desktop.presenters.booking_draft import Draft, Missing
from desktop.presenters.booking_intake import IntakeChoice
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.open_forms import OpenForms
from desktop.presenters.undo import PUT_BACK, STAYED, TakenBack, UndoStack
from desktop.presenters.undo_labels import SAID
from desktop.presenters.unheard import let_go
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED
from desktop.store.telling import tell
from scheduling.concern import least_after
from scheduling.edit_commands import EditSession
from scheduling.errors import Gone, NotAllowed, RuleError, StaleEdit
from scheduling.records import Customer, Session
from scheduling.session_editing import CONCERN, FIELDS, may_be_edited, present
from scheduling.vocabulary import ServiceType


class IntakeEditing(IntakeChoice):
    """One open form. Raises :class:`Gone` of a booking that is over or not here, :class:`NotAllowed` of another's."""

    changed = Signal()

    def __init__(  # noqa: PLR0917 each is of another kind
        self,
        session_id: UUID,
        store: LocalStore,
        rights: Rights,
        undo: UndoStack,
        forms: OpenForms,
        say: Callable[[str], str] = str,
    ) -> None:
        """``forms``: those of the desk, which this is one of until it is closed; ``say`` gives the words of what
        a concern is about."""
        self.session_id = session_id
        self._store = store
        self._rights = rights
        self._undo = undo
        self._say = say
        row = self._row()
        self._seen = {name: present(row, name) for name in FIELDS}
        self.draft = Draft(
            service_type=row.service_type,
            category=row.category,
            concern=row.concern,
            preparation=row.preparation,
            special_requests=row.special_requests,
        )
        self._category_typed = self._was_typed(self.draft)
        self.in_sight = True
        """Its sheet is on view; whoever goes to another screen leaves it where it is."""
        self._forms = forms
        forms.add(self)

    def close(self) -> None:
        """Nobody types in it any more."""
        self._forms.drop(self)

    @property
    def entered(self) -> Draft:
        return self.draft

    @property
    def customer(self) -> str:
        """Whose booking it is; empty where that is not known here."""
        row = self._store.get(Session, self.session_id)
        customer = self._store.get(Customer, row.customer_id) if row is not None else None
        return customer.name if customer is not None else ""

    @property
    def starts(self) -> int | None:
        """When the booking is now."""
        row = self._store.get(Session, self.session_id)
        return row.starts if row is not None else None

    @property
    def least_concern(self) -> int:
        return least_after(self._seen[CONCERN])

    @property
    def unsaved(self) -> bool:
        """Whether something was typed or chosen that is not there already."""
        return bool(self._edits())

    @property
    def stopped(self) -> RuleError | None:
        """Why it cannot be saved any more: it is over, or somebody else's since."""
        try:
            self._row()
        except RuleError as error:
            return error
        return None

    def set_service(self, service: ServiceType) -> None:
        """What is to be done."""
        self._update(service_type=service)

    def missing(self) -> Missing | None:
        """What keeps it from being saved; a short concern may stay as short as it is."""
        short = len(self.draft.concern.strip()) < self.least_concern
        return Missing.CONCERN if short else None

    def save(self) -> UUID | None:
        """Send what was changed; the mutation's id, or ``None`` where nothing was.

        Raises as the class, :class:`NotKept`, and ``ValueError`` while something is missing.
        """
        if self.missing() is not None:
            raise ValueError("something is missing")
        row = self._row()
        edits = self._edits()
        if not edits:
            return None
        mid = self._store.submit(EditSession(session_id=row.id, set=edits))
        label: dict[str, object] = {"customer": self.customer, "starts": row.starts}
        self._undo.push(SAID, label, partial(_take_back, self._store, self._rights, row.id, edits, mid), mid)
        return mid

    # --- inside

    def _update(self, **changes: Any) -> None:
        self.draft = replace(self.draft, **changes)
        tell(self.changed)

    def _row(self) -> Session:
        return _editable(self._store, self._rights, self.session_id)

    def _edits(self) -> dict[str, tuple[str, str]]:
        """From what stood there to what stands in the form, without the blanks around it."""
        now = {name: str(getattr(self.draft, name)) for name in FIELDS}
        pairs = {name: (seen, now[name].strip()) for name, seen in self._seen.items() if now[name] != seen}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _editable(store: LocalStore, rights: Rights, session_id: UUID) -> Session:
    row = store.get(Session, session_id)
    if row is None or not may_be_edited(row):
        raise Gone
    if not rights.may_edit_session(row):
        raise NotAllowed
    return row


def _take_back(
    store: LocalStore, rights: Rights, session_id: UUID, edits: Mapping[str, tuple[str, str]], mid: UUID
) -> TakenBack:
    """Raises ``StaleEdit`` where somebody changed the same since, ``Gone`` where it is over, ``NotAllowed`` where
    it is another's by now.

    What the server refused left all as it was: then that is seen, and it is all. What it never got is let go.
    """
    change = store.change(mid)
    if change is not None and change.state in REFUSED:
        store.dismiss(mid)
        return TakenBack(STAYED)
    if let_go(store, mid):
        return TakenBack(PUT_BACK)
    row = _editable(store, rights, session_id)
    if any(present(row, name) != new for name, (_, new) in edits.items()):
        raise StaleEdit
    back = {name: (new, old) for name, (old, new) in edits.items()}
    return TakenBack(mid=store.submit(EditSession(session_id=session_id, set=back)))
