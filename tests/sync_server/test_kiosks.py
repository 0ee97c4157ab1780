"""Enrolling a kiosk, and enrolling it again: one credential counts, and no other device becomes one."""

from __future__ import annotations

import hashlib

import pytest

from scheduling.errors import Invalid
from scheduling.ids import uuid7
from sync_server.services.identity import enrol_kiosk
from sync_server.services.refusals import DeviceRevoked
from tests.sync_server.shop import Shop


async def test_enrolled_again_the_new_credential_counts_and_the_old_one_ends(shop: Shop) -> None:
    kiosk = uuid7()
    async with shop.uow() as uow:
        first = await enrol_kiosk(uow, kiosk, "Door", 1)
        second = await enrol_kiosk(uow, kiosk, "Front door", 2)
        device = await uow.devices.get(kiosk)
        await uow.commit()
    assert first != second
    assert device is not None
    assert (device.kind, device.name) == ("kiosk", "Front door")
    assert device.credential_hash == hashlib.sha256(second.encode()).digest()


async def test_a_desktop_does_not_become_a_kiosk_nor_a_revoked_kiosk_come_back(shop: Shop) -> None:
    kiosk = uuid7()
    async with shop.uow() as uow:
        with pytest.raises(Invalid):
            await enrol_kiosk(uow, shop.people["desk"].device_id, "Door", 1)
        await enrol_kiosk(uow, kiosk, "Door", 1)
        await uow.devices.revoke(kiosk, 2)
        with pytest.raises(DeviceRevoked):
            await enrol_kiosk(uow, kiosk, "Door", 3)
