"""What was said for a session at once goes along: to the waitlist and back from it, to a time and back again."""

from __future__ import annotations

from desktop.presenters.now_draft import NowSeed
from tests.desktop.booking.desk import Desk, entered

SAID = "Smoke under the hood"


async def test_who_joined_on_another_computer_is_booked_with_what_was_said(desk: Desk) -> None:
    here = entered(desk.now(), desk)
    here.set_concern(SAID)
    here.set_urgent(True)
    here.set_city("Laval")
    asked = here.draft.joining(desk.garage.elise.id)
    assert (asked.concern, asked.category, asked.urgent, asked.city) == (
        SAID,
        here.draft.category,
        True,
        "Laval",
    )
    line = await desk.seeking.join(asked)
    there = desk.now(seed=NowSeed(entry=line))
    draft = there.draft
    assert (draft.concern, draft.category, draft.urgent, draft.city) == (
        SAID,
        here.draft.category,
        True,
        "Laval",
    )
    there.set_concern("The battery is dead")
    assert there.draft.category != here.draft.category, "what it is about still follows the words"


def test_a_time_instead_and_back_again_keeps_how_urgent_it_is_and_where(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    flow.set_urgent(True)
    flow.set_city("Laval")
    draft = flow.schedule()
    assert (draft.urgent, draft.city) == (True, "Laval")
    back = desk.now(seed=NowSeed(draft=draft)).draft
    assert (back.urgent, back.city, back.concern) == (True, "Laval", flow.draft.concern)
