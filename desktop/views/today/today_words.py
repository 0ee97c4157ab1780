"""The words of the Today screen: a card's lines, what its buttons do, what an empty column is for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, QObject

from desktop.presenters.today_lanes import Lane
from desktop.presenters.today_model import DayAct, DayBoard, DayCard, FreeTime, NextDay, Phase
from desktop.theming import formats, words
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar import headings
from desktop.views.calendar.calendar_words import DOT, fill, first_name
from scheduling.vocabulary import SessionState, VisitKind

PHASES: Mapping[Phase, str] = {
    Phase.COMING: QT_TRANSLATE_NOOP("Today", "Coming"),
    Phase.HERE: QT_TRANSLATE_NOOP("Today", "Here"),
    Phase.SERVICE: QT_TRANSLATE_NOOP("Today", "In service"),
    Phase.DONE: QT_TRANSLATE_NOOP("Today", "Done"),
}
EMPTY: Mapping[Phase, str] = {
    Phase.HERE: QT_TRANSLATE_NOOP("Today", "Who has arrived and waits stands here."),
    Phase.SERVICE: QT_TRANSLATE_NOOP("Today", "What is being worked on stands here."),
    Phase.DONE: QT_TRANSLATE_NOOP("Today", "What is finished, and who did not come, stands here."),
}
ACTS: Mapping[DayAct, str] = {
    DayAct.ARRIVED: QT_TRANSLATE_NOOP("Today", "Arrived"),
    DayAct.ARRIVED_BACK: QT_TRANSLATE_NOOP("Today", "Not here"),
    DayAct.START: QT_TRANSLATE_NOOP("Today", "Start"),
    DayAct.FINISH: QT_TRANSLATE_NOOP("Today", "Finish"),
    DayAct.EXTEND: QT_TRANSLATE_NOOP("Today", "+30 min"),
    DayAct.NO_SHOW: QT_TRANSLATE_NOOP("Today", "No-show"),
    DayAct.NO_SHOW_BACK: QT_TRANSLATE_NOOP("Today", "Undo no-show"),
    DayAct.PARK: QT_TRANSLATE_NOOP("Today", "Park"),
}
TIPS: Mapping[DayAct, str] = {
    DayAct.ARRIVED: QT_TRANSLATE_NOOP("Today", "The customer is here"),
    DayAct.ARRIVED_BACK: QT_TRANSLATE_NOOP("Today", "The customer is not here after all"),
    DayAct.START: QT_TRANSLATE_NOOP("Today", "Begin the work; its waiver has to be signed"),
    DayAct.FINISH: QT_TRANSLATE_NOOP("Today", "The work is done; this cannot be taken back"),
    DayAct.EXTEND: QT_TRANSLATE_NOOP("Today", "It takes half an hour longer"),
    DayAct.NO_SHOW: QT_TRANSLATE_NOOP("Today", "The customer did not come; can be taken back"),
    DayAct.NO_SHOW_BACK: QT_TRANSLATE_NOOP("Today", "The customer came after all"),
    DayAct.PARK: QT_TRANSLATE_NOOP("Today", "Frees its time and bay; it waits on deck for another one"),
}
SOON = 60
"""Minutes before its start from which it is said how soon that is."""


def phase_words(phase: Phase) -> str:
    """A column's heading."""
    return QCoreApplication.translate("Today", PHASES[phase])


class DayCounts(QObject):
    """Numbers with their words: Qt gathers plurals from ``tr`` alone."""

    def bookings(self, count: int) -> str:
        return self.tr("%1: %n bookings, the first at %2", "", count)


def empty_words(phase: Phase, board: DayBoard) -> str:
    """What a column without a card is for; where nobody is expected, whether the workshop is open at all."""
    translate = QCoreApplication.translate
    if phase is not Phase.COMING:
        return translate("Today", EMPTY[phase])
    if board.closed:
        return translate("Today", "The workshop is closed today.")
    return translate("Today", "Nobody else is expected today.")


def after_words(after: NextDay, board: DayBoard) -> str:
    """``Monday 23 November: 12 bookings, the first at 8:00, Rosalie Morin``."""
    translate = QCoreApplication.translate
    day = formats.capital(formats.day_long(after.day))
    if after.starts is None:
        return fill(translate("Today", "%1: nothing booked yet"), day)
    first = ", ".join(part for part in (formats.time(after.starts, board.zone), after.customer) if part)
    return fill(DayCounts().bookings(after.count), day, first)


def act_words(act: DayAct) -> str:
    """What a button says."""
    return QCoreApplication.translate("Today", ACTS[act])


def act_tip(act: DayAct, place: int) -> str:
    """What it does, and its key on the card that has the focus."""
    tip = QCoreApplication.translate("Today", TIPS[act])
    return fill(QCoreApplication.translate("Today", "%1 (%2)"), tip, str(place))


def time_words(card: DayCard, board: DayBoard) -> str:
    """``11:15``; of another day with its name: ``Thu 23:30``."""
    time, day = formats.time(card.starts, board.zone), formats.local(card.starts, board.zone).date()
    if day == board.today:
        return time
    return f"{formats.capital(formats.weekday(day, short=True))} {time}"


def customer_words(card: DayCard) -> str:
    """Whose it is; of an offer the name comes with the yes."""
    return card.customer or QCoreApplication.translate("Today", "Customer")


def with_whom(card: DayCard, *, short: bool = False, brief: bool = False) -> str:
    """The mechanic, and where it is while that matters; ``brief`` has the bay's number alone."""
    mechanic = first_name(card.mechanic) if short or brief else card.mechanic
    bay = headings.brief(card.bay) if brief else card.bay
    return DOT.join(part for part in (mechanic, "" if card.phase is Phase.DONE else bay) if part)


