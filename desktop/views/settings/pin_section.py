"""One's own PIN on this computer, and after how long it locks itself. Decides nothing itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.presenters.own_pin import Done, NotSame, OwnPin
from desktop.presenters.preferences import LOCKS
from desktop.presenters.settings import Settings
from desktop.presenters.switching import Wrong
from desktop.store.pins import Flaw, Standing
from desktop.theming import enters, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.asked import WIDTH, LoadedPage, Spawn, asked_twice, note, run_by
from desktop.views.parked_keys import ParkedKeys
from desktop.views.pin_field import PinField
from desktop.views.settings.page_parts import top
from desktop.views.settings.parts import Segments, card, row
from desktop.views.sign_in_view import trouble_words
from desktop.views.switch_view import WrongWords

FIELD = 200


class PinSection(LoadedPage):
    """``spawn`` starts a coroutine and answers for its faults."""

    def __init__(self, presenter: OwnPin, spawn: Spawn, settings: Settings) -> None:
        super().__init__()
        self._pin = presenter
        self._spawn = spawn
        self._settings = settings
        self._keys = ParkedKeys(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        style.mark(self, panel="canvas")
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("Your password"))
        self.old = PinField(self.tr("Your PIN now"))
        self.new = PinField(self.tr("New PIN, 4 to 8 digits"))
        self.again = PinField(self.tr("The same once more"))
        self.save = style.button("", role="primary")
        self.remove = style.button(self.tr("Remove the PIN"), role="quiet")
        self.way = style.button("", role="link")
        self._lay_out()
        for field in (self.password, self.old, self.new, self.again):
            field.setFixedWidth(FIELD)
            enters.once_in(field)
            field.returnPressed.connect(partial(_save, self))
        self.save.clicked.connect(partial(_save, self))
        self.way.clicked.connect(partial(_other_way, presenter))
        listen(presenter.changed, self, self.refresh)
        self.refresh()

    def load(self) -> None:
        """Nobody has to be asked: look again how it stands."""
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter says."""
        it, standing = self._pin, self._pin.standing
        self._stands.setText(self._standing_words(standing))
        self._password_row.show(it.by_password)
        self._old_row.show(not it.by_password)
        self.way.setVisible(not it.must_be_password)
        self.way.setText(
            self.tr("With the PIN instead") if it.by_password else self.tr("With the password instead")
        )
        self.save.setText(self.tr("Change the PIN") if standing.known else self.tr("Set the PIN"))
        self._show_remove(known=standing.known)
        self._enable(not it.busy)
        self._tell(standing)

    async def set(self) -> None:
        """Have the PIN that was typed."""
        proof = (self.password if self._pin.by_password else self.old).text()
        if await self._pin.save(proof, self.new.text(), self.again.text()) and isValid(self):
            self._empty()

    async def drop(self) -> None:
        """Have none any more."""
        proof = (self.password if self._pin.by_password else self.old).text()
        if await self._pin.remove(proof) and isValid(self):
            self._empty()

    def _enable(self, may: bool) -> None:
        """While the PIN is looked at the page keeps the keys: else they went on to the lock, and Enter chose there."""
        held = (self.save, self.remove, self.way, self.password, self.old, self.new, self.again)
        if not may:
            self._keys.park(held)
        for widget in held:
            widget.setEnabled(may)
        if may:
            self._keys.give_back(self.save)

    def _empty(self) -> None:
        for field in (self.password, self.old, self.new, self.again):
            field.clear()

    def _standing_words(self, standing: Standing) -> str:
        if not standing.known:
            return self.tr(
                "You have no PIN on this computer yet. With one you come back after somebody else has worked here,"
                " also without the network."
            )
        if standing.spent:
            return self.tr("Your PIN was given wrongly too often. With your password you set another.")
        return self.tr("You have a PIN on this computer: Ctrl+L leads to where it is asked for.")

    def _show_remove(self, *, known: bool) -> None:
        """Anew each time, so that its second press is not half done."""
        fresh = style.button(self.tr("Remove the PIN"), role="quiet")
        asked_twice(fresh, self.tr("Remove it for good"), partial(run_by, self._spawn, self.drop))
        self._acts.replaceWidget(self.remove, fresh)
        had = self.remove.hasFocus()
        self.remove.hide()
        self.remove.setParent(None)
        self.remove.deleteLater()
        self.remove = fresh
        fresh.setVisible(known)
        if had:
            (fresh if known else self.save).setFocus()

    def _tell(self, standing: Standing) -> None:
        bad, good = self._trouble(standing), self._done()
        self._said.setText(bad or good)
        self._said.setVisible(bool(bad or good))
        style.mark(self._said, tone="bad" if bad else "muted")

    def _done(self) -> str:
        words = {
            Done.SET: self.tr("The PIN counts from now on."),
            Done.CHANGED: self.tr("The new PIN counts from now on."),
            Done.REMOVED: self.tr("You have no PIN on this computer any more."),
        }
        return words[self._pin.done] if self._pin.done is not None else ""

    def _trouble(self, standing: Standing) -> str:
        trouble = self._pin.trouble
        flaws: dict[object, str] = {
            Flaw.NOT_DIGITS: self.tr("A PIN has digits only."),
            Flaw.LENGTH: self.tr("A PIN has 4 to 8 digits."),
            Flaw.TOO_PLAIN: self.tr("That is what everybody would try first. Choose another."),
            NotSame.AGAIN: self.tr("The two are not the same."),
        }
        if trouble is None:
            return ""
        if isinstance(trouble, Wrong):
            return WrongWords().words(trouble, standing)
        if isinstance(trouble, (Flaw, NotSame)):
            return flaws[trouble]
        return trouble_words(trouble)

    # --- its parts

    def _lay_out(self) -> None:
        space = theme().tokens.space
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        line = QHBoxLayout(page)
        line.setContentsMargins(space(5), space(5), space(5), space(6))
        column = QVBoxLayout()
        line.addLayout(column, 1)
        column.setSpacing(space(4))
        for made in (top(self.tr("PIN and lock"), ""), self._own(), self._lock()):
            made.setMaximumWidth(WIDTH)
            column.addWidget(made)
        column.addStretch(1)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _own(self) -> QWidget:
        made, grid = card(self.tr("Your PIN on this computer"))
        self._stands = note("", "muted")
        grid.addWidget(self._stands, grid.rowCount(), 0, 1, 2)
        self._password_row = _Row(grid, self.password)
        self._old_row = _Row(grid, self.old)
        for field in (self.new, self.again):
            _Row(grid, field)
        self._said = note("", "muted")
        grid.addWidget(self._said, grid.rowCount(), 0, 1, 2)
        holder = QWidget()
        self._acts = QHBoxLayout(holder)
        self._acts.setContentsMargins(0, 0, 0, 0)
        self._acts.setSpacing(theme().tokens.space(2))
        for button in (self.save, self.remove, self.way):
            self._acts.addWidget(button)
        self._acts.addStretch(1)
        grid.addWidget(holder, grid.rowCount(), 0, 1, 2)
        return made

    def _lock(self) -> QWidget:
        made, grid = card(self.tr("Lock"))
        translate = QCoreApplication.translate
        names = {
            "": translate("PinSection", "Never"),
            "60": translate("PinSection", "1 hour"),
        } | {
            minutes: translate("PinSection", "%1 min").replace("%1", minutes) for minutes in ("1", "5", "15")
        }
        choices = [(minutes, names[minutes]) for minutes in LOCKS]
        after = Segments(self.tr("By itself after"), choices, self._settings.preferences.lock)
        after.chosen.connect(self._settings.set_lock)
        row(grid, self.tr("By itself after"), after)
        hint = self.tr(
            "Without a key or a click for that long this computer shows who may work here, and asks for the PIN; so it"
            " does when the program is opened. What you were doing is there when you come back. It is not locked for"
            " whoever has no PIN."
        )
        grid.addWidget(note(hint, "muted"), grid.rowCount(), 0, 1, 2)
        return made


class _Row:
    """A field and its name, which come and go together."""

    def __init__(self, grid: QGridLayout, field: QLineEdit) -> None:
        label = style.text(field.accessibleName(), tone="muted")
        label.setBuddy(field)
        self._both = (label, field)
        row(grid, label, field)

    def show(self, visible: bool) -> None:
        """Whether they are there."""
        for widget in self._both:
            widget.setVisible(visible)


def _save(section: PinSection, _checked: bool = False) -> None:
    section._spawn(section.set())


def _other_way(presenter: OwnPin, _checked: bool = False) -> None:
    presenter.prove_by(password=not presenter.by_password)
