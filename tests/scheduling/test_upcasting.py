"""Commands of programs that are versions behind."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scheduling.commands import NAMES
from scheduling.errors import Invalid
from scheduling.upcasting import STEPS, Arguments, Step, newest


def _named(args: Arguments) -> Arguments:
    """2 calls a text a reason."""
    return {"reason": args["text"]}


def _listed(args: Arguments) -> Arguments:
    """3 has many reasons."""
    return {"reasons": [args["reason"]]}


def _counted(args: Arguments) -> Arguments:
    """4 says how many."""
    reasons = args["reasons"]
    if not isinstance(reasons, list):
        raise TypeError
    return args | {"count": len(reasons)}


CHAIN: dict[str, Step] = {"thing.do@1": _named, "thing.do@2": _listed, "thing.do@3": _counted}


def test_three_versions_behind_is_read_as_the_newest() -> None:
    expected = ("thing.do@4", {"reasons": ["late"], "count": 1})
    assert newest("thing.do@1", {"text": "late"}, CHAIN) == expected
    assert newest("thing.do@2", {"reason": "late"}, CHAIN) == expected
    assert newest("thing.do@4", expected[1], CHAIN) == expected


def test_what_has_no_step_stays_as_it_is() -> None:
    assert newest("other.do@1", {"text": "late"}, CHAIN) == ("other.do@1", {"text": "late"})


def test_without_arguments_only_the_name_is_newer() -> None:
    assert newest("thing.do@1", None, CHAIN) == ("thing.do@4", None)


@pytest.mark.parametrize(("name", "args"), [("thing.do@1", {}), ("thing.do@3", {"reasons": "late"})])
def test_what_that_version_never_had_is_invalid(name: str, args: Arguments) -> None:
    with pytest.raises(Invalid, match=name):
        newest(name, args, CHAIN)


def _astray(steps: Mapping[str, Step]) -> set[str]:
    """Steps from a name that has a class (only the newest version has), or to one that has none."""
    return {name for name in steps if name in NAMES or newest(name, None, steps)[0] not in NAMES}


def test_every_step_leads_to_a_command_that_there_is() -> None:
    assert _astray(STEPS) == set()
    assert _astray(CHAIN) == set(CHAIN), "they lead to thing.do@4, which is no command"
