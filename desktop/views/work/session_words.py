"""The words of a session's page: how it stands, what its buttons do, why there is none, and its summary."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.presenters.asking import UNREACHABLE
from desktop.presenters.today_model import DayAct
from desktop.presenters.work_session import EXTENSIONS, SessionDetails
from desktop.presenters.work_summary import SummaryState
from desktop.theming import formats, words
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar.calendar_words import DOT, fill
from scheduling.limits import MOST_LONG_TEXT
from scheduling.vocabulary import SessionState

ACTS: Mapping[DayAct, str] = {
    DayAct.ARRIVED: QT_TRANSLATE_NOOP("Session", "Arrived"),
    DayAct.ARRIVED_BACK: QT_TRANSLATE_NOOP("Session", "Not here"),
    DayAct.START: QT_TRANSLATE_NOOP("Session", "Start"),
    DayAct.FINISH: QT_TRANSLATE_NOOP("Session", "End the session"),
    DayAct.NO_SHOW: QT_TRANSLATE_NOOP("Session", "Did not come"),
    DayAct.NO_SHOW_BACK: QT_TRANSLATE_NOOP("Session", "Came after all"),
}
TIPS: Mapping[DayAct, str] = {
    DayAct.ARRIVED: QT_TRANSLATE_NOOP("Session", "The customer is here"),
    DayAct.ARRIVED_BACK: QT_TRANSLATE_NOOP("Session", "The customer is not here after all"),
    DayAct.START: QT_TRANSLATE_NOOP("Session", "Begin; the waiver has to be signed"),
    DayAct.FINISH: QT_TRANSLATE_NOOP("Session", "The summary goes along. This cannot be taken back."),
    DayAct.NO_SHOW: QT_TRANSLATE_NOOP("Session", "A no-show; can be taken back"),
    DayAct.NO_SHOW_BACK: QT_TRANSLATE_NOOP("Session", "Take the no-show back"),
}
ICONS: Mapping[DayAct, str] = {
    DayAct.ARRIVED: "map-pin",
    DayAct.ARRIVED_BACK: "refresh-cw",
    DayAct.START: "play",
    DayAct.FINISH: "check",
    DayAct.NO_SHOW: "user-x",
    DayAct.NO_SHOW_BACK: "refresh-cw",
}
_S = SessionState


def act_words(act: DayAct) -> str:
    """What a button says."""
    return QCoreApplication.translate("Session", ACTS[act])


def act_tip(act: DayAct) -> str:
    """What it does."""
    return QCoreApplication.translate("Session", TIPS[act])


def title_words(details: SessionDetails) -> str:
    """Whose session it is."""
    return details.customer or QCoreApplication.translate("Session", "Customer")


def when_words(details: SessionDetails, zone: tzinfo) -> str:
    """``Mon 15 June, 9:00–10:00``."""
    day = formats.capital(formats.day_at(details.starts, zone))
    return f"{day}, {formats.time_range(details.starts, details.ends, zone)}"


def what_words(details: SessionDetails) -> str:
    """``Video · diagnostic · Standard``."""
    translate = QCoreApplication.translate
    parts = [words.kind_words(details.visit), details.bay]
    if details.immediate:
        parts.append(translate("Session", "immediate"))
    parts.append(
        translate("Session", "just advice") if details.just_advice else words.service_words(details.service)
    )
    parts.append(details.plan_fr if formats.language() == "fr" else details.plan_en)
    return formats.capital(DOT.join(part for part in parts if part))


def note_words(details: SessionDetails, zone: tzinfo, now: int) -> str:
    """How long they wait, how late it is, since when it lasts."""
    translate = QCoreApplication.translate
    parts = []
    if details.state is _S.LIVE and details.started_at is not None:
        parts.append(
            fill(translate("Session", "in service since %1"), formats.time(details.started_at, zone))
        )
        if details.late:
            parts.append(fill(translate("Session", "%1 over"), formats.duration(details.late)))
    elif details.state is _S.COMPLETED and details.ended_at is not None:
        parts.append(fill(translate("Session", "ended %1"), formats.time(details.ended_at, zone)))
    else:
        if details.state is _S.WAITING and details.arrived_at is not None:
            waited = formats.duration(max(0, now - details.arrived_at) // 60)
            parts.append(fill(translate("Session", "waiting %1"), waited))
        if details.late:
            parts.append(fill(translate("Session", "%1 late"), formats.duration(details.late)))
    return formats.capital(DOT.join(parts))


def hint_words(details: SessionDetails) -> str:
    """Why there is nothing to press yet; empty where there is, or where it is over."""
    if DayAct.START in details.acts or details.state not in {_S.SCHEDULED, _S.PENDING, _S.WAITING}:
        return ""
    translate = QCoreApplication.translate
    if details.at_distance:
        return translate("Session", "It can begin once the customer has signed and joined the lobby.")
    if DayAct.ARRIVED in details.acts:
        return ""
    return translate("Session", "On its day the customer is checked in here, then it can begin.")


def extend_words(minutes: int) -> str:
    """What a button says that extends."""
    return fill(QCoreApplication.translate("Session", "+%1"), formats.duration(minutes))


def extend_tip(minutes: int, details: SessionDetails, zone: tzinfo) -> str:
    """Until when it would last, or why it cannot."""
    translate = QCoreApplication.translate
    until = formats.time(details.ends + minutes * 60, zone)
    if minutes in details.extensions:
        return fill(translate("Session", "It lasts until %1"), until)
    return why_no_longer(details, zone)


def why_no_longer(details: SessionDetails, zone: tzinfo) -> str:
    """Why it cannot be extended as far as a click could; empty where it can."""
    if len(details.extensions) == len(EXTENSIONS):
        return ""
    translate = QCoreApplication.translate
    if details.next_at is None:
        return translate("Session", "A session can be no longer.")
    return fill(translate("Session", "The next booking begins at %1."), formats.time(details.next_at, zone))


def customer_lines(details: SessionDetails) -> list[str]:
    """How they are reached."""
    return [part for part in (formats.phone(details.phone), details.email) if part]


def vehicle_line(details: SessionDetails) -> str:
    """The vehicle with its plate and how far it has gone."""
    if not details.vehicle and not details.plate:
        return QCoreApplication.translate("Session", "No vehicle")
    parts = [details.vehicle, details.plate]
    if details.odometer_km is not None:
        parts.append(f"{formats.number(details.odometer_km)} km")
    return DOT.join(part for part in parts if part)


def summary_words(state: SummaryState, details: SessionDetails) -> str:
    """Where the summary is: the first of these that is so."""
    translate = QCoreApplication.translate
    most = fill(translate("Session", "At most %1 characters."), formats.number(MOST_LONG_TEXT))
    standing = (
        (
            state.only_in_memory,
            translate("Session", "This computer's disk does not take it: it is gone when the program ends."),
        ),
        (state.too_long, most),
        (state.sending, translate("Session", "Saving …")),
        (
            not details.over,
            translate("Session", "Kept on this computer as you type; it is sent when you end the session."),
        ),
        (
            state.unsent and details.waiting,
            translate("Session", "It goes along with the end of the session, which waits for the server."),
        ),
        (
            state.away and state.unsent,
            translate("Session", "Kept on this computer. It can be saved once the server answers."),
        ),
        (
            state.away and not state.known,
            translate("Session", "The server is out of reach: what was written before is not known here."),
        ),
        (bool(state.code), trouble_words(state.code)),
        (state.unsent, translate("Session", "Not saved yet; kept on this computer.")),
        (bool(state.text), translate("Session", "Saved: the customer can read it.")),
    )
    return next((said for holds, said in standing if holds), "")


def other_words(state: SummaryState) -> str:
    """That another summary stands on the server; empty where none does."""
    source = QCoreApplication.translate(
        "Session", "Another summary was written meanwhile: “%1” Saving yours replaces it."
    )
    return fill(source, state.other) if state.other else ""


def trouble_words(code: str) -> str:
    """Why something about a session that the server alone can do did not work."""
    if code == UNREACHABLE:
        return QCoreApplication.translate(
            "Session", "The server does not answer. What you typed is kept here."
        )
    return words.error_words(code) if code else ""


def rating_words(state: SummaryState) -> str:
    """What the customer thinks of it."""
    if state.rating is None:
        return ""
    said = fill(
        QCoreApplication.translate("Session", "The customer rated it %1 of 5."), str(state.rating.stars)
    )
    return f"{said} {state.rating.words}".strip()
