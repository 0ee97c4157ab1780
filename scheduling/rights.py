"""Who may do what: the table of rights, asked by every endpoint and by what a device may keep.

A person has the rights of their role; one who is also a mechanic has those of that column too. What a
session's state allows is in ``sessions``.
"""

from __future__ import annotations

from enum import StrEnum

from scheduling.vocabulary import MechanicType, Role


class Action(StrEnum):
    """Something that somebody wants to see or do."""

    VIEW_CALENDAR = "view_calendar"
    VIEW_BUSY = "view_busy"
    """Only that a time is taken, not by whom."""
    PULL = "pull"
    """Keep a copy on a device; which rows follows from the other rights."""
    BOOK = "book"
    HOLD = "hold"
    LOOK_UP_ARRIVAL = "look_up_arrival"
    CHECK_IN = "check_in"
    CREATE_WALK_IN = "create_walk_in"
    EDIT_SESSION = "edit_session"
    """Correct what was said when it was booked: service, concern, notes, wishes."""
    MOVE = "move"
    CANCEL = "cancel"
    MARK_NO_SHOW = "mark_no_show"
    FORCE_END = "force_end"
    CONDUCT = "conduct"
    """Start and end a session, and say what was done."""
    EXTEND = "extend"
    JOIN_LOBBY = "join_lobby"
    VIEW_SESSION = "view_session"
    """All of one session: what became of it, its lobby, thread and files."""
    ADD_TO_SESSION = "add_to_session"
    """Write on its thread, add files."""
    RATE = "rate"
    ANSWER_OFFER = "answer_offer"
    """Yes or no to an offer made to oneself; nobody answers for another."""
    ACCEPT_NOW = "accept_now"
    """The switch of one's own that asks for immediate sessions."""
    VIEW_PRESENCE = "view_presence"
    """Who is online."""
    SEEK_MECHANIC = "seek_mechanic"
    """Ask for a mechanic at once on a customer's behalf, see how far that is, and the ways on."""
    VIEW_SEARCH = "view_search"
    """Whom the search for a mechanic asks, and why."""
    ASSIGN = "assign"
    """A workshop gives a session to an affiliated mechanic; never to an independent one."""
    MANAGE_WAITLIST = "manage_waitlist"
    """Put a customer on it, take them off, book from what is held for them."""
    CREATE_REQUESTS = "create_requests"
    """Of a visit in the workshop; a mechanic's own: after a session of theirs."""
    VIEW_REQUESTS = "view_requests"
    """A mechanic's own: those that name them."""
    ANSWER_REQUESTS = "answer_requests"
    """Confirm, counter, decline, withdraw: the queue is the workshop's, a mechanic is asked by an offer."""
    VIEW_CUSTOMERS = "view_customers"
    EDIT_CUSTOMERS = "edit_customers"
    MERGE_CUSTOMERS = "merge_customers"
    """Two records of one person into one."""
    MANAGE_WORKSHOP_HOURS = "manage_workshop_hours"
    MANAGE_AFFILIATED_HOURS = "manage_affiliated_hours"
    """The rosters of affiliated mechanics, and yes or no to their time off."""
    MANAGE_OWN_HOURS = "manage_own_hours"
    ASK_TIME_OFF = "ask_time_off"
    CHOOSE_OWN_MESSAGES = "choose_own_messages"
    """Whether one is asked weekly if one's hours are right."""
    MANAGE_PLANS = "manage_plans"
    MANAGE_POLICIES = "manage_policies"
    MANAGE_STAFF = "manage_staff"
    MANAGE_DEVICES = "manage_devices"
    REVIEW_HANDOVERS = "review_handovers"
    """Decide on what a device without access had not sent yet."""
    MANAGE_KEYS = "manage_keys"
    """The keys with which other programs come in."""
    MANAGE_WORKSHOP = "manage_workshop"
    """The organization's own data, and its bays."""
    ACT_FOR_CUSTOMERS = "act_for_customers"
    """As a website does: in the name of the customers that it brought."""
    VIEW_FIGURES = "view_figures"
    EXPORT = "export"
    VIEW_AUDIT = "view_audit"
    """Who did what from which device."""
    CHECK_OUT = "check_out"
    """From a hold to a paid booking."""
    TAKE_PAYMENT = "take_payment"
    """Cash, the terminal, a card for what is due; a quote; handing back."""
    VIEW_MONEY = "view_money"
    """What a session costs and what was paid; a customer's credit."""
    REFUND_BEYOND_POLICY = "refund_beyond_policy"
    READ_WAIVERS = "read_waivers"
    SUPERSEDE_WAIVER = "supersede_waiver"
    HOLD_WAIVER = "hold_waiver"
    """Keep a waiver for a lawsuit."""
    SEND_WAIVER_LINK = "send_waiver_link"
    WITNESS_WAIVER = "witness_waiver"
    CAPTURE_WAIVER = "capture_waiver"


