"""The review says what is paid, what credit pays of it, and what comes back when, as the server tells it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import Assigned, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.sync.errors import Unreachable
from desktop.theming import formats
from desktop.views.booking.review_page import ReviewPage
from desktop.views.booking_wizard import BookingWizard
from scheduling.cancellation import PolicyTerm, Term
from scheduling.money_messages import Foretold, TermsQuestion
from scheduling.taxes import TaxKind, TaxLine
from scheduling.vocabulary import Role, VisitKind
from tests import factories
from tests.desktop.booking.desk import SOON, Desk, entered, filled, now_run
from tests.desktop.booking.person import Person
from tools.quiet import spoken


class FakeTerms:
    """``fault`` is raised instead of the next answers."""

    def __init__(self) -> None:
        self.asked: list[TermsQuestion] = []
        self.fault: Exception | None = None
        self.answer = Foretold(
            price_cents=2900,
            tax=[TaxLine(kind=TaxKind.GST, parts=1, base=2900, amount=434)],
            due_cents=3334,
            balance_cents=0,
            credit_cents=0,
            rest_cents=3334,
            terms=[
                PolicyTerm(code=Term.LESS_FEE, until=SOON, back=2759, kept=575),
                PolicyTerm(code=Term.REST_AS_CREDIT, credit=1667, kept=1667),
            ],
        )

    async def terms(self, question: TermsQuestion) -> Foretold:
        self.asked.append(question)
        if self.fault is not None:
            raise self.fault
        return self.answer


@pytest.fixture
def server() -> FakeTerms:
    return FakeTerms()


def _flow(desk: Desk, server: FakeTerms) -> BookingFlow:
    return BookingFlow(
        desk.store, desk.source, desk.holds, desk.clock, desk.account, spawn=now_run, terms=server
    )


def _review(flow: BookingFlow, desk: Desk, window: QWidget) -> tuple[BookingWizard, ReviewPage]:
    wizard = BookingWizard(flow, window)
    filled(flow, desk)
    page = wizard.page
    assert isinstance(page, ReviewPage)
    return wizard, page


def test_what_is_paid_and_what_comes_back_is_said_before_booking(
    qtbot: QtBot, desk: Desk, window: QWidget, server: FakeTerms
) -> None:
    flow = _flow(desk, server)
    wizard, _ = _review(flow, desk, window)
    (asked,) = server.asked
    assert (asked.kind, asked.starts, asked.customer_id) == (VisitKind.IN_PERSON, SOON, desk.garage.elise.id)
    assert asked.accepted
    said = Person(qtbot, wizard).reads()
    assert "Deposit at booking: $33.34" in said
    assert "Cancelled until Mon 15 Jun, 14:00: $27.59 comes back, $5.75 is kept." in said
    assert "Cancelled later, or not come: $16.67 as credit that never expires, $16.67 is kept." in said
    wizard.leave()


def test_it_is_asked_again_for_another_booking_only(desk: Desk, window: QWidget, server: FakeTerms) -> None:
    flow = _flow(desk, server)
    wizard, page = _review(flow, desk, window)
    page.refresh()
    assert len(server.asked) == 1
    flow.choose_mechanic(Assigned.NAMED, desk.garage.olga.id)
    assert flow.step is Step.REVIEW
    assert [question.accepted for question in server.asked] == [True, False]
    wizard.leave()


def test_credit_of_the_customer_is_named(
    qtbot: QtBot, desk: Desk, window: QWidget, server: FakeTerms
) -> None:
    server.answer = Foretold(
        price_cents=None,
        tax=[],
        due_cents=1500,
        balance_cents=2000,
        credit_cents=1500,
        rest_cents=0,
        terms=[],
    )
    wizard, _ = _review(_flow(desk, server), desk, window)
    said = "Deposit at booking: $15.00. Account credit $20.00 pays $15.00 of it, $0.00 is left."
    assert said in Person(qtbot, wizard).reads()
    wizard.leave()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Nothing is paid at booking. Account credit: $20.00."),
        ("fr", "Rien n’est payé à la réservation. Crédit au compte\u00a0: 20,00\u00a0$."),
    ],
)
def test_where_nothing_is_due_credit_pays_nothing_of_it(
    desk: Desk, window: QWidget, server: FakeTerms, language: formats.Language, said: str
) -> None:
    server.answer = Foretold(
        price_cents=None, tax=[], due_cents=0, balance_cents=2000, credit_cents=0, rest_cents=0, terms=[]
    )
    with spoken(language):
        wizard, page = _review(_flow(desk, server), desk, window)
        assert page.terms is not None
        assert page.terms.due.text() == said
        wizard.leave()


def test_without_the_server_that_is_said_and_the_booking_goes_on(
    qtbot: QtBot, desk: Desk, window: QWidget, server: FakeTerms
) -> None:
    server.fault = Unreachable("away")
    flow = _flow(desk, server)
    wizard, page = _review(flow, desk, window)
    assert "tax, credit and what comes back are not known" in Person(qtbot, wizard).reads()
    assert page.terms is not None
    server.fault = None
    page.terms.again.click()
    assert "Deposit at booking: $33.34" in Person(qtbot, wizard).reads()
    assert flow.book() is None
    assert len(desk.commands()) == 1
    wizard.leave()


def test_a_mechanic_is_told_nothing_of_money(window: QWidget, server: FakeTerms) -> None:
    works = factories.staff_member(role=Role.MECHANIC, mechanic_id=factories.named("anna"))
    desk = Desk(works, role=Role.MECHANIC, staff_id=works.id)
    flow = _flow(desk, server)
    assert flow.terms is not None
    assert not flow.terms.may_ask
    flow.look_at_terms()
    assert server.asked == []


def test_at_once_nobody_has_accepted_and_it_has_no_start(desk: Desk, server: FakeTerms) -> None:
    flow = entered(desk.now(terms=server), desk)
    flow.look_at_terms()
    (asked,) = server.asked
    assert (asked.starts, asked.accepted, asked.kind) == (None, False, VisitKind.PHONE)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (PolicyTerm(code=Term.NOTHING_BACK, kept=1500), "nothing comes back."),
        (
            PolicyTerm(code=Term.REST_AS_CREDIT, credit=1000, kept=500),
            "$10.00 as credit that never expires, $5.00 is kept.",
        ),
    ],
)
def test_where_nothing_goes_before_it_is_said_of_now(
    qtbot: QtBot, desk: Desk, window: QWidget, server: FakeTerms, *, term: PolicyTerm, words: str
) -> None:
    server.answer = Foretold(
        price_cents=None,
        tax=[],
        due_cents=1500,
        balance_cents=0,
        credit_cents=0,
        rest_cents=1500,
        terms=[term],
    )
    wizard, _ = _review(_flow(desk, server), desk, window)
    assert f"Cancelled from now on, or not come: {words}" in Person(qtbot, wizard).reads()
    wizard.leave()
