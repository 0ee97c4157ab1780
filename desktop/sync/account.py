"""Signing in, and asking the server as one person who is signed in: tokens are renewed when needed.

Whose access it is never changes, whoever is at work meanwhile: what one person did is not sent as another.
The refresh token is kept with the secrets, the access token in memory only. Not here: how HTTP fails (``transport``).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from psygnal import Signal

from desktop.store.account_file import Account, AccountFile
from desktop.store.errors import NotKept
from desktop.store.pins import Pins
from desktop.store.secrets import Secrets, pin_name, refresh_name
from desktop.store.telling import tell
from desktop.sync.errors import BadAnswer, NotAsked, NotSignedIn, Refused
from desktop.sync.last_heard import LastHeard
from desktop.sync.transport import Transport
from scheduling.errors import ErrorCode
from scheduling.escrow_messages import KeysGiven, KeyWanted
from scheduling.handover_messages import HandOver, LeftChange, LeftFile, LeftFileTaken, Taken
from scheduling.staff_messages import NewPassword
from scheduling.vocabulary import Role
from scheduling.wire import Copy, CopyWanted, Problem, Refresh, SignIn, Snapshot, Standing, Tokens

T = TypeVar("T")

REFUSED_PAUSE = 60.0
"""Seconds before a token that some server did not know is tried again."""


class AccessTaken(Exception):
    """The password is right, and this device has no access any more: it may hand over what it has."""

    def __init__(self, staff_id: UUID) -> None:
        super().__init__(str(staff_id))
        self.staff_id = staff_id


class Access:
    """One desktop's access to its server."""

    signed_out = Signal()
    """The server does not take our tokens any more: somebody has to sign in."""
    role_changed = Signal()
    """The owner gave them another role, which the account has now."""
    accepted = Signal()
    """It takes them again, though nobody has: another server had stood in its place."""

    def __init__(
        self,
        transport: Transport,
        secrets: Secrets,
        file: AccountFile,
        *,
        app: str,
        clock: Callable[[], float] = time.monotonic,
        staff_id: UUID | None = None,
    ) -> None:
        """``clock``: seconds that only go forward. ``staff_id``: whose it is; else of who is at work, or signs in."""
        self._transport = transport
        self._secrets = secrets
        self._file = file
        self._renewing = asyncio.Lock()
        self._token = ""
        self.last_heard = LastHeard(lambda: self.account, file.update)
        self._refused: bool | None = None
        self.unknown_there = False
        """Whether the server that refused last never gave this sign-in: it may be another one at the same address."""
        self._told_refused = False
        self._clock = clock
        self._not_before = clock()
        self._staff_id = staff_id
        self.app = app
        """The program's version."""

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()

    def warm_up(self) -> None:
        """Load what asking needs: in a thread after the first paint."""
        self._transport.warm_up()

    @property
    def account(self) -> Account | None:
        """Whose it is, as long as they are signed in here."""
        if self._staff_id is not None:
            return self._file.account(self._staff_id)
        found = self._file.current()
        self._staff_id = found.staff_id if found is not None else None
        return found

    @property
    def pins(self) -> Pins:
        """The PINs of this computer's people."""
        return Pins(self._secrets, time.time)

    @property
    def refused(self) -> bool:
        """Whether the server signed them out: somebody has to sign in. It is known after a restart too."""
        if self._refused is None:
            try:
                self._refused = self.account is not None and self._file.refused(self._staff_id)
            except NotKept:
                return False
        return self._refused

    async def set_password(self, code: str, password: str) -> None:
        """By the code that the owner gave, which works once; raises ``Refused`` or ``Offline``."""
        message = NewPassword(code=code, password=password)
        await self._transport.send("POST", "/auth/password", body=message)

    async def sign_in(self, email: str, password: str, device_name: str = "") -> Account:
        """Sign in; raises ``Refused`` (wrong credentials, too many attempts), ``AccessTaken`` or ``Offline``."""
        email = email.strip()
        device_id = self._file.device_for(email)
        message = SignIn(
            email=email, password=password, device_id=device_id, device_name=device_name, app=self.app
        )
        try:
            tokens = await self._transport.call("POST", "/auth/sign-in", Tokens, body=message)
        except Refused as error:
            raise self._leaving(error) or error from error
        # failpoint: access.sign_in_answered
        account = Account(
            tenant_id=tokens.tenant_id,
            staff_id=tokens.staff_id,
            role=_role(tokens.role),
            name=tokens.name,
            device_id=device_id,
            email=email,
            server=self._transport.base_url,
        )
        self._keep(account, tokens)
        # failpoint: access.sign_in_kept
        before = self._file.save(account, proves=self._staff_id == account.staff_id)
        self._staff_id = account.staff_id
        self._refused = self._told_refused = False
        with suppress(NotKept):
            self.pins.right(account.staff_id)
        if before is not None:
            with suppress(NotKept):  # kept for them as long as nobody else came
                self._secrets.delete(refresh_name(before.staff_id))
        return account

    async def hand_over(
        self,
        staff_id: UUID,
        device_id: UUID,
        changes: list[LeftChange],
        *,
        complete: bool,
        files_lost: int = 0,
    ) -> int:
        """Give up changes of a device without access, by whatever token there is; how many the server took."""
        message = HandOver(
            device_id=device_id,
            refresh_token=self._secrets.get(refresh_name(staff_id)) or "",
            changes=changes,
            complete=complete,
            files_lost=files_lost,
        )
        answer = await self._transport.call("POST", "/sync/handover", Taken, body=message, token=self._token)
        return answer.taken

    async def hand_over_file(self, staff_id: UUID, file: LeftFile) -> LeftFileTaken:
        """Announce a file of such a device, by whatever token there is; what the server still lacks of it."""
        message = replace(file, refresh_token=self._secrets.get(refresh_name(staff_id)) or "")
        return await self._transport.call(
            "POST", "/sync/handover/files", LeftFileTaken, body=message, token=self._token
        )

    async def hand_over_part(self, staff_id: UUID, file: LeftFile, number: int, content: bytes) -> None:
        """Put a part of it."""
        path = f"/sync/handover/files/{file.id}/parts/{number}?device_id={file.device_id}"
        token = self._secrets.get(refresh_name(staff_id)) or self._token
        await self._transport.put(path, content, token=token)

    async def lost_keys(self, message: KeyWanted) -> KeysGiven:
        """The keys of this device's files, on proof of the password; raises ``Refused`` and ``Offline``."""
        return await self._transport.call("POST", "/auth/key", KeysGiven, body=message)

    @property
    def at_hand(self) -> bool:
        """Whether there is a token: what is asked then goes out at once."""
        return bool(self._token)

    async def ready(self) -> None:
        """Have a token at hand; raises what getting one raises."""
        await self._current()

    def forget(self, account: Account) -> str:
        """Sign this person out here, nobody else; what :meth:`tell_signed_out` needs is returned."""
        refresh = self._secrets.get(refresh_name(account.staff_id)) or ""
        self._secrets.delete(refresh_name(account.staff_id))
        self._secrets.delete(pin_name(account.staff_id))
        self._token, self._refused = "", False
        self._file.sign_out(account.staff_id)
        return refresh

    async def tell_signed_out(self, refresh_token: str) -> None:
        """Let the server forget it too, when it can be reached."""
        if refresh_token:
            await self._transport.send("POST", "/auth/sign-out", body=Refresh(refresh_token=refresh_token))

    def become(self, device_id: UUID) -> None:
        """Go on under another device id."""
        self._file.update(replace(self._signed_in(), device_id=device_id))

    def stands(self, account: Account, role: Role, name: str) -> None:
        """As what and under which name they work there now, of whom this was known; raises ``NotKept``."""
        if (role, name) == (account.role, account.name):
            return
        self._file.update(replace(account, role=role, name=name))
        if role is not account.role:
            tell(self.role_changed)

    async def call(
        self,
        method: str,
        path: str,
        answer: type[T],
        *,
        body: object = None,
        params: Mapping[str, str | int] | None = None,
    ) -> T:
        """``Transport.call`` as the signed-in person; a refused token is renewed once."""

        async def ask(token: str) -> T:
            return await self._transport.call(method, path, answer, body=body, params=params, token=token)

        return await self._with_token(ask)

    async def send(self, method: str, path: str, body: object = None) -> None:
        """``Transport.send`` as the signed-in person."""

        async def ask(token: str) -> None:
            await self._transport.send(method, path, body=body, token=token)

        await self._with_token(ask)

    async def put(self, path: str, content: bytes) -> None:
        """``Transport.put`` as the signed-in person; a refused token is renewed once."""

        async def ask(token: str) -> None:
            await self._transport.put(path, content, token=token)

        await self._with_token(ask)

    @asynccontextmanager
    async def download(self, path: str) -> AsyncIterator[AsyncIterator[bytes]]:
        """``Transport.download`` as the signed-in person; a refused token is renewed for the next try."""
        async with self._lent() as token, self._transport.download(path, token=token) as chunks:
            yield chunks

    @asynccontextmanager
    async def snapshot(
        self, params: Mapping[str, str | int]
    ) -> AsyncIterator[tuple[Snapshot, AsyncIterator[list[bytes]]]]:
        """``Transport.snapshot`` as the signed-in person; a refused token is renewed for the next try."""
        async with self._lent() as token, self._transport.snapshot(params, token) as opened:
            yield opened

    @asynccontextmanager
    async def copy(self, wanted: CopyWanted) -> AsyncIterator[tuple[Copy, AsyncIterator[bytes]]]:
        """``Transport.copy`` as the signed-in person; a refused token is renewed for the next try."""
        async with self._lent() as token, self._transport.copy(wanted, token) as opened:
            yield opened

    async def events(self) -> AsyncGenerator[int | None]:
        """``Transport.events`` as the signed-in person; a refused token is renewed for the next try."""
        async with self._lent() as token, aclosing(self._transport.events(token)) as versions:
            async for version in versions:
                yield version

    async def standing(self, after: int, seconds: float) -> Standing:
        """Where the server stands, once that is not ``after`` any more; but ``seconds`` at most."""
        params: dict[str, str | int] = {"after": after, "seconds": str(seconds)}
        return await self.call("GET", "/sync/version", Standing, params=params)

    async def _with_token(self, ask: Callable[[str], Awaitable[T]]) -> T:
        token = await self._current()
        try:
            return await ask(token)
        except NotSignedIn:
            return await ask(await self._renew(token))

    @asynccontextmanager
    async def _lent(self) -> AsyncIterator[str]:
        """A token for what cannot be asked again halfway; refused, it is renewed for the next try."""
        token = await self._current()
        try:
            yield token
        except NotSignedIn:
            await self._renew(token)
            raise

    async def _current(self) -> str:
        return self._token or await self._renew("")

    async def _renew(self, stale: str) -> str:
        """A new access token; whoever comes second gets the one that the first one fetched."""
        async with self._renewing:
            if self._token == stale:
                self._token = ""
                await self._refresh()
            return self._token

    async def _refresh(self) -> None:
        account = self._signed_in()
        refresh = self._secrets.get(refresh_name(account.staff_id))
        if refresh is None:
            self._note_refused()
            raise _not_signed_in()
        if self._clock() < self._not_before:
            raise _not_signed_in()
        try:
            message = Refresh(refresh_token=refresh)
            tokens = await self._transport.call("POST", "/auth/refresh", Tokens, body=message)
        except Refused as error:
            if error.problem.code == ErrorCode.DEVICE_REVOKED:
                raise  # the token is good for one thing still: handing over
            if error.status in (401, 403):
                self.unknown_there = error.problem.params.get("unknown") is True
                self._note_refused()
                if self.unknown_there:
                    self._not_before = self._clock() + REFUSED_PAUSE  # of another server: ours may come back
                else:
                    with suppress(NotKept):
                        self._secrets.delete(refresh_name(account.staff_id))
            raise
        # failpoint: access.renewed
        try:
            self._keep(account, tokens)
        except NotKept:
            # The token that is kept stays good until the new one is used to renew: it is asked with again.
            self._token = tokens.access_token
        self._note_accepted()

    def _keep(self, account: Account, tokens: Tokens) -> None:
        """The new refresh token is stored before its access token is used: only then does the old one die."""
        self._secrets.set(refresh_name(account.staff_id), tokens.refresh_token)
        # failpoint: access.token_kept
        self._token = tokens.access_token

    def _note_refused(self) -> None:
        """Durably, before the token goes; and told once."""
        if not self.refused:
            self._refused = True
            with suppress(NotKept):
                self._file.refuse(self._staff_id)
        if not self._told_refused:
            self._told_refused = True
            tell(self.signed_out)

    def _note_accepted(self) -> None:
        self.unknown_there = False
        self._told_refused = False
        if self.refused:
            self._refused = False
            with suppress(NotKept):
                self._file.accept(self._staff_id)
            tell(self.accepted)

    def _leaving(self, error: Refused) -> AccessTaken | None:
        """What a refused sign-in says of a device without access, whose token is kept for handing over."""
        params = error.problem.params
        token, staff_id = params.get("handover"), params.get("staff_id")
        if error.problem.code != ErrorCode.DEVICE_REVOKED or not token:
            return None
        try:
            leaving = AccessTaken(UUID(str(staff_id)))
        except ValueError:
            return None
        with suppress(NotKept):  # the server may know it no longer
            self._secrets.delete(refresh_name(leaving.staff_id))
        self._token = str(token)
        return leaving

    def _signed_in(self) -> Account:
        account = self.account
        if account is None:
            raise _not_signed_in()
        return account


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError as error:
        raise BadAnswer(f"an unknown role: {text!r}") from error


def _not_signed_in() -> NotAsked:
    return NotAsked(401, Problem(code=ErrorCode.NOT_SIGNED_IN.value, detail=""))
