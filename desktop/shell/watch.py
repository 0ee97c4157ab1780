"""What was done becomes an alert, with a way back: done, waiting, taken back. The server's: ``status_watch``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol
from uuid import UUID

from psygnal import SignalInstance
from PySide6.QtCore import QCoreApplication, QObject, QTimer

from desktop.presenters.undo import LET_GO, PUT_BACK, STAYED, TakenBack, UndoStack, UndoStep
from desktop.presenters.undo_labels import (
    ARRIVED,
    BACK,
    BAY,
    BEGUN,
    EXPECTED,
    FINISHED,
    HOURS_AT_ONCE,
    LONGER,
    NO_SHOW,
    OF_CUSTOMERS,
    OF_HOURS,
    OF_REQUESTS,
    OF_THE_DAY,
    PLACED_OFFER,
    SAID,
    UNTIL_SENT,
)
from desktop.shell.alerts import Alert, Alerts, Kind
from desktop.shell.customer_undo_words import customer_done, customer_stays, customer_undone
from desktop.shell.hours_undo_words import hours_done_words, hours_undone_words
from desktop.shell.request_undo_words import request_done, request_stays, request_undone
from desktop.shell.sync_badge import SOON_MS
from desktop.shell.undo_question import asked_words
from desktop.shell.walk_in_words import walked_in_words
from desktop.store.pending import REFUSED, UNANSWERED, ChangeState
from desktop.theming import formats, words
from desktop.theming.listen import listen
from desktop.views.calendar.calendar_words import first_name
from scheduling.errors import ErrorCode, RuleError

ASKED = frozenset({"moved_offer", "cancelled_offer"})
"""Taken back so that a mechanic is asked again."""
LENGTHS = frozenset({"resized", "extended"})
"""What was done without moving anything."""
AT_ONCE = frozenset({STAYED, LET_GO, PUT_BACK, BACK, EXPECTED, *HOURS_AT_ONCE})
"""Taken back without the server."""


class Status(Protocol):
    """As much of ``SyncStatus`` as is watched."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def online(self) -> bool: ...
    @property
    def problem(self) -> str: ...
    @property
    def waiting(self) -> int: ...
    @property
    def needs_attention(self) -> int: ...
    def fate(self, mid: UUID) -> ChangeState | None: ...
    def overdue(self, now: int) -> bool: ...


def done_words(step: UndoStep, zone: tzinfo, *, known: bool = True) -> str:
    """What was done; as long as the server's answer is not ``known``, that it waits. One thing waits for nobody."""
    translate = QCoreApplication.translate
    if step.label_code == "walked_in":
        return _named(walked_in_words(step, zone), step.params)
    if step.label_code in OF_REQUESTS:
        return _named(request_done(step, known=known), step.params)
    if step.label_code in OF_CUSTOMERS:
        return _named(customer_done(step, known=known), step.params)
    if step.label_code in OF_HOURS:
        return hours_done_words(step, known=known)
    if not known:
        kept = translate("Undo", "The booking of %1 is kept here and waits for the server.")
        waits = {
            "kept_offer": translate("Undo", "The booking of %1 waits for the server; then %2 is asked."),
            "moved": translate("Undo", "The move of %1 is kept here and waits for the server."),
            "moved_offer": translate("Undo", "The move of %1 waits for the server; then %2 is asked."),
            BAY: translate("Undo", "The other bay for %1 is kept here and waits for the server."),
            "resized": translate("Undo", "The new length for %1 is kept here and waits for the server."),
            "extended": translate("Undo", "The extension for %1 is kept here and waits for the server."),
            "cancelled": translate("Undo", "The cancellation of %1 is kept here and waits for the server."),
            NO_SHOW: translate("Undo", "The no-show of %1 is kept here and waits for the server."),
            ARRIVED: translate("Undo", "That %1 has arrived is kept here and waits for the server."),
            "corrected": translate("Undo", "The details of %1 are kept here and wait for the server."),
            SAID: translate("Undo", "The booking details of %1 are kept here and wait for the server."),
            "parked": translate("Undo", "The parking of %1 is kept here and waits for the server."),
            "placed": translate("Undo", "The new time of %1 is kept here and waits for the server."),
            PLACED_OFFER: translate("Undo", "The new time of %1 waits for the server; then %2 is asked."),
        }
        return _named(waits.get(step.label_code, kept), step.params)
    where = where_words(step, zone)
    booked = translate("Undo", "%1 is booked: %3.") if where else translate("Undo", "%1 is booked.")
    moved = (
        translate("Undo", "%1 is moved: %3.") if where else translate("Undo", "The booking of %1 is moved.")
    )
    placed = (
        translate("Undo", "%1 is on the calendar again: %3.")
        if where
        else translate("Undo", "%1 is on the calendar again.")
    )
    placed_offer = (
        translate("Undo", "%1: on the calendar again, %3; %2 answers first.")
        if where
        else translate("Undo", "%1: on the calendar again; %2 answers first.")
    )
    done = {
        **dict.fromkeys(("booked", "kept"), booked.replace("%3", where)),
        **dict.fromkeys(
            ("offered", "kept_offer"),
            translate("Undo", "%1: offered to the mechanic, who answers first."),
        ),
        "moved": moved.replace("%3", where),
        "moved_offer": translate("Undo", "%1: moved; %2 answers first."),
        BAY: translate("Undo", "%1 has another bay."),
        "resized": translate("Undo", "The booking of %1 has another length."),
        "extended": translate("Undo", "The session of %1 lasts longer."),
        "cancelled": translate("Undo", "The booking of %1 is cancelled."),
        NO_SHOW: translate("Undo", "%1 is marked as a no-show."),
        ARRIVED: translate("Undo", "%1 has arrived."),
        "corrected": translate("Undo", "The details of %1 are changed."),
        SAID: translate("Undo", "The booking details of %1 are changed."),
        "parked": translate("Undo", "%1 is parked: on deck, without a time."),
        "placed": placed.replace("%3", where),
        PLACED_OFFER: placed_offer.replace("%3", where_words(step, zone, with_whom=False)),
    }
    return _named(done.get(step.label_code, step.label_code), step.params)


