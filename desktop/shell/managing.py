"""The settings' sections that a person may see besides those of this computer: their PIN, and what the server has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desktop.presenters.calendar_rights import Rights
from desktop.presenters.open_forms import About
from desktop.presenters.settings import Settings
from desktop.shell.desk import Desk
from desktop.shell.typed_forms import watch_forms
from desktop.theming import formats
from desktop.views.asked import LoadedPage
from desktop.views.calendar.calendar_words import DOT
from desktop.views.settings.sections import Section
from scheduling.records import Customer, Session
from scheduling.rights import Action

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.presenters.computers import Computers
    from desktop.shell.office import Office

HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Leads:
    """Where the sections lead to: what computers without access had not sent, a booking in the calendar, a customer.

    And what is chosen for this computer.
    """

    review: Callable[[], None]
    booking: Callable[[UUID], None]
    customer: Callable[[UUID], None]
    settings: Settings

    @classmethod
    def of(cls, office: Office, settings: Settings) -> Leads:
        """Those of the window."""
        return cls(office.show_handed_over, office.show_booking, office.show_customer, settings)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One section, in the order of the list; ``may``: who sees it; ``None``: everybody."""

    key: str
    icon: str
    title: Callable[[], str]
    group: Callable[[], str]
    may: Action | None
    build: Callable[[Desk, Leads], LoadedPage]
    also: tuple[Action, ...] = ()
    """Who may one of these sees it too."""


def sections(desk: Desk, leads: Leads) -> list[Section]:
    """Those of this person, in their order."""
    return [
        Section(
            key=entry.key,
            icon=entry.icon,
            title=entry.title(),
            group=entry.group(),
            build=partial(entry.build, desk, leads),
        )
        for entry in _entries(desk.calendar.rights)
    ]


def titles(rights: Rights) -> dict[str, tuple[str, str]]:
    """Key to title and icon of the same, for whoever looks for one by name."""
    return {entry.key: (entry.title(), entry.icon) for entry in _entries(rights)}


def _entries(rights: Rights) -> list[_Entry]:
    """``None`` stands for what everybody may."""
    return [
        entry
        for entry in _ENTRIES
        if any(may is None or rights.may_at_all(may) for may in (entry.may, *entry.also))
    ]


def _nothing() -> str:
    """Of what stands with this computer's own, before any heading."""
    return ""


def _workshop() -> str:
    return QCoreApplication.translate("Settings", "Workshop")


def _access() -> str:
    return QCoreApplication.translate("Settings", "Who has access")


def _program() -> str:
    return QCoreApplication.translate("Settings", "The program")


def _pin(desk: Desk, leads: Leads) -> LoadedPage:
    from desktop.views.settings.pin_section import PinSection  # not needed before it is looked at

    return PinSection(desk.own_pin, desk.ask, leads.settings)


def _place(desk: Desk, _: Leads) -> LoadedPage:
    from desktop.views.settings.organization_section import PlaceSection  # not needed before it is looked at

    return PlaceSection(desk.owner_pages.place, desk.ask)


def _bays(desk: Desk, leads: Leads) -> LoadedPage:
    from desktop.views.settings.bays_section import BaysSection  # not needed before it is looked at

    return BaysSection(desk.owner_pages.bays, desk.ask, partial(_booking, desk), leads.booking)


def _listing(desk: Desk, _: Leads) -> LoadedPage:
    from desktop.views.settings.organization_section import (
        ListingSection,
    )  # not needed before it is looked at

    return ListingSection(desk.owner_pages.listing, desk.ask)


def _plans(desk: Desk, _: Leads) -> LoadedPage:
    from desktop.views.settings.plans_section import PlansSection  # not needed before it is looked at

    return PlansSection(desk.owner_pages.plans, desk.ask)


def _policies(desk: Desk, _: Leads) -> LoadedPage:
    from desktop.views.settings.policies_section import PoliciesSection  # not needed before it is looked at

    return PoliciesSection(desk.owner_pages.policies, desk.ask)


def _messages(desk: Desk, _: Leads) -> LoadedPage:
    from desktop.views.settings.setup_sections import MessagesSection  # not needed before it is looked at

    return MessagesSection(desk.owner_pages.setup, desk.ask)


def _calendars(desk: Desk, _: Leads) -> LoadedPage:
    from desktop.views.settings.calendars_section import CalendarsSection  # not needed before it is looked at

    return CalendarsSection(desk.owner_pages.subscriptions, desk.ask, desk.source.zone, desk.calendar_out)


def _payments(desk: Desk, _: Leads) -> LoadedPage:
    from desktop.views.settings.setup_sections import PaymentsSection  # not needed before it is looked at

    return PaymentsSection(desk.owner_pages.setup, desk.ask)


def _keys(desk: Desk, _: Leads) -> LoadedPage:
    from desktop.views.settings.keys_section import KeysSection  # not needed before it is looked at

    return KeysSection(desk.owner_pages.keys, desk.ask, desk.source.zone)


