"""Lists that the server is asked for: cards that scroll, and below them what went wrong, with a way to try again.

Where nothing is known yet that is all there is, in the middle of the page. Painted anew from the presenter each time
it says something; the scroll bar and the keys stay where they were.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.presenters.on_server import OnServer, Reached
from desktop.theming import enters, icons, style, words
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from scheduling.errors import ErrorCode

Spawn = Callable[[Coroutine[Any, Any, Any]], None]
"""Starts a coroutine and answers for its faults."""
_Keys = tuple[QWidget, str]
"""A widget and its name, by which it is known when it was made anew."""
WIDTH = 760
MARK = 28
"""An icon that stands alone on a page."""


class LoadedPage(QWidget):
    """A page whose content the server is asked for each time that it is shown."""

    @abstractmethod
    def load(self) -> None:
        """Ask for all of it."""


class AskedPage(LoadedPage):
    """``content`` and ``load`` are the subclass's."""

    def __init__(self, presenter: OnServer, spawn: Spawn) -> None:
        super().__init__()
        self._asked = presenter
        self._spawn = spawn
        self._had: _Keys | None = None
        """What had the keys before it could not keep them: while the server is asked nothing can be pressed."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        style.mark(self, panel="canvas")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._area, 1)
        self._foot = Foot(self.load)
        self.column.addWidget(self._foot)
        listen(presenter.changed, self, self.refresh)

    @abstractmethod
    def content(self) -> Sequence[QWidget]:
        """What stands below each other once the server has answered; anew each time, but for what is typed into."""

    def lasting(self) -> Sequence[QWidget]:
        """What needs no server and stands below, whether it has answered or not."""
        return ()

    def refresh(self) -> None:
        """Show what the presenter says."""
        space = theme().tokens.space
        bar = self._area.verticalScrollBar()
        at, had = bar.value(), _focused(self)
        if had is not None:
            self.setFocus()  # else they would go to whatever comes next, with the page that goes
        elif self.hasFocus():
            had = self._had
        page = QWidget()
        line = QHBoxLayout(page)
        line.setContentsMargins(space(5), space(5), space(5), space(6))
        column = QVBoxLayout()
        column.setSpacing(space(4))
        asked = self.content() if self._asked.known else _waiting(self._asked)
        lasting = self.lasting()
        for widget in (*asked, *lasting):
            widget.setMaximumWidth(WIDTH)
            column.addWidget(widget)
        column.addStretch(1)
        line.addLayout(column, 1)
        self._tell(alone=not lasting)
        self._replace(page)
        _lay_out_now(page)
        bar.setValue(at)
        self._had = None if had is None or _given_back(self, had) else had

    def _tell(self, *, alone: bool = True) -> None:
        """What went wrong: below what is known or stands there all the same, else in the place of it."""
        said = trouble_words(self._asked)
        alone = alone and bool(said) and not self._asked.known
        self._foot.tell(said, alone=alone)
        self._area.setVisible(not alone)
        self.column.setStretchFactor(self._foot, int(alone))

    def _replace(self, page: QWidget) -> None:
        """What was pressed to bring this about may be on the page before, so that one goes a moment later."""
        before = self._area.takeWidget()
        self._area.setWidget(page)
        page.show()
        if before is not None:
            before.hide()
            before.setParent(None)
            before.deleteLater()


class Foot(QWidget):
    """What went wrong, below the lines, which stay where they are; hidden while nothing did."""

    def __init__(self, again: Callable[[], None]) -> None:
        super().__init__()
        space = theme().tokens.space
        around = QHBoxLayout(self)
        around.setContentsMargins(space(5), space(3), space(5), space(3))
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        around.addWidget(holder)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(space(3))
        self._mark = QLabel()
        icons.set_icon(self._mark, "cloud-off", "ink3", MARK)
        self._said = note("", "bad")
        self._again = style.button(QCoreApplication.translate("Asked", "Try again"), icon="refresh-cw")
        self._again.clicked.connect(again)
        self._line.addStretch(0)
        self._line.addWidget(self._mark)
        self._line.addWidget(self._said, 1)
        self._line.addWidget(self._again)
        self._line.addStretch(0)
        self.hide()

    def tell(self, said: str, *, alone: bool = False) -> None:
        """Nothing hides it. ``alone``: there is nothing above it, so it stands in the middle."""
        way, middle = QBoxLayout.Direction, Qt.AlignmentFlag.AlignHCenter
        self._said.setText(said)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter if alone else Qt.AlignmentFlag.AlignVCenter)
        self._mark.setVisible(alone)
        self._line.setDirection(way.TopToBottom if alone else way.LeftToRight)
        for end in (0, self._line.count() - 1):
            self._line.setStretch(end, int(alone))
        self._line.setStretchFactor(self._said, int(not alone))
        for each in (self._mark, self._again):
            self._line.setAlignment(each, middle if alone else Qt.AlignmentFlag(0))
        self.setVisible(bool(said))


def trouble_words(asked: OnServer) -> str:
    """What went wrong, and what is known all the same of what was to be done; empty where nothing did."""
    translate = QCoreApplication.translate
    if not asked.problem:
        return ""
    known = asked.problem in set(ErrorCode)
    said = words.error_words(asked.problem) if known else translate("Asked", "The server does not answer.")
    if asked.reached is Reached.ANSWERED:
        then = translate("Asked", "What was decided last has reached the server.")
    elif known:
        return said
    elif asked.reached is Reached.ASKED:
        then = translate("Asked", "Whether it was done shows once it does.")
    else:
        then = translate("Asked", "Nothing was changed.")
    return f"{said} {then}"


def _waiting(asked: OnServer) -> list[QWidget]:
    """What stands where the list will be; nothing where the foot says why it is not there."""
    if asked.problem:
        return []
    return [note(QCoreApplication.translate("Asked", "Asking the server …"), "muted")]


def note(said: str, tone: str) -> QLabel:
    """A sentence that may take several lines."""
    label = style.text(said, tone=tone, size="small" if tone == "bad" else "body")
    label.setWordWrap(True)
    label.setMaximumWidth(WIDTH)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def run_by(spawn: Spawn, work: Callable[[], Coroutine[Any, Any, Any]], _checked: bool = False) -> None:
    """Start it, for a button's click."""
    spawn(work())


