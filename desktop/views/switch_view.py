"""The people of this computer, and the PIN of whoever wants in: where one switches, and what a locked program shows.

Nothing of the workshop's is on it but who works there. Decides nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from itertools import pairwise
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.presenters.switching import Left, Person, Switching, Wrong
from desktop.store.pins import Standing
from desktop.theming import enters, formats, icons, style, words
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.booking.painted import Tile
from desktop.views.pin_field import PinField
from desktop.views.question import Question
from desktop.views.sign_in_view import brand, trouble_words

WIDTH, WIDE = 420, 640
IN_ONE_COLUMN = 5
"""People; more stand in two."""
FEW_LEFT = 3


class WrongWords(QObject):
    """Its words are translated as those of an object: only so a number chooses among their forms."""

    def words(self, wrong: Wrong, standing: Standing) -> str:
        """Why a PIN did not count, and what is left to do."""
        if wrong is Wrong.EMPTY:
            return self.tr("Enter your PIN.")
        if wrong is Wrong.SPENT:
            return self.tr("Too many wrong PINs. Sign in with your password: that needs the server.")
        if wrong is Wrong.WAIT:
            return self.tr("Wait a moment before the next try.")
        said = self.tr("This PIN is wrong.")
        if standing.left <= FEW_LEFT:
            then = self.tr("%n more tries, then your password is asked for.", "", standing.left)
            said = f"{said} {then}"
        return said


class SwitchView(QWidget):
    """``spawn`` starts a coroutine and answers for its faults."""

    def __init__(
        self,
        presenter: Switching,
        spawn: Callable[[Coroutine[Any, Any, Any]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._spawn = spawn
        self._shown: list[Person] = []
        style.mark(self, panel="canvas")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.pin = PinField(self.tr("PIN"))
        self.enter = style.button(self.tr("Continue"), role="primary")
        self.password = style.button("", role="link")
        self.other = style.button(self.tr("Somebody else"), role="link", icon="user-plus")
        self.back = style.button(self.tr("Back to work"), role="link")
        self._tiles: dict[UUID, Tile] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._card = QFrame()
        self._title = style.text("", size="title", weight=700)
        self._lay_out()
        self.question = LeftQuestion(self)
        self.question.lose.connect(self._drop)
        self.question.keep.connect(presenter.keep)
        enters.once_in(self.pin)
        self.pin.returnPressed.connect(self.give)
        self.enter.clicked.connect(self.give)
        self.password.clicked.connect(partial(_sign_in, presenter, False))
        self.other.clicked.connect(partial(_sign_in, presenter, True))
        self.back.clicked.connect(presenter.go_back)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.refresh)
        listen(presenter.changed, self, self.refresh)
        self.refresh()

    def give(self) -> None:
        """Try the PIN that was typed, or go to the password of who has none."""
        enters.sent()
        person = self._presenter.person
        if self._goes_back(person):
            self._presenter.go_back()
            return
        if person is not None and not person.by_pin:
            self._presenter.sign_in()
            return
        pin = self.pin.text()
        self.pin.clear()
        self._spawn(self._presenter.give(pin))

    def begin(self) -> None:
        """The keys are where typing begins."""
        first: QWidget = self.pin if self.pin.isVisibleTo(self) else self.enter
        if not first.isEnabled():  # amid a wait; else the keys would go to whatever comes next
            first = self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what the presenter says."""
        it = self._presenter
        if list(it.people) != self._shown:
            self._show_people()
        for staff_id, tile in self._tiles.items():
            tile.setChecked(staff_id == it.chosen)
            tile.setEnabled(not it.busy)
        person, standing = it.person, it.standing()
        by_pin = person is not None and person.by_pin
        self._asked.setVisible(person is not None)
        self._pin_label.setVisible(by_pin)
        self.pin.setVisible(by_pin)
        may = not it.busy and standing.wait <= 0
        if not may and by_pin and (self.pin.hasFocus() or self.enter.hasFocus()):
            self.setFocus()  # else the keys would go to whatever comes next
        self.pin.setEnabled(may)
        self.enter.setEnabled(may or not by_pin)
        self._name_acts(person, by_pin=by_pin)
        self._tell(standing)
        self.back.setVisible(it.may_go_back and not self._goes_back(person))
        self._say_free()
        if it.left is not None and self.question.isHidden():
            name = it.at_work.account.name if it.at_work is not None else ""
            self.question.ask(it.left, name)
        waiting = standing.wait > 0
        if waiting != self._clock.isActive():
            self._clock.start() if waiting else self._clock.stop()
        if may and by_pin and self.focusWidget() in {None, self, self.enter, self.pin}:
            self.pin.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.question.setGeometry(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.go_back()
        else:
            super().keyPressEvent(event)

    # --- its parts

    def _name_acts(self, person: Person | None, *, by_pin: bool) -> None:
        name = person.account.name if person is not None else ""
        self._pin_label.setText(self.tr("PIN of %1").replace("%1", name))
        self.pin.setAccessibleName(self._pin_label.text())
        said = self.tr("Continue") if by_pin else self.tr("Sign in with the password")
        if self._goes_back(person):
            said = self.tr("Back to work")
        self.enter.setText(self.tr("One moment …") if self._presenter.busy else said)
        self.password.setText(self.tr("With the password instead"))
        self.password.setVisible(by_pin)

    def _say_free(self) -> None:
        """Of who is at work: the PIN that is asked for may be somebody else's."""
        it, at_work = self._presenter, self._presenter.at_work
        said = self.tr("You have no PIN, so nothing is locked. In the settings you can set one.")
        if at_work is not None and not self._goes_back(it.person):
            said = self.tr("%1 is at work and has no PIN, so going back needs none.")
            said = said.replace("%1", at_work.account.name)
        self._free.setText(said)
        self._free.setVisible(it.may_go_back)

    def _goes_back(self, person: Person | None) -> bool:
        """Whether this is who is at work, and needs no PIN."""
        return person is not None and person.at_work and self._presenter.may_go_back

    def _tell(self, standing: Standing) -> None:
        trouble = self._presenter.trouble
        said = ""
        if isinstance(trouble, Wrong):
            said = "" if trouble is Wrong.WAIT else WrongWords().words(trouble, standing)
        elif trouble is not None:
            said = trouble_words(trouble)
        if standing.wait > 0:
            again = self.tr("The next try is in %1 s.").replace("%1", str(int(standing.wait) + 1))
            said = f"{said} {again}".strip()
        self._trouble_row.setVisible(bool(said))
        self._trouble.setText(said)
        self._trouble.setAccessibleName(said)
        style.mark(self.pin, invalid=bool(said) and trouble is not None)

    def _show_people(self) -> None:
        people = self._shown = list(self._presenter.people)
        for tile in self._tiles.values():
            self._group.removeButton(tile)
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = {}
        columns = 1 if len(people) <= IN_ONE_COLUMN else 2
        self._card.setFixedWidth(WIDTH if columns == 1 else WIDE)
        for place, person in enumerate(people):
            tile = self._tile(person)
            self._grid.addWidget(tile, place // columns, place % columns)
            self._tiles[person.account.staff_id] = tile
        for before, after in pairwise(
            (*self._tiles.values(), self.pin, self.enter, self.password, self.other, self.back)
        ):
            QWidget.setTabOrder(before, after)  # tiles that came later would else be the last by Tab
        self._title.setText(self.tr("Who is working?") if people else self.tr("Nobody is signed in here"))

    def _tile(self, person: Person) -> Tile:
        account = person.account
        chips = [(self.tr("At work"), "done")] if person.at_work else []
        if person.unsent:
            chips.append((self.tr("%n not sent", "", person.unsent), "wait"))
        tile = Tile(
            account.name,
            words.role_words(account.role),
            initials=formats.initials(account.name),
            chips=chips,
        )
        tile.clicked.connect(partial(_choose, self, account.staff_id))
        self._group.addButton(tile)
        return tile

    def _drop(self) -> None:
        self._spawn(self._presenter.drop())

    def _lay_out(self) -> None:
        space = theme().tokens.space
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        style.mark(self._card, panel="dialog")
        column = QVBoxLayout(self._card)
        column.setContentsMargins(space(7), space(6), space(7), space(6))
        column.setSpacing(space(3))
        column.addLayout(brand())
        column.addWidget(self._title)
        self._grid.setSpacing(space(2))
        column.addLayout(self._grid)
        column.addWidget(self._asked_part())
        column.addWidget(self._trouble_holder())
        self._free = style.text("", tone="muted", size="small")
        self._free.setTextFormat(Qt.TextFormat.PlainText)
        self._free.setWordWrap(True)
        column.addWidget(self._free)
        column.addLayout(self._ways())
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def _asked_part(self) -> QWidget:
        """The PIN, and what takes it."""
        space = theme().tokens.space
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, space(2), 0, 0)
        asked.setSpacing(space(1))
        self._pin_label = style.text("", weight=500)
        self._pin_label.setTextFormat(Qt.TextFormat.PlainText)
        self._pin_label.setBuddy(self.pin)
        asked.addWidget(self._pin_label)
        line = QHBoxLayout()
        line.setSpacing(space(2))
        line.addWidget(self.pin, 1)
        line.addWidget(self.enter, 1)
        asked.addLayout(line)
        return self._asked

    def _ways(self) -> QVBoxLayout:
        """By the password, somebody else, and back, which has no room beside them in every language."""
        others = QHBoxLayout()
        others.setSpacing(theme().tokens.space(3))
        for button in (self.password, self.other):
            others.addWidget(button)
        others.addStretch(1)
        ways = QVBoxLayout()
        ways.setSpacing(theme().tokens.space(1))
        ways.addLayout(others)
        ways.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        return ways

    def _trouble_holder(self) -> QWidget:
        self._trouble_row = QFrame()
        style.mark(self._trouble_row, panel="bad")
        space = theme().tokens.space
        line = QHBoxLayout(self._trouble_row)
        line.setContentsMargins(space(3), space(2), space(3), space(2))
        line.setSpacing(space(2))
        mark = QLabel()
        icons.set_icon(mark, "circle-alert", "bad")
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._trouble = style.text("", tone="bad")
        self._trouble.setWordWrap(True)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        line.addWidget(self._trouble, 1)
        return self._trouble_row


class LeftQuestion(Question):
    """What who was at work did not finish would be gone, once somebody else comes."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._heading = style.text("", size="brand", weight=700)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self.lost = style.text("", tone="muted")
        self.column.addWidget(self._heading)
        self.column.addWidget(self.lost)
        self.lose_button.setText(self.tr("Switch all the same"))
        self.keep_button.setText(self.tr("Do not switch"))

    def ask(self, left: Left, name: str) -> None:
        """Show it over the page."""
        booking = left is Left.BOOKING
        heading = (
            self.tr("%1 is amid a booking")
            if booking
            else self.tr("%1 changed something that is not saved yet")
        )
        self._heading.setText(heading.replace("%1", name))
        self.lost.setText(self.tr("If you go on, it is not kept."))
        self._open(self.lose_button.text(), self.keep_button.text())


def _sign_in(presenter: Switching, somebody_else: bool, _checked: bool = False) -> None:
    presenter.sign_in(somebody_else=somebody_else)


def _choose(view: SwitchView, staff_id: UUID, _checked: bool = False) -> None:
    view._presenter.choose(staff_id)
    view.pin.clear()
    view.begin()
