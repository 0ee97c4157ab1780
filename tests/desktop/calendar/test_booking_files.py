"""The files of a booking as its card shows them: those that wait here and those that the server has."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.presenters.booking_files import Standing
from desktop.store.errors import NotKept, Trouble
from desktop.sync.errors import Refused, Unreachable
from scheduling.file_types import FileKind
from scheduling.ids import uuid7
from scheduling.vocabulary import Role, SessionState
from scheduling.wire import Problem
from tests.desktop.calendar.attaching import JPEG, PDF, Attaching, written
from tests.desktop.calendar.scenes import scene
from tests.factories import MONDAY, at, garage, named


@pytest.fixture
def desk() -> Attaching:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    return Attaching(shop)


ONE = named("one")


def test_what_waits_is_shown_without_the_server(desk: Attaching, tmp_path: Path) -> None:
    desk.library.broken = Unreachable("down")
    told: list[int] = []
    desk.files.changed.connect(lambda: told.append(1))
    desk.files.look(ONE)
    assert (desk.files.lines(ONE), desk.files.is_heard(ONE)) == ([], False)
    assert desk.files.trouble(ONE) == "unreachable"
    desk.files.attach(ONE, [written(tmp_path, "front.jpg", JPEG), written(tmp_path, "paper.pdf", PDF)])
    first, second = desk.files.lines(ONE)
    assert (first.name, first.size, first.kind, first.standing) == (
        "front.jpg", len(JPEG), FileKind.PICTURE, Standing.WAITING,
    )  # fmt: skip
    assert (second.name, second.kind) == ("paper.pdf", FileKind.DOCUMENT)
    assert desk.files.trouble(ONE) == ""
    assert told
    desk.kept.arrived(first.id, 2)
    sending = desk.files.lines(ONE)[0]
    assert sending.standing is Standing.SENDING
    assert 0.4 < sending.share < 0.5


def test_the_servers_come_first_and_what_arrived_is_told_by_it_once(desk: Attaching, tmp_path: Path) -> None:
    old = desk.library.add(ONE, "old.pdf", PDF)
    desk.files.look(ONE)
    desk.files.attach(ONE, [written(tmp_path, "front.jpg", JPEG)])
    there, mine = desk.files.lines(ONE)
    assert (there.id, there.standing, mine.standing) == (old, Standing.THERE, Standing.WAITING)
    desk.library.files[ONE][mine.id] = ("front.jpg", JPEG)
    asked = desk.library.asked
    desk.settle(mine.id)
    assert [line.id for line in desk.files.lines(ONE)] == [old, mine.id]
    assert {line.standing for line in desk.files.lines(ONE)} == {Standing.THERE}
    assert desk.library.asked == asked + 1
    assert desk.files.unsent() == []


def test_what_arrived_and_was_not_asked_for_yet_is_there_too(desk: Attaching, tmp_path: Path) -> None:
    desk.files.attach(ONE, [written(tmp_path, "front.jpg", JPEG)])
    (mine,) = desk.files.lines(ONE)
    desk.settle(mine.id)
    (line,) = desk.files.lines(ONE)
    assert (line.standing, desk.files.is_heard(ONE), desk.library.asked) == (Standing.THERE, False, 0)


def test_a_refused_one_is_sent_again_or_taken_away(desk: Attaching, tmp_path: Path) -> None:
    desk.files.attach(ONE, [written(tmp_path, "front.jpg", JPEG)])
    (mine,) = desk.files.lines(ONE)
    desk.settle(mine.id, "not_allowed")
    (refused,) = desk.files.lines(ONE)
    assert (refused.standing, refused.code) == (Standing.REFUSED, "not_allowed")
    desk.files.retry(ONE, mine.id)
    assert desk.files.lines(ONE)[0].standing is Standing.WAITING
    desk.files.take_away(ONE, mine.id)
    assert desk.files.lines(ONE) == []


def test_what_cannot_be_attached_says_why(desk: Attaching, tmp_path: Path) -> None:
    desk.files.attach(ONE, [written(tmp_path, "virus.jpg", b"MZ" + JPEG)])
    assert desk.files.trouble(ONE) == "file_type"
    desk.files.attach(ONE, [tmp_path / "nowhere.jpg"])
    assert desk.files.trouble(ONE) == "source_unreadable"
    assert desk.files.lines(ONE) == []


def test_room_is_counted_with_what_the_server_has(desk: Attaching, tmp_path: Path) -> None:
    for number in range(40):
        desk.library.add(ONE, f"{number}.pdf", PDF)
    desk.files.look(ONE)
    desk.files.attach(ONE, [written(tmp_path, "front.jpg", JPEG)])
    assert desk.files.trouble(ONE) == "file_too_large"


def test_one_is_saved_from_the_server(desk: Attaching, tmp_path: Path) -> None:
    file_id = desk.library.add(ONE, "old.pdf", PDF)
    done: list[Path] = []
    desk.files.save(ONE, file_id, tmp_path / "x.pdf", done.append)
    assert done == [], "not known yet"
    desk.files.look(ONE)
    desk.files.save(ONE, file_id, tmp_path / "x.pdf", done.append)
    assert done == [tmp_path / "x.pdf"]
    assert done[0].read_bytes() == PDF
    desk.library.broken = Refused(404, Problem(code="not_found", detail=""))
    desk.files.save(ONE, file_id, tmp_path / "y.pdf", done.append)
    assert (desk.files.trouble(ONE), len(done)) == ("not_found", 1)


def test_what_the_disk_does_not_take_is_raised(desk: Attaching, tmp_path: Path) -> None:
    desk.files.look(ONE)
    desk.library.broken = NotKept(tmp_path, Trouble.DISK_FULL)
    told: list[int] = []
    desk.files.changed.connect(lambda: told.append(1))
    with pytest.raises(NotKept):
        desk.files.look(ONE)
    assert told
    desk.library.broken = None
    desk.files.look(ONE)
    assert desk.files.is_heard(ONE), "the next one is asked again"


def test_all_that_waits_is_listed_with_whose_it_is(desk: Attaching, tmp_path: Path) -> None:
    gone = uuid7()
    desk.files.attach(ONE, [written(tmp_path, "front.jpg", JPEG)])
    desk.files.attach(gone, [written(tmp_path, "back.jpg", JPEG)])
    first, second = desk.files.unsent()
    assert (first.file.name, first.session_id, first.starts) == ("front.jpg", ONE, at(MONDAY, "10:00"))
    assert first.who == garage().elise.name
    assert (first.seconds, second.who, second.starts, second.session_id) == (0, "", None, gone)
    assert (first.on_card, second.on_card) == (True, False)


@pytest.mark.parametrize(
    ("role", "state", "on_card"),
    [
        (Role.RECEPTIONIST, SessionState.SCHEDULED, True),
        (Role.RECEPTIONIST, SessionState.UNPLACED, False),
        (Role.RECEPTIONIST, SessionState.CANCELLED, False),
        (Role.MECHANIC, SessionState.SCHEDULED, False),
    ],
)
def test_a_file_is_led_to_only_where_a_card_shows_it(
    tmp_path: Path, role: Role, state: SessionState, on_card: bool
) -> None:
    anna = garage().anna.id
    shop = scene(role, mechanic_id=anna if role is Role.MECHANIC else None)
    shop.booking("one", shop.garage.ivan.id, "10:00", state=state)
    desk = Attaching(shop)
    desk.files.attach(ONE, [written(tmp_path, "front.jpg", JPEG)])
    (file,) = desk.files.unsent()
    assert file.on_card is on_card


@pytest.mark.parametrize(
    ("role", "name", "sees"),
    [
        (Role.RECEPTIONIST, "one", True),
        (Role.MECHANIC, "one", True),
        (Role.MECHANIC, "others", False),
        (Role.MECHANIC, "asked", False),
        (Role.MECHANIC, "declined", False),
        (Role.MECHANIC, "nowhere", False),
    ],
)
def test_a_mechanic_has_the_files_of_own_bookings(role: Role, name: str, sees: bool) -> None:
    anna = garage().anna.id
    shop = scene(role, mechanic_id=anna if role is Role.MECHANIC else None)
    shop.booking("one", anna, "10:00")
    shop.booking("others", shop.garage.ivan.id, "10:00")
    shop.booking("asked", anna, "12:00", state=SessionState.OFFERED)
    shop.booking("declined", anna, "14:00", state=SessionState.UNPLACED, conflict_code="declined")
    desk = Attaching(shop)
    assert desk.files.may_see(named(name)) is sees
    assert desk.files.may_attach(named(name)) is sees
    desk.files.look(named(name))
    assert desk.library.asked == sees
