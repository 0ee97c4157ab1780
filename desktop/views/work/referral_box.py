"""Referring to a visit in the workshop, after a session at a distance: what was found, and when it suits.

It paints and forwards to ``presenters/work_referral``; the free times are the Requests screen's.
"""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.requests_model import Placement
from desktop.presenters.work_referral import Referred, WorkReferral
from desktop.theming import formats, style, words
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT, error_words, fill
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.requests import request_words
from desktop.views.requests.confirm_panel import labelled
from desktop.views.requests.counted import RequestCounts
from desktop.views.requests.free_times import FreeTimes
from desktop.views.work.parts import Panel, line, say
from desktop.views.work.summary_box import KEPT_MS, SummaryEdit
from scheduling.errors import RuleError
from scheduling.vocabulary import ServiceType

LOW = 76
USUAL = ServiceType.REPAIR


class ReferralBox(Panel):
    """Of one session; there once it is over and led to by a visit."""

    def __init__(self, referral: WorkReferral, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._referral = referral
        self._zone = zone
        self.wishes: list[int] = []
        self._drops: dict[int, QPushButton] = {}
        name = self.tr("Visit in the workshop")
        self.setAccessibleName(name)
        self.column.addWidget(style.text(name, tone="muted", size="small", weight=600))
        self.made = line(size="body")
        self.column.addWidget(self.made)
        self.begin = style.button(self.tr("Refer to a visit…"), icon="calendar-check")
        self.begin.clicked.connect(self.open)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch(1)
        self.column.addLayout(row)
        self.form = QWidget()
        self._lay_out()
        self.column.addWidget(self.form)
        self.form.hide()

    def refresh(self, summary: str) -> None:
        """Show what it led to; ``summary`` is what a diagnosis begins with."""
        self._summary = summary
        self.setVisible(self._referral.may())
        say(self.made, "\n".join(_made_words(each, self._zone) for each in self._referral.made()))
        if not self.form.isHidden():
            self._look_again()

    def open(self) -> None:
        """The form, in place of the button."""
        self.diagnosis.setPlainText(self._referral.diagnosis or self._summary)
        self.times.show_day(self.times.day or self._referral.today(), self._referral.today(), self._zone)
        self._show_wishes()
        say(self.problem, "")
        self.begin.hide()
        self.form.show()
        self.diagnosis.setFocus()

    def keep(self) -> None:
        """What was typed is kept."""
        self._later.stop()
        typed = self.diagnosis.toPlainText()
        if not self.form.isHidden():
            self._referral.type("" if typed == self._summary else typed)

    def _lay_out(self) -> None:
        space = theme().tokens.space
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self._summary = ""
        self.diagnosis = SummaryEdit()
        self.diagnosis.setMinimumHeight(LOW)
        self.diagnosis.setMaximumHeight(LOW)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(KEPT_MS)
        self._later.timeout.connect(self.keep)
        self.diagnosis.textChanged.connect(self._later.start)
        column.addLayout(labelled(self.tr("What was found"), self.diagnosis))
        self.service = QComboBox()
        self.service.addItems([formats.capital(words.service_words(each)) for each in ServiceType])
        self.service.setCurrentIndex([*ServiceType].index(USUAL))
        column.addLayout(labelled(self.tr("What is done"), self.service))
        column.addWidget(style.text(self.tr("When it suits, the best first"), tone="muted", size="small"))
        self.times = FreeTimes(self._referral.free_on)
        self.times.pressed.connect(self._toggle)
        column.addWidget(self.times)
        self.chosen = FlowRow(space(1))
        column.addWidget(self.chosen)
        self.problem = line("bad")
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.setSpacing(space(2))
        self.refer = style.button(self.tr("Note the request"), role="primary")
        self.refer.clicked.connect(self._refer)
        self.cancel = style.button(self.tr("Cancel"), role="quiet")
        self.cancel.clicked.connect(self._close)
        foot.addWidget(self.refer)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column.addLayout(foot)

    def _look_again(self) -> None:
        """What is free by now, unless a time is pressed just then."""
        if not any(button.isDown() for button in self.times.buttons):
            self.times.look()

    def _close(self) -> None:
        self.keep()
        self.form.hide()
        self.begin.show()
        self.begin.setFocus()

    def _toggle(self, place: Placement) -> None:
        self._wish(place.starts)

    def _wish(self, starts: int) -> None:
        say(self.problem, "")
        if starts in self.wishes:
            place = self.wishes.index(starts)
            self.wishes.remove(starts)
            if self._drops[starts].hasFocus():
                self._hand_on(place)
        elif len(self.wishes) < self._referral.policy.most_requested:
            self.wishes.append(starts)
        else:
            say(self.problem, RequestCounts().most(self._referral.policy.most_requested))
        self._show_wishes()

    def _hand_on(self, place: int) -> None:
        """The keys of a time that goes are the next one's, else those of the one before it."""
        near = self.wishes[place : place + 1] or self.wishes[-1:]
        (self._drops[near[0]] if near else self.times.forth).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_wishes(self) -> None:
        shown = []
        for number, starts in enumerate(self.wishes, start=1):
            button = self._drops.get(starts) or self._drop_button(starts)
            when = formats.moment(starts, self._zone)
            button.setText(f"{number}\u2002{when}")
            button.setAccessibleName(fill(self.tr("Take %1 away"), when))
            button.setToolTip(button.accessibleName())
            shown.append(button)
        self.chosen.keep(shown)
        self.chosen.setVisible(bool(shown))
        self.times.mark(self.wishes)

    def _drop_button(self, starts: int) -> QPushButton:
        button = style.button("", icon="x")
        style.mark(button, compact=True)
        button.clicked.connect(self._drop)
        self._drops[starts] = button
        return button

    def _drop(self) -> None:
        self._wish(next(starts for starts, button in self._drops.items() if button is self.sender()))

    def _refer(self) -> None:
        if not self.wishes:
            say(self.problem, self.tr("Choose at least one time that suits the customer."))
            return
        try:
            service = [*ServiceType][self.service.currentIndex()]
            self._referral.refer(self.diagnosis.toPlainText(), service, self.wishes)
        except RuleError as error:
            say(self.problem, error_words(error))
            return
        self.wishes = []
        self.form.hide()
        self.begin.show()
        self.begin.setFocus()
        self.refresh(self._summary)


def _made_words(made: Referred, zone: tzinfo) -> str:
    """How a request that was made stands."""
    translate = QCoreApplication.translate
    if made.confirmed is not None:
        when = formats.moment(made.confirmed, zone)
    else:
        when = DOT.join(formats.moment(starts, zone) for starts in made.requested)
    said = translate("Requests", request_words.STATES[made.state])
    if made.waiting:
        said = translate("Work", "waiting for the server")
    return fill(translate("Work", "Request for %1: %2"), when, said)
