"""Who works here, as the owner sees and changes it: what can be sent, what came of it, what is not known."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.presenters.on_server import Reached
from desktop.presenters.people import People, PersonDraft, PersonProblem, Standing
from desktop.sync.errors import BadAnswer, Refused, Unreachable
from scheduling.ids import uuid7
from scheduling.staff_messages import MechanicForm, StaffLine
from scheduling.vocabulary import MechanicType, Role
from scheduling.wire import Problem
from tests.desktop.presenters.fake_management import FakeManagement

OWNER, DESK, LUC = uuid7(), uuid7(), uuid7()
LUCS_PROFILE, FREE_PROFILE = uuid7(), uuid7()


def _line(staff_id: UUID, name: str, role: Role, mechanic_id: UUID | None = None) -> StaffLine:
    return StaffLine(
        id=staff_id,
        name=name,
        role=role,
        email=f"{name.lower()}@garage.example",
        locale="fr-CA",
        mechanic_id=mechanic_id,
        active=True,
        signs_in=True,
    )


@pytest.fixture
def server() -> FakeManagement:
    made = FakeManagement()
    made.people = {
        OWNER: _line(OWNER, "Olga", Role.OWNER),
        DESK: _line(DESK, "Ada", Role.RECEPTIONIST),
        LUC: _line(LUC, "Luc", Role.MECHANIC, LUCS_PROFILE),
    }
    made.profiles = {
        LUCS_PROFILE: MechanicForm(name="Luc", has_workshop=True, partnership="employee", sort=3),
        FREE_PROFILE: MechanicForm(name="Iris", has_workshop=True, partnership="contractor", sort=7),
    }
    return made


@pytest.fixture
async def people(server: FakeManagement) -> People:
    made = People(server)
    await made.load()
    return made


def _named(people: People, name: str) -> StaffLine:
    return next(person for person in people.people if person.name == name)


def _new(people: People, **over: object) -> PersonDraft:
    draft = replace(people.new("fr-CA"), name="Élodie", email="elodie@garage.example")
    return replace(draft, **over)  # type: ignore[arg-type]


async def test_who_left_stands_last(people: People, server: FakeManagement) -> None:
    assert [person.name for person in people.people] == ["Ada", "Luc", "Olga"]
    assert await people.set_active(_named(people, "Ada"), active=False)
    assert [(person.name, person.active) for person in people.people] == [
        ("Luc", True),
        ("Olga", True),
        ("Ada", False),
    ]
    assert await people.set_active(_named(people, "Ada"), active=True)
    assert server.people[DESK].active


async def test_somebody_is_taken_in(people: People, server: FakeManagement) -> None:
    draft = _new(people, name="  Élodie ", email=" elodie@garage.example ")
    assert people.problems(draft) == {}
    assert await people.save(draft)
    line = server.people[draft.id]
    assert (line.name, line.email, line.role) == ("Élodie", "elodie@garage.example", Role.RECEPTIONIST)
    assert not line.signs_in
    assert _named(people, "Élodie") == line
    assert not people.email_stays(draft)
    assert people.email_stays(people.draft_of(_named(people, "Luc")))


@pytest.mark.parametrize(
    ("over", "field", "problem"),
    [
        ({"name": " "}, "name", PersonProblem.NAME_MISSING),
        ({"email": "elodie"}, "email", PersonProblem.EMAIL_WRONG),
        ({"role": Role.MECHANIC}, "mechanic", PersonProblem.MECHANIC_MISSING),
        ({"id": OWNER}, "role", PersonProblem.LAST_OWNER),
        ({"id": OWNER, "role": Role.OWNER, "active": False}, "role", PersonProblem.LAST_OWNER),
    ],
)
async def test_what_cannot_be_sent(
    people: People, over: dict[str, object], field: str, problem: PersonProblem
) -> None:
    assert people.problems(_new(people, **over)) == {field: problem}


async def test_one_of_two_owners_may_become_something_else(people: People) -> None:
    assert await people.save(_new(people, role=Role.OWNER))
    assert not people.is_last_owner(OWNER)
    assert people.problems(_new(people, id=OWNER)) == {}


async def test_only_profiles_that_nobody_else_has_are_offered(people: People, server: FakeManagement) -> None:
    assert [line.id for line in people.free_profiles(uuid7())] == [FREE_PROFILE]
    assert [line.id for line in people.free_profiles(LUC)] == [LUCS_PROFILE, FREE_PROFILE]
    server.profiles[FREE_PROFILE] = replace(server.profiles[FREE_PROFILE], active=False)
    await people.load()
    assert people.free_profiles(uuid7()) == []


@pytest.mark.parametrize(
    ("standing", "kind"),
    [
        (Standing.EMPLOYEE, MechanicType.WORKSHOP_AFFILIATED),
        (Standing.CONTRACTOR, MechanicType.WORKSHOP_AFFILIATED),
        (Standing.INDEPENDENT, MechanicType.INDEPENDENT_WORKSHOP),
    ],
)
async def test_a_new_mechanic_gets_a_profile_of_that_type_behind_the_others(
    people: People, server: FakeManagement, standing: Standing, kind: MechanicType
) -> None:
    draft = _new(people, role=Role.MECHANIC, standing=standing)
    assert people.problems(draft) == {}
    assert await people.save(draft)
    made = next(line for line in people.mechanics if line.id not in {LUCS_PROFILE, FREE_PROFILE})
    assert (made.type, made.profile.name, made.profile.sort) == (kind, "Élodie", 8)
    assert server.people[draft.id].mechanic_id == made.id


async def test_a_second_try_makes_no_second_profile(people: People, server: FakeManagement) -> None:
    draft = _new(people, role=Role.MECHANIC, standing=Standing.EMPLOYEE)
    kept = server.put_staff
    server.put_staff = _away  # type: ignore[method-assign,assignment]
    assert not await people.save(draft)
    assert (people.problem, people.reached) == ("unreachable", Reached.ASKED)
    server.put_staff = kept  # type: ignore[method-assign]
    assert await people.save(draft)
    assert len(server.profiles) == 3


async def _away(*_: object) -> StaffLine:
    raise Unreachable("away")


async def test_a_code_is_shown_until_it_was_handed_over(people: People) -> None:
    told: list[object] = []
    people.changed.connect(lambda: told.append(people.code))
    ada = _named(people, "Ada")
    assert await people.give_code(ada)
    assert await people.give_code(ada)
    assert people.code is not None
    assert (people.code.staff_id, people.code.name) == (DESK, "Ada")
    assert people.code.code == f"{DESK.hex}.2"
    people.drop_code()
    assert told[-1] is None


async def test_what_the_server_finds_taken_is_said_at_its_field(
    people: People, server: FakeManagement
) -> None:
    for field, found in (
        ("email", {"email": PersonProblem.EMAIL_TAKEN}),
        ("mechanic_id", {"mechanic": PersonProblem.MECHANIC_TAKEN}),
        ("", {}),
    ):
        params: dict[str, object] = {"field": field} if field else {}
        server.fault = Refused(400, Problem(code="invalid", detail="x", params=params))
        assert not await people.save(_new(people))
        assert people.problem == "invalid"
        assert people.taken() == found
    server.fault = None
    assert await people.save(_new(people))
    assert people.taken() == {}


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Unreachable("x"), "unreachable"),
        (BadAnswer("x"), "bad_answer"),
        (Refused(403, Problem(code="not_allowed", detail="x")), "not_allowed"),
    ],
)
async def test_a_list_that_cannot_be_had(server: FakeManagement, fault: Exception, problem: str) -> None:
    server.fault = fault
    people = People(server)
    await people.load()
    assert (people.known, people.problem, people.reached) == (False, problem, Reached.LOOKED)
    server.fault = None
    await people.load()
    assert (people.known, people.problem) == (True, "")


async def test_what_was_saved_is_known_to_be_though_the_list_cannot_be_had(
    people: People, server: FakeManagement
) -> None:
    server.deaf = Unreachable("x")
    assert not await people.save(_new(people))
    assert people.reached is Reached.ANSWERED
    assert len(people.people) == 3


async def test_nothing_is_asked_while_something_else_is(people: People, server: FakeManagement) -> None:
    people.busy = True
    assert not await people.save(_new(people))
    assert len(server.people) == 3
