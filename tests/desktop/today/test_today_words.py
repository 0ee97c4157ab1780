"""The words of the Today screen: one for every code."""

from __future__ import annotations

import pytest

from desktop.presenters.today_model import DayAct, Phase
from desktop.views.today import today_words


@pytest.mark.parametrize("table", [today_words.PHASES, today_words.EMPTY])
def test_every_column_has_its_words(table: dict[Phase, str]) -> None:
    assert set(table) == set(Phase)
    assert len(set(table.values())) == len(Phase)


@pytest.mark.parametrize("table", [today_words.ACTS, today_words.TIPS])
def test_every_act_has_its_words(table: dict[DayAct, str]) -> None:
    assert set(table) == set(DayAct)
    assert len(set(table.values())) == len(DayAct)


@pytest.mark.parametrize("act", DayAct)
def test_a_tip_names_the_key(act: DayAct) -> None:
    assert today_words.act_tip(act, 2).endswith("(2)")
