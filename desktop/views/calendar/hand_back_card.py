"""The card of money that goes back by hand: to whom, how much, and that it was handed over, once it is."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, Signal

from desktop.presenters.hand_backs import HandBack
from desktop.presenters.problem_codes import UNREACHABLE_CODES
from desktop.theming import formats, style, words
from desktop.views.asked import asked_twice
from desktop.views.calendar.answer_cards import AnswerCard, unbroken
from desktop.views.calendar.calendar_words import fill


class HandBackCard(AnswerCard):
    """``handed_asked`` carries the refund's id, ``show_asked`` the booking's."""

    handed_asked = Signal(object)
    show_asked = Signal(object)

    def __init__(self, line: HandBack, zone: tzinfo) -> None:
        translate = QCoreApplication.translate
        amount = formats.money(line.cents)
        who = line.customer or translate("HandBackCard", "a customer")
        lines = [_how(line.method)]
        if line.starts is not None:
            lines.append(
                fill(
                    translate("HandBackCard", "Of the booking %1"),
                    unbroken(formats.moment(line.starts, zone)),
                )
            )
        title = fill(translate("HandBackCard", "%1 for %2"), amount, who)
        super().__init__(
            "credit-card", translate("HandBackCard", "To be handed back"), "arrived", title, lines
        )
        self.about = frozenset({line.refund_id, line.session_id})
        button = style.button(translate("HandBackCard", "Handed back"))
        button.setAccessibleName(fill(translate("HandBackCard", "Handed back: %1 for %2"), amount, who))
        sure = fill(translate("HandBackCard", "Yes, they have the %1"), amount)
        asked_twice(button, sure, lambda: self.handed_asked.emit(line.refund_id))
        show = style.button(translate("HandBackCard", "Show"))
        show.setAccessibleName(fill(translate("HandBackCard", "Show the booking of %1"), who))
        show.clicked.connect(lambda: self.show_asked.emit(line.session_id))
        self.add_buttons([button, *([show] if line.starts is not None else [])])
        if line.problem:
            self.say_problem(_trouble(line.problem))


def _how(method: str) -> str:
    translate = QCoreApplication.translate
    return {
        "cash": translate("HandBackCard", "In cash, over the counter"),
        "terminal": translate("HandBackCard", "By the terminal, to their card"),
    }.get(method, translate("HandBackCard", "The card processor does not do it: in another way"))


def _trouble(code: str) -> str:
    if code in UNREACHABLE_CODES:
        return QCoreApplication.translate(
            "HandBackCard", "The server does not answer, so it could not be noted. It stays here until it is."
        )
    return words.error_words(code)
