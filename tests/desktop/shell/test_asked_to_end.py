"""A signal ends the program by itself at no time: whoever asks early is answered as soon as there is a program."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest

from desktop.shell.asked_to_end import ASKED_BY, AskedToEnd


@pytest.fixture
def ending() -> Iterator[AskedToEnd]:
    before = {number: signal.getsignal(number) for number in ASKED_BY}
    made = AskedToEnd()
    made.watch()
    yield made
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", ASKED_BY)
async def test_who_asked_early_is_answered(ending: AskedToEnd, number: signal.Signals) -> None:
    os.kill(os.getpid(), number)
    ended: list[None] = []
    ending.tell(lambda: ended.append(None))
    assert len(ended) == 1


@pytest.mark.parametrize("number", ASKED_BY)
async def test_who_asks_later_too(ending: AskedToEnd, number: signal.Signals) -> None:
    asked = asyncio.Event()
    ending.tell(asked.set)
    assert not asked.is_set()
    os.kill(os.getpid(), number)
    await asyncio.wait_for(asked.wait(), 60)


@pytest.mark.parametrize("number", ASKED_BY)
async def test_also_where_the_loop_knows_no_signals(
    ending: AskedToEnd, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(asyncio.get_running_loop(), "add_signal_handler", none)
    ended: list[None] = []
    ending.tell(lambda: ended.append(None))
    os.kill(os.getpid(), number)
    assert len(ended) == 1
