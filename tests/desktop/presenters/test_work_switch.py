"""The switch "Accepting now": it stands as the server says, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.presenters.asking import UNREACHABLE
from desktop.presenters.work_model import Switch
from scheduling.errors import ErrorCode
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import scene
from tests.desktop.presenters.working import Working
from tests.factories import named


@pytest.fixture
def ivan() -> Iterator[Working]:
    made = Working(scene(Role.MECHANIC, mechanic_id=named("ivan")))
    yield made
    made.drop()


def test_before_the_server_has_said_nobody_can_turn_it(ivan: Working) -> None:
    assert ivan.work.switch.now == Switch()
    assert not ivan.work.switch.now.may_turn
    ivan.work.turn(on=True)
    ivan.settle()
    assert ivan.calls.asked.count("switch True") == 0


@pytest.mark.parametrize("on", [True, False])
def test_it_turns_itself_to_what_the_server_says_of_oneself(ivan: Working, on: bool) -> None:
    ivan.calls.on = on
    ivan.look()
    assert ivan.work.switch.now == Switch(on=on)
    ivan.calls.on = not on  # on another computer
    ivan.look()
    assert ivan.work.switch.now == Switch(on=not on)


def test_it_is_only_wanted_until_the_server_has_answered(ivan: Working) -> None:
    ivan.look()
    ivan.work.turn(on=True)
    assert ivan.work.switch.now == Switch(on=False, wanted=True)
    assert not ivan.work.switch.now.may_turn
    ivan.settle()
    assert ivan.work.switch.now == Switch(on=True)


@pytest.mark.parametrize(
    ("away", "refuse", "code"),
    [(True, None, UNREACHABLE), (False, ErrorCode.NOT_ALLOWED, ErrorCode.NOT_ALLOWED.value)],
)
def test_what_could_not_be_turned_stays_and_says_why(
    ivan: Working, away: bool, refuse: ErrorCode | None, code: str
) -> None:
    ivan.look()
    ivan.calls.away, ivan.calls.refuse = away, refuse
    ivan.work.turn(on=True)
    ivan.settle()
    assert ivan.work.switch.now == Switch(on=False, code=code)
    ivan.calls.away, ivan.calls.refuse = False, None
    ivan.work.turn(on=True)
    ivan.settle()
    assert ivan.work.switch.now == Switch(on=True)


def test_out_of_reach_it_is_said_and_cannot_be_turned_and_back_it_is_asked_anew(ivan: Working) -> None:
    ivan.calls.on = True
    ivan.look()
    told: list[Switch] = []
    ivan.work.switch.changed.connect(lambda: told.append(ivan.work.switch.now))
    ivan.status.say(online=False)
    assert told == [Switch(on=True, away=True)]
    ivan.work.turn(on=False)
    ivan.settle()
    assert ivan.work.switch.now == Switch(on=True, away=True)
    ivan.calls.on = False
    ivan.status.say(online=True)
    ivan.settle()
    assert ivan.work.switch.now == Switch(on=False)


def test_what_was_asked_before_it_was_turned_says_nothing_of_after(ivan: Working) -> None:
    ivan.look()
    looking = ivan.work.switch.look()
    lines = ivan.calls.presence

    async def late() -> object:
        before = await lines()
        assert ivan.work.switch.want(on=True)
        with pytest.raises(StopIteration):
            ivan.work.switch.turn().send(None)
        return before

    ivan.calls.presence = late  # type: ignore[assignment,method-assign]
    with pytest.raises(StopIteration):
        looking.send(None)
    assert ivan.work.switch.now == Switch(on=True)


def test_who_is_no_mechanic_is_asked_about_by_nobody() -> None:
    desk = Working(scene(Role.RECEPTIONIST))
    assert not desk.work.may
    desk.look()
    desk.status.say(online=False)
    desk.status.say(online=True)
    desk.settle()
    assert desk.calls.asked == []


@pytest.mark.parametrize("role", [Role.OWNER, Role.MECHANIC])
def test_an_owner_who_is_a_mechanic_has_it_too(role: Role) -> None:
    assert Working(scene(role, mechanic_id=named("ivan"))).work.may