class Column(StrEnum):
    """The columns of the table."""

    OWNER = "owner"
    RECEPTIONIST = "receptionist"
    INDEPENDENT = "independent"
    AFFILIATED = "affiliated"
    KIOSK = "kiosk"
    SITE = "site"


class Extent(StrEnum):
    NONE = "none"
    OWN = "own"
    """One's own bookings, their customers, one's own hours and figures; a site's: the customers that it brought."""
    ALL = "all"


_ALL, _OWN, _NO = Extent.ALL, Extent.OWN, Extent.NONE

# owner, receptionist, independent mechanic, affiliated mechanic, kiosk, site
_ROWS: dict[Action, tuple[Extent, Extent, Extent, Extent, Extent, Extent]] = {
    Action.VIEW_CALENDAR: (_ALL, _ALL, _OWN, _OWN, _NO, _NO),
    Action.VIEW_BUSY: (_ALL, _ALL, _ALL, _ALL, _NO, _ALL),
    Action.PULL: (_ALL, _ALL, _ALL, _ALL, _NO, _NO),
    Action.BOOK: (_ALL, _ALL, _OWN, _OWN, _NO, _OWN),
    Action.HOLD: (_ALL, _ALL, _OWN, _OWN, _NO, _ALL),
    Action.LOOK_UP_ARRIVAL: (_ALL, _ALL, _OWN, _OWN, _ALL, _NO),
    Action.CHECK_IN: (_ALL, _ALL, _OWN, _OWN, _ALL, _NO),
    Action.CREATE_WALK_IN: (_ALL, _ALL, _OWN, _OWN, _ALL, _NO),
    Action.EDIT_SESSION: (_ALL, _ALL, _OWN, _OWN, _NO, _NO),
    Action.MOVE: (_ALL, _ALL, _OWN, _NO, _NO, _OWN),
    Action.CANCEL: (_ALL, _ALL, _OWN, _NO, _NO, _OWN),
    Action.MARK_NO_SHOW: (_ALL, _ALL, _OWN, _NO, _NO, _NO),
    Action.FORCE_END: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.CONDUCT: (_ALL, _NO, _OWN, _OWN, _NO, _NO),
    Action.EXTEND: (_ALL, _ALL, _OWN, _OWN, _NO, _NO),
    Action.JOIN_LOBBY: (_NO, _NO, _OWN, _OWN, _NO, _OWN),
    Action.VIEW_SESSION: (_ALL, _ALL, _OWN, _OWN, _NO, _OWN),
    Action.ADD_TO_SESSION: (_ALL, _ALL, _OWN, _OWN, _NO, _OWN),
    Action.RATE: (_NO, _NO, _NO, _NO, _NO, _OWN),
    Action.ANSWER_OFFER: (_NO, _NO, _OWN, _OWN, _NO, _NO),
    Action.ACCEPT_NOW: (_NO, _NO, _OWN, _OWN, _NO, _NO),
    Action.VIEW_PRESENCE: (_ALL, _ALL, _OWN, _OWN, _NO, _NO),
    Action.SEEK_MECHANIC: (_ALL, _ALL, _NO, _NO, _NO, _OWN),
    Action.VIEW_SEARCH: (_ALL, _ALL, _NO, _NO, _NO, _NO),
    Action.ASSIGN: (_ALL, _ALL, _NO, _NO, _NO, _NO),
    Action.MANAGE_WAITLIST: (_ALL, _ALL, _NO, _NO, _NO, _OWN),
    Action.CREATE_REQUESTS: (_ALL, _ALL, _OWN, _NO, _NO, _OWN),
    Action.VIEW_REQUESTS: (_ALL, _ALL, _OWN, _NO, _NO, _OWN),
    Action.ANSWER_REQUESTS: (_ALL, _ALL, _NO, _NO, _NO, _OWN),
    Action.VIEW_CUSTOMERS: (_ALL, _ALL, _OWN, _OWN, _NO, _OWN),
    Action.EDIT_CUSTOMERS: (_ALL, _ALL, _OWN, _OWN, _NO, _OWN),
    Action.MERGE_CUSTOMERS: (_ALL, _ALL, _NO, _NO, _NO, _NO),
    Action.MANAGE_WORKSHOP_HOURS: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.MANAGE_AFFILIATED_HOURS: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.MANAGE_OWN_HOURS: (_NO, _NO, _OWN, _NO, _NO, _NO),
    Action.ASK_TIME_OFF: (_NO, _NO, _NO, _OWN, _NO, _NO),
    Action.CHOOSE_OWN_MESSAGES: (_NO, _NO, _OWN, _OWN, _NO, _NO),
    Action.MANAGE_PLANS: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.MANAGE_POLICIES: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.MANAGE_STAFF: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.MANAGE_DEVICES: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.REVIEW_HANDOVERS: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.MANAGE_KEYS: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.MANAGE_WORKSHOP: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.ACT_FOR_CUSTOMERS: (_NO, _NO, _NO, _NO, _NO, _ALL),
    Action.VIEW_FIGURES: (_ALL, _NO, _OWN, _OWN, _NO, _NO),
    Action.EXPORT: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.VIEW_AUDIT: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.CHECK_OUT: (_ALL, _ALL, _NO, _NO, _NO, _OWN),
    Action.TAKE_PAYMENT: (_ALL, _ALL, _NO, _NO, _NO, _NO),
    Action.VIEW_MONEY: (_ALL, _ALL, _OWN, _NO, _NO, _OWN),
    Action.REFUND_BEYOND_POLICY: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.READ_WAIVERS: (_ALL, _ALL, _OWN, _OWN, _NO, _NO),
    Action.SUPERSEDE_WAIVER: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.HOLD_WAIVER: (_ALL, _NO, _NO, _NO, _NO, _NO),
    Action.SEND_WAIVER_LINK: (_NO, _ALL, _NO, _NO, _NO, _NO),
    Action.WITNESS_WAIVER: (_NO, _ALL, _NO, _NO, _NO, _NO),
    Action.CAPTURE_WAIVER: (_NO, _NO, _NO, _NO, _ALL, _NO),
}

