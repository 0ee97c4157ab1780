"""The second step of a session at once: how long, and who is asked first. Choosing somebody goes on by itself.

The server is asked when the page comes on and by the Find button, never while somebody types.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.booking_choices import PlanChoice, make_asked
from desktop.presenters.booking_draft import Missing
from desktop.presenters.now_flow import NowFlow
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.find_bar import FindBar
from desktop.views.booking.mechanic_tile import mechanic_tile
from desktop.views.booking.page import BookingPage, cleared, shown_now
from desktop.views.booking.painted import Tile
from desktop.views.booking_now import now_words
from desktop.views.booking_now.ways_panel import WaysPanel
from desktop.views.calendar.calendar_words import DOT
from scheduling.matching_messages import MechanicLine, WaysAnswer
from scheduling.records import Plan

ACROSS = 3
"""Plans side by side."""


class AskPage(BookingPage):
    """Plans in a row, where and among whom to look, and a tile a mechanic who is online."""

    schedule_asked = Signal()

    def __init__(self, flow: NowFlow) -> None:
        super().__init__(QCoreApplication.translate("BookNow", "Who is asked?"))
        self.flow = flow
        self.plans: dict[Plan | None, QPushButton] = {}
        self._plans = QGridLayout()
        self._plans.setContentsMargins(0, 0, 0, 0)
        self.tiles: list[tuple[MechanicLine | None, Tile]] = []
        self._shown: object = None
        self._seen: WaysAnswer | None = None
        """The answer that is shown."""
        self._entered_place = False
        """Whether Enter was pressed in the place, and is not answered yet."""
        space = theme().tokens.space
        self.body.addLayout(self._plans)
        self.body.addSpacing(space(1))
        self.bar = FindBar(QCoreApplication.translate("Booking", "City or postal code"))
        self.bar.among.connect(flow.finder.show)
        self.bar.typed.connect(flow.set_city)
        self.bar.wanted.connect(self._find)
        self.body.addWidget(self.bar)
        self.body.addSpacing(space(1))
        self.note = style.text("", tone="muted")
        self.note.setWordWrap(True)
        self.body.addWidget(self.note)
        self.again = style.button(QCoreApplication.translate("Booking", "Try again"), icon="refresh-cw")
        self.again.clicked.connect(self._find)
        self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.ways = WaysPanel(flow)
        self.ways.schedule_asked.connect(self.schedule_asked)
        self.body.addWidget(self.ways)
        self._results = QVBoxLayout()
        self._results.setSpacing(space(2))
        self.body.addLayout(self._results)
        self.body.addStretch(1)

    def refresh(self) -> None:
        if not self.isVisible():
            return
        self.subtitle.setText(", ".join(phrases.customer_parts(self.flow.draft)))
        asked_by = self._asked_by()
        self._show_plans()
        finder = self.flow.finder
        self.bar.setVisible(self._held() is None)
        makes = bool(make_asked(self.flow.draft))
        self.bar.show_state(finder.among, self.flow.draft.city, makes=makes, busy=finder.busy)
        trouble = now_words.trouble_words(finder)
        style.mark(self.note, tone="bad" if trouble else "muted")
        self.note.setText(trouble or self._note())
        self.again.setVisible(bool(trouble))
        nobody = finder.answer is not None and finder.answer.shortage is not None
        self.ways.setVisible(nobody or bool(trouble))
        if self.ways.isVisibleTo(self):
            self.ways.show_ways(finder.answer)
        self._show_results(asked_by)

    def enter(self) -> None:
        if self.flow.finder_stale:
            self._find()
        self.refresh()
        self._focus_best()

    def number(self, number: int) -> bool:
        return not self.bar.place.hasFocus() and self._press(number)

    def backward(self) -> bool:
        return self.ways.isVisible() and self.ways.backward()

    def forward(self) -> Missing | None:
        if self.bar.has_keys:
            return None  # what is pressed there shows others; it chooses nobody
        self.tell("")
        missing = self.flow.advance()
        if missing is Missing.MECHANIC and self.ways.isVisible():
            self.tell(QCoreApplication.translate("BookNow", "Nobody can be asked: choose how to go on."))
            self.ways.focus_first()
            return None
        return missing

    def _focus_best(self) -> None:
        chosen = next((tile for _, tile in self.tiles if tile.isChecked()), None)
        first = next((tile for _, tile in self.tiles), None)
        if chosen is not None or first is not None:
            (chosen or first or self).setFocus(Qt.FocusReason.TabFocusReason)
        elif self._held() is not None:
            next(iter(self.plans.values()), self).setFocus(Qt.FocusReason.TabFocusReason)
        elif self.ways.isVisible():
            self.ways.focus_first()
        else:  # being asked: nothing that digits would be typed into
            chosen_plan = next(
                (button for button in self.plans.values() if button.isChecked()), self.bar.button
            )
            chosen_plan.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_plans(self) -> None:
        choices = [choice for choice in self.flow.plans() if choice.plan is not None]
        key = tuple(choice.plan for choice in choices)
        if key != tuple(self.plans):
            keys = next((_id(plan) for plan, button in self.plans.items() if button.hasFocus()), None)
            cleared(self._plans)
            self._plan_group = QButtonGroup(self)
            self.plans = {}
            for number, choice in enumerate(choices, start=1):
                name = phrases.plan_name(choice.plan)
                parts = (
                    name,
                    formats.duration(choice.minutes),
                    phrases.price_beside(name, choice.price_cents),
                )
                button = style.button(DOT.join(part for part in parts if part), role="choice")
                button.setCheckable(True)
                button.setShortcut(f"Alt+{number}")
                button.setToolTip(f"Alt+{number}")
                button.clicked.connect(lambda _checked, choice=choice: self._plan_chosen(choice))
                self._plan_group.addButton(button)
                self.plans[choice.plan] = button
                self._plans.addWidget(button, (number - 1) // ACROSS, (number - 1) % ACROSS)
                shown_now(button)
            if keys is not None:
                same = next((button for plan, button in self.plans.items() if _id(plan) == keys), None)
                (same or next(iter(self.plans.values()), self.bar.button)).setFocus()
        for plan, button in self.plans.items():
            button.setChecked(plan == self.flow.draft.plan)

    def _plan_chosen(self, choice: PlanChoice) -> None:
        self.flow.choose_plan(choice)
        self._find()

    def _note(self) -> str:
        translate, finder = QCoreApplication.translate, self.flow.finder
        answer = finder.answer
        held = self._held()
        if held is not None:
            return phrases.say(translate("BookNow", "The time of %1 is held: they are asked first."), held)
        if finder.busy or answer is None:
            return translate("BookNow", "Asking who is online …")
        if answer.shortage is not None:
            return now_words.shortage_words(answer.shortage, self.flow.draft.kind) + "."
        there = self.tr("%n online", "", answer.online)
        free = self.tr("%n free at once", "", answer.free)
        said = f"{there}, {free}."
        if self.flow.finder_stale:
            changed = translate("BookNow", "Press Find to look again with what you changed.")
            return f"{said} {changed}"
        if not finder.found():
            none = translate("BookNow", "None of them belongs to this choice.")
            return f"{said} {none}"
        return said

    def _asked_by(self) -> QWidget | None:
        """By what was looked for, while the keys are on it still: an answer leads them to what was found."""
        now = QApplication.focusWidget()
        if now is self.bar.place:
            return now if self._entered_place else None
        return now if now in {self.bar.button, self.again} or now in self.ways.tiles else None

    def _show_results(self, asked_by: QWidget | None) -> None:
        """The keys stay with who had them; who walks through the plans, or answers a question, is left there."""
        finder = self.flow.finder
        answer = finder.answer
        there = self._asking() or (answer is not None and answer.shortage is None)
        found = finder.found() if there else []
        key = (there, tuple(found), finder.favourites)
        if key != self._shown:
            self._shown = key
            keys = [_who(line) for line, tile in self.tiles if tile.hasFocus()]
            self._build(found, there=there)
            for who in keys:
                self._focus_again(who)
        told = answer is not None and answer is not self._seen
        if told:
            self._seen, self._entered_place = answer, False
        gone = asked_by is not None and not asked_by.isVisible()
        if gone or (told and asked_by is not None and not self.flow.finder_stale):  # else somebody types on
            self._focus_best()
        draft = self.flow.draft
        for line, tile in self.tiles:
            any_chosen = line is None and draft.assigned is not None and draft.wished is None
            tile.setChecked(any_chosen or (line is not None and line.mechanic_id == draft.wished))

    def _focus_again(self, who: UUID | None) -> None:
        same = next((tile for line, tile in self.tiles if _who(line) == who), None)
        if same is not None:
            same.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_best()

    def _asking(self) -> bool:
        """Whether it is not known yet who is online: whoever suits best can be chosen before the server says so."""
        finder = self.flow.finder
        asked = self._held() is None and bool(self.flow.draft.minutes)
        return asked and finder.answer is None and not finder.problem

    def _build(self, found: list[MechanicLine], *, there: bool) -> None:
        translate = QCoreApplication.translate
        cleared(self._results)
        self.tiles = []
        if there:
            about = translate("BookNow", "The best three are asked at once; the first to accept has it")
            self._add(
                None,
                Tile(translate("BookNow", "Whoever suits best"), about, icon="users", number=1, leaves=True),
            )
        for line in found:
            favourite = line.mechanic_id in self.flow.finder.favourites
            number = len(self.tiles) + 1
            self._add(line, mechanic_tile(line, favourite=favourite, number=number))

    def _add(self, line: MechanicLine | None, tile: Tile) -> None:
        tile.setProperty("number", len(self.tiles) + 1)
        tile.clicked.connect(lambda _checked, line=line: self._choose(line))
        self.tiles.append((line, tile))
        self._results.addWidget(tile)
        shown_now(tile)

    def _choose(self, line: MechanicLine | None) -> None:
        self.flow.choose_mechanic(line)
        self.refresh()  # the click has taken the mark of the one who is chosen already

    def _find(self) -> None:
        self._entered_place = self.bar.place.hasFocus()
        if self._held() is None:
            self.flow.find()

    def _held(self) -> str | None:
        """Of whom a time is held for this customer: nobody else is looked for then."""
        entry = self.flow.seed.entry
        row = self.flow.mechanic(entry.held_mechanic_id) if entry is not None else None
        return row.name if row is not None else None


def _who(line: MechanicLine | None) -> UUID | None:
    return line.mechanic_id if line is not None else None


def _id(plan: Plan | None) -> UUID | None:
    return plan.id if plan is not None else None
