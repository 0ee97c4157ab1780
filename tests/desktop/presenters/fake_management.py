"""A pretended server for the owner's people and computers, in memory."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.mechanics import mechanic_type
from scheduling.records import Mechanic
from scheduling.staff_messages import (
    DeviceLine,
    KioskCodeGiven,
    MechanicForm,
    MechanicLine,
    PasswordLink,
    StaffForm,
    StaffLine,
)

NOW = 1_790_000_000


class FakeManagement:
    """``fault`` is raised instead of the next answers; ``deaf``: lists cannot be had."""

    def __init__(self) -> None:
        self.people: dict[UUID, StaffLine] = {}
        self.profiles: dict[UUID, MechanicForm] = {}
        self.computers: dict[UUID, DeviceLine] = {}
        self.fault: Exception | None = None
        self.deaf: Exception | None = None
        self.codes = 0

    async def staff(self) -> list[StaffLine]:
        self._maybe(self.deaf or self.fault)
        return sorted(self.people.values(), key=lambda line: line.name)

    async def put_staff(self, staff_id: UUID, form: StaffForm) -> StaffLine:
        self._maybe(self.fault)
        before = self.people.get(staff_id)
        line = StaffLine(
            id=staff_id,
            name=form.name,
            role=form.role,
            email=form.email,
            locale=form.locale,
            mechanic_id=form.mechanic_id,
            active=form.active,
            signs_in=before is not None and before.signs_in and form.active,
        )
        self.people[staff_id] = line
        return line

    async def password_link(self, staff_id: UUID) -> PasswordLink:
        self._maybe(self.fault)
        self.codes += 1
        return PasswordLink(code=f"{staff_id.hex}.{self.codes}", expires_at=NOW + 7 * 86_400)

    async def mechanics(self) -> list[MechanicLine]:
        self._maybe(self.deaf or self.fault)
        return [self._line(mechanic_id) for mechanic_id in self.profiles]

    async def put_mechanic(self, mechanic_id: UUID, form: MechanicForm) -> MechanicLine:
        self._maybe(self.fault)
        self.profiles[mechanic_id] = form
        return self._line(mechanic_id)

    async def devices(self) -> list[DeviceLine]:
        self._maybe(self.deaf or self.fault)
        return list(self.computers.values())

    async def rename_device(self, device_id: UUID, name: str) -> DeviceLine:
        self._maybe(self.fault)
        self.computers[device_id] = replace(self.computers[device_id], name=name)
        return self.computers[device_id]

    async def kiosk_code(self) -> KioskCodeGiven:
        self._maybe(self.fault)
        self.codes += 1
        return KioskCodeGiven(code=f"ABCD-EFG{self.codes}", expires_at=NOW + 900)

    async def revoke_device(self, device_id: UUID) -> None:
        self._maybe(self.fault)
        self.computers[device_id] = replace(self.computers[device_id], revoked_at=NOW)

    def _line(self, mechanic_id: UUID) -> MechanicLine:
        form = self.profiles[mechanic_id]
        row = Mechanic(
            id=mechanic_id,
            name=form.name,
            has_workshop=form.has_workshop,
            account_type=form.account_type,
            partnership=form.partnership,
        )
        return MechanicLine(id=mechanic_id, type=mechanic_type(row), kinds=[], rating=None, profile=form)

    def _maybe(self, fault: Exception | None) -> None:
        if fault is not None:
            raise fault
