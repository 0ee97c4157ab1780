"""Parts with a dot between them: at every width no line begins or ends with the dot, and nothing is lost."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.theming.parts_label import DOT, PartsLabel

WORDS = "Volkswagen Golf 2020 · vidéo · consultation"


def _label(qtbot: QtBot, words: str) -> PartsLabel:
    label = PartsLabel(size="small")
    qtbot.addWidget(label)
    label.setText(words)
    return label


@pytest.mark.parametrize("width", [40, 90, 140, 158, 190, 240, 400])
def test_it_breaks_between_the_parts(qtbot: QtBot, width: int) -> None:
    label = _label(qtbot, WORDS)
    lines = label.lines(width)
    assert not any(line.strip().startswith("·") or line.strip().endswith("·") for line in lines)
    assert " ".join(lines).replace(DOT, " ") == WORDS.replace(DOT, " ")
    measure = label.fontMetrics().horizontalAdvance
    assert all(measure(line) <= width or " " not in line for line in lines)
    assert label.heightForWidth(width) == len(lines) * label.fontMetrics().lineSpacing()


def test_where_there_is_room_it_is_one_line_with_its_dots(qtbot: QtBot) -> None:
    assert _label(qtbot, WORDS).lines(1000) == [WORDS]


def test_its_lines_are_painted(qtbot: QtBot) -> None:
    label = _label(qtbot, WORDS)
    label.resize(120, label.heightForWidth(120))
    two = label.grab().toImage()
    label.setText(label.lines(120)[0])
    one = label.grab().toImage()
    assert two != one
