"""One verified address links a person's records: by their own link only, and no organization learns of another."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
import sqlalchemy as sa
from psycopg import sql

from scheduling.commands import EditCustomer
from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.records import Customer
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.db.embedded import Urls
from sync_server.jobs import messages, purging
from sync_server.services import account_tokens, keys, platform_accounts
from sync_server.services.account_rows import AccountRequest, AccountToken
from sync_server.services.outgoing import CarrierBusy
from sync_server.services.refusals import LinkOver, TooManyAttempts
from tests.sync_server.account_holder import ADDRESS, Holder, P, address
from tests.sync_server.matching_shop import at_clock
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import stand

TABLES = ("platform_account", "platform_link", "platform_active")


@pytest.fixture(autouse=True)
def stands(shop: Shop) -> None:
    """The clock of both workshops."""
    at_clock(shop)


@pytest.fixture
def accounts(module_database: Urls) -> Iterator[Accounts]:
    """What is in the tables that nobody sees."""
    with psycopg.connect(module_database.backup, autocommit=True) as connection:
        yield Accounts(connection)


class Accounts:
    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection

    def of(self, *customers: UUID) -> list[tuple[str, int]]:
        """Address of each account that these records are linked to, and how many of them are."""
        query = (
            "SELECT a.email, count(*) FROM platform_link l JOIN platform_account a ON a.id = l.account_id"
            " WHERE l.customer_id = ANY(%s) GROUP BY a.id, a.email ORDER BY 1"
        )
        return list(self.connection.execute(query, [list(customers)]).fetchall())

    def there(self, email: str) -> int:
        query = "SELECT count(*) FROM platform_account WHERE email = %s"
        row = self.connection.execute(query, [email.lower()]).fetchone()
        assert row is not None
        return int(row[0])


async def trail(shop: Shop) -> list[tuple[str, bool, str]]:
    """What was done, whether by nobody of the staff, and the detail."""
    async with shop.uow() as uow:
        query = (
            "SELECT what, staff_id IS NULL AS by_nobody, detail FROM audit_entry"
            " WHERE what LIKE 'account.%' ORDER BY id"
        )
        rows = await uow._line.execute(sa.text(query))
        return [(row.what, row.by_nobody, row.detail) for row in rows]


async def test_a_link_to_the_records_own_address_links_it_and_joins_what_is_there(
    shop: Shop, other_shop: Shop, accounts: Accounts
) -> None:
    email = address()
    here, there = await Holder.at(shop, email), await Holder.at(other_shop, email.upper())
    asked = await here.ask(P.LINK)
    assert not await here.is_linked()
    (mail,) = await here.mail()
    assert (mail.to.lower(), mail.channel.value) == (email.lower(), "email")
    assert mail.params["purpose"] == "link"
    assert mail.params["expires"] == asked.expires_at == here.now + 86_400
    assert (await here.give(str(mail.params["token"]))).purpose is P.LINK
    assert await here.is_linked()
    await there.give(await there.token(P.LINK))
    assert accounts.of(here.customer_id, there.customer_id) == [(email.lower(), 2)]


async def test_a_token_counts_for_its_purpose_for_a_time_and_once(shop: Shop, accounts: Accounts) -> None:
    email = address()
    holder = await Holder.at(shop, email)
    link = await holder.token(P.LINK)
    for wrong in ("", "ada_", link[:-6], "adk_" + link[4:], link + "A", "ada_é", f"{link[:-3]}AAA"):
        with pytest.raises(LinkOver):
            await holder.give(wrong)
    with pytest.raises(LinkOver):
        await holder.bookings(link)
    with pytest.raises(LinkOver):
        await holder.give(link, holder.now + 86_400)
    assert not await holder.is_linked()
    await holder.give(link, holder.now + 86_399)
    await holder.give(link)
    with pytest.raises(LinkOver):
        await holder.bookings(link)
    unlink = await holder.token(P.UNLINK)
    await holder.give(unlink)
    await holder.give(unlink)
    assert not await holder.is_linked()
    assert accounts.there(email) == 0, "the account goes with its last record"
    with pytest.raises(LinkOver):
        await holder.give(link)  # what it did does not stand any more, and it does it once
    await holder.give(await holder.token(P.LINK))
    with pytest.raises(LinkOver):
        await holder.give(unlink)
    assert await holder.is_linked()


@pytest.mark.expects_log("a carrier failed")
async def test_of_two_tries_of_the_message_both_tokens_count_and_none_is_kept(shop: Shop) -> None:
    holder = await Holder.at(shop, address())
    tokens: list[str] = []

    async def lose(message: Any) -> None:
        tokens.append(str(message.params["token"]))
        if len(tokens) == 1:
            raise CarrierBusy

    holder.mailing.carrier.before = lose
    asked = await holder.ask(P.LINK)
    await holder.mailing.sweep(holder.now)
    await messages.send_due(holder.mailing.bootstrap, shop.id)
    await holder.mailing.sweep(holder.now + 60)
    assert len(set(tokens)) == 2
    async with shop.uow() as uow:
        kept = [row.token_hash for row in await uow.rows.find(AccountToken, request_id=asked.request_id)]
    secrets = [keys.unpacked(token, account_tokens.PREFIX) for token in tokens]
    assert len(kept) == 2
    assert not [hash_ for hash_ in kept for found in secrets if found is not None and found[2] == hash_]
    assert (await holder.give(tokens[0])).purpose is P.LINK
    assert (await holder.give(tokens[1])).purpose is P.LINK


async def test_asked_again_by_the_same_id_nothing_more_is_sent(shop: Shop) -> None:
    holder, stranger = await Holder.at(shop, address()), await Holder.at(shop, address(), name="Other")
    request_id = uuid7()
    answers = [await holder.ask(P.LINK, request_id) for _ in range(3)]
    assert answers == [answers[0]] * 3
    assert len(await holder.mail()) == 1
    with pytest.raises(Invalid, match="taken"):
        await holder.ask(P.UNLINK, request_id)
    with pytest.raises(Invalid, match="taken"):
        await stranger.ask(P.LINK, request_id)


async def test_the_answer_is_the_same_whether_there_is_an_account_an_address_or_nothing_to_do(
    shop: Shop, other_shop: Shop
) -> None:
    email = address()
    await Holder.linked_at(other_shop, email)
    known, unlinked = await Holder.at(shop, email), await Holder.at(shop, address(), name="Nobody")
    silent = await Holder.at(shop, "", name="No Address", phone="514 555-0177")
    for purpose in P:
        answers = [await each.ask(purpose) for each in (known, unlinked, silent)]
        assert len({(each.purpose, each.expires_at) for each in answers}) == 1
    purposes = [each.params["purpose"] for each in await known.mail()]
    assert purposes == ["link", "link"], "nothing else is of use before it is linked"


async def test_whoever_is_known_already_gets_it_at_the_address_of_their_record(shop: Shop) -> None:
    """A stranger who types a customer's name and number learns nothing, and gets nothing."""
    email = address()
    async with shop.uow() as uow:
        await uow.bump()
        known = Customer(id=uuid7(), name="Paul Pilon", phone="+15145550199", email=email, created_at=1)
        await uow.records.add(known)
        await uow.commit()
    stranger = await Holder.at(shop, "", phone="514 555-0199")
    assert stranger.customer_id == known.id
    await stranger.ask(P.LINK)
    (mail,) = await stranger.mail()
    assert mail.to == email


