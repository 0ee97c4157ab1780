"""Somebody who works here, being taken in or changed. ``presenters.people`` decides what can be saved."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.presenters.people import People, PersonDraft, PersonProblem, Standing
from desktop.theming import enters, formats, style, words
from desktop.theming.theme import theme
from desktop.views.asked import asked_twice
from desktop.views.booking.fields import Field
from desktop.views.settings.parts import Segments
from desktop.views.settings.person_words import problem_words, standing_words
from scheduling.vocabulary import Role

LOCALES = {"en-CA": "English", "fr-CA": "Français"}
PEOPLE = (Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC)
FIELD_WIDTH = 300
FIELD_LEAST = 220


class PersonForm(QWidget):
    """``save_asked`` with a draft without problems; ``left`` when nothing is to be saved."""

    save_asked = Signal(object)
    left = Signal()
    gone = Signal(object)
    """Somebody does not work here any more: with who it is, as they were."""

    def __init__(self, people: People, draft: PersonDraft) -> None:
        super().__init__()
        self._people = people
        self._draft = draft
        self._role, self._locale = draft.role, draft.locale
        translate, space = QCoreApplication.translate, theme().tokens.space
        self.name = Field(translate("People", "Name"))
        self.name.line.setText(draft.name)
        self.email = Field(translate("People", "Email"))
        self.email.line.setText(draft.email)
        self.email.line.setReadOnly(people.email_stays(draft))
        if self.email.line.isReadOnly():
            self.email.tell(translate("People", "They sign in by it, so it stays."), bad=False)
        self.profile = _profiles(people, draft)
        self.wrong_role, self.wrong_mechanic = _wrong(), _wrong()
        roles = Segments(
            translate("People", "Role"),
            [(role.value, formats.capital(words.role_words(role))) for role in PEOPLE],
            draft.role.value,
        )
        roles.chosen.connect(self._choose_role)
        spoken = Segments(translate("People", "Language"), LOCALES.items(), draft.locale)
        spoken.chosen.connect(self._choose_locale)
        self._typed_into = (self.name.line, self.email.line, roles, spoken, self.profile)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, space(2), 0, space(2))
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(3))
        for place, field in enumerate((self.name, self.email)):
            field.setMinimumWidth(FIELD_LEAST)
            field.setMaximumWidth(FIELD_WIDTH)
            grid.addWidget(field, 0, place, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_under(translate("People", "Role"), roles, self.wrong_role), 1, 0)
        grid.addWidget(_under(translate("People", "Language"), spoken), 1, 1)
        grid.addWidget(_under(translate("People", "As a mechanic"), self.profile, self.wrong_mechanic), 2, 0)
        grid.addLayout(self._buttons(), 3, 0, 1, 3)
        grid.setColumnStretch(2, 1)
        for field in (self.name, self.email):
            enters.once_in(field.line)
            field.line.returnPressed.connect(self.take)

    def draft(self) -> PersonDraft:
        """As typed."""
        chosen = self.profile.currentData()
        return PersonDraft(
            id=self._draft.id,
            name=self.name.text,
            email=self.email.text,
            role=self._role,
            locale=self._locale,
            mechanic_id=chosen if isinstance(chosen, UUID) else None,
            standing=Standing(chosen) if isinstance(chosen, str) and chosen else None,
            active=self._draft.active,
        )

    @property
    def unsaved(self) -> bool:
        """Whether anything was typed or chosen."""
        return self.draft() != self._draft

    @property
    def person_id(self) -> UUID:
        return self._draft.id

    def take(self) -> None:
        """Have it saved, or say what is wrong with it."""
        draft = self.draft()
        problems = self._people.problems(draft)
        self.tell(problems)
        if not problems:
            enters.sent()
            self.save_asked.emit(draft)

    def tell(self, problems: dict[str, PersonProblem]) -> None:
        """By the field; a field without one says nothing."""
        said = {field: problem_words(problem) for field, problem in problems.items()}
        self.name.tell(said.get("name", ""))
        if not self.email.line.isReadOnly():
            self.email.tell(said.get("email", ""))
        for field, label in (("role", self.wrong_role), ("mechanic", self.wrong_mechanic)):
            label.setText(said.get(field, ""))
            label.setVisible(field in said)
        for field, widget in (
            ("name", self.name.line),
            ("email", self.email.line),
            ("mechanic", self.profile),
        ):
            if field in said:
                widget.setFocus()
                break

    def set_busy(self, busy: bool) -> None:
        """While the server is asked nothing is asked of it a second time, nor typed that it would not have."""
        held = (*self._typed_into, self.save, self.leave, self.goes)
        for widget in held:
            widget.setEnabled(not busy)
        if self._people.is_last_owner(self._draft.id):
            self.goes.setEnabled(False)

    def _choose_role(self, role: str) -> None:
        self._role = Role(role)

    def _choose_locale(self, locale: str) -> None:
        self._locale = locale

    def _buttons(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        row = QHBoxLayout()
        self.save = style.button(translate("People", "Save"), role="primary")
        self.save.clicked.connect(self.take)
        self.leave = style.button(translate("People", "Leave as it was"))
        self.leave.clicked.connect(self.left)
        row.addWidget(self.save)
        row.setSpacing(theme().tokens.space(2))
        row.addWidget(self.leave)
        row.addStretch(1)
        self.goes = style.button(translate("People", "No longer here"), role="quiet")
        asked_twice(self.goes, translate("People", "Sign out everywhere"), self._go)
        self.goes.setVisible(self._is_there())
        if self._people.is_last_owner(self._draft.id):
            self.goes.setEnabled(False)
            self.goes.setToolTip(problem_words(PersonProblem.LAST_OWNER))
        row.addWidget(self.goes)
        return row

    def _go(self) -> None:
        self.gone.emit(self._draft)

    def _is_there(self) -> bool:
        return any(person.id == self._draft.id for person in self._people.people)


def _profiles(people: People, draft: PersonDraft) -> QComboBox:
    """Which mechanic it is: none, one who has a profile, or one whose profile is made now."""
    translate = QCoreApplication.translate
    box = QComboBox()
    box.setAccessibleName(translate("People", "As a mechanic"))
    box.setMinimumWidth(FIELD_LEAST)
    box.addItem(translate("People", "No mechanic"), None)
    for line in people.free_profiles(draft.id):
        kind = words.mechanic_type_words(line.type)
        box.addItem(f"{line.profile.name} · {kind}", line.id)
    for standing in Standing:
        box.addItem(standing_words(standing), standing.value)
    wanted = draft.standing.value if draft.standing else draft.mechanic_id
    data = [box.itemData(place) for place in range(box.count())]  # findData knows an id only by its object
    box.setCurrentIndex(data.index(wanted) if wanted in data else 0)
    return box


def _wrong() -> QLabel:
    label = style.text("", tone="bad", size="small")
    label.setWordWrap(True)
    label.hide()
    return label


def _under(name: str, widget: QWidget, wrong: QWidget | None = None) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().tokens.space(1))
    column.addWidget(style.text(name, weight=500))
    line = QHBoxLayout()
    line.addWidget(widget)
    line.addStretch(1)
    column.addLayout(line)
    if wrong is not None:
        column.addWidget(wrong)
    return holder
