"""How asking the server can fail: the world (try again) or a refusal (a code). Bugs are not here."""

from __future__ import annotations

from scheduling.wire import Problem


class Offline(Exception):
    """There is no usable answer now; it may come later. ``retry_after`` seconds, when the server said so.

    ``left``: whether anything may have gone over the wire; without a connection it cannot.
    """

    def __init__(self, detail: str, retry_after: float | None = None, *, left: bool = True) -> None:
        super().__init__(detail)
        self.retry_after = retry_after
        self.left = left


class Unreachable(Offline):
    """No answer: no network, a time-out, or a server that is not able to answer (5xx)."""


class ServerFault(Unreachable):
    """500: the server is there, but failed at this; ``path`` is what it was asked."""

    def __init__(self, detail: str, retry_after: float | None = None, path: str = "") -> None:
        super().__init__(detail, retry_after)
        self.path = path


class BadAnswer(Offline):
    """Something answered, but not as our server does: a captive portal, a torn or malformed answer."""


class Refused(Exception):
    """The server answered no, with a reason; ``path`` is what it was asked."""

    def __init__(
        self, status: int, problem: Problem, retry_after: float | None = None, path: str = ""
    ) -> None:
        super().__init__(f"{status} {problem.code}: {problem.detail}")
        self.status = status
        self.problem = problem
        self.retry_after = retry_after
        self.path = path


class NotSignedIn(Refused):
    """401: the access token is missing, expired or revoked."""


class NotAsked(NotSignedIn):
    """There is no token to ask with, so the server was not asked: this says nothing of whether it answers."""
