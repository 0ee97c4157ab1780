"""The messages of bookings, and who wants which."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, get, post, put
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.message_delivery import (
    ConsentAnswer,
    ConsentWish,
    ReminderWish,
    ResendWish,
    Resent,
    SessionMessages,
    WeeklyWishAnswer,
)
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import message_views, message_wishes
from sync_server.services.confirming_again import confirm_again


class MessagesController(Controller):
    """``/sessions/…/messages`` and the switches: needs a token."""

    tags = ("messages",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get(
        "/sessions/{session_id:uuid}/messages",
        opt=needs(Action.VIEW_CALENDAR),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def of_session(
        self, session_id: FromPath[UUID], context: Asked, principal: Asker
    ) -> SessionMessages:
        """What went out about a booking, what did not and why, and what is still to come."""
        async with context.acting(principal, reading=True) as (uow, account):
            carried = context.bootstrap.notifier.channels
            return await message_views.of_session(uow, account, session_id, context.now(), carried)

    @post(
        "/sessions/{session_id:uuid}/confirmation",
        status_code=200,
        opt=needs(Action.EDIT_CUSTOMERS),
        responses=refusals(
            ErrorCode.NOT_FOUND,
            ErrorCode.INVALID,
            ErrorCode.GONE,
            ErrorCode.TOO_EARLY,
            ErrorCode.TOO_LATE,
            ErrorCode.NOT_REACHABLE,
            ErrorCode.NO_CARRIER,
            ErrorCode.TOO_MANY_ATTEMPTS,
        ),
    )
    async def confirm_again(
        self, session_id: FromPath[UUID], data: JSONBody[ResendWish], context: Asked, principal: Asker
    ) -> Resent:
        """Tell the customer the confirmation again, at most three times an hour. Sent again, nothing more happens."""
        async with context.acting(principal) as (uow, account):
            carried = context.bootstrap.notifier.channels
            answer = await confirm_again(uow, account, session_id, data, context.now(), carried=carried)
            await uow.commit()
        return answer

    @put(
        "/sessions/{session_id:uuid}/reminders",
        status_code=204,
        opt=needs(Action.EDIT_CUSTOMERS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def set_reminders(
        self, session_id: FromPath[UUID], data: JSONBody[ReminderWish], context: Asked, principal: Asker
    ) -> None:
        """Switch the reminders of one booking off or on. Confirmations and changes are told all the same."""
        async with context.acting(principal) as (uow, account):
            await message_wishes.set_reminders(
                uow, account, session_id, context.now(), reminders_on=data.reminders_on
            )
            await uow.commit()

    @get(
        "/customers/{customer_id:uuid}/sms-consent",
        opt=needs(Action.VIEW_CUSTOMERS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def consent(self, customer_id: FromPath[UUID], context: Asked, principal: Asker) -> ConsentAnswer:
        """Whether a customer agreed to SMS at the number that they have now. Without a word they did not."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await message_wishes.consent(uow, account, customer_id)

    @put(
        "/customers/{customer_id:uuid}/sms-consent",
        opt=needs(Action.EDIT_CUSTOMERS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def set_consent(
        self, customer_id: FromPath[UUID], data: JSONBody[ConsentWish], context: Asked, principal: Asker
    ) -> ConsentAnswer:
        """Note that a customer agreed to SMS, or no longer does. Yes holds for their present number only."""
        async with context.acting(principal) as (uow, account):
            answer = await message_wishes.set_consent(uow, account, customer_id, data, context.now())
            await uow.commit()
        return answer

    @get("/me/weekly-question", opt=needs(Action.CHOOSE_OWN_MESSAGES), responses=refusals())
    async def weekly(self, context: Asked, principal: Asker) -> WeeklyWishAnswer:
        """Whether the asker, a mechanic, is asked once a week if their hours are right."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await message_wishes.weekly(uow, account)

    @put(
        "/me/weekly-question",
        status_code=204,
        opt=needs(Action.CHOOSE_OWN_MESSAGES),
        responses=refusals(),
    )
    async def set_weekly(self, data: JSONBody[WeeklyWishAnswer], context: Asked, principal: Asker) -> None:
        """A mechanic's own switch for the weekly question."""
        async with context.acting(principal) as (uow, account):
            await message_wishes.set_weekly(uow, account, data.wanted, context.now())
            await uow.commit()
