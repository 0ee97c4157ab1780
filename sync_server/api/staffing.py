"""The owner's people, mechanics and devices."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, delete, get, post, put
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.rights import Action
from scheduling.staff_messages import (
    DeviceForm,
    DeviceLine,
    DeviceList,
    KioskCodeGiven,
    MechanicForm,
    MechanicLine,
    MechanicList,
    PasswordForm,
    PasswordLink,
    StaffForm,
    StaffLine,
    StaffList,
)
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import kiosks, passwords, staffing

_STAFF = needs(Action.MANAGE_STAFF)
_DEVICES = needs(Action.MANAGE_DEVICES)


class StaffingController(Controller):
    """Needs the owner's token."""

    path = "/"
    tags = ("staff",)
    guards = (signed_in,)
    security = SIGNED_IN

    @get("/staff", opt=_STAFF, responses=refusals())
    async def staff(self, context: Asked, principal: Asker) -> StaffList:
        """Who works here, also who did."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await staffing.staff(uow, account)

    @put("/staff/{staff_id:uuid}", opt=_STAFF, responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.TOO_LONG))
    async def put_staff(
        self, staff_id: FromPath[UUID], data: JSONBody[StaffForm], context: Asked, principal: Asker
    ) -> StaffLine:
        """Take somebody in under an id of your own, or change name, role, or whether they work here.

        Who does not any more is signed out everywhere at once. The last owner stays one.
        """
        async with context.acting(principal) as (uow, account):
            line = await staffing.put_staff(uow, account, staff_id, data, context.now())
            await uow.commit()
        return line

    @put(
        "/staff/{staff_id:uuid}/password",
        status_code=204,
        opt=_STAFF,
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def set_password(
        self, staff_id: FromPath[UUID], data: JSONBody[PasswordForm], context: Asked, principal: Asker
    ) -> None:
        """Set somebody's password, of at least 10 characters; they are signed out everywhere."""
        async with context.acting(principal) as (uow, account):
            await passwords.set_by_owner(uow, account, staff_id, data.password, context.now())
            await uow.commit()

    @post(
        "/staff/{staff_id:uuid}/password-link",
        status_code=201,
        opt=_STAFF,
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def password_link(self, staff_id: FromPath[UUID], context: Asked, principal: Asker) -> PasswordLink:
        """A code with which the person sets a password alone, once, within a week: `POST /auth/password`."""
        async with context.acting(principal) as (uow, account):
            made = await passwords.link(uow, account, staff_id, context.now())
            await uow.commit()
        return made

    @get("/mechanics", opt=_STAFF, responses=refusals())
    async def mechanics(self, context: Asked, principal: Asker) -> MechanicList:
        """The mechanics' profiles, each with its type, which follows from the rest."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await staffing.mechanics(uow, account)

    @put(
        "/mechanics/{mechanic_id:uuid}",
        opt=_STAFF,
        responses=refusals(ErrorCode.IN_USE, ErrorCode.TOO_LONG),
    )
    async def put_mechanic(
        self, mechanic_id: FromPath[UUID], data: JSONBody[MechanicForm], context: Asked, principal: Asker
    ) -> MechanicLine:
        """Make a mechanic's profile under an id of your own, or say it anew.

        Nobody leaves while bookings stand. Hours, buffers, kinds and standing acceptance are the mechanic's own.
        """
        async with context.acting(principal) as (uow, account):
            line = await staffing.put_mechanic(uow, account, mechanic_id, data, context.now())
            await uow.commit()
        return line

    @get("/devices", opt=_DEVICES, responses=refusals())
    async def devices(self, context: Asked, principal: Asker) -> DeviceList:
        """Every desktop, kiosk and key, newest first."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await staffing.devices(uow, account)

    @post("/devices/kiosk-code", status_code=201, opt=_DEVICES, responses=refusals())
    async def kiosk_code(self, context: Asked, principal: Asker) -> KioskCodeGiven:
        """A code for one kiosk, good for 15 minutes; the one that was asked for before counts no more."""
        async with context.acting(principal) as (uow, account):
            given = await kiosks.give_code(uow, account, context.now())
            await uow.commit()
        return given

    @put(
        "/devices/{device_id:uuid}",
        opt=_DEVICES,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.TOO_LONG),
    )
    async def rename_device(
        self, device_id: FromPath[UUID], data: JSONBody[DeviceForm], context: Asked, principal: Asker
    ) -> DeviceLine:
        """Give a device another name."""
        async with context.acting(principal) as (uow, account):
            line = await staffing.rename_device(uow, account, device_id, data, context.now())
            await uow.commit()
        return line

    @delete(
        "/devices/{device_id:uuid}",
        status_code=204,
        opt=_DEVICES,
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def revoke_device(self, device_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Take a device's access away at once and for good."""
        async with context.acting(principal) as (uow, account):
            await staffing.revoke_device(uow, account, device_id, context.now())
            await uow.commit()
