"""What the owner keeps in order, asked of the server each time: nothing of it is kept here."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from desktop.sync.account import Access
from scheduling.calendar_messages import CalendarLine, Calendars, SubscribeWish
from scheduling.key_messages import KeyLine, KeyList, KeyMade, KeyWish
from scheduling.management_messages import (
    BayForm,
    BayList,
    ListingAnswer,
    ListingForm,
    OrganizationAnswer,
    OrganizationForm,
    PlanForm,
    PlanList,
    PolicyForm,
    PolicyLine,
    PolicyList,
    ServerHealth,
)
from scheduling.records import Bay, Organization, Plan
from scheduling.staff_messages import (
    DeviceForm,
    DeviceLine,
    DeviceList,
    KioskCodeGiven,
    MechanicForm,
    MechanicLine,
    MechanicList,
    PasswordLink,
    StaffForm,
    StaffLine,
    StaffList,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpSaid:
    """``ServerSetup`` as it is said: a newer server's channels have no name here."""

    message_channels: list[str]
    payments: str


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

    async def kiosk_code(self) -> KioskCodeGiven:
        """By which one kiosk is let in; asked again it is another one, and this one counts no more."""
        return await self._access.call("POST", "/devices/kiosk-code", KioskCodeGiven)

    async def revoke_device(self, device_id: UUID) -> None:
        """Take its access away at once and for good; safe to repeat."""
        await self._access.send("DELETE", f"/devices/{device_id}")

    async def organization(self) -> Organization:
        """The organization's own data."""
        return (await self._access.call("GET", "/organization", OrganizationAnswer)).organization

    async def put_organization(self, form: OrganizationForm) -> Organization:
        """Say anew what it is; safe to repeat."""
        return (await self._access.call("PUT", "/organization", OrganizationAnswer, body=form)).organization

    async def listing(self) -> ListingAnswer:
        """Its line on the public list."""
        return await self._access.call("GET", "/organization/listing", ListingAnswer)

    async def put_listing(self, form: ListingForm) -> ListingAnswer:
        """List it, change what is shown, or take it off; safe to repeat."""
        return await self._access.call("PUT", "/organization/listing", ListingAnswer, body=form)

    async def bays(self) -> list[Bay]:
        """Every bay, also those out of use, in the shop's order."""
        return (await self._access.call("GET", "/bays", BayList)).bays

    async def put_bay(self, bay_id: UUID, form: BayForm) -> Bay:
        """Make one, or say anew what it is; safe to repeat."""
        return await self._access.call("PUT", f"/bays/{bay_id}", Bay, body=form)

    async def plans(self) -> list[Plan]:
        """Every plan, sold or not, in the shop's order."""
        return (await self._access.call("GET", "/plans", PlanList)).plans

    async def put_plan(self, plan_id: UUID, form: PlanForm) -> Plan:
        """Make one, or say anew what it is; safe to repeat."""
        return await self._access.call("PUT", f"/plans/{plan_id}", Plan, body=form)

    async def policies(self) -> list[PolicyLine]:
        """The numbers of the rules, kind by kind."""
        return (await self._access.call("GET", "/policies", PolicyList)).policies

    async def put_policy(self, name: str, form: PolicyForm) -> PolicyLine:
        """Change the numbers of one kind; safe to repeat."""
        return await self._access.call("PUT", f"/policies/{name}", PolicyLine, body=form)

    async def setup(self) -> SetUpSaid:
        """What whoever runs the server set up there; of a newer one the channels that this program knows."""
        return await self._access.call("GET", "/setup", SetUpSaid)

    async def health(self) -> ServerHealth:
        """Which version answers."""
        return await self._access.call("GET", "/health", ServerHealth)

    async def calendars(self) -> list[CalendarLine]:
        """The subscribed calendars that one may see, by name."""
        return (await self._access.call("GET", "/calendars", Calendars)).calendars

    async def subscribe(self, wish: SubscribeWish) -> CalendarLine:
        """Have an .ics address fetched; safe to repeat by its id."""
        return await self._access.call("POST", "/calendars", CalendarLine, body=wish)

    async def unsubscribe(self, calendar_id: UUID) -> None:
        """Forget a calendar and its busy times."""
        await self._access.send("DELETE", f"/calendars/{calendar_id}")

    async def keys(self) -> list[KeyLine]:
        """The keys there are and were, newest first."""
        return (await self._access.call("GET", "/keys", KeyList)).keys

    async def make_key(self, wish: KeyWish) -> KeyMade:
        """A new key, shown in this answer alone; asked again it is another one."""
        return await self._access.call("POST", "/keys", KeyMade, body=wish)

    async def revoke_key(self, key_id: UUID) -> None:
        """Take its access away at once and for good; safe to repeat."""
        await self._access.send("DELETE", f"/keys/{key_id}")
