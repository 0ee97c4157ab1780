"""Scenes of signing in and out for `tools.screenshots`: signed out by the server, and what is said then."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.presenters.sign_in import Attempt, SignInPresenter, Trouble
from desktop.store.account_file import Unsent
from desktop.views.sign_in_view import SignInView
from tools.quiet import settle
from tools.stage import Stage, wait


def _signed_out(stage: Stage) -> None:
    """By the server, which is away since; some changes wait."""
    stage.offline()
    wait(stage)
    stage.desk.access._refused = True


def _calendar(stage: Stage) -> None:
    _signed_out(stage)
    office = stage.open("calendar")
    settle()  # a window that becomes active later would close the popup
    office.tools.open_list()


def _page(screen: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        _signed_out(stage)
        stage.open(screen)

    return show


def _leaving(stage: Stage) -> None:
    """Somebody wants to sign out while the server is away."""
    stage.offline()
    wait(stage)
    stage.open("calendar").workspace.person.sign_out_chosen.emit()


def _again(stage: Stage) -> None:
    """The sign-in page that one comes to from there."""

    async def ask(_: Attempt) -> None:
        raise AssertionError

    presenter = SignInPresenter(
        ask,
        server="https://garage.example",
        email="mireille@garage.example",
        has_way_back=True,
        unsent=[Unsent(name="Jordan Lavoie", changes=1), Unsent(name="Chloé Gagnon", changes=3, files=2)],
    )
    presenter.trouble = Trouble.OFFLINE
    stage.window.show_page(SignInView(presenter, stage.tasks.spawn), "")


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "list": _calendar,
    "changes": _page("changes"),
    "settings": _page("settings"),
    "again": _again,
    "leaving": _leaving,
}
