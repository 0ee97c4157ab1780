"""What would come of a list of customers, before anything is written; then how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QProgressBar, QVBoxLayout, QWidget

from desktop.presenters.customer_import import CustomerImport, Preview
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT, error_words, fill
from desktop.views.customers.card import Card
from desktop.views.customers.import_words import columns_words, entry_words, left_out_words
from desktop.views.painted import ENTER
from scheduling.errors import RuleError
from scheduling.importing.report import Code
from scheduling.records import Customer

ALIKE = frozenset({Code.SHARES_CONTACT, Code.DIFFERS, Code.MERGED, Code.VEHICLE_ELSEWHERE})
"""What is said of those who look like somebody already there."""


class ImportPage(QWidget):
    """``left`` when it is closed, whatever came of it."""

    left = Signal()

    def __init__(self, importing: CustomerImport, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._importing = importing
        self.preview = preview
        self._steps: Iterator[int] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        translate = QCoreApplication.translate
        self.title = style.text(preview.file, size="title", weight=700)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.about = style.text("", tone="muted")
        self.about.setWordWrap(True)
        self.columns = style.text(columns_words(preview), tone="muted", size="small")
        self.columns.setTextFormat(Qt.TextFormat.PlainText)
        self.columns.setWordWrap(True)
        self.left_out = style.text(left_out_words(preview))
        self.left_out.setTextFormat(Qt.TextFormat.PlainText)
        self.left_out.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Import", "How far the import is"))
        self.leave = style.button(translate("Import", "Do not import"))
        self.take = style.button(translate("Import", "Import"), role="primary")
        plan = preview.plan
        self.people = _list(translate("Import", "New customers"), map(_person, plan.customers_new.values()))
        alike = [entry_words(each) for each in plan.entries if each.code in ALIKE]
        filled = [_person(row) for row in plan.customers_changed.values()]
        completed = translate("Import", "%1 is completed")
        alike += [fill(completed, each) for each in filled]
        self.alike = _list(translate("Import", "Looks like somebody already here"), alike)
        unread = [entry_words(each) for each in plan.entries if each.code not in ALIKE]
        self.unread = _list(translate("Import", "Could not be read"), unread)
        self._lay_out()
        self.leave.clicked.connect(self.left)
        self.take.clicked.connect(self.begin)
        self._say_preview()

    @property
    def under_way(self) -> bool:
        """Whether something is being written."""
        return self._steps is not None

    def start(self) -> None:
        """The keys begin on what does it, where there is anything to do."""
        target = self.take if self.take.isVisibleTo(self) else self.leave
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def begin(self) -> None:
        """Take it, a part at a time."""
        if self._steps is not None:
            return
        try:
            self._steps = self._importing.take(self.preview)
        except RuleError as error:
            self._end(error_words(error), bad=True)
            return
        self.take.setEnabled(False)
        self.leave.setEnabled(False)
        self.progress.setRange(0, max(1, self.preview.brings))
        self.progress.show()
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.under_way:
                self.left.emit()
            event.accept()
        elif event.key() in ENTER:
            event.accept()
        else:
            super().keyPressEvent(event)

    # --- inside

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            self.progress.setValue(next(self._steps))
        except StopIteration:
            translate = QCoreApplication.translate
            self._end(
                translate("Import", "All of it is kept here, and goes to the server by itself."), bad=False
            )
        except RuleError as error:
            self._end(error_words(error), bad=True)
        except Exception:  # whatever it is: asked again it would end as if all of it had been taken
            self._end(
                QCoreApplication.translate("Import", "Not all of it could be kept. Try the rest again."),
                bad=True,
            )
            raise  # what the trouble is, is told as anywhere

    def _end(self, words: str, *, bad: bool) -> None:
        """What was kept stays kept; the same file again goes on where it ended."""
        self._timer.stop()
        self._steps = None
        self.progress.hide()
        self.about.setText(words)
        style.mark(self.about, tone="bad" if bad else "accent")
        self.take.setVisible(bad)
        self.take.setEnabled(True)
        self.leave.setEnabled(True)
        self.leave.setText(QCoreApplication.translate("Import", "Close"))
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_preview(self) -> None:
        plan, translate = self.preview.plan, QCoreApplication.translate
        people, cars, better = (
            len(rows) for rows in (plan.customers_new, plan.vehicles_new, plan.vehicles_changed)
        )
        counts = (  # lupdate finds a plural only in a tr
            (plan.rows, self.tr("%n rows", "", plan.rows)),
            (people, self.tr("%n new customers", "", people)),
            (len(plan.customers_changed), self.tr("%n completed", "", len(plan.customers_changed))),
            (cars, self.tr("%n new vehicles", "", cars)),
            (better, self.tr("%n vehicles completed", "", better)),
            (plan.known, self.tr("%n known already", "", plan.known)),
        )
        said = DOT.join(words for count, words in counts if count)
        nothing = translate("Import", "There is nothing new in it.")
        written = translate("Import", "Nothing is written yet.")
        end = written if self.preview.brings else nothing
        self.about.setText(f"{said}. {end}" if said else end)
        self.take.setVisible(self.preview.brings > 0)
        if people:
            self.take.setText(fill(translate("Import", "Import %1"), formats.number(people)))

    def _lay_out(self) -> None:
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(self.title, 1)
        head.addWidget(self.leave)
        head.addWidget(self.take)
        column.addLayout(head)
        for widget in (self.about, self.left_out, self.columns, self.progress):
            column.addWidget(widget)
        for widget in (self.columns, self.left_out):
            widget.setVisible(bool(widget.text()))
        self.progress.hide()
        shown = [card for card in (self.people, self.alike, self.unread) if card is not None]
        for card in shown:
            column.addWidget(card, 1)
        if not shown:
            column.addStretch(1)


def _person(row: Customer) -> str:
    return DOT.join(part for part in (row.name, formats.phone(row.phone), row.email) if part)


def _list(title: str, lines: Sequence[str] | Iterator[str]) -> Card | None:
    """A card with so many lines; ``None`` without any."""
    texts = list(lines)
    if not texts:
        return None
    card = Card(title, grows=True)
    card.count.setText(formats.number(len(texts)))
    rows = QListView()
    rows.setModel(QStringListModel(texts, rows))
    rows.setUniformItemSizes(True)
    rows.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    rows.setSelectionMode(QListView.SelectionMode.SingleSelection)
    rows.setTextElideMode(Qt.TextElideMode.ElideRight)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setAccessibleName(title)
    style.mark(rows, bare=True)
    card.put(rows)
    return card
