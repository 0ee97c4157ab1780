"""A card of fields over something of the server's that is being changed. Paints and forwards; keeps nothing."""

from __future__ import annotations

import dataclasses
import weakref
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.presenters.editing import Editing, FieldProblem
from desktop.presenters.typed_values import Measure
from desktop.theming import enters, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.asked import note
from desktop.views.hours.fields import Choice, Segments, Tick
from desktop.views.settings.form_words import field_problem_words, localised, number_words, unit_words
from scheduling.limits import MOST_TEXT

NAMES = 150
WIDE, NARROW = 340, 96


def wrong_label() -> QLabel:
    """For what is wrong with a field, below it; hidden while nothing is."""
    label = style.text("", tone="bad", size="small")
    label.setWordWrap(True)
    label.hide()
    return label


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """One field: how it is filled, and how a value of it is said."""

    name: str
    fill: Callable[[Any], None]
    said: Callable[[Any], str]
    control: QWidget
    wrong: QLabel = dataclasses.field(default_factory=wrong_label)
    stored: Callable[[str], str] = str
    """How a text that nobody typed now stands in it."""


class Form(QFrame):
    """``save_asked`` when what is typed can be sent; ``left`` when nothing of it is to be."""

    save_asked = Signal()
    left = Signal()

    def __init__(
        self, editing: Editing[Any], title: str = "", about: str = "", *, bare: bool = False
    ) -> None:
        """``bare``: a row of a card, no card of its own."""
        super().__init__()
        self._editing = editing
        self._fields: dict[str, Shown] = {}
        self._pressed = False
        """Whether saving was tried: from then on each field says what is wrong with it."""
        space = theme().tokens.space
        self._column = QVBoxLayout(self)
        if bare:
            self._column.setContentsMargins(0, space(3), 0, space(3))
        else:
            style.mark(self, panel="card")
            self._column.setContentsMargins(space(5), space(4), space(5), space(4))
        self._column.setSpacing(space(3))
        if title:
            self._column.addWidget(style.text(title, weight=600))
        if about:
            self._column.addWidget(note(about, "muted"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(5))
        self._grid.setVerticalSpacing(space(3))
        self._grid.setColumnMinimumWidth(0, NAMES)
        self._grid.setColumnStretch(1, 1)
        self._column.addLayout(self._grid)
        self._clash = _Clash(self)
        self._column.addWidget(self._clash)
        self._buttons = self._foot()
        self._column.addLayout(self._buttons)
        listen(editing.edited, self, self._edited)

    # --- its fields, from the top

    def line(
        self,
        field: str,
        name: str,
        *,
        hint: str = "",
        wide: int = 0,
        stored: Callable[[str], str] = str,
        beside: Iterable[QWidget] = (),
    ) -> QLineEdit:
        """A line to type into; of a number with its unit behind it. ``stored``: how it stands before it is typed."""
        line = QLineEdit()
        line.setMaxLength(MOST_TEXT)
        line.setAccessibleName(name)
        measure = self._editing.measures.get(field)
        line.setFixedWidth(wide or (WIDE if measure is None else NARROW))
        line.textEdited.connect(partial(_type, self._editing, field))
        enters.once_in(line)
        line.returnPressed.connect(self.take)
        unit = unit_words(measure.unit) if measure is not None else ""
        if unit:
            line.setAccessibleDescription(unit)
        said: Callable[[Any], str] = stored if measure is None else partial(_said_number, measure)
        beside = [*([style.text(unit, tone="muted")] if unit else []), *beside]
        as_stored = stored if measure is None else localised
        self._add(
            field,
            Shown(name, partial(_fill_line, line), said, line, stored=as_stored),
            hint=hint,
            beside=beside,
        )
        return line

    def choice(
        self, field: str, name: str, values: Callable[[], Iterable[tuple[Any, str]]], *, hint: str = ""
    ) -> None:
        """One of a list."""
        box = Choice(name)
        box.setMinimumWidth(WIDE)
        box.picked.connect(partial(_picked, self._editing, field, weakref.ref(box)))
        self._add(
            field, Shown(name, partial(_fill_choice, box, values), partial(_said_of, values), box), hint=hint
        )

    def segments(self, field: str, name: str, values: Iterable[tuple[Any, str]], *, hint: str = "") -> None:
        """One of a few side by side."""
        pairs = list(values)
        box = Segments(name)
        box.chosen.connect(partial(_type, self._editing, field))
        self._add(
            field,
            Shown(name, partial(_fill_segments, box, pairs), partial(_said_of, lambda: pairs), box),
            hint=hint,
        )

    def tick(self, field: str, name: str, words: str, *, hint: str = "") -> Tick:
        """Yes or no."""
        box = Tick(words)
        box.setAccessibleName(f"{name}: {words}")
        box.toggled.connect(partial(_type, self._editing, field))
        self._add(field, Shown(name, box.setChecked, _yes_or_no, box), hint=hint)
        return box

    def own(self, field: str, shown: Shown, *, hint: str = "") -> None:
        """Something else, which types into the editing itself."""
        self._add(field, shown, hint=hint)

    def _add(self, field: str, each: Shown, *, hint: str = "", beside: Iterable[QWidget] = ()) -> None:
        space = theme().tokens.space
        at = self._grid.rowCount()
        label = style.text(each.name)
        label.setWordWrap(True)
        label.setMaximumWidth(NAMES)
        label.setContentsMargins(0, space(2) - 1, 0, 0)
        label.setBuddy(each.control)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        line = QHBoxLayout()
        line.setSpacing(space(2))
        line.addWidget(each.control)
        for widget in beside:
            line.addWidget(widget)
        line.addStretch(1)
        column.addLayout(line)
        if hint:
            explained = style.text(hint, tone="muted", size="small")
            explained.setWordWrap(True)
            column.addWidget(explained)
        column.addWidget(each.wrong)
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(holder, at, 1)
        self._fields[field] = each

    def beside(self, widget: QWidget) -> None:
        """Below the fields; ``tell_more`` says what stands in it."""
        self._column.insertWidget(self._column.indexOf(self._clash), widget)

    def at_the_end(self, widget: QWidget) -> None:
        """At the end of the row of buttons."""
        self._buttons.addWidget(widget)

    def tell_more(self) -> None:
        """What a subclass says of what is typed; called whenever that changes."""

    # --- what it shows

    def refresh(self) -> None:
        """As the editing has it."""
        for field, each in self._fields.items():
            value = self._editing.text(field)
            if isinstance(value, str) and field not in self._editing.typed:
                value = each.stored(value)
            blocker = QSignalBlocker(each.control)
            each.fill(value)
            blocker.unblock()
        if not self._editing.unsaved:
            self._pressed = False
        self._edited()

    def first(self) -> QWidget:
        """Where typing begins."""
        return next(iter(self._fields.values())).control

    def take(self) -> None:
        """Have it saved, or say what is wrong with it."""
        self._pressed = True
        problems = self._editing.problems()
        self._edited()
        for field, each in self._fields.items():
            if field in problems:
                each.control.setFocus()
                return
        if self._editing.unsaved and not self._editing.busy and not self._editing.clash:
            self.save_asked.emit()

    def _edited(self) -> None:
        editing = self._editing
        problems = editing.problems() if self._pressed else {}
        self._tell(editing.refused_field() | problems)
        self._clash.show_clash(
            editing, [self._changed(field) for field in editing.overtaken() if field in self._fields]
        )
        free = not editing.busy
        for each in self._fields.values():
            each.control.setEnabled(not editing.saving)
        self.save.setEnabled(editing.unsaved and free and not editing.clash)
        self.leave.setEnabled(free)
        self.leave.setVisible(editing.unsaved or self.may_be_left)
        self.tell_more()

    may_be_left = False
    """Whether it can be closed with nothing typed."""

    def _tell(self, problems: dict[str, FieldProblem]) -> None:
        for field, each in self._fields.items():
            said = field_problem_words(problems[field]) if field in problems else ""
            each.wrong.setText(said)
            each.wrong.setVisible(bool(said))
            style.mark(each.control, invalid="true" if said else "false")

    def _changed(self, field: str) -> str:
        """``Price: $29.00 → $35.00``."""
        each, editing = self._fields[field], self._editing
        before, now = (each.said(editing.stored(row, field)) for row in (editing.seen, editing.row))
        return f"{each.name}: {before} → {now}"

    def _foot(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        line = QHBoxLayout()
        line.setSpacing(theme().tokens.space(2))
        self.save = style.button(translate("SettingsForm", "Save"), role="primary")
        self.save.clicked.connect(self.take)
        self.leave = style.button(translate("SettingsForm", "Leave as it was"))
        self.leave.clicked.connect(self.left)
        line.addWidget(self.save)
        line.addWidget(self.leave)
        line.addStretch(1)
        return line


class _Clash(QFrame):
    """What somebody else changed meanwhile, and the two ways on; hidden while nobody did."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        translate, space = QCoreApplication.translate, theme().tokens.space
        style.mark(self, panel="alert", kind="bad")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        self.said = note("", "")
        column.addWidget(self.said)
        line = QHBoxLayout()
        line.setSpacing(space(2))
        self.mine = style.button(translate("SettingsForm", "Go on with what I typed"))
        self.theirs = style.button(translate("SettingsForm", "Take what stands there now"))
        self.theirs.clicked.connect(form.left)
        line.addWidget(self.mine)
        line.addWidget(self.theirs)
        line.addStretch(1)
        column.addLayout(line)
        self.mine.clicked.connect(partial(_over_it, form._editing))
        self.hide()

    def show_clash(self, editing: Editing[Any], changed: list[str]) -> None:
        """Each of ``changed`` is one field, before and now."""
        said = QCoreApplication.translate(
            "SettingsForm",
            "Somebody else changed this meanwhile. Nothing of yours was saved; it stands here still.",
        )
        self.said.setText("\n".join([said, *changed]))
        self.setVisible(editing.clash)
        for button in (self.mine, self.theirs):
            button.setEnabled(not editing.busy)


def _over_it(editing: Editing[Any], _checked: bool = False) -> None:
    editing.over_it()


def _type(editing: Editing[Any], field: str, value: Any) -> None:
    editing.type(field, value)


def _picked(editing: Editing[Any], field: str, box: weakref.ref[Choice]) -> None:
    alive = box()
    if alive is not None:
        editing.type(field, alive.value)


def _fill_line(line: QLineEdit, value: Any) -> None:
    if line.text() != value:
        line.setText(str(value))
        line.setCursorPosition(0)


def _fill_choice(box: Choice, values: Callable[[], Iterable[tuple[Any, str]]], value: Any) -> None:
    box.fill(values(), value)


def _fill_segments(box: Segments, pairs: list[tuple[Any, str]], value: Any) -> None:
    box.show_choices(pairs, value)


def _said_number(measure: Measure, value: Any) -> str:
    return number_words(value if isinstance(value, int | float) else None, measure)


def _said_of(values: Callable[[], Iterable[tuple[Any, str]]], value: Any) -> str:
    return str(dict(values()).get(value, value))


def _yes_or_no(value: Any) -> str:
    translate = QCoreApplication.translate
    return translate("SettingsForm", "yes") if value else translate("SettingsForm", "no")
