"""A booking's messages as a newer server lists them: what this program has no name for costs nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar, cast

import msgspec
import pytest

from desktop.store import codec
from desktop.sync.account import Access
from desktop.sync.management import Management
from desktop.sync.messages import Messages, Told, ToldAgain, ToldLine
from scheduling.message_delivery import MessageLine, MessageState
from scheduling.message_kinds import Audience, Channel, MessageKind
from tests.factories import named

T = TypeVar("T")

LINE = MessageLine(
    kind=MessageKind.CONFIRMATION,
    channel=Channel.EMAIL,
    audience=Audience.CUSTOMER,
    state=MessageState.SENT,
    due=100,
)


class _Server:
    """Answers what it is told to, as bytes."""

    def __init__(self, body: dict[str, object]) -> None:
        self.body = body

    async def call(self, method: str, path: str, answer: type[T], *, body: object = None) -> T:
        del method, path, body
        return codec.decode(answer, msgspec.json.encode(self.body))


def _messages(body: dict[str, object]) -> Messages:
    return Messages(cast("Access", _Server(body)))


def _listed(**more: Any) -> dict[str, object]:
    """As JSON: a line that is known, and the same with something else in it."""
    line = msgspec.to_builtins(LINE)
    return {
        "session_id": str(named("session")),
        "reminders_on": True,
        "lines": [line, line | more, line],
        "carried": ["email", "sms"],
    }


HERE = ToldLine(kind=MessageKind.CONFIRMATION, channel=Channel.EMAIL, state=MessageState.SENT, due=100)


@pytest.mark.parametrize("more", [{"kind": "birthday"}, {"audience": "neighbour"}, {"due": "soon"}], ids=str)
async def test_a_line_that_is_not_known_here_costs_no_other(more: dict[str, str]) -> None:
    told = await _messages(_listed(**more)).of_session(named("session"))
    assert told == Told(lines=[HERE, HERE], carried=frozenset(Channel))


async def test_what_goes_by_a_way_or_stands_in_a_state_without_a_name_here_is_told_all_the_same() -> None:
    by_pigeon = await _messages(_listed(channel="pigeon")).of_session(named("session"))
    assert by_pigeon.lines == [HERE, replace(HERE, channel=None), HERE]
    delivered = await _messages(_listed(state="delivered")).of_session(named("session"))
    assert delivered.lines == [HERE, replace(HERE, state=None), HERE]


async def test_a_channel_that_is_not_known_here_costs_the_owner_nothing_else_of_the_setup() -> None:
    body: dict[str, object] = {"message_channels": ["email", "pigeon"], "payments": "none", "wings": 2}
    told = await Management(cast("Access", _Server(body))).setup()
    assert (told.message_channels, told.payments) == (["email", "pigeon"], "none")


@pytest.mark.parametrize("carried", [[], ["sms"], ["pigeon", "sms"]], ids=str)
async def test_what_it_can_be_sent_by_is_known_by_every_name(carried: list[str]) -> None:
    body = _listed() | {"carried": carried}
    assert (await _messages(body).of_session(named("session"))).carried == frozenset(carried)


async def test_of_an_older_server_it_is_not_known_by_what_it_sends() -> None:
    older = _listed()
    del older["carried"]
    assert (await _messages(older).of_session(named("session"))).carried is None


async def test_told_again_also_by_a_way_without_a_name_here() -> None:
    resent: dict[str, object] = {"resend_id": str(named("resend")), "channels": ["pigeon", "email"]}
    again = await _messages(resent).confirm_again(named("session"), named("resend"))
    assert again == ToldAgain(resend_id=named("resend"), channels=[Channel.EMAIL], others=True)
    resent["channels"] = ["sms"]
    named_alone = await _messages(resent).confirm_again(named("session"), named("resend"))
    assert (named_alone.channels, named_alone.others) == ([Channel.SMS], False)


async def test_what_is_no_list_at_all_is_no_answer() -> None:
    with pytest.raises(codec.Malformed):
        await _messages({"lines": []}).of_session(named("session"))
