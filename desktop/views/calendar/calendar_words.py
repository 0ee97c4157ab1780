"""Sentences of the calendar made of codes and names: a block read aloud, its detail line, why a drop is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.presenters.calendar_model import Block, BlockKind, Board, Column, Mode
from desktop.theming import formats, words
from scheduling.vocabulary import Reason, SessionState

if TYPE_CHECKING:
    from desktop.presenters.moves import Decision
    from scheduling.availability import Refusal, Verdict
    from scheduling.errors import RuleError
    from scheduling.intervals import Span
    from scheduling.records import SpecialDay

DOT = " · "

TOLD = frozenset({SessionState.OFFERED, SessionState.WAITING, SessionState.NO_SHOW})
"""States that the block says in words too; what is done or under way is told by its icon and the legend."""


def fill(source: str, *values: str) -> str:
    """``%1``, ``%2`` … in a translated text."""
    for number, value in enumerate(values, 1):
        source = source.replace(f"%{number}", value)
    return source


def first_name(name: str) -> str:
    """What colleagues call a mechanic."""
    return name.split(" ", maxsplit=1)[0] if name else ""


def special_label(special: SpecialDay) -> str:
    """Why that day is different, in the language in use; empty if nothing was noted."""
    french = formats.language() == "fr"
    return (special.label_fr if french else special.label_en) or special.label_en or special.label_fr


def block_title(block: Block) -> str:
    """Whose it is; for a hold that is nobody's yet, what it is for."""
    if block.kind is BlockKind.BUSY:
        return QCoreApplication.translate("Calendar", "Busy")
    if block.kind is BlockKind.HOLD and block.hold is not None and not block.customer:
        return formats.capital(words.hold_words(block.hold))
    return block.customer or QCoreApplication.translate("Calendar", "Customer")


def against_words(reason: Reason) -> str:
    """Why nobody works where a booking stands, shortly."""
    translate = QCoreApplication.translate
    if reason is Reason.TIME_OFF:
        return translate("Calendar", "mechanic off")
    if reason in {Reason.WORKSHOP_CLOSED, Reason.SPECIAL_DAY}:
        return translate("Calendar", "closed then")
    if reason is Reason.ON_BREAK:
        return translate("Calendar", "over the break")
    if reason is Reason.KIND_NOT_OFFERED:
        return translate("Calendar", "kind not offered")
    return translate("Calendar", "outside the hours")


def block_status(block: Block, zone: tzinfo) -> str:
    """The state in words where the colour would say it alone; empty for a plain booking."""
    if block.waiting:
        return QCoreApplication.translate("Calendar", "waiting for the server")
    if block.state is SessionState.WAITING and block.arrived_at is not None:
        arrived = QCoreApplication.translate("Calendar", "arrived %1")
        return fill(arrived, formats.time(block.arrived_at, zone))
    if block.against is not None:
        return against_words(block.against)
    return words.state_words(block.state) if block.state in TOLD and block.state is not None else ""


def held_words(block: Block, zone: tzinfo) -> str:
    """Until when a hold stands, with the day where that is another than its own; what it is for, of a customer's."""
    what = words.hold_words(block.hold) if block.hold is not None and block.customer else ""
    until = ""
    if block.expires_at is not None:
        ends, same = formats.time(block.expires_at, zone), formats.local(block.starts, zone).date()
        day = formats.local(block.expires_at, zone).date()
        ends = ends if day == same else f"{formats.weekday(day, short=True)} {ends}"
        until = fill(QCoreApplication.translate("Calendar", "until %1"), ends)
    return DOT.join(filter(None, (what, until)))


def block_detail(block: Block, zone: tzinfo, *, with_mechanic: bool) -> str:
    """The line below the name."""
    parts = [block_status(block, zone)]
    if with_mechanic:
        parts.append(first_name(block.mechanic))
    parts.append(block.vehicle)
    if block.just_advice:
        parts.append(QCoreApplication.translate("Calendar", "just advice"))
    elif block.service is not None:
        parts.append(words.service_words(block.service))
    if block.kind is BlockKind.HOLD:
        parts = [held_words(block, zone)] if block.expires_at is not None else parts
    return DOT.join(part for part in parts if part)


