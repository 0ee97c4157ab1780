"""What every carrier promises, the fake one and that of a server without any alike."""

from __future__ import annotations

import pytest

from scheduling.ids import uuid7
from scheduling.message_kinds import Channel, MessageKind
from sync_server.notifications.unconfigured import NotConfigured
from sync_server.services.interfaces import Notifier
from sync_server.services.outgoing import CarrierRefused, Outgoing
from tests.fake_carrier import FakeCarrier

CARRIERS = [NotConfigured, FakeCarrier, lambda: FakeCarrier(Channel.EMAIL)]


def _message(channel: Channel) -> Outgoing:
    return Outgoing(
        key=uuid7(), kind=MessageKind.MOVED, channel=channel, to="a@example.test", language="fr", zone="UTC"
    )


@pytest.mark.parametrize("make", CARRIERS)
@pytest.mark.parametrize("channel", Channel)
async def test_a_channel_leads_somewhere_or_is_refused(make: type[FakeCarrier], channel: Channel) -> None:
    carrier: Notifier = make()
    if channel in carrier.channels:
        assert isinstance(await carrier.send(_message(channel)), str)
    else:
        with pytest.raises(CarrierRefused):
            await carrier.send(_message(channel))


@pytest.mark.parametrize("make", CARRIERS[1:])
async def test_the_same_key_again_sends_nothing_again(make: type[FakeCarrier]) -> None:
    carrier, message = make(), _message(Channel.EMAIL)
    assert await carrier.send(message) == await carrier.send(message)
    assert (carrier.asked, len(carrier.taken)) == (2, 1)


def test_a_message_shows_nobody_in_a_log() -> None:
    assert "a@example.test" not in repr(_message(Channel.EMAIL))
