"""The lobby of a session: who is there, going in and out, and staying in it over other screens."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.presenters.asking import UNREACHABLE
from desktop.presenters.work_lobby import WorkLobby
from scheduling.errors import ErrorCode
from scheduling.visit_messages import Lobby
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import scene
from tests.desktop.presenters.working import Working
from tests.factories import NOW, named

ONE = named("one")


@pytest.fixture
def ivan() -> Working:
    return Working(scene(Role.MECHANIC, mechanic_id=named("ivan")))


@pytest.fixture
def lobby(ivan: Working) -> WorkLobby:
    return ivan.work.lobby(ONE)


def test_who_is_there_is_asked_of_the_server(ivan: Working, lobby: WorkLobby) -> None:
    before = lobby.now.lobby
    ivan.visits.there["customer"] = True
    lobby.look()
    lobby.look()
    ivan.settle()
    there = lobby.now.lobby
    assert before is None
    assert there is not None
    assert (there.customer_there, lobby.is_in) == (True, False)
    assert ivan.visits.asked == ["lobby"]


def test_going_in_and_out(ivan: Working, lobby: WorkLobby) -> None:
    lobby.join()
    under_way = lobby.now
    ivan.settle()
    assert under_way.busy
    assert (lobby.now.joined, lobby.is_in, lobby.now.busy) == (True, True, False)
    lobby.leave()
    ivan.settle()
    assert (lobby.now.joined, lobby.is_in) == (False, False)


@pytest.mark.parametrize(("later", "opens"), [(0, True), (60, False)])
def test_from_when_on_one_may_join(ivan: Working, lobby: WorkLobby, later: int, opens: bool) -> None:
    ivan.visits.opens_at = NOW + later
    lobby.look()
    ivan.settle()
    assert lobby.now.open == opens


def test_whoever_is_in_stays_in_over_other_screens(ivan: Working, lobby: WorkLobby) -> None:
    lobby.join()
    ivan.settle()
    assert ivan.work.lobby(ONE) is lobby
    for seconds, joined in ((29, 1), (1, 2), (1, 2), (29, 3)):
        ivan.shop.clock.advance(seconds)
        ivan.work.beat()
        ivan.settle()
        assert ivan.visits.asked.count("join") == joined


def test_who_never_went_in_or_left_says_nothing(ivan: Working, lobby: WorkLobby) -> None:
    ivan.work.beat()
    lobby.join()
    ivan.settle()
    lobby.leave()
    ivan.settle()
    ivan.shop.clock.advance(300)
    ivan.work.beat()
    ivan.settle()
    assert ivan.visits.asked.count("join") == 1


@pytest.mark.parametrize(
    ("away", "refuse", "code"),
    [(True, None, UNREACHABLE), (False, ErrorCode.TOO_EARLY, ErrorCode.TOO_EARLY.value)],
)
def test_what_was_refused_says_why(
    ivan: Working, lobby: WorkLobby, away: bool, refuse: ErrorCode | None, code: str
) -> None:
    ivan.visits.away, ivan.visits.refuse = away, refuse
    lobby.join()
    ivan.settle()
    assert (lobby.now.joined, lobby.now.code) == (False, code)


def test_a_session_that_is_over_lets_go_without_a_word(ivan: Working, lobby: WorkLobby) -> None:
    lobby.join()
    ivan.settle()
    ivan.visits.refuse = ErrorCode.GONE
    ivan.shop.clock.advance(60)
    ivan.work.beat()
    ivan.settle()
    assert (lobby.now.joined, lobby.now.code) == (False, "")


def test_a_moment_without_the_server_is_made_up_for(ivan: Working, lobby: WorkLobby) -> None:
    lobby.join()
    ivan.settle()
    ivan.visits.away = True
    ivan.shop.clock.advance(60)
    ivan.work.beat()
    ivan.settle()
    assert lobby.now.joined
    ivan.visits.away = False
    ivan.work.beat()
    ivan.settle()
    assert (lobby.now.joined, lobby.now.code) == (True, "")
    assert ivan.visits.asked.count("join") == 3


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://meet.example/garage", "https://meet.example/garage"),
        ("", ""),
        ("http://meet.example", ""),
        ("file:///etc/passwd", ""),
    ],
)
def test_only_a_web_address_is_opened(ivan: Working, lobby: WorkLobby, address: str, opened: str) -> None:
    ivan.visits.address = address
    lobby.look()
    ivan.settle()
    assert lobby.now.address == opened


def test_offline_nothing_flickers_while_it_says_that_one_is_still_there(
    ivan: Working, lobby: WorkLobby
) -> None:
    lobby.join()
    ivan.settle()
    ivan.visits.away = True
    seen = [lobby.now]
    lobby.changed.connect(lambda: seen.append(lobby.now))
    for _ in range(4):
        ivan.shop.clock.advance(60)
        ivan.work.beat()
        seen.append(lobby.now)
        ivan.settle()
        seen.append(lobby.now)
    assert ivan.visits.asked.count("join") == 5
    assert all(each == seen[0] for each in seen)


def test_who_leaves_while_it_says_so_is_gone_afterwards(ivan: Working, lobby: WorkLobby) -> None:
    lobby.join()
    ivan.settle()
    ivan.shop.clock.advance(60)
    ivan.work.beat()
    lobby.leave()
    under_way = lobby.now
    ivan.settle()
    assert under_way.busy
    assert (lobby.now.joined, lobby.is_in, lobby.now.busy) == (False, False, False)
    assert ivan.visits.asked[-2:] == ["leave", "lobby"]


def test_what_was_refused_before_stays_said_until_something_else_is_done(
    ivan: Working, lobby: WorkLobby
) -> None:
    lobby.join()
    ivan.settle()
    ivan.visits.away = True
    lobby.leave()
    ivan.settle()
    assert lobby.now.code == UNREACHABLE
    ivan.shop.clock.advance(60)
    ivan.work.beat()
    assert lobby.now.code == UNREACHABLE
    ivan.settle()
    assert (lobby.now.joined, lobby.now.code) == (True, UNREACHABLE)


@pytest.mark.parametrize("act", ["join", "leave"])
def test_an_answer_from_before_one_went_in_or_out_says_nothing_of_after(
    ivan: Working, lobby: WorkLobby, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    if act == "leave":
        lobby.join()
        ivan.settle()
    asked = ivan.visits.lobby

    async def slowly(session_id: UUID) -> Lobby:
        monkeypatch.setattr(ivan.visits, "lobby", asked)
        found = await asked(session_id)
        getattr(lobby, act)()
        ivan.settle()
        return found

    monkeypatch.setattr(ivan.visits, "lobby", slowly)
    lobby.look()
    ivan.settle()
    assert lobby.is_in == lobby.now.joined == (act == "join")