def _about(desk: Desk, _: Leads) -> LoadedPage:
    from desktop.views.settings.about_section import AboutSection  # not needed before it is looked at

    operator = desk.calendar.rights.may_at_all(Action.MANAGE_WORKSHOP)
    return AboutSection(desk.owner_pages.about, desk.ask, desk.account.server, operator=operator)


def _people(desk: Desk, _: Leads) -> LoadedPage:
    from desktop.views.settings.people_section import PeopleSection  # not needed before it is looked at

    people = desk.owner_pages.people
    section = PeopleSection(people, desk.ask, desk.source.zone, lambda: desk.source.organization().locale)
    watch_forms(desk.forms, section, About.SETTINGS)
    return section


def _computers(desk: Desk, leads: Leads) -> LoadedPage:
    from desktop.presenters.computers import Computers
    from desktop.views.settings.computers_section import ComputersSection  # not needed before it is looked at

    computers = Computers(desk.management, desk.account.device_id, desk.clock.now)
    section = ComputersSection(computers, desk.ask, desk.source.zone, leads.review)
    watch_forms(desk.forms, section, About.SETTINGS)
    watch_forms(desk.forms, section, About.CODE, partial(_code_counts, computers))
    return section


def _code_counts(computers: Computers, _section: QWidget) -> bool:
    """Whether the code for a kiosk is on view, and nobody has come in by it yet."""
    return computers.seconds_left > 0


def _history(desk: Desk, leads: Leads) -> LoadedPage:
    from desktop.presenters.shop_history import ShopHistory
    from desktop.sync.auditing import Auditing
    from desktop.views.settings.history_section import HistorySection  # not needed before it is looked at

    history = ShopHistory(Auditing(desk.access), desk.store, desk.source.zone)
    section = HistorySection(history, desk.ask, desk.source.zone, desk.clock)
    section.booking_asked.connect(leads.booking)
    section.customer_asked.connect(leads.customer)
    return section


def _booking(desk: Desk, session_id: UUID) -> str:
    """Who and when, of a booking that is on this computer; else nothing."""
    row = desk.store.get(Session, session_id)
    if row is None or row.starts is None:
        return ""
    customer = desk.store.get(Customer, row.customer_id)
    when = formats.capital(formats.moment(row.starts, desk.source.zone()))
    return DOT.join(part for part in (when, customer.name if customer else "") if part)


_ENTRIES = (
    _Entry(
        "pin", "lock", lambda: QCoreApplication.translate("Settings", "PIN and lock"), _nothing,
        None, _pin,
    ),
    _Entry(
        "organization", "warehouse", lambda: QCoreApplication.translate("Settings", "Organization"), _workshop,
        Action.MANAGE_WORKSHOP, _place,
    ),
    _Entry(
        "bays", "car", lambda: QCoreApplication.translate("Settings", "Bays"), _workshop,
        Action.MANAGE_WORKSHOP, _bays,
    ),
    _Entry(
        "listing", "map-pin", lambda: QCoreApplication.translate("Settings", "Public list"), _workshop,
        Action.MANAGE_WORKSHOP, _listing,
    ),
    _Entry(
        "plans", "timer", lambda: QCoreApplication.translate("Settings", "Plans"), _workshop,
        Action.MANAGE_PLANS, _plans,
    ),
    _Entry(
        "policies", "file-text", lambda: QCoreApplication.translate("Settings", "Policies"), _workshop,
        Action.MANAGE_POLICIES, _policies,
    ),
    _Entry(
        "messages", "mail", lambda: QCoreApplication.translate("Settings", "Messages"), _workshop,
        Action.MANAGE_WORKSHOP, _messages,
    ),
    _Entry(
        "calendars", "calendar-range", lambda: QCoreApplication.translate("Settings", "Calendars"), _workshop,
        Action.MANAGE_WORKSHOP_HOURS, _calendars, (Action.MANAGE_OWN_HOURS,),
    ),
    _Entry(
        "payments", "credit-card", lambda: QCoreApplication.translate("Settings", "Payments"), _workshop,
        Action.MANAGE_WORKSHOP, _payments,
    ),
    _Entry(
        "people", "users", lambda: QCoreApplication.translate("Settings", "People"), _access,
        Action.MANAGE_STAFF, _people,
    ),
    _Entry(
        "computers", "hard-drive", lambda: QCoreApplication.translate("Settings", "Computers"), _access,
        Action.MANAGE_DEVICES, _computers,
    ),
    _Entry(
        HISTORY, "history", lambda: QCoreApplication.translate("Settings", "History"), _access,
        Action.VIEW_AUDIT, _history,
    ),
    _Entry(
        "keys", "key-round", lambda: QCoreApplication.translate("Settings", "Access keys"), _access,
        Action.MANAGE_KEYS, _keys,
    ),
    _Entry(
        "about", "info", lambda: QCoreApplication.translate("Settings", "About"), _program,
        Action.PULL, _about,
    ),
)  # fmt: skip
