"""Each endpoint there is, as each role, of one's own organization and with another's ids: none is left out."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import httpx
import pytest

from desktop.sync.sealing import seal
from scheduling.availability_messages import VerdictQuestion, VerdictsQuestion
from scheduling.cache_layout import layout
from scheduling.escrow_messages import SealedKey, bound_to, key_id_of
from scheduling.ids import uuid7
from scheduling.key_messages import KeyWish
from scheduling.keys import Scope
from scheduling.rights import Column, Extent, extent
from scheduling.waiver_messages import ActRequest, PublishText, StaffAct, WaiverDelivery
from scheduling.wire import CopyWanted, Hello, HoldRequest, Push
from sync_server.app import create_app
from sync_server.bootstrap import Bootstrap
from sync_server.config import read_escrow_key
from sync_server.http.context import Context
from sync_server.services.escrow import Escrow
from tests.sync_server import (
    handover_calls,
    management_calls,
    matching_calls,
    message_calls,
    money_calls,
    site_calls,
)
from tests.sync_server.caller import Caller
from tests.sync_server.shop import ZONE, Shop
from tests.sync_server.visit_calls import VISITS, prepare_visit
from tests.sync_server.waiver_desk import on_paper, prepare, signed
from tools.endpoints import FILE, Endpoint, described, endpoints

COLUMNS = {
    "owner": Column.OWNER,
    "desk": Column.RECEPTIONIST,
    "anna": Column.AFFILIATED,
    "ivan": Column.INDEPENDENT,
    "kiosk": Column.KIOSK,
    "site": Column.SITE,
}


class Call(NamedTuple):
    """One good request, whose ids are of ``theirs``; the asker is ``who`` of ``own``."""

    path: str
    body: object = None
    query: dict[str, Any] = {}  # noqa: RUF012 - never changed


KEY = key_id_of(bytes(32))
Make = Callable[[Shop, Shop, str, Any], Call]


def _window(shop: Shop) -> dict[str, int]:
    return {"from": shop.at(0, -1), "to": shop.at(0, 9)}


def _hello(own: Shop, theirs: Shop, who: str, _: Any) -> Call:
    device = own.people[who].device_id if own is theirs else theirs.people["desk"].device_id
    return Call("/sync/hello", Hello(device_id=device, app="0.1.0"))


def _push(own: Shop, theirs: Shop, who: str, epoch: Any) -> Call:
    person = (own if own is theirs else theirs).people[who if own is theirs else "desk"]
    command = own.booking(own.at(15), customer_id=theirs.customer.id, vehicle_id=theirs.vehicle.id)
    mutation = own.mutation(who, command)
    return Call("/sync/push", Push(device_id=person.device_id, epoch=epoch, mutations=[mutation]))


def _keep_key(own: Shop, theirs: Shop, who: str, _: Any) -> Call:
    """As good as one can be that is sealed elsewhere: whoever may not is refused before it is looked at."""
    device = own.people[who].device_id if own is theirs else theirs.people["desk"].device_id
    sealed = seal(
        bytes(32), Escrow(read_escrow_key(own.bootstrap.settings)).public, bound_to(own.id, device, KEY)
    )
    return Call(
        "/sync/key", SealedKey(device_id=device, key_id=KEY, sealed=base64.b64encode(sealed).decode())
    )


def _pull(own: Shop, _: Shop, __: str, epoch: Any) -> Call:
    return Call("/sync/pull", query={"cursor": 0, "epoch": str(epoch), **_window(own)})


def _snapshot(own: Shop, _: Shop, __: str, ___: Any) -> Call:
    return Call("/sync/snapshot", query=_window(own))


def _copy(own: Shop, _: Shop, __: str, ___: Any) -> Call:
    wanted = CopyWanted(
        file_key="5f" * 48, layout=layout(), window_from=own.at(0, -1), window_to=own.at(0, 9)
    )
    return Call("/sync/copy", wanted)


def _moved(own: Shop, _: Shop, __: str, epoch: Any) -> Call:
    known = {"known_from": 0, "known_to": own.at(9)}
    return Call("/sync/window", query={"cursor": 0, "epoch": str(epoch), **_window(own), **known})


def _version(_: Shop, __: Shop, ___: str, ____: Any) -> Call:
    return Call("/sync/version", query={"after": 2**40})


def _hold(own: Shop, theirs: Shop, who: str, _: Any) -> Call:
    mechanic = {"anna": theirs.anna, "ivan": theirs.ivan}.get(who, theirs.bert)
    asked = HoldRequest(hold_id=uuid7(), starts=own.at(16), minutes=30, kind="phone", mechanic_id=mechanic.id)
    return Call("/holds", asked)


def _release(_: Shop, __: Shop, ___: str, hold_id: Any) -> Call:
    return Call(f"/holds/{hold_id}")


def _leases(_: Shop, __: Shop, ___: str, ____: Any) -> Call:
    return Call("/leases")


def _verdicts(own: Shop, theirs: Shop, _: str, __: Any) -> Call:
    question = VerdictQuestion(starts=own.at(10), minutes=60, kind="in_person", mechanic_id=theirs.anna.id)
    return Call("/availability/verdicts", VerdictsQuestion(questions=[question]))


def _slots(own: Shop, theirs: Shop, _: str, __: Any) -> Call:
    day = datetime.fromtimestamp(own.at(12), ZONE).date()
    query = {"first_day": str(day), "minutes": 60, "kind": "video", "mechanic": str(theirs.anna.id)}
    return Call("/availability/slots", query=query)


def _keys(_: Shop, __: Shop, ___: str, ____: Any) -> Call:
    return Call("/keys")


def _new_key(_: Shop, __: Shop, ___: str, ____: Any) -> Call:
    return Call("/keys", KeyWish(name="Website", scopes=[Scope.BOOKINGS]))


def _revoke(_: Shop, __: Shop, ___: str, key_id: Any) -> Call:
    return Call(f"/keys/{key_id}")


def _site_call(endpoint: tuple[str, str]) -> Make:
    def make(own: Shop, _: Shop, __: str, made: Any) -> Call:
        return Call(*site_calls.calls(own, made)[endpoint])

    return make


def _money_call() -> Make:
    """One of its own for each endpoint, so that what it needs is known by it."""
    return lambda _, __, ___, ready: Call(ready.path, ready.body, ready.query)


PREPARED = {**money_calls.PREPARED, **message_calls.PREPARED, **handover_calls.PREPARED}
PREPARED_CALLS = {endpoint: _money_call() for endpoint in PREPARED}


def _management(endpoint: tuple[str, str]) -> Make:
    def make(_: Shop, theirs: Shop, __: str, ___: Any) -> Call:
        return Call(*management_calls.calls(theirs)[endpoint])

    return make


SITE_CALLS = {endpoint: _site_call(endpoint) for endpoint in site_calls.ENDPOINTS}


def _audit(_: Shop, theirs: Shop, __: str, ___: Any) -> Call:
    return Call("/audit", query={"staff": str(theirs.people["desk"].member.id)})


def _texts(_: Shop, __: Shop, ___: str, ____: Any) -> Call:
    return Call("/waiver-texts", query={"current": True})


def _text_diff(_: Shop, __: Shop, ___: str, ready: Any) -> Call:
    return Call("/waiver-texts/diff", query={"before": str(ready.before.id), "after": str(ready.text.id)})


def _publish_text(_: Shop, __: Shop, ___: str, ____: Any) -> Call:
    wanted = PublishText(id=uuid7(), province="NB", language="en", text="I agree.", after_version=0)
    return Call("/waiver-texts", wanted)


def _waivers(_: Shop, theirs: Shop, __: str, ready: Any) -> Call:
    return Call("/waivers", query={"customer": str(theirs.customer.id), "session": str(ready.session.id)})


def _waiver(_: Shop, __: Shop, ___: str, ready: Any) -> Call:
    return Call(f"/waivers/{ready.record.id}")


def _sign(own: Shop, theirs: Shop, who: str, ready: Any) -> Call:
    make = on_paper if who == "desk" else signed
    record = make(own, ready.text, int(time.time()), customer_id=theirs.customer.id)
    return Call("/waivers", WaiverDelivery(record=record))


def _waiver_due(_: Shop, __: Shop, ___: str, ready: Any) -> Call:
    return Call("/waivers/due", query={"session": str(ready.session.id)})


def _waivers_missing(_: Shop, __: Shop, ___: str, ____: Any) -> Call:
    return Call("/waivers/missing")


def _waivers_verify(_: Shop, __: Shop, ___: str, ____: Any) -> Call:
    return Call("/waivers/verify")


def _waivers_anchors(_: Shop, __: Shop, ___: str, ____: Any) -> Call:
    return Call("/waivers/anchors")


def _waiver_act(_: Shop, __: Shop, ___: str, ready: Any) -> Call:
    return Call(f"/waivers/{ready.record.id}/acts", ActRequest(id=uuid7(), kind=StaffAct.HOLD, reason="x"))


WAIVERS: dict[tuple[str, str], Make] = {
    ("GET", "/waiver-texts"): _texts,
    ("GET", "/waiver-texts/diff"): _text_diff,
    ("POST", "/waiver-texts"): _publish_text,
    ("GET", "/waivers"): _waivers,
    ("POST", "/waivers"): _sign,
    ("GET", "/waivers/due"): _waiver_due,
    ("GET", "/waivers/missing"): _waivers_missing,
    ("GET", "/waivers/verify"): _waivers_verify,
    ("GET", "/waivers/anchors"): _waivers_anchors,
    ("GET", "/waivers/{waiver_id:uuid}"): _waiver,
    ("POST", "/waivers/{waiver_id:uuid}/acts"): _waiver_act,
}


def _matching_call(endpoint: tuple[str, str]) -> Make:
    def make(_: Shop, theirs: Shop, __: str, needed: Any) -> Call:
        return Call(*matching_calls.call(endpoint, theirs, needed))

    return make


MATCHING = {endpoint: _matching_call(endpoint) for endpoint in matching_calls.ENDPOINTS}


def _queue(_: Shop, __: Shop, ___: str, ____: Any) -> Call:
    return Call("/requests/queue", query={"group": "done"})


CALLS: dict[tuple[str, str], Make] = {
    **MATCHING,
    ("POST", "/sync/hello"): _hello,
    ("POST", "/sync/push"): _push,
    ("PUT", "/sync/key"): _keep_key,
    ("GET", "/sync/pull"): _pull,
    ("GET", "/sync/snapshot"): _snapshot,
    ("GET", "/sync/window"): _moved,
    ("POST", "/sync/copy"): _copy,
    ("GET", "/sync/version"): _version,
    ("POST", "/holds"): _hold,
    ("DELETE", "/holds/{hold_id:uuid}"): _release,
    ("GET", "/leases"): _leases,
    ("POST", "/leases"): _leases,
    ("POST", "/availability/verdicts"): _verdicts,
    ("GET", "/availability/slots"): _slots,
    ("GET", "/audit"): _audit,
    ("GET", "/requests/queue"): _queue,
    ("GET", "/keys"): _keys,
    ("POST", "/keys"): _new_key,
    ("DELETE", "/keys/{key_id:uuid}"): _revoke,
    **WAIVERS,
    **SITE_CALLS,
    **PREPARED_CALLS,
    **VISITS,
    **{endpoint: _management(endpoint) for endpoint in management_calls.ENDPOINTS},
}
STREAMS = {("GET", "/sync/events")}
"""An answer without an end: that it is refused to a kiosk and without a token is tested beside the others."""


def _guarded(bootstrap: Bootstrap, context: Context) -> dict[tuple[str, str], Endpoint]:
    found = endpoints(create_app(bootstrap, context))
    return {(each.method, each.path): each for each in found if each.actions is not None}


def _lets_in(endpoint: Endpoint, who: str) -> bool:
    if who == "site" and endpoint.scope is None:
        return False
    actions = endpoint.actions
    return not actions or any(extent(COLUMNS[who], action) is not Extent.NONE for action in actions)


async def _caller(client: httpx.AsyncClient, context: Context, shop: Shop, who: str) -> Caller:
    if who == "site":
        await shop.give_key()
    return Caller(client, context, shop, who)


def test_the_list_of_endpoints_is_the_codes() -> None:
    """Else: python -m tools.endpoints"""
    assert FILE.read_text(encoding="utf-8") == described()


def test_every_endpoint_that_needs_a_token_is_tried_here(bootstrap: Bootstrap, context: Context) -> None:
    assert set(_guarded(bootstrap, context)) == CALLS.keys() | STREAMS


async def _needed(shop: Shop, make: Make, caller: Caller) -> Any:
    """What a request names that must be there: the epoch, or a hold of the asker."""
    if make is _release:
        own = _hold(shop, shop, caller.person.member.name.lower(), None)
        response = await caller("POST", own.path, own.body)
        assert response.status_code in (200, 403)
        assert isinstance(own.body, HoldRequest)
        return own.body.hold_id
    for endpoint, each in PREPARED_CALLS.items():
        if each is make:
            return await PREPARED[endpoint](shop, caller.person.member.name.lower())
    if make in SITE_CALLS.values():
        is_site = "site" in shop.keys
        return await site_calls.made(shop) if is_site else site_calls.nothing(shop)
    for endpoint, each in MATCHING.items():
        if each is make:
            return await matching_calls.needed(endpoint, shop, caller.person.member.name.lower())
    if make is _revoke:
        return (await shop.give_key(name="program")).line.id
    if make in WAIVERS.values():
        mechanic = {"Anna": shop.anna, "Ivan": shop.ivan}.get(caller.person.member.name, shop.bert)
        return await prepare(shop, mechanic.id, int(time.time()))
    if make in VISITS.values():
        mechanic = {"Anna": shop.anna, "Ivan": shop.ivan}.get(caller.person.member.name, shop.bert)
        return await prepare_visit(shop, mechanic.id, caller.person.member.id)
    async with shop.uow() as uow:
        return (await uow.feed.state()).epoch


@pytest.mark.parametrize("who", COLUMNS)
async def test_each_role_is_let_in_exactly_where_the_table_says(
    client: httpx.AsyncClient, bootstrap: Bootstrap, context: Context, shop: Shop, who: str
) -> None:
    caller = await _caller(client, context, shop, who)
    for endpoint, described_so in _guarded(bootstrap, context).items():
        if endpoint in STREAMS:
            continue
        make = CALLS[endpoint]
        call = make(shop, shop, who, await _needed(shop, make, caller))
        response = await caller(endpoint[0], call.path, call.body, **call.query)
        assert (response.status_code != 403) is _lets_in(described_so, who), (endpoint, response.text)
        assert response.status_code in (200, 201, 204, 403), (endpoint, response.text)


@pytest.mark.parametrize("who", COLUMNS)
async def test_another_organizations_ids_lead_nowhere(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop, who: str
) -> None:
    """Refused, or answered with nothing of theirs; and nothing of theirs changes."""
    theirs = other_shop.booking(other_shop.at(10))
    await other_shop.send("desk", theirs)
    caller = await _caller(client, context, shop, who)
    await _caller(client, context, other_shop, who)
    stranger = Caller(client, context, other_shop, "desk")
    needed = {make: await _needed(other_shop, make, stranger) for make in CALLS.values()}
    async with other_shop.uow() as uow:
        before = await uow.feed.state()
    secrets = [str(theirs.session_id), other_shop.people["desk"].member.email, str(other_shop.plan.id)]
    for endpoint, make in CALLS.items():
        call = make(shop, other_shop, who, needed[make])
        response = await caller(endpoint[0], call.path, call.body, **call.query)
        assert response.status_code < 500, (endpoint, response.text)
        assert not [secret for secret in secrets if secret in response.text], endpoint
    async with other_shop.uow() as uow:
        assert await uow.feed.state() == before
        assert await uow.devices.get(shop.people[who].device_id) is None
