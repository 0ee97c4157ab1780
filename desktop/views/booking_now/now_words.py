"""The words of a session at once for the flow's codes, in the language in use. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.presenters.booking_draft import Missing
from desktop.presenters.now_draft import NowDraft, NowStep
from desktop.presenters.now_flow import NowFlow
from desktop.presenters.now_search import Standing
from desktop.presenters.on_server import OnServer, Reached
from desktop.theming import formats, words
from desktop.views.booking import phrases
from desktop.views.booking.phrases import say
from scheduling.errors import ErrorCode
from scheduling.matching_messages import MeasuredWaitLine
from scheduling.offer_rounds import Shortage
from scheduling.vocabulary import VisitKind


def step_title(step: NowStep) -> str:
    translate = QCoreApplication.translate
    match step:
        case NowStep.WHO:
            return translate("BookNow", "Kind, customer")
        case NowStep.MECHANIC:
            return translate("BookNow", "Plan, mechanic")
        case NowStep.CONCERN:
            return translate("Booking", "Concern")
        case NowStep.REVIEW:
            return translate("Booking", "Review")


def step_value(flow: NowFlow, step: NowStep) -> tuple[str, ...]:
    """What was entered there, in the parts that stay together."""
    draft = flow.draft
    match step:
        case NowStep.WHO:
            kind = (formats.capital(words.kind_words(draft.kind)),) if draft.kind else ()
            return (*kind, *phrases.customer_parts(draft))
        case NowStep.MECHANIC:
            return (*phrases.plan_parts(draft), mechanic_value(flow)) if draft.minutes else ()
        case NowStep.CONCERN:
            urgent = (QCoreApplication.translate("BookNow", "urgent"),) if draft.urgent else ()
            return (draft.category.strip(), *urgent)
        case NowStep.REVIEW:
            return ()


def mechanic_value(flow: NowFlow) -> str:
    """Who is asked first."""
    row = flow.mechanic(flow.draft.wished)
    if row is not None:
        return row.name
    return QCoreApplication.translate("BookNow", "Whoever suits best") if flow.draft.assigned else ""


def missing_words(missing: Missing, draft: NowDraft) -> str:
    """Why the step can not be left, as a sentence."""
    translate = QCoreApplication.translate
    match missing:
        case Missing.MECHANIC:
            return translate("BookNow", "Choose who is asked.")
        case Missing.CONCERN:
            tail = translate("Booking", "Describe the concern in at least %1 characters.")
            return say(tail, draft.least_concern)
        case _:
            return phrases.missing_words(missing)


def kind_about(kind: VisitKind) -> str:
    translate = QCoreApplication.translate
    match kind:
        case VisitKind.VIDEO:
            return translate("Booking", "The mechanic sees and hears the car")
        case VisitKind.PHONE:
            return translate("Booking", "The mechanic calls the customer")
        case _:
            return translate("Booking", "In writing, with pictures")


def shortage_words(shortage: Shortage | None) -> str:
    """Why nobody is asked, as a headline."""
    translate = QCoreApplication.translate
    match shortage:
        case Shortage.NO_SPECIALIST:
            return translate("BookNow", "No specialist of the brand is online now")
        case Shortage.NOBODY_FREE:
            return translate("BookNow", "Whoever is online is busy now")
        case Shortage.NOBODY_LEFT:
            return translate("BookNow", "Nobody is left to be asked")
        case _:
            return translate("BookNow", "No mechanic is online now")


def standing_words(standing: Standing, name: str) -> str:
    """How far a search is, as a headline; ``name``: who has it."""
    translate = QCoreApplication.translate
    match standing:
        case Standing.ASKING:
            return translate("BookNow", "Looking for a mechanic …")
        case Standing.NOBODY:
            return translate("BookNow", "Nobody can be asked just now")
        case Standing.FOUND:
            return say(translate("BookNow", "%1 takes it"), name or translate("BookNow", "A mechanic"))
        case Standing.GIVEN_UP:
            return translate("BookNow", "Nobody has accepted")
        case Standing.CANCELLING:
            return translate("BookNow", "Cancelling …")
        case Standing.CANCELLED:
            return translate("BookNow", "Cancelled")


def wait_words(wait: MeasuredWaitLine | None) -> str:
    """How long others waited until somebody was there."""
    translate = QCoreApplication.translate
    if wait is None:
        return translate("BookNow", "Too few have waited lately to say how long it takes.")
    least = translate("BookNow", "Others waited at least %1 lately.")
    about = translate("BookNow", "Others waited about %1 lately.")
    return say(least if wait.at_least else about, formats.duration(max(1, round(wait.seconds / 60))))


def trouble_words(asked: OnServer) -> str:
    """Why what was asked of the server did not work, and what can be done; empty where it did."""
    translate = QCoreApplication.translate
    if not asked.problem:
        return ""
    if asked.problem in set(ErrorCode):
        return words.error_words(asked.problem)
    said = translate("BookNow", "The server does not answer, and a mechanic at once needs it.")
    if asked.reached is Reached.ASKED:
        again = translate(
            "BookNow", "Whether anybody was asked is not known: trying again asks nobody twice."
        )
        return f"{said} {again}"
    return said
