"""Whom `make run` and `make desktop` name: who is signed in in that window, not whose profile it is."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.store.account_file import Account, AccountFile
from scheduling.ids import uuid7
from scheduling.vocabulary import Role
from tools import run, second_desktop
from tools.running import Home, People, Person, profile_name, who_opens
from tools.stopping import Stop

MIREILLE = Person(email="mireille@demo.test", password="a", name="Mireille Côté", role="owner")
CHLOE = Person(email="chloe@demo.test", password="b", name="Chloé Gagnon", role="mechanic")


class Ended:
    """A desktop that ends at once; where nothing else is said, with an error."""

    def __init__(self, returncode: int = 1) -> None:
        self.returncode = returncode

    def poll(self) -> int:
        return self.returncode


class Launcher(run.Launcher):
    ends_with = 1

    def _start(self, name: str, command: list[str], *, watched: bool = True) -> Any:
        del name, command, watched
        return Ended(self.ends_with)

    def _tick(self) -> None:
        """What runs on after the desktop ends here."""
        raise Stop


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path)
    made.credentials.write_bytes(msgspec.json.encode(People(people=[MIREILLE, CHLOE])))
    return made


def accounts(home: Home, person: Person) -> AccountFile:
    return AccountFile(home.desktops / profile_name(person))


def sign_in(home: Home, person: Person, name: str) -> None:
    """In the profile of ``person``, somebody of that name."""
    account = Account(
        tenant_id=uuid7(),
        staff_id=uuid7(),
        device_id=uuid7(),
        role=Role.OWNER,
        name=name,
        email="x@demo.test",
    )
    accounts(home, person).save(account)


def test_who_signed_in_last_is_named_not_whose_profile_it_is(home: Home) -> None:
    assert who_opens(home, MIREILLE) == "signing in as Mireille Côté"
    sign_in(home, MIREILLE, "Gaétan Roy")
    assert who_opens(home, MIREILLE) == "still signed in as Gaétan Roy"
    assert who_opens(home, CHLOE) == "signing in as Chloé Gagnon"
    accounts(home, MIREILLE).sign_out()
    assert who_opens(home, MIREILLE) == "signing in as Mireille Côté"


def test_nobody_is_named_where_the_file_cannot_be_read(home: Home) -> None:
    sign_in(home, MIREILLE, "Gaétan Roy")
    (home.desktops / profile_name(MIREILLE) / "account.json").write_text("{")
    assert not who_opens(home, MIREILLE)


def test_the_second_start_names_who_is_in_the_window(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sign_in(home, MIREILLE, "Gaétan Roy")
    monkeypatch.setattr("tools.run.signal.signal", lambda *_: None)
    with contextlib.ExitStack() as stack, pytest.raises(run.StartFailed):
        Launcher(home, stack)._desktop("http://127.0.0.1:1")
    said = capsys.readouterr().out
    assert "Desktop, still signed in as Gaétan Roy …" in said
    assert "Mireille" not in said


@pytest.mark.parametrize(
    ("ends_with", "said"),
    [(-9, '`make desktop WHO="Mireille Côté"` opens it again'), (0, "The window was closed; the server")],
)
def test_after_a_desktop_that_was_killed_or_closed_the_rest_goes_on(
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ends_with: int,
    said: str,
) -> None:
    monkeypatch.setattr("tools.run.signal.signal", lambda *_: None)
    monkeypatch.setattr(Launcher, "ends_with", ends_with)
    with contextlib.ExitStack() as stack, pytest.raises(Stop):
        Launcher(home, stack)._desktop("http://127.0.0.1:1")
    assert said in capsys.readouterr().out


def test_another_desktop_names_who_is_in_its_window(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sign_in(home, CHLOE, "Gaétan Roy")
    monkeypatch.setattr(second_desktop, "Home", lambda: home)
    monkeypatch.setattr(second_desktop, "has_display", lambda: True)
    monkeypatch.setattr("sys.argv", ["desktop"])
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: Ended())
    lock = home.lock()
    assert lock is not None
    with lock:
        home.write_running("http://127.0.0.1:1")
        assert second_desktop.main() == Ended().returncode
    said = capsys.readouterr().out
    assert said == "Opening the desktop of Chloé Gagnon (mechanic), still signed in as Gaétan Roy\n"