def where_words(step: UndoStep, zone: tzinfo, *, with_whom: bool = True) -> str:
    """``Thu 26 Nov, 14:00, with Luc``: where it stands now, as far as the step says; empty if it does not."""
    stands = step.params.get("to" if step.label_code == "moved" else "starts")
    if not isinstance(stands, int):
        return ""
    when = formats.moment(stands, zone)
    mechanic = first_name(str(step.params.get("mechanic") or ""))
    if not (mechanic and with_whom):
        return when
    both = QCoreApplication.translate("Undo", "%1, with %2")
    return both.replace("%1", when).replace("%2", mechanic)


def undone_words(step: UndoStep, back: TakenBack, *, known: bool = True) -> str:
    """What was taken back; as long as the server's answer is not ``known``, that this waits."""
    translate = QCoreApplication.translate
    label, params = back.label_code or step.label_code, {**step.params, **back.params}
    if step.label_code in OF_CUSTOMERS:
        return _named(customer_undone(step), params)
    if step.label_code in OF_THE_DAY:
        return _named(translate("Undo", "The visit of %1 is as it was before."), params)
    if label == BACK:
        return _named(request_undone(step, back), params)
    if step.label_code in OF_HOURS:
        return hours_undone_words(step, label, known=known)
    if not known and label not in AT_ONCE:
        waits = translate("Undo", "Taking it back for %1 waits for the server.")
        asked = translate("Undo", "Taking it back for %1 waits for the server; then %2 is asked.")
        return _named(asked if back.label_code in ASKED else waits, params)
    undone = translate("Undo", "The booking of %1 is taken back.")
    done = {
        **dict.fromkeys(("booked", "offered", "kept", "kept_offer", "walked_in", LET_GO), undone),
        **dict.fromkeys(("moved", PUT_BACK), translate("Undo", "The booking of %1 is back where it was.")),
        "moved_offer": translate("Undo", "%1: moved back; %2 is asked again."),
        BAY: translate("Undo", "%1 is back in the bay of before."),
        "resized": translate("Undo", "The booking of %1 is as long as it was."),
        "cancelled": translate("Undo", "%1 is booked again."),
        **dict.fromkeys((NO_SHOW, ARRIVED, EXPECTED), translate("Undo", "%1 is expected again.")),
        "corrected": translate("Undo", "The details of %1 are as they were."),
        SAID: translate("Undo", "The booking details of %1 are as they were."),
        **dict.fromkeys(("placed", PLACED_OFFER), translate("Undo", "%1 is parked again.")),
        "cancelled_offer": translate("Undo", "%1 is offered to %2 again, who answers first."),
        STAYED: translate("Undo", "The booking of %1 stays as it was."),
    }
    if label == PUT_BACK and step.label_code in LENGTHS:
        label = "resized"
    if label == PUT_BACK and step.label_code in {BAY, SAID, "placed", PLACED_OFFER}:
        label = step.label_code
    return _named(done.get(label, label), params)


