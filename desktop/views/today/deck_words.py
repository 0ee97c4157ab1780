"""The words of the on-deck strip and its cards. Decides nothing."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from desktop.presenters.booking_times import Time
from desktop.presenters.on_deck import DeckJob
from desktop.theming import formats, words
from desktop.views.calendar.another_time import another_time_words
from desktop.views.calendar.calendar_words import DOT, fill, first_name


class Day(Protocol):
    """By what moments are said: the workshop's day, as every board has it."""

    @property
    def zone(self) -> tzinfo: ...

    @property
    def today(self) -> date: ...


def heading(count: int) -> str:
    """``On deck: 2``."""
    return fill(QCoreApplication.translate("Deck", "On deck: %1"), str(count))


def job_words(job: DeckJob, day: Day) -> str:
    """A job on its button: who, which car, since when it should be worked on."""
    was = fill(QCoreApplication.translate("Deck", "was %1"), _moment(job.was, day))
    return DOT.join(part for part in (job.customer, job.vehicle, was) if part)


def job_name(job: DeckJob) -> str:
    """A job on its button below the calendar, where the hours need the room: who, and which car."""
    return DOT.join(part for part in (job.customer, job.vehicle) if part)


def job_tip(job: DeckJob, day: Day) -> str:
    """What there is to know besides."""
    return "\n".join(part for part in (about_words(job), told_words(job, day), *_waits(job)) if part)


def placing_words() -> str:
    """How a job is put on the calendar from where it stands below the hours."""
    return QCoreApplication.translate("Deck", "Drag it to a free time, or press Enter and use the arrows.")


def more_words(count: int) -> str:
    """Of those that have no button here."""
    return fill(QCoreApplication.translate("Deck", "%1 more on Today (Ctrl+1)"), str(count))


def aloud(job: DeckJob, day: Day) -> str:
    """All of it, for a screen reader."""
    return ". ".join(part for part in (job_words(job, day), about_words(job), *_waits(job)) if part)


def about_words(job: DeckJob) -> str:
    """What is to be done and how long it takes; whether the car is here."""
    here = QCoreApplication.translate("Deck", "has arrived") if job.here else ""
    what = job.concern or formats.capital(words.service_words(job.service))
    return DOT.join(part for part in (job.vehicle, what, formats.duration(job.minutes), here) if part)


def told_words(job: DeckJob, day: Day) -> str:
    """When the customer was to come, and by whom they hear of the new time."""
    translate = QCoreApplication.translate
    was = fill(translate("Deck", "The customer was to come %1."), _moment(job.was, day))
    return f"{was} {another_time_words(job.reach, job.customer)}"


def time_words(time: Time, mechanic: str, day: Day) -> str:
    """A free time on its button."""
    when = formats.capital(_moment(time.starts, day))
    return DOT.join(part for part in (when, first_name(mechanic)) if part)


def _waits(job: DeckJob) -> tuple[str, ...]:
    return (QCoreApplication.translate("Deck", "waiting for the server"),) if job.waiting else ()


def _moment(instant: int, day: Day) -> str:
    return formats.moment_near(instant, day.zone, day.today)
