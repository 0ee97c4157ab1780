"""The words of the Requests screen: a line of the queue, where a request came from, what stands against it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.presenters.request_new import Missing
from desktop.presenters.requests_model import (
    Placement,
    RefusedAnswer,
    RequestDetail,
    RequestLine,
    RequestsBoard,
    Rival,
)
from desktop.theming import formats, words
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar.answer_cards import unbroken, what_words
from desktop.views.calendar.calendar_words import DOT, fill, first_name
from desktop.views.requests.counted import RequestCounts
from scheduling.commands import Blocking
from scheduling.errors import ErrorCode
from scheduling.request_queue import Group
from scheduling.visit_requests import Age, DeclineReason, RequestSource, RequestState
from scheduling.vocabulary import Reason

HOUR, DAY = 3600, 86_400

GROUPS: Mapping[Group, str] = {
    Group.PENDING: QT_TRANSLATE_NOOP("Requests", "To answer"),
    Group.CONFIRMED: QT_TRANSLATE_NOOP("Requests", "Confirmed"),
    Group.DONE: QT_TRANSLATE_NOOP("Requests", "Done"),
}
HINTS: Mapping[Group, str] = {
    Group.PENDING: QT_TRANSLATE_NOOP("Requests", "The oldest first. An answer is promised within 24 h."),
    Group.CONFIRMED: QT_TRANSLATE_NOOP("Requests", "Visits to come, the next first."),
    Group.DONE: QT_TRANSLATE_NOOP("Requests", "The latest first; older ones than 30 days are not kept here."),
}
EMPTY: Mapping[Group, tuple[str, str]] = {
    Group.PENDING: (
        QT_TRANSLATE_NOOP("Requests", "Nobody waits for an answer"),
        QT_TRANSLATE_NOOP(
            "Requests",
            "What customers ask for on the web, by phone or after a session at a distance stands here.",
        ),
    ),
    Group.CONFIRMED: (
        QT_TRANSLATE_NOOP("Requests", "No confirmed visit is to come"),
        QT_TRANSLATE_NOOP("Requests", "Requests that were confirmed stand here until their visit is over."),
    ),
    Group.DONE: (
        QT_TRANSLATE_NOOP("Requests", "Nothing is done yet"),
        QT_TRANSLATE_NOOP(
            "Requests", "Visits that are over, and what was declined or withdrawn, stand here."
        ),
    ),
}
SOURCES: Mapping[RequestSource, str] = {
    RequestSource.WEB: QT_TRANSLATE_NOOP("Requests", "from the web"),
    RequestSource.PHONE: QT_TRANSLATE_NOOP("Requests", "by phone"),
    RequestSource.COUNTER: QT_TRANSLATE_NOOP("Requests", "at the counter"),
    RequestSource.SESSION: QT_TRANSLATE_NOOP("Requests", "after a session"),
}
SOURCE_ICONS: Mapping[RequestSource, str] = {
    RequestSource.WEB: "globe",
    RequestSource.PHONE: "phone",
    RequestSource.COUNTER: "user",
    RequestSource.SESSION: "video",
}
STATES: Mapping[RequestState, str] = {
    RequestState.PENDING: QT_TRANSLATE_NOOP("Requests", "waits for an answer"),
    RequestState.COUNTERED: QT_TRANSLATE_NOOP("Requests", "waits for the customer"),
    RequestState.CONFIRMED: QT_TRANSLATE_NOOP("Requests", "confirmed"),
    RequestState.DECLINED: QT_TRANSLATE_NOOP("Requests", "declined"),
    RequestState.WITHDRAWN: QT_TRANSLATE_NOOP("Requests", "withdrawn"),
    RequestState.EXPIRED: QT_TRANSLATE_NOOP("Requests", "not answered in time"),
}
DECLINES: Mapping[DeclineReason, str] = {
    DeclineReason.NO_ROOM: QT_TRANSLATE_NOOP("Requests", "No room at that time"),
    DeclineReason.NOT_OUR_WORK: QT_TRANSLATE_NOOP("Requests", "Not work that we do"),
    DeclineReason.NO_PARTS: QT_TRANSLATE_NOOP("Requests", "Parts cannot be had"),
    DeclineReason.DUPLICATE: QT_TRANSLATE_NOOP("Requests", "Asked for twice"),
    DeclineReason.UNREACHABLE: QT_TRANSLATE_NOOP("Requests", "The customer cannot be reached"),
    DeclineReason.OTHER: QT_TRANSLATE_NOOP("Requests", "Another reason"),
}
REFUSED: Mapping[str, str] = {
    "request.confirm": QT_TRANSLATE_NOOP("Requests", "It could not be confirmed"),
    "request.counter": QT_TRANSLATE_NOOP("Requests", "The other times could not be offered"),
    "request.decline": QT_TRANSLATE_NOOP("Requests", "It could not be declined"),
    "request.withdraw": QT_TRANSLATE_NOOP("Requests", "It could not be withdrawn"),
}
MISSING: Mapping[Missing, str] = {
    Missing.CONCERN: QT_TRANSLATE_NOOP("Requests", "What is wrong, in a few words."),
    Missing.TIME: QT_TRANSLATE_NOOP("Requests", "Choose at least one time that suits."),
    Missing.PASSED: QT_TRANSLATE_NOOP("Requests", "One of the times has passed: press it to take it away."),
}


def _said(source: str) -> str:
    return QCoreApplication.translate("Requests", source)


def group_words(group: Group, count: int) -> str:
    """A segment: ``To answer 4``."""
    return f"{_said(GROUPS[group])} {count}" if count else _said(GROUPS[group])


def hint_words(board: RequestsBoard) -> str:
    """In which order a list stands; of the first one how many of it are not among those to answer."""
    said = _said(HINTS[board.group])
    if board.group is not Group.PENDING or not board.with_customers:
        return said
    return f"{said} {RequestCounts().with_customers(board.with_customers)}"


def empty_words(group: Group) -> tuple[str, str]:
    """What an empty list says, and what it is for."""
    title, text = EMPTY[group]
    return _said(title), _said(text)


def source_words(source: RequestSource) -> str:
    """Where it came from."""
    return _said(SOURCES[source])


def state_words(state: RequestState) -> str:
    """Where it stands."""
    return _said(STATES[state])


def decline_words(reason: DeclineReason) -> str:
    """A reason of the list, as staff choose it."""
    return _said(DECLINES[reason])


def missing_words(missing: Missing) -> str:
    """What a new request cannot be made without."""
    return _said(MISSING[missing])


def customer_words(name: str) -> str:
    """Whose it is."""
    return name or QCoreApplication.translate("Requests", "Customer")


def span_words(seconds: int) -> str:
    """How long, in the largest part alone: ``25 min``, ``3 h``, ``2 d``."""
    if seconds < HOUR:
        return formats.duration(max(0, seconds) // 60)
    if seconds < 2 * DAY:
        return f"{seconds // HOUR} h"
    return fill(QCoreApplication.translate("Requests", "%1 d"), str(seconds // DAY))


def when_words(starts: int, today: date, zone: tzinfo) -> str:
    """``today 14:00``, ``Tue 10:00``, ``Tue 1 Dec, 10:00`` where it is further than a week."""
    day, time = formats.local(starts, zone).date(), formats.time(starts, zone)
    ahead = (day - today).days
    if not ahead:
        return fill(QCoreApplication.translate("Requests", "today %1"), time)
    if 0 < ahead < 7:
        return f"{formats.weekday(day, short=True)} {time}"
    return formats.moment(starts, zone)


def age_words(line: RequestLine) -> str:
    """How old it is; over the promise, by how much."""
    if line.over:
        return fill(QCoreApplication.translate("Requests", "late by %1"), span_words(line.over))
    if line.age is Age.DUE_SOON:
        return fill(QCoreApplication.translate("Requests", "%1 ago, due soon"), span_words(line.old))
    return fill(QCoreApplication.translate("Requests", "%1 ago"), span_words(line.old))


def side_words(line: RequestLine, board: RequestsBoard) -> str:
    """The second line's end: its age while it waits for the shop, else where it stands."""
    if line.state is RequestState.PENDING:
        return age_words(line)
    if line.waiting:
        return ""  # that is what its mark says
    if line.state is RequestState.COUNTERED and line.lapses_at is not None:
        source = QCoreApplication.translate("Requests", "held until %1")
        return fill(source, when_words(line.lapses_at, board.today, board.zone))
    if line.state is RequestState.CONFIRMED and line.visit is not None:
        return words.state_words(line.visit)
    return state_words(line.state)


