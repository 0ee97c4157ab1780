"""The window with the week in it, painted from the files before the program that works with it is imported.

The same widgets and painters as in the calendar at work, over the same rows, so that nothing moves when that takes its
place a moment later (docs/adr/0027). It is for the usual start alone: where anything is not as it should be, nothing is
shown here, and the program begins with its own first page.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_blocks import BlockMaker
from desktop.presenters.calendar_board import BoardMaker, at_once, days_of_week
from desktop.presenters.calendar_model import Board, Mode
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import SystemClock
from desktop.presenters.preferences import Preferences, read
from desktop.shell.begins_locked import begins_locked
from desktop.shell.header_tools import HeaderTools
from desktop.shell.main_window import MainWindow
from desktop.shell.options import Options
from desktop.shell.person import PersonButton
from desktop.shell.profile import Profile
from desktop.shell.rail import Rail
from desktop.shell.screens import HOME, listed, rail_screens
from desktop.shell.sync_badge import Face, SyncBadge, face
from desktop.shell.translations import Translations, system_language
from desktop.store.account_file import Account, AccountFile
from desktop.store.drafts import FILE, STRANDED, Drafts, is_marked
from desktop.store.leaving import Departures
from desktop.store.resting import UNREADY, RestingRows, WeekRows
from desktop.store.secrets import Secrets, key_name, open_secrets
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_page import CalendarPage
from desktop.views.calendar.painted_grid import PaintedGrid
from desktop.views.calendar.panel_fold import COLLAPSE_BELOW, PanelFold
from scheduling.calendar_rules import day_bounds, local_of
from scheduling.records import Session
from scheduling.sessions import is_parked
from scheduling.vocabulary import Reason, SessionState

if TYPE_CHECKING:
    from desktop.presenters.needs_answer import NeedsAnswer
    from desktop.store.local_store import LocalStore

PATIENCE_MS = 1000
"""A window that is not on screen by then is not waited for."""
FOR_SOMEBODY = frozenset({SessionState.UNPLACED, SessionState.OFFERED})
"""Bookings with a card beside the calendar, which more than the rows is needed for; but for those that are parked."""


class FirstWeek:
    """What was begun and the program goes on with. ``opened`` are a person's files, if they had to be."""

    def __init__(
        self,
        window: MainWindow,
        translations: Translations,
        secrets: Secrets,
        opened: dict[UUID, LocalStore],
    ) -> None:
        self.window = window
        self.translations = translations
        self.secrets = secrets
        self.opened = opened


class _Seen:
    """All that the rows say for the first paint. To the badge it is how it stands with a server nobody has asked."""

    online = False
    problem = ""
    waiting = 0
    needs_attention = 0
    files_waiting = 0
    files_refused = 0
    answers: NeedsAnswer | None = None
    """``None``: nothing needs one."""

    def __init__(
        self,
        rows: WeekRows,
        account: Account,
        source: AvailabilitySource,
        against: Callable[[Session], Reason | None] = lambda _: None,
    ) -> None:
        rights, now = Rights(rows, account), _now(rows)
        self.opened: dict[UUID, LocalStore] = {}
        self.refreshed_at = rows.state().refreshed_at
        self.person = account.name
        self.organization = source.organization().name
        self.may_book = rights.may_book_at_all()
        self.may_walk_in = rights.may_walk_in()
        self.screens = listed(rights)
        days = days_of_week(local_of(now, source.zone())[0])
        blocks = BlockMaker(rows, source, lambda _: False, against)  # nobody can move one yet
        making = BoardMaker(rows, source).make(Mode.WEEK, days, frozenset(), now, blocks)
        self.board: Board = at_once(making)

    def face(self) -> Face:
        """The badge's, in the language that is spoken by then."""
        return face(self, now=self.board.now, zone=self.board.zone)


def show_week(qt: QApplication, profile: Profile, options: Options) -> FirstWeek | None:
    """Show the window, painted when this returns; ``None``, and nothing shown, where it is no usual start."""
    try:
        secrets = open_secrets(profile.folder)
        chosen = read(profile.preferences, default=Preferences(language=system_language()))
        seen = (
            None if begins_locked(AccountFile(profile.folder), secrets, chosen) else _look(profile, secrets)
        )
    except UNREADY:
        return None
    if seen is None:
        return None
    with ExitStack() as undo:
        for store in seen.opened.values():
            undo.callback(store.close)  # else nobody else could open them
        week = _show(qt, chosen, options, secrets, seen, undo)
        undo.pop_all()
    return week


def _show(  # noqa: PLR0917 each is of another kind
    qt: QApplication,
    chosen: Preferences,
    options: Options,
    secrets: Secrets,
    seen: _Seen,
    undo: ExitStack,
) -> FirstWeek:
    """``undo``: what is done about what was begun, should it fail amid it."""
    translations = Translations()
    translations.use(options.language or chosen.language)
    theme().set_mode(options.theme or chosen.theme)
    style.install(qt)
    window = MainWindow(geometry=chosen.geometry)
    undo.callback(window.deleteLater)
    undo.callback(window.hide)
    page = _page(seen)
    page.zoom_to(chosen.hour)
    window.show_page(_with_rail(page, seen), seen.organization)
    page.setFocus()  # else the first button would have it, with a frame around it
    window.show()
    _fit(page, window.width(), seen)
    _paint(window)
    return FirstWeek(window, translations, secrets, seen.opened)


