"""A desk with waivers on a pretended server: texts in both languages, three signed ones."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from desktop.presenters.shipped_waivers import ShippedTexts
from desktop.presenters.waivers import WaiversDesk
from desktop.store.account_file import Account
from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.kept_files import SourceUnreadable
from desktop.theming import resources
from scheduling.ids import uuid7
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import NOW, named
from tools.pretended_waivers import PretendedWaivers

DAY = 86_400
GONE = "gone.pdf"
"""A file that can not be read."""


@dataclass
class Desk:
    shop: Scene
    server: PretendedWaivers
    waivers: WaiversDesk
    kept: list[KeptFile]
    """What was attached to bookings."""


def desk(role: Role = Role.OWNER, *, texts: bool = True) -> Desk:
    """Of somebody with that role; without ``texts`` none is published, and nothing signed."""
    shop = scene(role)
    place = shop.garage.organization
    folder = resources.path("waivers")
    server = PretendedWaivers(place.id, place.province, NOW, ShippedTexts(folder))
    presenter = shop.presenter
    if texts:
        text = server.publish_shipped("fr", NOW - 90 * DAY)
        server.publish_shipped("en", NOW - 90 * DAY)
        for number, customer in enumerate((shop.garage.marc, shop.garage.elise)):
            server.sign(text, customer.id, customer.name, NOW - (3 - number) * DAY)
    account = Account(
        tenant_id=place.id,
        staff_id=named("somebody at the desk"),
        role=role,
        name="Somebody",
        device_id=named("the desk's computer"),
        server="https://garage.example",
    )
    kept: list[KeptFile] = []

    async def attach(session_id: UUID, source: Path) -> KeptFile:
        if source.name == GONE:
            raise SourceUnreadable
        content = source.name.encode()
        file = KeptFile(
            id=uuid7(),
            session_id=session_id,
            name=source.name,
            size=len(content),
            media_type="application/pdf",
            sha256=sha256(content).hexdigest(),
            added_at=NOW,
            state=KeptState.WAITING,
        )
        kept.append(file)
        return file

    waivers = WaiversDesk(
        server,
        shop.store,
        presenter._source,
        shop.clock,
        presenter.rights,
        shipped=folder,
        account=account,
        attach=attach,
    )
    return Desk(shop, server, waivers, kept)