def detail_words(card: DayCard) -> str:
    """The vehicle, and what is done."""
    translate = QCoreApplication.translate
    parts = [card.vehicle]
    if card.visit is not VisitKind.IN_PERSON:
        parts.append(words.kind_words(card.visit))
    if card.immediate:
        parts.append(translate("Today", "immediate"))
    parts.append(translate("Today", "just advice") if card.just_advice else words.service_words(card.service))
    return formats.capital(DOT.join(part for part in parts if part))


def concern_words(card: DayCard) -> str:
    """What is wrong, in one line; nobody asks that of what is done."""
    return "" if card.phase is Phase.DONE else " ".join(card.concern.split())


def note_words(card: DayCard, board: DayBoard) -> str:
    """How long they wait, how late it is, until when it lasts; empty where the time alone says it."""
    match card.phase:
        case Phase.COMING:
            return DOT.join(part for part in (_answer(card), _coming(card, board)) if part)
        case Phase.HERE:
            return DOT.join(part for part in (_waiting(card), _late(card)) if part)
        case Phase.SERVICE:
            return DOT.join(part for part in _in_service(card, board) if part)
        case _:
            return _done(card, board)


def first_role(card: DayCard) -> str:
    """How its first button looks: as the thing to do where it is time for it, else as any."""
    due = card.phase is not Phase.COMING or card.state is SessionState.PENDING
    main = card.acts[:1] in {(DayAct.ARRIVED,), (DayAct.START,), (DayAct.FINISH,)}
    return "primary" if due and main else ""


def is_late(card: DayCard) -> bool:
    """Whether its note tells of somebody who is late, or of work that is."""
    return card.late > 0


def aloud(card: DayCard, board: DayBoard) -> str:
    """All that a card says, in one sentence."""
    waits = QCoreApplication.translate("Today", "waiting for the server") if card.waiting else ""
    parts = [
        time_words(card, board),
        customer_words(card),
        words.state_words(card.state),
        waits,
        with_whom(card),
        detail_words(card),
        concern_words(card),
        note_words(card, board),
    ]
    return ", ".join(part.replace(DOT, ", ") for part in parts if part)


def free_words(free: FreeTime | None, board: DayBoard, *, brief: bool = False) -> str:
    """``Next free with a mechanic: Sam 11:00, Bay 3``: a walk-in needs a bay alone, which may be free before.

    ``brief``, where there is little room: ``Next free: Sam 11:00``.
    """
    translate = QCoreApplication.translate
    if free is None:
        return "" if brief else translate("Today", "No free hour with a mechanic in the coming week")
    day = formats.local(free.starts, board.zone).date()
    today = day == board.today
    when = (
        formats.time(free.starts, board.zone)
        if today
        else formats.moment_near(free.starts, board.zone, board.today)
    )
    who = " ".join(part for part in (first_name(free.mechanic), when) if part)
    if brief:
        return fill(translate("Today", "Next free: %1"), who)
    where = ", ".join(part for part in (who, free.bay) if part)
    return fill(translate("Today", "Next free with a mechanic: %1"), where)


def lane_words(lane: Lane, zone: tzinfo) -> str:
    """One mechanic's next hours in a sentence, for a tip and a screen reader."""
    translate = QCoreApplication.translate
    taken = ", ".join(formats.time_range(*span, zone) for span in lane.taken)
    away = ", ".join(formats.time_range(*span, zone) for span in lane.away)
    parts = [fill(translate("Today", "taken %1"), taken) if taken else translate("Today", "nothing booked")]
    if away:
        parts.append(fill(translate("Today", "not at work %1"), away))
    return fill(translate("Today", "%1: %2"), lane.mechanic, "; ".join(parts))


def _coming(card: DayCard, board: DayBoard) -> str:
    if card.late:
        return _late(card)
    ahead = (card.starts - board.now) // 60
    if not 0 < ahead <= SOON:
        return ""
    return fill(QCoreApplication.translate("Today", "in %1"), formats.duration(ahead))


def _answer(card: DayCard) -> str:
    if card.state is not SessionState.OFFERED:
        return ""
    if card.asks_me:
        return QCoreApplication.translate("Today", "waits for your answer")
    return fill(QCoreApplication.translate("Today", "%1 has not answered yet"), first_name(card.mechanic))


def _waiting(card: DayCard) -> str:
    if card.minutes is None:
        return ""
    if not card.minutes:
        return QCoreApplication.translate("Today", "just arrived")
    return fill(QCoreApplication.translate("Today", "waiting %1"), formats.duration(card.minutes))


def _late(card: DayCard) -> str:
    if not card.late:
        return ""
    return fill(QCoreApplication.translate("Today", "%1 late"), formats.duration(card.late))


def _in_service(card: DayCard, board: DayBoard) -> list[str]:
    translate = QCoreApplication.translate
    parts = [formats.duration(card.minutes)] if card.minutes else []
    parts.append(fill(translate("Today", "until %1"), formats.time(card.ends, board.zone)))
    if card.late:
        parts.append(fill(translate("Today", "%1 over"), formats.duration(card.late)))
    if card.next_at is not None:
        parts.append(fill(translate("Today", "next at %1"), formats.time(card.next_at, board.zone)))
    if (
        card.late and not card.acts and card.next_at is None and card.mechanic
    ):  # an independent mechanic's own
        parts.append(
            fill(translate("Today", "only %1 ends it, or lets it last longer"), first_name(card.mechanic))
        )
    return parts


def _done(card: DayCard, board: DayBoard) -> str:
    if card.state is not SessionState.COMPLETED or card.ended_at is None:
        return ""
    return fill(QCoreApplication.translate("Today", "ended %1"), formats.time(card.ended_at, board.zone))
