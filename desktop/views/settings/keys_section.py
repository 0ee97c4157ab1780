"""The settings' page on keys for websites and other programs: made, shown once, revoked. Paints and forwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.presenters.typed_values import DAYS
from desktop.presenters.website_keys import LASTS, WebsiteKeys
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.asked import AskedPage, Spawn, asked_twice, note, run_by
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.calendar.card_parts import chip
from desktop.views.hours.fields import Tick
from desktop.views.settings.form import Form, Shown
from desktop.views.settings.form_words import number_words
from desktop.views.settings.page_parts import act, boxed, entry, listed, top
from scheduling.key_messages import KeyLine, KeyMade
from scheduling.keys import Scope


class KeysSection(AskedPage):
    """``zone`` is the workshop's."""

    def __init__(self, keys: WebsiteKeys, spawn: Spawn, zone: Callable[[], tzinfo]) -> None:
        super().__init__(keys, spawn)
        self._keys = keys
        self._zone = zone
        self.form = Form(keys, bare=True)
        self.form.setParent(self)
        self.form.hide()
        self.form.may_be_left = True
        self.form.line(
            "name", self.tr("Name"), hint=self.tr("By which you know it: the website, the program.")
        )
        scopes = ScopeTicks(keys)
        self.form.own("scopes", Shown(self.tr("It may"), scopes.fill, str, scopes))
        self.form.segments("lasts", self.tr("It ends"), [(days, _lasts_words(days)) for days in LASTS])
        self.form.save_asked.connect(self._save)
        self.form.left.connect(keys.discard)
        self.refresh()

    def load(self) -> None:
        """Ask for all of it."""
        self._spawn(self._keys.load())

    def content(self) -> Sequence[QWidget]:
        open_ = self._keys.opened is not None
        add = style.button(self.tr("Make a key"), role="primary", icon="key-round")
        add.setEnabled(not open_ and not self._keys.busy and self._keys.made is None)
        add.clicked.connect(partial(_begin, self))
        about = self.tr(
            "A website or another program comes in with a key, and sees only the customers and bookings that it"
            " brought. Whoever has the key has its rights."
        )
        shown: list[QWidget] = [top(self.tr("Access keys for websites"), about, add)]
        self.form.setParent(self)  # else it would go with the page before
        if open_:
            self.form.refresh()
            shown.append(boxed(self.form))
        if self._keys.made is not None:
            shown.append(self._made(self._keys.made))
        rows = [self._row(line) for line in self._keys.rows]
        return [*shown, listed(rows) if rows else note(self.tr("There is no key."), "muted")]

    def begin(self) -> None:
        """Open the form of a new one."""
        self._keys.open()
        self.form.first().setFocus()

    def _save(self) -> None:
        self._spawn(self._keys.save())

    def _row(self, line: KeyLine) -> QWidget:
        lives = self._keys.lives(line)
        used = self.tr("never used")
        if line.last_used is not None:
            used = fill(self.tr("last used %1"), formats.moment(line.last_used, self._zone()))
        parts = [used]
        if line.revoked_at is not None:
            parts.append(fill(self.tr("revoked %1"), self._day(line.revoked_at)))
        elif line.expires_at is not None:
            said = self.tr("until %1") if lives else self.tr("ended %1")
            parts.append(fill(said, self._day(line.expires_at)))
        parts.append(", ".join(scope_words(scope) for scope in line.scopes))
        chips = [] if lives else [chip("ban", self.tr("Opens nothing"), "wait")]
        about = DOT.join(parts)
        if not lives:
            return entry("key-round", line.name, about, chips=chips)
        revoke = act(self.tr("Revoke"), line.name)
        asked_twice(
            revoke, self.tr("Revoke for good"), partial(run_by, self._spawn, partial(self._keys.revoke, line))
        )
        revoke.setEnabled(self._keys.opened is None and not self._keys.busy)
        return entry("key-round", line.name, about, revoke, chips=chips)

    def _day(self, instant: int) -> str:
        return formats.date_words(formats.local(instant, self._zone()).date(), short=True)

    def _made(self, made: KeyMade) -> QWidget:
        """Shown this once; the server keeps only what tells it again."""
        space = theme().tokens.space
        box = QFrame()
        style.mark(box, panel="alert")
        column = QVBoxLayout(box)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        said = self.tr(
            "The key of “%1”. Copy it now to where it is used: it is not shown again, here or anywhere."
        )
        column.addWidget(note(fill(said, made.line.name), ""))
        line = QHBoxLayout()
        field = QLineEdit(made.key)
        field.setReadOnly(True)
        field.setCursorPosition(0)
        field.setAccessibleName(self.tr("The key"))
        line.addWidget(field, 1)
        copy = style.button(self.tr("Copy"), icon="copy")
        copy.clicked.connect(partial(_copy, self._keys))
        done = style.button(self.tr("Done"))
        done.clicked.connect(partial(_drop, self._keys))
        line.addWidget(copy)
        line.addWidget(done)
        column.addLayout(line)
        return box


class ScopeTicks(QWidget):
    """A box for each part of the API."""

    def __init__(self, keys: WebsiteKeys) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().tokens.space(1), 0, 0)
        column.setSpacing(theme().tokens.space(1))
        self.boxes: dict[Scope, Tick] = {}
        for scope in Scope:
            box = self.boxes[scope] = Tick(formats.capital(scope_words(scope)))
            box.toggled.connect(partial(_tick, keys, scope))
            column.addWidget(box)
        self.setFocusProxy(self.boxes[Scope.AVAILABILITY])

    def fill(self, scopes: Sequence[Scope]) -> None:
        """These are ticked."""
        for scope, box in self.boxes.items():
            blocker = QSignalBlocker(box)
            box.setChecked(scope in scopes)
            blocker.unblock()


def scope_words(scope: Scope) -> str:
    """What a key of that scope may do."""
    translate = QCoreApplication.translate
    return {
        Scope.AVAILABILITY: translate("Keys", "see plans and free times"),
        Scope.BOOKINGS: translate("Keys", "book, move and cancel"),
        Scope.CUSTOMERS: translate("Keys", "bring customers and vehicles"),
        Scope.REQUESTS: translate("Keys", "ask for visits"),
        Scope.PAYMENTS: translate("Keys", "take payments"),
        Scope.WAITLIST: translate("Keys", "look for a mechanic at once"),
        Scope.SESSIONS: translate("Keys", "take part in sessions"),
    }[scope]


def _lasts_words(days: int | None) -> str:
    translate = QCoreApplication.translate
    if days is None:
        return translate("Keys", "When it is revoked")
    return fill(translate("Keys", "After %1"), number_words(days, DAYS))


def _tick(keys: WebsiteKeys, scope: Scope, on: bool) -> None:
    keys.tick(scope, on=on)


def _begin(section: KeysSection, _checked: bool = False) -> None:
    section.begin()


def _drop(keys: WebsiteKeys, _checked: bool = False) -> None:
    keys.drop()


def _copy(keys: WebsiteKeys, _checked: bool = False) -> None:
    QGuiApplication.clipboard().setText(keys.copy())
