"""Pictures and papers that go along with a booking: chosen while it is entered, kept once it is made."""

from __future__ import annotations

from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from desktop.presenters.booking_draft import BookingSeed, Draft, Step
from desktop.presenters.booking_files import SOURCE_UNREADABLE
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.chosen_files import NOT_KEPT, ChosenFiles
from desktop.presenters.now_draft import NowSeed
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.store.errors import NotKept, Trouble
from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.pending import ChangeState
from desktop.sync.errors import Unreachable
from scheduling.errors import ErrorCode
from scheduling.file_types import FileKind
from tests.desktop.booking.desk import Desk, entered, filled
from tests.desktop.calendar.attaching import JPEG, PDF, written
from tests.factories import named


@pytest.fixture
def flow(desk: Desk) -> BookingFlow:
    return filled(desk.flow(spawn=desk.at_once), desk)


@pytest.fixture
def now(desk: Desk) -> NowFlow:
    return entered(desk.now(spawn=desk.at_once), desk)


@pytest.fixture
def front(tmp_path: Path) -> Path:
    return written(tmp_path, "front.jpg", JPEG)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return written(tmp_path, "paper.pdf", PDF)


def files_of(flow: BookingFlow | NowFlow) -> ChosenFiles:
    assert flow.files is not None
    return flow.files


def _kept(desk: Desk) -> list[tuple[str, object]]:
    """Name and session of what waits to be sent."""
    return [(file.name, file.session_id) for file in desk.kept.unsent()]


def _asked(flow: BookingFlow) -> bool:
    """Again each time: the type checker would remember the last answer."""
    return flow.booking_asked


def _session(flow: BookingFlow) -> object:
    assert flow.submission is not None
    return flow.submission.booking.session_id


def test_what_is_chosen_is_looked_at_and_kept_by_nobody_yet(
    flow: BookingFlow, desk: Desk, front: Path, paper: Path
) -> None:
    files_of(flow).choose([front, paper, front])
    files_of(flow).choose([paper])
    assert [(file.name, file.size, file.kind) for file in flow.draft.files] == [
        ("front.jpg", len(JPEG), FileKind.PICTURE),
        ("paper.pdf", len(PDF), FileKind.DOCUMENT),
    ]
    assert desk.kept.files() == []
    assert desk.attached.chosen_in == front.parent
    assert flow.draft.touched
    assert Draft(files=flow.draft.files).touched


def test_what_is_dropped_leaves_the_folder_of_the_next_choice_alone(
    flow: BookingFlow, desk: Desk, front: Path
) -> None:
    files_of(flow).add([front])
    assert desk.attached.chosen_in is None


TOO_MUCH = 25 * 2**20


@pytest.mark.parametrize(
    ("content", "code", "params"),
    [
        (b"Dear mechanic", ErrorCode.FILE_TYPE, {}),
        (b"", ErrorCode.INVALID, {"field": "size"}),
        (PDF + bytes(TOO_MUCH), ErrorCode.FILE_TOO_LARGE, {"of": "document", "most": TOO_MUCH}),
    ],
)
def test_what_is_never_taken_is_refused_at_once_by_its_content(
    flow: BookingFlow, tmp_path: Path, content: bytes, code: str, params: dict[str, object]
) -> None:
    front = written(tmp_path, "front.jpg", JPEG)
    files_of(flow).choose([written(tmp_path, "odd.jpg", content), front])
    assert [file.name for file in flow.draft.files] == ["front.jpg"]
    (refused,) = files_of(flow).refused
    assert (refused.name, refused.code) == ("odd.jpg", code)
    assert params.items() <= refused.params.items()
    files_of(flow).remove(flow.draft.files[0].id)
    assert flow.draft.files == ()
    assert files_of(flow).refused == (), "read, and done with"


def test_a_folder_or_what_is_not_there_is_refused(flow: BookingFlow, tmp_path: Path) -> None:
    files_of(flow).choose([tmp_path, tmp_path / "gone.jpg"])
    assert flow.draft.files == ()
    assert [each.code for each in files_of(flow).refused] == [SOURCE_UNREADABLE, SOURCE_UNREADABLE]


def test_there_is_room_for_so_many(flow: BookingFlow, tmp_path: Path) -> None:
    many = [written(tmp_path, f"{number}.pdf", PDF) for number in range(41)]
    files_of(flow).choose(many)
    assert len(flow.draft.files) == 40
    (refused,) = files_of(flow).refused
    assert (refused.name, refused.params["of"]) == ("40.pdf", "files")


def test_they_are_kept_for_the_session_as_soon_as_it_is_booked(
    flow: BookingFlow, desk: Desk, front: Path, paper: Path
) -> None:
    files_of(flow).choose([front, paper])
    flow.book()
    assert _kept(desk) == [("front.jpg", _session(flow)), ("paper.pdf", _session(flow))]
    front.unlink()
    assert not files_of(flow).copying
    assert files_of(flow).missing == ()


