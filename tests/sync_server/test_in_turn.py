"""One thing after another, where one that fails keeps no other waiting."""

from __future__ import annotations

import pytest

from sync_server.jobs.in_turn import all_of, each


async def test_each_is_done_and_the_first_failure_is_raised_in_the_end() -> None:
    done: list[int] = []

    async def job(number: int) -> int:
        if number % 2:
            raise ValueError(number)
        done.append(number)
        return number

    with pytest.raises(ValueError, match=r"^1$"):
        await each(range(6), job)
    assert done == [0, 2, 4]
    assert await each((2, 4), job) == 6
    assert await each((), job) == 0


async def test_jobs_are_done_in_their_order() -> None:
    done: list[str] = []

    async def first() -> int:
        done.append("first")
        return 1

    async def fails() -> int:
        raise RuntimeError("as was to be shown")

    with pytest.raises(RuntimeError, match="as was to be shown"):
        await all_of((first, fails, first))
    assert done == ["first", "first"]
    assert await all_of((first, first)) == 2


async def test_who_is_ended_ends_at_once() -> None:
    async def ended(_: int) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await each((1, 2), ended)
