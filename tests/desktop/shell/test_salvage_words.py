"""That a damaged file was recovered is said until somebody heard it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.alerts import Alerts
from desktop.shell.salvage_words import tell_salvaged
from desktop.store.local_store import LocalStore
from tests.desktop.shell.watched import said
from tests.factories import book

KEY = bytes(32)


@pytest.mark.parametrize("waiting", [0, 3])
def test_what_was_read_is_said_until_it_was_heard(qtbot: QtBot, tmp_path: Path, waiting: int) -> None:
    store = LocalStore.open(tmp_path, KEY)
    for _ in range(waiting):
        store.submit(book())
    store.close()
    damaged = bytearray((tmp_path / "outbox.db").read_bytes())
    damaged[100] ^= 1
    (tmp_path / "outbox.db").write_bytes(damaged)
    window = QWidget()
    qtbot.addWidget(window)
    for start in ("the first", "the next, since nobody closed it", "the last"):
        store = LocalStore.open(tmp_path, KEY)
        alerts = Alerts(window)
        tell_salvaged(store, alerts)
        if start == "the last":
            assert said(alerts) == []
        else:
            (words,) = said(alerts)
            assert "The file with the changes made on this computer was damaged." in words
            assert f"{waiting} changes of the last two weeks could be read." in words
            assert (f"{waiting} of them had not reached the server" in words) == bool(waiting)
            assert "All of them" not in words
            (kept,) = tmp_path.glob("outbox-damaged-*.db")
            assert words.replace("\u200b", "").endswith(f"the settings name: {kept.name}")
        if start.startswith("the next"):
            (alert,) = alerts.current()
            alert.close_now()
        store.close()