def test_they_are_kept_without_the_server_too(desk: Desk, front: Path) -> None:
    desk.holds.offline = True
    flow = filled(desk.flow(spawn=desk.at_once), desk)
    files_of(flow).choose([front])
    flow.book()
    assert _kept(desk) == [("front.jpg", _session(flow))]


def test_leaving_clears_them_and_leaves_nothing_on_the_disk(
    flow: BookingFlow, desk: Desk, front: Path
) -> None:
    files_of(flow).choose([front])
    flow.close()
    assert files_of(flow).files == ()
    assert desk.kept.files() == []
    assert front.exists()


def test_of_what_cannot_be_read_any_more_the_booking_is_made_without_it(
    flow: BookingFlow, desk: Desk, front: Path, paper: Path
) -> None:
    files_of(flow).choose([front, paper])
    front.unlink()
    flow.book()
    assert len(desk.commands()) == 1
    assert _kept(desk) == [("paper.pdf", _session(flow))]
    (missing,) = files_of(flow).missing
    assert (missing.name, missing.code) == ("front.jpg", SOURCE_UNREADABLE)


def test_what_became_something_else_is_left_out_too(flow: BookingFlow, front: Path) -> None:
    files_of(flow).choose([front])
    front.write_bytes(b"MZ" + bytes(99))
    flow.book()
    (missing,) = files_of(flow).missing
    assert missing.code == ErrorCode.FILE_TYPE


def test_what_the_disk_does_not_take_is_told_and_raised(
    flow: BookingFlow, desk: Desk, front: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files_of(flow).choose([front, paper])
    taken = desk.kept.attach

    async def full(session_id: object, source: Path, now: int) -> KeptFile:
        if source == front:
            raise NotKept(source, Trouble.DISK_FULL)
        return await taken(session_id, source, now)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.kept, "attach", full)
    with pytest.raises(NotKept):
        flow.book()
    assert [(each.name, each.code) for each in files_of(flow).missing] == [("front.jpg", NOT_KEPT)]
    assert _kept(desk) == [("paper.pdf", _session(flow))]
    assert not files_of(flow).copying


def test_a_booking_that_lost_its_time_keeps_them(flow: BookingFlow, desk: Desk, front: Path) -> None:
    files_of(flow).choose([front])
    flow.book()
    desk.answer(ChangeState.CONFLICT, ErrorCode.SLOT_TAKEN)
    assert _kept(desk) == [("front.jpg", _session(flow))]


def test_a_refused_one_that_is_booked_again_takes_them_along(
    flow: BookingFlow, desk: Desk, front: Path
) -> None:
    files_of(flow).choose([front])
    flow.book()
    before = _session(flow)
    desk.answer(ChangeState.REJECTED, ErrorCode.NOT_ALLOWED)
    front.unlink()
    flow.revise()
    flow.book()
    assert _session(flow) != before
    assert _kept(desk) == [("front.jpg", _session(flow))], "once, and though the file is gone"
    (file,) = desk.kept.files()
    assert file.size == len(JPEG)
    assert file.state is KeptState.WAITING


def test_one_of_which_the_server_is_being_told_the_end_holds_up_no_other(
    flow: BookingFlow, desk: Desk, front: Path
) -> None:
    files_of(flow).choose([front])
    flow.book()
    desk.answer(ChangeState.REJECTED, ErrorCode.NOT_ALLOWED)
    flow.revise()
    (first,) = desk.kept.files()
    let_go: list[UUID] = []

    async def later(file_id: UUID) -> None:
        assert not files_of(flow).copying
        let_go.append(file_id)

    desk.kept.take_away = later  # type: ignore[method-assign]
    flow.book()
    assert let_go == [first.id]
    assert [file.session_id for file in desk.kept.files()] == [first.session_id, _session(flow)]


def test_a_refused_one_that_is_given_up_leaves_nothing_on_the_disk(
    flow: BookingFlow, desk: Desk, front: Path
) -> None:
    files_of(flow).choose([front])
    flow.book()
    desk.answer(ChangeState.REJECTED, ErrorCode.NOT_ALLOWED)
    flow.revise()
    flow.close()
    assert desk.kept.files() == []


def test_a_refused_one_that_is_given_up_while_it_is_still_copied_leaves_nothing_either(
    flow: BookingFlow, desk: Desk, front: Path, paper: Path
) -> None:
    copying: list[Coroutine[Any, Any, None]] = []
    desk.attached.copying = copying.append
    files_of(flow).choose([front, paper])
    flow.book()
    desk.answer(ChangeState.REJECTED, ErrorCode.NOT_ALLOWED)
    flow.revise()
    flow.close()
    for work in copying:
        desk.at_once(work)
    assert desk.kept.files() == []
    assert not files_of(flow).copying


def test_a_booking_that_is_taken_back_before_it_was_sent_leaves_none_for_a_session_that_never_was(
    desk: Desk, front: Path
) -> None:
    desk.holds.offline = True
    flow = filled(desk.flow(spawn=desk.at_once), desk)
    files_of(flow).choose([front])
    flow.book()
    flow.close()
    assert len(desk.kept.files()) == 1
    ((_, _, take_back),) = desk.undo.steps
    take_back()
    assert [change for change in desk.store.changes() if not change.discarded] == []
    assert desk.kept.files() == []


