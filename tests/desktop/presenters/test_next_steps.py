"""What happens after Book, from what is known: never more than that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from desktop.presenters.booking_submission import Answer
from desktop.presenters.next_steps import Next, NextStep, Outlook, next_steps
from desktop.sync.messages import Told, ToldLine
from scheduling.message_delivery import MessageState
from scheduling.message_kinds import Channel, MessageKind
from scheduling.money_messages import Foretold
from scheduling.vocabulary import VisitKind

KNOWN = Outlook(
    answer=Answer.BOOKED,
    kind=VisitKind.IN_PERSON,
    email="elise@example.org",
    phone="+15145550101",
    ahead=3 * 86_400,
)


def _line(kind: MessageKind, channel: Channel | None, due: int = 0) -> ToldLine:
    return ToldLine(kind=kind, channel=channel, state=MessageState.WAITING, due=due)


def _told(*lines: ToldLine, carried: Iterable[str] | None = None) -> Told:
    return Told(lines=list(lines), carried=None if carried is None else frozenset(carried))


CONFIRMED = _line(MessageKind.CONFIRMATION, Channel.EMAIL)


def _money(cents: int) -> Foretold:
    return Foretold(
        price_cents=None, tax=[], due_cents=cents, balance_cents=0, credit_cents=0, rest_cents=cents, terms=[]
    )


def kinds(outlook: Outlook) -> list[Next]:
    return [each.what for each in next_steps(outlook)]


@pytest.mark.parametrize("answer", [Answer.SENDING, Answer.LOST, Answer.REFUSED])
def test_nothing_comes_next_of_what_was_not_booked_or_is_still_being_asked(answer: Answer) -> None:
    assert next_steps(replace(KNOWN, answer=answer, money=_money(1500))) == []


def test_while_it_waits_the_server_comes_first_and_nothing_is_told_before_it_stands() -> None:
    steps = next_steps(replace(KNOWN, answer=Answer.WAITING))
    assert [each.what for each in steps] == [
        Next.SERVER,
        Next.TOLD_LATER,
        Next.REMINDED,
        Next.SIGN_HERE,
    ]
    assert steps[1] == NextStep(what=Next.TOLD_LATER, email="elise@example.org", sms=None)
    known_before = replace(KNOWN, answer=Answer.WAITING, told=_told(CONFIRMED))
    assert kinds(known_before)[:2] == [Next.SERVER, Next.TOLD_LATER]


@pytest.mark.parametrize(("kind", "minutes"), [(VisitKind.IN_PERSON, 60), (VisitKind.VIDEO, 15)])
@pytest.mark.parametrize("answer", [Answer.WAITING, Answer.BOOKED, Answer.OFFERED])
def test_what_begins_before_any_reminder_would_go_promises_none(
    answer: Answer, kind: VisitKind, minutes: int
) -> None:
    soon = replace(KNOWN, answer=answer, kind=kind, ahead=minutes * 60)
    assert Next.REMINDED not in kinds(soon)
    assert Next.REMINDED in kinds(replace(soon, ahead=minutes * 60 + 1))


def test_an_offer_is_accepted_first() -> None:
    assert kinds(replace(KNOWN, answer=Answer.OFFERED))[:2] == [Next.MECHANIC, Next.TOLD_LATER]


def test_while_the_server_is_asked_nothing_is_said_of_telling() -> None:
    assert kinds(replace(KNOWN, asking=True)) == [Next.SIGN_HERE]


def test_once_the_server_has_said_the_ways_and_times_are_named() -> None:
    told = _told(
        CONFIRMED,
        _line(MessageKind.HOUR_BEFORE, Channel.EMAIL, 200),
        _line(MessageKind.DAY_BEFORE, Channel.EMAIL, 100),
        carried=Channel,
    )
    assert next_steps(replace(KNOWN, told=told)) == [
        NextStep(what=Next.TOLD, email="elise@example.org", sms=False),
        NextStep(what=Next.REMINDED, at=(100, 200)),
        NextStep(what=Next.SIGN_HERE),
    ]
    both = _told(CONFIRMED, _line(MessageKind.CONFIRMATION, Channel.SMS), carried=Channel)
    assert next_steps(replace(KNOWN, told=both))[0] == NextStep(
        what=Next.TOLD, email="elise@example.org", sms=True
    )
    assert Next.REMINDED not in kinds(replace(KNOWN, told=both)), "it is too near for any"
    by_phone = _told(_line(MessageKind.CONFIRMATION, Channel.SMS))
    assert next_steps(replace(KNOWN, told=by_phone))[0] == NextStep(what=Next.TOLD, email="", sms=True)


@pytest.mark.parametrize("kind", [VisitKind.IN_PERSON, VisitKind.VIDEO])
def test_who_has_no_address_is_told_by_nobody_and_gets_no_link(kind: VisitKind) -> None:
    nowhere = replace(KNOWN, kind=kind, email="", phone="")
    after = [Next.SIGN_HERE] if kind is VisitKind.IN_PERSON else []
    assert kinds(nowhere) == [Next.TELL_YOURSELF, *after]
    unagreed = replace(KNOWN, kind=kind, email="", told=_told(carried=Channel))
    assert kinds(unagreed) == [Next.TELL_YOURSELF, *after], "a number without consent leads nowhere"


def test_by_phone_alone_it_is_told_only_if_they_agreed() -> None:
    assert next_steps(replace(KNOWN, email=""))[0] == NextStep(what=Next.TOLD, email="", sms=None)
    assert next_steps(replace(KNOWN, phone=""))[0].sms is False


@pytest.mark.parametrize("answer", [Answer.BOOKED, Answer.OFFERED])
def test_a_server_that_cannot_send_promises_nothing(answer: Answer) -> None:
    told = _told(CONFIRMED, _line(MessageKind.DAY_BEFORE, Channel.EMAIL, 100), carried=[])
    video = replace(KNOWN, answer=answer, kind=VisitKind.VIDEO, told=told)
    first = [Next.MECHANIC] if answer is Answer.OFFERED else []
    assert kinds(video) == [*first, Next.NOT_SET_UP]


def test_what_it_cannot_send_by_does_not_count() -> None:
    told = _told(CONFIRMED, carried=[Channel.SMS])
    assert kinds(replace(KNOWN, told=told))[0] is Next.NOT_SET_UP


def test_at_a_distance_the_customer_signs_and_joins_by_link() -> None:
    assert kinds(replace(KNOWN, kind=VisitKind.PHONE)) == [
        Next.TOLD,
        Next.REMINDED,
        Next.SIGN_ONLINE,
        Next.JOIN,
    ]


def test_what_is_to_be_paid_comes_last_and_only_where_there_is_any() -> None:
    deposit = next_steps(replace(KNOWN, money=_money(1500)))[-1]
    assert deposit == NextStep(what=Next.DEPOSIT, cents=1500)
    video = next_steps(replace(KNOWN, kind=VisitKind.VIDEO, money=_money(3334)))[-1]
    assert video == NextStep(what=Next.PAY, cents=3334)
    assert kinds(replace(KNOWN, money=_money(0)))[-1] is Next.SIGN_HERE
    assert kinds(replace(KNOWN, answer=Answer.OFFERED, money=_money(1500)))[-1] is Next.DEPOSIT
    waiting = replace(KNOWN, answer=Answer.WAITING, money=_money(1500))
    assert kinds(waiting)[-1] is Next.SIGN_HERE, "nobody pays for what may not stand"


@pytest.mark.parametrize("answer", [Answer.WAITING, Answer.BOOKED, Answer.OFFERED])
def test_without_asking_nothing_is_promised_that_the_server_has_said_it_does_not_send(answer: Answer) -> None:
    known = replace(KNOWN, answer=answer, carried=frozenset())
    assert Next.NOT_SET_UP in kinds(known)
    assert not {Next.TOLD, Next.TOLD_LATER, Next.REMINDED} & set(kinds(known))
    by_sms = next(
        each
        for each in next_steps(replace(known, carried=frozenset({Channel.SMS})))
        if each.what in {Next.TOLD, Next.TOLD_LATER}
    )
    assert (by_sms.email, by_sms.sms) == ("", None)
    asked = replace(known, answer=Answer.BOOKED, told=_told(CONFIRMED, carried=Channel))
    assert kinds(asked)[0] is Next.TOLD, "its answer on this booking is newer"


PIGEON = _line(MessageKind.CONFIRMATION, None)


@pytest.mark.parametrize("carried", [None, ["pigeon"], ["email", "pigeon"]], ids=str)
def test_who_is_told_by_what_has_no_name_here_is_not_to_be_told_by_the_desk(
    carried: list[str] | None,
) -> None:
    told = _told(PIGEON, _line(MessageKind.DAY_BEFORE, None, 100), carried=carried)
    assert next_steps(replace(KNOWN, told=told))[:2] == [
        NextStep(what=Next.TOLD, other=True),
        NextStep(what=Next.REMINDED, at=(100,)),
    ]


def test_what_has_no_name_here_is_said_beside_what_has_one() -> None:
    both = _told(CONFIRMED, PIGEON, carried=["email", "pigeon"])
    assert next_steps(replace(KNOWN, told=both))[0] == NextStep(
        what=Next.TOLD, email="elise@example.org", other=True
    )
    email_alone = _told(CONFIRMED, PIGEON, carried=["email"])
    assert next_steps(replace(KNOWN, told=email_alone))[0].other is False, "the server cannot send by it"


@pytest.mark.parametrize("answer", [Answer.WAITING, Answer.BOOKED])
def test_before_the_server_is_asked_only_what_it_sends_by_is_said(answer: Answer) -> None:
    def telling(*carried: str, phone: str = "+15145550101") -> NextStep:
        known = replace(KNOWN, answer=answer, phone=phone, carried=frozenset(carried))
        return next(
            each
            for each in next_steps(known)
            if each.what in {Next.TOLD, Next.TOLD_LATER, Next.NOT_SET_UP, Next.TELL_YOURSELF}
        )

    alone = telling("pigeon")
    assert (alone.email, alone.sms, alone.other) == ("", False, None)
    assert alone.what is not Next.NOT_SET_UP
    assert telling("pigeon", "sms", phone="").other is None
    named = telling("pigeon", "email")
    assert (named.email, named.sms, named.other) == ("elise@example.org", False, False)
