"""What the newer steps are called on the undo stack, and what may come of taking one back.

By themselves, since the words for them are there from the start and what makes the steps is not. Those of bookings, and
the stack: ``undo``.
"""

from __future__ import annotations

BAY = "bay"
"""A visit was put in another bay (``moves``)."""
PLACED_OFFER = "placed_offer"
"""What was parked is on the calendar again, and its mechanic answers first (``on_deck``)."""

SAID = "said"
"""What was said when a booking was made was corrected (``intake_editing``)."""

# On the day of a visit (``today_acts``).
ARRIVED, NO_SHOW = "arrived", "no_show"
BEGUN, LONGER, FINISHED = "begun", "longer", "finished"
OF_THE_DAY = frozenset({BEGUN, LONGER, FINISHED})
"""Told by where its card stands, and taken back only before anybody heard of it."""
EXPECTED = "expected"
"""Who was marked is expected again, before anybody heard of the mark."""

# Answers to visit requests (``request_acts``).
CONFIRMED, OFFERED = "request_confirmed", "request_offered"
COUNTERED, DECLINED, WITHDRAWN = "request_countered", "request_declined", "request_withdrawn"
ALL_CONFIRMED, MADE = "requests_confirmed", "request_made"
BACK = "request_back"
"""Taken back before anybody heard of it."""
OF_REQUESTS = frozenset({CONFIRMED, OFFERED, COUNTERED, DECLINED, WITHDRAWN, ALL_CONFIRMED, MADE})

# Customers (``customers``, ``customer_merging``).
ADDED, MERGED = "customer_added", "customers_merged"
OF_CUSTOMERS = frozenset({ADDED, MERGED})

UNTIL_SENT = OF_REQUESTS | OF_CUSTOMERS
"""Taken back as if it had never been, and no longer once the server has it."""

# Hours that were saved (``hours``, ``hours_undo``).
WORKSHOP_HOURS, MECHANIC_HOURS, TIME_OFF = "workshop_hours", "mechanic_hours", "time_off"
STAY = "stay"
"""Bookings are to stay where nobody works (``conflicts``)."""
OF_HOURS = frozenset({WORKSHOP_HOURS, MECHANIC_HOURS, TIME_OFF, STAY})
HOURS_STAYED = "hours_stayed"
"""The server had refused them."""
HOURS_LET_GO = "hours_let_go"
"""Nobody else had heard of them."""
HOURS_ANSWERED = "hours_answered"
"""All of it was an answer to a request, which is not taken back."""
HOURS_PARTLY = "hours_partly"
"""An answer to a request was saved along with them, and stays."""
HOURS_AT_ONCE = frozenset({HOURS_STAYED, HOURS_LET_GO, HOURS_ANSWERED})
"""Taken back without the server."""
