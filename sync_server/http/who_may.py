"""Who may do something, in a few words made of the table of rights; for the documents, decides nothing."""

from __future__ import annotations

from scheduling.keys import Scope
from scheduling.rights import Action, Column, Extent, extent

_GROUPS = {
    "staff": (
        Column.OWNER.value,
        Column.RECEPTIONIST.value,
        Column.INDEPENDENT.value,
        Column.AFFILIATED.value,
    ),
    "mechanics": (Column.INDEPENDENT.value, Column.AFFILIATED.value),
}
_PEOPLE = tuple(column for column in Column if column is not Column.SITE)
STAFF = tuple(column for column in _PEOPLE if column is not Column.KIOSK)
"""Who may push at all."""


def who_may(
    actions: tuple[Action, ...] | None, scope: Scope | None = None, people: tuple[Column, ...] = _PEOPLE
) -> str:
    """Who of ``people`` may do one of the actions at least, and who for their own only; a site by its key's scope.

    No actions: whoever is signed in; ``None``: nobody need be.
    """
    if actions is None:
        return "anybody"
    if not actions:
        return "whoever is signed in"
    whole = [column.value for column in people if widest(column, actions) is Extent.ALL]
    own = [column.value for column in people if widest(column, actions) is Extent.OWN]
    said = [_named(whole)] if whole else []
    said += [f"own: {_named(own)}"] if own else []
    said += [f"site ({scope.value})"] if scope is not None else []
    return "; ".join(said)


def widest(column: Column, actions: tuple[Action, ...]) -> Extent:
    """The widest that any of the actions has."""
    found = {extent(column, action) for action in actions}
    return next((each for each in (Extent.ALL, Extent.OWN) if each in found), Extent.NONE)


def _named(columns: list[str]) -> str:
    """The people of some columns, shortly."""
    for short, of in _GROUPS.items():
        if set(of) <= set(columns):
            columns = [short, *(each for each in columns if each not in of)]
    return ", ".join(columns)
