"""The settings' page on calendars: those from outside, as busy times, each with its age and what failed; and ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.calendar_out import CalendarOut
from desktop.presenters.subscriptions import Subscriptions
from desktop.theming import formats, style
from desktop.views.asked import AskedPage, Spawn, asked_twice, note, run_by
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.calendar.card_parts import chip
from desktop.views.settings.calendar_out_box import CalendarOutBox
from desktop.views.settings.form import Form
from desktop.views.settings.page_parts import act, boxed, entry, listed, top
from scheduling.calendar_messages import CalendarLine, CalendarTrouble

HOUR, DAY = 3600, 86_400


class CalendarsSection(AskedPage):
    """``zone`` is the workshop's."""

    def __init__(
        self, subscriptions: Subscriptions, spawn: Spawn, zone: Callable[[], tzinfo], out: CalendarOut
    ) -> None:
        super().__init__(subscriptions, spawn)
        self.out = CalendarOutBox(out, self)
        self.out.hide()
        self._subscriptions = subscriptions
        self._zone = zone
        self.form = Form(subscriptions, bare=True)
        self.form.setParent(self)
        self.form.hide()
        self.form.may_be_left = True
        self.form.line(
            "address",
            self.tr("Address"),
            hint=self.tr("Of an .ics file. It is a secret: it is not shown again."),
        )
        self.form.line(
            "name", self.tr("Name"), hint=self.tr("As its busy times are called; may be left out.")
        )
        self.form.choice("mechanic_id", self.tr("Whose"), subscriptions.whose)
        self.form.save_asked.connect(self._save)
        self.form.left.connect(subscriptions.discard)
        self.refresh()

    def load(self) -> None:
        """Ask for all of it."""
        self._spawn(self._subscriptions.load())

    def content(self) -> Sequence[QWidget]:
        open_ = self._subscriptions.opened is not None
        add = style.button(self.tr("Subscribe a calendar"), role="primary", icon="plus")
        add.setEnabled(not open_ and not self._subscriptions.busy)
        add.clicked.connect(partial(_begin, self))
        about = self.tr(
            "What stands in another calendar is a busy time here: nothing is booked over it. It is fetched every half"
            " hour; while that fails, the busy times of before stay."
        )
        shown: list[QWidget] = [top(self.tr("Calendars"), about, add)]
        self.form.setParent(self)  # else it would go with the page before
        if open_:
            self.form.refresh()
            shown.append(boxed(self.form))
        rows = [self._row(line) for line in self._subscriptions.rows]
        shown.append(listed(rows) if rows else note(self.tr("No calendar is subscribed."), "muted"))
        return shown

    def lasting(self) -> Sequence[QWidget]:
        """What this computer knows is written without the server."""
        self.out.setParent(self)  # as the form
        self.out.refresh()
        return [_holder(self.out)]

    def begin(self) -> None:
        """Open the form of a new one."""
        self._subscriptions.open()
        self.form.first().setFocus()

    def _save(self) -> None:
        self._spawn(self._subscriptions.save())

    def _row(self, line: CalendarLine) -> QWidget:
        remove = act(self.tr("Remove"), line.name)
        asked_twice(
            remove,
            self.tr("Remove with its busy times"),
            partial(run_by, self._spawn, partial(self._subscriptions.remove, line)),
        )
        remove.setEnabled(self._subscriptions.opened is None and not self._subscriptions.busy)
        chips = [chip("circle-alert", self.tr("Fails"), "bad")] if line.failing else []
        parts = [self._subscriptions.name_of(line.mechanic_id), line.shown, self._age(line)]
        if line.fetched_at is not None:
            parts.append(self.tr("%n busy times", "", line.busy))
        if line.left_out:
            parts.append(self.tr("%n could not be read", "", line.left_out))
        wrong = trouble_words(line.trouble) if line.trouble is not None else ""
        about = DOT.join(part for part in parts if part)
        return entry("calendar-range", line.name, about, remove, chips=chips, wrong=wrong)

    def _age(self, line: CalendarLine) -> str:
        """As of when its busy times are so."""
        if line.age_seconds is None or line.fetched_at is None:
            return self.tr("not fetched yet")
        if line.age_seconds < HOUR:
            return fill(self.tr("as of %1 ago"), formats.duration(max(1, line.age_seconds // 60)))
        return fill(self.tr("as of %1"), formats.moment(line.fetched_at, self._zone()))


def trouble_words(trouble: CalendarTrouble) -> str:
    """Why it could not be fetched the last time."""
    translate, known = QCoreApplication.translate, CalendarTrouble
    return {
        known.UNREACHABLE: translate("Calendars", "Its server cannot be reached."),
        known.TIMED_OUT: translate("Calendars", "Its server did not answer in time."),
        known.REFUSED: translate("Calendars", "Its server wants a sign-in, or says no."),
        known.NOT_FOUND: translate("Calendars", "There is no calendar at this address."),
        known.GONE: translate("Calendars", "Its server says that it is no more."),
        known.SERVER_ERROR: translate("Calendars", "Its server failed."),
        known.TOO_MANY_REDIRECTS: translate("Calendars", "Its address leads on and on."),
        known.FORBIDDEN_ADDRESS: translate(
            "Calendars", "Its address leads into a private network, or is not encrypted."
        ),
        known.TOO_LARGE: translate("Calendars", "It is too large."),
        known.TOO_MANY_EVENTS: translate("Calendars", "It has too many events."),
        known.TOO_COSTLY: translate("Calendars", "Finding out when its events repeat takes too much work."),
        known.NOT_A_CALENDAR: translate("Calendars", "What is there is no calendar."),
    }[trouble]


def _holder(of: QWidget) -> QWidget:
    """It goes with its page, and what is in it does not."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(of)
    of.show()
    return holder


def _begin(section: CalendarsSection, _checked: bool = False) -> None:
    section.begin()
