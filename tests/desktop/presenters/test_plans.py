"""The owner makes plans, prices them and takes them out of sale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.editing import FieldProblem
from desktop.presenters.plans import ALL, Plans
from scheduling.ids import uuid7
from scheduling.records import Organization, Plan
from scheduling.vocabulary import OrganizationKind, VisitKind
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
        URGENT: Plan(
            id=URGENT, code="urgent", name_en="Urgent", name_fr="Urgence", minutes=15, price_cents=None, active=False
        ),
        STANDARD: Plan(
            id=STANDARD, code="standard", name_en="Standard", name_fr="Standard", minutes=30, price_cents=2900,
            kinds=(VisitKind.VIDEO, VisitKind.PHONE), sort=1,
        ),
    }  # fmt: skip
    return made


@pytest.fixture
async def plans(server: PretendedOwner) -> Plans:
    made = Plans(server)
    await made.load()
    return made


async def test_those_that_are_sold_come_first(plans: Plans) -> None:
    assert [row.id for row in plans.rows] == [STANDARD, URGENT]


async def test_a_price_is_changed_and_nothing_else(plans: Plans, server: PretendedOwner) -> None:
    before = plans.rows[0]
    plans.open(before)
    assert plans.text("price_cents") == "29.00"
    changes = [plans.price_changes]
    plans.type("price_cents", "35,50 $")
    changes.append(plans.price_changes)
    assert changes == [False, True]
    assert await plans.save()
    assert server.rows_of_plans[STANDARD] == replace(before, price_cents=3550)
    assert plans.opened is None


async def test_a_new_plan_is_known_by_its_name_unless_it_is_said_otherwise(
    plans: Plans, server: PretendedOwner
) -> None:
    plans.open()
    plans.type("name_en", "Brake Check")
    plans.type("name_fr", "Freins")
    plans.type("price_cents", "40")
    plans.tick(VisitKind.CHAT, on=False)
    assert plans.text("code") == "brake-check"
    assert await plans.save()
    (made,) = [row for row in server.rows_of_plans.values() if row.code == "brake-check"]
    assert (made.minutes, made.price_cents, made.sort) == (30, 4000, 2)
    assert made.kinds == tuple(kind for kind in ALL if kind is not VisitKind.CHAT)
    plans.open()
    plans.type("name_en", "Brake check")
    assert plans.problems()["code"] is FieldProblem.TAKEN
    plans.type("code", "brakes")
    assert "code" not in plans.problems()


async def test_every_kind_is_sent_as_none_in_particular(plans: Plans, server: PretendedOwner) -> None:
    plans.open(plans.rows[0])
    plans.tick(VisitKind.CHAT, on=True)
    plans.tick(VisitKind.IN_PERSON, on=True)
    assert await plans.save()
    assert server.rows_of_plans[STANDARD].kinds == ()
    plans.open(server.rows_of_plans[STANDARD])
    assert plans.text("kinds") == ALL


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("name_fr", " ", FieldProblem.MISSING),
        ("code", "urgent", FieldProblem.TAKEN),
        ("code", "", FieldProblem.MISSING),
        ("minutes", "0", FieldProblem.OUT_OF_RANGE),
        ("minutes", "1441", FieldProblem.OUT_OF_RANGE),
        ("minutes", "7.5", FieldProblem.NOT_A_NUMBER),
        ("minutes", "", FieldProblem.MISSING),
        ("price_cents", "", FieldProblem.PRICE_MISSING),
        ("price_cents", "-1", FieldProblem.NOT_A_NUMBER),
        ("price_cents", "99999999", FieldProblem.OUT_OF_RANGE),
        ("kinds", (), FieldProblem.MISSING),
    ],
)
async def test_what_cannot_be_sold(
    plans: Plans, server: PretendedOwner, field: str, value: object, problem: FieldProblem
) -> None:
    plans.open(plans.rows[0])
    plans.type(field, value)
    assert plans.problems() == {field: problem}
    assert not await plans.save()
    assert server.rows_of_plans[STANDARD].price_cents == 2900


async def test_a_plan_without_a_price_is_kept_out_of_sale(plans: Plans, server: PretendedOwner) -> None:
    plans.open(plans.rows[0])
    plans.type("price_cents", "")
    plans.type("active", False)
    assert await plans.save()
    assert (server.rows_of_plans[STANDARD].price_cents, server.rows_of_plans[STANDARD].active) == (
        None,
        False,
    )


async def test_a_price_that_somebody_else_changed_is_not_overwritten(
    plans: Plans, server: PretendedOwner
) -> None:
    plans.open(plans.rows[0])
    plans.type("price_cents", "35")
    server.rows_of_plans[STANDARD] = replace(server.rows_of_plans[STANDARD], price_cents=3300)
    assert not await plans.save()
    assert server.rows_of_plans[STANDARD].price_cents == 3300
    assert plans.overtaken() == ["price_cents"]
    assert plans.opened == STANDARD
    plans.over_it()
    assert await plans.save()
    assert server.rows_of_plans[STANDARD].price_cents == 3500


async def test_leaving_a_plan_as_it_was(plans: Plans) -> None:
    plans.open(plans.rows[0])
    plans.type("price_cents", "35")
    plans.discard()
    assert (plans.opened, plans.typed) == (None, {})


async def test_a_kind_ticked_off_and_on_again_is_no_change_whatever_order_they_are_kept_in(
    plans: Plans, server: PretendedOwner
) -> None:
    server.rows_of_plans[STANDARD] = replace(plans.rows[0], kinds=tuple(reversed(ALL)))
    await plans.load()
    plans.open(plans.rows[0])
    plans.tick(VisitKind.PHONE, on=False)
    changed = [plans.unsaved]
    plans.tick(VisitKind.PHONE, on=True)
    changed.append(plans.unsaved)
    assert changed == [True, False]
