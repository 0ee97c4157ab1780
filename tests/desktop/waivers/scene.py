"""A desk with waivers on a pretended server: texts in both languages, three signed ones."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.presenters.shipped_waivers import ShippedTexts
from desktop.presenters.waivers import WaiversDesk
from desktop.theming import resources
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import NOW
from tools.pretended_waivers import PretendedWaivers

DAY = 86_400


@dataclass
class Desk:
    shop: Scene
    server: PretendedWaivers
    waivers: WaiversDesk


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
    waivers = WaiversDesk(server, shop.store, presenter._source, shop.clock, presenter.rights, shipped=folder)
    return Desk(shop, server, waivers)