def detail_words(line: RequestLine) -> str:
    """The second line: the vehicle or where it came from, and what is done."""
    first = line.vehicle or source_words(line.source)
    return formats.capital(DOT.join((first, words.service_words(line.service))))


def mark_words(line: RequestLine) -> tuple[str, str, str] | None:
    """What a line says besides, the most pressing alone: icon, words, colour."""
    translate = QCoreApplication.translate
    if line.refused:
        return "circle-alert", translate("Requests", "came back"), "bad"
    if line.waiting:
        return "cloud-upload", translate("Requests", "waiting for the server"), "wait"
    if line.clashes:
        return "git-compare-arrows", translate("Requests", "clash"), "bad"
    if line.rivals:
        return "users", translate("Requests", "rival"), "arrived"
    return None


def line_aloud(line: RequestLine, board: RequestsBoard) -> str:
    """All that a line shows, in one sentence."""
    translate = QCoreApplication.translate
    mark = mark_words(line)
    asked = fill(translate("Requests", "asked %1"), formats.moment(line.asked_at, board.zone))
    parts = [
        customer_words(line.customer),
        when_words(line.starts, board.today, board.zone),
        detail_words(line).replace(DOT, ", "),
        source_words(line.source),
        asked,
        side_words(line, board),
        mark[1] if mark else "",
        "" if line.state is RequestState.PENDING else state_words(line.state),
    ]
    return ", ".join(part for part in parts if part)


