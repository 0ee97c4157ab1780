"""The table of rights, cell by cell, against a copy of the specification's."""

from __future__ import annotations

import pytest

from scheduling.rights import Action, Column, columns_of, extent, may
from scheduling.vocabulary import MechanicType, Role

# owner | receptionist | mechanic, independent | mechanic, affiliated | kiosk, as in the specification's section 1,
# and a site, which may what a customer may, for those customers that it brought
TABLE = """
calendar | all | all | own | own | - | - : view_calendar
bookings | all | all | own | own | - | own : book
a time, kept for a while | all | all | own | own | - | all : hold
workshop's busy times | all | all | all | all | - | all : view_busy
a copy of the calendar | all | all | all | all | - | - : pull
today's arrivals | all | all | own | own | all | - : look_up_arrival check_in create_walk_in
what was said at booking | all | all | own | own | - | - : edit_session
move, cancel | all | all | own | - | - | own : move cancel
no-show | all | all | own | - | - | - : mark_no_show
force-end a session | all | - | - | - | - | - : force_end
start, end, summary | all | - | own | own | - | - : conduct
longer than booked | all | all | own | own | - | - : extend
the lobby | - | - | own | own | - | own : join_lobby
a session's page | all | all | own | own | - | own : view_session add_to_session
rating | - | - | - | - | - | own : rate
answer an offer, ask for work | - | - | own | own | - | - : answer_offer accept_now
who is online | all | all | own | own | - | - : view_presence
a mechanic at once | all | all | - | - | - | own : seek_mechanic manage_waitlist
matching, the workshop's | all | all | - | - | - | - : view_search assign
visit requests | all | all | own | - | - | own : create_requests view_requests
answers to them | all | all | - | - | - | own : answer_requests
customers | all | all | own | own | - | own : view_customers edit_customers
merge two customers into one | all | all | - | - | - | - : merge_customers
hours of the workshop | all | - | - | - | - | - : manage_workshop_hours manage_affiliated_hours
hours, one's own | - | - | own | - | - | - : manage_own_hours
weekly question | - | - | own | own | - | - : choose_own_messages
asks for time off | - | - | - | own | - | - : ask_time_off
plans, policies, staff | all | - | - | - | - | - : manage_plans manage_policies manage_staff
devices and what they leave | all | - | - | - | - | - : manage_devices review_handovers
keys, export, trail | all | - | - | - | - | - : manage_keys manage_workshop export view_audit
for customers | - | - | - | - | - | all : act_for_customers
figures | all | - | own | own | - | - : view_figures
money | all | - | - | - | - | - : refund_beyond_policy
checkout | all | all | - | - | - | own : check_out
cash, terminal, quotes | all | all | - | - | - | - : take_payment
what was paid | all | all | own | - | - | own : view_money
waivers, read | all | all | own | own | - | - : read_waivers
waivers, owner | all | - | - | - | - | - : supersede_waiver hold_waiver
waivers, desk | - | all | - | - | - | - : send_waiver_link witness_waiver
waivers, capture | - | - | - | - | all | - : capture_waiver
"""
CELLS = {
    Action(name): [cell.strip() for cell in line.split(" : ")[0].split("|")[1:]]
    for line in TABLE.strip().split("\n")
    for name in line.split(" : ")[1].split()
}
WHO = [
    (Role.OWNER, None),
    (Role.RECEPTIONIST, None),
    (Role.MECHANIC, MechanicType.INDEPENDENT_WORKSHOP),
    (Role.MECHANIC, MechanicType.WORKSHOP_AFFILIATED),
    (Role.KIOSK, None),
    (Role.SITE, None),
]


def test_the_copy_names_every_action() -> None:
    assert set(CELLS) == set(Action)


@pytest.mark.parametrize("action", Action)
def test_each_cell(action: Action) -> None:
    for (role, mechanic_type), column, cell in zip(WHO, Column, CELLS[action], strict=True):
        assert may(role, mechanic_type, action, own=True) is (cell in ("all", "own")), (role, cell)
        assert may(role, mechanic_type, action, own=False) is (cell == "all"), (role, cell)
        assert extent(column, action).value == {"-": "none"}.get(cell, cell)


@pytest.mark.parametrize("action", Action)
def test_a_virtual_only_mechanic_is_independent(action: Action) -> None:
    for own in (True, False):
        assert may(Role.MECHANIC, MechanicType.VIRTUAL_ONLY, action, own=own) is may(
            Role.MECHANIC, MechanicType.INDEPENDENT_WORKSHOP, action, own=own
        )


def test_an_owner_who_is_a_mechanic_has_both_columns() -> None:
    assert columns_of(Role.OWNER, MechanicType.VIRTUAL_ONLY) == (Column.OWNER, Column.INDEPENDENT)
    assert may(Role.OWNER, MechanicType.VIRTUAL_ONLY, Action.ANSWER_OFFER, own=True)
    assert not may(Role.OWNER, MechanicType.VIRTUAL_ONLY, Action.ANSWER_OFFER, own=False)
    assert may(Role.OWNER, MechanicType.WORKSHOP_AFFILIATED, Action.MOVE, own=False)


def test_nobody_answers_for_an_independent_mechanic() -> None:
    assert not any(may(role, None, Action.ANSWER_OFFER, own=True) for role in Role)


@pytest.mark.parametrize("action", Action)
def test_a_mechanic_of_no_type_may_nothing_and_neither_device_nor_site_is_a_mechanic(action: Action) -> None:
    assert not may(Role.MECHANIC, None, action, own=True)
    assert columns_of(Role.KIOSK, MechanicType.INDEPENDENT_WORKSHOP) == (Column.KIOSK,)
    assert columns_of(Role.SITE, MechanicType.INDEPENDENT_WORKSHOP) == (Column.SITE,)