def block_aloud(block: Block, zone: tzinfo) -> str:
    """All that the block shows, for a screen reader and a tooltip."""
    parts = [formats.time_range(block.starts, block.ends, zone), block_title(block)]
    if block.state is not None:
        parts.append(words.state_words(block.state))
    if block.against is not None:
        parts.append(against_words(block.against))
    if block.kind is BlockKind.HOLD:
        parts.append(held_words(block, zone))
    if block.waiting:
        parts.append(QCoreApplication.translate("Calendar", "waiting for the server"))
    if block.visit is not None:
        parts.append(words.kind_words(block.visit))
    nobody = QCoreApplication.translate("Calendar", "Unassigned") if block.kind is BlockKind.SESSION else ""
    parts += [block.vehicle, words.service_words(block.service) if block.service else ""]
    parts.append(block.mechanic or nobody)
    return ", ".join([*(part for part in (*parts, block.bay) if part)])


def verdict_words(verdict: Verdict, zone: tzinfo, breaks: Sequence[Span] = ()) -> str:
    """Why not, at most two reasons: more is not read while dragging. ``breaks`` are named whole."""
    said = dict.fromkeys(words.refusal_words(_whole(refusal, breaks), zone) for refusal in verdict.refusals)
    return DOT.join(list(said)[:2])


def _whole(refusal: Refusal, breaks: Sequence[Span]) -> Refusal:
    """A break that is run into is named as it stands, not by the part that is run into."""
    if refusal.reason is Reason.ON_BREAK:
        for starts, ends in breaks:
            if starts < refusal.ends and refusal.starts < ends:
                return replace(refusal, starts=starts, ends=ends)
    return refusal


def decision_words(decision: Decision, zone: tzinfo, breaks: Sequence[Span] = ()) -> str:
    """What the ghost's tip says; empty when there is nothing to say."""
    from desktop.presenters.moves import Fit  # not needed for the first paint

    translate = QCoreApplication.translate
    kept = {
        Fit.NOT_ALLOWED: translate("Calendar", "Your role does not move bookings there"),
        Fit.OTHER_BAY: translate("Calendar", "In a bay stand visits in person, and nothing else"),
        Fit.ONLY_BAY: translate("Calendar", "The customer is here: only the bay can be another"),
        Fit.ONLY_LONGER: translate("Calendar", "It has begun: it can only last longer"),
        Fit.REFUSED: verdict_words(decision.verdict, zone, breaks),
    }
    if decision.fit in kept:
        return kept[decision.fit]
    if decision.fit is Fit.BUFFER:
        source = translate("Calendar", "%1. Drop here to go without the buffer")
        return fill(source, verdict_words(decision.verdict, zone))
    asked = translate("Calendar", "Free. The mechanic answers first") if decision.becomes_offer else ""
    elsewhere = translate("Calendar", "In another bay: its own is taken then") if decision.other_bay else ""
    if decision.bay_id is not None and decision.bay_id != decision.seen_bay:
        elsewhere = decision.bay
    return DOT.join(filter(None, (asked, elsewhere)))


def fit_aloud(decision: Decision) -> str:
    """What the ghost's colour alone says, where its tip has nothing to add."""
    from desktop.presenters.moves import Fit  # not needed for the first paint

    return QCoreApplication.translate("Calendar", "Free") if decision.fit is Fit.FREE else ""


def column_aloud(column: Column) -> str:
    """A column's name for a screen reader."""
    if column.unassigned and column.of_bay:
        return QCoreApplication.translate("Calendar", "In no bay")
    if column.unassigned:
        return QCoreApplication.translate("Calendar", "Unassigned")
    return column.name or formats.day_long(column.day)


def board_title(board: Board, *, short: bool = False) -> str:
    """The day on view, with its year where it is another than now; or the week."""
    day = board.days[0]
    if board.mode is Mode.WEEK:
        return week_title(day, board.days[-1], short=short)
    title = formats.capital(formats.day_short(day)) if short else formats.day_title(day)
    return title if day.year == board.today.year else f"{title} {day.year}"


def week_title(first: date, last: date, *, short: bool = False) -> str:
    """``16 – 22 November 2026``; both years where they differ."""
    if first.year != last.year:
        return f"{formats.date_words(first, short=short)} – {formats.date_words(last, short=short)}"
    return f"{formats.days_range(first, last, short=short)} {last.year}"


def error_words(error: RuleError) -> str:
    """A rule's no, with the reasons where the engine gave some."""
    reasons = error.params.get("reasons")
    if isinstance(reasons, list) and reasons:
        return DOT.join(words.reason_words(str(reason)) for reason in reasons[:2])
    return words.error_words(error.code)


def bay_words(bay: str, wished: str) -> str:
    """``Bay 2``; where one was wished, whether it is that one."""
    if not bay or not wished:
        return bay
    if bay == wished:
        return fill(QCoreApplication.translate("Calendar", "%1, as wished"), bay)
    return fill(QCoreApplication.translate("Calendar", "%1 (wished: %2)"), bay, wished)
