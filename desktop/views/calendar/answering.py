"""What the cards of "Needs an answer" ask for is done, or said on the card why not; wherever the cards are."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.presenters.calendar import CalendarPresenter
from desktop.views.calendar.answer_list import AnswerList
from desktop.views.calendar.calendar_words import error_words
from desktop.views.calendar.side_panel import SidePanel
from scheduling.commands import Alternative
from scheduling.errors import RuleError


class Answering(QObject):
    """``placed`` is told of a booking that got a time; ``say`` why an offer could not be answered."""

    def __init__(
        self,
        presenter: CalendarPresenter,
        cards: AnswerList | SidePanel,
        placed: Callable[[UUID], None],
        say: Callable[[UUID, str], None],
    ) -> None:
        super().__init__(cards)
        self._presenter = presenter
        self._cards = cards
        self._placed = placed
        self._say = say
        cards.rebook_asked.connect(self._rebook)
        cards.dismiss_asked.connect(presenter.dismiss)
        cards.retry_asked.connect(self._retry)
        cards.edit_settled.connect(self._settle)
        cards.answer_asked.connect(self._answer)
        cards.leave_asked.connect(self._leave)
        cards.show_asked.connect(self._offer_elsewhere)
        cards.handed_asked.connect(presenter.conflicts.hand)

    def _rebook(self, session_id: UUID, alternative: Alternative) -> None:
        if self._done(session_id, lambda: self._presenter.rebook(session_id, alternative)):
            self._placed(session_id)

    def _offer_elsewhere(self, session_id: UUID) -> None:
        """Of a booking that stands where nobody works: where it could go, beside it while it is shown."""
        if all(line.session_id != session_id for line in self._presenter.answers().stranded):
            return
        lost = self._presenter.conflicts.elsewhere(session_id)
        if lost is not None:
            self._cards.offer_elsewhere(lost, self._presenter.zone())

    def _leave(self, session_ids: frozenset[UUID]) -> None:
        self._presenter.conflicts.leave(session_ids, self._presenter.undo)

    def _retry(self, mid: UUID) -> None:
        self._done(mid, lambda: self._presenter.changes.retry(mid))

    def _settle(self, mid: UUID, mine: frozenset[str]) -> None:
        self._done(mid, lambda: self._presenter.settle_edit(mid, mine))

    def _done(self, about: UUID, act: Callable[[], object]) -> bool:
        try:
            act()
        except RuleError as error:
            self._cards.say_problem(about, error_words(error))
            return False
        return True

    def _answer(self, session_id: UUID, accept: bool) -> None:
        try:
            self._presenter.actions.answer(session_id, accept=accept)
        except RuleError as error:
            self._say(session_id, error_words(error))
