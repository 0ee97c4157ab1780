"""The settings' page on the bays: made, named, taken out of use and back. Paints and forwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.presenters.organization import Bays, InTheWay
from desktop.theming import style
from desktop.views.asked import AskedPage, Spawn, asked_twice, run_by
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.card_parts import chip
from desktop.views.settings.form import Form
from desktop.views.settings.page_parts import Notice, act, boxed, entry, listed, top
from scheduling.records import Bay

MOST_NAMED = 5


class BaysSection(AskedPage):
    """``booking`` says who stands in a bay and when, of a booking that this computer has; ``show`` leads to it."""

    def __init__(
        self, bays: Bays, spawn: Spawn, booking: Callable[[UUID], str], show: Callable[[UUID], None]
    ) -> None:
        super().__init__(bays, spawn)
        self._bays = bays
        self._booking = booking
        self._show = show
        self.form = Form(bays, bare=True)
        self.form.setParent(self)
        self.form.hide()
        self.form.may_be_left = True
        self.form.line("name", self.tr("Name"))
        self.form.save_asked.connect(self._save)
        self.form.left.connect(bays.discard)
        self.refresh()

    def load(self) -> None:
        """Ask for all of it."""
        self._spawn(self._bays.load())

    def content(self) -> Sequence[QWidget]:
        open_ = self._bays.opened is not None
        add = style.button(self.tr("New bay"), role="primary", icon="plus")
        add.setEnabled(not open_ and not self._bays.busy)
        add.clicked.connect(partial(_begin, self, None))
        about = self.tr("Visits in person each take a bay. The calendar by bay has them in this order.")
        shown: list[QWidget] = [top(self.tr("Bays"), about, add)]
        if self._bays.in_the_way is not None:
            shown.append(self._standing(self._bays.in_the_way))
        self.form.setParent(self)  # else it would go with the page before
        if open_:
            self.form.refresh()
        if self._bays.is_new:
            shown.append(boxed(self.form))
        shown.append(listed([self._row(bay) for bay in self._bays.rows]))
        return shown

    def begin(self, bay: Bay | None) -> None:
        """Open the form of a bay in its place, or of a new one at the top."""
        self._bays.open(bay)
        field = self.form.first()
        field.setFocus()

    def _save(self) -> None:
        self._spawn(self._bays.save())

    def _row(self, bay: Bay) -> QWidget:
        if self._bays.opened == bay.id:
            return self.form
        chips = [] if bay.active else [chip("ban", self.tr("Out of use"), "wait")]
        acts = [act(self.tr("Rename"), bay.name, "pencil"), self._switch(bay)]
        acts[0].clicked.connect(partial(_begin, self, bay))
        for button in acts:
            button.setEnabled(self._bays.opened is None and not self._bays.busy)
        return entry("warehouse", bay.name, "", *acts, chips=chips)

    def _switch(self, bay: Bay) -> QPushButton:
        work = partial(run_by, self._spawn, partial(self._bays.set_active, bay, active=not bay.active))
        if not bay.active:
            back = act(self.tr("Use again"), bay.name)
            back.clicked.connect(work)
            return back
        out = act(self.tr("Take out of use"), bay.name)
        asked_twice(out, self.tr("Nothing is booked there any more"), work)
        return out

    def _standing(self, found: InTheWay) -> QWidget:
        """What stands in a bay that was to be taken out of use, and the way to each that is known here."""
        stays = self.tr("%1 stays in use: bookings stand in it. Move or cancel them first.")
        said = fill(stays, found.bay.name)
        known = [(each, self._booking(each)) for each in found.sessions]
        links = []
        for session_id, words in [pair for pair in known if pair[1]][:MOST_NAMED]:
            link = style.button(words, role="link", icon="calendar-days")
            link.clicked.connect(partial(_lead, self._show, session_id))
            links.append(link)
        if (more := found.count - len(links)) > 0:
            others = (
                self.tr("%n more stand there, seen in the calendar by bay.", "", more)
                if links
                else self.tr("%n stand there, seen in the calendar by bay.", "", more)
            )
            said = f"{said} {others}"
        return Notice(said, *links, bad=True, down=True)


def _begin(section: BaysSection, bay: Bay | None, _checked: bool = False) -> None:
    section.begin(bay)


def _lead(show: Callable[[UUID], None], session_id: UUID, _checked: bool = False) -> None:
    show(session_id)
