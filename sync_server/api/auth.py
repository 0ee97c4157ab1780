"""Signing in, renewing, signing out."""

from __future__ import annotations

from functools import partial
from typing import Any

from litestar import Controller, Request, post
from litestar.params import JSONBody

from scheduling.errors import ErrorCode, Invalid
from scheduling.escrow_messages import KeysGiven, KeyWanted
from scheduling.staff_messages import KioskLetIn, KioskWish, NewPassword
from scheduling.wire import Refresh, SignIn, Tokens
from sync_server.http.attempts import Attempt
from sync_server.http.context import Asked, Context
from sync_server.http.documented import refusals
from sync_server.services import escrow, kiosks, passwords
from sync_server.services import sign_in as service
from sync_server.services.identity import normal_email
from sync_server.services.refusals import DeviceRevoked
from sync_server.services.sign_in import SignedIn


class AuthController(Controller):
    """``/auth``: needs no token."""

    path = "/auth"
    tags = ("auth",)

    @post(
        "/sign-in",
        status_code=200,
        responses=refusals(
            ErrorCode.WRONG_CREDENTIALS,
            ErrorCode.NOT_ALLOWED,
            ErrorCode.DEVICE_REVOKED,
            ErrorCode.TOO_MANY_ATTEMPTS,
            signed_in=False,
        ),
    )
    async def sign_in(
        self, data: JSONBody[SignIn], request: Request[Any, Any, Any], context: Asked
    ) -> Tokens:
        """Email and password to tokens; the device is registered.

        A device without access gets `params.handover` instead: a token that is good for `POST /sync/handover` only.
        """
        now, attempt = context.now(), _attempt(data, request)
        await _check(context, attempt, now)
        try:
            signed_in = await service.sign_in(
                context.bootstrap.unit_of_work, context.refresh_texts, data, now
            )
        except service.LeavingDevice as leaving:
            token, _ = context.tokens.issue(leaving.account, now)
            raise DeviceRevoked(handover=token, staff_id=str(leaving.account.staff_id)) from leaving
        context.limits.succeeded(attempt)
        return _tokens(context, signed_in, now)

    @post(
        "/refresh",
        status_code=200,
        responses=refusals(ErrorCode.NOT_SIGNED_IN, ErrorCode.DEVICE_REVOKED, signed_in=False),
    )
    async def refresh(self, data: JSONBody[Refresh], context: Asked) -> Tokens:
        """A refresh token to new tokens.

        One that this server never gave is refused with `params.unknown`: it may still be good at the right server.
        Any other that is refused is good nowhere; it must not be sent again.
        """
        now = context.now()
        begin = context.bootstrap.unit_of_work
        signed_in = await service.refresh(begin, context.refresh_texts, data.refresh_token, now)
        return _tokens(context, signed_in, now)

    @post(
        "/password",
        status_code=204,
        responses=refusals(ErrorCode.WRONG_CREDENTIALS, ErrorCode.TOO_MANY_ATTEMPTS, signed_in=False),
    )
    async def set_password(
        self, data: JSONBody[NewPassword], request: Request[Any, Any, Any], context: Asked
    ) -> None:
        """Set a password of at least 10 characters with the code that the owner gave; it works once."""
        now, address = context.now(), _address(request)
        context.limits.check_address(address, now)
        await passwords.set_by_link(context.bootstrap.unit_of_work, data, now)
        context.limits.right(address)

    @post(
        "/key",
        status_code=200,
        responses=refusals(
            ErrorCode.WRONG_CREDENTIALS,
            ErrorCode.DEVICE_REVOKED,
            ErrorCode.NO_KEY,
            ErrorCode.TOO_MANY_ATTEMPTS,
            signed_in=False,
        ),
    )
    async def lost_key(
        self, data: JSONBody[KeyWanted], request: Request[Any, Any, Any], context: Asked
    ) -> KeysGiven:
        """Give the person the keys of one device's own files back, where that device has lost them.

        By the password, and sealed to the key of the question. Five times an hour for one person at one device; the
        owner sees each in the trail.
        """
        now, attempt = context.now(), _attempt(data, request)
        await _check(context, attempt, now)
        context.lost_key_limits.check(attempt.at_device, now)
        begin = context.bootstrap.unit_of_work
        given = await escrow.give_back(begin, data, context.escrow, now)
        context.limits.succeeded(attempt)
        return given

    @post(
        "/kiosk",
        status_code=200,
        responses=refusals(
            ErrorCode.WRONG_CREDENTIALS,
            ErrorCode.DEVICE_REVOKED,
            ErrorCode.TOO_LONG,
            ErrorCode.TOO_MANY_ATTEMPTS,
            signed_in=False,
        ),
    )
    async def let_kiosk_in(
        self, data: JSONBody[KioskWish], request: Request[Any, Any, Any], context: Asked
    ) -> KioskLetIn:
        """A kiosk by the code that the owner asked for, which works once and for 15 minutes.

        The credential of the answer goes with each request in the place of a token. It opens what kiosks may and
        nothing else, until the owner takes it away.
        """
        now, address = context.now(), _address(request)
        context.kiosk_limits.check(address, now)
        made = await kiosks.let_in(context.bootstrap.unit_of_work, data, now)
        context.kiosk_limits.right(address)
        return made

    @post("/sign-out", status_code=204, responses=refusals(signed_in=False))
    async def sign_out(self, data: JSONBody[Refresh], context: Asked) -> None:
        """End what the token belongs to."""
        begin = context.bootstrap.unit_of_work
        await service.sign_out(begin, context.refresh_texts, data.refresh_token, context.now())


def _attempt(data: SignIn | KeyWanted, request: Request[Any, Any, Any]) -> Attempt:
    return Attempt(email=_email(data.email), device_id=data.device_id, address=_address(request))


async def _check(context: Context, attempt: Attempt, now: int) -> None:
    """Raises ``TooManyAttempts``."""
    begin = context.bootstrap.unit_of_work
    own = partial(service.is_own_device, begin, attempt.email, attempt.device_id)
    await context.limits.check(attempt, now, own)


def _email(text: str) -> str:
    email = normal_email(text)
    if "\x00" in email or len(email) > 320:
        raise Invalid("email")
    return email


def _address(request: Request[Any, Any, Any]) -> str:
    return request.client.host if request.client else ""


def _tokens(context: Context, signed_in: SignedIn, now: int) -> Tokens:
    account = signed_in.account
    access_token, expires = context.tokens.issue(account, now)
    return Tokens(
        access_token=access_token,
        access_expires=expires,
        refresh_token=signed_in.refresh_token,
        tenant_id=account.tenant_id,
        staff_id=account.staff_id,
        role=account.role.value,
        name=account.name,
    )
