"""The settings' page on plans, with the real widgets over a pretended server."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.plans import Plans
from desktop.views.settings.plans_section import PlansSection
from scheduling.ids import uuid7
from scheduling.records import Organization, Plan
from scheduling.vocabulary import OrganizationKind, VisitKind
from tests.desktop.shell.owner_page import OwnerPage
from tools.pretended_owner import PretendedOwner

STANDARD, URGENT = uuid7(), uuid7()


@pytest.fixture
def server() -> PretendedOwner:
    made = PretendedOwner(
        Organization(
            id=uuid7(), kind=OrganizationKind.WORKSHOP, name="Garage", zone="America/Toronto", locale="fr-CA",
            province="QC",
        )
    )  # fmt: skip
    made.rows_of_plans = {
        STANDARD: Plan(
            id=STANDARD, code="standard", name_en="Standard", name_fr="Ordinaire", minutes=30, price_cents=2900,
            kinds=(VisitKind.VIDEO, VisitKind.PHONE),
        ),
        URGENT: Plan(
            id=URGENT, code="urgent", name_en="Urgent", name_fr="Urgence", minutes=15, price_cents=None, active=False,
            brand_specialist=True,
        ),
    }  # fmt: skip
    return made


@pytest.fixture
async def page(qtbot: QtBot, server: PretendedOwner) -> OwnerPage:
    made, plans = OwnerPage(qtbot), Plans(server)
    await made.open(PlansSection(plans, made.tasks.spawn), plans)
    return made


async def test_each_plan_says_what_it_is(page: OwnerPage) -> None:
    assert "30 min · $29.00 · video, phone" in page.words
    assert "15 min · no price yet · every kind of visit · a specialist of the brand" in page.words
    assert "Not sold" in page.words
    assert "a price that a customer was told is honoured for 60 days" in page.words
    page.sound()


async def test_a_price_is_changed_by_keyboard_and_says_what_stays(
    page: OwnerPage, server: PretendedOwner
) -> None:
    await page.press("Change: Standard")
    assert page.field("Name in English").hasFocus()
    assert page.field("Price").text() == "29.00"
    assert "What is booked keeps its price" not in page.words
    page.type("Price", "35")
    assert "What is booked keeps its price of $29.00." in page.words
    page.sound()
    QTest.keyClick(page.field("Price"), Qt.Key.Key_Return)
    await page.idle()
    assert server.rows_of_plans[STANDARD].price_cents == 3500
    assert "30 min · $35.00" in page.words
    assert not page.there("Save")
    page.sound()


async def test_a_plan_is_put_on_sale_only_with_a_price(page: OwnerPage, server: PretendedOwner) -> None:
    await page.press("Change: Urgent")
    await page.press("Sale: It is sold")
    await page.press("Save")
    assert "A plan that is sold needs a price." in page.words
    assert page.field("Price").hasFocus()
    page.type("Price", "45")
    await page.press("Save")
    assert (server.rows_of_plans[URGENT].price_cents, server.rows_of_plans[URGENT].active) == (4500, True)


async def test_a_new_plan(page: OwnerPage, server: PretendedOwner) -> None:
    await page.press("New plan")
    page.type("Name in English", "Brakes")
    page.type("Name in French", "Freins")
    page.type("Price", "60")
    await page.press("Chat")
    page.sound()
    await page.press("Save")
    (made,) = [row for row in server.rows_of_plans.values() if row.code == "brakes"]
    assert VisitKind.CHAT not in made.kinds
    assert "Brakes" in page.words


async def test_what_somebody_else_changed_stands_in_the_form(page: OwnerPage, server: PretendedOwner) -> None:
    await page.press("Change: Standard")
    page.type("Length", "40")
    server.rows_of_plans[STANDARD] = replace(server.rows_of_plans[STANDARD], price_cents=3300, active=False)
    await page.press("Save")
    assert "Price: $29.00 → $33.00" in page.words
    assert "Sale: yes → no" in page.words
    assert server.rows_of_plans[STANDARD].minutes == 30
    page.sound()
    await page.press("Take what stands there now")
    assert "30 min · $33.00" in page.words
