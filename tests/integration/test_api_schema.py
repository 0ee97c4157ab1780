"""The HTTP API against its own OpenAPI document, and every command with any arguments, as each role: no 5xx."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from scheduling.commands import NAMES, Command
from scheduling.ids import uuid7
from scheduling.wire import Mutation, Push, PushAnswer, PushStatus, Welcome
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings, read_secret
from sync_server.db.embedded import Urls
from sync_server.http.tokens import AccessTokens
from sync_server.services.models import Account
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import Shop, promised
from tests.sync_server.site_world import Website

MANY, SOME, FEW = 12, 4, 2
"""Examples of each endpoint, and of each command: bounded, since every change runs it. Many as whoever may nearly all
of it, some as whoever may less of the same, few where every answer is the same refusal."""
STREAMS = frozenset({"/sync/events", "/sync/version"})
"""Answers without an end, or kept back until something is new: tested beside the others."""
OWN_LIMITS = frozenset({"/site/holds", "/site/customers/{reference}/account"})
"""Of the site, beside that of its key: times held at once, links an hour."""
PEOPLE = {"owner": MANY, "desk": SOME, "anna": SOME, "ivan": SOME, "kiosk": SOME}
ASKERS = {"": FEW, **PEOPLE, "site": MANY}
SENDERS = PEOPLE | {"kiosk": FEW}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
"""Any JSON."""
BOUNDED = settings(
    max_examples=MANY,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    database=None,
)


@dataclass(frozen=True, slots=True)
class Served:
    """A shop's server, and the ids that its rows have."""

    address: str
    shop: Shop
    tokens: AccessTokens
    accounts: dict[str, Account]
    ids: list[UUID]
    names: dict[str, str]
    """What a website's requests may name that is there, by field."""

    def headers(self, who: str) -> dict[str, str]:
        """Of one request; a token lasts minutes, and all of these take longer on a busy machine."""
        if not who:
            return {}
        if who == "site":
            return {"Authorization": f"Bearer {self.shop.keys['site']}"}
        return {"Authorization": f"Bearer {self.tokens.issue(self.accounts[who], int(time.time()))[0]}"}


