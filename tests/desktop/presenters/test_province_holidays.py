"""The holidays that come with the program are those that the server puts into a workshop's days."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.presenters.province_holidays import Holidays
from sync_server.services.statutory_holidays import PROVINCES, statutory_holidays
from tests.desktop.presenters.hours_shop import HOLIDAYS
from tools import holidays


def test_the_file_is_what_its_tool_writes() -> None:
    assert HOLIDAYS.read_text(encoding="utf-8") == holidays.text()


@pytest.mark.parametrize("province", sorted(PROVINCES))
def test_each_province_has_the_servers_days_and_names(province: str) -> None:
    first, last = date(2026, 1, 1), date(2040, 12, 31)
    found = [
        (each.day, each.label_en, each.label_fr) for each in Holidays(HOLIDAYS).between(province, first, last)
    ]
    expected = statutory_holidays(province, range(2026, 2041))
    assert found == [(each.day, each.label_en, each.label_fr) for each in expected]


def test_the_days_asked_for_are_both_included_and_no_others() -> None:
    found = Holidays(HOLIDAYS).between("QC", date(2026, 6, 24), date(2026, 7, 1))
    assert [each.day for each in found] == [date(2026, 6, 24), date(2026, 7, 1)]


def test_a_province_that_is_not_known_has_none() -> None:
    assert Holidays(HOLIDAYS).between("ZZ", date(2026, 1, 1), date(2026, 12, 31)) == []
