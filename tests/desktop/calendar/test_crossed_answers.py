"""What is cancelled here unanswered says so; of a mechanic who had accepted it meanwhile the desk is told, once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.crossed_answers import CrossedAnswer, CrossedAnswers
from desktop.shell.alerts import Alerts
from desktop.shell.crossed_watch import CrossedWatch
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.theming import resources
from scheduling.commands import CancelSession, Outcome
from scheduling.vocabulary import CancelledBy, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import named


def _cancelled(shop: Scene, state: SessionState) -> CancelSession:
    shop.booking("one", shop.garage.ivan.id, "10:00", state=state)
    shop.presenter.actions.cancel(shop.ids["one"], by=CancelledBy.CUSTOMER)
    command = shop.sent()[-1]
    assert isinstance(command, CancelSession)
    return command


def _answer(shop: Scene, outcome: Outcome, state: ChangeState = ChangeState.APPLIED) -> None:
    (change,) = shop.store.changes()
    done = Answer(mid=change.mid, state=state, ack_ver=9, outcome=outcome)
    shop.store.settle([done], named("epoch"))


@pytest.mark.parametrize("state", [SessionState.OFFERED, SessionState.SCHEDULED])
def test_it_says_whether_somebody_had_accepted_it(state: SessionState) -> None:
    assert _cancelled(scene(), state).unanswered is (state is SessionState.OFFERED)


def test_who_had_accepted_is_told_of_once() -> None:
    shop, told = scene(), list[CrossedAnswer]()
    answers = CrossedAnswers(shop.store)
    answers.found.connect(told.append)
    _cancelled(shop, SessionState.OFFERED)
    assert told == []
    _answer(shop, Outcome(accepted_by=shop.garage.ivan.id))
    shop.store.pending_changed.emit()
    assert told == [
        CrossedAnswer(
            session_id=shop.ids["one"], customer=shop.garage.elise.name, mechanic=shop.garage.ivan.name
        )
    ]


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
def test_the_alert_stays(qtbot: QtBot, language: str, said: str) -> None:
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
    finally:
        QCoreApplication.removeTranslator(words)
