"""Every answer that is not 2xx: a ``Problem`` in the caller's language. Bugs are logged without anybody's data."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
import psycopg
import sqlalchemy as sa
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException
from psycopg_pool import PoolTimeout

from scheduling.commands import Outcome
from scheduling.errors import ErrorCode, RuleError
from scheduling.vocabulary import Reason
from scheduling.wire import Problem
from sync_server.http.unreadable import BODY, told, unreadable
from sync_server.http.words import error_words, language_of, reason_words, rule_words
from sync_server.services.holds import HoldRefused

logger = logging.getLogger("sync_server")

RETRY_AFTER = "1"

STATUS: dict[ErrorCode, int] = {
    ErrorCode.SLOT_TAKEN: 409,
    ErrorCode.NOT_AVAILABLE: 409,
    ErrorCode.STALE_MOVE: 409,
    ErrorCode.STALE_EDIT: 409,
    ErrorCode.GONE: 409,
    ErrorCode.NOT_ALLOWED: 403,
    ErrorCode.NOT_SIGNED_IN: 401,
    ErrorCode.WRONG_CREDENTIALS: 401,
    ErrorCode.TOO_MANY_ATTEMPTS: 429,
    ErrorCode.DEVICE_REVOKED: 403,
    ErrorCode.ILLEGAL_TRANSITION: 409,
    ErrorCode.INVALID: 400,
    ErrorCode.UNKNOWN_COMMAND: 400,
    ErrorCode.FORKED: 409,
    ErrorCode.GAP: 409,
    ErrorCode.CURSOR_TOO_OLD: 410,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.BUSY: 503,
    ErrorCode.UPGRADE_NEEDED: 426,
    ErrorCode.TOO_LONG: 400,
    ErrorCode.PRICE_CHANGED: 409,
    ErrorCode.PLAN_WITHDRAWN: 409,
    ErrorCode.DECLINED: 409,
    ErrorCode.UNANSWERED: 409,
    ErrorCode.NOT_ENOUGH_CREDIT: 409,
    ErrorCode.REFERENCE_REUSED: 409,
    ErrorCode.OVER_REFUND: 409,
    ErrorCode.PAYMENT_FAILED: 402,
    ErrorCode.SERVER_FAULT: 500,
    ErrorCode.WAIVER_ERASED: 410,
    ErrorCode.LINK_OVER: 410,
    ErrorCode.WAIVER_SUPERSEDED: 409,
    ErrorCode.WAIVER_DIFFERS: 409,
    ErrorCode.WAIVER_ALTERED: 409,
    ErrorCode.ACTIVE_ELSEWHERE: 409,
    ErrorCode.WAIVER_MISSING: 409,
    ErrorCode.TOO_EARLY: 409,
    ErrorCode.TOO_LATE: 409,
    ErrorCode.SETTLED: 409,
    ErrorCode.HAS_UPCOMING: 409,
    ErrorCode.FILE_TOO_LARGE: 413,
    ErrorCode.FILE_TYPE: 415,
    ErrorCode.FILE_DAMAGED: 409,
    ErrorCode.FILE_INCOMPLETE: 409,
    ErrorCode.PAYMENT_NEEDED: 402,
    ErrorCode.IN_USE: 409,
    ErrorCode.QUARANTINE_FULL: 409,
    ErrorCode.DISCARDED: 409,
    ErrorCode.NOT_REACHABLE: 409,
    ErrorCode.NO_CARRIER: 409,
    ErrorCode.NO_KEY: 404,
}

_AnyRequest = Request[Any, Any, Any]
MOST_PROBLEM = 200
"""Characters that are told of a field that could not be read."""
PASSING = (psycopg.OperationalError, psycopg.errors.ReadOnlySqlTransaction)
WORLD_FAILED = (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError, PoolTimeout, OSError)


def answer(
    request: _AnyRequest,
    code: ErrorCode,
    *,
    status: int | None = None,
    params: Mapping[str, object] | None = None,
    outcome: Outcome | None = None,
    headers: dict[str, str] | None = None,
    fields: Sequence[Mapping[str, object]] = (),
) -> Response[bytes]:
    """The problem as a response; ``fields``: what is wrong where it is more than what ``params`` name."""
    language = language_of(request.headers.get("accept-language", ""))
    said = [
        error_words(code, language),
        *(rule_words(code, each, language) for each in (fields or [params or {}])),
    ]
    if outcome is not None and outcome.reasons:
        said.append(reason_words(map(Reason, outcome.reasons), language))
    detail = " ".join(filter(None, said))
    problem = Problem(code=code.value, detail=detail, params=dict(params or {}), outcome=outcome)
    return Response(
        msgspec.json.encode(problem),
        status_code=status or STATUS[code],
        media_type=MediaType.JSON,
        headers=headers,
    )


def on_rule(request: _AnyRequest, error: RuleError) -> Response[bytes]:
    """A rule said no."""
    if isinstance(error, HoldRefused):
        return answer(request, ErrorCode(error.refused_code), outcome=error.outcome)
    headers = None
    if error.code in (ErrorCode.TOO_MANY_ATTEMPTS, ErrorCode.BUSY):
        headers = {"Retry-After": str(error.params.get("seconds", RETRY_AFTER))}
    if error.code in (ErrorCode.NOT_SIGNED_IN, ErrorCode.WRONG_CREDENTIALS):
        headers = {"WWW-Authenticate": "Bearer"}
    return answer(request, error.code, params=error.params, headers=headers)


def on_world(request: _AnyRequest, error: Exception) -> Response[bytes]:
    """The database is away or too busy: the caller tries again."""
    logger.warning("the database failed: %s %s", type(error).__name__, _sqlstate(error))
    return answer(request, ErrorCode.BUSY, headers={"Retry-After": RETRY_AFTER})


def on_http(request: _AnyRequest, error: HTTPException) -> Response[bytes]:
    """What the framework refused before an endpoint was reached."""
    code = {404: ErrorCode.NOT_FOUND, 405: ErrorCode.NOT_FOUND, 401: ErrorCode.NOT_SIGNED_IN}.get(
        error.status_code, ErrorCode.INVALID
    )
    if error.status_code >= 500:
        return on_bug(request, error)
    found = unreadable(error)
    if not found and error.status_code == STATUS[ErrorCode.INVALID]:
        found = [BODY]
    problems = _problems(error.extra)
    params = {**(found[0] if found else {}), **({"problems": problems} if problems else {})}
    return answer(request, code, status=error.status_code, params=params, fields=found)


def _problems(extra: object) -> list[str]:
    """Which fields could not be read, and why, for whoever wrote the program that asked; in English."""
    return [f"{each.get('key') or 'body'}: {each.get('message')}"[:MOST_PROBLEM] for each in told(extra)]


def on_database(request: _AnyRequest, error: sa.exc.DBAPIError) -> Response[bytes]:
    """What passes by itself is tried again; anything else that the database refuses is our mistake."""
    return on_world(request, error) if is_passing(error) else on_bug(request, error)


def on_bug(request: _AnyRequest, error: Exception) -> Response[bytes]:
    """Nobody's doing but ours."""
    log_bug(error, request.url.path)
    return answer(request, ErrorCode.BUSY, status=500)


