"""Two customers that are one: who it may be, what is chosen of each; nothing is pretended before the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.building_on import building_on
from desktop.presenters.customer_doubles import Likeness
from desktop.presenters.customer_merging import FIELDS, CustomerMerging, Holdings, MergePreview, Side, called
from desktop.presenters.renewing import renewed
from desktop.presenters.undo_labels import MERGED
from desktop.store.row_changes import Drop
from scheduling.commands import EditCustomer
from scheduling.errors import Gone, Invalid, NotAllowed, NotFound, RuleError, StaleEdit, TooLate
from scheduling.ids import uuid7
from scheduling.limits import MOST_LONG_TEXT
from scheduling.merge_commands import MergeCustomers
from scheduling.records import Customer, Vehicle
from scheduling.vocabulary import Role
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.wished import ask
from tests.factories import MONDAY, at, named

OTHER = named("other")


@pytest.fixture
def shop() -> Scene:
    """Élise, and Élise again with another phone, a car of the same VIN and a booking."""
    made = scene()
    elise = made.garage.elise
    made.store.load(
        [
            factories.customer(
                "Elise Tremblay",
                id=OTHER,
                phone="+15145550199",
                email=elise.email,
                postal_code="H2J 3V7",
                notes="Twice",
            ),
            factories.vehicle(OTHER, id=named("car"), vin=made.garage.civic.vin),
        ]
    )
    made.booking("theirs", made.garage.anna.id, "10:00", customer_id=OTHER)
    made.booking("hers", made.garage.ivan.id, "10:00")
    return made


@pytest.fixture
def merging(shop: Scene) -> CustomerMerging:
    return CustomerMerging(shop.store, AvailabilitySource(shop.store), shop.presenter.rights)


def _other(shop: Scene) -> Customer:
    row = shop.store.get(Customer, OTHER)
    assert row is not None
    return row


def _shown(merging: CustomerMerging, kept: UUID, other: UUID) -> MergePreview:
    preview = merging.preview(kept, other)
    assert preview is not None
    return preview


def test_who_it_may_be_is_found_by_all_that_is_alike(shop: Scene, merging: CustomerMerging) -> None:
    (double,) = merging.alike(shop.garage.elise.id)
    assert double.customer.id == OTHER
    assert Likeness.EMAIL in double.likeness
    assert merging.alike(uuid7()) == []
    marc = factories.customer("Zacharie Lonely", id=named("lonely"), phone="", email="")
    shop.store.load([marc])
    assert merging.alike(marc.id) == []


def test_anybody_else_can_be_searched_for(shop: Scene, merging: CustomerMerging) -> None:
    elise = shop.garage.elise.id
    assert [row.id for row in merging.search(elise, "tremblay")] == [OTHER]
    assert merging.search(elise, "  ") == []


def test_side_by_side_it_says_what_each_has_and_what_is_proposed(
    shop: Scene, merging: CustomerMerging
) -> None:
    ask(shop, "wish", customer_id=OTHER)
    elise = replace(shop.garage.elise, postal_code="", notes="Calls in the evening")
    shop.store.load([elise])
    preview = merging.preview(elise.id, OTHER)
    assert preview is not None
    assert [each.name for each in preview.fields] == [*FIELDS]
    chosen = {each.name: (each.chosen, each.sides) for each in preview.fields}
    two = (Side.KEPT, Side.OTHER)
    assert chosen["name"] == (Side.KEPT, two)
    assert chosen["phone"] == (Side.KEPT, two)
    assert chosen["email"] == (Side.KEPT, (Side.KEPT,))
    assert chosen["postal_code"] == (Side.OTHER, two)
    assert chosen["notes"] == (Side.BOTH, (*two, Side.BOTH))
    assert preview.goes == Holdings(vehicles=1, bookings=1, requests=1)
    assert preview.stays.bookings == 1
    assert not preview.waiting


@pytest.mark.parametrize(
    ("more", "of_whom"),
    [
        ("bookings", "other"),
        ("requests", "other"),
        ("vehicles", "other"),
        ("details", "other"),
        ("nothing", "first"),
        ("bookings before vehicles", "other"),
        ("vehicles before details", "first"),
    ],
)
def test_of_whom_there_is_more_is_proposed_to_stay(more: str, of_whom: str) -> None:
    made = scene()
    first, other = named("first"), named("second")
    bare = {"phone": "", "email": ""}
    rows = [factories.customer("Ana Roy", id=first, **bare), factories.customer("Ana Roy", id=other, **bare)]
    made.store.load(rows)
    if more in {"bookings", "bookings before vehicles"}:
        made.booking("theirs", made.garage.anna.id, "10:00", customer_id=other)
    if more == "requests":
        ask(made, "wish", customer_id=other)
    if more == "vehicles":
        made.store.load([factories.vehicle(other, id=named("car"))])
    if more in {"bookings before vehicles", "vehicles before details"}:
        made.store.load([factories.vehicle(first, id=named("car"))])
    if more in {"details", "vehicles before details"}:
        made.store.load([replace(rows[1], phone="+15145550199", notes="Calls in the evening")])
    merging = CustomerMerging(made.store, AvailabilitySource(made.store), made.presenter.rights)
    expected = (other, first) if of_whom == "other" else (first, other)
    assert merging.proposed(first, other) == expected
    swapped = expected if more != "nothing" else (other, first)
    assert merging.proposed(other, first) == swapped


def test_it_says_since_when_bookings_are_counted(shop: Scene, merging: CustomerMerging) -> None:
    def counted_from() -> date | None:
        preview = merging.preview(shop.garage.elise.id, OTHER)
        assert preview is not None
        return preview.counted_from

    state = shop.store.state()
    shop.store.apply_page([], replace(state, window_from=0))
    assert counted_from() is None
    shop.store.apply_page([], replace(state, window_from=at(MONDAY, "00:30")))
    assert counted_from() == MONDAY, "in the workshop's zone"


def test_notes_for_which_there_is_no_room_together_are_one_or_the_other(
    shop: Scene, merging: CustomerMerging
) -> None:
    shop.store.load([replace(shop.garage.elise, notes="x" * MOST_LONG_TEXT)])
    preview = merging.preview(shop.garage.elise.id, OTHER)
    assert preview is not None
    assert preview.fields[-1].sides == (Side.KEPT, Side.OTHER)


def test_the_wish_names_what_changes_and_nothing_shows_before_the_answer(
    shop: Scene, merging: CustomerMerging
) -> None:
    elise = replace(shop.garage.elise, notes="Calls in the evening\n")
    shop.store.load([elise])
    before = shop.store.all(Customer), shop.store.all(Vehicle)
    mid = merging.merge(_shown(merging, elise.id, OTHER), {"phone": Side.OTHER})
    change = shop.store.change(mid)
    assert change is not None
    assert change.command == MergeCustomers(
        kept_id=elise.id,
        other_id=OTHER,
        seen=called(_other(shop)),
        set={
            "phone": (elise.phone, "+15145550199"),
            "postal_code": ("", "H2J 3V7"),
            "notes": ("Calls in the evening\n", "Calls in the evening\nTwice"),
        },
    )
    assert (shop.store.all(Customer), shop.store.all(Vehicle)) == before
    assert merging.waits(elise.id)
    assert merging.waits(OTHER)
    assert not merging.waits(shop.garage.marc.id)
    preview = merging.preview(elise.id, OTHER)
    assert preview is not None
    assert preview.waiting


def test_who_is_not_here_any_more_is_not_merged(shop: Scene, merging: CustomerMerging) -> None:
    elise = shop.garage.elise.id
    assert merging.preview(elise, elise) is None
    for gone in (OTHER, elise):
        shown = _shown(merging, elise, OTHER)
        shop.store.apply_page([Drop(kind="customer", id=gone)], shop.store.state())
        with pytest.raises(Gone):
            merging.merge(shown, {})
        shop.store.load([shown.kept, shown.other])


def test_what_nobody_saw_is_not_merged_over(shop: Scene, merging: CustomerMerging) -> None:
    elise = shop.garage.elise
    for changed in (replace(_other(shop), notes="Allergic"), replace(elise, phone="+15145550123")):
        shown = _shown(merging, elise.id, OTHER)
        shop.store.load([changed])
        with pytest.raises(StaleEdit):
            merging.merge(shown, {})
    assert shop.sent() == []
    merging.merge(_shown(merging, elise.id, OTHER), {})
    (command,) = shop.sent()
    assert isinstance(command, MergeCustomers)
    assert command.seen.notes == "Allergic"


def test_nobody_is_left_without_a_name(shop: Scene, merging: CustomerMerging) -> None:
    shop.store.load([factories.customer(" ", id=named("blank"))])
    with pytest.raises(Invalid):
        merging.merge(_shown(merging, shop.garage.elise.id, named("blank")), {"name": Side.OTHER})


@pytest.mark.parametrize("role", [Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC])
def test_only_the_shops_desk_may(role: Role) -> None:
    shop = scene(role, mechanic_id=named("anna") if role is Role.MECHANIC else None)
    merging = CustomerMerging(shop.store, AvailabilitySource(shop.store), shop.presenter.rights)
    assert merging.may() is (role is not Role.MECHANIC)
    if not merging.may():
        with pytest.raises(NotAllowed):
            merging.merge(_shown(merging, shop.garage.elise.id, shop.garage.marc.id), {})


def test_refused_it_is_made_anew_on_what_is_there_now(shop: Scene) -> None:
    elise = shop.garage.elise
    command = MergeCustomers(
        kept_id=elise.id,
        other_id=OTHER,
        seen=called(_other(shop)),
        set={"phone": ("+15145550000", "+15145550199"), "name": ("?", elise.name)},
    )
    made = renewed(command, shop.store)
    assert made == replace(command, set={"phone": (elise.phone, "+15145550199")})
    for gone in (replace(command, other_id=uuid7()), replace(command, kept_id=uuid7())):
        with pytest.raises(NotFound):
            renewed(gone, shop.store)
    with pytest.raises(Gone):  # what is new of the other one nobody has read
        renewed(replace(command, seen=replace(command.seen, notes="")), shop.store)


def test_it_builds_on_an_edit_of_the_same_field(shop: Scene, merging: CustomerMerging) -> None:
    elise = shop.garage.elise
    edits = [
        shop.store.submit(EditCustomer(customer_id=elise.id, set={name: (old, new)}))
        for name, old, new in (("phone", elise.phone, "+15145550111"), ("notes", elise.notes, "Rings"))
    ]
    merged = merging.merge(_shown(merging, elise.id, OTHER), {"phone": Side.OTHER, "notes": Side.KEPT})
    follows = [[each.mid for each in building_on(mid, shop.store.changes())] for mid in edits]
    assert follows == [[merged], []]


def test_it_builds_on_any_edit_of_the_one_who_goes(shop: Scene, merging: CustomerMerging) -> None:
    edit = shop.store.submit(EditCustomer(customer_id=OTHER, set={"notes": ("Twice", "Thrice")}))
    merged = merging.merge(_shown(merging, shop.garage.elise.id, OTHER), {"notes": Side.KEPT})
    assert [each.mid for each in building_on(edit, shop.store.changes())] == [merged]


def test_a_merge_is_taken_back_until_it_is_sent_and_then_no_more(shop: Scene) -> None:
    undo, refused = shop.presenter.undo, list[RuleError]()
    undo.refused.connect(lambda _step, error: refused.append(error))
    merging = CustomerMerging(shop.store, AvailabilitySource(shop.store), shop.presenter.rights, undo)
    elise = shop.garage.elise.id
    merging.merge(_shown(merging, elise, OTHER), {})
    assert undo.last is not None
    assert (undo.last.label_code, undo.last.params["other"]) == (MERGED, _other(shop).name)
    undo.undo()
    assert not merging.waits(elise)
    merging.merge(_shown(merging, elise, OTHER), {})
    shop.store.mark_sent(shop.store.parcels(10, 100_000))
    undo.undo()
    assert [type(error) for error in refused] == [TooLate]
    assert merging.waits(elise)
