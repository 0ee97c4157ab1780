"""Pictures and papers that go along with a booking: chosen while it is entered, kept once it is made."""

from __future__ import annotations

from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from desktop.presenters.booking_draft import Draft
from desktop.presenters.booking_files import SOURCE_UNREADABLE
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.chosen_files import NOT_KEPT
from desktop.store.errors import NotKept, Trouble
from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.pending import ChangeState
from scheduling.errors import ErrorCode
from scheduling.file_types import FileKind
from tests.desktop.booking.choosing import booked_with, files_of, kept, revised_with, session_of
from tests.desktop.booking.desk import Desk, filled
from tests.desktop.calendar.attaching import JPEG, PDF, written


@pytest.fixture
def flow(desk: Desk) -> BookingFlow:
    return filled(desk.flow(spawn=desk.at_once), desk)


def _asked(flow: BookingFlow) -> bool:
    """Again each time: the type checker would remember the last answer."""
    return flow.booking_asked


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
    booked_with(flow, front, paper)
    assert kept(desk) == [("front.jpg", session_of(flow)), ("paper.pdf", session_of(flow))]
    front.unlink()
    assert not files_of(flow).copying
    assert files_of(flow).missing == ()


def test_they_are_kept_without_the_server_too(desk: Desk, front: Path) -> None:
    desk.holds.offline = True
    flow = filled(desk.flow(spawn=desk.at_once), desk)
    booked_with(flow, front)
    assert kept(desk) == [("front.jpg", session_of(flow))]


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
    assert kept(desk) == [("paper.pdf", session_of(flow))]
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
    assert kept(desk) == [("paper.pdf", session_of(flow))]
    assert not files_of(flow).copying


def test_a_booking_that_lost_its_time_keeps_them(flow: BookingFlow, desk: Desk, front: Path) -> None:
    booked_with(flow, front)
    desk.answer(ChangeState.CONFLICT, ErrorCode.SLOT_TAKEN)
    assert kept(desk) == [("front.jpg", session_of(flow))]


def test_a_refused_one_that_is_booked_again_takes_them_along(
    flow: BookingFlow, desk: Desk, front: Path
) -> None:
    booked_with(flow, front)
    before = session_of(flow)
    desk.answer(ChangeState.REJECTED, ErrorCode.NOT_ALLOWED)
    front.unlink()
    flow.revise()
    flow.book()
    assert session_of(flow) != before
    assert kept(desk) == [("front.jpg", session_of(flow))], "once, and though the file is gone"
    (file,) = desk.kept.files()
    assert file.size == len(JPEG)
    assert file.state is KeptState.WAITING


def test_one_of_which_the_server_is_being_told_the_end_holds_up_no_other(
    flow: BookingFlow, desk: Desk, front: Path
) -> None:
    revised_with(flow, desk, front)
    (first,) = desk.kept.files()
    let_go: list[UUID] = []

    async def later(file_id: UUID) -> None:
        assert not files_of(flow).copying
        let_go.append(file_id)

    desk.kept.take_away = later  # type: ignore[method-assign]
    flow.book()
    assert let_go == [first.id]
    assert [file.session_id for file in desk.kept.files()] == [first.session_id, session_of(flow)]


def test_a_refused_one_that_is_given_up_leaves_nothing_on_the_disk(
    flow: BookingFlow, desk: Desk, front: Path
) -> None:
    revised_with(flow, desk, front)
    flow.close()
    assert desk.kept.files() == []


def test_a_refused_one_that_is_given_up_while_it_is_still_copied_leaves_nothing_either(
    flow: BookingFlow, desk: Desk, front: Path, paper: Path
) -> None:
    copying: list[Coroutine[Any, Any, None]] = []
    desk.attached.copying = copying.append
    booked_with(flow, front, paper)
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
    booked_with(flow, front)
    flow.close()
    assert len(desk.kept.files()) == 1
    ((_, _, take_back),) = desk.undo.steps
    take_back()
    assert [change for change in desk.store.changes() if not change.discarded] == []
    assert desk.kept.files() == []


def test_a_refused_one_that_is_left_as_it_is_keeps_them(flow: BookingFlow, desk: Desk, front: Path) -> None:
    booked_with(flow, front)
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
