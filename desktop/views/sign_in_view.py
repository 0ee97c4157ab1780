"""The sign-in form: server, email, password, and why it did not work, in words. Decides nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.sign_in import SignInPresenter, Trouble
from desktop.theming import enters, icons, style, words
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from scheduling.errors import ErrorCode

WIDTH = 380
MOST_NAMED = 3
"""Of those who left something unsent; a computer of more has its page's room all the same."""


def trouble_words(trouble: ErrorCode | Trouble) -> str:
    """Why a sign-in failed, as a full sentence."""
    if isinstance(trouble, ErrorCode):
        return words.error_words(trouble)
    translate = QCoreApplication.translate
    known = {
        Trouble.NO_SERVER_ADDRESS: translate("SignIn", "Enter the address of the server."),
        Trouble.NO_EMAIL: translate("SignIn", "Enter your email."),
        Trouble.NO_PASSWORD: translate("SignIn", "Enter your password."),
        Trouble.PASSWORD_SHORT: translate("SignIn", "A password has at least 10 characters."),
        Trouble.NO_CODE: translate("SignIn", "Enter the code that the owner gave you."),
        Trouble.CODE_WRONG: translate(
            "SignIn",
            "This code does not count: it was used, it is over, or a newer one was given. Ask the owner for another.",
        ),
        Trouble.OFFLINE: translate(
            "SignIn", "The server does not answer. Check the network and the address, then try again."
        ),
        Trouble.FILES_IN_USE: translate(
            "SignIn", "Another program is working with this person's files on this computer."
        ),
        Trouble.FILES_UNREADABLE: translate(
            "SignIn",
            "The changes that were not sent yet cannot be read. Do not delete them: ask for help.",
        ),
        Trouble.KEY_MISSING: translate(
            "SignIn",
            "The key of this person's files is not on this computer. Sign in once: the server gives it back, and all"
            " that waits goes on.",
        ),
        Trouble.KEY_OFFLINE: translate(
            "SignIn",
            "The key of this person's files is not on this computer, so the server is needed once. Nothing is lost:"
            " sign in when the network is back.",
        ),
        Trouble.NOT_KEPT: translate(
            "SignIn",
            "This computer's disk is full or may not be written to, its keyring is locked, or another program has "
            "the files open. Nothing is lost: mend that, then open the program again.",
        ),
        Trouble.FILES_TOO_NEW: translate(
            "SignIn", "A newer version of the program wrote this person's files. Update this one."
        ),
    }
    return known[trouble]


