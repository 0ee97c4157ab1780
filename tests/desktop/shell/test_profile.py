"""One process a profile, private to its user; bugs go to its log and to the screen."""

from __future__ import annotations

import asyncio
import gc
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from pytestqt.qtbot import QtBot

from desktop.shell.faults import Faults
from desktop.shell.profile import InUse, home, lock, open_profile


def test_home_is_the_chosen_one_else_the_common_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AUTODOCTOR_HOME", str(tmp_path / "common"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert home(str(tmp_path / "mine")) == tmp_path / "mine"
    assert home(None) == tmp_path / "common" / "desktop"
    monkeypatch.delenv("AUTODOCTOR_HOME")
    assert home(None).parts[-2:] == ("autodoctor", "desktop")


def test_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = open_profile(tmp_path, "front-desk").folder
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["", "..", "a/b", "a b", "x" * 41, "../up"])
def test_odd_names_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        open_profile(tmp_path, name)


def test_second_one_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    profile = open_profile(tmp_path, "desk")
    first = lock(profile)
    with pytest.raises(InUse):
        lock(profile)
    first.unlock()
    lock(profile).unlock()


def test_crash_leaves_no_lock(tmp_path: Path) -> None:
    profile = open_profile(tmp_path, "desk")
    code = (
        "import os, sys; from pathlib import Path\n"
        "from desktop.shell.profile import lock, open_profile\n"
        f"held = lock(open_profile(Path({str(tmp_path)!r}), 'desk')); os._exit(1)"
    )
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 1
    lock(profile).unlock()


def test_hooks_are_given_back(tmp_path: Path) -> None:
    before = (
        sys.excepthook,
        threading.excepthook,
        sys.unraisablehook,
        list(logging.getLogger().handlers),
    )
    made = Faults(tmp_path / "other.log")
    made.install()
    made.restore()
    after = (sys.excepthook, threading.excepthook, sys.unraisablehook, list(logging.getLogger().handlers))
    assert after == before


@pytest.mark.expects_log("^desktop(.qt)?: (unexpected fault|the fault could not|.*a warning of Qt)")
class TestFaults:
    """What nobody caught."""

    @pytest.fixture
    def faults(self, tmp_path: Path) -> Iterator[Faults]:
        made = Faults(tmp_path / "desktop.log")
        made.install()
        yield made
        made.restore()

    @pytest.fixture
    def told(self, faults: Faults) -> list[BaseException]:
        heard: list[BaseException] = []
        faults.listener = heard.append
        return heard

    def test_in_a_slot(self, qtbot: QtBot, faults: Faults, told: list[BaseException]) -> None:
        def fail() -> None:
            raise KeyError("slot")

        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: len(told) == 1)
        assert "KeyError: 'slot'" in faults.file.read_text(encoding="utf-8")

    def test_in_a_thread(self, told: list[BaseException]) -> None:
        def fail() -> None:
            raise LookupError("thread")

        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        assert [type(fault) for fault in told] == [LookupError]

    async def test_in_a_forgotten_task(self, faults: Faults, told: list[BaseException]) -> None:
        faults.watch_loop(asyncio.get_running_loop())

        async def fail() -> None:
            raise IndexError("task")

        task = asyncio.ensure_future(fail())
        await asyncio.wait([task])
        del task
        gc.collect()
        assert [type(fault) for fault in told] == [IndexError]

    def test_listener_that_fails_is_logged_too(self, faults: Faults) -> None:
        def fail(_: BaseException) -> None:
            raise OSError("no screen")

        faults.listener = fail
        faults.tell(KeyError("first"))
        logged = faults.file.read_text(encoding="utf-8")
        assert "first" in logged
        assert "no screen" in logged

    @pytest.mark.qt_log_ignore("a warning of Qt")
    def test_what_qt_says_is_logged(self, faults: Faults) -> None:
        qWarning("a warning of Qt")
        assert "a warning of Qt" in faults.file.read_text(encoding="utf-8")
