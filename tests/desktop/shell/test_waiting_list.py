"""Under the badge: each change in words, how old it is, why it was refused, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_files import AttachedFile, Standing, UnsentFile
from desktop.presenters.pending_changes import PendingChanges, PendingLine
from desktop.shell.waiting_list import WaitingList, age_words
from desktop.store.local_store import LocalStore
from desktop.views.calendar.answer_cards import what_words
from scheduling.commands import NAMES, CancelSession, CreateCustomer, EditVehicle, MoveSession, Place
from scheduling.file_types import FileKind
from scheduling.ids import uuid7
from tests import factories
from tests.desktop.shell.widgets import cut_labels

MONTREAL = ZoneInfo("America/Toronto")


def line(**over: Any) -> PendingLine:
    values: dict[str, Any] = {
        "mid": uuid7(),
        "what": "session.book",
        "who": "Marc Pelletier",
        "starts": factories.at(factories.MONDAY, "10:30"),
        "seconds": 240,
        "refused": False,
        "code": "",
    }
    return PendingLine(**(values | over))


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def listed(
    parent: QWidget,
    lines: Sequence[PendingLine],
    trouble: str = "",
    *,
    stopped: bool = False,
    files: Sequence[UnsentFile] = (),
    left: str = "",
) -> WaitingList:
    made = WaitingList(
        lines,
        heard="Last heard: 10:46.",
        trouble=trouble,
        stopped=stopped,
        zone=MONTREAL,
        parent=parent,
        files=files,
        left=left,
    )
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    return made


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def button(widget: QWidget, words: str) -> QPushButton:
    return next(found for found in widget.findChildren(QPushButton) if found.text() == words)


def test_line_says_what_who_when_and_how_old(parent: QWidget) -> None:
    shown = said(listed(parent, [line()]))
    assert "Booking · Marc Pelletier" in shown
    assert "Mon 15 Jun, 10:30 · 4 min ago" in shown
    assert "Last heard: 10:46." in shown


def test_refused_change_says_why_and_leads_to_its_card(parent: QWidget) -> None:
    refused = line(refused=True, code="slot_taken", about=frozenset({uuid7()}))
    shown = listed(parent, [refused])
    assert "Somebody else has just taken this time." in said(shown)
    seen: list[frozenset[UUID]] = []
    shown.show_asked.connect(seen.append)
    button(shown, "Show").click()
    assert seen == [refused.about]


def test_nothing_is_said_to_wait_when_all_was_refused(parent: QWidget) -> None:
    shown = listed(parent, [line(refused=True, code="slot_taken")])
    assert "Needs an answer" in said(shown)
    assert not [words for words in said(shown) if "aiting" in words or "sent" in words]
    assert [found.text() for found in shown.findChildren(QPushButton)] == ["Show", "See all"]


def test_what_computers_without_access_left_is_told_and_led_to(parent: QWidget) -> None:
    words = "3 changes of a computer without access wait for you."
    shown = listed(parent, [], left=words)
    assert words in said(shown)
    assert "Nothing is waiting" not in said(shown)
    asked: list[bool] = []
    shown.review_asked.connect(lambda: asked.append(True))
    shown.show()
    button(shown, "Review").click()
    assert asked == [True]
    assert not shown.isVisible()
    assert "Nothing is waiting" in said(listed(parent, []))


def test_what_waits_is_told_apart_from_what_was_refused(parent: QWidget) -> None:
    shown = said(listed(parent, [line(), line(refused=True, code="slot_taken", who="Luc Roy")]))
    order = [
        shown.index(words) for words in ("Needs an answer", "Booking · Luc Roy", "Waiting for the server")
    ]
    assert [*order, shown.index("Booking · Marc Pelletier")] == sorted(
        [*order, shown.index("Booking · Marc Pelletier")]
    )


def test_long_list_is_cut_and_counted(parent: QWidget) -> None:
    shown = said(listed(parent, [line() for _ in range(11)]))
    assert sum(words.startswith("Booking ·") for words in shown) == 8
    assert "and 3 more" in shown


def _opened(qtbot: QtBot, shown: WaitingList, window: QWidget, badge_at: QPoint) -> WaitingList:
    """Below a badge that stands there on the screen."""
    window.move(badge_at)
    window.resize(120, 28)
    window.show()
    qtbot.waitExposed(window)
    shown.open_under(window)
    return shown


def _screen(widget: QWidget) -> QRect:
    return widget.screen().availableGeometry()


def _long() -> list[PendingLine]:
    return [*(line(refused=True, code="not_available") for _ in range(8)), *(line() for _ in range(8))]


def _room(shown: WaitingList, widget: QWidget) -> QRect:
    """Where the widget is, in the list."""
    return widget.rect().translated(widget.mapTo(shown, widget.rect().topLeft()))


@pytest.mark.parametrize("under", [40, 700])
def test_a_long_list_stays_on_the_screen_with_its_foot_in_view(
    qtbot: QtBot, parent: QWidget, under: int
) -> None:
    shown = _opened(qtbot, listed(parent, _long(), "The server does not answer."), parent, QPoint(600, under))
    assert _screen(parent).contains(shown.geometry())
    assert shown.height() > 300
    again = button(shown, "Try now")
    why = next(label for label in shown.findChildren(QLabel) if label.text() == "The server does not answer.")
    for widget in (again, why):
        assert shown.rect().contains(_room(shown, widget))
        assert not widget.visibleRegion().isEmpty()
    lines = shown.lines.verticalScrollBar()
    assert lines.maximum() > 0
    assert cut_labels(shown) == []
    shown.close()


def test_the_lines_of_a_long_list_are_all_reached_by_the_keys(qtbot: QtBot, parent: QWidget) -> None:
    shown = _opened(qtbot, listed(parent, _long()), parent, QPoint(600, 40))
    bar = shown.lines.verticalScrollBar()
    qtbot.keyClick(shown, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(shown, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    last = [found for found in shown.findChildren(QPushButton) if found.text() == "Show"][-1]
    shown.lines.ensureWidgetVisible(last)
    assert not last.visibleRegion().isEmpty()
    shown.close()


@pytest.mark.parametrize(
    "lines", [[line(), line(refused=True, code="not_available")], [line(), line()], []], ids=len
)
def test_a_short_list_is_as_high_as_it_needs_and_does_not_scroll(
    qtbot: QtBot, parent: QWidget, lines: list[PendingLine]
) -> None:
    shown = _opened(qtbot, listed(parent, lines), parent, QPoint(-200, 40))
    assert shown.lines.verticalScrollBar().maximum() == 0
    assert not shown.lines.verticalScrollBar().isVisible()
    assert shown.height() < 400
    assert _screen(parent).contains(shown.geometry())
    assert cut_labels(shown) == []
    shown.close()


def test_nothing_waits(qtbot: QtBot, parent: QWidget) -> None:
    shown = listed(parent, [], trouble="The server does not answer.")
    assert "Nothing is waiting" in said(shown)
    assert "The server does not answer." in said(shown)
    with qtbot.waitSignal(shown.try_now):
        button(shown, "Try now").click()


def test_where_nothing_waits_there_is_no_empty_band(qtbot: QtBot, parent: QWidget) -> None:
    shown = _opened(qtbot, listed(parent, []), parent, QPoint(200, 40))
    title, heard = (
        next(label for label in shown.findChildren(QLabel) if label.text() == words)
        for words in ("Nothing is waiting", "Last heard: 10:46.")
    )
    assert title.height() <= title.sizeHint().height() + 1
    gap = heard.mapTo(shown, QPoint(0, 0)).y() - title.mapTo(shown, QPoint(0, title.height())).y()
    assert gap <= 10
    shown.close()


def test_nothing_is_promised_of_an_exchange_that_has_stopped(parent: QWidget) -> None:
    shown = listed(parent, [line()], trouble="The exchange has stopped.", stopped=True)
    assert "Kept on this computer and sent once the program is opened again." in said(shown)
    assert not [words for words in said(shown) if "as soon as the server answers" in words]
    assert [found.text() for found in shown.findChildren(QPushButton)] == ["See all"], "to try now is idle"


def test_enter_and_the_button_lead_to_the_whole_list(qtbot: QtBot, parent: QWidget) -> None:
    shown = listed(parent, [line()])
    with qtbot.waitSignal(shown.all_asked):
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    button = next(found for found in shown.findChildren(QPushButton) if found.text() == "See all")
    with qtbot.waitSignal(shown.all_asked):
        button.click()


def test_what_is_not_listed_is_counted(parent: QWidget) -> None:
    shown = WaitingList(
        [line()], heard="", trouble="", stopped=False, zone=MONTREAL, parent=parent, unlisted=9_999
    )
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    assert "and 9999 more" in said(shown)


def test_every_command_has_words() -> None:
    names = {name.partition("@")[0] for name in NAMES}
    assert not [name for name in names if what_words(name) == name]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "just now"), (59, "just now"), (60, "1 min ago"), (7200, "2 h ago"), (3 * 86400, "3 days ago")],
)
def test_ages(seconds: int, words: str) -> None:
    assert age_words(seconds) == words


class TestPresenter:
    """Lines are made from the outbox and the rows as the user sees them."""

    def test_names_come_from_the_rows(self) -> None:
        store = LocalStore.in_memory(now=lambda: 1000)
        person = factories.customer("Sophie Roy")
        visit = factories.session(person.id)
        store.load([factories.organization(), person, visit])
        assert visit.starts is not None
        seen = Place(starts=visit.starts, minutes=60, mechanic_id=visit.mechanic_id)
        to = Place(starts=visit.starts + 3600, minutes=60, mechanic_id=visit.mechanic_id)
        store.submit(MoveSession(session_id=visit.id, seen=seen, to=to))
        store.submit(CreateCustomer(customer_id=uuid7(), name="Grace Kim"))
        lines = PendingChanges(store, lambda: 1090).lines()
        assert [(row.what, row.who, row.starts) for row in lines] == [
            ("session.move", "Sophie Roy", to.starts),
            ("customer.create", "Grace Kim", None),
        ]
        assert {row.seconds for row in lines} == {90}
        store.close()

    def test_unknown_row_leaves_no_gap(self) -> None:
        store = LocalStore.in_memory(now=lambda: 1000)
        store.load([factories.organization()])
        store.submit(CancelSession(session_id=uuid7()))
        (only,) = PendingChanges(store, lambda: 500).lines()
        assert (only.who, only.starts, only.seconds) == ("", None, 0)
        store.close()

    def test_a_vehicles_line_names_whose_it_is(self) -> None:
        store = LocalStore.in_memory(now=lambda: 1000)
        owner = factories.customer(name="Sophie Roy")
        car = factories.vehicle(owner.id)
        store.load([owner, car])
        store.submit(EditVehicle(vehicle_id=car.id, set={"plate": (car.plate, "ZZZ 999")}))
        store.submit(EditVehicle(vehicle_id=uuid7(), set={"plate": ("", "ZZZ 999")}))
        lines = PendingChanges(store, store.now).lines()
        assert [(row.what, row.who) for row in lines] == [
            ("vehicle.edit", "Sophie Roy"),
            ("vehicle.edit", ""),
        ]
        store.close()


class TestFiles:
    """What was attached and not sent is listed under the changes, and leads to its booking."""

    def test_files_are_listed_and_lead_to_their_booking(self, parent: QWidget) -> None:
        here = unsent("front.jpg")
        shown = listed(parent, [], files=[here])
        assert said(shown)[:4] == [
            "Pictures and papers",
            "front.jpg",
            "Marc Pelletier · Mon 15 Jun, 10:30",
            "1.0\u00a0MB · waiting for the server",
        ]
        assert "Nothing is waiting" not in said(shown)
        asked: list[UUID] = []
        shown.files.show_asked.connect(asked.append)
        next(button for button in shown.findChildren(QPushButton) if button.text() == "Show").click()
        assert asked == [here.session_id]

    def test_one_of_no_booking_here_is_taken_away(self, parent: QWidget) -> None:
        gone = unsent("gone.jpg", on_card=False, standing=Standing.REFUSED, code="not_found")
        shown = listed(parent, [line()], files=[unsent("front.jpg"), gone])
        names = [words for words in said(shown) if words.endswith(".jpg")]
        assert names == ["gone.jpg", "front.jpg"], "what needs somebody comes first"
        assert "Not accepted: The server does not have this booking." in said(shown)
        asked: list[tuple[UUID, UUID]] = []
        shown.files.away_asked.connect(lambda *ids: asked.append(ids))
        next(button for button in shown.findChildren(QPushButton) if button.text() == "Take away").click()
        assert asked == [(gone.session_id, gone.file.id)]

    def test_only_what_is_sent_is_said_to_be_sent(self, parent: QWidget) -> None:
        refused = unsent("gone.jpg", standing=Standing.REFUSED, code="not_found")
        calm = "Kept on this computer and sent as soon as the server answers. Keep working."
        assert calm not in said(listed(parent, [], files=[refused]))
        assert calm in said(listed(parent, [], files=[refused, unsent("front.jpg")]))

    def test_of_many_only_the_number_is_told(self, parent: QWidget) -> None:
        shown = listed(parent, [], files=[unsent(f"{number}.jpg") for number in range(6)])
        assert len([words for words in said(shown) if words.endswith(".jpg")]) == 3
        assert "and 3 more" in said(shown)


def unsent(name: str, **over: Any) -> UnsentFile:
    file = AttachedFile(
        id=uuid7(), name=name, size=2**20, kind=FileKind.PICTURE,
        standing=over.pop("standing", Standing.WAITING), code=over.pop("code", ""),
    )  # fmt: skip
    values: dict[str, Any] = {
        "session_id": uuid7(),
        "who": "Marc Pelletier",
        "starts": factories.at(factories.MONDAY, "10:30"),
        "seconds": 240,
        "on_card": True,
    }
    return UnsentFile(file=file, **(values | over))
