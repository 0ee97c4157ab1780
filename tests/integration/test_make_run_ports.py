"""The port that `make run` takes, and what it says of one that it cannot take."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import socket
from pathlib import Path

import pytest

from tools import run
from tools.running import Home


def test_a_port_that_is_taken_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("AUTODOCTOR_PORT", str(port))
        with pytest.raises(run.StartFailed, match=rf"Port {port} .* is taken by another program"):
            run._port()


@pytest.mark.parametrize("told", ["http", "²", "٣", "-1", "65536", "9" * 5000])
def test_what_is_no_port_is_named(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("AUTODOCTOR_PORT", told)
    with pytest.raises(run.StartFailed, match=f"is not a port: '{told}'"):
        run._port()


@pytest.mark.parametrize("told", ["", " ", "0"])
def test_an_empty_port_is_none(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("AUTODOCTOR_PORT", told)
    assert run._port() > 0


def test_a_port_of_the_systems_is_not_called_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def bind(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(socket.socket, "bind", bind)
    monkeypatch.setenv("AUTODOCTOR_PORT", "80")
    with pytest.raises(run.StartFailed, match=r"Port 80 .* is not for you to use"):
        run._port()


def test_a_port_that_is_taken_while_the_server_is_stopped_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[int] = []
    monkeypatch.delattr(signal, "SIGUSR1")  # the signals stay the tests' own
    with contextlib.ExitStack() as stack, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        launcher = run.Launcher(Home(tmp_path), stack)
        launcher._environment["AUTODOCTOR_PORT"] = str(port)
        monkeypatch.setattr(launcher, "_serve", lambda: served.append(port))
        for _ in range(3):
            launcher._follow_wish()
        told = capsys.readouterr().out
        assert served == []
        assert told.count(f"Port {port} is taken by another program. The desktops go on") == 1, "said once"
        taken.close()
        launcher._follow_wish()
        assert served == [port]
