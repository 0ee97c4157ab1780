"""What is cancelled here unanswered says so; of a mechanic who had accepted it meanwhile the desk is told, once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.crossed_answers import CrossedAnswer, CrossedAnswers
from desktop.shell.alerts import Alerts
from desktop.shell.crossed_watch import CrossedWatch
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.theming import resources
from scheduling.commands import CancelSession, Outcome
from scheduling.vocabulary import CancelledBy, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import NOW, garage, named


def _cancelled(shop: Scene, state: SessionState) -> CancelSession:
    shop.booking("one", shop.garage.ivan.id, "10:00", state=state)
    shop.presenter.actions.cancel(shop.ids["one"], by=CancelledBy.CUSTOMER)
    command = shop.sent()[-1]
    assert isinstance(command, CancelSession)
    return command


def _answer(shop: Scene, outcome: Outcome, state: ChangeState = ChangeState.APPLIED) -> UUID:
    (change,) = shop.store.changes()
    done = Answer(mid=change.mid, state=state, ack_ver=9, outcome=outcome)
    shop.store.settle([done], named("epoch"))
    return change.mid


def _fetched(shop: Scene, cursor: int) -> None:
    """The server's rows are here up to there."""
    shop.store.apply_page([], replace(shop.store.state(), epoch=named("epoch"), cursor=cursor))


@pytest.mark.parametrize("state", [SessionState.OFFERED, SessionState.SCHEDULED])
def test_it_says_whether_somebody_had_accepted_it(state: SessionState) -> None:
    assert _cancelled(scene(), state).unanswered is (state is SessionState.OFFERED)


def test_who_had_accepted_is_told_of_once() -> None:
    shop, told = scene(), list[CrossedAnswer]()
    answers = CrossedAnswers(shop.store)
    answers.found.connect(told.append)
    _cancelled(shop, SessionState.OFFERED)
    assert told == []
    mid = _answer(shop, Outcome(accepted_by=shop.garage.ivan.id))
    shop.store.pending_changed.emit()
    assert told == [
        CrossedAnswer(
            mid=mid,
            session_id=shop.ids["one"],
            customer=shop.garage.elise.name,
            mechanic=shop.garage.ivan.name,
        )
    ]


@pytest.mark.parametrize("cursor", [8, 9, 12])
def test_it_is_told_also_where_the_rows_came_before_the_answer(cursor: int) -> None:
    shop, told = scene(), list[CrossedAnswer]()
    answers = CrossedAnswers(shop.store)
    answers.found.connect(told.append)
    _fetched(shop, cursor)
    _cancelled(shop, SessionState.OFFERED)
    mid = _answer(shop, Outcome(accepted_by=shop.garage.ivan.id))
    assert [each.mid for each in told] == [mid]
    _fetched(shop, 20)
    assert len(told) == 1
    answers.seen(mid)
    answers.seen(mid)
    assert shop.store.changes() == []
    assert (shop.store.count_waiting(), shop.store.count_refused()) == (0, 0)


def test_it_is_told_again_in_the_next_run_until_it_was_seen(tmp_path: Path) -> None:
    shop, key = garage(), bytes(range(32))
    store = LocalStore.open(tmp_path, key, now=lambda: NOW)
    store.apply_page([], replace(store.state(), epoch=named("epoch"), cursor=12))
    cancel = CancelSession(session_id=named("one"), cancelled_by=CancelledBy.CUSTOMER, unanswered=True)
    mid, other = store.submit_all([cancel, replace(cancel, session_id=named("two"))])
    outcomes = {mid: Outcome(accepted_by=shop.ivan.id), other: Outcome()}
    store.settle(
        [
            Answer(mid=each, state=ChangeState.APPLIED, ack_ver=9, outcome=outcome)
            for each, outcome in outcomes.items()
        ],
        named("epoch"),
    )
    store.close()
    store = LocalStore.open(tmp_path, key, now=lambda: NOW + 15 * 86_400)
    store.prune()
    told = list[CrossedAnswer]()
    answers = CrossedAnswers(store)
    answers.found.connect(told.append)
    answers.look()
    assert [each.mid for each in told] == [mid]
    assert store.change(other) is None
    answers.seen(mid)
    store.close()
    store = LocalStore.open(tmp_path, key, now=lambda: NOW + 15 * 86_400)
    assert store.changes() == []
    store.prune()
    assert store.change(mid) is None
    store.close()


@pytest.mark.parametrize("state", [ChangeState.APPLIED, ChangeState.CONFLICT])
def test_of_any_other_cancellation_nothing_is_said(state: ChangeState) -> None:
    shop, told = scene(), list[CrossedAnswer]()
    answers = CrossedAnswers(shop.store)
    answers.found.connect(told.append)
    _cancelled(shop, SessionState.OFFERED)
    _answer(shop, Outcome(), state)
    assert told == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The booking of Élise %s is cancelled. Meanwhile"),
        ("fr", "Le rendez-vous de Élise %s est annulé. Entre-temps"),
    ],
)
def test_the_alert_stays_until_it_is_closed(qtbot: QtBot, language: str, said: str) -> None:
    words = QTranslator()
    assert words.load(f"autodoctor_{language}", str(resources.path("translations")))
    QCoreApplication.installTranslator(words)
    try:
        shop, window = scene(), QWidget()
        qtbot.addWidget(window)
        alerts = Alerts(window)
        CrossedWatch(CrossedAnswers(shop.store), alerts)
        _cancelled(shop, SessionState.OFFERED)
        _answer(shop, Outcome(accepted_by=shop.garage.ivan.id))
        (alert,) = alerts.current()
        assert alert.stays
        assert alert.text.startswith(said.replace("Élise %s", shop.garage.elise.name))
        assert shop.garage.ivan.name in alert.text
        alert.close_now()
        assert [change for change in shop.store.changes() if change.crossed_by] == []
    finally:
        QCoreApplication.removeTranslator(words)
