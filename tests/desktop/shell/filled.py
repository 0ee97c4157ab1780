"""A profile on the disk, as a run of the program leaves it behind."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from desktop import VERSION
from desktop.shell.profile import Profile, open_profile
from desktop.store.account_file import Account, AccountFile
from desktop.store.local_store import LocalStore
from desktop.store.replica import ReplicaState
from desktop.store.secrets import FileSecrets, file_key
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.records import Record, WorkshopHours
from scheduling.vocabulary import Role, SessionState
from tests.factories import book, garage, session, workshop_hours


def fill(home: Path, *, waiting: bool = False, around_the_clock: bool = True) -> Profile:
    """A profile of somebody who is signed in, with the rows of a workshop and one booking about now.

    ``waiting``: another one waits for the server, and one without a place for a person. ``around_the_clock``: the
    workshop is open now, whenever that is, or else closed all week, and its booking stands outside of its hours.
    """
    shop, now = garage(), int(time.time())
    profile = open_profile(home, "default")
    account = Account(
        tenant_id=uuid7(),
        staff_id=uuid7(),
        role=Role.OWNER,
        name="Marie Roy",
        device_id=uuid7(),
        email="owner@example.test",
        server="http://127.0.0.1:9",
    )
    file, secrets = AccountFile(profile.folder), FileSecrets(profile.folder)
    file.save(account)
    secrets.set(f"refresh/{account.staff_id}", "r")
    key = file_key(secrets, account.staff_id)
    store = LocalStore.open(file.directory_of(account), key, account.device_id)
    rows: list[Record] = [row for row in shop.records if not isinstance(row, WorkshopHours)]
    if around_the_clock:
        rows += [_always(day) for day in range(7)]
    store.load([*rows, session(starts=now)])
    store.write_state(
        ReplicaState(
            tenant_id=account.tenant_id,
            epoch=uuid7(),
            cursor=1,
            window_from=now - 86_400 * 30,
            window_to=now + 86_400 * 30,
            refreshed_at=now,
            app=VERSION,
        )
    )
    if waiting:
        store.load([session(starts=now, state=SessionState.UNPLACED, conflict_code="slot_taken")])
        customer_id = uuid7()
        store.submit(CreateCustomer(customer_id=customer_id, name="Léa Roy", phone="+15145550101"))
        store.submit(book(customer_id=customer_id, starts=now))
    store.close()
    return profile


def _always(weekday: int) -> WorkshopHours:
    row = workshop_hours(weekday, break_start_minute=None, break_end_minute=None)
    return replace(row, start_minute=0, end_minute=1560)  # over midnight too
