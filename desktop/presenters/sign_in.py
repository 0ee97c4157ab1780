"""Signing in: what was typed, whether it can be sent, what came back. Words and widgets are the view's.

How the server is asked is given as a coroutine function, so that this knows neither HTTP nor files.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from psygnal import Signal

from desktop.store.account_file import Unsent
from scheduling.errors import ErrorCode
from scheduling.staff_messages import LEAST_PASSWORD


class Trouble(StrEnum):
    """What a sign-in can fail by besides the server's ``ErrorCode``."""

    NO_SERVER_ADDRESS = "no_server_address"
    NO_EMAIL = "no_email"
    NO_PASSWORD = "no_password"  # noqa: S105  a code, not a password
    PASSWORD_SHORT = "password_short"  # noqa: S105
    NO_CODE = "no_code"
    CODE_WRONG = "code_wrong"
    """It was used, is over, or another was given since; or it never was one."""
    OFFLINE = "offline"
    FILES_IN_USE = "files_in_use"
    FILES_UNREADABLE = "files_unreadable"
    FILES_TOO_NEW = "files_too_new"
    KEY_MISSING = "key_missing"
    """The key of this person's files is not on this computer; signing in fetches it."""
    KEY_OFFLINE = "key_offline"
    """The same, and the server does not answer."""
    NOT_KEPT = "not_kept"
    """The disk is full or may not be written to, the keyring is locked, or another program has the files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One complete sign-in form."""

    server: str
    email: str
    password: str
    code: str = ""
    """With which the password is set first."""


class SignInFailed(Exception):
    """Asking the server failed in a way that a user understands; ``code`` is an ErrorCode or a Trouble."""

    def __init__(self, code: ErrorCode | Trouble) -> None:
        super().__init__(code.value)
        self.code = code


def refused(code: str) -> SignInFailed:
    """What the server said no by; a code that this program does not know says only that it is one."""
    return SignInFailed(ErrorCode(code) if code in set(ErrorCode) else ErrorCode.INVALID)


Ask: TypeAlias = Callable[[Attempt], Awaitable[None]]

_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_HERE = re.compile(r"^(localhost|127\.|\[::1\])", re.IGNORECASE)


def address(text: str) -> str:
    """A server address as typed, completed: ``garage.example`` is https, this machine itself is http."""
    bare = text.strip().rstrip("/")
    if not bare or _SCHEME.match(bare):
        return bare
    return f"http://{bare}" if _HERE.match(bare) else f"https://{bare}"


class SignInPresenter:
    """``busy`` while the server is asked; ``trouble`` is why the last attempt failed."""

    changed = Signal()
    signed_in = Signal()
    gone_back = Signal()

    def __init__(
        self,
        ask: Ask,
        *,
        set_password: Ask | None = None,
        server: str = "",
        email: str = "",
        secrets_in_file: bool = False,
        handed_over: int | None = None,
        has_way_back: bool = False,
        back_to_people: bool = False,
        unsent: Sequence[Unsent] = (),
    ) -> None:
        """``set_password`` uses up the attempt's code; without it none is asked for."""
        self._ask = ask
        self.takes_codes = set_password is not None
        self._set_password = set_password or ask
        self.server = server
        self.email = email
        self.secrets_in_file = secrets_in_file
        self.handed_over = handed_over
        """This computer was erased just now, and so many changes are with the owner; ``None``: it was not."""
        self._left = False
        self.unsent = unsent
        """Of whom something on this computer was not sent."""
        self.choosing = False
        """Whether a password is set, by the code that the owner gave, and not only given."""
        self.has_way_back = has_way_back or back_to_people
        """Whether who should sign in again may also go on with what is on this computer."""
        self.back_to_people = back_to_people
        """Whether that way leads to where this computer's people switch."""
        self.busy = False
        self.trouble: ErrorCode | Trouble | None = None

    def choose(self, *, a_password: bool) -> None:
        """Whether the form is for somebody with a code."""
        if not self.busy:
            self.choosing, self.trouble = a_password, None
            self.changed.emit()

    async def sign_in(self, server: str, email: str, password: str, code: str = "") -> bool:
        """Try once; whether it worked. A second call while one is under way does nothing.

        ``code`` counts where a password is chosen. It works once: from then on the password is what counts.
        """
        if self.busy or self._left:
            return False
        self.server, self.email = address(server), email.strip()
        code = "".join(code.split()) if self.choosing else ""
        self.trouble = self._missing(password) or (self._wrong(code, password) if self.choosing else None)
        if self.trouble is None:
            await self._send(Attempt(server=self.server, email=self.email, password=password, code=code))
        self.changed.emit()
        if self.trouble is None:
            self.signed_in.emit()
        return self.trouble is None

    def go_back(self) -> None:
        """To the calendar as it was; once, and not while the server is asked."""
        if self.has_way_back and not self.busy and not self._left:
            self._left = True
            self.gone_back.emit()

    def _missing(self, password: str) -> Trouble | None:
        if not self.server:
            return Trouble.NO_SERVER_ADDRESS
        if not self.email:
            return Trouble.NO_EMAIL
        return None if password else Trouble.NO_PASSWORD

    def _wrong(self, code: str, password: str) -> Trouble | None:
        if not code:
            return Trouble.NO_CODE
        return Trouble.PASSWORD_SHORT if len(password) < LEAST_PASSWORD else None

    async def _use_code(self, attempt: Attempt) -> bool:
        """Set the password; whether that has signed in too.

        Where the code counts no more, the answer to it may have been lost: then the password counts already.
        """
        try:
            await self._set_password(attempt)
        except SignInFailed as failure:
            if failure.code is not Trouble.CODE_WRONG:
                raise
            try:
                await self._ask(replace(attempt, code=""))
            except SignInFailed as other:
                if other.code is ErrorCode.WRONG_CREDENTIALS:
                    raise failure from other
                raise
            return True
        return False

    async def _send(self, attempt: Attempt) -> None:
        self.busy = True
        self.changed.emit()
        try:
            inside = bool(attempt.code) and await self._use_code(attempt)
            self.choosing = False
            if not inside:
                await self._ask(attempt)
        except SignInFailed as failure:
            self.trouble = failure.code
        finally:
            self.busy = False
