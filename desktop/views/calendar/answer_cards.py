"""The cards of "Needs an answer": a clash with other times, a refused change, an offer that waits."""

from __future__ import annotations

from datetime import date, tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.presenters.conflicts import Clash, OfferWaiting
from desktop.presenters.pending_changes import PendingLine
from desktop.theming import formats, style, words
from desktop.theming.theme import theme
from desktop.views.calendar.booking_card import chip
from desktop.views.calendar.calendar_words import fill, first_name
from desktop.views.calendar.flow_row import FlowRow
from scheduling.commands import Alternative


class AnswerCard(QFrame):
    """A chip, a title, a line or two, and buttons."""

    def __init__(self, icon: str, kind: str, token: str, title: str, lines: list[str]) -> None:
        super().__init__()
        style.mark(self, panel="card")
        tokens = theme().tokens
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.space(3), tokens.space(3), tokens.space(3), tokens.space(3))
        self._column.setSpacing(tokens.space(1))
        self._column.addWidget(chip(icon, kind, token), 0, Qt.AlignmentFlag.AlignLeft)
        heading = style.text(title, weight=600)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        self._column.addSpacing(tokens.space(1))
        self._column.addWidget(heading)
        for line in lines:
            label = style.text(line, tone="muted", size="small")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self._column.addWidget(label)
        self.problem = style.text("", tone="bad", size="small")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._column.addWidget(self.problem)
        self.buttons: list[QPushButton] = []
        self.setAccessibleName(". ".join([kind, title, *lines]))

    def add_buttons(self, buttons: list[QPushButton]) -> None:
        """At the foot; they wrap."""
        if not buttons:
            return
        self.buttons += buttons
        row = FlowRow(theme().tokens.space(2))
        for button in buttons:
            button.setProperty("compact", True)
            row.add(button)
        self._column.addSpacing(theme().tokens.space(1))
        self._column.addWidget(row)


class ClashCard(AnswerCard):
    """A booking that lost its time: one click on another time places it there."""

    rebook_asked = Signal(object, object)
    cancel_asked = Signal(object)

    def __init__(self, clash: Clash, zone: tzinfo) -> None:
        title = f"{clash.customer}, {unbroken(formats.moment(clash.starts, zone))}"
        super().__init__(
            "git-compare-arrows",
            QCoreApplication.translate("Calendar", "Clash"),
            "bad",
            title,
            [self._why(clash, zone)],
        )
        self.session_id: UUID = clash.session_id
        buttons = []
        if clash.may_place:
            for number, other in enumerate(clash.alternatives):
                button = style.button(self._words(other, clash, zone), role="primary" if not number else "")
                button.clicked.connect(
                    lambda _checked, chosen=other: self.rebook_asked.emit(self.session_id, chosen)
                )
                buttons.append(button)
        if clash.may_cancel:
            cancel = style.button(QCoreApplication.translate("Calendar", "Cancel…"), role="quiet")
            cancel.clicked.connect(lambda: self.cancel_asked.emit(self.session_id))
            buttons.append(cancel)
        self.add_buttons(buttons)

    @staticmethod
    def _why(clash: Clash, zone: tzinfo) -> str:
        translate = QCoreApplication.translate
        other = next((item for item in clash.blocking if item.session_id is not None), None)
        who = first_name(clash.mechanic)
        if other is not None and who and other.customer_name:
            times = formats.time_range(other.starts, other.ends, zone)
            return fill(translate("Calendar", "%1 has %2 then (%3)."), who, other.customer_name, times)
        if clash.blocking:
            return f"{words.refusal_words(clash.blocking[0], zone)}."
        return translate("Calendar", "It lost its time to another booking; the time is free again.")

    @staticmethod
    def _words(other: Alternative, clash: Clash, zone: tzinfo) -> str:
        day = formats.local(other.starts, zone).date()
        time = formats.time(other.starts, zone)
        if day != formats.local(clash.starts, zone).date():
            time = f"{formats.day_short(day)}, {time}"
        name = clash.names.get(other.mechanic_id, "") if other.mechanic_id else ""
        return f"{time} {first_name(name)}".strip()


class RefusedCard(AnswerCard):
    """A change made here that the server refused."""

    dismiss_asked = Signal(object)

    def __init__(self, line: PendingLine, zone: tzinfo) -> None:
        parts = [line.who, formats.moment(line.starts, zone) if line.starts is not None else ""]
        super().__init__(
            "circle-alert",
            QCoreApplication.translate("Calendar", "Refused"),
            "bad",
            ", ".join(part for part in parts if part) or what_words(line.what),
            [f"{what_words(line.what)}: {words.error_words(line.code)}"],
        )
        dismiss = style.button(QCoreApplication.translate("Calendar", "Dismiss"))
        dismiss.clicked.connect(lambda: self.dismiss_asked.emit(line.mid))
        self.add_buttons([dismiss])


class OfferCard(AnswerCard):
    """A booking that waits for its mechanic."""

    answer_asked = Signal(object, bool)
    show_asked = Signal(object)

    def __init__(self, offer: OfferWaiting, zone: tzinfo, today: date) -> None:
        translate = QCoreApplication.translate
        lines = [offer.concern] if offer.mine and offer.concern else []
        if not offer.mine:
            lines.append(fill(translate("Calendar", "%1 has not answered yet."), first_name(offer.mechanic)))
        if offer.expires_at is not None:
            soon = formats.local(offer.expires_at, zone).date() == today
            until = (formats.time if soon else formats.moment)(offer.expires_at, zone)
            lines.append(fill(translate("Calendar", "Held until %1."), unbroken(until)))
        title = f"{offer.customer}, {unbroken(formats.moment(offer.starts, zone))}"
        super().__init__("hourglass", translate("Calendar", "Offer"), "wait", title, lines)
        buttons = []
        if offer.mine:
            for text, accept in (
                (translate("Calendar", "Accept"), True),
                (translate("Calendar", "Decline"), False),
            ):
                button = style.button(text, role="primary" if accept else "")
                button.clicked.connect(
                    lambda _checked, yes=accept: self.answer_asked.emit(offer.session_id, yes)
                )
                buttons.append(button)
        show = style.button(translate("Calendar", "Show"))
        show.clicked.connect(lambda: self.show_asked.emit(offer.session_id))
        self.add_buttons([*buttons, show])


def unbroken(words: str) -> str:
    """A day and its time stay on one line."""
    return words.replace(" ", "\u00a0")


def what_words(what: str) -> str:
    """A change by its command's name."""
    translate = QCoreApplication.translate
    known = {
        "session.book": translate("Calendar", "Booking"),
        "session.move": translate("Calendar", "Move"),
        "session.cancel": translate("Calendar", "Cancellation"),
        "offer.answer": translate("Calendar", "Answer to an offer"),
        "customer.create": translate("Calendar", "New customer"),
        "customer.edit": translate("Calendar", "Change to a customer"),
        "vehicle.create": translate("Calendar", "New vehicle"),
    }
    return known.get(what, what)
