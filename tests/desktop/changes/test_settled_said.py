"""After a field that two people changed was decided with one click, it is said what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.shell.alerts import Alert
from desktop.views.calendar.edit_card import EditCard
from desktop.views.calendar.field_words import field_words, value_words
from scheduling.records import Customer
from sync_server.services.demo import generate
from tools.quiet import answered, settle
from tools.stage import NOW, Stage, edited_twice


@pytest.mark.parametrize("screen", ["calendar", "changes"])
@pytest.mark.parametrize("mine", [True, False])
async def test_one_click_says_what_is_kept(qtbot: QtBot, tmp_path: Path, screen: str, *, mine: bool) -> None:
    stage = Stage(tmp_path, generate(7, NOW)[0], "en", rows=True)
    stage.window.resize(1366, 768)
    stage.window.show()
    try:
        edited_twice(stage)
        stage.open(screen)
        await answered()
        (card,) = [each for each in stage.window.findChildren(EditCard) if each.isVisible()]
        clash = next(each for each in stage.desk.calendar.answers().edits if each.mid == card.mid)
        if mine:
            card.all_mine.click()
        card.apply.click()
        await answered()
        field = clash.fields[0]
        kept = f"{field_words(field.name)} {value_words(field.name, field.yours if mine else field.theirs)}"
        said = [alert.text for alert in stage.window.findChildren(Alert)]
        assert any(text.startswith(f"{clash.who}. Kept: {kept}") for text in said), said
        row = next(each for each in stage.store.all(Customer) if each.name == clash.who)
        assert getattr(row, field.name) == (field.yours if mine else field.theirs)
    finally:
        await stage.close()
        settle()
