"""A booking's invitation as the booking stands, and its confirmation once more: once a press, only where it may be."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.carriers import Carriers, Reach
from desktop.presenters.confirmations import Confirmation, Confirmations
from desktop.presenters.invites import InviteWords
from desktop.presenters.on_server import Reached
from desktop.store.errors import NotKept
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.sync.errors import Unreachable
from desktop.sync.messages import Told
from scheduling.commands import MoveSession, Outcome, Place
from scheduling.errors import ErrorCode
from scheduling.invite import InviteStatus
from scheduling.message_kinds import Channel
from scheduling.vocabulary import Role, SessionState
from tests import factories
from tests.desktop.calendar.scenes import scene
from tests.factories import MONDAY, at
from tools.pretended_messages import Post
from tools.pretended_owner import refused

WORDS = InviteWords(summary="Visit", location="12, rue Laurier", description="With Anna.", file_name="a.ics")


class World:
    """A desk, a booking at ten, and a server that tells."""

    def __init__(self, role: Role = Role.RECEPTIONIST, state: SessionState = SessionState.SCHEDULED) -> None:
        self.desk = scene(role, mechanic_id=factories.garage().anna.id if role is Role.MECHANIC else None)
        self.id = self.desk.booking("one", factories.garage().anna.id, "10:00", state=state)
        self.post = Post(lambda _: at(MONDAY, "10:00"))
        self.carried: set[str] | None = None
        """By what the server sends, as a pull told it last."""

    @property
    def confirmation(self) -> Confirmation:
        desk = self.desk
        source = AvailabilitySource(desk.store)
        carriers = Carriers(lambda: self.carried)
        rights = desk.presenter.rights
        return Confirmations(desk.store, source, desk.clock, rights, self.post, print, carriers).open(self.id)

    def move(self) -> None:
        row = self.desk.session("one")
        assert row.starts is not None
        seen = Place(starts=row.starts, minutes=row.minutes, mechanic_id=row.mechanic_id)
        to = Place(starts=at(MONDAY, "15:00"), minutes=row.minutes, mechanic_id=row.mechanic_id)
        self.desk.store.submit(MoveSession(session_id=self.id, seen=seen, to=to))


@pytest.fixture
def world() -> World:
    return World()


def status(world: World) -> InviteStatus | None:
    invitation = world.confirmation.invitation
    return invitation.status if invitation is not None else None


STATUS = {
    SessionState.SCHEDULED: InviteStatus.CONFIRMED,
    SessionState.WAITING: InviteStatus.CONFIRMED,
    SessionState.PENDING: InviteStatus.CONFIRMED,
    SessionState.OFFERED: InviteStatus.TENTATIVE,
    SessionState.CANCELLED: InviteStatus.CANCELLED,
}


@pytest.mark.parametrize("state", SessionState)
def test_the_invitation_says_how_it_stands_and_there_is_none_of_what_has_begun(state: SessionState) -> None:
    assert status(World(state=state)) is STATUS.get(state)


def test_what_the_server_has_not_answered_is_never_confirmed(world: World) -> None:
    world.move()
    invitation = world.confirmation.invitation
    assert invitation is not None
    assert invitation.status is InviteStatus.TENTATIVE
    assert invitation.session.starts == at(MONDAY, "15:00")


def _number(world: World, path: Path) -> str:
    """The number of the file that is saved now."""
    confirmation = world.confirmation
    invitation = confirmation.invitation
    assert invitation is not None
    confirmation.save(invitation, WORDS, path)
    (line,) = (each for each in path.read_text(encoding="utf-8").splitlines() if each.startswith("SEQUENCE"))
    return line


def test_a_move_that_nobody_answered_raises_no_number(world: World, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    for _ in range(2):  # one after the other: both wait
        world.move()
        assert _number(world, path) == "SEQUENCE:0", "the server may refuse it, and has no higher one then"
    store = world.desk.store
    store.apply_page([], replace(store.state(), epoch=factories.named("epoch"), cursor=1))
    done = [
        Answer(mid=each.mid, state=ChangeState.APPLIED, ack_ver=9, outcome=Outcome())
        for each in store.changes()
    ]
    store.settle(done, factories.named("epoch"))
    assert _number(world, path) == "SEQUENCE:2", "as the server counts them"


def test_a_booking_that_the_server_does_not_know_yet_has_the_first_number(
    world: World, tmp_path: Path
) -> None:
    desk = world.desk
    command = factories.book(
        desk.garage.elise.id, mechanic_id=desk.garage.anna.id, starts=at(MONDAY, "14:00")
    )
    desk.store.submit(command)
    world.id = command.session_id
    assert _number(world, tmp_path / "a.ics") == "SEQUENCE:0"


def test_what_is_over_has_none(world: World) -> None:
    world.desk.clock.advance(86_400)
    assert status(world) is None


def test_the_file_has_what_is_known_here_and_nothing_of_the_customer(world: World, tmp_path: Path) -> None:
    confirmation, path = world.confirmation, tmp_path / "a.ics"
    invitation = confirmation.invitation
    assert invitation is not None
    confirmation.save(invitation, WORDS, path)
    text = path.read_text(encoding="utf-8").replace("\n ", "")
    row, shop = world.desk.session("one"), invitation.shop
    assert f"UID:{row.id}" in text
    assert f"DTSTART;TZID={shop.zone}:" in text
    assert {"SEQUENCE:0", "STATUS:CONFIRMED", "SUMMARY:Visit"} <= set(text.splitlines())
    garage = world.desk.garage
    for secret in (
        garage.elise.name,
        garage.elise.phone,
        garage.elise.email,
        garage.civic.plate,
        row.concern,
    ):
        assert not secret or secret not in text


def test_a_disk_that_does_not_take_it_leaves_nothing(world: World, tmp_path: Path) -> None:
    confirmation = world.confirmation
    invitation = confirmation.invitation
    assert invitation is not None
    with pytest.raises(NotKept):
        confirmation.save(invitation, WORDS, tmp_path / "not there" / "a.ics")
    assert list(tmp_path.iterdir()) == []


async def test_each_press_asks_once_though_an_answer_was_lost(world: World) -> None:
    confirmation = world.confirmation
    world.post.fault, world.post.answers = Unreachable("lost"), False
    assert not await confirmation.send()
    assert (confirmation.problem, confirmation.reached) == ("unreachable", Reached.ASKED)
    world.post.fault = None
    assert await confirmation.send()
    assert len(world.post.asked) == 1, "whether the first arrived was not known: it is the same wish"
    assert confirmation.sent is not None
    assert confirmation.sent.channels == [Channel.EMAIL]
    assert await confirmation.send()
    assert len(world.post.asked) == 2


async def test_a_press_while_the_server_is_still_looked_at_is_not_lost(world: World) -> None:
    confirmation, may_answer, of_session = world.confirmation, asyncio.Event(), world.post.of_session

    async def slowly(session_id: UUID) -> Told:
        await may_answer.wait()
        return await of_session(session_id)

    world.post.of_session = slowly  # type: ignore[method-assign]
    looking = asyncio.ensure_future(confirmation.look())
    await asyncio.sleep(0)
    presses = [asyncio.ensure_future(confirmation.send()) for _ in range(2)]
    await asyncio.sleep(0)
    may_answer.set()
    await looking
    assert await asyncio.gather(*presses) == [True, False], "the second is the same press"
    assert len(world.post.asked) == 1
    assert confirmation.told is not None


async def test_what_the_server_refuses_is_told_with_what_it_says(world: World) -> None:
    confirmation = world.confirmation
    world.post.fault = refused(ErrorCode.TOO_MANY_ATTEMPTS, seconds=1200)
    assert not await confirmation.send()
    assert (confirmation.problem, confirmation.problem_params["seconds"]) == ("too_many_attempts", 1200)
    assert confirmation.sent is None


@pytest.mark.parametrize(
    ("role", "state", "offered"),
    [
        (Role.OWNER, SessionState.SCHEDULED, True),
        (Role.RECEPTIONIST, SessionState.PENDING, True),
        (Role.MECHANIC, SessionState.SCHEDULED, True),
        (Role.RECEPTIONIST, SessionState.OFFERED, False),
        (Role.RECEPTIONIST, SessionState.CANCELLED, False),
        (Role.RECEPTIONIST, SessionState.COMPLETED, False),
    ],
)
async def test_it_is_offered_where_there_is_something_to_confirm(
    role: Role, state: SessionState, offered: bool
) -> None:
    world = World(role, state)
    assert world.confirmation.offered is offered
    assert await world.confirmation.send() is offered
    assert len(world.post.asked) == int(offered)


async def test_nothing_is_sent_of_what_waits_or_to_nobody(world: World) -> None:
    world.move()
    assert not world.confirmation.offered
    nobody = World()
    marc = factories.customer(email="", phone="")
    nobody.desk.store.load([marc])
    nobody.id = nobody.desk.booking("two", factories.garage().anna.id, "13:00", customer_id=marc.id)
    assert nobody.confirmation.offered
    assert nobody.confirmation.reach is Reach.NO_ADDRESS
    assert not nobody.confirmation.sendable
    assert not await nobody.confirmation.send()
    assert nobody.post.asked == []


@pytest.mark.parametrize(
    ("carried", "email", "reach"),
    [
        (None, "a@b.test", Reach.UNKNOWN),
        (set(), "a@b.test", Reach.NOT_SET_UP),
        ({"sms"}, "a@b.test", Reach.IF_AGREED),
        ({"sms"}, "", Reach.IF_AGREED),
        ({"email"}, "", Reach.NOT_SET_UP),
        ({"email"}, "a@b.test", Reach.SENT),
        ({"pigeon"}, "a@b.test", Reach.UNKNOWN),
    ],
    ids=str,
)
async def test_it_is_sent_where_the_server_sends_by_something_that_leads_to_them(
    world: World, carried: set[str] | None, email: str, reach: Reach
) -> None:
    elise = world.desk.garage.elise
    world.desk.store.load([replace(elise, email=email, phone="+15145550101")])
    world.carried = carried
    sendable = reach is not Reach.NOT_SET_UP
    assert (world.confirmation.reach, world.confirmation.sendable) == (reach, sendable)
    assert await world.confirmation.send() is sendable
    assert len(world.post.asked) == int(sendable)


async def test_what_the_server_has_just_said_counts_before_what_it_said_last(world: World) -> None:
    world.carried = set()
    world.post.carried = [Channel.EMAIL]
    world.desk.store.load([replace(world.desk.garage.elise, email="a@b.test")])
    confirmation = world.confirmation
    assert not confirmation.sendable
    await confirmation.look()
    assert confirmation.sendable


async def test_what_is_told_is_asked_of_the_server_and_kept_when_it_is_away(world: World) -> None:
    confirmation = world.confirmation
    await confirmation.look()
    assert confirmation.told is not None
    world.post.fault = Unreachable("away")
    await confirmation.look()
    assert (confirmation.problem, confirmation.reached) == ("unreachable", Reached.LOOKED)
    assert confirmation.told is not None
