"""What the owner keeps in order: plans, bays, the organization, the numbers of the rules."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, get, put
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.management_messages import (
    BayForm,
    BayList,
    OrganizationAnswer,
    OrganizationForm,
    PlanForm,
    PlanList,
    PolicyForm,
    PolicyLine,
    PolicyList,
    ServerSetup,
)
from scheduling.records import Bay, Plan
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import management, policy_editing
from sync_server.services.permissions import require

_PLANS = needs(Action.MANAGE_PLANS)
_WORKSHOP = needs(Action.MANAGE_WORKSHOP)
_POLICIES = needs(Action.MANAGE_POLICIES)


class ManagementController(Controller):
    """Needs the owner's token."""

    path = "/"
    tags = ("management",)
    guards = (signed_in,)
    security = SIGNED_IN

    @get("/plans", opt=_PLANS, responses=refusals())
    async def plans(self, context: Asked, principal: Asker) -> PlanList:
        """Every plan, sold or not."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await management.plans(uow, account)

    @put("/plans/{plan_id:uuid}", opt=_PLANS, responses=refusals(ErrorCode.TOO_LONG, ErrorCode.STALE_EDIT))
    async def put_plan(
        self, plan_id: FromPath[UUID], data: JSONBody[PlanForm], context: Asked, principal: Asker
    ) -> Plan:
        """Make a plan under an id of your own, or say anew what it is; `active` false ends its sale.

        What is booked keeps its price; what was told to a customer is honoured for 60 days.
        """
        async with context.acting(principal) as (uow, account):
            plan = await management.put_plan(uow, account, plan_id, data, context.now())
            await uow.commit()
        return plan

    @get("/bays", opt=_WORKSHOP, responses=refusals())
    async def bays(self, context: Asked, principal: Asker) -> BayList:
        """Every bay, also those out of use."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await management.bays(uow, account)

    @put(
        "/bays/{bay_id:uuid}",
        opt=_WORKSHOP,
        responses=refusals(ErrorCode.IN_USE, ErrorCode.TOO_LONG, ErrorCode.STALE_EDIT),
    )
    async def put_bay(
        self, bay_id: FromPath[UUID], data: JSONBody[BayForm], context: Asked, principal: Asker
    ) -> Bay:
        """Make a bay under an id of your own, rename it, take it out of use: refused while bookings stand in it."""
        async with context.acting(principal) as (uow, account):
            bay = await management.put_bay(uow, account, bay_id, data, context.now())
            await uow.commit()
        return bay

    @get("/organization", opt=_WORKSHOP, responses=refusals())
    async def organization(self, context: Asked, principal: Asker) -> OrganizationAnswer:
        """The organization's own data."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await management.organization(uow, account)

    @put(
        "/organization",
        opt=_WORKSHOP,
        responses=refusals(ErrorCode.TOO_LONG, ErrorCode.NOT_FOUND, ErrorCode.STALE_EDIT),
    )
    async def put_organization(
        self, data: JSONBody[OrganizationForm], context: Asked, principal: Asker
    ) -> OrganizationAnswer:
        """Say anew what the organization is: name, address, time zone, buffer, notice, horizon, grid."""
        async with context.acting(principal) as (uow, account):
            answer = await management.put_organization(uow, account, data, context.now())
            await uow.commit()
        return answer

    @get("/policies", opt=_POLICIES, responses=refusals())
    async def policies(self, context: Asked, principal: Asker) -> PolicyList:
        """The numbers of the rules, kind by kind: those in force, and the defaults."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await policy_editing.listed(uow, account)

    @put(
        "/policies/{name:str}",
        opt=_POLICIES,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.STALE_EDIT),
    )
    async def put_policy(
        self, name: FromPath[str], data: JSONBody[PolicyForm], context: Asked, principal: Asker
    ) -> PolicyLine:
        """Change the numbers of one kind; what is booked keeps those it was booked under."""
        async with context.acting(principal) as (uow, account):
            line = await policy_editing.change(uow, account, name, data, context.now())
            await uow.commit()
        return line

    @get("/setup", opt=_WORKSHOP, responses=refusals())
    async def setup(self, context: Asked, principal: Asker) -> ServerSetup:
        """What whoever runs the server set up: over which channels messages go out, and who charges cards."""
        async with context.acting(principal, reading=True) as (_, account):
            require(account, Action.MANAGE_WORKSHOP)
        bootstrap = context.bootstrap
        channels = sorted(bootstrap.notifier.channels)
        return ServerSetup(message_channels=channels, payments=bootstrap.settings.payments)
