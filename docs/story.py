"""A shop's story in plain HTTP calls: from an organization that has nothing but its owner to a refunded no-show.

    python -m tools.story               plays it from an empty database, on a server of its own, in seconds
    python docs/story.py http://…       plays it on a running server, and waits where a shop would wait

Needs the address and password of an owner (`python -m sync_server create-organization`). Each call is printed with what
it answered. Every id is made here, so that any call may be sent again.
"""

from __future__ import annotations

import argparse
import getpass
import sys
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx

LATE = 10 * 60
"""Seconds after the start from which staff may mark a no-show in person."""
SETTLED = 24 * 3600
"""Seconds after a no-show until which staff may take it back."""

Wait = Callable[[int], None]


class Caller:
    """Somebody who asks the server; ``tell`` gets a line a call."""

    def __init__(self, client: httpx.Client, name: str, tell: Callable[[str], None]) -> None:
        self._client = client
        self._name = name
        self.tell = tell
        self.token = ""

    def __call__(
        self, method: str, path: str, body: object = None, *, expect: int = 200, **query: Any
    ) -> Any:
        """The answer's JSON; ends the story when the status is not ``expect``."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        answer = self._client.request(method, path, json=body, params=dict(query), headers=headers)
        self.tell(f"{self._name:<8} {method} {path} -> {answer.status_code}")
        if answer.status_code != expect:
            raise SystemExit(f"expected {expect}: {answer.text}")
        return answer.json() if answer.content else None


class Desk:
    """The owner at the counter: signed in, with a device that numbers what it sends."""

    def __init__(self, caller: Caller, email: str, password: str) -> None:
        self.ask = caller
        self.device = new_id()
        self._sent = 0
        device = {"device_id": self.device, "device_name": "Counter", "app": "0.1.0"}
        self._take(self.ask("POST", "/auth/sign-in", {"email": email, "password": password, **device}))
        self.epoch = self.ask("POST", "/sync/hello", {"device_id": self.device, "app": "0.1.0"})["epoch"]

    def _take(self, tokens: Any) -> None:
        self.ask.token, self._refresh = tokens["access_token"], tokens["refresh_token"]

    def refresh(self) -> None:
        """New tokens; an access token lasts minutes."""
        self._take(self.ask("POST", "/auth/refresh", {"refresh_token": self._refresh}))

    def push(self, name: str, expect: str = "applied", /, **args: object) -> Any:
        """Send one change as a device does; the answer to it."""
        self._sent += 1
        mutation = {
            "seq": self._sent,
            "mid": new_id(),
            "name": name,
            "args": args,
            "client_time": int(time.time()),
        }
        sent = {"device_id": self.device, "epoch": self.epoch, "mutations": [mutation]}
        (result,) = self.ask("POST", "/sync/push", sent)["results"]
        self.ask.tell(f"         {name}: {result['status']} {result['code']}".rstrip())
        if result["status"] != expect:
            raise SystemExit(f"{name} is {result['status']}, expected {expect}: {result}")
        return result


def play(
    server: str, email: str, password: str, *, wait: Wait, tell: Callable[[str], None] = print
) -> dict[str, Any]:
    """The whole story; what is left of the money at its end (``GET /money/sessions/{id}``)."""
    with httpx.Client(base_url=server, timeout=30) as client:
        story = Story(client, email, password, wait, tell)
        first, second, third = story.website_is_let_in()
        story.a_customer_calls(first)
        story.she_pays_a_deposit(first)
        story.she_calls_again(first, second, third)
        story.she_does_not_come(second)
        story.the_owner_gives_it_back()
        return story.what_is_left()


class Story:
    """Its acts, in their order."""

    def __init__(
        self, client: httpx.Client, email: str, password: str, wait: Wait, tell: Callable[[str], None]
    ) -> None:
        self.desk = Desk(Caller(client, "owner", tell), email, password)
        self.website = Caller(client, "website", tell)
        self.wait, self.tell = wait, tell
        self.customer, self.vehicle, self.hold, self.session = new_id(), new_id(), new_id(), new_id()
        self.money = f"/money/sessions/{self.session}"
        self.zone = ZoneInfo("UTC")

    def website_is_let_in(self) -> list[int]:
        """Three times that it may offer."""
        self.tell("\nThe owner lets the shop's website in: a key, shown once, for what it needs and no more.")
        wish = {"name": "Website", "scopes": ["availability", "bookings", "customers"]}
        self.website.token = self.desk.ask("POST", "/keys", wish, expect=201)["key"]
        self.website("GET", "/money/export", expect=403, year=2026)
        self.tell("\nA driver looks for a time on the website, and telephones.")
        self.zone = ZoneInfo(self.website("GET", "/site/shop")["zone"])
        return free_times(self.website, self.zone)[:3]

    def a_customer_calls(self, starts: int) -> None:
        self.tell("\nAt the counter: who it is, the car, the time held while they talk.")
        person = {"name": "Chantal Tremblay", "phone": "+15145550142", "language": "fr"}
        self.desk.push("customer.create@1", customer_id=self.customer, **person)
        car = {"make": "Mazda", "model": "3", "year": 2019}
        self.desk.push("vehicle.create@1", vehicle_id=self.vehicle, customer_id=self.customer, **car)
        held = {"hold_id": self.hold, "starts": starts, "minutes": 60, "kind": "in_person"}
        self.desk.ask("POST", "/holds", held)

    def she_pays_a_deposit(self, starts: int) -> None:
        self.tell("\nWhat it costs and what comes back is said before she pays; the deposit is paid in cash.")
        booking = {
            "session_id": self.session,
            "reservation_id": self.hold,
            "hold_id": self.hold,
            "customer_id": self.customer,
            "vehicle_id": self.vehicle,
            "kind": "in_person",
            "service_type": "diagnostic",
            "starts": starts,
            "minutes": 60,
            "concern": "Bruit au freinage, à l'avant.",
        }
        checkout = new_id()
        wish = {"checkout_id": checkout, "booking": booking, "method": "cash"}
        quoted = self.desk.ask("POST", "/checkouts", wish)
        terms = ", ".join(term["code"] for term in quoted["terms"])
        self.tell(f"         due now {dollars(quoted['due_cents'])}; {terms}")
        self.desk.ask("POST", f"/checkouts/{checkout}/confirm")
        self.desk.ask(
            "POST", f"/checkouts/{checkout}/confirm"
        )  # a lost answer: booked and paid once all the same

    def she_calls_again(self, first: int, second: int, third: int) -> None:
        self.tell("\nShe calls again: another time. The old one is let go only because the new one is free.")
        seen = place(first)
        self.desk.push("session.move@1", session_id=self.session, seen=seen, to=place(second))
        self.desk.push("session.move@1", "conflict", session_id=self.session, seen=seen, to=place(third))

    def she_does_not_come(self, starts: int) -> None:
        self.tell(
            "\nThe day comes, and she does not. Ten minutes late the counter may say so, and not before."
        )
        self.desk.push("session.no_show@1", "rejected", session_id=self.session)
        self.wait(starts + LATE)
        self.desk.refresh()
        self.desk.push("session.no_show@1", session_id=self.session)
        self._told_of_the_money()
        self.tell(
            "\nFor a day staff may take that back. Then the deposit is the workshop's, as she was told."
        )
        self.wait(starts + LATE + SETTLED + 60)
        self.desk.refresh()
        self._told_of_the_money()
        self.desk.push("session.no_show_back@1", "rejected", session_id=self.session)

    def the_owner_gives_it_back(self) -> None:
        self.tell("\nShe was in hospital. The owner gives the deposit back all the same, and says why.")
        paid = self.desk.ask("GET", self.money)["paid_cents"]
        wish = {"refund_id": new_id(), "cents": paid, "reason": "in hospital"}
        (refund,) = self.desk.ask("POST", f"{self.money}/refunds", wish)["refunds"]
        self.desk.ask("POST", f"/money/refunds/{refund['id']}/handed", expect=204)
        over = {"refund_id": new_id(), "cents": 1, "reason": "once more"}
        self.desk.ask("POST", f"{self.money}/refunds", over, expect=409)

    def what_is_left(self) -> dict[str, Any]:
        self.tell("\nWhat happened, and who did it.")
        for line in reversed(self.desk.ask("GET", "/audit", limit=50)["lines"]):
            at = datetime.fromtimestamp(line["at"], self.zone)
            who = line["staff_name"] or "the platform"
            self.tell(f"         {at:%Y-%m-%d %H:%M} {who}: {line['what']} {line['to_state']}".rstrip())
        return self._told_of_the_money()

    def _told_of_the_money(self) -> dict[str, Any]:
        money: dict[str, Any] = self.desk.ask("GET", self.money)
        parts = f"{dollars(money['payee_cents'])} are the {money['payee']}'s"
        back = sum(refund["cents"] for refund in money["refunds"])
        self.tell(f"         paid {dollars(money['paid_cents'])}, {parts}, given back {dollars(back)}")
        return money


def free_times(website: Caller, zone: ZoneInfo) -> list[int]:
    """Instants at which a visit of an hour may begin, from tomorrow on: an hour apart at least."""
    tomorrow = datetime.now(zone).date() + timedelta(days=1)
    query: dict[str, Any] = {"first_day": str(tomorrow), "days": 10, "kind": "in_person", "anybody": True}
    answer = website("GET", "/site/slots", **query)
    day_parts = [day[part] for mechanic in answer["mechanics"] for day in mechanic["days"]
                 for part in ("morning", "afternoon", "evening")]  # fmt: skip
    times = sorted({instant for part in day_parts for instant in part})
    apart: list[int] = []
    for instant in times:
        if not apart or instant >= apart[-1] + 3600:
            apart.append(instant)
    return apart


def place(starts: int) -> dict[str, object]:
    """Where a visit of an hour with no mechanic named stands."""
    return {"starts": starts, "minutes": 60, "mechanic_id": None}


def new_id() -> str:
    """Any UUID does; the desktop's carry their time."""
    return str(uuid.uuid4())


def dollars(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02} $"


def wait_really(until: int) -> None:
    """As a shop does."""
    print(f"         … waiting until {datetime.fromtimestamp(until, UTC):%Y-%m-%d %H:%M} UTC", flush=True)  # noqa: T201
    time.sleep(max(0, until + 1 - time.time()))


def main() -> int:
    """Play it on a running server."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("server", help="the address, for example http://127.0.0.1:8000")
    parser.add_argument("--email", required=True, help="an owner's")
    arguments = parser.parse_args()
    play(arguments.server, arguments.email, getpass.getpass(), wait=wait_really)
    return 0


if __name__ == "__main__":
    sys.exit(main())
