"""The words of the card that a resting pointer shows: lines with icons for the eye, one text for screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.presenters.calendar_model import BlockKind
from desktop.presenters.glance import Glance
from desktop.presenters.pending_changes import LineState
from desktop.theming import formats, words
from desktop.views.calendar.answer_cards import what_words
from desktop.views.calendar.calendar_words import DOT, against_words, block_title, fill, held_words
from scheduling.vocabulary import SessionState


def when_words(glance: Glance, zone: tzinfo) -> str:
    """The day, from when to when, and for how long."""
    block = glance.block
    day = formats.capital(formats.day_at(block.starts, zone))
    times = formats.time_range(block.starts, block.ends, zone)
    return DOT.join((day, times, formats.duration((block.ends - block.starts) // 60)))


def who_words(glance: Glance) -> str:
    """Whose it is, with the phone number."""
    return DOT.join(filter(None, (block_title(glance.block), formats.phone(glance.phone))))


def state_said(glance: Glance, zone: tzinfo) -> str:
    """The state in words; of who is here since when; of a hold until when it is kept."""
    block = glance.block
    if block.kind is BlockKind.HOLD:
        return held_words(block, zone)
    if block.state is SessionState.WAITING and block.arrived_at is not None:
        arrived = QCoreApplication.translate("Calendar", "arrived %1")
        return fill(arrived, formats.time(block.arrived_at, zone))
    state = words.state_words(block.state) if block.state is not None else ""
    return DOT.join(filter(None, (state, against_words(block.against) if block.against is not None else "")))


def facts(glance: Glance) -> Iterator[tuple[str, str]]:
    """Icon and words of each line below the name."""
    block = glance.block
    vehicle = DOT.join(filter(None, (block.vehicle, glance.plate)))
    if block.just_advice:
        vehicle = QCoreApplication.translate("Calendar", "just advice")
    if vehicle:
        yield "car", vehicle
    if block.visit is not None:
        service = words.service_words(block.service) if block.service else ""
        kind = DOT.join(filter(None, (words.kind_words(block.visit), service)))
        yield words.kind_icon(block.visit), formats.capital(kind)
    nobody = QCoreApplication.translate("Calendar", "Unassigned") if block.kind is BlockKind.SESSION else ""
    whose = DOT.join(filter(None, (block.mechanic or nobody, block.bay)))
    if whose:
        yield "user", whose
    if block.concern:
        yield "message-square", block.concern


def waiting_words(glance: Glance, zone: tzinfo) -> list[str]:
    """What of it waits for the server, each change in a line."""
    if not glance.block.waiting:
        return []
    translate = QCoreApplication.translate
    if not glance.waiting:
        return [formats.capital(translate("Calendar", "waiting for the server"))]
    made = translate("Calendar", "%1 waits for the server, made %2")
    sent = translate("Calendar", "%1 is on its way to the server, made %2")
    return [
        fill(
            sent if line.state is LineState.SENT else made,
            what_words(line.what),
            formats.time(line.made_at, zone),
        )
        for line in glance.waiting
    ]


def glance_aloud(glance: Glance, zone: tzinfo) -> str:
    """All of it, for a screen reader."""
    parts = [who_words(glance), when_words(glance, zone), state_said(glance, zone)]
    parts += [said for _, said in facts(glance)]
    return ". ".join(filter(None, [*parts, *waiting_words(glance, zone)]))
