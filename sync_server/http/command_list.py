"""Every command that a push may carry: who may, and with which codes it is refused. For the documents.

What decides is the code of the services; tests compare: nobody whom this lets in none of is let in there, and no push
of any test is answered with a code that is not here.
"""

from __future__ import annotations

from dataclasses import dataclass

from scheduling.commands import NAMES
from scheduling.errors import ErrorCode
from scheduling.rights import Action
from sync_server.http.who_may import STAFF, who_may

_E = ErrorCode
ALWAYS = (_E.INVALID, _E.TOO_LONG, _E.NOT_ALLOWED, _E.SERVER_FAULT)
"""Of any command: fields that cannot be, somebody who may not, and a mistake of ours."""
OF_THE_PUSH = (_E.UNKNOWN_COMMAND, _E.GAP, _E.FORKED, _E.DISCARDED)
"""Of a name that there is not, of numbers that do not follow each other, and of what the owner had discarded."""
_LOST = (_E.SLOT_TAKEN, _E.NOT_AVAILABLE)
_STEP = (_E.GONE, _E.ILLEGAL_TRANSITION)
_CONTRACTOR = "of an affiliated mechanic the owner, of an independent one they alone"


@dataclass(frozen=True, slots=True)
class Listed:
    """What the documents say of a command beside its fields."""

    actions: tuple[Action, ...]
    """One of them is asked for."""
    codes: tuple[ErrorCode, ...] = ()
    """Besides ``ALWAYS``."""
    note: str = ""
    """What the table of rights cannot say of who may."""

    @property
    def who(self) -> str:
        """Of those who may push."""
        said = who_may(self.actions, people=STAFF)
        return f"{said} ({self.note})" if self.note else said