def log_bug(error: Exception, where: str) -> None:
    """Logged with where it happened; never with its message, which may hold somebody's data."""
    frames = "".join(traceback.format_tb(error.__traceback__)[-12:])
    logger.error("bug: %s %s at %s\n%s", type(error).__name__, _sqlstate(error), where, frames)


def is_passing(error: sa.exc.DBAPIError) -> bool:
    """Whether it tells of the database (lost, timed out, read-only for a while), and nothing of what was asked."""
    return error.connection_invalidated or isinstance(error.orig, PASSING)


def _sqlstate(error: Exception) -> str:
    return str(getattr(getattr(error, "orig", error), "sqlstate", None) or "")


def on_depth(request: _AnyRequest, error: RecursionError) -> Response[bytes]:  # noqa: ARG001 - a handler's signature
    """A message nested deeper than anything we read."""
    return answer(request, ErrorCode.INVALID, params=BODY)


Handler = Callable[[_AnyRequest, Any], Response[bytes]]

HANDLERS: dict[int | type[Exception], Handler] = {
    RuleError: on_rule,
    HTTPException: on_http,
    **dict.fromkeys(WORLD_FAILED, on_world),
    sa.exc.DBAPIError: on_database,
    RecursionError: on_depth,
    Exception: on_bug,
}
