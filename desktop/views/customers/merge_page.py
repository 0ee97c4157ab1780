"""Two customers side by side that are to be one: who stays, what they are called then, what goes along.

It paints and forwards: ``presenters/customer_merging`` decides.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.customer_merging import CustomerMerging, FieldChoice, MergePreview, Side
from desktop.theming import enters, formats, style
from desktop.theming.theme import theme
from desktop.views.booking.page import Area, cleared
from desktop.views.booking.painted import Tile
from desktop.views.calendar.calendar_words import DOT, error_words, fill
from desktop.views.calendar.card_parts import begins
from desktop.views.calendar.field_words import field_words, value_words
from desktop.views.customers.card import Card
from desktop.views.customers.customer_page import WIDEST
from desktop.views.customers.customers_words import double_detail
from desktop.views.customers.merge_parts import NOTHING, head, side_button
from desktop.views.customers.merge_words import counted_words, holdings_words
from scheduling.errors import RuleError, StaleEdit
from scheduling.records import Customer


class MergePage(Area):
    """``merged``: the id of the one who stays; ``left``: they stay two."""

    merged = Signal(object)
    left = Signal()

    def __init__(self, merging: CustomerMerging, customer: Customer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._merging = merging
        self._first = customer
        self._other: UUID | None = None
        self._swapped = False
        self._over = False
        """Whose page it is has gone, and nobody else is left of the two."""
        self._preview: MergePreview | None = None
        self.choices: dict[str, dict[Side, QPushButton]] = {}
        self.tiles: list[Tile] = []
        self._tiled: list[UUID] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field = QLineEdit()
        self.leave = style.button(self.tr("Keep them apart"))
        self.save = style.button(self.tr("Make them one"), role="primary")
        self.swap = style.button(self.tr("Keep the other one"), icon="git-compare-arrows")
        self.again = style.button(self.tr("Somebody else"), role="quiet")
        self.problem = style.text("", tone="bad")
        self.problem.setWordWrap(True)
        self._lay_out()
        self.field.textChanged.connect(self._find)
        enters.once_in(self.field)
        self.field.returnPressed.connect(self._take_found)
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(self.take)
        self.swap.clicked.connect(self._swap)
        self.again.clicked.connect(self._choose_again)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            ).activated.connect(self.take)
        self._find()

    def start(self) -> None:
        """The keys begin on whom it may be, else on the search."""
        target: QWidget = self.tiles[0] if self.tiles else self.field
        if self._over:
            target = self.leave
        elif self._preview is not None:  # what cannot be taken back is nobody's Enter too many
            target = next((sides[Side.KEPT] for sides in self.choices.values()), self.swap)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def compare(self, other_id: UUID) -> None:
        """Side by side with this one."""
        self._other = other_id
        self._swapped = self._merging.proposed(self._first.id, other_id)[0] == other_id
        self._show()
        self.start()

    def take(self) -> None:
        """Make them one, or say why not."""
        preview = self._preview
        if preview is None:
            return
        try:
            self._merging.merge(preview, self._chosen())
        except StaleEdit:
            self._show_anew()
            return
        except RuleError as error:
            self._say(error_words(error))
            return
        enters.sent()
        self.merged.emit(preview.kept.id)

    @property
    def customer_id(self) -> UUID:
        """Whose page it is: of two of whom the first went meanwhile the second's."""
        return self._first.id

    def refresh(self) -> None:
        """Rows changed: who was deleted, or merged elsewhere, meanwhile is said, and the other of the two is kept."""
        gone = self._merging.gone(self._first.id, self._other)
        if not gone or self._over:
            return
        has = QApplication.focusWidget()
        inside = has is not None and self.isAncestorOf(has)
        names = {self._first.id: self._first.name}
        if self._preview is not None:
            names |= {row.id: row.name for row in (self._preview.kept, self._preview.other)}
            if self._first.id in gone and self._other not in gone:
                both = self._preview.kept, self._preview.other
                self._first = next(row for row in both if row.id == self._other)
        self._over = self._first.id in gone
        self._other, self._swapped = None, False
        self._show()
        self._find()
        said = fill(
            self.tr("%1 is not here any more."), ", ".join(names[each] for each in gone if each in names)
        )
        self._say(said)
        if inside:
            self.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._searches(event):
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.insert(event.text())
        else:
            super().keyPressEvent(event)

    # --- inside

    def _searches(self, event: QKeyEvent) -> bool:
        """Whether it is a letter or digit of a name, while nobody is chosen."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return not held and event.text().isalnum() and self._preview is None and not self._over

    def _chosen(self) -> dict[str, Side]:
        return {
            name: next(side for side, button in sides.items() if button.isChecked())
            for name, sides in self.choices.items()
        }

    def _show_anew(self) -> None:
        """Somebody else corrected one of the two: as they are now, and what was chosen of the rest stays chosen."""
        before, chosen = self._preview, self._chosen()
        self._show()
        if before is None or self._preview is None:
            return
        for was, now in zip(before.fields, self._preview.fields, strict=True):
            side = chosen.get(now.name)
            if was == now and side is not None:
                self.choices[now.name][side].setChecked(True)
        self._say(
            self.tr("One of the two was changed meanwhile. Look at what is right again, then make them one.")
        )
        self.start()

    def _find(self) -> None:
        typed = self.field.text().strip()
        found = [(each.customer, double_detail(each)) for each in self._merging.alike(self._first.id)]
        if typed:
            found = [(row, _reach(row)) for row in self._merging.search(self._first.id, typed)]
        cleared(self._people)
        self.tiles, self._tiled = [], []
        for row, detail in found:
            tile = Tile(row.name, detail, initials=formats.initials(row.name), leaves=True)
            tile.clicked.connect(self._tile_clicked)
            self.tiles.append(tile)
            self._tiled.append(row.id)
            self._people.addWidget(tile)
            tile.show()
        nobody = self.tr("Nobody is like this customer. Type whom to merge them with.")
        self.hint.setText("" if found else self.tr("No one found") if typed else nobody)
        self.hint.setVisible(not found)

    def _take_found(self) -> None:
        """Enter in the search: the one who was found, or to the first of several."""
        enters.sent()
        if len(self._tiled) == 1:
            self.compare(self._tiled[0])
        elif self.tiles:
            self.tiles[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _tile_clicked(self) -> None:
        place = next(place for place, tile in enumerate(self.tiles) if tile is self.sender())
        self.compare(self._tiled[place])

    def _choose_again(self) -> None:
        self._other, self._swapped = None, False
        self._show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _swap(self) -> None:
        self._swapped = not self._swapped
        self._show()

    def _show(self) -> None:
        pair = (self._first.id, self._other)
        kept, other = reversed(pair) if self._swapped else pair
        self._preview = self._merging.preview(kept, other) if kept is not None and other is not None else None
        self._say("" if self._preview or self._other is None else self.tr("They are not here any more."))
        there = self._preview is not None
        self.whom.setVisible(not there and not self._over)
        self.compared.setVisible(there)
        self.save.setVisible(there)
        self.title.setText(self._titled())
        if self._preview is not None:
            self._fill(self._preview)

    def _titled(self) -> str:
        """Who goes, and who stays; before that is known, whose page it is."""
        if self._preview is None:
            return fill(self.tr("Merge %1 with …"), self._first.name)
        return fill(self.tr("Merge %1 into %2"), self._preview.other.name, self._preview.kept.name)

    def _fill(self, preview: MergePreview) -> None:
        grid = self._grid
        cleared(grid)
        self.choices = {}
        grid.addWidget(head(preview.kept, "check", self.tr("stays"), "done"), 0, 1)
        grid.addWidget(head(preview.other, "x", self.tr("goes"), "wait"), 0, 2)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        for place, choice in enumerate(preview.fields, 1):
            beside = self._add_field(choice, place)
            called = style.text(field_words(choice.name), tone="muted")
            called.setMinimumHeight(beside)
            grid.addWidget(called, place, 0, Qt.AlignmentFlag.AlignTop)
        last = len(preview.fields) + 1
        grid.addWidget(
            style.text(self.tr("On this computer"), tone="muted"), last, 0, Qt.AlignmentFlag.AlignTop
        )
        for column, held in enumerate((preview.stays, preview.goes), 1):
            said = style.text(holdings_words(held), size="small")
            said.setWordWrap(True)
            grid.addWidget(said, last, column)
        counted = style.text(counted_words(preview), tone="muted", size="small")
        counted.setWordWrap(True)
        grid.addWidget(counted, last + 1, 1, 1, 2)
        for place in range(grid.count()):
            item = grid.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.show()
        self.waiting.setVisible(preview.waiting)

    def _add_field(self, choice: FieldChoice, place: int) -> int:
        """How high its first line is."""
        if len(choice.sides) == 1:
            same = style.text(begins(value_words(choice.name, choice.kept)) if choice.kept else NOTHING)
            if not choice.kept:
                style.mark(same, tone="faint")
            same.setTextFormat(Qt.TextFormat.PlainText)
            same.setWordWrap(True)
            self._grid.addWidget(same, place, 1, 1, 2)
            return 0
        holder = QWidget()
        line = QGridLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().tokens.space(2))
        group = QButtonGroup(holder)
        sides = self.choices[choice.name] = {}
        for side in choice.sides:
            button = sides[side] = side_button(choice, side)
            group.addButton(button)
            both = side is Side.BOTH
            line.addWidget(button, int(both), 0 if side is not Side.OTHER else 1, 1, 2 if both else 1)
        line.setColumnStretch(0, 1)
        line.setColumnStretch(1, 1)
        sides[choice.chosen].setChecked(True)
        self._grid.addWidget(holder, place, 1, 1, 2)
        return max(button.sizeHint().height() for button in sides.values())

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _lay_out(self) -> None:
        space = theme().tokens.space
        content, inner = QWidget(), QWidget()
        outer = QHBoxLayout(content)
        outer.setContentsMargins(space(5), space(4), space(5), space(4))
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        outer.addWidget(inner, 1)
        outer.addStretch(0)
        top = QHBoxLayout()
        top.setSpacing(space(2))
        self.title = style.text(self._titled(), size="title", weight=700)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        top.addWidget(self.title, 1)
        top.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.problem)
        self.problem.hide()
        self.whom = Card(self.tr("Who is it as well?"))
        self.field.setPlaceholderText(self.tr("Name, phone, plate, VIN, email …"))
        self.field.setAccessibleName(self.tr("Find the other customer"))
        self.hint = style.text("", tone="muted", size="small")
        people = QWidget()
        self._people = QVBoxLayout(people)
        self._people.setContentsMargins(0, 0, 0, 0)
        self._people.setSpacing(space(2))
        for widget in (self.field, people, self.hint):
            self.whom.put(widget)
        self._lay_out_compared()
        column.addWidget(self.whom)
        column.addWidget(self.compared)
        self.compared.hide()
        column.addStretch(1)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget switches it on

    def _lay_out_compared(self) -> None:
        self.compared = Card(self.tr("What is right?"))
        table = QWidget()
        self._grid = QGridLayout(table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().tokens.space(3))
        self._grid.setVerticalSpacing(theme().tokens.space(2))
        self._grid.setColumnMinimumWidth(0, theme().tokens.size("control") * 3)
        self.compared.put(table)
        along = self.tr(
            "All that is theirs goes along: vehicles, bookings, requests, credit, waivers, favourites, messages and"
            " consents, also what only the server has. Waivers stay as they were signed."
        )
        final = self.tr(
            "Once the server has done it, it cannot be taken back. Until then they stay two here."
        )
        self.waiting = style.text(
            self.tr("Changes to one of them wait for the server; they are sent before this one."),
            tone="muted",
        )
        for said in (style.text(along, tone="muted"), style.text(final, weight=600), self.waiting):
            said.setWordWrap(True)
            self.compared.put(said)
        foot = QHBoxLayout()
        foot.setSpacing(theme().tokens.space(2))
        for button in (self.swap, self.again):
            foot.addWidget(button)
        foot.addStretch(1)
        self.save.setToolTip(self.tr("Ctrl+Enter"))
        foot.addWidget(self.save)
        row = QWidget()
        foot.setContentsMargins(0, 0, 0, 0)
        row.setLayout(foot)
        self.compared.put(row)


def _reach(row: Customer) -> str:
    return DOT.join(part for part in (formats.phone(row.phone), row.email) if part)