async def test_it_is_asked_so_often_by_a_site_and_sent_so_often_to_a_record(shop: Shop) -> None:
    holder = await Holder.at(shop, address())
    again = await Holder.at(shop, "", phone="514 555-0199")
    assert again.customer_id == holder.customer_id
    for _ in range(3):
        await holder.ask(P.LINK)
    for _ in range(5):
        await again.ask(P.LINK)
    with pytest.raises(TooManyAttempts) as caught:
        await again.ask(P.LINK)
    assert caught.value.params["seconds"] == 3600
    assert len(await holder.mail()) == 5
    other = await Holder.at(shop, (await holder.mail())[0].to, name="By Another Name", phone="")
    assert other.customer_id != holder.customer_id
    await other.ask(P.LINK)
    assert len(await holder.mail()) == 5, "nobody is flooded by whoever types their address"
    again.now += 3600
    await again.ask(P.LINK)
    assert len(await again.mail()) >= 1


async def test_another_address_ends_the_link_and_what_was_sent_to_the_old_one(
    shop: Shop, other_shop: Shop, accounts: Accounts
) -> None:
    email = address()
    here, there = await Holder.linked_at(shop, email), await Holder.linked_at(other_shop, email)
    late = await here.token(P.UNLINK)
    await here.change_address(f" {email.upper()} ")
    assert await here.is_linked(), "the same address, written otherwise"
    edit = EditCustomer(
        customer_id=here.customer_id, set={"email": (f" {email.upper()} ", "new@example.test")}
    )
    assert (await shop.send("desk", edit)).status == "applied"
    assert not await here.is_linked()
    assert await there.is_linked()
    assert (await trail(shop))[-1] == ("account.unlink", False, "")
    with pytest.raises(LinkOver):
        await here.give(late)
    await there.change_address("")
    assert accounts.there(email) == 0