def refused_words(error: RuleError) -> str:
    """Why something was refused: the rule's words, with the first reason of a time."""
    said = words.error_words(error.code)
    reasons = error.params.get("reasons")
    if isinstance(reasons, list) and reasons:
        return f"{said} {words.reason_words(reasons[0])}."
    return said


def _for_good(step: UndoStep) -> str:
    """The last thing that was done, which stays."""
    translate = QCoreApplication.translate
    return {
        BEGUN: translate("Undo", "The last step, that the work for %1 has begun, cannot be taken back."),
        LONGER: translate("Undo", "The last step, that the work for %1 takes longer, cannot be taken back."),
        FINISHED: translate("Undo", "The last step, that the work for %1 is done, cannot be taken back."),
    }[step.label_code]


def _named(text: str, params: dict[str, object]) -> str:
    translate = QCoreApplication.translate
    who = str(params.get("customer") or translate("Undo", "the customer"))
    mechanic = first_name(str(params.get("mechanic") or "")) or translate("Undo", "the mechanic")
    said = text.replace("%1", who).replace("%2", mechanic)
    return said if params.get("customer") else formats.capital(said)


def _kind(known: bool) -> Kind:
    return "done" if known else "info"


@dataclass(eq=False)
class News:
    """One change that is told, and its alert while that is on screen."""

    step: UndoStep
    mid: UUID | None
    """The change that the server answers; ``None`` where there is none."""
    put: Callable[[bool], str]
    """The words, with the answer known or not."""
    undoable: bool = True
    """Whether this is what was done, not that it was taken back."""
    known: bool = False
    """Whether the words that are on screen say that it is done."""
    asks: bool = False
    """Whether it only asks if the step is to be taken back."""
    alert: Alert | None = None
    late: QTimer | None = None
    """Runs out when the server takes its time: somebody who waits for a word gets one."""


def _stop(news: News) -> None:
    late, news.late = news.late, None
    if late is not None:
        late.stop()
        late.deleteLater()


