"""The cards of "Needs an answer": a booking or a move that lost its time, another refusal, an offer that waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.presenters.needs_answer import Clash, LostMove, LostTime, OfferWaiting
from desktop.presenters.pending_changes import LineState, PendingLine
from desktop.theming import formats, style, words
from desktop.theming.theme import theme
from desktop.views.calendar.another_time import another_time_words
from desktop.views.calendar.calendar_words import fill, first_name
from desktop.views.calendar.card_parts import chip
from desktop.views.calendar.flow_row import FlowRow
from scheduling.commands import Alternative, Blocking
from scheduling.errors import ErrorCode
from scheduling.vocabulary import Reason


class AnswerCard(QFrame):
    """A chip, a title, a line or two, and buttons. ``about`` are the ids by which it is found."""

    def __init__(self, icon: str, kind: str, token: str, title: str, lines: list[str]) -> None:
        super().__init__()
        self.about: frozenset[UUID] = frozenset()
        self._said = ""
        """The problem that was said here, and not on a card before."""
        style.mark(self, panel="card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
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

    def say_problem(self, problem: str) -> None:
        """Why what was chosen could not be done."""
        self._said = problem
        self._show_problem(problem)

    def stand_for(self, before: AnswerCard) -> None:
        """It takes that one's place: what was just said there is still to be read, until other news come."""
        if before._said:
            self._show_problem(before._said)

    def _show_problem(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()

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


class LostTimeCard(AnswerCard):
    """What lost its time: who has it, and one click on another time takes that."""

    rebook_asked = Signal(object, object)

    def __init__(
        self, lost: LostTime, kind: str, lines: list[str], zone: tzinfo, *, icon: str = "git-compare-arrows"
    ) -> None:
        title = f"{lost.customer}, {unbroken(formats.moment(lost.starts, zone))}"
        super().__init__(icon, kind, "bad", title, [*lines, *_told(lost)])
        self.session_id: UUID = lost.session_id
        self.about = frozenset({lost.session_id})

    def time_buttons(self, lost: LostTime, zone: tzinfo) -> list[QPushButton]:
        """One for each other time."""
        return time_buttons(lost, zone, lambda chosen: self.rebook_asked.emit(self.session_id, chosen))


def time_buttons(lost: LostTime, zone: tzinfo, choose: Callable[[Alternative], None]) -> list[QPushButton]:
    """One for each other time; the nearest stands out."""
    buttons = []
    for number, other in enumerate(lost.alternatives):
        button = style.button(_short(other, lost, zone), role="primary" if not number else "")
        button.setAccessibleName(_whole(other, lost, zone))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(lambda _checked, chosen=other: choose(chosen))
        buttons.append(button)
    return buttons


class ClashCard(LostTimeCard):
    """A booking without a place: it lost its time, or its mechanic did not take it."""

    cancel_asked = Signal(object)

    def __init__(self, clash: Clash, zone: tzinfo) -> None:
        translate = QCoreApplication.translate
        free = translate("Calendar", "It lost its time to another booking; the time is free again.")
        who = _who_has_it(clash, zone)
        lines = [who or free]
        if clash.price_cents is not None:
            lines = [_repriced(clash.price_cents), *filter(None, [who])]
        elif clash.plan_withdrawn:
            lines = [words.error_words(ErrorCode.PLAN_WITHDRAWN), *filter(None, [who])]
        kind, icon = translate("Calendar", "Clash"), "git-compare-arrows"
        if clash.declined or clash.unanswered:
            kind, icon, why = _turned_down(clash)
            lines = [why, *(f"{words.refusal_words(item, zone)}." for item in clash.blocking if _past(item))]
        super().__init__(clash, kind, lines, zone, icon=icon)
        buttons = self.time_buttons(clash, zone) if clash.may_place else []
        if clash.may_cancel:
            cancel = style.button(translate("Calendar", "Cancel…"))
            cancel.clicked.connect(lambda: self.cancel_asked.emit(self.session_id))
            buttons.append(cancel)
        self.add_buttons(buttons)


class MoveCard(LostTimeCard):
    """A move that was refused: the booking stands elsewhere, and may stay there."""

    dismiss_asked = Signal(object)

    def __init__(self, move: LostMove, zone: tzinfo) -> None:
        translate = QCoreApplication.translate
        free = translate("Calendar", "The time is free.")
        if move.was_taken:
            free = translate("Calendar", "The time is free again.")
        lines = [_who_has_it(move, zone) or free, _stands(move, zone)]
        super().__init__(move, translate("Calendar", "Not moved"), lines, zone)
        self.about |= {move.mid}
        leave = style.button(translate("Calendar", "Leave it where it is"))
        leave.clicked.connect(lambda: self.dismiss_asked.emit(move.mid))
        self.add_buttons([*self.time_buttons(move, zone), leave])


def _told(lost: LostTime) -> list[str]:
    """What the customer hears of another time, and when: never before the server has it."""
    if not lost.alternatives:
        return []
    return [another_time_words(lost.reach, lost.customer)]


def _who_has_it(lost: LostTime, zone: tzinfo) -> str:
    """Who or what is in the way; empty when nothing is any more."""
    booked = (item for item in lost.blocking if item.session_id is not None and item.reason == Reason.BOOKED)
    other = next(booked, None)
    who = first_name(lost.mechanic)
    if other is not None and who and other.customer_name:
        times = formats.time_range(other.starts, other.ends, zone)
        source = QCoreApplication.translate("Calendar", "%1 has %2 then (%3).")
        return fill(source, who, other.customer_name, times)
    return f"{words.refusal_words(lost.blocking[0], zone)}." if lost.blocking else ""


def _turned_down(clash: Clash) -> tuple[str, str, str]:
    """The kind of card, its picture, and that its mechanic declined or did not answer."""
    translate = QCoreApplication.translate
    if clash.declined:
        kind, icon, code = translate("Calendar", "Declined"), "circle-x", ErrorCode.DECLINED
        said = translate("Calendar", "%1 declined.")
    else:
        kind, icon, code = translate("Calendar", "No answer"), "clock-alert", ErrorCode.UNANSWERED
        said = translate("Calendar", "%1 did not answer in time.")
    return kind, icon, fill(said, clash.mechanic) if clash.mechanic else words.error_words(code)


def _past(blocking: Blocking) -> bool:
    """Whoever has that mechanic's time now matters no more; that it is over does."""
    return blocking.reason == Reason.IN_PAST


def _repriced(cents: int) -> str:
    """The price of its plan was another when the customer was told one."""
    source = QCoreApplication.translate(
        "Calendar", "The customer was told another price: it is %1 now. Agree on it, then choose a time."
    )
    return fill(source, formats.money(cents))


def _stands(move: LostMove, zone: tzinfo) -> str:
    """Where the booking is instead; its day only where that is another than the one it was to go to."""
    day = formats.local(move.stands, zone).date()
    when = [formats.time(move.stands, zone)]
    if day == formats.local(move.starts, zone).date():
        alone, source = _stands_then(elsewhere=move.elsewhere)
    else:
        alone, source = _stands_on_a_day(elsewhere=move.elsewhere)
        when.insert(0, unbroken(formats.day_at(move.stands, zone)))
    who = first_name(move.stands_with)
    return fill(source, *when, who) if who else fill(alone, *when)


def _stands_then(*, elsewhere: bool) -> tuple[str, str]:
    """A sentence for a time, and one for a time and a mechanic."""
    translate = QCoreApplication.translate
    if elsewhere:
        return (
            translate("Calendar", "It was moved before: it is at %1 now."),
            translate("Calendar", "It was moved before: it is at %1 now, with %2."),
        )
    return translate("Calendar", "It is still at %1."), translate("Calendar", "It is still at %1, with %2.")


def _stands_on_a_day(*, elsewhere: bool) -> tuple[str, str]:
    """The same with a day before the time: a French day takes another word before it than a time."""
    translate = QCoreApplication.translate
    if elsewhere:
        return (
            translate("Calendar", "It was moved before: it is on %1 at %2 now."),
            translate("Calendar", "It was moved before: it is on %1 at %2 now, with %3."),
        )
    return (
        translate("Calendar", "It is still on %1 at %2."),
        translate("Calendar", "It is still on %1 at %2, with %3."),
    )


def _short(other: Alternative, lost: LostTime, zone: tzinfo) -> str:
    """A button's words: the time, its day where that is another, and the mechanic."""
    day = formats.local(other.starts, zone).date()
    time = formats.time(other.starts, zone)
    if day != formats.local(lost.starts, zone).date():
        time = f"{formats.day_at(other.starts, zone)}, {time}"
    name = lost.names.get(other.mechanic_id, "") if other.mechanic_id else ""
    return f"{time} {first_name(name)}".strip()


def _whole(other: Alternative, lost: LostTime, zone: tzinfo) -> str:
    """The same in a sentence, for a screen reader and the tip."""
    translate = QCoreApplication.translate
    day = formats.day_at(other.starts, zone)
    when = f"{day}, {formats.time_range(other.starts, other.starts + other.minutes * 60, zone)}"
    name = lost.names.get(other.mechanic_id, "") if other.mechanic_id else ""
    if not name:
        return fill(translate("Calendar", "Move to %1"), when)
    return fill(translate("Calendar", "Move to %1 with %2"), when, name)


class RefusedCard(AnswerCard):
    """A change made here that the server refused, or that was discarded too late."""

    dismiss_asked = Signal(object)
    retry_asked = Signal(object)

    def __init__(self, line: PendingLine, zone: tzinfo) -> None:
        translate = QCoreApplication.translate
        parts = [line.who, formats.moment(line.starts, zone) if line.starts is not None else ""]
        icon, kind, why = "circle-alert", translate("Calendar", "Refused"), why_words(line)
        if line.state is LineState.LATE:
            icon, kind = "clock-alert", translate("Calendar", "Discarded too late")
        title = ", ".join(part for part in parts if part) or what_words(line.what)
        super().__init__(
            icon, kind, "bad", title, [fill(translate("Calendar", "%1: %2"), what_words(line.what), why)]
        )
        self.about = line.about | {line.mid}
        buttons = []
        if line.may_retry:
            retry = style.button(translate("Calendar", "Try again"))
            retry.setToolTip(translate("Calendar", "Make the same change anew, on what stands there now"))
            retry.clicked.connect(lambda: self.retry_asked.emit(line.mid))
            buttons.append(retry)
        dismiss = style.button(translate("Calendar", "Dismiss"))
        dismiss.clicked.connect(lambda: self.dismiss_asked.emit(line.mid))
        self.add_buttons([*buttons, dismiss])


def why_words(line: PendingLine) -> str:
    """Why a change that a person has to see is not as it was wished."""
    if line.state is LineState.LATE:
        return late_words()
    if line.cancelled:
        return QCoreApplication.translate("Calendar", "The booking was cancelled meanwhile.")
    return words.error_words(line.code)


def late_words() -> str:
    """That a change was discarded which the server had already."""
    return QCoreApplication.translate(
        "Calendar", "It had arrived already, so it holds. If it should not, cancel it or change it back."
    )


class OfferCard(AnswerCard):
    """A booking that waits for its mechanic."""

    answer_asked = Signal(object, bool)
    show_asked = Signal(object)

    def __init__(self, offer: OfferWaiting, zone: tzinfo, today: date) -> None:
        translate = QCoreApplication.translate
        lines = [offer.concern] if offer.mine and offer.concern else []
        if offer.unsent and offer.mine:
            lines.append(translate("Calendar", "Waits for the server."))
        elif offer.unsent:
            source = translate("Calendar", "Waits for the server: %1 has not been asked yet.")
            lines.append(fill(source, first_name(offer.mechanic)))
        elif not offer.mine:
            lines.append(fill(translate("Calendar", "%1 has not answered yet."), first_name(offer.mechanic)))
        if offer.expires_at is not None:
            day, time = formats.local(offer.expires_at, zone).date(), formats.time(offer.expires_at, zone)
            later = fill(
                translate("Calendar", "Held until %1 at %2."),
                unbroken(formats.day_at(offer.expires_at, zone)),
                unbroken(time),
            )
            soon = fill(translate("Calendar", "Held until %1."), unbroken(time))
            lines.append(soon if day == today else later)
        who = offer.customer or translate("Calendar", "Customer")  # a name comes with the yes
        title = f"{who}, {unbroken(formats.moment(offer.starts, zone))}"
        super().__init__("hourglass", translate("Calendar", "Offer"), "wait", title, lines)
        self.about = frozenset({offer.session_id})
        buttons = []
        if offer.mine and not offer.unsent:
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
        "session.walk_in": translate("Calendar", "Walk-in"),
        "session.edit": translate("Calendar", "Correction of a booking"),
        "session.move": translate("Calendar", "Move"),
        "session.bay": translate("Calendar", "Another bay"),
        "session.place": translate("Calendar", "Back on the calendar"),
        "session.cancel": translate("Calendar", "Cancellation"),
        "session.park": translate("Calendar", "Parking"),
        "offer.answer": translate("Calendar", "Answer to an offer"),
        "session.check_in": translate("Calendar", "Check-in"),
        "session.check_in_back": translate("Calendar", "Not here after all"),
        "session.start": translate("Calendar", "Start"),
        "session.extend": translate("Calendar", "Extension"),
        "session.complete": translate("Calendar", "End of a session"),
        "session.force_end": translate("Calendar", "End of a session by the owner"),
        "session.no_show": translate("Calendar", "No-show"),
        "session.no_show_back": translate("Calendar", "No-show taken back"),
        "session.took_place": translate("Calendar", "Took place without a time"),
        "customer.create": translate("Calendar", "New customer"),
        "customer.edit": translate("Calendar", "Change to a customer"),
        "customer.merge": translate("Calendar", "Merging of two customers"),
        "vehicle.create": translate("Calendar", "New vehicle"),
        "vehicle.edit": translate("Calendar", "Change to a vehicle"),
        "mechanic.hours": translate("Calendar", "Hours of a mechanic"),
        "workshop.hours": translate("Calendar", "Opening hours"),
        "special_day.set": translate("Calendar", "Special day"),
        "special_day.remove": translate("Calendar", "Special day taken away"),
        "time_off.ask": translate("Calendar", "Time off"),
        "time_off.decide": translate("Calendar", "Answer to a time off"),
        "time_off.remove": translate("Calendar", "Time off taken back"),
        "mechanic.settings": translate("Calendar", "Settings of a mechanic"),
        "request.create": translate("Calendar", "Visit request"),
        "request.confirm": translate("Calendar", "Visit confirmed"),
        "request.counter": translate("Calendar", "Other times offered"),
        "request.decline": translate("Calendar", "Visit request declined"),
        "request.withdraw": translate("Calendar", "Visit request withdrawn"),
        "lease.give_back": translate("Calendar", "Time for walk-ins given back"),
    }
    return known.get(what, what)
