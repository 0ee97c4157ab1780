"""The Waivers screen in the window: built when first shown, asked anew each time it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.presenters.open_forms import About
from desktop.shell.screens import WAIVERS
from desktop.shell.typed_forms import watch_forms

if TYPE_CHECKING:
    from desktop.shell.desk import Desk
    from desktop.shell.office import Office


def waivers_screen(office: Office, desk: Desk) -> QWidget:
    """Built anew for another language."""
    from desktop.views.waivers.due_page import DuePage  # not needed for the first paint
    from desktop.views.waivers.signed_page import SignedPage
    from desktop.views.waivers.texts_page import TextsPage
    from desktop.views.waivers_view import WaiversView

    desks, zone = desk.waivers, desk.source.zone
    view = WaiversView(
        DuePage(desks.due, desks.texts, desk.ask, zone),
        SignedPage(desks.signed, desk.ask, zone),
        TextsPage(desks.texts, desk.ask, zone),
    )
    view.set_trailing(office.tools.make())
    view.show_asked.connect(office.show_booking)
    watch_forms(desk.forms, view, About.WAIVER)
    office.alerts.place()
    office.workspace.shown.connect(partial(_shown, view.load))
    return view


def _shown(load: Callable[[], None], key: str) -> None:
    if key == WAIVERS:
        load()
