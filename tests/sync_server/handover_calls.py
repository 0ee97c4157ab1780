"""The owner's calls of a review in the test of every endpoint: something must have been handed over first."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from scheduling.handover_messages import HandOver, LeftFile
from scheduling.ids import uuid7
from sync_server.services import handover, handover_files
from sync_server.services.models import Device
from tests.sync_server.leaving import left
from tests.sync_server.money_calls import Made
from tests.sync_server.shop import Shop


async def _waiting(shop: Shop) -> tuple[UUID, UUID]:
    """A device without access, and the id of the change that it handed over."""
    device, staff_id = Device(id=uuid7(), kind="desktop", name="laptop"), shop.people["desk"].staff_id
    change = left(shop.booking(shop.at(19, 90)))
    async with shop.uow() as uow:
        await uow.devices.add(device)
        await uow.devices.revoke(device.id, 1)
        leaving = handover.Leaving(tenant_id=shop.id, staff_id=staff_id, device_id=device.id)
        await handover.receive(uow, leaving, HandOver(device_id=device.id, changes=[change]), 2)
        await uow.commit()
    return device.id, change.mid


async def _list(shop: Shop, _: str) -> Made:
    await _waiting(shop)
    return Made("/handovers")


async def _page(shop: Shop, _: str) -> Made:
    return Made(f"/handovers/{(await _waiting(shop))[0]}")


async def _change(shop: Shop, _: str) -> Made:
    return Made(f"/handovers/changes/{(await _waiting(shop))[1]}")


async def _file(shop: Shop) -> tuple[UUID, UUID]:
    """A device without access, and the id of the file that it handed over whole, of a booking that is there."""
    device_id, _ = await _waiting(shop)
    staff_id, booking, content = shop.people["desk"].staff_id, shop.booking(shop.at(10)), b"%PDF-1.7"
    await shop.send("desk", booking)
    leaving = handover.Leaving(tenant_id=shop.id, staff_id=staff_id, device_id=device_id)
    message = LeftFile(
        device_id=device_id,
        id=uuid7(),
        session_id=booking.session_id,
        name="a.pdf",
        size=len(content),
        sha256=sha256(content).hexdigest(),
        added_at=1,
    )
    async with shop.uow() as uow:
        await handover_files.announce(uow, leaving, message, 2)
        await handover_files.put_part(uow, leaving, device_id, message.id, number=0, content=content)
        await handover_files.announce(uow, leaving, message, 3)
        await uow.commit()
    return device_id, message.id


async def _files(shop: Shop, _: str) -> Made:
    return Made(f"/handovers/{(await _file(shop))[0]}/files")


async def _one_file(shop: Shop, _: str) -> Made:
    return Made(f"/handovers/files/{(await _file(shop))[1]}")


PREPARED = {
    ("GET", "/handovers"): _list,
    ("GET", "/handovers/{device_id:uuid}"): _page,
    ("POST", "/handovers/changes/{mid:uuid}"): _change,
    ("DELETE", "/handovers/changes/{mid:uuid}"): _change,
    ("GET", "/handovers/{device_id:uuid}/files"): _files,
    ("POST", "/handovers/files/{file_id:uuid}"): _one_file,
    ("DELETE", "/handovers/files/{file_id:uuid}"): _one_file,
}
