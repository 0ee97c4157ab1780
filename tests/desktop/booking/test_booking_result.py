"""After Book: what happens next, the invitation to save and the confirmation to send again, with the real window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.booking_hold import HoldState
from desktop.store.errors import NotKept, Trouble
from desktop.store.pending import ChangeState
from desktop.sync.errors import Unreachable
from desktop.theming import formats
from desktop.views.booking.result_page import ResultPage
from desktop.views.confirmation_row import ConfirmationRow, disk_words
from scheduling.commands import Outcome
from scheduling.errors import ErrorCode
from scheduling.message_kinds import Channel
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from tests.desktop.booking.desk import SOON, Desk, filled, hold_of, taken
from tests.desktop.booking.person import ENTER, Person
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tools.pretended_owner import refused

OFFERED = Outcome(stored_as=SessionState.OFFERED.value)


def _booked(person: Person, flow: BookingFlow, desk: Desk, outcome: Outcome | None = None) -> ResultPage:
    filled(flow, desk)
    flow.book()
    desk.answer(ChangeState.APPLIED, outcome=outcome)
    person.wizard.result.follow()
    return person.wizard.result


def _row(page: ResultPage) -> ConfirmationRow:
    assert page.confirmation is not None
    return page.confirmation


def _sound(page: ResultPage) -> None:
    assert nameless(page) == []
    assert unreachable(page) == []
    assert cut_labels(page) == []


def test_what_was_booked_tells_what_comes_next(person: Person, flow: BookingFlow, desk: Desk) -> None:
    page = _booked(person, flow, desk)
    assert page.headline.text() == "Booked"
    email = desk.garage.elise.email
    first, reminders, waiver = page.next.words
    assert first == f"The customer is told by email to {email}, with an invitation."
    assert reminders.startswith("Reminders: ")
    assert waiver == "The waiver is signed on arrival, unless a recent one counts."
    assert page.next.isVisible()
    assert len(desk.post.looked) == 1
    _sound(page)


@pytest.mark.parametrize(
    ("channels", "first"),
    [
        ((), "The customer is told by a way this version does not know, with an invitation."),
        (
            (Channel.EMAIL,),
            "The customer is told by email to %1, and by a way this version does not know, with an invitation.",
        ),
    ],
)
def test_what_a_newer_server_tells_by_is_said_to_have_no_name_here(
    person: Person, flow: BookingFlow, desk: Desk, channels: tuple[Channel, ...], first: str
) -> None:
    desk.post.channels, desk.post.others, desk.post.carried = channels, True, ["pigeon", "email"]
    page = _booked(person, flow, desk)
    assert page.next.words[0] == first.replace("%1", desk.garage.elise.email)
    assert page.next.words[1].startswith("Reminders: ")
    _sound(page)


@pytest.mark.parametrize("carried", [["pigeon"], ["sms", "pigeon"]], ids=str)
def test_while_it_waits_a_newer_servers_way_is_not_said_to_be_email(
    person: Person, flow: BookingFlow, desk: Desk, carried: list[str]
) -> None:
    desk.holds.offline = True
    desk.carried = frozenset(carried)
    filled(flow, desk)
    flow.book()
    told = person.wizard.result.next.words[1]
    assert "email" not in told
    assert ("by SMS if they agreed" in told) is ("sms" in carried)
    assert ("by a way this version does not know, if that reaches them" in told) is ("sms" not in carried)


def test_while_it_waits_nothing_is_called_confirmed(person: Person, flow: BookingFlow, desk: Desk) -> None:
    desk.holds.offline = True
    filled(flow, desk)
    assert hold_of(flow) is HoldState.OFFLINE
    flow.book()
    page = person.wizard.result
    assert page.headline.text() == "Waiting for the server"
    server, told = page.next.words[:2]
    assert server.startswith("Once the server is reached it checks the time")
    assert told.startswith("Only then is it confirmed to the customer, by email to ")
    assert desk.post.looked == []
    row = _row(page)
    assert row.save.isVisible()
    assert not row.send.isVisible()
    _sound(page)


@pytest.mark.parametrize(
    ("language", "speaks", "summary", "tentative"),
    [("en", "fr", "Visit at", "Not confirmed yet"), ("fr", "en", "Visite chez", "Pas encore confirmé")],
)
def test_the_invitation_is_saved_without_the_server_in_the_customer_s_language(  # noqa: PLR0917 as pytest gives them
    person: Person,
    flow: BookingFlow,
    desk: Desk,
    tmp_path: Path,
    language: str,
    speaks: formats.Language,
    summary: str,
    tentative: str,
) -> None:
    customer = replace(desk.garage.elise, language=language)
    desk.store.load([customer])
    desk.garage = replace(desk.garage, elise=customer)
    desk.holds.offline = True
    filled(flow, desk)
    flow.book()
    row = _row(person.wizard.result)
    formats.use_language(speaks)
    row.write(tmp_path / "visit.ics")
    text = (tmp_path / "visit.ics").read_text(encoding="utf-8").replace("\n ", "")
    assert "STATUS:TENTATIVE" in text
    assert f"SUMMARY:{summary} {desk.garage.organization.name}" in text
    assert tentative in text
    assert row.said.text() == "Saved as visit.ics"
    assert row.said.isVisible()


def test_once_it_is_booked_the_file_says_so(
    person: Person, flow: BookingFlow, desk: Desk, tmp_path: Path
) -> None:
    row = _row(_booked(person, flow, desk))
    row.write(tmp_path / "visit.ics")
    assert "STATUS:CONFIRMED" in (tmp_path / "visit.ics").read_text(encoding="utf-8")


def test_a_disk_that_refuses_is_told_and_another_place_may_be_chosen(
    person: Person, flow: BookingFlow, desk: Desk, tmp_path: Path
) -> None:
    row = _row(_booked(person, flow, desk))
    row.write(tmp_path / "not there" / "visit.ics")
    assert row.said.text().startswith("The invitation was not saved: ")
    assert row.said.property("tone") == "bad"
    row.write(tmp_path / "visit.ics")
    assert row.said.text() == "Saved as visit.ics"
    assert (tmp_path / "visit.ics").exists()


def test_every_trouble_of_a_disk_has_words() -> None:
    assert len({disk_words(each) for each in Trouble}) == 3
    assert all(disk_words(NotKept(Path("a"), each).trouble) for each in Trouble)


def test_the_dialog_offers_a_name_with_the_day(person: Person, flow: BookingFlow, desk: Desk) -> None:
    row = _row(_booked(person, flow, desk))
    row.save.click()
    (dialog,) = person.wizard.window().findChildren(QFileDialog)
    (name,) = dialog.selectedFiles()
    day = formats.local(SOON, flow.source.zone())
    assert name.endswith(f"-{day:%Y-%m-%d}.ics")
    dialog.reject()


def test_the_confirmation_goes_out_again_by_keyboard_once_a_press(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    row = _row(_booked(person, flow, desk))
    row.send.setFocus(Qt.FocusReason.TabFocusReason)
    person.presses(ENTER)
    assert len(desk.post.asked) == 1
    assert row.said.text() == "It goes out again within a minute, by email."
    assert person.focus() is row.send
    person.presses(Qt.Key.Key_Space)
    assert len(desk.post.asked) == 2
    assert person.wizard.isVisible()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Unreachable("away"), "The server does not answer. Pressed again, it still goes out once only."),
        (
            refused(ErrorCode.TOO_MANY_ATTEMPTS, seconds=1500),
            "Three times within the hour is enough. Try again in 25 min.",
        ),
        (
            refused(ErrorCode.NO_CARRIER),
            "The server is not set up to send messages. Tell the customer yourself.",
        ),
        (
            refused(ErrorCode.GONE),
            "There is nothing to confirm any more: look at how the booking stands.",
        ),
    ],
)
def test_why_it_does_not_go_out_is_said(
    person: Person, flow: BookingFlow, desk: Desk, fault: Exception, said: str
) -> None:
    page = _booked(person, flow, desk)
    row = _row(page)
    desk.post.fault = fault
    row.send.click()
    assert row.said.text() == said
    assert row.said.property("tone") == "bad"
    _sound(page)


def test_an_offer_is_accepted_first_and_nothing_is_sent_before(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    page = _booked(person, flow, desk, OFFERED)
    assert page.next.words[0].startswith(f"{desk.garage.anna.name} accepts first.")
    assert not _row(page).send.isVisible()
    assert _row(page).save.isVisible()


def test_of_what_was_lost_or_refused_nothing_comes_next(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk)
    flow.book()
    desk.answer(ChangeState.CONFLICT, "slot_taken", taken(SOON))
    page = person.wizard.result
    assert page.next.words == []
    assert page.next.isHidden()
    assert _row(page).isHidden()


def test_who_has_no_address_is_to_be_told_and_nothing_is_offered_to_send(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    nobody = replace(desk.garage.elise, email="", phone="")
    desk.store.load([nobody])
    desk.garage = replace(desk.garage, elise=nobody)
    page = _booked(person, flow, desk)
    assert page.next.words[0] == "Nothing reaches the customer by email or SMS: please tell them yourself."
    assert not _row(page).send.isVisible()


def test_a_server_that_cannot_send_says_so(person: Person, flow: BookingFlow, desk: Desk) -> None:
    desk.post.carried = []
    page = _booked(person, flow, desk)
    assert page.next.words[0].startswith("The server is not set up to send messages")


@pytest.mark.parametrize(("got", "said"), [(1, "Bay 2, as wished"), (0, "Bay 1 (wished: Bay 2)")])
def test_the_bay_that_was_wished_is_compared_with_the_one_it_has(
    person: Person, flow: BookingFlow, desk: Desk, got: int, said: str
) -> None:
    filled(flow, desk)
    flow._update(bay_id=desk.garage.bays[1].id)  # as its seed says, where a free time of a bay was clicked
    flow.book()
    page = person.wizard.result
    assert "Bay 2 if it is free" in page.detail.text(), "until the server has answered"
    desk.answer(ChangeState.APPLIED)
    assert flow.submission is not None
    row = desk.store.get(Session, flow.submission.booking.session_id)
    assert row is not None
    desk.store.load([replace(row, bay_id=desk.garage.bays[got].id)])
    page.follow()
    assert page.detail.text().endswith(said)
    _sound(page)
