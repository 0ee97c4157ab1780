"""What a website is told of a message that is wrong: which field, by which rule, in the caller's language."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

import sync_server
from scheduling import vin
from scheduling.errors import Rule
from scheduling.ids import uuid7
from scheduling.key_messages import KeyWish
from scheduling.keys import Scope
from scheduling.money_messages import ManualPayment, RefundRequest
from scheduling.payments import PaymentMethod
from scheduling.records import Reservation, Session, Vehicle
from scheduling.vin import check_digit
from scheduling.visit_messages import FileRequest, MessageRequest
from sync_server.http.context import Context
from sync_server.payments.fake import FakeGateway
from sync_server.services.site_matching_messages import SiteWaysQuestion
from sync_server.services.site_messages import SiteCancel, SiteCardPayment, SiteMove, VehicleWish
from tests.sync_server.caller import Caller, problem
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website

SERVICES = Path(sync_server.__file__).parent / "services"
HONDA = "1HGCM82633A004352"


@pytest.fixture
async def website(shop: Shop) -> Website:
    return await Website.of(shop)


class French:
    """A website whose customer reads French."""

    def __init__(self, client: httpx.AsyncClient, shop: Shop) -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {shop.keys['site']}", "Accept-Language": "fr-CA"}

    async def refused(self, method: str, path: str, body: object = None) -> tuple[str, str, str]:
        """Field, rule and words."""
        content = None if body is None else msgspec.json.encode(body)
        response = await self.client.request(method, path, content=content, headers=self.headers)
        assert response.status_code in (400, 404, 409), (path, response.text)
        told = problem(response)
        return str(told.params["field"]), str(told.params["rule"]), told.detail


async def test_every_wrong_field_is_named_with_its_rule(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    reference, french = await website.bring(), French(client, shop)
    booked = await website.book(reference, shop.at(10))
    hold = website.hold(shop.at(12))
    vehicles, booking = f"/site/customers/{reference}/vehicles", website.booking(reference, shop.at(14))
    vehicle, search = VehicleWish(vehicle_id=uuid7()), website.asking(reference)
    request = website.request(reference, shop.at(12))
    ways = SiteWaysQuestion(kind="video", plan_id=website.plan.id, concern="x" * 9000)  # type: ignore[arg-type]
    wrong: list[tuple[str, object, str, Rule]] = [
        ("/site/customers", website.wish(name=" "), "name", Rule.MISSING),
        ("/site/customers", website.wish(phone="12"), "phone", Rule.PHONE),
        ("/site/customers", website.wish(phone=""), "phone", Rule.REACHABLE),
        ("/site/customers", website.wish(email="nobody"), "email", Rule.EMAIL),
        ("/site/customers", website.wish(language="de"), "language", Rule.LANGUAGE),
        ("/site/customers", website.wish(postal_code="99"), "postal_code", Rule.POSTAL_CODE),
        ("/site/customers", website.wish(name="x" * 400), "name", Rule.TOO_LONG),
        ("/site/customers", website.wish(name="x\x00"), "name", Rule.ZERO_BYTE),
        (vehicles, replace(vehicle, vin="123"), "vin", Rule.VIN),
        (vehicles, replace(vehicle, vin=f"{HONDA[:-1]}3"), "vin", Rule.VIN_CHECK_DIGIT),
        (vehicles, replace(vehicle, year=3000), "year", Rule.OUT_OF_RANGE),
        (vehicles, replace(vehicle, vehicle_id=shop.vehicle.id), "vehicle_id", Rule.TAKEN),
        ("/site/holds", replace(hold, starts=-1), "starts", Rule.OUT_OF_RANGE),
        ("/site/holds", replace(hold, starts=shop.at(12.25)), "starts", Rule.NOT_OFFERED),
        ("/site/holds", replace(hold, plan_id=None), "plan_id", Rule.MISSING),
        ("/site/bookings", replace(booking, concern=""), "concern", Rule.TOO_SHORT),
        ("/site/bookings", replace(booking, concern="A noise  "), "concern", Rule.TOO_SHORT),
        ("/site/bookings", replace(booking, plan_id=None), "plan_id", Rule.MISSING),
        ("/site/bookings", replace(booking, price_cents=-1), "price_cents", Rule.OUT_OF_RANGE),
        (
            f"/site/bookings/{booked.session_id}/move",
            SiteMove(customer=reference, seen_starts=shop.at(10), starts=shop.at(11.25)),
            "starts",
            Rule.NOT_OFFERED,
        ),
        (
            f"/site/bookings/{booked.session_id}/cancel",
            SiteCancel(customer=reference, reason="x" * 9000),
            "reason",
            Rule.TOO_LONG,
        ),
        ("/site/searches", replace(search, concern="Noise"), "concern", Rule.TOO_SHORT),
        ("/site/searches", replace(search, concern="Hot", urgent=True), "concern", Rule.TOO_SHORT),
        ("/site/searches", replace(search, category=" "), "category", Rule.MISSING),
        ("/site/searches", replace(search, just_advice=False), "vehicle_id", Rule.VEHICLE_OR_ADVICE),
        ("/site/searches", replace(search, kind="in_person"), "kind", Rule.NOT_IN_PERSON),  # type: ignore[arg-type]
        ("/site/waitlist", website.joining(reference, kind="in_person"), "kind", Rule.NOT_IN_PERSON),
        ("/site/ways", ways, "concern", Rule.TOO_LONG),
        ("/site/bookings", replace(booking, customer=uuid7()), "customer", Rule.NOT_THERE),
        ("/site/bookings", replace(booking, vehicle_id=shop.vehicle.id), "vehicle_id", Rule.NOT_THERE),
        ("/site/bookings", replace(booking, plan_id=uuid7()), "plan_id", Rule.NOT_THERE),
        ("/site/bookings", replace(booking, mechanic_id=uuid7()), "mechanic_id", Rule.NOT_THERE),
        ("/site/bookings", replace(booking, hold_id=uuid7()), "hold_id", Rule.NOT_THERE),
        ("/site/holds", replace(hold, mechanic_id=uuid7()), "mechanic_id", Rule.NOT_THERE),
        ("/site/checkouts", website.checkout(booking), "hold_id", Rule.NOT_THERE),
        ("/site/searches", replace(search, mechanic_id=uuid7()), "mechanic_id", Rule.NOT_THERE),
        ("/site/requests", replace(request, concern="Noise"), "concern", Rule.TOO_SHORT),
        ("/site/requests", replace(request, requested=[]), "requested", Rule.WISHED_TIMES),
        ("/site/requests", replace(request, requested=[-5]), "requested", Rule.OUT_OF_RANGE),
    ]
    for path, body, field, rule in wrong:
        told_field, told_rule, detail = await french.refused("POST", path, body)
        assert (told_field, told_rule) == (field, rule), (path, body)
        assert f"`{field}`" in detail
        assert "`  " not in detail
    _, _, said = await french.refused("POST", "/site/bookings", replace(booking, concern=""))
    assert said == "La demande n’est pas valide. `concern` doit compter au moins 10 caractères."


async def test_on_the_day_of_the_session_too(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    french, reference = French(client, shop), await website.bring()
    booked = await website.book(reference, shop.at(10))
    path, message = f"/sessions/{booked.session_id}", MessageRequest(id=uuid7())
    wrong: list[tuple[str, object, str, Rule]] = [
        (f"{path}/thread", message, "text", Rule.MISSING),
        (f"{path}/thread", replace(message, text="x\x00"), "text", Rule.ZERO_BYTE),
        (f"{path}/thread", replace(message, text="x" * 5_000), "text", Rule.TOO_LONG),
        (f"{path}/files", FileRequest(id=uuid7(), name="x.jpg", size=0), "size", Rule.OUT_OF_RANGE),
        (f"{path}/files", FileRequest(id=uuid7(), name="..", size=1), "name", Rule.UNREADABLE),
    ]
    for address, body, field, rule in wrong:
        told = await french.refused("POST", address, body)
        assert told[:2] == (field, rule)
        assert f"`{field}`" in told[2]


async def test_what_cannot_be_read_is_named_in_the_callers_language_too(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    french = French(client, shop)
    good: dict[str, Any] = msgspec.to_builtins(website.booking(await website.bring(), shop.at(10)))
    wrong: list[tuple[dict[str, Any], str, Rule]] = [
        ({"customer": None, "session_id": 5}, "session_id", Rule.UNREADABLE),
        ({"kind": "train"}, "kind", Rule.NOT_KNOWN),
        ({"starts": "soon"}, "starts", Rule.UNREADABLE),
    ]
    for change, field, rule in wrong:
        told = await french.refused("POST", "/site/bookings", good | change)
        assert (told[0], told[1]) == (field, rule)
        assert f"`{field}`" in told[2]
    lacking = {name: value for name, value in good.items() if name != "starts"}
    missing = await french.refused("POST", "/site/bookings", lacking)
    assert missing == ("starts", "missing", "La demande n’est pas valide. `starts` manque.")
    lacking_day = await french.refused("GET", "/site/slots?kind=video")
    assert lacking_day[:2] == ("first_day", "missing")
    for query, expected in (
        ("kind=video", ("plan", "missing")),
        (f"kind=video&plan_id={website.plan.id}", ("plan", "missing")),
        (f"kind=video&plan={uuid7()}", ("plan", "not_there")),
        (f"kind=in_person&mechanic={uuid7()}", ("mechanic", "not_there")),
        ("kind=in_person&mechanic=anna", ("mechanic", "unreadable")),
        ("kind=in_person&plan=free", ("plan", "unreadable")),
    ):
        named = await french.refused("GET", f"/site/slots?first_day=2026-01-01&{query}")
        assert named[:2] == expected, "as it is written in the address"
        assert f"`{expected[0]}`" in named[2]
    many_days = await french.refused("GET", "/site/slots?kind=video&first_day=2026-01-01&days=99")
    assert many_days[:2] == ("days", "out_of_range")
    response = await client.post("/site/bookings", content=b"{", headers=french.headers)
    told_whole = problem(response)
    assert (told_whole.params["field"], told_whole.params["rule"]) == ("body", "unreadable")
    async with shop.uow() as uow:
        assert await uow.records.all(Session) == []


async def test_a_field_that_there_is_not_is_refused_and_nothing_is_done(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    french, reference = French(client, shop), await website.bring()
    hold: dict[str, Any] = msgspec.to_builtins(website.hold(shop.at(10)))
    booking: dict[str, Any] = msgspec.to_builtins(website.booking(reference, shop.at(10)))
    checkout = {"checkout_id": str(uuid7()), "booking": booking | {"mechanic": "Anna"}}
    of_a_booking = f"/site/bookings/{uuid7()}"
    wrong: list[tuple[str, dict[str, Any], str]] = [
        ("/site/holds", hold | {"mechanic": str(shop.bert.id)}, "mechanic"),
        ("/site/bookings", booking | {"x" * 200: 1}, "x" * 60),
        ("/site/checkouts", checkout, "booking.mechanic"),
        ("/site/customers", msgspec.to_builtins(website.wish()) | {"mail": "a@b.ca"}, "mail"),
        ("/site/requests", msgspec.to_builtins(website.request(reference, shop.at(9))) | {"when": 1}, "when"),
        ("/site/searches", msgspec.to_builtins(website.asking(reference)) | {"price": 0}, "price"),
        (f"{of_a_booking}/move", {"customer": str(reference), "to": 5}, "to"),
        (f"{of_a_booking}/card", {"customer": str(reference), "method": "card"}, "method"),
        (f"/site/customers/{reference}/account", {"purpose": "link", "email": "x"}, "email"),
    ]
    for path, body, field in wrong:
        told = await french.refused("POST", path, body)
        assert told[:2] == (field, "not_known"), path
        assert f"`{field}`" in told[2]
    async with shop.uow() as uow:
        assert await uow.records.all(Session) == []
        assert await uow.records.all(Reservation) == []
    for content in (b"", b"[]", b"null", b"{", b'"x"'):
        response = await client.post("/site/holds", content=content, headers=french.headers)
        assert response.status_code == 400, content


async def test_what_is_wrong_elsewhere_is_said_with_its_rule_too(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    shop.bootstrap.gateway = FakeGateway()
    reference = await website.bring()
    owner, site = Caller(client, context, shop, "owner"), Caller(client, context, shop, "site")
    free = await website.book(reference, shop.at(10))
    key = KeyWish(name="Website", scopes=[Scope.BOOKINGS])
    refund = RefundRequest(refund_id=uuid7(), cents=100, reason=" ")
    card = SiteCardPayment(customer=reference, payment_id=uuid7())
    cash = ManualPayment(payment_id=uuid7(), method=PaymentMethod.CASH, cents=100)
    of_it = f"/money/sessions/{free.session_id}"
    wrong: list[tuple[Caller, str, object, str, Rule]] = [
        (owner, "/keys", replace(key, name=" "), "name", Rule.MISSING),
        (owner, "/keys", replace(key, name="x" * 101), "name", Rule.TOO_LONG),
        (owner, "/keys", replace(key, scopes=[]), "scopes", Rule.MISSING),
        (owner, "/keys", replace(key, expires_at=5), "expires_at", Rule.OUT_OF_RANGE),
        (owner, f"{of_it}/refunds", refund, "reason", Rule.MISSING),
        (owner, f"{of_it}/payments", cash, "cents", Rule.NOTHING_DUE),
        (site, f"/site/bookings/{free.session_id}/card", card, "payment_id", Rule.NOTHING_DUE),
    ]
    for caller, path, body, field, rule in wrong:
        told = problem(await caller("POST", path, body))
        assert (told.params["field"], told.params["rule"]) == (field, rule), path
    told = problem(await owner("GET", "/money/export", year=1))
    assert (told.params["field"], told.params["rule"]) == ("year", "out_of_range")
    told = problem(await site("GET", "/money/export", year=2026))
    assert (told.code, told.params) == ("not_allowed", {}), "no scope of a key opens it"


@pytest.mark.parametrize(
    ("vin", "year"),
    [
        ("", 2015),
        (HONDA.lower(), 2003),
        ("1hg-cm826 33a004352", None),
        ("WVWZZZ1JZXW000001", 1999),  # of Europe, without a check digit
        ("S1234", 1967),  # of before there were rules
    ],
)
async def test_a_number_that_some_vehicle_has_is_kept(
    client: httpx.AsyncClient, shop: Shop, website: Website, vin: str, year: int | None
) -> None:
    wish = VehicleWish(vehicle_id=uuid7(), vin=vin, year=year)
    headers = French(client, shop).headers
    path = f"/site/customers/{await website.bring()}/vehicles"
    response = await client.post(path, content=msgspec.json.encode(wish), headers=headers)
    assert response.status_code == 200, response.text
    async with shop.uow() as uow:
        row = await uow.records.get(Vehicle, wish.vehicle_id)
    assert row is not None
    assert row.vin == vin.upper().replace(" ", "").replace("-", "")


def test_the_check_digit_is_that_of_a_real_number() -> None:
    assert check_digit(HONDA) == HONDA[8]


def test_no_refusal_of_the_site_leaves_its_field_or_its_rule_unsaid() -> None:
    """Also those that come: each ``raise Invalid`` of the site's own services names both."""
    seen = 0
    others = ("unnamed", "thread", "files", "afterwards", "lobby")
    rules = Path(vin.__file__)
    for path in [rules, *SERVICES.glob("site*.py"), *(SERVICES / f"{name}.py" for name in others)]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            call = node.exc if isinstance(node, ast.Raise) else None
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                if call.func.id not in ("Invalid", "ReferenceReused", "TooLong"):
                    continue
                seen += 1
                assert {"field", "rule"} <= {each.arg for each in call.keywords}, (path.name, call.lineno)
    assert seen > 15
