"""Correcting what was said of a booking: only what was changed is sent, with what it was; and it is taken back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.presenters.booking_draft import Missing
from desktop.presenters.intake_editing import IntakeEditing
from desktop.presenters.pending_changes import LineState, state_of
from desktop.presenters.undo import PUT_BACK, STAYED, TakenBack
from desktop.presenters.undo_labels import SAID
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import Outcome
from scheduling.edit_commands import EditSession
from scheduling.errors import Gone, NotAllowed, RuleError, StaleEdit
from scheduling.vocabulary import Role, ServiceType, SessionState
from tests.desktop.calendar.scenes import BRAKES, Scene, scene
from tests.desktop.presenters.working import Working
from tests.factories import named

MORE = "Brakes squeal when cold, rear left"
_S = SessionState


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.brakes("one")
    return made


def _begin(shop: Scene, name: str = "one") -> IntakeEditing:
    return shop.presenter.actions.edit(shop.ids[name], str)


def test_it_is_filled_with_what_was_said(shop: Scene) -> None:
    draft = _begin(shop).draft
    assert (draft.service_type, draft.category, draft.concern) == (ServiceType.REPAIR, "brakes", BRAKES)
    assert (_begin(shop).customer, _begin(shop).starts) == (
        shop.garage.elise.name,
        shop.session("one").starts,
    )


def test_only_what_was_changed_goes_out_with_what_it_was_and_is_shown_at_once(shop: Scene) -> None:
    editing = _begin(shop)
    editing.set_concern(f"{MORE}\n ")
    editing.set_special_requests("  ")
    editing.set_service(ServiceType.INSPECTION)
    assert editing.unsaved
    mid = editing.save()
    assert shop.sent() == [
        EditSession(
            session_id=shop.ids["one"],
            set={"service_type": ("repair", "inspection"), "concern": (BRAKES, MORE)},
        )
    ]
    details = shop.presenter.actions.details(shop.ids["one"])
    assert details is not None
    assert (details.concern, details.service, details.waiting) == (MORE, ServiceType.INSPECTION, True)
    change = shop.store.change(mid) if mid is not None else None
    assert change is not None
    assert state_of(change) is LineState.WAITING


def test_where_nothing_is_different_nothing_is_sent(shop: Scene) -> None:
    editing = _begin(shop)
    editing.set_concern(MORE)
    editing.set_concern(f"{BRAKES} ")
    assert not editing.unsaved
    assert editing.save() is None
    assert shop.sent() == []
    assert shop.presenter.undo.last is None


def test_what_it_is_about_follows_the_concern_unless_somebody_said_otherwise(shop: Scene) -> None:
    proposed = _begin(shop)
    proposed.set_concern("The battery is dead each morning")
    assert proposed.draft.category == "battery"
    shop.store.load([replace(shop.session("one"), category="Noise 2")])
    said = _begin(shop)
    said.set_concern("The battery is dead each morning")
    assert said.draft.category == "Noise 2"
    said.set_category("")
    said.set_concern("The battery is dead")
    assert said.draft.category == "battery"


def test_a_concern_is_as_long_as_when_it_is_booked_but_one_that_nobody_touched_may_stay(shop: Scene) -> None:
    short = _begin(shop)
    short.set_concern("Brakes")
    assert short.missing() is Missing.CONCERN
    with pytest.raises(ValueError, match="missing"):
        short.save()
    assert shop.sent() == []
    shop.booking("two", shop.garage.ivan.id, "10:00", concern="Tires")
    other = _begin(shop, "two")
    other.set_preparation("Lift")
    assert other.missing() is None
    other.save()
    (sent,) = shop.sent()
    assert sent == EditSession(session_id=shop.ids["two"], set={"preparation": ("", "Lift")})


def test_one_that_is_short_already_is_corrected_but_not_made_shorter(shop: Scene) -> None:
    shop.booking("two", shop.garage.ivan.id, "10:00", concern="Smkoe")
    editing = _begin(shop, "two")
    editing.set_concern("Smok")
    assert editing.missing() is Missing.CONCERN
    editing.set_concern("Smoke")
    assert editing.missing() is None
    editing.save()
    (sent,) = shop.sent()
    assert sent == EditSession(session_id=shop.ids["two"], set={"concern": ("Smkoe", "Smoke")})


def test_it_is_taken_back_as_other_acts_are(shop: Scene) -> None:
    editing = _begin(shop)
    editing.set_concern(MORE)
    mid = editing.save()
    last = shop.presenter.undo.last
    assert last is not None
    assert (last.label_code, last.mid) == (SAID, mid)
    assert last.params == {"customer": shop.garage.elise.name, "starts": shop.session("one").starts}
    shop.under_way()
    shop.presenter.undo.undo()
    assert shop.sent()[-1] == EditSession(session_id=shop.ids["one"], set={"concern": (MORE, BRAKES)})
    assert shop.session("one").concern == BRAKES


def test_a_concern_that_was_shorter_than_one_may_type_comes_back_too(shop: Scene) -> None:
    shop.store.load([replace(shop.session("one"), concern="Oil")])
    editing = _begin(shop)
    editing.set_concern(MORE)
    editing.save()
    shop.under_way()
    shop.presenter.undo.undo()
    assert shop.session("one").concern == "Oil"


@pytest.mark.parametrize(
    ("meanwhile", "error"),
    [
        ({"concern": "theirs"}, StaleEdit),
        ({"concern": MORE, "state": _S.COMPLETED}, Gone),
    ],
    ids=["changed again", "over"],
)
def test_what_became_something_else_since_is_not_taken_back(
    shop: Scene, meanwhile: dict[str, object], error: type[RuleError]
) -> None:
    editing = _begin(shop)
    editing.set_concern(MORE)
    mid = editing.save()
    assert mid is not None
    refused: list[RuleError] = []
    shop.presenter.undo.refused.connect(lambda _, why: refused.append(why), check_nargs=False)
    _accept(shop, mid)
    shop.store.load([replace(shop.session("one"), **meanwhile)])  # type: ignore[arg-type]  # fields of a session
    shop.presenter.undo.undo()
    assert [type(each) for each in refused] == [error]


def test_what_was_never_sent_is_let_go_and_nothing_goes_out(shop: Scene) -> None:
    editing = _begin(shop)
    editing.set_concern(MORE)
    editing.save()
    assert [back.label_code for back in _undo(shop)] == [PUT_BACK]
    assert shop.sent() == []
    assert shop.session("one").concern == BRAKES


def test_what_the_server_refused_stays_as_it_was_and_is_seen(shop: Scene) -> None:
    editing = _begin(shop)
    editing.set_concern(MORE)
    mid = editing.save()
    assert mid is not None
    shop.answer(mid, "stale_edit")
    assert [back.label_code for back in _undo(shop)] == [STAYED]
    change = shop.store.change(mid)
    assert change is not None
    assert change.dismissed
    assert shop.sent() == []


def test_what_went_to_another_mechanic_since_is_not_taken_back() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    shop.booking("one", named("ivan"), "10:00", concern=BRAKES)
    editing = _begin(shop)
    editing.set_concern(MORE)
    editing.save()
    shop.under_way()
    shop.store.load([replace(shop.session("one"), mechanic_id=named("anna"))])
    refused: list[RuleError] = []
    shop.presenter.undo.refused.connect(lambda _, why: refused.append(why), check_nargs=False)
    assert _undo(shop) == []
    assert [type(each) for each in refused] == [NotAllowed]


def _undo(shop: Scene) -> list[TakenBack]:
    """Take the newest step back; what came of it."""
    told: list[TakenBack] = []
    shop.presenter.undo.undone.connect(lambda _, back: told.append(back))
    shop.presenter.undo.undo()
    return told


def _accept(shop: Scene, mid: UUID) -> None:
    """The server took it; its rows come after."""
    shop.store.apply_page([], replace(shop.store.state(), epoch=named("epoch"), cursor=9))
    taken = Answer(mid=mid, state=ChangeState.APPLIED, ack_ver=9, outcome=Outcome())
    shop.store.settle([taken], named("epoch"))


@pytest.mark.parametrize("state", [_S.COMPLETED, _S.CANCELLED, _S.NO_SHOW])
def test_what_is_over_has_no_form_and_no_button(shop: Scene, state: SessionState) -> None:
    shop.booking("over", shop.garage.ivan.id, "08:00", state=state)
    details = shop.presenter.actions.details(shop.ids["over"])
    assert details is not None
    assert not details.may_edit
    with pytest.raises(Gone):
        _begin(shop, "over")


def test_what_is_over_or_gone_when_it_is_saved_is_said_so(shop: Scene) -> None:
    editing = _begin(shop)
    editing.set_concern(MORE)
    shop.store.load([replace(shop.session("one"), state=_S.CANCELLED)])
    with pytest.raises(Gone):
        editing.save()
    assert shop.sent() == []
    with pytest.raises(Gone):
        shop.presenter.actions.edit(named("nobody's"))


@pytest.mark.parametrize("whose", ["ivan", "anna"])
def test_a_mechanic_corrects_own_bookings_and_no_other(whose: str) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    shop.booking("one", named(whose), "10:00", concern=BRAKES)
    details = shop.presenter.actions.details(shop.ids["one"])
    assert details is not None
    assert details.may_edit is (whose == "ivan")
    if whose == "ivan":
        _begin(shop).set_preparation("Lift")
    else:
        with pytest.raises(NotAllowed):
            _begin(shop)


def test_who_is_only_asked_corrects_nothing() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    shop.booking("one", named("ivan"), "10:00", state=_S.OFFERED)
    with pytest.raises(NotAllowed):
        _begin(shop)


def test_a_sessions_own_page_leads_to_the_same(shop: Scene) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    shop.booking("one", named("ivan"), "10:00", concern=BRAKES)
    shop.booking("over", named("ivan"), "08:00", state=_S.COMPLETED)
    page = Working(shop).work.session(shop.ids["one"])
    details = page.details()
    assert details is not None
    assert details.may_edit
    editing = page.edit()
    editing.set_preparation("Winter tires in the trunk")
    editing.save()
    after = page.details()
    assert after is not None
    assert (after.preparation, after.waiting) == ("Winter tires in the trunk", True)
    over = Working(shop).work.session(shop.ids["over"]).details()
    assert over is not None
    assert not over.may_edit
