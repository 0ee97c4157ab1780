"""The owner's numbers: each is there, is what the rules take, and goes back to what it was meant to be."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from desktop.presenters.editing import FieldProblem
from desktop.presenters.policies import EXAMPLE_PRICE, Policies
from desktop.presenters.policy_numbers import NUMBERS, STEPS, picked, placed
from desktop.presenters.typed_values import Unit
from scheduling.cancellation import Term
from scheduling.ids import uuid7
from scheduling.policy_kinds import POLICIES
from scheduling.records import Organization
from scheduling.vocabulary import OrganizationKind, VisitKind
from tools.pretended_owner import PretendedOwner, refused

NOT_SHOWN = {("cancellation", "version"), ("leases", "devices")}
"""What counts the changes, and which computers: no numbers of the owner's."""


@pytest.fixture
def server() -> PretendedOwner:
    return PretendedOwner(
        Organization(
            id=uuid7(), kind=OrganizationKind.WORKSHOP, name="Garage", zone="America/Toronto", locale="fr-CA",
            province="QC",
        )
    )  # fmt: skip


@pytest.fixture
async def policies(server: PretendedOwner) -> Policies:
    made = Policies(server)
    await made.load()
    return made


def _fee(server: PretendedOwner) -> Any:
    return server.numbers["cancellation"]["fee"]


@pytest.mark.parametrize("name", sorted(POLICIES))
def test_every_number_of_the_rules_is_on_the_page(name: str) -> None:
    """Whoever adds one to the rules is told here."""
    shown = {path.split("/")[0] for path in [*NUMBERS[name], *STEPS.get(name, {})]}
    assert shown == {field.name for field in fields(POLICIES[name]) if (name, field.name) not in NOT_SHOWN}


@pytest.mark.parametrize("name", sorted(POLICIES))
async def test_each_kind_as_it_is_meant_to_be_is_shown_whole_and_fits(policies: Policies, name: str) -> None:
    policies.open(name)
    assert policies.problems() == {}
    for field in policies.fields():
        assert policies.is_default(field), field
        least, most = policies.bounds(field)
        now = policies.read(field)
        if field in policies.measures and isinstance(now, int):
            assert least <= now <= (now if most is None else most), field


async def test_a_number_is_changed_in_the_unit_people_say_it(
    policies: Policies, server: PretendedOwner
) -> None:
    policies.open("cancellation")
    assert policies.text("early") == "24"
    policies.type("early", "36")
    policies.type("fee", "7,50")
    policies.type("late_share", "30")
    assert await policies.save()
    kept = server.numbers["cancellation"]
    assert (kept["early"], kept["fee"], kept["late_share"], kept["late"]) == (36 * 3600, 750, 3000, 7200)
    line = policies.line("cancellation")
    assert line is not None
    assert policies.changed_ones(line) == ["early", "fee", "late_share"]
    assert policies.opened == ""


async def test_a_number_goes_back_to_what_it_was_meant_to_be(
    policies: Policies, server: PretendedOwner
) -> None:
    server.numbers["cancellation"] = placed(policies.lines[0].value, "fee", 900)
    server.numbers["cancellation"] = placed(server.numbers["cancellation"], "late", 5400)
    await policies.load()
    policies.open("cancellation")
    assert policies.measures["late"].unit is Unit.MINUTES, "ninety minutes are no whole hours"
    assert not policies.is_default("fee")
    policies.to_default(["fee"])
    assert policies.text("fee") == "5.00"
    assert await policies.save()
    assert (_fee(server), server.numbers["cancellation"]["late"]) == (500, 5400)
    policies.open("cancellation")
    policies.to_default(policies.fields())
    assert await policies.save()
    line = policies.line("cancellation")
    assert line is not None
    assert policies.changed_ones(line) == []


@pytest.mark.parametrize(
    ("name", "field", "typed"),
    [
        ("cancellation", "early", "1"),
        ("cancellation", "last_share", "101"),
        ("cancellation", "fee", "five"),
        ("messages", "hour_before", "5"),
        ("messages", "quiet/start_minute", "25:00"),
        ("waitlist", "hold", "0"),
        ("visits", "meeting_address", "http://meet.example"),
        ("requests", "most_offered", "0"),
        ("money", "deposit", ""),
        ("payments", "cash_step", "0"),
    ],
)
async def test_what_the_rules_do_not_take_is_said_before_it_is_sent(
    policies: Policies, server: PretendedOwner, name: str, field: str, typed: str
) -> None:
    policies.open(name)
    policies.type(field, typed)
    assert list(policies.problems()) == [field]
    assert not await policies.save()
    assert server.numbers == {}


async def test_the_bounds_are_those_of_the_rules_beside_the_other_numbers(policies: Policies) -> None:
    policies.open("cancellation")
    assert policies.bounds("early") == (2 * 3600, None)
    policies.type("late", "6")
    assert policies.bounds("early") == (6 * 3600, None)
    assert policies.bounds("late") == (0, 24 * 3600)
    assert policies.bounds("late_share") == (0, 10_000)
    policies.discard()
    policies.open("messages")
    assert policies.bounds("hour_before") == (16 * 60, (24 * 60 - 1) * 60), (
        "whole minutes, nearer than the other"
    )


