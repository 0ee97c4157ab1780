"""The owner lets a kiosk in under Settings, Computers: the code, how long it counts, and the kiosk in the list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.computers import Computers
from desktop.shell import managing
from desktop.sync.errors import Unreachable
from desktop.views.settings.kiosk_code_box import LOOK_EVERY, KioskCodeBox
from scheduling.ids import uuid7
from scheduling.staff_messages import DeviceLine
from tests.desktop.presenters.fake_management import NOW
from tests.desktop.shell.test_managing import OWN, Page
from tests.desktop.shell.widgets import child, cut_labels, nameless, unreachable
from tools.quiet import settle


class Asked(Page):
    """The section, with a clock that the test turns."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot)
        self.now = NOW
        self.computers = Computers(self.server, OWN, lambda: self.now)

    @property
    def box(self) -> KioskCodeBox:
        return child(self.sections, KioskCodeBox)

    async def pass_by(self, seconds: int) -> None:
        """So many seconds, with what the box does in each."""
        for _ in range(seconds):
            self.now += 1
            box = self.sections.findChild(KioskCodeBox)
            if box is None:
                return
            box.tick()
            await self.idle()


@pytest.fixture
async def asked(qtbot: QtBot) -> Asked:
    made = Asked(qtbot)
    await made.choose("computers")
    await made.press("Add a kiosk")
    return made


def _door() -> DeviceLine:
    return DeviceLine(id=uuid7(), kind="kiosk", name="Door", app="1", created_at=NOW, revoked_at=None)


async def test_the_code_is_large_and_says_how_long_it_counts(asked: Asked) -> None:
    assert asked.box.code.text() == "ABCD-EFG1"
    plain = QLabel().font().pixelSize()
    assert asked.box.code.font().pixelSize() > 2 * max(plain, 13)
    assert "It counts for 15:00 more." in asked.words()
    await asked.pass_by(61)
    assert "It counts for 13:59 more." in asked.words()
    assert not asked.button("Add a kiosk").isEnabled()
    settle()
    assert nameless(asked.sections) == unreachable(asked.sections) == cut_labels(asked.sections) == []


async def test_the_kiosk_appears_by_itself(asked: Asked) -> None:
    door = _door()
    asked.server.computers[door.id] = door
    await asked.pass_by(LOOK_EVERY)
    assert "The kiosk “Door” is let in." in asked.words()
    assert asked.sections.findChild(KioskCodeBox) is None
    assert asked.button("Rename: Door").isEnabled()
    assert asked.button("Add a kiosk").isEnabled()


async def test_another_code_and_close(asked: Asked) -> None:
    await asked.press("Another code")
    assert asked.box.code.text() == "ABCD-EFG2"
    asked.box.close_button.click()
    assert "ABCD" not in asked.words()


async def test_what_is_over_is_not_shown_any_more(asked: Asked) -> None:
    asked.now += 899
    await asked.pass_by(1)
    assert "ABCD" not in asked.words()
    assert asked.button("Add a kiosk").isEnabled()


async def test_without_the_server_there_is_none_and_it_is_said(qtbot: QtBot) -> None:
    page = Asked(qtbot)
    await page.choose("computers")
    page.server.fault = Unreachable("away")
    await page.press("Add a kiosk")
    assert page.sections.findChild(KioskCodeBox) is None
    assert "The server does not answer." in page.words()
    assert page.faults == []


async def test_news_while_a_kiosk_is_waited_for_do_not_take_back_half_a_press(asked: Asked) -> None:
    laptop = next(line for line in asked.server.computers.values() if line.name == "laptop")
    asked.button("Take access away: laptop").click()
    asked.server.computers[laptop.id] = replace(laptop, renewed_at=NOW + 1)
    await asked.pass_by(LOOK_EVERY)
    await asked.press("Take away for good: Take access away: laptop")
    assert asked.server.computers[laptop.id].revoked_at is not None
    door = _door()
    asked.server.computers[door.id] = door
    await asked.choose("people")
    await asked.choose("computers")
    assert asked.button("Take access away: Door").text() == "Take access away"


async def test_half_a_press_that_was_left_does_not_come_back_with_the_news(asked: Asked) -> None:
    laptop = next(line for line in asked.server.computers.values() if line.name == "laptop")
    take = asked.button("Take access away: laptop")
    take.setFocus()
    take.click()
    asked.button("Rename: laptop").setFocus(Qt.FocusReason.TabFocusReason)
    asked.server.computers[laptop.id] = replace(laptop, renewed_at=NOW + 1)
    await asked.pass_by(LOOK_EVERY)
    assert asked.button("Take access away: laptop").text() == "Take access away"


async def test_as_long_as_the_code_counts_whoever_leaves_is_told(asked: Asked) -> None:
    assert managing._code_counts(asked.computers, asked.sections)
    asked.now += asked.computers.seconds_left
    assert not managing._code_counts(asked.computers, asked.sections)
    asked.computers.close_code()
    assert not managing._code_counts(asked.computers, asked.sections)