def test_a_refused_one_that_is_left_as_it_is_keeps_them(flow: BookingFlow, desk: Desk, front: Path) -> None:
    files_of(flow).choose([front])
    flow.book()
    desk.answer(ChangeState.REJECTED, ErrorCode.NOT_ALLOWED)
    flow.close()
    assert [file.name for file in desk.kept.files()] == ["front.jpg"]


def test_what_a_file_is_may_be_found_out_while_booking_waits_for_the_hold(desk: Desk, front: Path) -> None:
    waiting: list[Coroutine[Any, Any, None]] = []
    flow = filled(desk.flow(spawn=waiting.append), desk)
    flow.book()
    files_of(flow).add([front])
    assert _asked(flow)
    flow.set_concern("Something else is the matter")
    assert not _asked(flow)
    for work in waiting:
        work.close()


# --- at once


def test_at_once_they_are_kept_when_the_server_has_made_the_session(
    now: NowFlow, desk: Desk, front: Path
) -> None:
    files_of(now).choose([front])
    assert desk.kept.files() == []
    now.ask()
    (asked,) = desk.seeking.asked
    assert _kept(desk) == [("front.jpg", asked.session_id)]
    now.search_now.tick()
    assert len(desk.kept.files()) == 1, "once"


def test_at_once_nothing_is_kept_where_the_server_does_not_answer(
    now: NowFlow, desk: Desk, front: Path
) -> None:
    files_of(now).choose([front])
    desk.seeking.fault = Unreachable("away")
    now.ask()
    assert desk.kept.files() == []
    desk.seeking.fault = None
    now.ask()
    assert [name for name, _ in _kept(desk)] == ["front.jpg"]


def test_a_search_that_is_looked_at_again_keeps_nothing_twice(now: NowFlow, desk: Desk, front: Path) -> None:
    files_of(now).choose([front])
    now.ask()
    now.close()
    (running,) = desk.line.running()
    again = desk.now(NowSeed(search=running.search, draft=running.draft), spawn=desk.at_once)
    assert again.phase is NowPhase.SEARCH
    again.search_now.changed.emit()
    assert len(desk.kept.files()) == 1


def test_nobody_online_and_they_go_over_to_a_booking_at_a_time(now: NowFlow, desk: Desk, front: Path) -> None:
    desk.seeking.online = []
    files_of(now).choose([front])
    now.ask()
    assert now.phase is NowPhase.NOBODY
    draft = now.schedule()
    now.close()
    flow = desk.flow(BookingSeed(draft=draft), spawn=desk.at_once)
    assert [file.name for file in flow.draft.files] == ["front.jpg"]
    assert desk.kept.files() == []
    _at_a_time(flow)
    flow.book()
    assert _kept(desk) == [("front.jpg", _session(flow))]


@pytest.mark.parametrize("sent", [False, True])
def test_a_search_that_found_nobody_gives_its_copies_to_the_booking_at_a_time(
    now: NowFlow, desk: Desk, front: Path, sent: bool
) -> None:
    files_of(now).choose([front])
    now.ask()
    (copy,) = desk.kept.files()
    if sent:
        desk.at_once(desk.kept.settle(copy.id, named("epoch"), desk.clock.now()))
    front.unlink()
    draft = now.schedule()
    now.close()
    flow = desk.flow(BookingSeed(draft=draft), spawn=desk.at_once)
    _at_a_time(flow)
    flow.book()
    assert _kept(desk) == [("front.jpg", _session(flow))]
    assert files_of(flow).missing == ()


def test_a_booking_at_a_time_that_is_left_leaves_the_searchs_copies_alone(
    now: NowFlow, desk: Desk, front: Path
) -> None:
    files_of(now).choose([front])
    now.ask()
    flow = desk.flow(BookingSeed(draft=now.schedule()), spawn=desk.at_once)
    flow.close()
    assert len(desk.kept.files()) == 1


def test_they_go_over_from_a_booking_at_a_time(flow: BookingFlow, desk: Desk, front: Path) -> None:
    files_of(flow).choose([front])
    now = desk.now(NowSeed(draft=flow.draft), spawn=desk.at_once)
    assert [file.name for file in now.draft.files] == ["front.jpg"]


def test_choosing_another_file_asks_no_other_question_of_the_server(
    now: NowFlow, desk: Desk, front: Path
) -> None:
    desk.seeking.fault = Unreachable("away")
    now.ask()
    before = now._session_id
    files_of(now).choose([front])
    assert now._session_id == before


def _at_a_time(flow: BookingFlow) -> None:
    free = [time for part in flow.day(flow.first_day()) for time in part.times if time.free]
    assert flow.choose_time(free[0].starts)
    flow.advance()
    assert flow.step is Step.REVIEW
