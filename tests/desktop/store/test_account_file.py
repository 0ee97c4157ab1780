"""Who is at work at a computer and who stays signed in beside them; what an older program wrote of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.store.account_file import Account, AccountFile
from scheduling.ids import uuid7
from scheduling.vocabulary import Role
from tests.factories import named

ROSA = Account(
    tenant_id=named("organization"),
    staff_id=named("owner"),
    role=Role.OWNER,
    name="Rosa",
    device_id=named("rosa's device"),
    email="rosa@example.test",
)
INES = replace(
    ROSA, staff_id=named("ines"), name="ines", device_id=named("ines's device"), email="ines@example.test"
)


@pytest.fixture
def file(tmp_path: Path) -> AccountFile:
    """Rosa signed in, then Ines."""
    made = AccountFile(tmp_path)
    made.save(ROSA)
    made.save(INES)
    return made


def _names(file: AccountFile) -> list[str]:
    return [each.account.name for each in file.people()]


def test_who_signs_in_is_at_work_and_who_was_stays(file: AccountFile) -> None:
    assert file.current() == INES
    assert _names(file) == ["ines", "Rosa"]
    assert file.account(ROSA.staff_id) == ROSA
    file.switch(ROSA.staff_id)
    assert file.current() == ROSA
    assert _names(file) == ["Rosa", "ines"]
    with pytest.raises(KeyError):
        file.switch(uuid7())


def test_the_same_person_again_stands_there_once(file: AccountFile) -> None:
    file.save(ROSA)
    file.save(replace(ROSA, name="Rosa O."))
    assert _names(file) == ["Rosa O.", "ines"]


def test_refused_is_each_for_themselves(file: AccountFile) -> None:
    file.refuse(ROSA.staff_id)
    assert file.refused(ROSA.staff_id)
    assert not file.refused()
    file.switch(ROSA.staff_id)
    assert file.refused(), "it comes along"
    file.switch(INES.staff_id)
    assert file.refused(ROSA.staff_id)
    assert not file.refused(INES.staff_id)
    file.accept(ROSA.staff_id)
    assert not file.refused(ROSA.staff_id)
    file.refuse(uuid7())
    assert not file.refused(), "of nobody here"


def test_signing_in_again_ends_a_refusal(file: AccountFile) -> None:
    file.refuse(ROSA.staff_id)
    file.save(ROSA)
    assert not file.refused(ROSA.staff_id)


def test_a_new_device_id_makes_nobody_come_to_work(file: AccountFile) -> None:
    moved = replace(ROSA, device_id=uuid7())
    file.update(moved)
    assert file.current() == INES
    assert file.account(ROSA.staff_id) == moved
    assert file.device_for(ROSA.email) == moved.device_id
    file.update(replace(INES, device_id=moved.device_id))
    assert file.current() == replace(INES, device_id=moved.device_id)


def test_signing_out_and_forgetting_touch_nobody_else(file: AccountFile) -> None:
    file.lock()
    file.sign_out(ROSA.staff_id)
    assert _names(file) == ["ines"]
    assert file.locked()
    file.save(ROSA)
    file.forget(INES.staff_id, INES.email)
    assert _names(file) == ["Rosa"]
    assert file.device_for(INES.email) != INES.device_id
    file.save(INES)
    file.forget(INES.staff_id, INES.email)
    assert file.current() is None
    assert _names(file) == ["Rosa"], "who stays is there to choose"


def test_locked_is_who_is_at_work_until_somebody_comes(file: AccountFile) -> None:
    file.lock()
    assert AccountFile(file.directory_of(ROSA).parent.parent).locked(), "after a restart as well"
    file.switch(INES.staff_id)
    assert not file.locked()
    file.lock()
    file.sign_out()
    assert not file.locked()


def test_what_was_not_sent_is_counted_by_person(file: AccountFile) -> None:
    file.note_unsent(ROSA, 2, 1)
    assert (file.unsent_of(ROSA.staff_id), file.unsent_of(INES.staff_id)) == (3, 0)


def test_the_file_of_an_older_program_is_read(file: AccountFile, tmp_path: Path) -> None:
    path = tmp_path / "account.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    for name in ("others", "locked"):
        del values[name]
    path.write_text(json.dumps(values), encoding="utf-8")
    assert _names(file) == ["ines"]
    assert not file.locked()