class UndoWatch(QObject):
    """Says what was done, with a way back; Ctrl+Z does the same, and asks first about what is no longer on view.

    Nothing is called done that the server has not answered. Most often it answers in a moment, and that is
    waited for; when it is late it is said that the change waits, and the same alert says later that it is done.
    """

    def __init__(self, undo: UndoStack, alerts: Alerts, status: Status, zone: Callable[[], tzinfo]) -> None:
        super().__init__(alerts)
        self._zone = zone
        self._undo = undo
        self._status = status
        self._alerts = alerts
        self._news: list[News] = []
        listen(undo.changed, self, self._changed)
        listen(undo.pushed, self, self._pushed, arguments=True)
        listen(undo.undone, self, self._undone, arguments=True)
        listen(undo.refused, self, self._refused, arguments=True)
        listen(status.changed, self, self._answered)

    def undo(self) -> None:
        """Take back the last step, or say that there is none.

        A key that is pressed out of habit takes back nothing that nobody sees: that is asked about first, and
        the same key, or the button, says yes.
        """
        self._leave_what_was_sent()
        step = self._undo.last
        if step is None:
            self._alerts.show(self.tr("There is nothing to undo."))
        elif step.label_code in OF_THE_DAY or any(news.step is step for news in self._news):
            self._take_back()
        else:
            self._ask(step)

    def _leave_what_was_sent(self) -> None:
        """What stays once the server has it is not asked about long after; while it is on view it is said why."""
        while (
            (step := self._undo.last) is not None and step.label_code in UNTIL_SENT and step.mid is not None
        ):
            on_view = any(news.step is step for news in self._news)
            if on_view or self._status.fate(step.mid) in UNANSWERED:
                return
            self._undo.drop(step.mid)

    def _take_back(self) -> None:
        self._undo.undo()

    def _ask(self, step: UndoStep) -> None:
        news = News(step, None, lambda _: asked_words(step, self._zone()), asks=True)
        self._news.append(news)
        self._say(news, known=False)

    def _changed(self) -> None:
        """Only the newest step has a button.

        An older one may stand on the same booking as a newer one, or in the way of it: taken back out of its
        turn it could do something that nobody meant. It has its button again when it is the newest.
        """
        for news in list(self._news):
            if news.alert is None:
                continue
            if news.asks and not self._undoable(news):
                self._close(news)
            elif self._undoable(news):
                self._alerts.offer(news.alert, self.tr("Undo"), self._take_back)
            else:
                self._alerts.withdraw(news.alert)

    def _undoable(self, news: News) -> bool:
        # of a request that the server has answered the customer has heard: it would only be refused, and says why
        told = news.known and news.step.label_code in UNTIL_SENT
        return news.undoable and not told and self._undo.last is news.step

    def _pushed(self, step: UndoStep) -> None:
        """What was taken back of the same booking before is where it was no longer."""
        who = step.params.get("customer")
        for news in list(self._news):
            if who and not news.undoable and news.step.params.get("customer") == who:
                self._close(news)
        self._tell(News(step, step.mid, lambda known: done_words(step, self._zone(), known=known)))

    def _undone(self, step: UndoStep, back: TakenBack) -> None:
        self._drop(step)

        def put(known: bool) -> str:
            return undone_words(step, back, known=known)

        self._tell(News(step, back.mid, put, undoable=False))

    def _refused(self, step: UndoStep, error: RuleError) -> None:
        self._drop(step)
        said = refused_words(error)
        if step.label_code in UNTIL_SENT and error.code == ErrorCode.TOO_LATE:
            of_requests = step.label_code in OF_REQUESTS
            built = bool(error.params.get("built"))
            stays = request_stays(step) if of_requests else customer_stays(step, built=built)
            said = _named(stays, step.params)
        if step.label_code in OF_THE_DAY and error.code == ErrorCode.TOO_LATE:
            said = _named(_for_good(step), step.params)
        if step.label_code == "parked" and error.code == ErrorCode.NOT_AVAILABLE:
            stays = self.tr("It stays on deck, under Today: choose another time there.")
            said = f"{said} {stays}"
        self._alerts.show(said, kind="bad", stays=False)

    def _tell(self, news: News) -> None:
        self._news.append(news)
        online = self._status.online
        if news.mid is None:
            self._say(news, known=online)
            return
        self._look(news)  # it may be answered already, though the server has gone away since
        if news.known or news not in self._news:
            return
        if not online:
            self._say(news, known=False)
            return
        news.late = QTimer(self)
        news.late.setSingleShot(True)
        news.late.timeout.connect(lambda: self._say(news, known=False))
        news.late.start(SOON_MS)

    def _say(self, news: News, *, known: bool) -> None:
        _stop(news)
        news.known = known
        text, kind = news.put(known), _kind(known)
        if news.alert is not None:
            self._alerts.say(news.alert, text, kind)
            if not self._undoable(news):
                self._alerts.withdraw(news.alert)
            return
        undo = self.tr("Undo") if self._undoable(news) else None
        news.alert = self._alerts.show(text, undo, self._take_back, kind)
        news.alert.closed.connect(lambda: self._forget(news))

    def _forget(self, news: News) -> None:
        _stop(news)
        if news in self._news:
            self._news.remove(news)

    def _drop(self, step: UndoStep) -> None:
        """What was said of a step that is taken back is true no more."""
        for news in [each for each in self._news if each.step is step]:
            self._close(news)

    def _close(self, news: News) -> None:
        self._forget(news)
        if news.alert is not None:
            news.alert.close_now()

    def _answered(self) -> None:
        for news in list(self._news):
            self._look(news)

    def _look(self, news: News) -> None:
        """Say what is known now; of a refusal others speak. A question stays until it is answered."""
        if news.known or news.asks:
            return
        if news.mid is None:
            if self._status.online and not self._status.waiting:
                self._close(news)
            return
        fate = self._status.fate(news.mid)
        if fate in REFUSED:
            self._close(news)
        elif fate not in UNANSWERED:
            self._say(news, known=True)