@pytest.fixture(scope="module")
def served(module_database: Urls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    directory = tmp_path_factory.mktemp("server")
    secret = read_secret(directory / "server.secret")
    shop, accounts, ids, names = asyncio.run(_open_shop(module_database))
    # A key that is told to wait is judged by nothing: the fuzzed one may ask as often as it likes.
    process = ServerProcess(module_database, directory, AUTODOCTOR_KEY_REQUESTS="1000000")
    process.start()
    yield Served(process.address, shop, AccessTokens(secret), accounts, ids, names)
    process.end()


async def _open_shop(urls: Urls) -> tuple[Shop, dict[str, Account], list[UUID], dict[str, str]]:
    bootstrap = Bootstrap.from_settings(Settings(database_url=urls.app))
    shop = Shop(bootstrap)
    await shop.open()
    website = await Website.of(shop)
    reference = await website.bring()
    own = await website.book(reference, shop.at(17))
    wished = await website.ask(reference, shop.at(12))
    booking, offered = shop.booking(shop.at(10)), shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    for command in (booking, offered):
        assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    accounts = {}
    for name in PEOPLE:
        async with shop.acting(name) as (_, account):
            accounts[name] = account
    await bootstrap.close()
    ids = [booking.session_id, booking.reservation_id, offered.session_id, shop.customer.id, shop.vehicle.id]
    named = {
        "reference": reference, "customer": reference, "session_id": own.session_id, "request_id": wished,
        "plan": website.plan.id, "plan_id": website.plan.id, "mechanic_id": shop.bert.id,
    }  # fmt: skip
    names = {field: str(each) for field, each in named.items()}
    return shop, accounts, [*ids, shop.anna.id, shop.ivan.id, shop.plan.id], names


@pytest.mark.parametrize("who", ASKERS)
def test_every_answer_is_one_that_the_document_promises(served: Served, who: str) -> None:
    """What a rule refuses (a time that is taken, a cursor of before) no schema can say: that check is left out."""
    schema = schemathesis.openapi.from_url(f"{served.address}/schema/openapi.json")
    tried = []
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()
        if operation.path in STREAMS:
            continue
        tried.append(operation.path)

        @settings(BOUNDED, max_examples=ASKERS[who])
        @given(case=operation.as_strategy(), there=st.booleans(), carried=ANYTHING)
        def holds(case: Any, there: bool, carried: object) -> None:
            if there and who == "site":
                _name_what_is_there(case, served.names)
            if there and case.path == "/sync/push":
                _carry(case, carried)
            if case.method == "DELETE" and case.path == "/devices/{device_id}":
                _keep_own_access(case)
            response = case.call_and_validate(
                headers=served.headers(who), excluded_checks=[positive_data_acceptance]
            )
            of_site = who == "site" and case.path.startswith("/site/") and case.path not in OWN_LIMITS
            assert not (of_site and response.status_code == 429), f"{case.path} was judged by nothing"

        holds()
    assert len(tried) > 8


def _keep_own_access(case: Any) -> None:
    """A greeting may have made a device of the very id (often all zeros) that goes on from who asks: both would go."""
    with contextlib.suppress(ValueError):
        UUID(str(case.path_parameters["device_id"]))
        case.path_parameters["device_id"] = str(uuid7())


def _carry(case: Any, carried: object) -> None:
    """What no command is: the document promises an answer to that, too."""
    for mutation in case.body["mutations"]:
        mutation["args"] = carried


def _name_what_is_there(case: Any, names: dict[str, str]) -> None:
    """Random ids lead to nothing; what is no id at all stays as it is."""
    for part in (case.path_parameters, case.query, case.body):
        if isinstance(part, dict):
            for field in part.keys() & names.keys():
                with contextlib.suppress(ValueError, TypeError, AttributeError):
                    UUID(part[field])
                    part[field] = names[field]


class Pusher:
    """A person's device, which sends one change after the other."""

    def __init__(self, served: Served, who: str) -> None:
        self._device_id = served.shop.people[who].device_id
        self._served, self._who = served, who
        self._client = httpx.Client(base_url=served.address)
        hello = {"device_id": str(self._device_id), "app": "0.1.0"}
        answer = self._client.post("/sync/hello", json=hello, headers=served.headers(who))
        self._welcome = msgspec.json.decode(answer.content, type=Welcome)
        self.sent = self._welcome.last_seq

    def send(self, name: str, arguments: object) -> httpx.Response:
        mutation = Mutation(seq=self.sent + 1, mid=uuid7(), name=name, args=arguments, client_time=1)
        push = Push(device_id=self._device_id, epoch=self._welcome.epoch, mutations=[mutation])
        headers = self._served.headers(self._who)
        return self._client.post("/sync/push", content=msgspec.json.encode(push), headers=headers)

    def close(self) -> None:
        self._client.close()


@pytest.mark.parametrize("who", SENDERS)
def test_every_command_is_answered_whatever_it_carries(served: Served, who: str) -> None:
    """Applied, in conflict or rejected with a code, and never as our fault."""
    with contextlib.closing(Pusher(served, who)) as pusher:
        for name, cls in NAMES.items():
            _send_any(served, pusher, name, cls, SENDERS[who], refused=who == "kiosk")
    assert (pusher.sent > 0) is (who != "kiosk")


def _send_any(
    served: Served, pusher: Pusher, name: str, cls: type[Command], examples: int, *, refused: bool
) -> None:
    @settings(BOUNDED, max_examples=examples)
    @given(command=_any(cls, served.ids), starts=st.integers(8, 400))
    def answered(command: Command, starts: int) -> None:
        arguments = msgspec.to_builtins(command)
        if arguments.get("starts") is not None:
            arguments["starts"] = served.shop.at(starts % 24, day=starts // 24)
        response = pusher.send(name, arguments)
        if refused:
            assert response.status_code == 403
            return
        assert response.status_code == 200, (response.text, arguments)
        (result,) = msgspec.json.decode(response.content, type=PushAnswer).results
        assert result.status in {PushStatus.APPLIED, PushStatus.CONFLICT, PushStatus.REJECTED}
        assert result.code != "server_fault", arguments
        promised(name, result)
        pusher.sent += 1

    answered()


def _any(cls: type[Command], ids: list[UUID]) -> st.SearchStrategy[Command]:
    """Any values of the fields' types; ids of the shop's rows as often as others."""
    with_ids = st.sampled_from(ids) | st.uuids()
    st.register_type_strategy(UUID, with_ids)
    st.register_type_strategy(int, st.integers(-5, 2_000) | st.integers(-(2**40), 2**40))
    return st.from_type(cls)