def contact_words(detail: RequestDetail, zone: tzinfo) -> str:
    """Phone, since when they come, how often lately, when next."""
    translate, customer = QCoreApplication.translate, detail.customer
    if customer is None:
        return translate("Requests", "The customer is not on this computer yet.")
    parts = [formats.phone(customer.phone) or customer.email]
    if customer.created_at:
        year = str(formats.local(customer.created_at, zone).year)
        parts.append(fill(translate("Requests", "customer since %1"), year))
    parts += [RequestCounts().visits(detail.recent)] if detail.recent else []
    parts += [RequestCounts().missed(detail.missed)] if detail.missed else []
    if detail.next_visit is not None:
        when = unbroken(formats.moment(detail.next_visit, zone))
        parts.append(fill(translate("Requests", "next visit %1"), when))
    return DOT.join(part for part in parts if part)


def source_chip(detail: RequestDetail, board: RequestsBoard) -> str:
    """``from the web, Fri 10:12``."""
    asked = when_words(detail.request.asked_at, board.today, board.zone)
    day = formats.local(detail.request.asked_at, board.zone).date()
    if (board.today - day).days in range(1, 7):
        asked = f"{formats.weekday(day, short=True)} {formats.time(detail.request.asked_at, board.zone)}"
    return f"{source_words(detail.request.source)}, {asked}"


def vehicle_words(detail: RequestDetail) -> str:
    """``Hyundai Kona 2021 · 48,200 km · K4T 9PL``."""
    vehicle = detail.vehicle
    if vehicle is None:
        return QCoreApplication.translate("Requests", "No vehicle named")
    km = f"{formats.number(vehicle.odometer_km)} km" if vehicle.odometer_km else ""
    name = detail.line.vehicle or QCoreApplication.translate("Requests", "Vehicle")
    return DOT.join(part for part in (name, km, vehicle.plate) if part)


