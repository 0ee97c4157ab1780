"""The application's look is read once at each change of theme."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theming import style
from desktop.theming.theme import theme
from desktop.theming.tokens import Tokens


def test_dressed_twice_it_is_read_once_at_each_change(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    style.install(qapp)
    style.install(qapp)
    read: list[Tokens] = []

    def sheet(tokens: Tokens) -> str:
        read.append(tokens)
        return ""

    monkeypatch.setattr(style, "sheet", sheet)
    theme().set_mode("dark")
    assert len(read) == 1
    monkeypatch.undo()
    theme().set_mode("light")
    assert qapp.styleSheet() == style.sheet(theme().tokens)


def test_a_font_that_was_changed_on_view_outlasts_another_theme(qtbot: QtBot, qapp: QApplication) -> None:
    label = style.text("words")
    qtbot.addWidget(label)
    label.show()
    style.set_font(label, "small", 600)
    style.set_font(label, "small", 500)
    theme().set_mode("dark")
    try:
        qapp.processEvents()
        assert label.font() == theme().font("small", 500)
    finally:
        theme().set_mode("light")
