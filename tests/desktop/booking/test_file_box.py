"""Pictures and papers on the pages of both booking windows: chosen, dropped, refused with words, taken out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.chosen_file import NotTaken
from desktop.presenters.now_draft import NowStep
from desktop.presenters.now_flow import NowFlow
from desktop.store.errors import NotKept, Trouble
from desktop.store.pending import ChangeState
from desktop.views.booking.concern_page import ConcernPage
from desktop.views.booking.file_box import FileBox
from desktop.views.booking.file_words import missing_words, refused_words
from desktop.views.booking.review_page import ReviewPage
from desktop.views.booking_now.concern_page import NowConcernPage
from desktop.views.booking_now.review_page import NowReviewPage
from desktop.views.booking_wizard import BookingWizard
from desktop.views.now_wizard import NowWizard
from scheduling.errors import ErrorCode
from tests.desktop.booking.desk import Desk, entered, filled
from tests.desktop.booking.person import ALT, ENTER, NowPerson, Person, concern_of
from tests.desktop.calendar.attaching import JPEG, PDF, written

TAB = Qt.Key.Key_Tab
MB = 2**20


@pytest.fixture
def flow(desk: Desk) -> BookingFlow:
    return desk.flow(spawn=desk.at_once)


@pytest.fixture
def page(person: Person, desk: Desk, wizard: BookingWizard) -> ConcernPage:
    return concern_of(wizard, desk)


@pytest.fixture
def now(desk: Desk) -> NowFlow:
    return entered(desk.now(spawn=desk.at_once), desk)


def box_of(page: ConcernPage | NowConcernPage) -> FileBox:
    assert page.files is not None
    return page.files


def _drop(page: ConcernPage | NowConcernPage, path: Path) -> bool:
    """Let it go over the page; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    page.dragEnterEvent(entering)
    if entering.isAccepted():
        page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    return entering.isAccepted()


def test_they_are_chosen_by_keys_and_shown_with_name_and_size(
    qtbot: QtBot, person: Person, page: ConcernPage, flow: BookingFlow, tmp_path: Path
) -> None:
    assert "Pictures, videos and PDF; or drop them here" in person.reads()
    person.presses(Qt.Key.Key_F, with_=ALT)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(QFileDialog)))
    (dialog,) = page.window().findChildren(QFileDialog)
    dialog.filesSelected.emit([str(written(tmp_path, "front.jpg", JPEG))])
    dialog.reject()
    said = person.reads()
    assert "front.jpg" in said
    assert "1.1\u00a0MB" in said
    assert "Take front.jpg out" in said
    assert len(flow.draft.files) == 1
    assert page.window().focusWidget() is page.text, "Enter goes on, and does not choose once more"


def test_tab_goes_through_the_page_as_it_stands(
    person: Person, page: ConcernPage, flow: BookingFlow, wizard: BookingWizard, tmp_path: Path
) -> None:
    _drop(page, written(tmp_path, "front.jpg", JPEG))
    page.text.setFocus()
    met = []
    for _ in range(5):
        person.presses(TAB)
        met.append(person.focus())
    (out,) = box_of(page).buttons.values()
    assert met == [page.category, page.notes.open, box_of(page).attach, out, wizard.foot.back_button]


def test_one_is_taken_out_and_the_keys_stay_at_hand(
    person: Person, page: ConcernPage, flow: BookingFlow, tmp_path: Path
) -> None:
    for name in ("a.jpg", "b.jpg"):
        _drop(page, written(tmp_path, name, JPEG))
    for left in (["b.jpg"], []):
        next(iter(box_of(page).buttons.values())).setFocus()
        person.presses(ENTER)
        assert [file.name for file in flow.draft.files] == left
        assert flow.step is Step.CONCERN
        assert box_of(page).isAncestorOf(person.focus())
    assert box_of(page).attach.hasFocus()


def test_they_are_dropped_anywhere_on_the_page_and_no_path_into_the_text(
    page: ConcernPage, flow: BookingFlow, tmp_path: Path
) -> None:
    front = written(tmp_path, "front.jpg", JPEG)
    assert page.acceptDrops()
    assert _drop(page, front)
    assert [file.name for file in flow.draft.files] == ["front.jpg"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(front))])
    assert not page.text.canInsertFromMimeData(data), "the page below takes it"
    words = QMimeData()
    words.setText("Brakes")
    assert page.text.canInsertFromMimeData(words)
    none = Qt.KeyboardModifier.NoModifier
    other = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, words, Qt.MouseButton.LeftButton, none)
    other.ignore()
    page.dragEnterEvent(other)
    assert not other.isAccepted()


def test_what_is_not_taken_says_why_also_on_the_review(
    person: Person, page: ConcernPage, flow: BookingFlow, tmp_path: Path
) -> None:
    _drop(page, written(tmp_path, "letter.doc", b"Dear mechanic"))
    why = "letter.doc is not taken: only pictures, videos and PDF are."
    assert box_of(page).trouble.text() == why
    assert flow.draft.files == ()
    flow.go(Step.REVIEW)
    assert why in person.reads()
    flow.go(Step.CONCERN)
    _drop(page, written(tmp_path, "front.jpg", JPEG))
    assert not box_of(page).trouble.isVisible()


