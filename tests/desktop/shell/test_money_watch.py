"""What was recorded as paid is said: how much, how and of whom, and how a mistake is put right."""

from __future__ import annotations

import pytest

from desktop.presenters.booking_money import BookingMoneys, Taken
from desktop.shell.alerts import Alerts
from desktop.shell.money_watch import MoneyWatch
from scheduling.ids import uuid7
from scheduling.payments import PaymentMethod
from tests.desktop.calendar.scenes import scene
from tests.desktop.shell.watched import said
from tools.pretended_till import Till


@pytest.mark.parametrize(
    ("customer", "method", "cents", "words"),
    [
        ("Marie Roy", PaymentMethod.CASH, 33_34, "$33.34 in cash from Marie Roy is recorded."),
        ("Marie Roy", PaymentMethod.TERMINAL, 15_00, "$15.00 by terminal from Marie Roy is recorded."),
        ("Marie Roy", PaymentMethod.TERMINAL, 0, "The booking of Marie Roy is paid with credit."),
        ("", PaymentMethod.CASH, 1_00, "$1.00 in cash is recorded."),
    ],
)
def test_it_says_what_was_recorded_and_the_way_back(
    alerts: Alerts, customer: str, method: PaymentMethod, cents: int, words: str
) -> None:
    shop = scene()
    moneys = BookingMoneys(shop.store, shop.presenter.rights, Till(uuid7()), print)
    MoneyWatch(moneys, alerts)
    assert said(alerts) == []
    moneys.taken.emit(Taken(uuid7(), customer, method, cents))
    assert said(alerts) == [
        f"{words} If it is a mistake, the owner gives it back on the card once the booking is over."
    ]
    assert [alert.kind for alert in alerts.current()] == ["done"]
