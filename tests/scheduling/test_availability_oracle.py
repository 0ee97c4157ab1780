"""The engine against a second, naive one, on made-up workshops in any zone around its clock changes."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scheduling.availability import Availability
from scheduling.vocabulary import VisitKind
from tests.scheduling.naive_engine import Naive
from tests.scheduling.worlds import World, worlds

SLOW = settings(
    max_examples=80,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@SLOW
@given(worlds(), st.data())
def test_slots_are_those_of_the_naive_engine(world: World, data: st.DataObject) -> None:
    engine, naive = Availability(world.inputs), Naive(world.inputs, world.day)
    who = data.draw(st.sampled_from(world.who))
    kind = data.draw(st.sampled_from(VisitKind))
    minutes = data.draw(st.sampled_from((15, 30, 45, 60, 150)))
    as_staff = data.draw(st.booleans())
    ignoring = [row.id for row in world.inputs.reservations[:1]] if data.draw(st.booleans()) else []
    expected = [
        at
        for day in world.days
        for at in naive.grid(who, day)
        if not naive.reasons(
            who, at, at + minutes * 60, kind, now=world.now, ignoring=ignoring, as_staff=as_staff
        )
    ]
    found = engine.slots(who, world.days, minutes, kind, now=world.now, ignoring=ignoring, as_staff=as_staff)
    assert [slot.starts for slot in found] == expected


@SLOW
@given(worlds(), st.data())
def test_reasons_are_those_of_the_naive_engine(world: World, data: st.DataObject) -> None:
    engine, naive = Availability(world.inputs), Naive(world.inputs, world.day)
    who = data.draw(st.sampled_from(world.who))
    kind = data.draw(st.sampled_from(VisitKind))
    anchor = naive.from_on(world.day, 0)
    staff, drop = data.draw(st.booleans()), data.draw(st.booleans())
    for start in data.draw(st.lists(st.integers(-24, 300), min_size=1, max_size=12)):
        at = anchor + start * 300
        end = at + data.draw(st.sampled_from((5, 30, 60, 200))) * 60
        verdict = engine.verdict(who, at, end, kind, now=world.now, as_staff=staff, drop_buffer=drop)
        assert set(verdict.reasons) == naive.reasons(
            who, at, end, kind, now=world.now, as_staff=staff, drop_buffer=drop
        )
