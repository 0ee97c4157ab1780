"""How much work a journey is: counted while it is done, kept for ``tools.journey_counts``, never more than agreed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from tools.desks import Driven
from tools.journey_counts import keep


@contextlib.contextmanager
def counted(
    driven: Driven, journey: str, *, steps: int, keys: int, clicks: int = 0, drags: int = 0
) -> Iterator[None]:
    """The most that it may take; letters are as many as there is to say."""
    before = driven.effort.copy()
    yield
    done = driven.effort.since(before)
    keep(journey, done)
    took = len(done.steps), done.keys, done.clicks, done.drags
    allowed = steps, keys, clicks, drags
    over = any(took > most for took, most in zip(took, allowed, strict=True))
    assert not over, f"{journey} took {took} steps, keys, clicks and drags, more than {allowed}: {done.steps}"
