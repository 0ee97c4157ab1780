"""Scenes of switching between people for `tools.screenshots`: the page with their PINs, and where one sets one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

from desktop.presenters.own_pin import Done
from desktop.presenters.switching import Left, Person, Switching, Wrong
from desktop.shell.alerts import Alerts
from desktop.shell.fault_words import fault_words
from desktop.store.account_file import Account
from desktop.store.errors import NotKept, Trouble
from desktop.store.pins import Kept, Pins
from desktop.views.settings.pin_section import PinSection
from desktop.views.settings_view import SettingsView
from desktop.views.switch_view import SwitchView
from scheduling.ids import uuid7
from scheduling.records import StaffMember
from scheduling.vocabulary import Role
from tools.quiet import settle
from tools.stage import NOW, Stage

PEOPLE = frozenset({Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC})


def _page(
    *, most: int = 4, wrong: int = 0, trouble: Wrong | None = None, left: Left | None = None
) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        people = _people(stage, most)
        pins = stage.desk.access.pins
        for person in people:
            if person.by_pin:
                pins.keep(person.account.staff_id, _kept())
        first = people[0].account.staff_id
        stage.desk.access.pins.keep(first, _kept(wrong))
        page = Switching(lambda: people, Pins(pins._secrets, lambda: NOW), _enter)
        page.trouble, page.left = trouble, left
        stage.window.show_page(view := SwitchView(page, stage.tasks.spawn), "")
        view.begin()
        settle()

    return show


def _free_other(stage: Stage) -> None:
    """Who is at work has no PIN, and somebody who has one is chosen."""
    people = [replace(each, by_pin=not each.at_work) for each in _people(stage, 2)]
    pins = stage.desk.access.pins
    pins.keep(people[1].account.staff_id, _kept())
    page = Switching(lambda: people, Pins(pins._secrets, lambda: NOW), _enter)
    page.choose(people[1].account.staff_id)
    stage.window.show_page(view := SwitchView(page, stage.tasks.spawn), "")
    view.begin()
    settle()


def _free(stage: Stage) -> None:
    """Who is at work has no PIN."""
    person = _people(stage, 1)[0]
    page = Switching(
        lambda: [Person(account=person.account, by_pin=False, at_work=True)], stage.desk.access.pins, _enter
    )
    stage.window.show_page(view := SwitchView(page, stage.tasks.spawn), "")
    view.begin()
    settle()


def _fault(stage: Stage) -> None:
    """What was not kept while nobody was there is said over the lock."""
    _page()(stage)
    (view,) = stage.window.findChildren(SwitchView)
    lost = NotKept(stage.folder / "outbox.db", Trouble.DISK_FULL)
    Alerts(view).show(fault_words(lost, stage.folder / "desktop.log"), kind="bad")
    settle()


def _people(stage: Stage, most: int) -> list[Person]:
    rows = [row for row in stage.store.all(StaffMember) if row.role in PEOPLE]
    rows.sort(key=lambda row: (row.id != stage.desk.account.staff_id, row.name))
    return [
        Person(
            account=_account(stage, row),
            by_pin=place != 2,
            at_work=place == 0,
            unsent=3 if place == 1 else 0,
        )
        for place, row in enumerate(rows[:most])
    ]


def _account(stage: Stage, row: StaffMember) -> Account:
    tenant_id = stage.desk.account.tenant_id
    return Account(tenant_id=tenant_id, staff_id=row.id, role=row.role, name=row.name, device_id=uuid7())


def _kept(wrong: int = 0) -> Kept:
    return Kept(salt="", hash="", cost=2, wrong=wrong, tried_at=NOW - 3)


async def _enter(_: UUID) -> None:
    raise AssertionError


def _own(*, has: bool, trouble: Wrong | None = None, done: Done | None = None) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        if has:
            stage.desk.access.pins.keep(stage.desk.account.staff_id, _kept())
        own = stage.desk.own_pin
        view = stage.open("settings").workspace.current_view()
        assert isinstance(view, SettingsView)
        view.sections.choose("pin")
        own.trouble, own.done = trouble, done
        (section,) = view.findChildren(PinSection)
        section.refresh()
        settle()

    return show


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "people": _page(),
    "many": _page(most=9),
    "wrong": _page(wrong=3, trouble=Wrong.PIN),
    "left": _page(left=Left.BOOKING),
    "free": _free,
    "free-other": _free_other,
    "fault": _fault,
    "own-first": _own(has=False),
    "own-wrong": _own(has=True, trouble=Wrong.PIN),
    "own-done": _own(has=True, done=Done.CHANGED),
}
