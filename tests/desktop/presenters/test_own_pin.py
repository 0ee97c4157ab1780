"""One's own PIN: set by the password, changed and taken away by the old one too, never without either."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.presenters.own_pin import Done, NotSame, OwnPin
from desktop.presenters.sign_in import SignInFailed, Trouble
from desktop.presenters.switching import Wrong
from desktop.store import pins
from desktop.store.errors import NotKept
from desktop.store.errors import Trouble as Kept
from desktop.store.pins import MOST_WRONG, Flaw, Pins, matches
from scheduling.errors import ErrorCode
from tests.factories import named
from tests.fake_door import MemorySecrets

ROSA = named("owner")


@dataclass
class Desk:
    """The presenter, what is kept, and a server that knows the password."""

    secrets: MemorySecrets = field(default_factory=MemorySecrets)
    offline: bool = False

    def __post_init__(self) -> None:
        self.now = 1_000_000.0
        self.pins = Pins(self.secrets, lambda: self.now)
        self.it = OwnPin(self.pins, ROSA, self._prove)

    async def _prove(self, password: str) -> None:
        if self.offline:
            raise SignInFailed(Trouble.OFFLINE)
        if password != "correct":
            raise SignInFailed(ErrorCode.WRONG_CREDENTIALS)

    @property
    def trouble(self) -> object:
        """Why the last try did not work."""
        return self.it.trouble

    @property
    def done(self) -> object:
        """What was done last."""
        return self.it.done

    def counts(self, pin: str) -> bool:
        kept = self.pins.begin(ROSA)
        assert kept is not None
        return matches(ROSA, pin, kept)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(pins, "COST", 2**4)
    return Desk()


@pytest.fixture
async def having(desk: Desk) -> Desk:
    """With a PIN, and no server any more."""
    assert await desk.it.save("correct", "4711", "4711")
    desk.offline = True
    return desk


async def test_the_first_one_needs_the_password_and_so_the_server(desk: Desk) -> None:
    desk.it.prove_by(password=False)
    assert desk.it.by_password, "there is nothing else"
    assert not await desk.it.save("wrong", "4711", "4711")
    assert desk.trouble == ErrorCode.WRONG_CREDENTIALS
    assert not await desk.it.save("", "4711", "4711")
    assert desk.trouble == Trouble.NO_PASSWORD
    desk.offline = True
    assert not await desk.it.save("correct", "4711", "4711")
    assert desk.trouble == Trouble.OFFLINE
    assert desk.secrets.values == {}
    desk.offline = False
    assert await desk.it.save("correct", "4711", "4711")
    assert (desk.it.done, desk.it.trouble) == (Done.SET, None)
    assert desk.counts("4711")
    assert not desk.it.by_password, "from now on the PIN is at hand"


@pytest.mark.parametrize(
    ("pin", "again", "trouble"),
    [("471", "471", Flaw.LENGTH), ("1234", "1234", Flaw.TOO_PLAIN), ("4711", "4712", NotSame.AGAIN)],
)
async def test_what_is_no_pin_costs_no_try(having: Desk, pin: str, again: str, trouble: object) -> None:
    assert not await having.it.save("0815", pin, again)
    assert having.trouble == trouble
    assert having.it.standing.left == MOST_WRONG


async def test_the_old_one_changes_it_without_the_network(having: Desk) -> None:
    assert not await having.it.save("", "0815", "0815")
    assert having.trouble == Wrong.EMPTY
    assert not await having.it.save("9999", "0815", "0815")
    assert having.trouble == Wrong.PIN
    assert having.it.standing.left == MOST_WRONG - 1, "it is guessed nowhere for nothing"
    assert await having.it.save("4711", "0815", "0815")
    assert having.it.done == Done.CHANGED
    assert having.counts("0815")


async def test_it_is_taken_away_by_either(having: Desk) -> None:
    assert not await having.it.remove("9999")
    assert await having.it.remove("4711")
    assert having.done == Done.REMOVED
    assert having.it.must_be_password
    having.offline = False
    assert await having.it.save("correct", "0815", "0815")
    having.it.prove_by(password=True)
    assert having.done is None
    assert await having.it.remove("correct")
    assert having.secrets.values == {}


async def test_guessing_ends_at_the_password(having: Desk) -> None:
    for _ in range(2):
        await having.it.remove("9999")
    await having.it.remove("9999")
    await having.it.remove("9999")
    assert having.trouble == Wrong.WAIT
    for _ in range(MOST_WRONG):
        having.now += 10_000
        await having.it.remove("9999")
    assert having.it.standing.spent
    assert having.it.by_password
    having.offline = False
    assert await having.it.save("correct", "0815", "0815")
    assert having.it.standing.left == MOST_WRONG, "a new PIN has all tries"


async def test_a_keyring_that_cannot_be_used_is_said(having: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise NotKept(Path("keyring"), Kept.KEYRING_LOCKED, "locked")

    monkeypatch.setattr(having.secrets, "set", failing)
    assert not await having.it.remove("4711")
    assert having.trouble == Trouble.NOT_KEPT
    monkeypatch.setattr(having.secrets, "get", failing)
    assert not having.it.standing.known
