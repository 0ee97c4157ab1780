"""Signing in, renewing, signing out."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, post
from litestar.params import JSONBody

from scheduling.errors import ErrorCode, Invalid
from scheduling.staff_messages import NewPassword
from scheduling.wire import Refresh, SignIn, Tokens
from sync_server.http.context import Asked, Context
from sync_server.http.documented import refusals
from sync_server.services import passwords
from sync_server.services import sign_in as service
from sync_server.services.identity import normal_email
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
        """Email and password to tokens; the device is registered."""
        now, email = context.now(), normal_email(data.email)
        if "\x00" in email or len(email) > 320:
            raise Invalid("email")
        address = _address(request)
        context.limits.check(email, address, now)
        signed_in = await service.sign_in(context.bootstrap.unit_of_work, data, now)
        context.limits.succeeded(email, address)
        return _tokens(context, signed_in, now)

    @post(
        "/refresh",
        status_code=200,
        responses=refusals(ErrorCode.NOT_SIGNED_IN, ErrorCode.DEVICE_REVOKED, signed_in=False),
    )
    async def refresh(self, data: JSONBody[Refresh], context: Asked) -> Tokens:
        """A refresh token to new tokens."""
        now = context.now()
        return _tokens(
            context, await service.refresh(context.bootstrap.unit_of_work, data.refresh_token, now), now
        )

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

    @post("/sign-out", status_code=204, responses=refusals(signed_in=False))
    async def sign_out(self, data: JSONBody[Refresh], context: Asked) -> None:
        """End what the token belongs to."""
        await service.sign_out(context.bootstrap.unit_of_work, data.refresh_token, context.now())


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
