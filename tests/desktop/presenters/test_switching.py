"""The page where a computer's people switch: whose PIN lets whom in, what is asked first, who may go back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

import pytest

from desktop.presenters.sign_in import SignInFailed, Trouble
from desktop.presenters.switching import Left, Person, Switching, Wrong
from desktop.store import pins
from desktop.store.account_file import Account
from desktop.store.errors import NotKept
from desktop.store.errors import Trouble as Kept
from desktop.store.pins import MOST_WRONG, Pins, hashed
from scheduling.vocabulary import Role
from tests.factories import named
from tests.fake_door import MemorySecrets


def _person(name: str, **more: object) -> Person:
    account = Account(
        tenant_id=named("organization"),
        staff_id=named(name),
        role=Role.RECEPTIONIST,
        name=name,
        device_id=named(f"{name}'s device"),
        email=f"{name}@example.test",
    )
    return replace(Person(account=account, by_pin=True), **more)  # type: ignore[arg-type]


ROSA, INES, LUC = _person("rosa", at_work=True), _person("ines"), _person("luc", by_pin=False)
PINS = {"rosa": "4711", "ines": "0815"}


@dataclass
class Page:
    """The presenter, and what it brought about."""

    secrets: MemorySecrets = field(default_factory=MemorySecrets)
    people: list[Person] = field(default_factory=lambda: [ROSA, INES, LUC])
    entered: list[UUID] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    backs: list[None] = field(default_factory=list)
    left: Left | None = None
    failure: SignInFailed | None = None

    def __post_init__(self) -> None:
        self.now = 1_000_000.0
        self.pins = Pins(self.secrets, lambda: self.now)
        for name, pin in PINS.items():
            self.pins.keep(named(name), hashed(named(name), pin))
        self.it = self.anew()

    def anew(self) -> Switching:
        """As after a restart."""
        made = Switching(lambda: list(self.people), self.pins, self._enter, unfinished=lambda: self.left)
        made.sign_in_wanted.connect(self.asked.append)
        made.gone_back.connect(lambda: self.backs.append(None))
        return made

    async def _enter(self, staff_id: UUID) -> None:
        if self.failure is not None:
            raise self.failure
        self.entered.append(staff_id)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setattr(pins, "COST", 2**4)
    return Page()


async def test_who_is_at_work_is_asked_first_and_comes_back_by_their_pin(page: Page) -> None:
    assert page.it.person == ROSA
    assert not page.it.may_go_back, "it is locked"
    await page.it.give("4711")
    assert page.entered == [ROSA.account.staff_id]
    assert page.it.trouble is None


async def test_somebody_else_enters_by_their_own_pin_only(page: Page) -> None:
    page.it.choose(INES.account.staff_id)
    await page.it.give("4711")
    assert page.it.trouble is Wrong.PIN
    assert page.entered == []
    await page.it.give("0815")
    assert page.entered == [INES.account.staff_id]


async def test_nothing_typed_costs_no_try(page: Page) -> None:
    await page.it.give("")
    assert page.it.trouble is Wrong.EMPTY
    assert page.it.standing().left == MOST_WRONG


async def test_too_many_wrong_ones_leave_only_the_password(page: Page) -> None:
    for _ in range(MOST_WRONG):
        await page.it.give("0000")
        page.now += 10_000
    assert page.it.trouble is Wrong.SPENT
    await page.it.give("4711")
    assert page.entered == []
    page.it = page.anew()
    await page.it.give("4711")
    assert page.it.trouble is Wrong.SPENT, "a restart changes nothing"
    page.it.choose(INES.account.staff_id)
    await page.it.give("0815")
    assert page.entered == [INES.account.staff_id], "each has tries of their own"


async def test_amid_a_wait_even_the_right_one_does_not_count(page: Page) -> None:
    for _ in range(3):
        await page.it.give("0000")
    assert page.it.standing().wait > 0
    await page.it.give("4711")
    assert page.it.trouble is Wrong.WAIT
    page.now += page.it.standing().wait
    await page.it.give("4711")
    assert page.entered == [ROSA.account.staff_id]


async def test_two_at_once_are_one_try(page: Page) -> None:
    await asyncio.gather(page.it.give("0000"), page.it.give("0000"))
    assert page.it.standing().left == MOST_WRONG - 1


@pytest.mark.parametrize("left", list(Left))
async def test_what_is_not_finished_is_asked_about_before_anybody_else_enters(page: Page, left: Left) -> None:
    page.left = left
    page.it.choose(INES.account.staff_id)
    await page.it.give("0815")
    assert (page.it.left, page.entered) == (left, [])
    page.it.keep()
    assert page.it.left is None
    await page.it.give("0815")
    await page.it.drop()
    assert page.entered == [INES.account.staff_id]
    assert not page.it.busy


async def test_not_of_who_comes_back_to_it(page: Page) -> None:
    page.left = Left.BOOKING
    await page.it.give("4711")
    assert page.entered == [ROSA.account.staff_id]
    page.it.sign_in()
    assert page.asked == [ROSA.account.email]


async def test_by_the_password(page: Page) -> None:
    page.it.choose(LUC.account.staff_id)
    await page.it.give("4711")
    assert page.entered == [], "who has no PIN gives none"
    page.it.sign_in()
    page.it.sign_in(somebody_else=True)
    assert page.asked == [LUC.account.email, ""]
    page.left = Left.UNSAVED
    page.it.sign_in(somebody_else=True)
    assert page.asked == [LUC.account.email, ""]
    assert page.it.left is Left.UNSAVED
    await page.it.drop()
    assert page.asked == [LUC.account.email, "", ""]


async def test_why_somebody_cannot_enter_is_said(page: Page) -> None:
    page.failure = SignInFailed(Trouble.FILES_IN_USE)
    await page.it.give("4711")
    assert page.it.trouble is Trouble.FILES_IN_USE
    assert not page.it.busy


async def test_a_keyring_that_cannot_be_used_is_said(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise NotKept(Path("keyring"), Kept.KEYRING_LOCKED, "locked")

    monkeypatch.setattr(page.secrets, "set", failing)
    await page.it.give("4711")
    assert page.it.trouble is Trouble.NOT_KEPT
    assert page.entered == [], "a try that cannot be counted is none"
    monkeypatch.setattr(page.secrets, "get", failing)
    assert not page.it.standing().known


def test_without_a_pin_nothing_is_locked(page: Page) -> None:
    page.people = [replace(LUC, at_work=True), INES]
    page.it = page.anew()
    assert page.it.may_go_back
    page.it.go_back()
    assert len(page.backs) == 1


def test_with_one_there_is_no_way_round_it(page: Page) -> None:
    page.it.go_back()
    page.people = [replace(ROSA, by_pin=False), INES]  # spent
    page.it = page.anew()
    page.it.go_back()
    assert page.backs == []


def test_where_nobody_is_at_work_whoever_has_a_pin_comes_first(page: Page) -> None:
    page.people = [LUC, INES]
    page.it = page.anew()
    assert page.it.person == INES
    page.people = []
    page.it.look()
    assert page.it.chosen is None
    assert not page.it.standing().known


def test_who_is_gone_is_not_chosen_any_more(page: Page) -> None:
    told: list[None] = []
    page.it.changed.connect(lambda: told.append(None))
    page.it.choose(INES.account.staff_id)
    page.it.choose(INES.account.staff_id)
    page.it.choose(named("a stranger"))
    assert len(told) == 1
    page.people = [ROSA, LUC]
    page.it.look()
    assert page.it.person == ROSA
