"""The words of the on-deck strip and its cards. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.presenters.booking_times import Time
from desktop.presenters.on_deck import DeckJob
from desktop.presenters.today_model import DayBoard
from desktop.theming import formats, words
from desktop.views.calendar.another_time import another_time_words
from desktop.views.calendar.calendar_words import DOT, fill, first_name


def heading(count: int) -> str:
    """``On deck: 2``."""
    return fill(QCoreApplication.translate("Deck", "On deck: %1"), str(count))


def job_words(job: DeckJob, board: DayBoard) -> str:
    """A job on its button: who, which car, since when it should be worked on."""
    was = fill(QCoreApplication.translate("Deck", "was %1"), _moment(job.was, board))
    return DOT.join(part for part in (job.customer, job.vehicle, was) if part)


def job_tip(job: DeckJob, board: DayBoard) -> str:
    """What there is to know besides."""
    return "\n".join(part for part in (about_words(job), told_words(job, board), *_waits(job)) if part)


def aloud(job: DeckJob, board: DayBoard) -> str:
    """All of it, for a screen reader."""
    return ". ".join(part for part in (job_words(job, board), about_words(job), *_waits(job)) if part)


def about_words(job: DeckJob) -> str:
    """What is to be done and how long it takes; whether the car is here."""
    here = QCoreApplication.translate("Deck", "has arrived") if job.here else ""
    what = job.concern or formats.capital(words.service_words(job.service))
    return DOT.join(part for part in (job.vehicle, what, formats.duration(job.minutes), here) if part)


def told_words(job: DeckJob, board: DayBoard) -> str:
    """When the customer was to come, and by whom they hear of the new time."""
    translate = QCoreApplication.translate
    was = fill(translate("Deck", "The customer was to come %1."), _moment(job.was, board))
    return f"{was} {another_time_words(job.reach, job.customer)}"


def time_words(time: Time, mechanic: str, board: DayBoard) -> str:
    """A free time on its button."""
    when = formats.capital(_moment(time.starts, board))
    return DOT.join(part for part in (when, first_name(mechanic)) if part)


def _waits(job: DeckJob) -> tuple[str, ...]:
    return (QCoreApplication.translate("Deck", "waiting for the server"),) if job.waiting else ()


def _moment(instant: int, board: DayBoard) -> str:
    return formats.moment_near(instant, board.zone, board.today)
