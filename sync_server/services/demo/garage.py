"""Who and what the demo's two organizations are made of: people, bays, hours. Not their bookings."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from scheduling.records import Bay, Mechanic, Organization, StaffMember, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import OrganizationKind, Role, VisitKind
from sync_server.services.demo.customers import plain
from sync_server.services.demo.dice import Dice
from sync_server.services.demo.tenant import DemoTenant, Kiosk

REMOTE = (VisitKind.VIDEO, VisitKind.CHAT, VisitKind.PHONE)
EVERY_KIND = (VisitKind.IN_PERSON, *REMOTE)
EIGHT, NOON, ONE, FIVE = 8 * 60, 12 * 60, 13 * 60, 17 * 60


def garage(dice: Dice, founded: int) -> DemoTenant:
    """The workshop, with five mechanics of its own, of the two types that a workshop may have."""
    tenant = DemoTenant(
        organization=Organization(
            id=dice.id(founded),
            kind=OrganizationKind.WORKSHOP,
            name="Garage Tremblay",
            zone="America/Toronto",
            locale="fr-CA",
            province="QC",
            address="4521, rue Fabre",
            city="Montréal",
            postal_code="H2J 3V7",
            phone="+15145550142",
            email="info@garage-tremblay.example",
        )
    )
    tenant.mechanics += _garage_mechanics(dice, founded)
    luc, amira, noah, chloe, sam = (mechanic.id for mechanic in tenant.mechanics)
    ids = iter(lambda: dice.id(founded), None)
    tenant.staff += [
        _person(ids, "Mireille Côté", Role.RECEPTIONIST, "fr-CA"),
        _person(ids, "Jordan Blake", Role.RECEPTIONIST),
        _person(ids, "Gaétan Tremblay", Role.OWNER, "fr-CA"),
        _person(ids, "Luc Tremblay", Role.MECHANIC, "fr-CA", luc),
        _person(ids, "Amira Haddad", Role.MECHANIC, "fr-CA", amira),
        _person(ids, "Noah Singh", Role.MECHANIC, "en-CA", noah),
        _person(ids, "Chloé Gagnon", Role.MECHANIC, "fr-CA", chloe),
        _person(ids, "Sam O'Neil", Role.MECHANIC, "en-CA", sam),
    ]
    tenant.bays += [Bay(id=dice.id(founded), name=name, sort=n) for n, name in enumerate(_BAYS, 1)]
    tenant.workshop_hours += _opening_hours(dice, founded)
    tenant.weekly_blocks += _blocks(dice, founded, noah, range(5), ((EIGHT + 30, NOON), (ONE, FIVE)))
    tenant.weekly_blocks += _blocks(dice, founded, chloe, (1, 2, 3, 4), ((9 * 60, NOON), (ONE, FIVE)))
    tenant.weekly_blocks += _blocks(dice, founded, chloe, (5,), ((9 * 60, 13 * 60),))
    tenant.kiosks.append(Kiosk(id=dice.id(founded), name="Accueil"))
    return tenant


_BAYS = ("B1 – Express", "B2 – Suspension", "B3 – Transmission", "B4 – Inspection", "B5 – Diagnostic")
"""A bay has one name, which everybody reads: the same in both languages (B is for bay, or baie)."""


def _garage_mechanics(dice: Dice, founded: int) -> list[Mechanic]:
    return [
        Mechanic(
            id=dice.id(founded), name="Luc Tremblay", has_workshop=True, account_type="workshop_mechanic",
            partnership="employee", kinds=(VisitKind.IN_PERSON, VisitKind.PHONE), years=22, rating=4.8,
            sort=1,
            specialties=("Toyota", "Honda", "brakes"), certifications=("Red Seal",), languages=("fr", "en"),
        ),
        Mechanic(
            id=dice.id(founded), name="Amira Haddad", has_workshop=True, account_type="workshop_mechanic",
            partnership="contractor", kinds=EVERY_KIND, years=11, rating=4.9, sort=2,
            specialties=("Volkswagen", "electrical", "hybrids"), certifications=("Red Seal",),
            languages=("fr", "en", "ar"),
        ),
        Mechanic(
            id=dice.id(founded), name="Noah Singh", has_workshop=True, account_type="individual_mechanic",
            kinds=EVERY_KIND, buffer_minutes=30, years=7, rating=4.6, sort=3,
            specialties=("Ford", "Chevrolet", "diesel"), languages=("en", "fr", "pa"),
        ),
        Mechanic(
            id=dice.id(founded), name="Chloé Gagnon", has_workshop=True, account_type="individual_mechanic",
            kinds=(VisitKind.IN_PERSON, VisitKind.VIDEO), allow_instant_booking=False, years=9, rating=4.7,
            sort=4, specialties=("Subaru", "Mazda", "suspension"), certifications=("Red Seal",),
            languages=("fr", "en"),
        ),
        Mechanic(
            id=dice.id(founded), name="Sam O'Neil", has_workshop=True, account_type="workshop_mechanic",
            partnership="employee", kinds=(VisitKind.IN_PERSON,), years=4, rating=4.4, sort=5,
            specialties=("tires", "oil", "inspection"), languages=("en", "fr"),
        ),
    ]  # fmt: skip


def solo(dice: Dice, founded: int) -> DemoTenant:
    """A virtual-only mechanic's own practice, which has no premises."""
    tenant = DemoTenant(
        organization=Organization(
            id=dice.id(founded),
            kind=OrganizationKind.SOLO,
            name="Inès Marchand – diagnostic à distance",
            zone="America/Toronto",
            locale="fr-CA",
            province="QC",
            city="Montréal",
            postal_code="H2S 1V4",
            phone="+14385550187",
            email="ines@marchand-diagnostic.example",
        )
    )
    ines = Mechanic(
        id=dice.id(founded), name="Inès Marchand", has_workshop=False, kinds=REMOTE, years=14, rating=5.0,
        specialties=("electrical", "hybrids", "Tesla"), certifications=("Red Seal",),
        languages=("fr", "en", "es"),
    )  # fmt: skip
    tenant.mechanics.append(ines)
    tenant.staff.append(
        StaffMember(
            id=dice.id(founded), name=ines.name, role=Role.OWNER, email=tenant.organization.email,
            locale="fr-CA", mechanic_id=ines.id,
        )
    )  # fmt: skip
    tenant.weekly_blocks += _blocks(dice, founded, ines.id, range(4), ((10 * 60, NOON), (ONE, 20 * 60)))
    tenant.weekly_blocks += _blocks(dice, founded, ines.id, (5,), ((20 * 60, 25 * 60),))
    return tenant


def _person(
    ids: Iterator[UUID], name: str, role: Role, locale: str = "en-CA", mechanic: UUID | None = None
) -> StaffMember:
    email = f"{plain(name)}@garage-tremblay.example"
    return StaffMember(id=next(ids), name=name, role=role, email=email, locale=locale, mechanic_id=mechanic)


def _opening_hours(dice: Dice, founded: int) -> list[WorkshopHours]:
    weekdays = [
        WorkshopHours(
            id=dice.id(founded), weekday=weekday, start_minute=EIGHT, end_minute=FIVE,
            break_start_minute=NOON, break_end_minute=ONE,
        )
        for weekday in range(5)
    ]  # fmt: skip
    saturday = WorkshopHours(id=dice.id(founded), weekday=5, start_minute=9 * 60, end_minute=ONE)
    return [*weekdays, saturday]


def _blocks(
    dice: Dice,
    founded: int,
    mechanic: UUID,
    weekdays: range | tuple[int, ...],
    spans: tuple[tuple[int, int], ...],
) -> list[WeeklyBlock]:
    return [
        WeeklyBlock(
            id=dice.id(founded), mechanic_id=mechanic, weekday=day, start_minute=start, end_minute=end
        )
        for day in weekdays
        for start, end in spans
    ]
