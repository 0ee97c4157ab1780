"""What may be corrected of a booking after it was made, and until when: what was said, never what was agreed on.

The kind, the plan, the length and the price are terms of the booking, and its time and place are moved: each of them
decides what is free or what is owed. The service type says what is done and decides none of that. The customer and the
vehicle have edits of their own. An immediate session's words are what mechanics were asked on: they stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from scheduling.edit_commands import EditSession
from scheduling.errors import Invalid, Rule
from scheduling.records import Session
from scheduling.sessions import FINAL
from scheduling.vocabulary import ServiceType, SessionState

SERVICE, CONCERN = "service_type", "concern"
FIELDS = (SERVICE, "category", CONCERN, "preparation", "special_requests")
"""In the form's order."""
OPEN = frozenset(SessionState) - FINAL - {SessionState.NO_SHOW}
"""Until it is over: then it is what the session was about."""


def may_be_edited(session: Session) -> bool:
    """Whether it is a booking at a time that is not over."""
    return session.starts is not None and session.state in OPEN


def check_edit(command: EditSession) -> None:
    """Raise ``Invalid`` for a field that is not corrected so, and for a service that there is not.

    How long a concern has to be depends on what it corrects (``concern.check_corrected``).
    """
    for name, (_, new) in command.set.items():
        if name not in FIELDS:
            raise Invalid(f"not a field to edit: {name}", field=name, rule=Rule.NOT_KNOWN)
        if name == SERVICE and new not in frozenset(ServiceType):
            raise Invalid("service_type is not one", field=name, rule=Rule.NOT_KNOWN)


def present(session: Session, name: str) -> str:
    """What stands in a field now, as an edit says it."""
    return str(getattr(session, name))


def stale(session: Session, edits: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Of each field that is neither as the user saw it nor as they want it, what it is and what they want."""
    pairs = {name: (present(session, name), new.strip()) for name, (_, new) in edits.items()}
    return {name: pair for name, pair in pairs.items() if pair[0] not in {edits[name][0], pair[1]}}


def edited(session: Session, edits: Mapping[str, tuple[str, str]]) -> Session:
    """As the edit wishes it, without the blanks around it."""
    wanted: dict[str, Any] = {name: new.strip() for name, (_, new) in edits.items()}
    if SERVICE in wanted:
        wanted[SERVICE] = ServiceType(wanted[SERVICE])
    return replace(session, **wanted)
