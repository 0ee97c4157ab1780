"""One thing after another, where one that fails keeps no other waiting: organizations, rows, jobs of one hour."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


async def each(items: Iterable[T], job: Callable[[T], Awaitable[int]]) -> int:
    """Do it for each; the sum of what was done. The first failure is raised after the last of them."""
    count = 0
    failures: list[Exception] = []
    for item in items:
        try:
            count += await job(item)
        except Exception as error:
            failures.append(error)
    if failures:
        raise failures[0]
    return count


async def all_of(jobs: Iterable[Callable[[], Awaitable[int]]]) -> int:
    """Each of the jobs, in their order; the same."""
    return await each(jobs, lambda job: job())
