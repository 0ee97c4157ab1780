"""A booking's card shows its pictures and papers, takes more, and says in words where each of them is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.shell.translations import Translations
from desktop.sync.errors import Unreachable
from desktop.theming import formats
from desktop.views.calendar.booking_card import BookingCard
from desktop.views.calendar.file_list import FileList, trouble_words
from scheduling.vocabulary import Role
from tests.desktop.calendar.attaching import JPEG, PDF, Attaching, written
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import garage, named

ONE = named("one")


@pytest.fixture
def desk(shop: Scene) -> Attaching:
    return Attaching(shop)


@pytest.fixture
def card(qtbot: QtBot, shop: Scene, desk: Attaching) -> BookingCard:
    """Open beside its booking."""
    desk.library.add(ONE, "carte-grise.pdf", PDF)
    return opened(qtbot, shop)


def opened(qtbot: QtBot, shop: Scene) -> BookingCard:
    pilot = Pilot(qtbot, shop)
    pilot.click(pilot.centre(shop.ids["one"]))
    return pilot.view.card


def files_of(card: BookingCard) -> FileList:
    assert card.files is not None
    return card.files


def said(card: BookingCard) -> list[str]:
    labels = files_of(card).findChildren(QLabel)
    return [label.text() for label in labels if label.text() and not label.isHidden()]


def test_it_shows_what_the_server_has(card: BookingCard) -> None:
    assert said(card) == ["Pictures and papers", "carte-grise.pdf", "43.0\u00a0kB"]
    assert files_of(card).isVisible()


def test_what_is_attached_waits_is_sent_and_is_there(
    card: BookingCard, desk: Attaching, tmp_path: Path
) -> None:
    high = card.height()
    files_of(card).take([written(tmp_path, "front.jpg", JPEG)])
    assert said(card)[3:] == ["front.jpg", "1.1\u00a0MB · waiting for the server"]
    assert card.height() > high
    (mine,) = desk.kept.files()
    desk.kept.arrived(mine.id, 2)
    assert said(card)[-1] == "1.1\u00a0MB · 44 % sent"
    desk.library.files[ONE][mine.id] = ("front.jpg", JPEG)
    desk.settle(mine.id)
    assert said(card)[3:] == ["front.jpg", "1.1\u00a0MB"]


def test_a_refused_one_says_why_and_can_go(card: BookingCard, desk: Attaching, tmp_path: Path) -> None:
    files_of(card).take([written(tmp_path, "front.jpg", JPEG)])
    (mine,) = desk.kept.files()
    desk.settle(mine.id, "not_allowed")
    assert said(card)[-1] == "Not accepted: Your role does not allow this."
    files_of(card).buttons[mine.id, "retry"].click()
    assert said(card)[-1].endswith("waiting for the server")
    files_of(card).buttons[mine.id, "take_away"].click()
    assert said(card) == ["Pictures and papers", "carte-grise.pdf", "43.0\u00a0kB"]


def test_what_is_no_picture_is_refused_at_once(card: BookingCard, tmp_path: Path) -> None:
    files_of(card).take([written(tmp_path, "macro.xls", b"PK" + bytes(99))])
    assert "Files of this type are not kept." in said(card)
    files_of(card).take([])
    assert "Files of this type are not kept." in said(card)


def test_files_are_chosen_in_the_systems_dialog(card: BookingCard, desk: Attaching, tmp_path: Path) -> None:
    path = written(tmp_path, "front.jpg", JPEG)
    files_of(card).attach.click()
    (dialog,) = card.window().findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert card.isVisible(), "the card waits for it"
    dialog.filesSelected.emit([str(path)])
    dialog.reject()
    assert [file.name for file in desk.kept.files()] == ["front.jpg"]


def test_they_are_chosen_where_the_pictures_are_then_where_the_last_were(
    card: BookingCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "Pictures"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert _begins(card) == tmp_path, "without such a folder at home, not where the program lies"
    (tmp_path / "Pictures").mkdir()
    assert _begins(card) == tmp_path / "Pictures"
    phone = tmp_path / "phone"
    phone.mkdir()
    _begins(card, written(phone, "front.jpg", JPEG))
    assert _begins(card) == phone
    (phone / "front.jpg").unlink()
    phone.rmdir()
    assert _begins(card) == tmp_path / "Pictures", "the telephone was unplugged"


def _begins(card: BookingCard, chosen: Path | None = None) -> Path:
    """The folder in which the dialog begins; what is chosen there."""
    files_of(card).attach.click()
    (dialog,) = card.window().findChildren(QFileDialog)
    found = Path(dialog.directory().absolutePath())
    if chosen is not None:
        dialog.filesSelected.emit([str(chosen)])
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return found


def test_the_dialog_is_all_in_french(card: BookingCard) -> None:
    spoken = Translations()
    spoken.use("fr")
    try:
        files_of(card).attach.click()
        (dialog,) = card.window().findChildren(QFileDialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        shown = {label.text().replace("&", "") for label in dialog.findChildren(QLabel) if label.text()}
        assert shown == {"Chercher dans\u00a0:", "Nom de fichier\u00a0:", "Types de fichiers\u00a0:"}
        dialog.reject()
    finally:
        spoken.drop()
        formats.use_language("en")


def test_one_is_saved(card: BookingCard, tmp_path: Path) -> None:
    files_of(card).buttons[named("carte-grise.pdf"), "save"].click()
    (dialog,) = card.window().findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.filesSelected.emit([str(tmp_path / "saved.pdf")])
    dialog.reject()
    assert (tmp_path / "saved.pdf").read_bytes() == PDF


def test_files_are_dropped_on_the_card(card: BookingCard, desk: Attaching, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(written(tmp_path, "front.jpg", JPEG))), QUrl("https://example.test/a")]
    )
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    card.dragEnterEvent(entering)
    assert entering.isAccepted()
    card.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert [file.name for file in desk.kept.files()] == ["front.jpg"]
    words = QMimeData()
    words.setText("a booking")
    other = QDragEnterEvent(QPoint(5, 5), copy, words, left, none)
    other.ignore()
    card.dragEnterEvent(other)
    assert not other.isAccepted()


def test_without_the_server_it_says_so_and_takes_files(
    qtbot: QtBot, shop: Scene, desk: Attaching, tmp_path: Path
) -> None:
    desk.library.broken = Unreachable("down")
    card = opened(qtbot, shop)
    assert said(card) == [
        "Pictures and papers",
        "The server does not answer: there may be more than is shown.",
    ]
    files_of(card).take([written(tmp_path, "front.jpg", JPEG)])
    assert said(card) == ["Pictures and papers", "front.jpg", "1.1\u00a0MB · waiting for the server"]


def test_news_keep_the_list_and_do_not_ask_the_server_again(
    card: BookingCard, shop: Scene, desk: Attaching
) -> None:
    asked = desk.library.asked
    shop.store.load([shop.session("one")])
    assert said(card)[1] == "carte-grise.pdf"
    assert desk.library.asked == asked


def test_the_keys_stay_on_the_card(card: BookingCard, desk: Attaching, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitActive(card.window()):
        card.window().activateWindow()
    files_of(card).take([written(tmp_path, "front.jpg", JPEG)])
    (mine,) = desk.kept.files()
    button = files_of(card).buttons[mine.id, "take_away"]
    button.setFocus()
    button.click()
    assert files_of(card).attach.hasFocus()


def test_who_may_not_see_them_sees_nothing(qtbot: QtBot) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=garage().anna.id)
    shop.booking("one", shop.garage.ivan.id, "10:00")
    Attaching(shop)
    assert opened(qtbot, shop).files is None


def test_without_files_the_card_is_as_it_was(qtbot: QtBot, shop: Scene) -> None:
    card = opened(qtbot, shop)
    assert card.files is None
    assert not card.acceptDrops()


def test_words_of_what_went_wrong() -> None:
    assert trouble_words("") == ""
    assert trouble_words("source_unreadable") == "This file cannot be read."
    assert trouble_words("not_found") == "The server does not have this booking."


def test_sizes_as_people_read_them() -> None:
    assert formats.data_size(1_258_291) == "1.2\u00a0MB"
    formats.use_language("fr")
    assert formats.data_size(1_258_291) == "1,2\u00a0Mo"


def test_many_files_scroll_and_the_card_stays_in_the_window(
    qtbot: QtBot, shop: Scene, desk: Attaching
) -> None:
    for number in range(40):
        desk.library.add(ONE, f"{number}.pdf", PDF)
    card = opened(qtbot, shop)
    assert len(files_of(card).buttons) == 40
    assert card.geometry().bottom() < card.window().height()
    assert card.height() < 600
