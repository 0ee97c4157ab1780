"""Two people at one counter, in the whole window: their PINs, and how they come to work."""

from __future__ import annotations

import asyncio
from typing import cast
from uuid import UUID

from desktop.presenters.sign_in import SignInPresenter
from desktop.store.pins import hashed
from desktop.views.sign_in_view import SignInView
from desktop.views.switch_view import SwitchView
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import until
from tests.factories import named

ROSA, INES = named("owner"), named("Ines Roy")
PINS = {ROSA: "4711", INES: "0815"}


def give_pin(running: Running, staff_id: UUID) -> None:
    running.desk.access.pins.keep(staff_id, hashed(staff_id, PINS[staff_id]))


def page(running: Running) -> SwitchView:
    assert isinstance(running.page, SwitchView)
    return running.page


async def sign_in(running: Running, email: str, password: str = "correct") -> None:  # noqa: S107
    await until(lambda: isinstance(running.page, SignInView))
    presenter: SignInPresenter = cast("SignInView", running.page)._presenter
    await presenter.sign_in("http://garage.test", email, password)


async def give(running: Running, staff_id: UUID, pin: str) -> None:
    """Choose the tile, type, Enter."""
    view = page(running)
    view._tiles[staff_id].click()
    view.pin.setText(pin)
    view.pin.returnPressed.emit()
    await asyncio.sleep(0)  # the try begins
    await until(lambda: not view._presenter.busy)


async def switch_to(running: Running, staff_id: UUID) -> None:
    running.app.counter.lock()
    await give(running, staff_id, PINS[staff_id])
    await until(lambda: running.app.office is not None and running.desk.account.staff_id == staff_id)


def new_customer(running: Running) -> UUID:
    """Whoever is at work makes one; the change's id."""
    return running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Zoé Zimmermann"))
