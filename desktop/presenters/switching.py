"""Switching between the people of one computer: whom it has, whose PIN is right, and what has to be asked before.

Who enters is left to a coroutine function, so that this knows neither files nor windows. Not here: how often a PIN may
be wrong (``desktop.store.pins``), a person's own PIN (``own_pin``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from psygnal import Signal

from desktop.presenters.sign_in import SignInFailed, Trouble
from desktop.store.account_file import Account
from desktop.store.errors import NotKept
from desktop.store.pins import Pins, Standing, matches
from desktop.store.telling import tell
from scheduling.errors import ErrorCode


class Wrong(StrEnum):
    """Why a PIN let nobody in."""

    EMPTY = "empty"
    PIN = "pin"
    """It is not theirs."""
    WAIT = "wait"
    """None may be given yet, after too many wrong ones."""
    SPENT = "spent"
    """No more may be given: only the password helps."""


class Left(StrEnum):
    """What who was at work did not finish, and would be gone with them."""

    BOOKING = "booking"
    UNSAVED = "unsaved"
    """Hours, settings or the details of a booking that were changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One of this computer; ``by_pin``: they can come in so, as far as one knows here."""

    account: Account
    by_pin: bool
    at_work: bool = False
    unsent: int = 0
    """Changes and files that did not go out yet."""


People: TypeAlias = Callable[[], Sequence[Person]]


class Switching:
    """``chosen`` gives their PIN; ``trouble`` is why that did not work, ``left`` what has to be asked first."""

    changed = Signal()
    sign_in_wanted = Signal(str)
    """By their password: the email of who was chosen, or nothing for somebody else."""
    gone_back = Signal()

    def __init__(
        self,
        people: People,
        pins: Pins,
        enter: Callable[[UUID], Awaitable[None]],
        *,
        unfinished: Callable[[], Left | None] = lambda: None,
    ) -> None:
        """``enter`` may raise ``SignInFailed``; ``unfinished`` is of who is at work."""
        self._read = people
        self._pins = pins
        self._enter = enter
        self._unfinished = unfinished
        self._then: UUID | str | None = None
        """Who enters, or the email of who signs in, once what is left was asked about."""
        self.busy = False
        self.trouble: Wrong | ErrorCode | Trouble | None = None
        self.left: Left | None = None
        self.people: Sequence[Person] = ()
        self.chosen: UUID | None = None
        self.look()

    @property
    def person(self) -> Person | None:
        """Who was chosen."""
        return self._find(self.chosen)

    @property
    def at_work(self) -> Person | None:
        """Who is at work, if anybody."""
        return next((each for each in self.people if each.at_work), None)

    @property
    def may_go_back(self) -> bool:
        """Whether who is at work has nothing that would keep others out: then nothing is locked."""
        person = self.at_work
        return person is not None and not person.by_pin and not self.standing(person).known

    def standing(self, person: Person | None = None) -> Standing:
        """How it stands with the PIN of this person, or of who was chosen."""
        person = person or self.person
        if person is None:
            return Standing()
        try:
            return self._pins.standing(person.account.staff_id)
        except NotKept:
            return Standing()

    def look(self) -> None:
        """Look again who there is."""
        self.people = self._read()
        if self.person is None:
            first = [*(each for each in self.people if each.by_pin), *self.people]
            self.chosen = (self.at_work or first[0]).account.staff_id if first else None
        tell(self.changed)

    def choose(self, staff_id: UUID) -> None:
        """This person wants in."""
        if not self.busy and staff_id != self.chosen and self._find(staff_id) is not None:
            self.chosen, self.trouble = staff_id, None
            tell(self.changed)

    async def give(self, pin: str) -> None:
        """The PIN of who was chosen; a second one while the first is looked at does nothing."""
        person = self.person
        if self.busy or person is None or not person.by_pin:
            return
        self.busy, self.trouble = True, None
        tell(self.changed)
        try:
            if await self._is_right(person.account.staff_id, pin):
                await self._let_in(person)
        except NotKept:
            self.trouble = Trouble.NOT_KEPT
        finally:
            self.busy = False
            tell(self.changed)

    def sign_in(self, *, somebody_else: bool = False) -> None:
        """With the password in place of a PIN; or somebody who is not among these people."""
        person = None if somebody_else else self.person
        if self.busy:
            return
        if person is None or not person.at_work:
            self.left = self._unfinished()
        email = person.account.email if person is not None else ""
        if self.left is not None:
            self._then = email
            tell(self.changed)
        else:
            tell(self.sign_in_wanted, email)

    async def drop(self) -> None:
        """What is left may go: on with what was asked for."""
        then, self._then, self.left = self._then, None, None
        if isinstance(then, str):
            tell(self.changed)
            tell(self.sign_in_wanted, then)
        elif then is not None:
            self.busy = True
            try:
                await self._enter_as(then)
            finally:
                self.busy = False
                tell(self.changed)

    def keep(self) -> None:
        """What is left stays, and who is at work."""
        self._then = self.left = None
        tell(self.changed)

    def go_back(self) -> None:
        """To where one was, where nothing is locked."""
        if self.may_go_back and not self.busy:
            tell(self.gone_back)

    async def _is_right(self, staff_id: UUID, pin: str) -> bool:
        """The try counts before it is looked at."""
        if not pin:
            self.trouble = Wrong.EMPTY
            return False
        kept = self._pins.begin(staff_id)
        if kept is None:
            self.trouble = self._why_not()
            return False
        if await asyncio.to_thread(matches, staff_id, pin, kept):
            self._pins.right(staff_id)
            return True
        self.trouble = Wrong.SPENT if self.standing().spent else Wrong.PIN
        return False

    def _why_not(self) -> Wrong:
        return Wrong.SPENT if self.standing().spent else Wrong.WAIT

    async def _let_in(self, person: Person) -> None:
        self.left = None if person.at_work else self._unfinished()
        if self.left is not None:
            self._then = person.account.staff_id
        else:
            await self._enter_as(person.account.staff_id)

    async def _enter_as(self, staff_id: UUID) -> None:
        try:
            await self._enter(staff_id)
        except SignInFailed as failure:
            self.trouble = failure.code

    def _find(self, staff_id: UUID | None) -> Person | None:
        return next((each for each in self.people if each.account.staff_id == staff_id), None)
