"""A place on the waitlist was taken: which one, how long others waited, and what happens next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from desktop.presenters.booking_draft import Missing
from desktop.presenters.now_flow import NowFlow
from desktop.theming import formats, icons, style
from desktop.views.booking.page import BookingPage
from desktop.views.booking.phrases import say
from desktop.views.booking_now import now_words
from scheduling.matching_messages import WaitlistLine
from scheduling.waitlist import WaitlistState


class LinePage(BookingPage):
    """It may be left: who waits is on the list that Today leads to."""

    def __init__(self, flow: NowFlow) -> None:
        super().__init__("")
        self.flow = flow
        self.heading.hide()
        self.subtitle.hide()
        self.body.addStretch(2)
        self.mark = QLabel()
        icons.set_icon(self.mark, "hourglass", "arrived", 40)
        self.headline = style.text("", size="title", weight=700)
        self.detail = style.text("", tone="muted")
        for label in (self.mark, self.headline, self.detail):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.body.addStretch(3)

    def refresh(self) -> None:
        line, customer = self.flow.joining.line, self.flow.draft.customer
        if line is None or customer is None:
            return
        translate = QCoreApplication.translate
        held = line.state is WaitlistState.NOTIFIED
        if line.position is None and not held:
            self._tell(
                say(translate("BookNow", "%1 is not on the waitlist any more"), customer.name), _why(line)
            )
            return
        place = say(
            translate("BookNow", "%1 is number %2 on the waitlist"), customer.name, line.position or ""
        )
        mechanic = self.flow.mechanic(line.held_mechanic_id)
        free = say(translate("BookNow", "A mechanic is there for %1"), customer.name)
        until = formats.time(
            line.held_until if held and line.held_until is not None else line.told_until,
            self.flow.source.zone(),
        )
        if held:
            told = translate("BookNow", "The time of %1 is held until %2. Book it on the list of who waits.")
            said = [say(told, mechanic.name if mechanic else "–", until)]
        else:
            told = translate(
                "BookNow",
                "When a mechanic comes online until %1, their time is held for 15 minutes: the customer is told by "
                "email, and you on this screen.",
            )
            if not customer.email.strip():
                told = translate(
                    "BookNow",
                    "When a mechanic comes online until %1, their time is held for 15 minutes: you are told on this "
                    "screen. The customer has no email here: please call them.",
                )
            said = [now_words.wait_words(line.measured_wait), say(told, until)]
        self._tell(free if held else place, "\n".join(said))

    def enter(self) -> None:
        self.refresh()

    def forward(self) -> Missing | None:
        return None

    def _tell(self, headline: str, detail: str) -> None:
        self.headline.setText(headline)
        self.detail.setText(detail)
        self.setAccessibleName(". ".join(part for part in (headline, detail) if part))


def _why(line: WaitlistLine) -> str:
    """Who was booked or taken off knows why."""
    if line.state not in {WaitlistState.PENDING, WaitlistState.EXPIRED}:
        return ""
    return QCoreApplication.translate("BookNow", "Too long in the line, or the time was not taken.")
