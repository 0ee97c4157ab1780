"""The settings' section on who works here: the owner takes people in, changes them, gives codes. Paints, forwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.presenters.people import CodeGiven, People, PersonDraft
from desktop.theming import formats, icons, style, words
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.asked import AskedPage, Spawn, note, run_by
from desktop.views.calendar.calendar_words import DOT
from desktop.views.calendar.card_parts import chip
from desktop.views.settings.page_parts import small_note
from desktop.views.settings.person_form import PersonForm
from scheduling.staff_messages import StaffLine


class PeopleSection(AskedPage):
    """``zone`` is the workshop's; ``locale`` what somebody new is written to in, unless it is said otherwise."""

    def __init__(
        self, presenter: People, spawn: Spawn, zone: Callable[[], tzinfo], locale: Callable[[], str]
    ) -> None:
        super().__init__(presenter, spawn)
        self._people = presenter
        self._zone = zone
        self._locale = locale
        self._form: PersonForm | None = None
        """What is being typed into; it lives on while the rest is painted anew."""
        self.refresh()

    def load(self) -> None:
        """Ask for all of it."""
        self._spawn(self._people.load())

    def content(self) -> Sequence[QWidget]:
        if self._form is not None:
            self._form.set_busy(self._people.busy)
        return [self._top(), self._list()]

    @property
    def unsaved(self) -> bool:
        """Whether something is typed that would go with the page."""
        return self._form is not None and self._form.unsaved

    def take_in(self) -> None:
        """Somebody new."""
        self.edit(self._people.new(self._locale()))

    def change(self, person: StaffLine) -> None:
        """Somebody who is there."""
        self.edit(self._people.draft_of(person))

    def edit(self, draft: PersonDraft) -> None:
        """Open the form of somebody in their place, or of who is new at the top."""
        self._form = PersonForm(self._people, draft)
        self._form.save_asked.connect(self._send)
        self._form.left.connect(self.leave)
        self._form.gone.connect(self._let_go)
        self.refresh()
        self._form.name.line.setFocus()

    def leave(self) -> None:
        """Close the form without saving."""
        form, self._form = self._form, None
        self.refresh()
        if form is not None:
            form.deleteLater()

    async def save(self, draft: PersonDraft) -> None:
        """The form stays until the server has taken it, and says what the server found wrong."""
        saved = await self._people.save(draft)
        if not isValid(self):
            return  # the window is another by now
        if saved:
            self.leave()
        elif self._form is not None:
            self._form.tell(self._people.taken())

    def _send(self, draft: PersonDraft) -> None:
        self._spawn(self.save(draft))

    def _let_go(self, draft: PersonDraft) -> None:
        self._spawn(self.save(replace(draft, active=False)))

    def _top(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(3))
        line = QHBoxLayout()
        line.addWidget(style.text(self.tr("People"), size="title", weight=700))
        line.addStretch(1)
        add = style.button(self.tr("Add a person"), role="primary", icon="user-plus")
        add.setEnabled(self._form is None)
        add.clicked.connect(self.take_in)
        line.addWidget(add)
        column.addLayout(line)
        hint = self.tr("Each person has a sign-in of their own: an address and a password.")
        column.addWidget(note(hint, "muted"))
        if self._form is not None and self._is_new(self._form.person_id):
            column.addWidget(_boxed(self._form))
        return holder

    def _is_new(self, person_id: UUID) -> bool:
        return all(person.id != person_id for person in self._people.people)

    def _list(self) -> QWidget:
        card = QFrame()
        style.mark(card, panel="card")
        column = QVBoxLayout(card)
        space = theme().tokens.space
        column.setContentsMargins(space(5), space(2), space(5), space(2))
        column.setSpacing(0)
        for place, person in enumerate(self._people.people):
            if place:
                column.addWidget(_rule())
            if self._form is not None and self._form.person_id == person.id:
                column.addWidget(self._form)
                self._form.show()
            else:
                column.addWidget(self._row(person))
            if self._people.code is not None and self._people.code.staff_id == person.id:
                column.addWidget(self._code(self._people.code))
        return card

    def _row(self, person: StaffLine) -> QWidget:
        space = theme().tokens.space
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, space(2), 0, space(2))
        line.setSpacing(space(2))
        mark = QLabel()
        icons.set_icon(mark, "user" if person.active else "user-x", "ink3", 18)
        line.addWidget(mark)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addLayout(self._named(person))
        text.addWidget(small_note(self._about(person)))
        line.addLayout(text, 1)
        for button in self._acts(person):
            style.mark(button, compact=True)
            line.addWidget(button)
        return row

    def _named(self, person: StaffLine) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().tokens.space(2))
        line.addWidget(ElidedLabel(person.name, weight=600))
        if not person.active:
            line.addWidget(chip("user-x", self.tr("No longer here"), "wait"))
        elif not person.signs_in:
            line.addWidget(chip("key-round", self.tr("No password yet"), "arrived"))
        line.addStretch(1)
        return line

    def _about(self, person: StaffLine) -> str:
        profile = next((it for it in self._people.mechanics if it.id == person.mechanic_id), None)
        parts = [formats.capital(words.role_words(person.role))]
        parts += [words.mechanic_type_words(profile.type)] if profile is not None else []
        return DOT.join([*parts, person.email])

    def _acts(self, person: StaffLine) -> list[QPushButton]:
        idle = not self._people.busy and self._form is None
        if not person.active:
            back = self._act(self.tr("Back again"), "", person)
            back.clicked.connect(
                partial(run_by, self._spawn, partial(self._people.set_active, person, active=True))
            )
            back.setEnabled(idle)
            return [back]
        code = self._act(self.tr("Code"), "key-round", person)
        code.setToolTip(self.tr("A code with which the person chooses a password"))
        code.clicked.connect(partial(run_by, self._spawn, partial(self._people.give_code, person)))
        edit = self._act(self.tr("Change"), "pencil", person)
        edit.clicked.connect(partial(_edit, self, person))
        for button in (code, edit):
            button.setEnabled(idle)
        return [code, edit]

    def _act(self, said: str, icon: str, person: StaffLine) -> QPushButton:
        button = style.button(said, role="quiet", icon=icon)
        button.setAccessibleName(f"{said}: {person.name}")
        return button

    def _code(self, given: CodeGiven) -> QWidget:
        """Shown this once; the server keeps only what tells it again."""
        space = theme().tokens.space
        box = QFrame()
        style.mark(box, panel="alert")
        column = QVBoxLayout(box)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        until = formats.moment(given.expires_at, self._zone())
        said = self.tr(
            "Give this code to %1 alone. With it they choose a password, once, until %2: “I have a code”, on the"
            " sign-in page. It is not shown again; the one before counts no more."
        )
        column.addWidget(note(said.replace("%2", until).replace("%1", given.name), ""))
        line = QHBoxLayout()
        field = QLineEdit(given.code)
        field.setFont(theme().font("small"))  # the whole of it is seen
        field.setReadOnly(True)
        field.setCursorPosition(0)
        field.setAccessibleName(self.tr("Code for a password"))
        line.addWidget(field, 1)
        copy = style.button(self.tr("Copy"))
        copy.clicked.connect(partial(_copy, given.code))
        done = style.button(self.tr("Done"))
        done.clicked.connect(partial(_drop, self._people))
        line.addWidget(copy)
        line.addWidget(done)
        column.addLayout(line)
        return box


def _rule() -> QWidget:
    line = QFrame()
    style.mark(line, panel="line")
    line.setFixedHeight(1)
    return line


def _boxed(form: QWidget) -> QWidget:
    card = QFrame()
    style.mark(card, panel="card")
    column = QVBoxLayout(card)
    space = theme().tokens.space
    column.setContentsMargins(space(5), space(3), space(5), space(3))
    column.addWidget(form)
    form.show()
    return card


def _edit(section: PeopleSection, person: StaffLine, _checked: bool = False) -> None:
    section.change(person)


def _drop(people: People, _checked: bool = False) -> None:
    people.drop_code()


def _copy(code: str, _checked: bool = False) -> None:
    QGuiApplication.clipboard().setText(code)
