"""After Book: what happens next, a line a step, in plain words. Which they are: ``presenters/next_steps``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.presenters.next_steps import Next, NextStep
from desktop.theming import formats, icons, style
from desktop.theming.theme import theme
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.booking.page import cleared, shown_now
from desktop.views.booking.phrases import say
from desktop.views.calendar.calendar_words import DOT
from desktop.views.way_words import with_other

WIDTH = 620
_ICONS = {
    Next.SERVER: ("cloud-upload", "wait"),
    Next.MECHANIC: ("hourglass", "arrived"),
    Next.TELL_YOURSELF: ("phone", "bad"),
    Next.NOT_SET_UP: ("phone", "bad"),
    Next.TOLD_LATER: ("mail", "ink3"),
    Next.TOLD: ("mail", "ink3"),
    Next.REMINDED: ("alarm-clock", "ink3"),
    Next.JOIN: ("video", "ink3"),
    Next.SIGN_ONLINE: ("clipboard-check", "ink3"),
    Next.SIGN_HERE: ("clipboard-check", "ink3"),
    Next.DEPOSIT: ("credit-card", "ink3"),
    Next.PAY: ("credit-card", "ink3"),
}

SENTENCES: Mapping[Next, str] = {
    Next.SERVER: QT_TRANSLATE_NOOP(
        "NextSteps",
        "Once the server is reached it checks the time; the answer shows here and in the calendar.",
    ),
    Next.MECHANIC: QT_TRANSLATE_NOOP(
        "NextSteps", "%1 accepts first. If not, it comes back to you, to be given to somebody else."
    ),
    Next.TELL_YOURSELF: QT_TRANSLATE_NOOP(
        "NextSteps", "Nothing reaches the customer by email or SMS: please tell them yourself."
    ),
    Next.NOT_SET_UP: QT_TRANSLATE_NOOP(
        "NextSteps", "The server is not set up to send messages: please tell the customer yourself."
    ),
    Next.TOLD_LATER: QT_TRANSLATE_NOOP("NextSteps", "Only then is it confirmed to the customer, %1."),
    Next.TOLD: QT_TRANSLATE_NOOP("NextSteps", "The customer is told %1, with an invitation."),
    Next.REMINDED: QT_TRANSLATE_NOOP("NextSteps", "Reminders go out before the visit."),
    Next.JOIN: QT_TRANSLATE_NOOP(
        "NextSteps", "From 15 minutes before, the customer joins by the link in their messages."
    ),
    Next.SIGN_ONLINE: QT_TRANSLATE_NOOP(
        "NextSteps",
        "The waiver is signed before it begins, by the link in the reminder, unless a recent one counts.",
    ),
    Next.SIGN_HERE: QT_TRANSLATE_NOOP(
        "NextSteps", "The waiver is signed on arrival, unless a recent one counts."
    ),
    Next.DEPOSIT: QT_TRANSLATE_NOOP(
        "NextSteps", "The deposit of %1 is to be paid: on the booking’s card, under Payment."
    ),
    Next.PAY: QT_TRANSLATE_NOOP("NextSteps", "%1 is to be paid: on the booking’s card, under Payment."),
}


class NextList(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        style.mark(self, panel="card")
        self.setMaximumWidth(WIDTH)
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        title = QCoreApplication.translate("NextSteps", "What happens next")
        self.setAccessibleName(title)
        column.addWidget(style.text(title, weight=600))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(2))
        column.addLayout(self._lines)
        self._shown: list[str] | None = None

    def show_steps(self, steps: list[NextStep], mechanic: str, zone: tzinfo) -> None:
        """Each in a line, painted anew only where it says something else."""
        said = [step_words(step, mechanic, zone) for step in steps]
        self.setVisible(bool(said))
        if said == self._shown:
            return
        self._shown = said
        cleared(self._lines)
        for step, words in zip(steps, said, strict=True):
            line = _line(step.what, words)
            self._lines.addWidget(line)
            shown_now(line)

    @property
    def words(self) -> list[str]:
        """As they stand."""
        return self._shown or []


def _line(what: Next, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().tokens.space(3))
    mark = QLabel()
    icons.set_icon(mark, *_ICONS[what], 16)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    label = style.text(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    row.addWidget(label, 1)
    return holder


def step_words(step: NextStep, mechanic: str, zone: tzinfo) -> str:
    """A sentence or two."""
    source = QCoreApplication.translate("NextSteps", SENTENCES[step.what])
    match step.what:
        case Next.MECHANIC:
            return say(source, mechanic or "–")
        case Next.TOLD | Next.TOLD_LATER:
            return say(source, _ways(step))
        case Next.REMINDED if step.at:
            times = DOT.join(formats.moment(at, zone) for at in step.at)
            return say(QCoreApplication.translate("NextSteps", "Reminders: %1."), times)
        case Next.DEPOSIT | Next.PAY:
            return say(source, formats.money(step.cents))
    return source


def _ways(step: NextStep) -> str:
    """By which the customer is told."""
    if step.other is None:
        return QCoreApplication.translate(
            "NextSteps", "by a way this version does not know, if that reaches them"
        )
    return with_other(_named_ways(step)) if step.other else _named_ways(step)


def _named_ways(step: NextStep) -> str:
    """Those that this program has a name for."""
    translate = QCoreApplication.translate
    by_email = say(translate("NextSteps", "by email to %1"), step.email) if step.email else ""
    if step.sms is None:
        if not by_email:
            return translate("NextSteps", "by SMS if they agreed to it, else by nobody but you")
        return say(translate("NextSteps", "%1, and by SMS if they agreed to it"), by_email)
    if not step.sms:
        return by_email
    return (
        say(translate("NextSteps", "%1 and by SMS"), by_email)
        if by_email
        else translate("NextSteps", "by SMS")
    )
