"""The owner's people, mechanics and computers, asked of the server each time: nothing of it is kept here."""

from __future__ import annotations

from uuid import UUID

from desktop.sync.account import Access
from scheduling.staff_messages import (
    DeviceForm,
    DeviceLine,
    DeviceList,
    MechanicForm,
    MechanicLine,
    MechanicList,
    PasswordLink,
    StaffForm,
    StaffLine,
    StaffList,
)


class Management:
    """For the owner; all may raise ``Offline`` and ``Refused``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def staff(self) -> list[StaffLine]:
        """Who works here, also who did."""
        return (await self._access.call("GET", "/staff", StaffList)).staff

    async def put_staff(self, staff_id: UUID, form: StaffForm) -> StaffLine:
        """Take somebody in, or say anew who they are; safe to repeat."""
        return await self._access.call("PUT", f"/staff/{staff_id}", StaffLine, body=form)

    async def password_link(self, staff_id: UUID) -> PasswordLink:
        """A code that sets a password once; the one before counts no more."""
        return await self._access.call("POST", f"/staff/{staff_id}/password-link", PasswordLink)

    async def mechanics(self) -> list[MechanicLine]:
        """The mechanics' profiles, also of who left."""
        return (await self._access.call("GET", "/mechanics", MechanicList)).mechanics

    async def put_mechanic(self, mechanic_id: UUID, form: MechanicForm) -> MechanicLine:
        """Make a profile, or say it anew; safe to repeat."""
        return await self._access.call("PUT", f"/mechanics/{mechanic_id}", MechanicLine, body=form)

    async def devices(self) -> list[DeviceLine]:
        """Every computer, kiosk and key, the newest first."""
        return (await self._access.call("GET", "/devices", DeviceList)).devices

    async def rename_device(self, device_id: UUID, name: str) -> DeviceLine:
        """Give it another name; safe to repeat."""
        return await self._access.call("PUT", f"/devices/{device_id}", DeviceLine, body=DeviceForm(name=name))

    async def revoke_device(self, device_id: UUID) -> None:
        """Take its access away at once and for good; safe to repeat."""
        await self._access.send("DELETE", f"/devices/{device_id}")
