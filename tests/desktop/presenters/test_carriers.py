"""Whether messages reach a customer at all, by what the server has said that it sends them by."""

from __future__ import annotations

import pytest

from desktop.presenters.carriers import Carriers, Reach
from scheduling.message_kinds import Channel

MAIL, PHONE = "elise@example.org", "+15145550101"


@pytest.mark.parametrize(
    ("told", "email", "phone", "reach"),
    [
        (None, MAIL, PHONE, Reach.UNKNOWN),
        (None, " ", "", Reach.NO_ADDRESS),
        ([], MAIL, PHONE, Reach.NOT_SET_UP),
        ([], "", "", Reach.NO_ADDRESS),
        (["email", "sms"], MAIL, PHONE, Reach.SENT),
        (["email", "sms"], "", PHONE, Reach.IF_AGREED),
        (["sms"], MAIL, "", Reach.NOT_SET_UP),
        (["sms"], MAIL, PHONE, Reach.IF_AGREED),
        (["email"], "", PHONE, Reach.NOT_SET_UP),
    ],
)
def test_what_leads_to_a_customer_counts_only_where_the_server_sends_by_it(
    told: list[str] | None, email: str, phone: str, reach: Reach
) -> None:
    assert Carriers(lambda: told).reach(email, phone) is reach


def test_a_channel_that_this_program_does_not_know_is_not_among_those_it_names() -> None:
    carriers = Carriers(lambda: ["email", "pigeon"])
    assert carriers.channels == frozenset({Channel.EMAIL})
    assert not carriers.none
    assert Carriers(lambda: ["pigeon"]).channels == frozenset()


def test_of_a_program_that_has_never_heard_nothing_is_known() -> None:
    assert Carriers().channels is None
    assert not Carriers().none
    assert Carriers().may_carry(Channel.SMS)


def test_by_a_channel_without_a_name_here_anybody_may_be_reached() -> None:
    newer = Carriers(lambda: ["pigeon"])
    assert newer.reach("elise@example.com", "+15145550101") is Reach.UNKNOWN
    assert newer.reach("", "") is Reach.NO_ADDRESS
    assert (newer.none, newer.names) == (False, frozenset({"pigeon"}))
    both = Carriers(lambda: ["pigeon", "email"])
    assert both.reach("elise@example.com") is Reach.SENT
    assert both.reach("", "+15145550101") is Reach.UNKNOWN
    known = Carriers(lambda: ["email"])
    assert known.channels == frozenset({Channel.EMAIL})
    assert known.reach("", "+15145550101") is Reach.NOT_SET_UP
