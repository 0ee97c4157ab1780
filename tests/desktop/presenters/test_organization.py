"""The owner changes the workshop, its bays and its listing; what somebody else changed is not overwritten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.editing import FieldProblem
from desktop.presenters.on_server import Reached
from desktop.presenters.organization import Bays, Listing, Place
from desktop.sync.errors import Unreachable
from scheduling.ids import uuid7
from scheduling.management_messages import ListingForm
from scheduling.records import Bay, Organization
from scheduling.vocabulary import OrganizationKind, VisitKind
from tools.pretended_owner import PretendedOwner, refused

FIRST, SECOND = uuid7(), uuid7()


@pytest.fixture
def server() -> PretendedOwner:
    made = PretendedOwner(
        Organization(
            id=uuid7(), kind=OrganizationKind.WORKSHOP, name="Garage", zone="America/Toronto", locale="fr-CA",
            province="QC", phone="+15145550142",
        )
    )  # fmt: skip
    made.rows_of_bays = {
        FIRST: Bay(id=FIRST, name="One", sort=0),
        SECOND: Bay(id=SECOND, name="Two", sort=1, active=False),
    }
    return made


@pytest.fixture
async def place(server: PretendedOwner) -> Place:
    made = Place(server)
    await made.load()
    return made


@pytest.fixture
async def bays(server: PretendedOwner) -> Bays:
    made = Bays(server)
    await made.load()
    return made


def _unsaved(page: Place | Listing) -> bool:
    return page.unsaved


def _clash(page: Place | Listing) -> bool:
    return page.clash


async def test_what_is_typed_is_saved_and_the_rest_stays(place: Place, server: PretendedOwner) -> None:
    before = server.place
    assert not _unsaved(place)
    place.type("name", " Garage Neuf ")
    place.type("buffer_minutes", "20")
    place.type("grid_minutes", 15)
    assert _unsaved(place)
    assert await place.save()
    assert server.place == replace(before, name="Garage Neuf", buffer_minutes=20, grid_minutes=15)
    assert not _unsaved(place)
    assert place.text("name") == "Garage Neuf"


async def test_typed_as_it_was_is_nothing_to_save(place: Place) -> None:
    place.type("buffer_minutes", "20")
    place.type("buffer_minutes", " 15,0 ")
    assert not _unsaved(place)
    assert not await place.save()


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("name", "  ", FieldProblem.MISSING),
        ("email", "garage@", FieldProblem.EMAIL),
        ("horizon_days", "soon", FieldProblem.NOT_A_NUMBER),
        ("horizon_days", "", FieldProblem.MISSING),
    ],
)
async def test_what_cannot_be_saved(
    place: Place, server: PretendedOwner, field: str, value: str, problem: FieldProblem
) -> None:
    before = server.place
    place.type(field, value)
    assert place.problems() == {field: problem}
    assert not await place.save()
    assert server.place == before
    assert place.text(field) == value


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ("phone", FieldProblem.PHONE),
        ("horizon_days", FieldProblem.OUT_OF_RANGE),
        ("zone", FieldProblem.WRONG),
    ],
)
async def test_what_the_server_does_not_take_is_said_of_its_field_and_stays(
    place: Place, server: PretendedOwner, field: str, problem: FieldProblem
) -> None:
    place.type("name", "Garage Neuf")
    server.fault = refused("invalid", 400, field=field)
    assert not await place.save()
    assert place.refused_field() == {field: problem}
    assert place.text("name") == "Garage Neuf"
    place.discard()
    assert (place.problem, place.refused_field(), place.text("name")) == ("", {}, "Garage")


async def test_what_somebody_else_changed_is_shown_and_not_overwritten_before_it_is_meant(
    place: Place, server: PretendedOwner
) -> None:
    place.type("notice_minutes", "90")
    server.place = replace(server.place, notice_minutes=240, phone="+15145550199")
    theirs = server.place
    assert not await place.save()
    assert server.place == theirs
    assert _clash(place)
    assert place.overtaken() == ["phone", "notice_minutes"]
    assert place.text("notice_minutes") == "90"
    assert not await place.save(), "not before the owner said so"
    assert server.place == theirs
    place.over_it()
    assert not _clash(place)
    assert await place.save()
    assert server.place == replace(theirs, notice_minutes=90), "what was not typed stays theirs"


async def test_what_somebody_else_changed_can_be_taken(place: Place, server: PretendedOwner) -> None:
    place.type("notice_minutes", "90")
    server.place = replace(server.place, notice_minutes=240)
    await place.load()
    assert _clash(place), "the page was looked at again"
    place.discard()
    assert (place.text("notice_minutes"), place.unsaved, place.clash) == ("240", False, False)


async def test_a_lost_answer_is_made_good_by_asking_again(place: Place, server: PretendedOwner) -> None:
    place.type("city", "Laval")
    server.answers = False
    assert not await place.save()
    assert (place.reached, place.unsaved) == (Reached.ASKED, True)
    server.answers = True
    await place.load()
    assert not _unsaved(place), "it stands there as it was typed"
    assert not _clash(place)
    assert place.text("city") == "Laval"


async def test_without_the_server_what_is_typed_stays(place: Place, server: PretendedOwner) -> None:
    place.type("city", "Laval")
    server.fault = Unreachable("away")
    assert not await place.save()
    await place.load()
    assert place.text("city") == "Laval"
    server.fault = None
    assert await place.save()
    assert server.place.city == "Laval"


async def test_another_zone_is_pointed_out_and_one_that_is_not_listed_is_kept(
    place: Place, server: PretendedOwner
) -> None:
    moved = [place.zone_moves]
    place.type("zone", "America/Halifax")
    moved.append(place.zone_moves)
    assert moved == [False, True]
    place.discard()
    server.place = replace(server.place, zone="America/Goose_Bay")
    await place.load()
    assert place.zones()[-1] == "America/Goose_Bay"


async def test_the_listing(server: PretendedOwner) -> None:
    listing = Listing(server)
    await listing.load()
    listing.type("listed", True)
    listing.type("website", "http://garage.example")
    assert listing.problems() == {"website": FieldProblem.ADDRESS}
    listing.type("website", "https://garage.example")
    listing.tick(VisitKind.IN_PERSON, on=True)
    listing.tick(VisitKind.VIDEO, on=True)
    listing.tick(VisitKind.PHONE, on=True)
    listing.tick(VisitKind.PHONE, on=False)
    assert await listing.save()
    assert server.listed == ListingForm(
        listed=True,
        website="https://garage.example",
        kinds=[VisitKind.VIDEO, VisitKind.IN_PERSON],
        shows_phone=True,
    )


async def test_what_follows_the_organization_is_no_clash_of_the_listing(server: PretendedOwner) -> None:
    listing = Listing(server)
    await listing.load()
    listing.type("website", "https://garage.example")
    server.place = replace(server.place, name="Another", phone="")
    await listing.load()
    assert not _clash(listing)
    server.listed = replace(server.listed, shows_phone=False)
    await listing.load()
    assert listing.overtaken() == ["shows_phone"]


async def test_a_bay_is_made_under_one_id_however_often_that_is_tried(
    bays: Bays, server: PretendedOwner
) -> None:
    bays.open()
    assert bays.is_new
    bays.type("name", "Three")
    server.answers = False
    assert not await bays.save()
    server.answers = True
    assert await bays.save()
    assert [row.name for row in bays.rows] == ["One", "Three", "Two"], "those in use first"
    assert len(server.rows_of_bays) == 3
    assert bays.opened is None


async def test_a_bay_is_named(bays: Bays, server: PretendedOwner) -> None:
    bays.open(bays.rows[0])
    bays.open(bays.rows[1])
    assert bays.opened == FIRST, "one at a time"
    bays.type("name", "Two")
    assert bays.problems() == {"name": FieldProblem.TAKEN}
    bays.type("name", "")
    assert bays.problems() == {"name": FieldProblem.MISSING}
    bays.type("name", "Lift")
    assert await bays.save()
    assert server.rows_of_bays[FIRST] == Bay(id=FIRST, name="Lift", sort=0)


async def test_a_bay_goes_out_of_use_and_comes_back(bays: Bays, server: PretendedOwner) -> None:
    assert await bays.set_active(bays.rows[0], active=False)
    assert not server.rows_of_bays[FIRST].active
    assert await bays.set_active(server.rows_of_bays[FIRST], active=True)
    assert server.rows_of_bays[FIRST].active


async def test_a_bay_in_which_bookings_stand_stays_and_they_are_named(
    bays: Bays, server: PretendedOwner
) -> None:
    booked = [uuid7(), uuid7()]
    server.standing[FIRST] = booked
    assert not await bays.set_active(bays.rows[0], active=False)
    found = bays.in_the_way
    assert found is not None
    assert (found.bay.id, found.count, found.sessions) == (FIRST, 2, tuple(booked))
    assert bays.problem == ""
    server.standing.clear()
    assert await bays.set_active(bays.rows[0], active=False)
    assert bays.in_the_way is None


async def test_a_bay_that_somebody_renamed_meanwhile_is_not_renamed_back(
    bays: Bays, server: PretendedOwner
) -> None:
    seen = bays.rows[0]
    server.rows_of_bays[FIRST] = replace(seen, name="Pit")
    assert not await bays.set_active(seen, active=False)
    assert bays.problem == "stale_edit"
    assert bays.rows[0].name == "Pit"
    assert server.rows_of_bays[FIRST].active