def _look(profile: Profile, secrets: Secrets) -> _Seen | None:
    """What whoever is signed in would see, as long as it is clear that they may and can."""
    accounts = AccountFile(profile.folder)
    account = accounts.current()
    if account is None or Departures(profile.folder, secrets, accounts).all():
        return None
    text = secrets.get(key_name(account.staff_id))
    if text is None:
        return None
    directory, key = accounts.directory_of(account), base64.b64decode(text)
    return _at_rest(directory, key, account) or _with_what_waits(directory, key, account)


def _at_rest(directory: Path, key: bytes, account: Account) -> _Seen | None:
    """From the rows alone, where nothing waits for the server or for a person."""
    rows = None if is_marked(directory, STRANDED) else RestingRows.open(directory, key)
    if rows is None:
        return None
    try:
        source = AvailabilitySource(rows)
        if not source.ready or not all(map(is_parked, rows.sessions_in(FOR_SOMEBODY))):
            return None
        days = days_of_week(local_of(_now(rows), source.zone())[0])
        rows.read_span(day_bounds(days[0], source.zone())[0], day_bounds(days[-1], source.zone())[1])
        return _Seen(rows, account, source)
    finally:
        rows.close()


def _with_what_waits(directory: Path, key: bytes, account: Account) -> _Seen | None:
    """With changes laid over the rows and cards beside them: by the store that the program goes on with."""
    from desktop.presenters.carriers import Carriers
    from desktop.presenters.conflicts import Conflicts
    from desktop.store.local_store import LocalStore

    store = LocalStore.open(directory, key, account.device_id, maker=account.staff_id)
    with ExitStack() as undo:
        undo.callback(store.close)
        source = AvailabilitySource(store)
        if not source.ready:
            return None
        rights, carriers = Rights(store, account), Carriers(lambda: account.carried)
        conflicts = Conflicts(store, source, _clock(store), rights, carriers)
        if is_marked(directory, STRANDED):
            from desktop.presenters.against_hours import AgainstHours

            with closing(Drafts(directory / FILE, key)) as drafts:
                conflicts.against_hours = AgainstHours(store, source, _clock(store), rights, drafts)
                answers = conflicts.collect()
        else:
            answers = conflicts.collect()
        seen = _Seen(store, account, source, conflicts.against)
        seen.answers = answers
        seen.waiting, seen.needs_attention = store.count_waiting(), store.count_refused()
        seen.opened[account.staff_id] = store
        undo.pop_all()
    return seen


def _clock(rows: WeekRows) -> SystemClock:
    state = rows.state()
    return SystemClock(state.refreshed_at, state.heard_at)


def _now(rows: WeekRows) -> int:
    return _clock(rows).now()


def _page(seen: _Seen) -> CalendarPage:
    grid = PaintedGrid()
    page = CalendarPage(grid)
    badge = SyncBadge(seen.face, in_flight=lambda: False)
    page.set_trailing(HeaderTools(badge, may_book=lambda: seen.may_book))
    page.header.walk_in.setVisible(seen.may_walk_in)
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    grid.show_board(seen.board)
    page.show_board(seen.board)
    return page


def _with_rail(page: CalendarPage, seen: _Seen) -> QWidget:
    """As ``workspace`` stands: the rail, and the screen beside it."""
    whole = QWidget()
    screens = rail_screens(seen.screens, _unasked)
    rail = Rail(screens, PersonButton(seen.person, seen.organization))
    rail.show_current(HOME)
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(rail)
    line.addWidget(page, 1)
    return whole


def _unasked(_: str) -> Callable[[], QWidget]:
    """Nobody asks for a screen: the rail is replaced before any click is heard."""
    return QWidget


def _fit(page: CalendarPage, wide: int, seen: _Seen) -> None:
    """The panel as it will be, and the hours where work is done."""
    board, answers = seen.board, seen.answers
    folded = wide < COLLAPSE_BELOW[board.mode]
    if answers is not None:
        folded = PanelFold(page.panel).collapsed(board.mode, wide, answers)
    page.fold_panel(folded)
    if answers is None and not folded:
        from desktop.presenters.needs_answer import NeedsAnswer

        answers = NeedsAnswer()
    if answers is not None:
        page.panel.show_answers(answers, board.zone, board.today)
    page.scroll_to_work()


def _paint(window: MainWindow) -> None:
    """Once the window system shows it, it is. What a person does meanwhile waits for the program that follows."""
    without = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
    waker = QTimer(window)
    waker.setSingleShot(True)
    waker.start(PATIENCE_MS)
    while not window.on_screen() and waker.isActive():
        QApplication.processEvents(without | QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    waker.stop()
    waker.deleteLater()