def asked_twice(button: QPushButton, sure: str, act: Callable[[], None]) -> None:
    """What cannot be taken back is done at the second press, which ``sure`` names.

    The second half of a double press, by mouse, Enter or Space, is not one: nobody has read what is asked by then. Who
    goes elsewhere in between has not answered: it is asked anew.
    """
    button.clicked.connect(_Asking(button, sure, act).press)


class _Asking(QObject):
    """Of a button: whether its first press was made, and what it is called until then."""

    def __init__(self, button: QPushButton, sure: str, act: Callable[[], None]) -> None:
        super().__init__(button)
        self._button = button
        self._sure = sure
        self._act = act
        self._before: tuple[str, str, str] | None = None
        """Its words, its name and its role before it asked."""
        button.installEventFilter(self)

    def press(self) -> None:
        """Ask, or do it."""
        if self._before is not None:
            self.anew()  # also where it is not done: the next press asks again
            self._act()
            return
        enters.sent()
        button = self._button
        self._before = (button.text(), button.accessibleName(), button.property("role") or "")
        button.setText(self._sure)
        if self._before[1]:  # else it is called by its words
            button.setAccessibleName(f"{self._sure}: {self._before[1]}")
        style.mark(button, role="danger")

    def anew(self) -> None:
        """Nobody has pressed it yet."""
        if self._before is not None:
            words, name, role = self._before
            self._before = None
            self._button.setText(words)
            self._button.setAccessibleName(name)
            style.mark(self._button, role=role)

    @property
    def usual(self) -> str:
        """What it is called while it does not ask; empty: as it is called now."""
        return "" if self._before is None else self._before[1] or self._before[0]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click is one click, and two quick presses of Space are one; what is left asks anew."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() == Qt.Key.Key_Space and not enters.once(event)
        if (isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() in _LEFT) or (
            event.type() == QEvent.Type.Hide and not event.spontaneous()
        ):
            self.anew()
        return super().eventFilter(watched, event)


_LEFT = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.MouseFocusReason}
)
"""Somebody went elsewhere; the program itself only parks the keys."""


def asks(button: QPushButton) -> bool:
    """Whether the next press does it."""
    return any(asking.usual for asking in button.findChildren(_Asking))


def ask_anew(button: QPushButton) -> None:
    """Of one that is ``asked_twice``: nobody has pressed it yet."""
    for asking in button.findChildren(_Asking):
        asking.anew()


def _focused(page: QWidget) -> _Keys | None:
    """What of the page has the keys, and what it is called."""
    has = page.window().focusWidget() if page.isVisible() else None
    if has is None or has is page or not page.isAncestorOf(has):
        return None
    usual = has.accessibleName() or (has.text() if isinstance(has, QPushButton) else "")
    return has, _usual(has) or usual


def _usual(widget: QWidget) -> str:
    """What one that asks just now is called else."""
    return next((asking.usual for asking in widget.findChildren(_Asking)), "")


def _given_back(page: QWidget, had: _Keys) -> bool:
    """The keys, to the same widget where it stayed, else to the one of that name that stands in its place."""
    widget, name = had
    if isValid(widget) and page.isAncestorOf(widget) and widget.isVisibleTo(page):
        widget.setFocus()
        return widget.isEnabled()
    for button in page.findChildren(QPushButton):
        names = {button.accessibleName(), button.text(), _usual(button)}
        if name and name in names and button.isVisibleTo(page):
            button.setFocus()
            return button.isEnabled()
    return False


def _lay_out_now(page: QWidget) -> None:
    """So that it is as high as it will be, and can be scrolled to where one was."""
    layout = page.layout()
    if layout is not None:
        layout.activate()
        width = page.width()
        page.resize(width, max(page.height(), layout.totalHeightForWidth(width)))
