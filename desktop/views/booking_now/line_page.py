"""A place on the waitlist was taken: which one, how long others waited, what happens next, and the way back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt

from desktop.presenters.booking_draft import Missing
from desktop.presenters.carriers import Reach
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.asked import ask_anew, asked_twice
from desktop.views.booking.page import BookingPage
from desktop.views.booking.phrases import say
from desktop.views.booking_now import now_words
from desktop.views.booking_now.outcome import Outcome
from scheduling.matching_messages import WaitlistLine
from scheduling.waitlist import FINAL, WaitlistState

TOLD: Mapping[Reach, str] = {
    Reach.SENT: QT_TRANSLATE_NOOP(
        "BookNow",
        "If a mechanic comes online before %1, their time is held for a while: the customer is told by email, "
        "and you on this screen.",
    ),
    Reach.UNKNOWN: QT_TRANSLATE_NOOP(
        "BookNow",
        "If a mechanic comes online before %1, their time is held for a while: you are told on this screen, and "
        "the customer by email, if the server is set up to send messages.",
    ),
    Reach.NOT_SET_UP: QT_TRANSLATE_NOOP(
        "BookNow",
        "If a mechanic comes online before %1, their time is held for a while: you are told on this screen. The "
        "server is not set up to send messages: please call the customer.",
    ),
    Reach.NO_ADDRESS: QT_TRANSLATE_NOOP(
        "BookNow",
        "If a mechanic comes online before %1, their time is held for a while: you are told on this "
        "screen. No email of the customer is known: please call them.",
    ),
}
"""How the customer hears of it; never by SMS."""


class LinePage(BookingPage):
    """It may be left: who waits is on the list that Today leads to. The place can be given up again here."""

    def __init__(self, flow: NowFlow) -> None:
        super().__init__("")
        self.flow = flow
        translate = QCoreApplication.translate
        self.heading.hide()
        self.subtitle.hide()
        self.outcome = Outcome()
        self.outcome.look("hourglass", "arrived")
        self.body.addWidget(self.outcome, 2)
        self.off = style.button(translate("BookNow", "Take off the waitlist"))
        asked_twice(self.off, translate("BookNow", "Really take off"), flow.leave_line)
        self.body.addSpacing(theme().tokens.space(3))
        self.body.addWidget(self.off, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(3)

    def refresh(self) -> None:
        line, customer = self.flow.joining.line, self.flow.draft.customer
        if self.flow.phase is not NowPhase.LINE or line is None or customer is None:
            return
        translate = QCoreApplication.translate
        held = self.flow.held_for_line() is not None
        self.off.setVisible(line.state not in FINAL)
        self.tell(now_words.line_trouble(self.flow))
        if line.position is None and not held:
            self._say(
                say(translate("BookNow", "%1 is not on the waitlist any more"), customer.name), _why(line)
            )
            return
        if held:
            free = say(translate("BookNow", "A mechanic is there for %1"), customer.name)
            self._say(free, self._held(line))
            return
        place = say(
            translate("BookNow", "%1 is number %2 on the waitlist"), customer.name, line.position or ""
        )
        self._say(place, self._waits(line, self.flow.carriers.reach(customer.email)))

    def enter(self) -> None:
        ask_anew(self.off)
        self.refresh()

    def forward(self) -> Missing | None:
        return None

    def _held(self, line: WaitlistLine) -> str:
        mechanic = self.flow.mechanic(line.held_mechanic_id)
        until = formats.time(line.held_until or line.told_until, self.flow.source.zone())
        told = QCoreApplication.translate("BookNow", "The time of %1 is held until %2.")
        return say(told, mechanic.name if mechanic else "–", until)

    def _waits(self, line: WaitlistLine, reach: Reach) -> str:
        """How long others waited, whom they wait for, and who is told when."""
        translate = QCoreApplication.translate
        said = [now_words.wait_words(line.measured_wait)]
        only = self.flow.mechanic(line.mechanic_id)
        if only is not None:
            said.append(say(translate("BookNow", "Waits only for %1."), only.name))
        told = translate("BookNow", TOLD[reach])
        said.append(say(told, formats.time(line.told_until, self.flow.source.zone())))
        return "\n".join(said)

    def _say(self, headline: str, detail: str) -> None:
        self.outcome.say(headline, detail)
        self.setAccessibleName(". ".join(part for part in (headline, detail) if part))


def _why(line: WaitlistLine) -> str:
    """Who was booked or taken off knows why."""
    if line.state not in {WaitlistState.PENDING, WaitlistState.EXPIRED}:
        return ""
    return QCoreApplication.translate(
        "BookNow", "The wait was too long, or the time that was held was not taken."
    )
