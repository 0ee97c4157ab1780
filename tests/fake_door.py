"""Who may come in to the fake server: signing in, tokens that rotate, and secrets that are gone with the test."""

from __future__ import annotations

import json

import httpx

from desktop.store import codec
from desktop.store.secrets import Kind
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


class FakeDoor:
    """The part of a fake server that gives out tokens and knows them again."""

    role = Role.OWNER.value

    def __init__(self) -> None:
        self.now = NOW
        self.access_tokens: set[str] = set()
        self.refresh_tokens: dict[str, str] = {}
        """Each with the one it came from, which dies when it is used."""
        self.forgetful = False
        """Every access token is refused."""
        self.too_many = False
        """Renewals are refused for a while."""

    def _sign_in(self, request: httpx.Request) -> httpx.Response:
        message = codec.decode(SignIn, request.content)
        if message.password != "correct":
            return problem_answer(401, "wrong_credentials")
        return json_answer(self._tokens(""))

    def _refresh(self, request: httpx.Request) -> httpx.Response:
        if self.too_many:
            return problem_answer(429, "too_many_attempts", {"Retry-After": "3"})
        token = json.loads(request.content)["refresh_token"]
        if token not in self.refresh_tokens:
            return problem_answer(401, "not_signed_in")
        self.refresh_tokens.pop(self.refresh_tokens[token], None)
        return json_answer(self._tokens(token))

    def _knows(self, request: httpx.Request) -> bool:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        return token in self.access_tokens and not self.forgetful

    def _tokens(self, old: str) -> Tokens:
        return Tokens(
            access_token=self._issue(),
            access_expires=self.now + 900,
            refresh_token=self.issue_refresh(old),
            tenant_id=named("organization"),
            staff_id=named("owner"),
            role=self.role,
            name="Rosa Owner",
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


def json_answer(value: object) -> httpx.Response:
    return httpx.Response(200, content=codec.encode(value))


def problem_answer(status: int, code: str, headers: dict[str, str] | None = None) -> httpx.Response:
    return httpx.Response(status, headers=headers, content=codec.encode(Problem(code=code, detail=code)))