def came_of_words(detail: RequestDetail, zone: tzinfo) -> str:
    """``Video, Wed 18 Nov, Amira Haddad``: the session that led here."""
    session = detail.came_of
    if session is None:
        return detail.came_of_mechanic
    day = formats.day_at(session.starts or session.created_at, zone)
    parts = (words.kind_words(session.kind), day, detail.came_of_mechanic)
    return formats.capital(", ".join(part for part in parts if part))


def place_words(place: Placement, today: date, zone: tzinfo, *, short: bool = False) -> str:
    """``Tue 14:30 Luc, Bay 1``: a button's words; ``short``: without the bay, which is the shop's affair.

    Where nobody is to do it that is said: of times that are offered together one may take another's mechanic.
    """
    when = when_words(place.starts, today, zone)
    if place.mechanic_id is None:
        who = fill(QCoreApplication.translate("Requests", "%1, without a mechanic"), when)
    else:
        who = f"{when} {first_name(place.mechanic)}".strip()
    if short:
        return who
    return ", ".join(part for part in (who, place.bay) if part)


def confirm_words(place: Placement, zone: tzinfo) -> str:
    """``Confirm 10:00, Luc, Bay 3``."""
    parts = (formats.time(place.starts, zone), first_name(place.mechanic), place.bay)
    where = ", ".join(part for part in parts if part)
    if place.asks_first:
        return fill(
            QCoreApplication.translate("Requests", "Ask %1 for %2"),
            first_name(place.mechanic),
            formats.time(place.starts, zone),
        )
    return fill(QCoreApplication.translate("Requests", "Confirm %1"), where)


def blocking_words(blocking: Blocking, mechanic: str, zone: tzinfo) -> str:
    """One reason against a time: ``Luc has Marc Pelletier then (10:00–11:00)``."""
    if blocking.reason == Reason.BOOKED and blocking.customer_name and mechanic:
        times = formats.time_range(blocking.starts, blocking.ends, zone)
        source = QCoreApplication.translate("Requests", "%1 has %2 then (%3)")
        return fill(source, first_name(mechanic), blocking.customer_name, times)
    return words.refusal_words(blocking, zone)


def rival_words(rival: Rival, board: RequestsBoard) -> str:
    """Who else wants the time, and since when."""
    old = span_words(max(0, board.now - rival.asked_at))
    source = QCoreApplication.translate("Requests", "%1 wants it too (%2, asked %3 ago)")
    when = when_words(rival.starts, board.today, board.zone)
    return fill(source, customer_words(rival.customer), when, old)


def refused_words(refused: RefusedAnswer, zone: tzinfo) -> str:
    """What came back and why; of a time that was taken meanwhile, by whom."""
    what = _said(REFUSED[refused.what]) if refused.what in REFUSED else what_words(refused.what)
    said = words.error_words(refused.code)
    if refused.code == ErrorCode.GONE:
        said = QCoreApplication.translate("Requests", "Somebody else has answered it, or it has lapsed.")
    reasons = [words.refusal_words(each, zone) for each in refused.blocking[:2]]
    text = fill(QCoreApplication.translate("Requests", "%1: %2"), what, said)
    return f"{text} {'. '.join(reasons)}." if reasons else text


def standing_words(place: Placement, board: RequestsBoard) -> str:
    """Whether that time is free, and if not, why."""
    translate = QCoreApplication.translate
    if place.free:
        with_whom = fill(translate("Requests", "free with %1"), place.mechanic)
        return with_whom if place.mechanic else translate("Requests", "free")
    reasons = dict.fromkeys(blocking_words(each, place.mechanic, board.zone) for each in place.blocking)
    return DOT.join(list(reasons)[:2])
