"""Whatever happens to a request, nothing is asked twice and no instant is missed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduling.matching import Candidate
from scheduling.offer_rounds import Action
from scheduling.offers import (
    OPEN,
    accepted_by,
)
from scheduling.presence import Soonness
from tests.scheduling.match_making import NOW, candidate, request
from tests.scheduling.offer_world import S, World

people = st.lists(
    st.builds(
        candidate,
        st.sampled_from((Soonness.NOW, Soonness.WITHIN_HALF_HOUR, Soonness.TODAY)),
        st.booleans(),
        rating=st.sampled_from((None, 3.0, 5.0)),
        specialties=st.sampled_from(((), ("Honda",))),
    ),
    min_size=1,
    max_size=7,
)
events = st.lists(
    st.tuples(
        st.integers(0, 700),
        st.sampled_from(("decline", "accept", "online", "busy", "offline", "move", "close", "look")),
        st.integers(0, 6),
    ),
    max_size=14,
)


@settings(deadline=None, max_examples=200)
@given(people, events, st.sampled_from(("immediate", "scheduled", "chosen")), st.booleans())
def test_whatever_happens_nothing_is_asked_twice_and_no_instant_is_missed(
    found: list[Candidate], happens: list[tuple[int, str, int]], kind: str, specialist: bool
) -> None:
    starts = None if kind == "immediate" else NOW + 2000
    chosen = found[0].mechanic.id if kind == "chosen" else None
    asked = request(starts=starts, mechanic_id=chosen, make="Honda", brand_specialist=specialist)
    world = World(asked, found)
    now = NOW
    given_up = 0
    for after, what, number in happens:
        step = world.at(now)
        given_up += step.action is Action.GIVE_UP
        # Between now and the next instant to look, time alone changes nothing.
        between = now + after
        if step.again_at is not None:
            between = min(between, step.again_at - 1)
        elif step.action is not Action.GIVE_UP:
            assert world.request.closed or accepted_by(world.request, world.offers) is not None
        quiet = world.ask(between)
        assert quiet.action is Action.NOTHING
        now += after
        happen(world, what, number % len(found), now)
    end = world.at(NOW + 20_000)
    given_up += end.action is Action.GIVE_UP
    assert not [row for row in world.offers if row.state in OPEN]
    accepted = accepted_by(world.request, world.offers) is not None
    assert given_up <= 1
    assert accepted or world.request.closed


def happen(world: World, what: str, number: int, now: int) -> None:
    """Something that is not the platform's doing."""
    key = list(world.people)[number]
    mine = [row for row in world.offers if row.mechanic_id == key and row.concerns(world.request)]
    answerable = bool(mine) and mine[0].state is S.OFFERED and now < mine[0].expires_at
    if what == "decline" and answerable:
        world.declines(number, now)
    elif what == "accept" and answerable and not world.request.closed:
        world.accepts(number, now)
    elif what == "move" and world.request.starts is not None and not world.request.closed:
        world.request = replace(
            world.request, sequence=world.request.sequence + 1, starts=world.request.starts + 300
        )
    elif what == "close":
        world.request = replace(world.request, closed=True)
    elif what in ("online", "busy", "offline"):
        soon = Soonness.NOW if what == "online" else Soonness.WITHIN_HALF_HOUR
        world.becomes(number, soon, online=what != "offline")