LISTED: dict[str, Listed] = {
    "customer.create@1": Listed((Action.EDIT_CUSTOMERS,)),
    "customer.edit@1": Listed((Action.EDIT_CUSTOMERS,), (_E.GONE, _E.STALE_EDIT)),
    "customer.merge@1": Listed((Action.MERGE_CUSTOMERS,), (_E.GONE, _E.STALE_EDIT, _E.ACTIVE_ELSEWHERE)),
    "vehicle.create@1": Listed((Action.EDIT_CUSTOMERS,), (_E.NOT_FOUND,)),
    "vehicle.edit@1": Listed((Action.EDIT_CUSTOMERS,), (_E.GONE, _E.STALE_EDIT)),
    "session.book@1": Listed(
        (Action.BOOK,),
        (*_LOST, _E.PRICE_CHANGED, _E.PLAN_WITHDRAWN, _E.NOT_FOUND),
    ),
    "session.edit@1": Listed(
        (Action.EDIT_SESSION,), (_E.GONE, _E.STALE_EDIT), "a booking at a time, until it is over"
    ),
    "session.move@1": Listed((Action.MOVE,), (*_STEP, _E.STALE_MOVE, *_LOST, _E.NOT_FOUND)),
    "session.cancel@1": Listed((Action.CANCEL,), _STEP),
    "offer.answer@1": Listed((Action.ANSWER_OFFER,), (_E.GONE, _E.STALE_MOVE)),
    "session.park@1": Listed(
        (Action.MOVE,), (*_STEP, _E.STALE_MOVE, _E.NOT_FOUND), "the workshop's, no mechanic's"
    ),
    "session.check_in@1": Listed((Action.CHECK_IN,), (*_STEP, _E.TOO_EARLY, _E.ACTIVE_ELSEWHERE)),
    "session.check_in_back@1": Listed(
        (Action.CHECK_IN,), _STEP, "by the shop or the session's own mechanic, until somebody begins"
    ),
    "session.start@1": Listed(
        (Action.CONDUCT,),
        (*_STEP, _E.WAIVER_MISSING, _E.PAYMENT_NEEDED),
        "only the session's own mechanic begins it",
    ),
    "session.extend@1": Listed(
        (Action.EXTEND,), (*_STEP, _E.SLOT_TAKEN), "an independent mechanic's session by that mechanic alone"
    ),
    "session.complete@1": Listed((Action.CONDUCT,), _STEP),
    "session.force_end@1": Listed((Action.FORCE_END,), _STEP),
    "session.no_show@1": Listed(
        (Action.MARK_NO_SHOW,),
        (*_STEP, _E.TOO_EARLY),
        "in person the shop, at a distance the mechanic who waits",
    ),
    "session.no_show_back@1": Listed(
        (Action.MARK_NO_SHOW,), (*_STEP, _E.SETTLED, _E.ACTIVE_ELSEWHERE), "only the shop takes it back"
    ),
    "session.took_place@1": Listed((Action.CHECK_IN,), (*_STEP, _E.TOO_EARLY, _E.ACTIVE_ELSEWHERE)),
    "mechanic.hours@1": Listed(
        (Action.MANAGE_AFFILIATED_HOURS, Action.MANAGE_OWN_HOURS),
        (_E.STALE_EDIT, _E.NOT_FOUND),
        _CONTRACTOR,
    ),
    "workshop.hours@1": Listed((Action.MANAGE_WORKSHOP_HOURS,), (_E.STALE_EDIT,)),
    "special_day.set@1": Listed((Action.MANAGE_WORKSHOP_HOURS,)),
    "special_day.remove@1": Listed((Action.MANAGE_WORKSHOP_HOURS,), (_E.GONE,)),
    "time_off.ask@1": Listed(
        (Action.MANAGE_AFFILIATED_HOURS, Action.MANAGE_OWN_HOURS, Action.ASK_TIME_OFF),
        (_E.NOT_FOUND,),
        f"{_CONTRACTOR}; an affiliated one may ask the owner, `as_request`",
    ),
    "time_off.decide@1": Listed(
        (Action.MANAGE_AFFILIATED_HOURS,), (_E.GONE,), "of affiliated mechanics only"
    ),
    "time_off.remove@1": Listed(
        (Action.MANAGE_AFFILIATED_HOURS, Action.MANAGE_OWN_HOURS, Action.ASK_TIME_OFF),
        (_E.GONE,),
        f"{_CONTRACTOR}; an affiliated one too until it is approved",
    ),
    "mechanic.settings@1": Listed(
        (Action.MANAGE_AFFILIATED_HOURS, Action.MANAGE_OWN_HOURS),
        (_E.STALE_EDIT, _E.NOT_FOUND),
        _CONTRACTOR,
    ),
    "request.create@1": Listed((Action.CREATE_REQUESTS,), (_E.NOT_FOUND,)),
    "request.confirm@1": Listed((Action.ANSWER_REQUESTS,), (*_STEP, *_LOST, _E.NOT_FOUND)),
    "request.counter@1": Listed((Action.ANSWER_REQUESTS,), (*_STEP, *_LOST, _E.NOT_FOUND)),
    "request.decline@1": Listed((Action.ANSWER_REQUESTS,), _STEP),
    "request.withdraw@1": Listed((Action.ANSWER_REQUESTS,), _STEP),
    "session.walk_in@1": Listed(
        (Action.CREATE_WALK_IN,), (*_LOST, _E.NOT_FOUND), "the computer that has the leases; the shop alone"
    ),
    "lease.give_back@1": Listed(
        (Action.CREATE_WALK_IN,), (_E.NOT_FOUND,), "the computer that has the lease; the shop alone"
    ),
}
"""Name to what is said of it, in the order of ``NAMES``."""


def about(name: str) -> str:
    """What a command does: its docstring's first paragraph, in one line and as Markdown."""
    return one_line((NAMES[name].__doc__ or "").split("\n\n")[0])


def one_line(paragraph: str) -> str:
    """A paragraph of a docstring as Markdown."""
    return " ".join(paragraph.split()).replace("``", "`").replace("`None`", "`null`")
