"""The application's look is read once at each change of theme."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

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