class SignInView(QWidget):
    """``spawn`` starts a coroutine and answers for its faults."""

    def __init__(
        self,
        presenter: SignInPresenter,
        spawn: Callable[[Coroutine[Any, Any, Any]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._spawn = spawn
        style.mark(self, panel="canvas")
        self.server = _field(presenter.server, self.tr("Server address"))
        self.server.setPlaceholderText("https://garage.example")
        self.email = _field(presenter.email, self.tr("Email"))
        self.email.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self.password = _field("", self.tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.code = _field("", self.tr("Code that the owner gave you"))
        self.trouble = QLabel()
        self.other_way = style.button("", role="link")
        self.other_way.setVisible(presenter.takes_codes)
        self.submit = style.button(self.tr("Sign in"), role="primary")
        self.back = self._way_back()
        self.back.setVisible(presenter.has_way_back)
        self._lay_out()
        for field in self._fields():
            enters.once_in(field)
            field.returnPressed.connect(self.send)
        self.other_way.clicked.connect(self._go_the_other_way)
        self.submit.clicked.connect(self.send)
        self.back.clicked.connect(presenter.go_back)
        listen(presenter.changed, self, self.refresh)
        self.refresh()

    def send(self) -> None:
        """Try with what is in the fields."""
        enters.sent()
        given = (field.text() for field in (self.server, self.email, self.password, self.code))
        self._spawn(self._presenter.sign_in(*given))

    def focus_first_empty(self) -> None:
        """Where typing should begin."""
        empty = [field for field in self._fields() if not field.text() and field.isVisibleTo(self)]
        (empty or [self.password])[0].setFocus()

    def refresh(self) -> None:
        """Show what the presenter says."""
        busy = self._presenter.busy
        choosing = self._presenter.choosing
        ready = self.tr("Set the password and sign in") if choosing else self.tr("Sign in")
        self.submit.setText(self.tr("Signing in …") if busy else ready)
        self._title.setText(self.tr("Choose a password") if choosing else self.tr("Sign in"))
        named = self.tr("New password, at least 10 characters") if choosing else self.tr("Password")
        self._password_label.setText(named)
        self.password.setAccessibleName(named)
        self._code_row.setVisible(choosing)
        self.other_way.setText(self.tr("I have a password") if choosing else self.tr("I have a code"))
        for widget in (self.submit, *self._fields(), self.back, self.other_way):
            widget.setEnabled(not busy)
        trouble = None if busy else self._presenter.trouble
        self._trouble_row.setVisible(trouble is not None)
        # On a low screen there is no room for both.
        self._left_here.setVisible(bool(self._presenter.unsent) and trouble is None)
        if trouble is not None:
            self.trouble.setText(trouble_words(trouble))
            self.trouble.setAccessibleName(self.trouble.text())
            self._field_of(trouble).setFocus()
        for field in self._fields():
            wrong = trouble is not None and field is self._field_of(trouble)
            style.mark(field, invalid=wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.go_back()
        else:
            super().keyPressEvent(event)

    def _way_back(self) -> QPushButton:
        if self._presenter.back_to_people:
            return style.button(self.tr("Back to the people of this computer"), icon="users")
        back = style.button(self.tr("Back to the calendar"), icon="calendar-days")
        back.setToolTip(self.tr("Esc: go on without the server; nothing is sent before you sign in"))
        return back

    def _field_of(self, trouble: ErrorCode | Trouble) -> QLineEdit:
        if trouble in {Trouble.NO_SERVER_ADDRESS, Trouble.OFFLINE}:
            return self.server
        if trouble in {Trouble.NO_CODE, Trouble.CODE_WRONG}:
            return self.code
        return self.email if trouble == Trouble.NO_EMAIL else self.password

    def _fields(self) -> tuple[QLineEdit, ...]:
        """In the order in which they stand."""
        return self.email, self.code, self.password, self.server

    def _go_the_other_way(self) -> None:
        self._presenter.choose(a_password=not self._presenter.choosing)
        self.focus_first_empty()

    def _lay_out(self) -> None:
        space = theme().tokens.space
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        card = QFrame()
        style.mark(card, panel="dialog")
        card.setFixedWidth(WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(space(7), space(7), space(7), space(7))
        column.setSpacing(space(3))
        column.addLayout(brand())
        self._title = style.text("", size="title", weight=700)
        column.addWidget(self._title)
        hint = style.text(self.tr("Once on this computer; after that it opens by itself."), tone="muted")
        hint.setWordWrap(True)
        column.addWidget(hint)
        if self._presenter.handed_over is not None:
            column.addSpacing(space(1))
            column.addWidget(_notice(self._erased(self._presenter.handed_over)))
        self._left_here = _notice(self._unsent())
        column.addWidget(self._left_here)
        column.addSpacing(space(2))
        _labelled(column, self.email)
        self._code_row, _ = _labelled(column, self.code)
        _, self._password_label = _labelled(column, self.password)
        _labelled(column, self.server)
        column.addWidget(self._trouble())
        column.addSpacing(space(1))
        column.addWidget(self.submit)
        column.addWidget(self.other_way, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.back)
        if self._presenter.secrets_in_file:
            column.addSpacing(space(2))
            column.addWidget(_note(keyring_words()))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def _unsent(self) -> str:
        """Who left something behind on this computer, and when it goes; empty where nobody did."""
        everybody = self._presenter.unsent
        if not everybody:
            return ""
        lines = [self.tr("Not sent yet from this computer; it is sent when they sign in here again:")]
        for left in everybody[:MOST_NAMED]:
            counts = [
                self.tr("%n changes", "", left.changes) if left.changes else "",
                self.tr("%n files", "", left.files) if left.files else "",
            ]
            what = ", ".join(filter(None, counts))
            lines.append(self.tr("%1: %2").replace("%2", what).replace("%1", left.name))
        if len(everybody) > MOST_NAMED:
            lines.append(self.tr("and of %n more people", "", len(everybody) - MOST_NAMED))
        return "\n".join(lines)

    def _erased(self, count: int) -> str:
        """Why one has to sign in: this computer's access was taken away."""
        words_ = self.tr(
            "This computer no longer has access: the owner took it away. Everything of the workshop was erased"
            " from it."
        )
        if count:
            kept = self.tr(
                "%n changes and files that had not been sent are with the owner, who decides on them.",
                "",
                count,
            )
            words_ = f"{words_} {kept}"
        return words_

    def _trouble(self) -> QWidget:
        self._trouble_row = QFrame()
        style.mark(self._trouble_row, panel="bad")
        space = theme().tokens.space
        line = QHBoxLayout(self._trouble_row)
        line.setContentsMargins(space(3), space(2), space(3), space(2))
        line.setSpacing(space(2))
        mark = QLabel()
        icons.set_icon(mark, "circle-alert", "bad")
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.trouble.setWordWrap(True)
        self.trouble.setProperty("tone", "bad")
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        line.addWidget(self.trouble, 1)
        return self._trouble_row


def keyring_words() -> str:
    """Said where the system has no keyring."""
    return QCoreApplication.translate(
        "SignIn", "This computer has no keyring: the sign-in is kept in a file only you can read."
    )


def _field(value: str, name: str) -> QLineEdit:
    field = QLineEdit(value)
    field.setAccessibleName(name)
    return field


def _labelled(column: QVBoxLayout, field: QLineEdit) -> tuple[QWidget, QLabel]:
    """What holds both, and the label."""
    label = style.text(field.accessibleName(), weight=500)
    label.setBuddy(field)
    holder = QWidget()
    pair = QVBoxLayout(holder)
    pair.setContentsMargins(0, 0, 0, 0)
    pair.setSpacing(theme().tokens.space(1))
    pair.addWidget(label)
    pair.addWidget(field)
    column.addWidget(holder)
    return holder, label


def brand() -> QHBoxLayout:
    """The program's mark and name."""
    line = QHBoxLayout()
    line.setSpacing(theme().tokens.space(2))
    mark = QLabel()
    icons.set_icon(mark, "wrench", "accent", 22)
    line.addWidget(mark)
    line.addWidget(style.text("Auto Doctor", size="brand", weight=700))
    line.addStretch(1)
    return line


def _notice(words_: str) -> QWidget:
    """What whoever signs in should know."""
    notice = QFrame()
    style.mark(notice, panel="alert")
    notice.setAccessibleName(words_)
    space = theme().tokens.space
    line = QHBoxLayout(notice)
    line.setContentsMargins(space(3), space(2), space(3), space(2))
    line.setSpacing(space(2))
    mark = QLabel()
    icons.set_icon(mark, "info", "ink2")
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    text = style.text(words_)
    text.setWordWrap(True)
    text.setTextFormat(Qt.TextFormat.PlainText)
    line.addWidget(text, 1)
    return notice


def _note(text: str) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme().tokens.space(2))
    mark = QLabel()
    icons.set_icon(mark, "key-round", "ink3")
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words_ = style.text(text, tone="muted", size="small")
    words_.setWordWrap(True)
    line.addWidget(words_, 1)
    return holder
