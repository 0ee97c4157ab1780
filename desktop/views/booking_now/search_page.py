"""A search that goes on: who is asked and why, until when, and who has it in the end.

One of the workshop's own mechanics can be given it; an independent one is asked, and answers.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.presenters.booking_draft import Missing
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.presenters.now_search import OVER, Search, Standing
from desktop.theming import formats, icons, style, words
from desktop.theming.theme import theme
from desktop.views.asked import ask_anew, asked_twice
from desktop.views.booking import mechanic_words, phrases
from desktop.views.booking.file_note import FileNote
from desktop.views.booking.page import BookingPage, cleared, shown_now
from desktop.views.booking.phrases import say
from desktop.views.booking_now import now_words
from desktop.views.booking_now.outcome import Outcome
from desktop.views.booking_now.ways_panel import WaysPanel
from desktop.views.confirmation_row import ConfirmationRow
from scheduling.matching_messages import OfferLine

_LOOKS = {
    Standing.ASKING: ("loader-circle", "accent"),
    Standing.NOBODY: ("hourglass", "arrived"),
    Standing.FOUND: ("circle-check", "done"),
    Standing.GIVEN_UP: ("circle-x", "bad"),
    Standing.CANCELLING: ("loader-circle", "wait"),
    Standing.CANCELLED: ("calendar-x", "bad"),
}


class SearchPage(BookingPage):
    """It may be left: the search goes on, and is found again under those who wait."""

    schedule_asked = Signal()

    def __init__(self, flow: NowFlow) -> None:
        super().__init__("")
        self.flow = flow
        self._shown: object = None
        self._own_shown: list[UUID] | None = None
        self.confirmation: ConfirmationRow | None = None
        """Once somebody has it."""
        self.outcome = Outcome()
        self.outcome.hide()
        self.body.addWidget(self.outcome, 2)
        self._lay_clock()
        self._lay_asked()
        self._lay_ways()
        self.body.addStretch(3)

    def _lay_clock(self) -> None:
        """How long it goes on, and which files go along."""
        space, files = theme().tokens.space, self.flow.files
        self.going_on = QWidget()
        head = QHBoxLayout(self.going_on)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(space(3))
        self.mark = QLabel()
        head.addWidget(self.mark)
        self.clock = style.text("", tone="muted")
        self.clock.setWordWrap(True)
        head.addWidget(self.clock, 1)
        self.body.addWidget(self.going_on)
        self.files = None if files is None else FileNote(files, Qt.AlignmentFlag.AlignLeading, later=False)
        if self.files is not None:
            self.body.addWidget(self.files)
        self.body.addSpacing(space(1))

    def _lay_asked(self) -> None:
        """Who is asked, and who is one's own."""
        space = theme().tokens.space
        self.asked = QWidget()
        self._asked = QVBoxLayout(self.asked)
        self._asked.setContentsMargins(0, 0, 0, 0)
        self._asked.setSpacing(space(2))
        self.body.addWidget(self.asked)
        self.body.addSpacing(space(2))
        self.own = QWidget()
        self._own = QHBoxLayout(self.own)
        self._own.setContentsMargins(0, 0, 0, 0)
        self._own.setSpacing(space(2))
        self.body.addWidget(self.own)

    def _lay_ways(self) -> None:
        """What else can be done, and how it ends or begins anew."""
        flow, translate = self.flow, QCoreApplication.translate
        self.ways = WaysPanel(flow)
        self.ways.schedule_asked.connect(self.schedule_asked)
        self.body.addWidget(self.ways)
        self.cancel = style.button(translate("BookNow", "Cancel the search"), icon="x")
        asked_twice(self.cancel, translate("BookNow", "Really cancel"), flow.search_now.cancel)
        self.body.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.again = style.button(translate("BookNow", "Ask anew"), icon="refresh-cw")
        self.again.clicked.connect(flow.again)
        self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def search(self) -> Search:
        return self.flow.search_now

    def refresh(self) -> None:
        if self.flow.phase is not NowPhase.SEARCH:
            return
        standing = self.search.standing
        icon, colour = _LOOKS[standing]
        icons.set_icon(self.mark, icon, colour, 24)
        mechanic = self.search.mechanic()
        title = now_words.standing_words(standing, mechanic.name if mechanic else "")
        self.heading.setText(title)
        self.setAccessibleName(title)
        draft = self.flow.draft
        self._show_found(title, found=standing is Standing.FOUND)
        kind = (formats.capital(words.kind_words(draft.kind)),) if draft.kind else ()
        self.subtitle.setText(", ".join((*kind, *phrases.customer_parts(draft))))
        self.clock.setText(self._clock_words(standing))
        self._show_asked(standing)
        self._show_own(standing)
        stuck = standing in {Standing.NOBODY, Standing.GIVEN_UP}
        self.ways.setVisible(stuck)
        if stuck:
            self.ways.show_ways(None)
        self.cancel.setVisible(standing not in OVER and standing is not Standing.CANCELLING)
        self.again.setVisible(standing in {Standing.GIVEN_UP, Standing.CANCELLED})
        self._show_confirmation(standing)
        self.tell(now_words.trouble_words(self.search) or now_words.still_in_line(self.flow))

    def enter(self) -> None:
        ask_anew(self.cancel)
        self.refresh()
        if self.ways.isVisible():
            self.ways.focus_first()

    def backward(self) -> bool:
        return self.ways.isVisible() and self.ways.backward()

    def forward(self) -> Missing | None:
        return None

    def tick(self) -> None:
        """Once a second: only what counts down."""
        if self.confirmation is not None:
            self.confirmation.refresh()  # its row may have come
        if self.flow.phase is NowPhase.SEARCH:
            said = self._clock_words(self.search.standing)
            if said != self.clock.text():
                self.clock.setText(said)

    def _show_found(self, title: str, *, found: bool) -> None:
        """Somebody has it: that stands in the middle, as every end does."""
        self.outcome.setVisible(found)
        for widget in (self.heading, self.subtitle, self.going_on, self.asked):
            widget.setVisible(not found)
        if self.files is not None:
            self.files.align(Qt.AlignmentFlag.AlignHCenter if found else Qt.AlignmentFlag.AlignLeading)
        icon, colour = _LOOKS[Standing.FOUND]
        self.outcome.look(icon, colour)
        self.outcome.say(title, self._clock_words(Standing.FOUND))

    def _show_confirmation(self, standing: Standing) -> None:
        """Told to the customer again from here, where somebody has it; it begins at once, so nothing is to be saved."""
        confirmations, view = self.flow.confirmations, self.search.view
        wanted = view.session_id if view is not None and standing is Standing.FOUND else None
        if self.confirmation is not None and self.confirmation.of.session_id != wanted:
            self.confirmation.hide()
            self.confirmation.deleteLater()
            self.confirmation = None
        if wanted is not None and self.confirmation is None and confirmations is not None:
            self.confirmation = ConfirmationRow(confirmations.open(wanted), confirmations.spawn)
            self.body.insertWidget(self.body.count() - 1, self.confirmation)
            shown_now(self.confirmation)

    def _clock_words(self, standing: Standing) -> str:
        translate, search = QCoreApplication.translate, self.search
        match standing:
            case Standing.FOUND:
                return translate(
                    "BookNow",
                    "They see it under My work. The customer signs and pays before it begins.",
                )
            case Standing.GIVEN_UP:
                return translate("BookNow", "The search is over. What was paid goes back in full.")
            case Standing.CANCELLED | Standing.CANCELLING:
                return translate("BookNow", "Nobody is asked any more.")
        left = search.seconds_left()
        if left is None:
            return ""
        counted = formats.countdown(left)
        if standing is Standing.NOBODY:
            said = translate("BookNow", "Whoever comes online within %1 is asked.")
        elif search.everybody_asked:
            said = translate("BookNow", "Everybody who is online is being asked. The search ends in %1.")
        else:
            said = translate("BookNow", "The best are being asked. In %1, everybody who is online will be.")
        return say(said, counted)

    def _show_asked(self, standing: Standing) -> None:
        asking = standing is Standing.ASKING
        lines = self.search.open_offers() if asking else []
        before = self.search.closed_offers() if asking else []
        key = (tuple(lines), tuple(before))
        if key == self._shown:
            return
        self._shown = key
        cleared(self._asked)
        for line in lines:
            self._add(line, "hourglass", "arrived", QCoreApplication.translate("BookNow", "is being asked"))
        for line in before:
            self._add(line, "x", "ink2", QCoreApplication.translate("BookNow", "is not asked any more"))

    def _add(self, line: OfferLine, icon: str, colour: str, said: str) -> None:
        row = QWidget()
        style.mark(row, panel="card")
        space = theme().tokens.space
        inner = QHBoxLayout(row)
        inner.setContentsMargins(space(3), space(2), space(3), space(2))
        inner.setSpacing(space(3))
        mark = QLabel()
        icons.set_icon(mark, icon, colour)
        inner.addWidget(mark)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(style.text(line.name, weight=600))
        why = style.text(mechanic_words.reasons_line(line.reasons), tone="muted", size="small")
        why.setWordWrap(True)
        names.addWidget(why)
        inner.addLayout(names, 1)
        inner.addWidget(style.text(said, tone="muted"))
        row.setAccessibleName(f"{line.name}, {said}")
        self._asked.addWidget(row)
        shown_now(row)

    def _show_own(self, standing: Standing) -> None:
        """The workshop's own, to whom it can be given at once."""
        rows = self.search.own_mechanics() if standing in {Standing.ASKING, Standing.NOBODY} else []
        ids = [row.id for row in rows]
        self.own.setVisible(bool(rows))
        if ids != self._own_shown:
            self._own_shown = ids
            cleared(self._own)
            if rows:
                label = style.text(QCoreApplication.translate("BookNow", "Or give it to:"), tone="muted")
                self._own.addWidget(label)
            for row in rows:
                button = style.button(row.name, icon="user")
                button.clicked.connect(lambda _checked, found=row.id: self.flow.assign(found))
                self._own.addWidget(button)
                shown_now(button)
            self._own.addStretch(1)
