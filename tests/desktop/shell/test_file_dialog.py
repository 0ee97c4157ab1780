"""Qt's own dialog for files, where the system has none: it looks like the program, in its language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QToolButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.file_dialog import ask_for_files


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[QFileDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    ask_for_files(window, "Attach", tmp_path, lambda _: None)
    (made,) = window.findChildren(QFileDialog)
    if made.findChild(QTreeView, "treeView") is None:
        pytest.skip("the system has a dialog of its own")
    yield made
    made.close()


def test_its_tools_have_our_icons_and_no_second_look_is_offered(dialog: QFileDialog) -> None:
    tools = {button.objectName(): button for button in dialog.findChildren(QToolButton)}
    for name in ("backButton", "forwardButton", "toParentButton", "newFolderButton"):
        assert tools[name].isVisible()
        assert tools[name].property("role") == "quiet"
        assert not tools[name].icon().isNull()
    assert not tools["listModeButton"].isVisible()
    assert not tools["detailModeButton"].isVisible()


def test_the_kind_that_qt_says_in_english_is_left_out(dialog: QFileDialog) -> None:
    rows = dialog.findChild(QTreeView, "treeView")
    assert isinstance(rows, QTreeView)
    assert [rows.header().isSectionHidden(column) for column in range(4)] == [False, False, True, False]


def test_what_is_offered_is_said_without_its_patterns(dialog: QFileDialog) -> None:
    shown = [
        box.currentText() for box in dialog.findChildren(QComboBox) if box.objectName() == "fileTypeCombo"
    ]
    assert shown == ["Pictures, videos and PDF"]
