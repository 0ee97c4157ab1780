"""A booking's messages as a newer server lists them: what this program has no name for is left out, nothing more."""

from __future__ import annotations

from typing import Any, TypeVar, cast

import msgspec
import pytest

from desktop.store import codec
from desktop.sync.account import Access
from desktop.sync.management import Management
from desktop.sync.messages import Messages
from scheduling.management_messages import ServerSetup
from scheduling.message_delivery import MessageLine, MessageState, SessionMessages
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


@pytest.mark.parametrize(
    "more",
    [{"kind": "birthday"}, {"channel": "pigeon"}, {"audience": "neighbour"}, {"state": "delivered"}],
    ids=str,
)
async def test_a_line_that_is_not_known_here_costs_no_other(more: dict[str, str]) -> None:
    told = await _messages(_listed(**more)).of_session(named("session"))
    assert told == SessionMessages(
        session_id=named("session"), reminders_on=True, lines=[LINE, LINE], carried=list(Channel)
    )


async def test_a_channel_that_is_not_known_here_costs_the_owner_nothing_else_of_the_setup() -> None:
    body: dict[str, object] = {"message_channels": ["email", "pigeon"], "payments": "none", "wings": 2}
    told = await Management(cast("Access", _Server(body))).setup()
    assert told == ServerSetup(message_channels=[Channel.EMAIL], payments="none")


async def test_what_it_can_be_sent_by_is_known_only_where_all_of_it_is() -> None:
    body = _listed() | {"carried": ["sms"]}
    assert (await _messages(body).of_session(named("session"))).carried == [Channel.SMS]
    none: dict[str, object] = _listed() | {"carried": []}
    assert (await _messages(none).of_session(named("session"))).carried == []
    newer = _listed() | {"carried": ["pigeon", "sms"]}
    assert (await _messages(newer).of_session(named("session"))).carried is None
    older = _listed()
    del older["carried"]
    assert (await _messages(older).of_session(named("session"))).carried is None
    resent: dict[str, object] = {"resend_id": str(named("resend")), "channels": ["pigeon", "email"]}
    again = await _messages(resent).confirm_again(named("session"), named("resend"))
    assert again.channels == [Channel.EMAIL]


async def test_what_is_no_list_at_all_is_no_answer() -> None:
    with pytest.raises(codec.Malformed):
        await _messages({"lines": []}).of_session(named("session"))