async def test_a_step_of_a_list_is_changed_alone(policies: Policies, server: PretendedOwner) -> None:
    policies.open("matching")
    assert policies.text("rating/1/0") == "4.5"
    policies.type("rating/1/0", "4,6")
    policies.type("experience/0/1", "25")
    assert await policies.save()
    kept = server.numbers["matching"]
    assert kept["rating"] == [[5.0, 20], [4.6, 15], [4.0, 10], [3.5, 5]]
    assert kept["experience"] == [[10, 25], [5, 10]]


async def test_what_this_program_does_not_know_stays(policies: Policies, server: PretendedOwner) -> None:
    computer = str(uuid7())
    server.numbers["leases"] = placed(
        next(line for line in policies.lines if line.name == "leases").value, "devices", [computer]
    )
    await policies.load()
    policies.open("leases")
    policies.type("bays", "2")
    assert await policies.save()
    assert server.numbers["leases"]["devices"] == [computer]
    assert server.numbers["leases"]["bays"] == 2


async def test_a_number_that_somebody_else_changed_is_not_overwritten(
    policies: Policies, server: PretendedOwner
) -> None:
    policies.open("cancellation")
    policies.type("fee", "8")
    before = policies.lines[0].value
    server.numbers["cancellation"] = placed(placed(before, "fee", 900), "early", 30 * 3600)
    assert not await policies.save()
    assert _fee(server) == 900
    assert policies.overtaken() == ["early", "fee"]
    policies.over_it()
    assert await policies.save()
    assert (_fee(server), server.numbers["cancellation"]["early"]) == (800, 30 * 3600)


async def test_a_number_that_is_another_unit_s_by_now_is_neither_rounded_nor_mistaken(
    policies: Policies, server: PretendedOwner
) -> None:
    """Somebody set the hours to ninety minutes, while two hours were typed for another of them."""
    policies.open("cancellation")
    policies.type("early", "36")
    before = policies.lines[0].value
    server.numbers["cancellation"] = placed(placed(before, "late", 5400), "early", 90_000 + 60)
    assert not await policies.save()
    policies.over_it()
    assert policies.measures["late"].unit is Unit.MINUTES
    assert policies.text("late") == "90", "not two of anything"
    assert (policies.measures["early"].unit, policies.text("early")) == (Unit.MINUTES, str(36 * 60))
    assert await policies.save()
    kept = server.numbers["cancellation"]
    assert (kept["early"], kept["late"]) == (36 * 3600, 5400)


async def test_the_preview_says_what_the_typed_rules_would_give_back(policies: Policies) -> None:
    policies.open("cancellation")
    policies.type("fee", "8")
    terms = policies.preview(VisitKind.VIDEO, EXAMPLE_PRICE)
    early = terms[0]
    assert (early[0], early[1].code, early[1].back, early[1].kept) == (24 * 3600, Term.LESS_FEE, 42_00, 8_00)
    assert [term.code for _, term in terms] == [
        Term.LESS_FEE, Term.PART_KEPT, Term.REST_AS_CREDIT, Term.BEGUN, Term.OURS, Term.RESCHEDULE,
    ]  # fmt: skip
    deposit = policies.preview(VisitKind.IN_PERSON, 15_00)
    assert [term.code for _, term in deposit][:2] == [Term.FREE, Term.NOTHING_BACK]
    policies.type("early", "1")
    assert policies.preview(VisitKind.VIDEO, EXAMPLE_PRICE) == [], "such rules there cannot be"
    policies.discard()
    policies.open("money")
    assert policies.preview(VisitKind.VIDEO, EXAMPLE_PRICE) == []


def test_a_place_within_a_kind() -> None:
    value = {"a": {"b": 1}, "c": [[1, 2]]}
    assert placed(value, "a/b", 5) == {"a": {"b": 5}, "c": [[1, 2]]}
    assert placed(value, "c/0/1", 5) == {"a": {"b": 1}, "c": [[1, 5]]}
    assert value == {"a": {"b": 1}, "c": [[1, 2]]}
    assert (picked(value, "c/0/1"), picked(value, "c/3/0"), picked(value, "x/y"), picked(value, "a/b/c")) == (
        2,
        None,
        None,
        None,
    )


@pytest.mark.parametrize("problem", ["quiet", "early"])
async def test_what_the_server_refuses_is_said_of_its_number(
    policies: Policies, server: PretendedOwner, problem: str
) -> None:
    policies.open("messages" if problem == "quiet" else "cancellation")
    field = "quiet/end_minute" if problem == "quiet" else "early"
    policies.type(field, "7:00" if problem == "quiet" else "30")
    server.fault = refused("invalid", 400, field=problem)
    assert not await policies.save()
    assert policies.refused_field().get(field) is FieldProblem.OUT_OF_RANGE