async def test_a_message_that_waits_goes_to_no_other_address(shop: Shop) -> None:
    holder = await Holder.at(shop, address())
    await holder.ask(P.LINK)
    await holder.change_address("thief@example.test")
    assert await holder.mail() == []
    await holder.ask(P.LINK)
    (mail,) = await holder.mail()
    assert mail.to == "thief@example.test"
    await holder.change_address(ADDRESS)
    with pytest.raises(LinkOver):
        await holder.give(str(mail.params["token"]))


async def test_a_message_that_comes_too_late_is_not_sent(shop: Shop) -> None:
    holder = await Holder.linked_at(shop, address())
    sent = len(await holder.mail())
    await holder.ask(P.BOOKINGS)
    holder.now += 1800
    assert len(await holder.mail()) == sent


async def test_a_record_that_goes_takes_its_link_along(
    shop: Shop, module_database: Urls, accounts: Accounts
) -> None:
    """No row of a customer goes today; should one, nothing is left of it."""
    email = address()
    holder = await Holder.linked_at(shop, email)
    with psycopg.connect(module_database.owner) as connection:
        connection.execute("SELECT set_config('app.tenant', %s, false)", [str(shop.id)])
        connection.execute("SELECT * FROM bump_tenant()")
        connection.execute("DELETE FROM message_tiding WHERE customer_id = %s", [holder.customer_id])
        connection.execute("DELETE FROM account_request WHERE customer_id = %s", [holder.customer_id])
        connection.execute("DELETE FROM site_customer WHERE customer_id = %s", [holder.customer_id])
        connection.execute("DELETE FROM customer WHERE id = %s", [holder.customer_id])
    assert accounts.of(holder.customer_id) == []
    assert accounts.there(email) == 0


async def test_one_sees_ones_own_bookings_over_the_organizations(shop: Shop, other_shop: Shop) -> None:
    email = address()
    here, there = await Holder.linked_at(shop, email), await Holder.linked_at(other_shop, email)
    stranger = await Holder.linked_at(shop, address(), name="Somebody Else")
    now = here.now
    common: dict[str, Any] = {"customer_id": there.customer_id, "minutes": 30}
    later = await stand(other_shop, SessionState.SCHEDULED, starts=now + 7200, kind=VisitKind.VIDEO, **common)
    await stand(other_shop, SessionState.SCHEDULED, starts=now - 7200, **common)
    await stand(other_shop, SessionState.COMPLETED, starts=now + 7200, **common)
    await stand(shop, SessionState.OFFERED, starts=now + 3600, customer_id=here.customer_id)
    await stand(shop, SessionState.SCHEDULED, starts=now + 3600, customer_id=stranger.customer_id)
    token = await here.token(P.BOOKINGS)
    for _ in range(2):
        seen = (await here.bookings(token)).bookings
        assert [(each.starts, each.state, each.kind, each.minutes) for each in seen] == [
            (now + 3600, "offered", "in_person", 60),
            (later.starts, "scheduled", "video", 30),
        ]
        assert {each.organization for each in seen} == {"Garage"}
    with pytest.raises(LinkOver):
        await here.give(token)
    with pytest.raises(LinkOver):
        await here.bookings(token, now + 1800)
    await there.give(await there.token(P.UNLINK))
    assert len((await here.bookings(token)).bookings) == 1
    await here.give(await here.token(P.UNLINK))
    with pytest.raises(LinkOver):
        await here.bookings(token)


