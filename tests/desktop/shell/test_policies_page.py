"""The settings' page on the numbers of the rules, with the real widgets over a pretended server."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.policies import Policies
from desktop.presenters.policy_numbers import NUMBERS, placed
from desktop.views.settings.policies_section import PoliciesSection
from desktop.views.settings.policy_words import kind_about, kind_title, number_name
from scheduling.ids import uuid7
from scheduling.records import Organization
from scheduling.vocabulary import OrganizationKind
from tests.desktop.shell.owner_page import OwnerPage
from tools.pretended_owner import PretendedOwner


@pytest.fixture
def server() -> PretendedOwner:
    return PretendedOwner(
        Organization(
            id=uuid7(), kind=OrganizationKind.WORKSHOP, name="Garage", zone="America/Toronto", locale="fr-CA",
            province="QC",
        )
    )  # fmt: skip


def _fee(server: PretendedOwner) -> object:
    return server.numbers["cancellation"]["fee"]


@pytest.fixture
async def page(qtbot: QtBot, server: PretendedOwner) -> OwnerPage:
    made, policies = OwnerPage(qtbot), Policies(server)
    await made.open(PoliciesSection(policies, made.tasks.spawn), policies)
    return made


@pytest.mark.parametrize("name", sorted(NUMBERS))
async def test_every_kind_opens_with_a_name_for_each_number(page: OwnerPage, name: str) -> None:
    assert kind_about(name)
    assert kind_title(name) != name
    await page.press(f"Change: {kind_title(name)}")
    for path in NUMBERS[name]:
        assert number_name(name, path) not in {"", path}
        assert number_name(name, path) in page.words
    page.sound()


async def test_a_number_is_changed_and_the_preview_follows(page: OwnerPage, server: PretendedOwner) -> None:
    await page.press("Change: Cancelling")
    assert "At least 2\u00a0hours." in page.words
    assert "Cancelled 24\u00a0hours or more before: $45.00 comes back, $5.00 is kept." in page.words
    assert "In person, with a deposit of $15.00:" in page.words
    page.type("Early: fee, online", "8")
    assert "$42.00 comes back, $8.00 is kept." in page.words
    page.sound()
    QTest.keyClick(page.field("Early: fee, online"), Qt.Key.Key_Return)
    await page.idle()
    assert _fee(server) == 800
    assert "1 changed" in page.words
    await page.press("Change: Cancelling")
    assert page.there("All back to default")
    page.button("Early: fee, online · Back to $5.00").click()
    assert page.field("Early: fee, online").text() == "5.00"
    await page.press("Save")
    assert _fee(server) == 500
    assert "changed" not in page.words


async def test_what_the_rules_do_not_take_is_said_under_it(page: OwnerPage, server: PretendedOwner) -> None:
    await page.press("Change: Cancelling")
    page.type("Early: so long before the start", "1")
    assert "comes back" not in page.words, "of rules that cannot be there is no table"
    await page.press("Save")
    assert "This is too small or too large." in page.words
    assert server.numbers == {}
    page.sound()
    await page.press("Leave as it was")
    assert not page.there("Save")


async def test_one_kind_after_another(page: OwnerPage, server: PretendedOwner) -> None:
    server.numbers["leases"] = placed({"devices": []}, "devices", [str(uuid7())])
    await page.press("Change: Waivers")
    await page.press("Leave as it was")
    await page.press("Change: When messages go out")
    assert page.field("Quiet hours begin").text() == "21:00"
    await page.press("Leave as it was")
    await page.press("Change: Bays for walk-ins")
    assert "No computer keeps bays for walk-ins" in page.words
    page.sound()


async def test_a_number_stands_beside_the_unit_that_it_is_in(page: OwnerPage, server: PretendedOwner) -> None:
    await page.press("Change: Cancelling")
    assert page.field("Late: so long before the start").accessibleDescription() == "hours"
    lines = await server.policies()
    before = next(line.value for line in lines if line.name == "cancellation")
    server.numbers["cancellation"] = placed(before, "late", 5400)
    page.view.load()  # as when the page is shown again
    await page.idle()
    field = page.field("Late: so long before the start")
    assert (field.text(), field.accessibleDescription()) == ("90", "minutes")
    page.type("Early: fee, online", "8")
    server.numbers["cancellation"] = placed(before, "early", 90_060)
    await page.press("Save")
    assert "24\u00a0hours → 1501\u00a0minutes" in page.words, "not 25 hours"
    page.sound()
