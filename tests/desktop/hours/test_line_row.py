"""A line of a list of the Availability screen where it is narrow: nothing of it is cut short."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.theming.elide import ElidedLabel
from desktop.views.hours.line_row import LineRow
from scheduling.ids import uuid7

ACTS = (("change", "Modifier", ""), ("remove", "Retirer", "quiet"))


@pytest.mark.parametrize("width", [300, 700])
def test_what_is_said_of_a_day_has_the_lines_it_needs(qtbot: QtBot, width: int) -> None:
    detail = "8:00–15:00 · Formation de l’équipe dès 15 h"
    row = LineRow(uuid7(), "Jeu. 24 déc. 2026", detail, ("wait", "pencil", "non enregistré"), ACTS)
    qtbot.addWidget(row)
    row.resize(width, row.heightForWidth(width))
    row.show()
    assert row.detail.text() == detail
    assert row.detail.height() >= row.detail.heightForWidth(row.detail.width())
    (title,) = row.findChildren(ElidedLabel)
    assert title.width() >= title.sizeHint().width()
    state = next(label for label in row.findChildren(QLabel) if label.text() == "non enregistré")
    assert not state.visibleRegion().isEmpty()
