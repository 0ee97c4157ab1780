"""The Waivers screen in the window: built when first shown, asked anew each time it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.presenters.open_forms import About
from desktop.shell.screens import WAIVERS
from desktop.shell.typed_forms import watch_forms
from desktop.theming.listen import listen
from desktop.views.calendar.calendar_words import fill

if TYPE_CHECKING:
    from desktop.presenters.paper_waivers import PaperWaivers
    from desktop.shell.alerts import Alerts
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
        DuePage(desks.due, desks.texts, desks.paper, desk.ask, zone),
        SignedPage(desks.signed, desk.ask, zone),
        TextsPage(desks.texts, desk.ask, zone),
    )
    view.set_trailing(office.tools.make())
    view.show_asked.connect(office.show_booking)
    watch_forms(desk.forms, view, About.WAIVER)
    Taken(desks.paper, office.alerts, view)
    office.alerts.place()
    office.workspace.shown.connect(partial(_shown, view.load))
    return view


class Taken(QObject):
    """That the server has a sheet becomes an alert."""

    def __init__(self, paper: PaperWaivers, alerts: Alerts, parent: QObject) -> None:
        super().__init__(parent)
        self._alerts = alerts
        listen(paper.taken, self, self._say, arguments=True)

    def _say(self, signer: str, counts: bool) -> None:
        translate = QCoreApplication.translate
        said = translate("Waivers", "The sheet that %1 signed is taken in.")
        if not counts:
            said = translate(
                "Waivers", "The sheet that %1 signed is kept, but does not count: it is signed anew."
            )
        self._alerts.show(fill(said, signer), kind="done" if counts else "bad")


def _shown(load: Callable[[], None], key: str) -> None:
    if key == WAIVERS:
        load()