async def test_the_trail_says_what_was_done_and_nothing_of_the_address(shop: Shop) -> None:
    email = address()
    holder = await Holder.linked_at(shop, email)
    await holder.give(await holder.token(P.UNLINK))
    assert sorted(await trail(shop)) == [
        ("account.ask_link", False, ""),
        ("account.ask_unlink", False, ""),
        ("account.link", True, ""),
        ("account.unlink", True, ""),
    ]


async def test_the_application_sees_no_account_and_links_nothing_by_itself(
    shop: Shop, module_database: Urls
) -> None:
    holder = await Holder.linked_at(shop, address())
    statements: list[sql.SQL | sql.Composed] = [
        *(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)) for table in TABLES),
        *(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)) for table in TABLES),
        sql.SQL("INSERT INTO platform_account VALUES (gen_random_uuid(), 'a@b.ca', now())"),
        sql.SQL("SELECT platform_is_busy(gen_random_uuid(), gen_random_uuid(), now())"),
        sql.SQL("SELECT platform_opened(gen_random_uuid(), '', now())"),
        sql.SQL("UPDATE account_request SET used_at = NULL"),
    ]
    with psycopg.connect(module_database.app, autocommit=True) as connection:
        connection.execute("SELECT set_config('app.tenant', %s, false)", [str(shop.id)])
        for statement in statements:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
    assert await holder.is_linked()


async def test_another_organization_opens_nothing_with_a_token_and_is_told_nothing(
    shop: Shop, other_shop: Shop
) -> None:
    email = address()
    here, there = await Holder.linked_at(shop, email), await Holder.at(other_shop, email)
    token = account_tokens.parsed(await here.token(P.BOOKINGS))
    async with other_shop.uow() as uow:
        assert await uow.platform.records(token[1], token[2], here.now) == []
        assert not await uow.platform.is_linked(here.customer_id)
        assert await uow.platform.busy([here.customer_id, there.customer_id], here.now) == set()
        await uow.bump()
        assert await uow.platform.confirm(token[1], token[2], uuid7(), here.now) is None


async def test_the_same_person_links_in_two_organizations_at_once(
    shop: Shop, other_shop: Shop, accounts: Accounts
) -> None:
    email = address()
    here, there = await Holder.at(shop, email), await Holder.at(other_shop, email)
    tokens = [await each.token(P.LINK) for each in (here, there)]
    await asyncio.gather(*(here.give(token) for token in tokens * 3))
    assert accounts.of(here.customer_id, there.customer_id) == [(email.lower(), 2)]
    gone = [await each.token(P.UNLINK) for each in (here, there)]
    await asyncio.gather(*(here.give(token) for token in gone))
    assert accounts.there(email) == 0


async def test_old_requests_go_with_their_tokens(shop: Shop) -> None:
    holder = await Holder.at(shop, address())
    await holder.token(P.LINK)
    holder.mailing.clock.at = holder.now + 86_400 + platform_accounts.KEPT_SECONDS
    for left in (1, 0):
        await purging.purge(holder.mailing.bootstrap, shop.id)
        async with shop.uow() as uow:
            assert await uow.rows.count(AccountRequest) == left
            assert await uow.rows.count(AccountToken) == left
        holder.mailing.clock.at += 1
