"""The settings' section on computers, kiosks and keys: the owner lets kiosks in, names them, takes access away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.presenters.computers import Computer, Computers
from desktop.theming import enters, formats, icons, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.asked import AskedPage, Spawn, asked_twice, asks, note, run_by
from desktop.views.calendar.calendar_words import DOT
from desktop.views.calendar.card_parts import chip
from desktop.views.settings.kiosk_code_box import KioskCodeBox
from desktop.views.settings.page_parts import small_note
from scheduling.staff_messages import LONGEST_NAME, DeviceLine

ICONS = {"desktop": "hard-drive", "kiosk": "users", "key": "key-round"}


class ComputersSection(AskedPage):
    """``zone`` is the workshop's; ``review`` leads to what those without access had not sent."""

    def __init__(
        self, presenter: Computers, spawn: Spawn, zone: Callable[[], tzinfo], review: Callable[[], None]
    ) -> None:
        super().__init__(presenter, spawn)
        self._computers = presenter
        self._zone = zone
        self._review = review
        self._named: tuple[UUID, QLineEdit] | None = None
        """The one whose name is being typed, which lives on while the rest is painted anew."""
        self._half: set[UUID] = set()
        """Whose access is taken away at the next press."""
        self._takes: dict[UUID, QPushButton] = {}
        """What takes it away: as long as a kiosk is waited for, news paint the page anew, and leave half a press."""
        self.refresh()

    def load(self) -> None:
        """Ask for all of it."""
        self._takes = {}
        self._spawn(self._computers.load())

    def content(self) -> Sequence[QWidget]:
        self._half = {device_id for device_id, take in self._takes.items() if asks(take)}
        self._takes = {}
        here = [each for each in self._computers.computers if each.line.revoked_at is None]
        gone = [each for each in self._computers.computers if each.line.revoked_at is not None]
        shown = [self._top(), *self._kiosk(), self._list(here)]
        return (
            [*shown, style.text(self.tr("Without access"), weight=600), self._list(gone)] if gone else shown
        )

    @property
    def unsaved(self) -> bool:
        """Whether a name is typed that would go with the page."""
        return self._named is not None and self._named[1].isModified()

    def name(self, line: DeviceLine) -> None:
        """Begin to type another name for it."""
        field = QLineEdit(line.name)
        field.setMaxLength(LONGEST_NAME)
        field.setAccessibleName(self.tr("Name"))
        enters.once_in(field)
        field.returnPressed.connect(self._take)
        self._named = (line.id, field)
        self.refresh()
        field.setFocus()
        field.selectAll()

    def leave(self) -> None:
        """The name stays as it was."""
        named, self._named = self._named, None
        self.refresh()
        if named is not None:
            named[1].deleteLater()

    async def rename(self, device_id: UUID, name: str) -> None:
        """Have the name that was typed; while it cannot be had it stays in its field."""
        renamed = await self._computers.rename(device_id, name)
        if renamed and isValid(self):  # else the window is another by now
            self.leave()

    def _take(self) -> None:
        if self._named is not None:
            enters.sent()
            self._spawn(self.rename(self._named[0], self._named[1].text()))

    def _top(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(3))
        line = QHBoxLayout()
        line.addWidget(style.text(self.tr("Computers"), size="title", weight=700))
        line.addStretch(1)
        let_in = style.button(self.tr("Add a kiosk"), icon="plus")
        let_in.setToolTip(self.tr("A code with which a kiosk comes in"))
        let_in.clicked.connect(partial(run_by, self._spawn, self._computers.ask_code))
        let_in.setEnabled(not self._computers.busy and self._computers.code is None)
        line.addWidget(let_in)
        review = style.button(self.tr("See what they had not sent"), icon="inbox")
        review.clicked.connect(self._review)
        line.addWidget(review)
        column.addLayout(line)
        hint = self.tr(
            "Whose access is taken away can neither read nor change anything from that moment on. At its next"
            " contact it hands over what it had not sent, for you to decide on, and erases itself."
        )
        column.addWidget(note(hint, "muted"))
        return holder

    def _kiosk(self) -> list[QWidget]:
        """The code that counts now; or that the kiosk is there."""
        it = self._computers
        if it.came is not None:
            said = self.tr("The kiosk “%1” is let in. You may name it below.")
            return [note(said.replace("%1", it.came.name), "accent")]
        if it.code is None:
            return []
        box = KioskCodeBox(
            it.code,
            partial(_seconds_left, it),
            look=partial(run_by, self._spawn, it.look),
            over=it.close_code,
        )
        box.another.clicked.connect(partial(run_by, self._spawn, it.ask_code))
        box.another.setEnabled(not it.busy)
        box.close_button.clicked.connect(partial(_close_code, it))
        return [box]

    def _list(self, computers: Sequence[Computer]) -> QWidget:
        card = QFrame()
        style.mark(card, panel="card")
        column = QVBoxLayout(card)
        space = theme().tokens.space
        column.setContentsMargins(space(5), space(2), space(5), space(2))
        column.setSpacing(0)
        for computer in computers:
            column.addWidget(self._row(computer))
        return card

    def _row(self, computer: Computer) -> QWidget:
        space, it = theme().tokens.space, computer.line
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, space(2), 0, space(2))
        line.setSpacing(space(2))
        mark = QLabel()
        icons.set_icon(mark, ICONS.get(it.kind, "hard-drive"), "ink3", 18)
        line.addWidget(mark)
        text = QVBoxLayout()
        text.setSpacing(0)
        naming = self._named is not None and self._named[0] == it.id
        if self._named is not None and naming:
            text.addWidget(self._named[1])
            self._named[1].show()
        else:
            text.addLayout(self._named_line(computer))
        text.addWidget(small_note(self._about(it)))
        line.addLayout(text, 1)
        for button in self._naming() if naming else self._acts(computer):
            style.mark(button, compact=True)
            line.addWidget(button)
        return row

    def _named_line(self, computer: Computer) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().tokens.space(2))
        line.addWidget(ElidedLabel(computer.line.name or self.tr("Without a name"), weight=600))
        if computer.own:
            line.addWidget(chip("check", self.tr("This one"), "done"))
        line.addStretch(1)
        return line

    def _about(self, it: DeviceLine) -> str:
        kinds = {"desktop": self.tr("Computer"), "kiosk": self.tr("Kiosk"), "key": self.tr("Another program")}
        parts = [kinds.get(it.kind, it.kind), it.staff_name]
        if it.revoked_at is not None:
            gone = self.tr("without access since %1")
            parts.append(gone.replace("%1", formats.moment(it.revoked_at, self._zone())))
        elif it.renewed_at is not None:
            seen = self.tr("seen %1")
            parts.append(seen.replace("%1", formats.moment(it.renewed_at, self._zone())))
        else:
            day = formats.local(it.created_at, self._zone()).date()
            parts.append(self.tr("since %1").replace("%1", formats.date_words(day, short=True)))
        parts.append(self.tr("version %1").replace("%1", it.app) if it.app else "")
        return DOT.join(part for part in parts if part)

    def _naming(self) -> list[QPushButton]:
        save = style.button(self.tr("Save"), role="primary")
        save.clicked.connect(self._take)
        save.setEnabled(not self._computers.busy)
        leave = style.button(self.tr("Leave as it was"))
        leave.clicked.connect(self.leave)
        return [save, leave]

    def _acts(self, computer: Computer) -> list[QPushButton]:
        it = computer.line
        if it.revoked_at is not None:
            return []
        name = style.button(self.tr("Rename"), role="quiet", icon="pencil")
        name.setAccessibleName(f"{name.text()}: {_called(it)}")
        name.clicked.connect(partial(_name, self, it))
        take = style.button(self.tr("Take access away"), role="quiet")
        take.setAccessibleName(f"{take.text()}: {_called(it)}")
        asked_twice(
            take,
            self.tr("Take away for good"),
            partial(run_by, self._spawn, partial(self._computers.revoke, it.id)),
        )
        if it.id in self._half:
            take.click()
        self._takes[it.id] = take
        for button in (name, take):
            button.setEnabled(not self._computers.busy and self._named is None)
        if computer.own:
            take.setEnabled(False)
            take.setToolTip(self.tr("You are working on it. To leave it, sign out."))
        return [name, take]


def _seconds_left(computers: Computers) -> int:
    return computers.seconds_left


def _close_code(computers: Computers, _checked: bool = False) -> None:
    computers.close_code()


def _called(it: DeviceLine) -> str:
    return DOT.join(part for part in (it.name, it.staff_name) if part)


def _name(section: ComputersSection, it: DeviceLine, _checked: bool = False) -> None:
    section.name(it)
