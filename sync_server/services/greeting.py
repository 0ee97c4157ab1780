"""The first word between a device and the server: versions, the window to keep, how far it has pushed."""

from __future__ import annotations

import base64
from importlib import import_module

from scheduling.limits import MOST_NUMBER
from scheduling.rights import Action
from scheduling.versions import is_older
from scheduling.wire import PROTOCOL, WINDOW_DAYS_AHEAD, WINDOW_DAYS_BACK, Hello, Welcome
from sync_server.services import escrow, leases, presence, quarantine, tasks
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.limits import storable
from sync_server.services.models import Account, Device
from sync_server.services.permissions import allows
from sync_server.services.push import check_device
from sync_server.services.refusals import UpgradeNeeded

DAY = 86_400
TZDATA = str(import_module("tzdata").IANA_VERSION)  # a module without types


async def greet(
    uow: UnitOfWork, account: Account, hello: Hello, now: int, *, least_app: str, escrow_key: bytes
) -> Welcome:
    """Answer a device; one that goes on under a new id after a fork is registered here.

    ``escrow_key`` is the public one, to which it seals the key of its files.
    """
    last_seq, key_id, changes, files = 0, "", 0, 0
    if allows(account, Action.PULL):
        if hello.device_id != account.device_id and await uow.devices.get(hello.device_id) is None:
            await _register_fork(uow, account, hello, now)
        await check_device(uow, account, hello.device_id)
        for device_id in {account.device_id, hello.device_id}:
            await uow.devices.heard(device_id, storable(hello.app)[:50], _small(hello.protocol))
        last_seq = await uow.mutations.last_seq(hello.device_id)
        key_id = await escrow.escrowed(uow, hello.device_id, escrow_key)
        changes, files = await quarantine.waiting(uow, account)
    await presence.heard(uow, account, now)
    if allows(account, Action.PULL) and await leases.is_meant(uow, account):
        await uow.jobs.defer_once(tasks.GIVE_LEASES)  # whoever may be without the server soon
    # failpoint: hello.heard
    state = await uow.feed.state()
    await uow.commit()
    # failpoint: hello.kept
    midnight = now - now % DAY
    return Welcome(
        protocol=PROTOCOL,
        epoch=state.epoch,
        server_time=now,
        least_app=least_app,
        window_from=midnight - WINDOW_DAYS_BACK * DAY,
        window_to=midnight + (WINDOW_DAYS_AHEAD + 1) * DAY,
        last_seq=last_seq,
        tzdata=TZDATA,
        escrow_key=base64.b64encode(escrow_key).decode(),
        escrowed=key_id,
        handed_over=changes + files,
        handed_over_files=files,
    )


def check_age(account: Account, least_app: str) -> None:
    """Raise ``UpgradeNeeded`` for a program that is older than ``least_app``; what it said at its last hello counts."""
    if account.app and is_older(account.app, least_app):
        raise UpgradeNeeded(least=least_app)


def _small(number: int) -> int:
    return max(0, min(number, MOST_NUMBER))


async def _register_fork(uow: UnitOfWork, account: Account, hello: Hello, now: int) -> None:
    parent = await uow.devices.get(account.device_id)
    await uow.devices.add(
        Device(
            id=hello.device_id,
            kind="desktop",
            name=parent.name if parent else "",
            app=storable(hello.app)[:50],
            created_at=now,
            forked_from=account.device_id,
        )
    )
