"""A customer's checkout through a website: the booking and its customer put in the checkout's terms.

The rest is ``money.checkouts``. What is left to pay goes by card. Credit of somebody whom the shop knew before is not
touched: who only guesses a name and a number neither spends it nor learns of it.
"""

from __future__ import annotations

from scheduling.money_messages import CheckoutRequest
from scheduling.payments import PaymentMethod
from scheduling.rights import Action
from sync_server.services import site, site_bookings, site_holds, site_made
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money import checkouts
from sync_server.services.money.charging import Till
from sync_server.services.money.rows import Checkout, SessionPayment
from sync_server.services.permissions import require
from sync_server.services.site_messages import SiteCheckout


async def start(
    uow: UnitOfWork, account: Account, wish: SiteCheckout, till: Till, now: int
) -> tuple[Checkout, SessionPayment | None]:
    """By a hold of the site's own, taken anew where it is over and its time free.

    Raises as ``checkouts.start``, and ``NotFound`` for who was not brought.
    """
    require(account, Action.ACT_FOR_CUSTOMERS)
    await uow.bump()
    known = await site.brought(uow, account, wish.booking.customer, Action.CHECK_OUT)
    command = await site_bookings.command_of(uow, known, wish.booking)
    if await uow.rows.get(Checkout, wish.checkout_id) is None:
        await site_holds.check_usable(uow, account, wish.booking, command.minutes)
        await site_holds.take_anew(uow, account, wish.booking, command.minutes, now)
    asked = CheckoutRequest(checkout_id=wish.checkout_id, booking=command, method=PaymentMethod.CARD)
    started = await checkouts.start(uow, account, asked, till, now, brought=known)
    await site_made.keep(uow, known, wish.booking.session_id)
    return started
