"""PINs: what is kept of one, how often a wrong one may be given, and that no restart gives a try back."""

from __future__ import annotations

import pytest

from desktop.store import pins
from desktop.store.pins import MOST_WRONG, WAITS, Flaw, Pins, flaw, hashed, matches
from desktop.store.secrets import pin_name
from tests.factories import named
from tests.fake_door import MemorySecrets

ROSA, INES = named("owner"), named("ines")


class Clock:
    """The computer's, which anybody may set."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash that takes no tenth of a second."""
    monkeypatch.setattr(pins, "COST", 2**4)


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(secrets: MemorySecrets, clock: Clock) -> Pins:
    """With Rosa's PIN."""
    made = Pins(secrets, clock)
    made.keep(ROSA, hashed(ROSA, "4711"))
    return made


def _wrong(pins_: Pins) -> None:
    """Rosa's PIN is given wrongly."""
    before = pins_.begin(ROSA)
    assert before is not None
    assert not matches(ROSA, "0815", before)


def test_only_a_salted_hash_is_kept(kept: Pins, secrets: MemorySecrets) -> None:
    text = secrets.values[pin_name(ROSA)]
    assert "4711" not in text
    again = hashed(ROSA, "4711")
    assert again.hash not in text, "salted: the same PIN is another text each time"
    assert matches(ROSA, "4711", again)
    assert not matches(ROSA, "4712", again)
    assert not matches(INES, "4711", again), "what is kept of one person is not another's"
    assert kept.standing(ROSA).may_be_given
    assert not kept.standing(INES).known


@pytest.mark.parametrize(
    ("pin", "wrong"),
    [
        ("4711", None),
        ("47110815", None),
        ("1123", None),
        ("471", Flaw.LENGTH),
        ("471108150", Flaw.LENGTH),
        ("", Flaw.NOT_DIGITS),
        ("47a1", Flaw.NOT_DIGITS),
        ("٤٧١١", Flaw.NOT_DIGITS),
        ("0000", Flaw.TOO_PLAIN),
        ("1234", Flaw.TOO_PLAIN),
        ("87654321", Flaw.TOO_PLAIN),
    ],
)
def test_what_is_a_pin(pin: str, wrong: Flaw | None) -> None:
    assert flaw(pin) is wrong


def test_the_wait_grows_and_then_only_the_password_helps(kept: Pins, clock: Clock) -> None:
    for place, wait in enumerate(WAITS):
        _wrong(kept)
        standing = kept.standing(ROSA)
        assert (standing.wait, standing.left) == (wait, MOST_WRONG - place - 1)
        if wait:
            assert kept.begin(ROSA) is None, "not yet"
        clock.now += wait
        assert kept.standing(ROSA).may_be_given
    _wrong(kept)
    clock.now += 10**9
    assert kept.standing(ROSA).spent
    assert kept.begin(ROSA) is None


def test_a_try_counts_before_it_is_looked_at(kept: Pins, secrets: MemorySecrets, clock: Clock) -> None:
    assert kept.begin(ROSA) is not None
    again = Pins(secrets, clock)  # the program was killed, and begins anew
    assert again.standing(ROSA).left == MOST_WRONG - 1


def test_a_wait_is_there_after_a_restart(kept: Pins, secrets: MemorySecrets, clock: Clock) -> None:
    for _ in range(3):
        _wrong(kept)
    clock.now += 5
    again = Pins(secrets, clock)
    assert again.standing(ROSA).wait == WAITS[2] - 5
    assert again.begin(ROSA) is None


def test_setting_the_clock_back_lets_nobody_wait_longer_than_anew(kept: Pins, clock: Clock) -> None:
    for _ in range(3):
        _wrong(kept)
    clock.now -= 10**6
    assert kept.standing(ROSA).wait == WAITS[2]


def test_a_right_one_gives_all_tries_back(kept: Pins) -> None:
    _wrong(kept)
    _wrong(kept)
    assert kept.begin(ROSA) is not None
    kept.right(ROSA)
    assert kept.standing(ROSA).left == MOST_WRONG
    kept.right(INES)
    assert not kept.standing(INES).known, "who has none gets none by it"


def test_removed_or_spoilt_is_none(kept: Pins, secrets: MemorySecrets) -> None:
    secrets.values[pin_name(ROSA)] = "{"
    assert not kept.standing(ROSA).known
    kept.keep(ROSA, hashed(ROSA, "4711"))
    kept.remove(ROSA)
    assert secrets.values == {}
    assert kept.begin(ROSA) is None
