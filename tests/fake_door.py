"""Who may come in to the fake server: signing in, tokens that rotate, and secrets that are gone with the test."""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

import httpx

from desktop.store import codec
from desktop.store.secrets import Kind
from scheduling.file_types import chunks_of
from scheduling.handover_messages import HandOver, LeftChange, LeftFile, LeftFileTaken, Taken
from scheduling.ids import uuid7
from scheduling.vocabulary import Role
from scheduling.wire import Problem, SignIn, Tokens
from tests.factories import NOW, named


class MemorySecrets:
    """Secrets that are gone with the test."""

    kind: Kind = "file"

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.values.get(name)

    def set(self, name: str, value: str) -> None:
        self.values[name] = value

    def delete(self, name: str) -> None:
        self.values.pop(name, None)


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who works at the fake server's shop."""

    staff_id: UUID
    name: str
    role: str


class FakeDoor:
    """The part of a fake server that gives out tokens and knows them again."""

    role = Role.OWNER.value

    def __init__(self) -> None:
        self.now = NOW
        self.access_tokens: set[str] = set()
        self.refresh_tokens: dict[str, str] = {}
        """Each with the one it came from, which dies when it is used."""
        self.hands: dict[str, Hand] = {}
        """By their addresses; everybody else is the owner."""
        self.whose: dict[str, Hand] = {}
        """Of each token that was given to one of them."""
        self.gone_hands: set[UUID] = set()
        """Who of them has no access at this computer any more."""
        self.forgetful = False
        """Every access token is refused."""
        self.another = False
        """Another server stands in the place of this one: it never gave any of these tokens."""
        self.too_many = False
        """Renewals are refused for a while."""
        self.gone = False
        """The device has no access any more."""
        self.handed: dict[UUID, LeftChange] = {}
        """What it handed over."""
        self.takes_none = False
        """Nothing of it is taken yet."""
        self.refused_handovers = 0
        self.told_complete = False
        self.handed_files: dict[UUID, LeftFile] = {}
        self.handed_parts: dict[UUID, dict[int, bytes]] = {}
        self.files_lost = 0
        self.most_files = 100
        self.forgets_files = 0
        """How many parts are not known any more: the server was restored."""

    def _sign_in(self, request: httpx.Request) -> httpx.Response:
        message = codec.decode(SignIn, request.content)
        if message.password != "correct":
            return problem_answer(401, "wrong_credentials")
        if self.gone:
            return self._leaving(named("owner"), self._issue())
        hand = self.hands.get(message.email)
        if hand and hand.staff_id in self.gone_hands:
            token = self._issue()
            self.whose[token] = hand
            return self._leaving(hand.staff_id, token)
        return json_answer(self._tokens("", hand))

    @staticmethod
    def _leaving(staff_id: UUID, token: str) -> httpx.Response:
        params: dict[str, object] = {"handover": token, "staff_id": str(staff_id)}
        return json_answer(Problem(code="device_revoked", detail="", params=params), 403)

    def hired(self, name: str, email: str, role: Role = Role.RECEPTIONIST) -> Hand:
        """From now on this person works here."""
        made = self.hands[email] = Hand(named(name), name, role.value)
        return made

    def hand(self, request: httpx.Request) -> Hand | None:
        """Which of them asks; ``None`` for the owner."""
        return self.whose.get(request.headers.get("authorization", "").removeprefix("Bearer "))

    def _refresh(self, request: httpx.Request) -> httpx.Response:
        if self.too_many:
            return problem_answer(429, "too_many_attempts", {"Retry-After": "3"})
        token = json.loads(request.content)["refresh_token"]
        if self.another:
            return json_answer(Problem(code="not_signed_in", detail="", params={"unknown": True}), 401)
        hand = self.whose.get(token)
        if (self.gone or (hand and hand.staff_id in self.gone_hands)) and token in self.refresh_tokens:
            return problem_answer(403, "device_revoked")
        if token not in self.refresh_tokens:
            return problem_answer(401, "not_signed_in")
        self.refresh_tokens.pop(self.refresh_tokens[token], None)
        return json_answer(self._tokens(token, hand))

    def _hand_over(self, request: httpx.Request) -> httpx.Response:
        message = codec.decode(HandOver, request.content)
        if message.refresh_token not in self.refresh_tokens and not self._knows(request):
            return problem_answer(401, "not_signed_in")
        hand = self.whose.get(message.refresh_token) or self.hand(request)
        if not self.gone and not (hand and hand.staff_id in self.gone_hands):
            return problem_answer(403, "not_allowed")
        if self.too_many or self.takes_none:
            self.refused_handovers += 1
            return problem_answer(409, "quarantine_full")
        self.handed.update(
            {change.mid: change for change in message.changes if change.mid not in self.handed}
        )
        self.told_complete = self.told_complete or message.complete
        self.files_lost = message.files_lost
        return json_answer(Taken(taken=len(message.changes)))

    def _hand_over_file(self, request: httpx.Request) -> httpx.Response:
        """A file is announced, or a part of it put."""
        if request.method == "PUT":
            return self._hand_over_part(request)
        message = codec.decode(LeftFile, request.content)
        if message.refresh_token not in self.refresh_tokens and not self._knows(request):
            return problem_answer(401, "not_signed_in")
        if not self.gone:
            return problem_answer(403, "not_allowed")
        if len(message.name) > 300:
            return problem_answer(400, "invalid")
        if message.id not in self.handed_files and len(self.handed_files) == self.most_files:
            return json_answer(LeftFileTaken(missing=[], beyond=True))
        self.handed_files.setdefault(message.id, message)
        parts = self.handed_parts.setdefault(message.id, {})
        missing = [number for number in range(chunks_of(message.size)) if number not in parts]
        return json_answer(LeftFileTaken(missing=missing[:2]))

    def _hand_over_part(self, request: httpx.Request) -> httpx.Response:
        *_, file_id, _, number = request.url.path.split("/")
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if token not in self.refresh_tokens and not self._knows(request):
            return problem_answer(401, "not_signed_in")
        message = self.handed_files.get(UUID(file_id))
        if self.forgets_files:
            self.forgets_files -= 1
            self.handed_files.clear()
            self.handed_parts.clear()
            return problem_answer(404, "not_found")
        if message is None or request.url.params["device_id"] != str(message.device_id):
            return problem_answer(404, "not_found")
        self.handed_parts[message.id].setdefault(int(number), request.content)
        return httpx.Response(204)

    def _knows(self, request: httpx.Request) -> bool:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        return token in self.access_tokens and not self.forgetful and not self.another

    def _tokens(self, old: str, hand: Hand | None = None) -> Tokens:
        access_token, refresh_token = self._issue(), self.issue_refresh(old)
        if hand is not None:
            self.whose[access_token] = self.whose[refresh_token] = hand
        return Tokens(
            access_token=access_token,
            access_expires=self.now + 900,
            refresh_token=refresh_token,
            tenant_id=named("organization"),
            staff_id=hand.staff_id if hand else named("owner"),
            role=hand.role if hand else self.role,
            name=hand.name if hand else "Rosa Owner",
        )

    def _issue(self) -> str:
        token = f"access-{uuid7()}"
        self.access_tokens.add(token)
        return token

    def issue_refresh(self, old: str = "") -> str:
        """A new refresh token in the place of ``old``."""
        token = f"refresh-{uuid7()}"
        self.refresh_tokens[token] = old
        return token

    def revoke(self) -> None:
        """Nobody is signed in any more."""
        self.access_tokens.clear()
        self.refresh_tokens.clear()


def json_answer(value: object, status: int = 200) -> httpx.Response:
    return httpx.Response(status, content=codec.encode(value))


def problem_answer(status: int, code: str, headers: dict[str, str] | None = None) -> httpx.Response:
    return httpx.Response(status, headers=headers, content=codec.encode(Problem(code=code, detail=code)))
