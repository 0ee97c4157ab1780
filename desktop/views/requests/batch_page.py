"""The requests that nothing stands against, listed with where each would go, before they are confirmed at one go."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from desktop.presenters.request_told import Messages
from desktop.presenters.requests import RequestsPresenter
from desktop.presenters.requests_model import Placement, RequestLine, RequestsBoard
from desktop.theming import enters, formats, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.booking.page import cleared
from desktop.views.calendar.calendar_words import error_words, fill
from desktop.views.requests import request_words
from desktop.views.requests.answer_panel import ENTER
from desktop.views.requests.counted import RequestCounts
from desktop.views.requests.key_caps import enter_key, escape_key, keyed, say_on
from scheduling.errors import RuleError

_SCROLLS = {
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
}
"""The keys are on the button: so the list is read to its end before it is pressed."""


class BatchPage(QWidget):
    """What is listed is what is confirmed: of what was read some may go meanwhile, none comes."""

    done = Signal()
    left = Signal()

    def __init__(
        self, presenter: RequestsPresenter, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._messages = messages
        self.ready: list[tuple[RequestLine, Placement]] = []
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(4), space(6), space(4))
        column.setSpacing(space(3))
        self.title = style.text("", size="title", weight=700)
        self.told = style.text("", tone="muted")
        self.told.setWordWrap(True)
        column.addWidget(self.title)
        column.addWidget(self.told)
        self.card = QFrame()
        style.mark(self.card, panel="card")
        self.rows = QVBoxLayout(self.card)
        self.rows.setContentsMargins(space(4), space(2), space(4), space(2))
        self.rows.setSpacing(0)
        area = self.area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.card)
        inner.addStretch(1)
        area.setWidget(holder)
        holder.setAutoFillBackground(False)
        column.addWidget(area, 1)
        self.problem = style.text("", tone="bad")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        self.yes = keyed("", enter_key(), role="primary")
        self.yes.clicked.connect(self.confirm)
        self.back = keyed(self.tr("Back"), escape_key(), role="quiet")
        self.back.clicked.connect(self.left)
        foot.addWidget(self.yes)
        foot.addStretch(1)
        foot.addWidget(self.back)
        column.addLayout(foot)

    def begin(self, board: RequestsBoard) -> None:
        """List them."""
        self.problem.hide()
        self.ready = self._presenter.ready()
        self._list(board)

    def show_board(self, board: RequestsBoard) -> None:
        """Leave out what cannot be had as it was listed any more."""
        still = {(line.request_id, *_where(place)) for line, place in self._presenter.ready()}
        self.ready = [
            (line, place) for line, place in self.ready if (line.request_id, *_where(place)) in still
        ]
        self._list(board)

    def _list(self, board: RequestsBoard) -> None:
        count = len(self.ready)
        self.title.setText(RequestCounts().nothing_against(count))
        self.told.setText(fill(self._told_words(), formats.money(self._messages.deposit_cents)))
        cleared(self.rows)
        for line, place in self.ready:
            self.rows.addWidget(_row(line, place, board))
        self.card.setVisible(bool(count))
        say_on(
            self.yes,
            RequestCounts().confirm_all(count, tells=bool(self._messages.carriers.channels)),
            enter_key(),
        )
        self.yes.setEnabled(bool(count))

    def _told_words(self) -> str:
        """Whether the customers hear of it; ``%1`` is the deposit."""
        if self._messages.carriers.none:
            return self.tr(
                "The server is not set up to send messages: please tell each customer yourself, with the deposit of %1."
            )
        if self._messages.carriers.channels is None:
            return self.tr(
                "Each customer is told in their language, if the server is set up to send messages; a deposit of %1 is"
                " asked for."
            )
        return self.tr("Each customer is told at once, in their language; a deposit of %1 is asked for.")

    def start(self) -> None:
        """The keys are on what confirms them."""
        (self.yes if self.yes.isEnabled() else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """All of them, or none where one of them cannot be."""
        if not self.yes.isEnabled():
            return
        try:
            self._presenter.acts.confirm_all([(line.request_id, place) for line, place in self.ready])
        except RuleError as error:
            self.problem.setText(error_words(error))
            self.problem.show()
            return
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ENTER:
            if enters.once(event):
                self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _SCROLLS:
            self.area.verticalScrollBar().triggerAction(_SCROLLS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _where(place: Placement) -> tuple[int, UUID | None, UUID | None]:
    return place.starts, place.mechanic_id, place.bay_id


def _row(line: RequestLine, place: Placement, board: RequestsBoard) -> QWidget:
    """``Nathalie Dubé · Kona 2021, repair`` and where it goes."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, theme().tokens.space(2), 0, theme().tokens.space(2))
    name = ElidedLabel(request_words.customer_words(line.customer), weight=600)
    detail = ElidedLabel(request_words.detail_words(line), tone="muted", size="small")
    where = ElidedLabel(request_words.place_words(place, board.today, board.zone), weight=500)
    where.setTextFormat(Qt.TextFormat.PlainText)
    row.setSpacing(theme().tokens.space(3))
    for part, share in ((name, 3), (detail, 4), (where, 5)):  # one below the other, however long each is
        part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(part, share)
    return holder