def test_the_review_and_the_answer_name_them(
    person: Person, page: ConcernPage, wizard: BookingWizard, desk: Desk, tmp_path: Path
) -> None:
    flow = wizard.flow
    _drop(page, written(tmp_path, "front.jpg", JPEG))
    gone = written(tmp_path, "gone.pdf", PDF)
    _drop(page, gone)
    flow.go(Step.REVIEW)
    review = wizard.page
    assert isinstance(review, ReviewPage)
    assert "front.jpg, gone.pdf" in review.card.values
    gone.unlink()
    flow.book()
    said = person.reads()
    assert "Goes along: front.jpg" in said
    assert "gone.pdf cannot be read any more and is not with the booking." in said
    assert "It can be attached to the booking in the calendar." in said
    desk.answer(ChangeState.REJECTED, ErrorCode.NOT_ALLOWED)
    said = person.reads()
    assert "Not booked" in said
    assert "Goes along" not in said, "with nothing"


def test_what_the_disk_did_not_take_goes_not_along_for_a_copy_of_the_refused_booking(
    person: Person, page: ConcernPage, wizard: BookingWizard, desk: Desk, tmp_path: Path
) -> None:
    flow = wizard.flow
    _drop(page, written(tmp_path, "front.jpg", JPEG))
    flow.book()
    assert "Goes along: front.jpg" in person.reads()
    desk.answer(ChangeState.REJECTED, ErrorCode.NOT_ALLOWED)
    flow.revise()

    async def full(*_: object) -> None:
        raise NotKept(tmp_path, Trouble.DISK_FULL)

    desk.kept.copy = full  # type: ignore[method-assign,assignment]
    with pytest.raises(NotKept):
        flow.book()
    flow.step_changed.emit()  # what runs beside it raises nothing into it
    said = person.reads()
    assert "front.jpg is not with the booking: this computer’s disk did not take it." in said
    assert "Goes along" not in said


def test_leaving_asks_where_only_a_file_was_chosen(
    person: Person, flow: BookingFlow, wizard: BookingWizard, tmp_path: Path
) -> None:
    assert not wizard.would_lose
    assert flow.files is not None
    flow.files.add([written(tmp_path, "front.jpg", JPEG)])
    assert wizard.would_lose


def test_at_once_they_are_dropped_and_named_and_go_along(
    qtbot: QtBot, at_once: NowWizard, now: NowFlow, desk: Desk, tmp_path: Path
) -> None:
    person = NowPerson(qtbot, at_once)
    now.go(NowStep.CONCERN)
    page = at_once.page
    assert isinstance(page, NowConcernPage)
    assert _drop(page, written(tmp_path, "front.jpg", JPEG))
    gone = written(tmp_path, "gone.pdf", PDF)
    assert _drop(page, gone)
    now.go(NowStep.REVIEW)
    review = at_once.page
    assert isinstance(review, NowReviewPage)
    assert "front.jpg, gone.pdf" in review.card.values
    gone.unlink()
    now.ask()
    assert [file.name for file in desk.kept.files()] == ["front.jpg"]
    said = person.reads()
    assert "Goes along: front.jpg" in said
    assert "gone.pdf cannot be read any more and is not with the booking." in said
    assert "in the calendar" not in said, "it is not there yet"


@pytest.mark.parametrize(
    ("of", "most", "said"),
    [
        ("video", 100 * MB, "is too large: at most 100.0\u00a0MB are taken."),
        ("picture", 25 * MB, "is too large: a picture or a PDF has at most 25.0\u00a0MB."),
        ("session", 300 * MB, "has no room: a booking’s files have at most 300.0\u00a0MB together."),
        ("files", 40, "is one too many: a booking has at most 40 files."),
    ],
)
def test_what_is_too_large_says_for_what(window: QWidget, of: str, most: int, said: str) -> None:
    refused = NotTaken(name="a.mp4", code=ErrorCode.FILE_TOO_LARGE, params={"of": of, "most": most})
    assert refused_words(refused) == f"a.mp4 {said}"


def test_what_is_empty_or_cannot_be_read_has_words(window: QWidget) -> None:
    assert refused_words(NotTaken(name="a.mp4", code="source_unreadable")) == "a.mp4 cannot be read."
    empty = NotTaken(name="a.mp4", code=ErrorCode.INVALID, params={"field": "size"})
    assert refused_words(empty) == "a.mp4 is empty."


def test_what_is_missing_has_words(window: QWidget) -> None:
    assert missing_words(NotTaken(name="a.mp4", code="not_kept")) == (
        "a.mp4 is not with the booking: this computer’s disk did not take it."
    )
    assert missing_words(NotTaken(name="a.mp4", code=ErrorCode.FILE_TYPE)) == (
        "a.mp4 is not taken: only pictures, videos and PDF are. It is not with the booking."
    )


def test_without_somewhere_to_keep_them_none_are_taken(desk: Desk, window: QWidget) -> None:
    desk.attached = None  # type: ignore[assignment]
    flow = filled(desk.flow(), desk)
    wizard = BookingWizard(flow, window)
    flow.go(Step.CONCERN)
    assert isinstance(wizard.page, ConcernPage)
    assert wizard.page.files is None
    assert not wizard.page.acceptDrops()
    wizard.leave()