_ROLE_COLUMNS: dict[Role, Column] = {
    Role.OWNER: Column.OWNER,
    Role.RECEPTIONIST: Column.RECEPTIONIST,
    Role.KIOSK: Column.KIOSK,
    Role.SITE: Column.SITE,
}
_PEOPLE = frozenset({Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC})

_PLACES: dict[Column, int] = {column: place for place, column in enumerate(Column)}


def extent(column: Column, action: Action) -> Extent:
    """One cell of the table."""
    return _ROWS[action][_PLACES[column]]


def columns_of(role: Role, mechanic_type: MechanicType | None) -> tuple[Column, ...]:
    """The columns that somebody stands in.

    ``mechanic_type`` is the asker's own, ``None`` when they are no mechanic. A virtual-only mechanic is
    independent; a device or a site is never a mechanic; the role of a mechanic without a type has no rights.
    """
    columns = [_ROLE_COLUMNS[role]] if role in _ROLE_COLUMNS else []
    if mechanic_type is not None and role in _PEOPLE:
        affiliated = mechanic_type is MechanicType.WORKSHOP_AFFILIATED
        columns.append(Column.AFFILIATED if affiliated else Column.INDEPENDENT)
    return tuple(columns)


def may(role: Role, mechanic_type: MechanicType | None, action: Action, *, own: bool) -> bool:
    """Whether the action is allowed; ``own``: it concerns the asker's own booking, customer or hours."""
    extents = {extent(column, action) for column in columns_of(role, mechanic_type)}
    return Extent.ALL in extents or (own and Extent.OWN in extents)
