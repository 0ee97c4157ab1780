"""The words of a session at once for the flow's codes, in the language in use. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from desktop.presenters.booking_draft import Missing
from desktop.presenters.now_draft import NowDraft, NowStep
from desktop.presenters.now_flow import NowFlow
from desktop.presenters.now_search import Standing
from desktop.presenters.on_server import OnServer, Reached
from desktop.theming import formats, words
from desktop.views.booking import phrases
from desktop.views.booking.phrases import say
from scheduling.errors import ErrorCode
from scheduling.matching_messages import MeasuredWaitLine, WaysAnswer
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


def shortage_words(shortage: Shortage | None, kind: VisitKind | None) -> str:
    """Why nobody is asked, as a headline; whoever is online for another ``kind`` is not called offline."""
    translate = QCoreApplication.translate
    match shortage:
        case Shortage.NO_SPECIALIST:
            return translate("BookNow", "No specialist of the brand is online right now")
        case Shortage.NOBODY_FREE:
            return translate("BookNow", "Everybody who is online is busy right now")
        case Shortage.NOBODY_LEFT:
            return translate("BookNow", "There is nobody left to ask")
        case _:
            return _nobody_online(kind)


def _nobody_online(kind: VisitKind | None) -> str:
    translate = QCoreApplication.translate
    match kind:
        case VisitKind.VIDEO:
            return translate("BookNow", "No mechanic is online for video right now")
        case VisitKind.PHONE:
            return translate("BookNow", "No mechanic is online for phone calls right now")
        case VisitKind.CHAT:
            return translate("BookNow", "No mechanic is online for chat right now")
        case _:
            return translate("BookNow", "No mechanic is online right now")


def standing_words(standing: Standing, name: str) -> str:
    """How far a search is, as a headline; ``name``: who has it."""
    translate = QCoreApplication.translate
    match standing:
        case Standing.ASKING:
            return translate("BookNow", "Looking for a mechanic …")
        case Standing.NOBODY:
            return translate("BookNow", "There is nobody to ask right now")
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
        return translate("BookNow", "Too few people have waited lately to say how long it takes.")
    least = translate("BookNow", "Lately people waited at least %1.")
    about = translate("BookNow", "Lately people waited about %1.")
    return say(least if wait.at_least else about, formats.duration(max(1, round(wait.seconds / 60))))


def line_words(ways: WaysAnswer | None) -> str:
    """Who stands in the line already, and how long others waited."""
    if ways is None:
        return wait_words(None)
    first = QCoreApplication.translate("BookNow", "Nobody is waiting yet.")
    if ways.waiting:
        first = LineCounts().waiting(ways.waiting)
    return f"{first} {wait_words(ways.measured_wait)}"


class LineCounts(QObject):
    """Numbers of people, in the language's own plural."""

    def waiting(self, count: int) -> str:
        """How many stand in the line."""
        return self.tr("%n people are waiting.", "", count)


def line_trouble(flow: NowFlow) -> str:
    """Why a place in the line was not taken, given up or followed; empty where nothing went wrong."""
    translate, joining = QCoreApplication.translate, flow.joining
    customer = flow.draft.customer
    name = customer.name if customer is not None else ""
    if joining.in_line_already:
        return say(translate("BookNow", "%1 is already on the waitlist."), name)
    if joining.problem in set(ErrorCode):
        return trouble_words(joining)
    away = translate("BookNow", "The server does not answer, and the waitlist needs it.")
    if joining.line is not None and joining.leave_lost:
        known = translate("BookNow", "It is not known whether %1 is still on the list: please try again.")
        return f"{away} {say(known, name)}"
    if not joining.problem:
        return ""
    if joining.line is not None:
        return translate("BookNow", "The server does not answer: this is how it stood last.")
    known = translate("BookNow", "It is not known whether %1 is on the list; trying again adds nobody twice.")
    return f"{away} {say(known, name)}"


def still_in_line(flow: NowFlow) -> str:
    """That who has found somebody has a place on the waitlist too, since the server did not answer."""
    customer = flow.draft.customer
    if flow.joining.line is None or customer is None:
        return ""
    said = QCoreApplication.translate(
        "BookNow", "%1 is still on the waitlist; the server is asked again to take them off."
    )
    return say(said, customer.name)


def trouble_words(asked: OnServer) -> str:
    """Why what was asked of the server did not work, and what can be done; empty where it did.

    What became of a place in the line is said by ``line_trouble``.
    """
    translate = QCoreApplication.translate
    if not asked.problem:
        return ""
    if asked.problem in set(ErrorCode):
        return words.error_words(asked.problem)
    said = translate("BookNow", "The server does not answer, and booking now needs it.")
    if asked.reached is Reached.ASKED:
        again = translate(
            "BookNow", "It is not known whether anybody was asked; trying again asks nobody twice."
        )
        return f"{said} {again}"
    return said
