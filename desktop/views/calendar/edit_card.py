"""The same field changed by two people: both values side by side, field by field, and one of each is taken."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

from desktop.presenters.edit_clashes import EditClash, FieldClash
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.answer_cards import AnswerCard, what_words
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.field_words import field_words, value_words
from desktop.views.calendar.flow_row import FlowRow

WIDE, NARROW = 20, 30
"""Letters that a value has room for in a line: half of the wide card, or all of the narrow one."""
MOST_LINES = 3


class EditCard(AnswerCard):
    """``settled`` carries the change's id and the names of the fields that are taken as they were entered here."""

    settled = Signal(object, object)

    def __init__(self, clash: EditClash, *, wide: bool) -> None:
        """``wide``: there is room for the two values beside each other, not only for one below the other."""
        translate = QCoreApplication.translate
        lines = [translate("Calendar", "Somebody else changed the same meanwhile. What should it be?")]
        if clash.also:
            named = ", ".join(field_words(name) for name in clash.also)
            lines.append(fill(translate("Calendar", "Goes along, since nobody else changed it: %1."), named))
        title = clash.who or what_words(clash.what)
        super().__init__("git-compare-arrows", translate("Calendar", "Changed twice"), "bad", title, lines)
        self.about = clash.about | {clash.mid}
        self.mid = clash.mid
        self._wide = wide
        self.yours: dict[str, QPushButton] = {}
        self.theirs: dict[str, QPushButton] = {}
        for field in clash.fields:
            self._add_field(field)
        self.apply = style.button("", role="primary")
        self.apply.clicked.connect(self._settle)
        self.all_mine = style.button(translate("Calendar", "Take all of mine"), role="quiet")
        self.all_mine.clicked.connect(self._take_all)
        several = [self.all_mine] if len(clash.fields) > 1 else []
        self.add_buttons([self.apply, *several])
        self._say()

    @property
    def mine(self) -> frozenset[str]:
        """The fields that are taken as they were entered here."""
        return frozenset(name for name, button in self.yours.items() if button.isChecked())

    def _add_field(self, field: FieldClash) -> None:
        translate, space = QCoreApplication.translate, theme().tokens.space
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, space(1), 0, 0)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(2)
        grid.addWidget(style.text(field_words(field.name), size="small", weight=600), 0, 0, 1, 2)
        group = QButtonGroup(holder)
        sides = (
            (translate("Calendar", "Theirs"), field.theirs, self.theirs),
            (translate("Calendar", "Yours"), field.yours, self.yours),
        )
        for place, (whose, value, kept) in enumerate(sides):
            row, column = (1, place) if self._wide else (1 + 2 * place, 0)
            grid.addWidget(style.text(whose, tone="muted", size="small"), row, column)
            button = kept[field.name] = self._choice(whose, field.name, value)
            group.addButton(button)
            grid.addWidget(button, row + 1, column)
            grid.setColumnStretch(column, 1)
        self.theirs[field.name].setChecked(True)
        self._column.addWidget(holder)

    def _choice(self, whose: str, name: str, value: object) -> QPushButton:
        shown = value_words(name, value)
        button = style.button(_broken(shown, WIDE if self._wide else NARROW), role="choice")
        button.setFont(theme().font("small", 500))
        button.setCheckable(True)
        button.setAccessibleName(f"{field_words(name)}. {whose}: {shown}")
        button.setToolTip(shown)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        button.clicked.connect(self._say)
        return button

    def _take_all(self) -> None:
        for button in self.yours.values():
            button.setChecked(True)
        self._say()
        self.apply.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        """The button says what it does; what is done already is not offered."""
        translate = QCoreApplication.translate
        mine = len(self.mine)
        self.all_mine.setEnabled(mine < len(self.yours))
        if not mine:
            self.apply.setText(translate("Calendar", "Keep theirs"))
        elif mine == len(self.yours):
            self.apply.setText(translate("Calendar", "Take mine"))
        else:
            self.apply.setText(translate("Calendar", "Take these"))
        row = self.apply.parentWidget()
        if isinstance(row, FlowRow):
            row.fit()

    def _settle(self) -> None:
        self.settled.emit(self.mid, self.mine)


def settled_words(clash: EditClash, mine: frozenset[str]) -> str:
    """What was kept, value by value; the card is gone by then."""
    values = ((each.name, each.yours if each.name in mine else each.theirs) for each in clash.fields)
    kept = "; ".join(f"{field_words(name)} {_short(value_words(name, value))}" for name, value in values)
    said = QCoreApplication.translate("Calendar", "%1. Kept: %2.")
    return fill(said, clash.who or what_words(clash.what), kept)


def _short(words: str) -> str:
    """Notes may be long, an alert may not."""
    most = MOST_LINES * WIDE
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _broken(words: str, wide: int) -> str:
    """In lines of so many letters, at most three; an ampersand is no shortcut here."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + len(word) < wide:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    cut = [line if len(line) <= wide else f"{line[: wide - 1]}…" for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        cut[-1] = f"{cut[-1].rstrip('…')[: wide - 1]}…"
    return "\n".join(cut).replace("&", "&&")
