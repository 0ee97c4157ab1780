"""When the server is asked what is to be handed back: once it is there, after bookings changed, and now and then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import cast

import pytest
import shiboken6
from psygnal import Signal, SignalInstance
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.presenters.hand_backs import HandBack
from desktop.shell.alerts import Alerts
from desktop.shell.desk import Desk
from desktop.shell.hand_back_watch import LOOK_MS, HandBackWatch
from tests.desktop.shell.watched import Link
from tests.factories import named


class _Rows:
    changed = Signal(frozenset)


class _Backs:
    handed = Signal(HandBack)


class _Moneys:
    went_back = Signal()


@dataclass
class Pretended:
    """Of a desk what the watch needs."""

    status: Link
    store: _Rows = field(default_factory=_Rows)
    source: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(ready=True))
    handed: SignalInstance = field(default_factory=lambda: _Backs().handed)
    looked: int = 0
    calendar: SimpleNamespace = field(
        default_factory=lambda: SimpleNamespace(actions=SimpleNamespace(moneys=_Moneys()))
    )

    @property
    def hand_backs(self) -> Pretended:
        return self

    def look(self) -> None:
        self.looked += 1


class Watched:
    def __init__(self, parent: QObject, *, online: bool) -> None:
        self.desk = Pretended(Link(online=online))
        self.said: list[tuple[str, str]] = []
        alerts = SimpleNamespace(show=lambda words, kind: self.said.append((words, kind)))
        self.watch = HandBackWatch(cast("Desk", self.desk), cast("Alerts", alerts), parent)

    def later(self) -> int:
        """How often it was asked, once the moment is over in which several changes are one."""
        if self.watch._soon.isActive():
            self.watch._soon.stop()
            self.watch._soon.timeout.emit()
        return self.desk.looked


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QObject]:
    """Of what asks now and then: it goes with it."""
    made = QObject(qapp)
    yield made
    shiboken6.delete(made)


@pytest.fixture
async def online(parent: QObject) -> Watched:
    return Watched(parent, online=True)


async def test_it_asks_once_the_server_is_there_and_whenever_it_is_again(parent: QObject) -> None:
    watched = Watched(parent, online=False)
    assert watched.later() == 0
    for online, asked in ((True, 1), (True, 1), (False, 1), (True, 2)):
        watched.desk.status.online = online
        watched.desk.status.changed.emit()
        assert watched.later() == asked


async def test_after_bookings_changed_it_asks_once(online: Watched) -> None:
    assert online.later() == 1
    online.desk.store.changed.emit(frozenset({"customer"}))
    assert online.later() == 1
    online.desk.store.changed.emit(frozenset({"session", "reservation"}))
    online.desk.store.changed.emit(frozenset({"session"}))
    assert online.later() == 2


async def test_what_changed_while_the_server_was_away_is_asked_about_once_it_is_back(online: Watched) -> None:
    online.later()
    online.desk.status.online = False
    online.desk.status.changed.emit()
    online.desk.store.changed.emit(frozenset({"session"}))
    assert online.later() == 1
    online.desk.status.online = True
    online.desk.status.changed.emit()
    assert online.later() == 2


async def test_what_was_handed_back_on_a_card_is_asked_about_at_once(online: Watched) -> None:
    online.later()
    online.desk.calendar.actions.moneys.went_back.emit()
    assert online.later() == 2


async def test_what_was_handed_back_is_said(online: Watched) -> None:
    line = HandBack(
        refund_id=named("refund"),
        session_id=named("one"),
        customer="Élise Tremblay",
        starts=None,
        cents=1500,
        method="cash",
        since=0,
    )
    online.desk.hand_backs.handed.emit(line)
    online.desk.hand_backs.handed.emit(replace(line, customer=""))
    assert online.said == [
        ("Élise Tremblay has the $15.00 back.", "done"),
        ("The customer has the $15.00 back.", "done"),
    ]


async def test_it_asks_now_and_then_since_another_desk_may_have_handed_it(online: Watched) -> None:
    online.later()
    (clock,) = [it for it in online.watch.findChildren(QTimer) if it.interval() == LOOK_MS]
    assert clock.isActive()
    clock.timeout.emit()
    assert online.later() == 2


def test_when_the_program_s_loop_has_ended_nobody_is_asked(parent: QObject) -> None:
    assert Watched(parent, online=True).later() == 0
