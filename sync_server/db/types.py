"""Column types that turn PostgreSQL's values into the records' and back."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


def to_datetime(instant: int) -> datetime:
    """Whole seconds UTC to an aware datetime."""
    return datetime.fromtimestamp(instant, UTC)


class Instant(TypeDecorator[int]):
    """``timestamptz`` that is an ``int`` of seconds in Python; a fraction is cut off."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy asks
        return None if value is None else to_datetime(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy asks
        return None if value is None else int(value.timestamp() // 1)


class Word(TypeDecorator[StrEnum]):
    """``text`` from a closed set of words; the database checks it too."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy asks
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002 - SQLAlchemy asks
        return None if value is None else self.words(value)


class Words(TypeDecorator[tuple[Any, ...]]):
    """``text[]`` that is a tuple in Python, of a closed set of words where one is given."""

    impl = ARRAY(sa.Text)
    cache_ok = True

    def __init__(self, words: type[str] = str) -> None:
        super().__init__(sa.Text)
        self.words = words

    def process_bind_param(self, value: Any, dialect: Dialect) -> list[str] | None:  # noqa: ARG002 - SQLAlchemy asks
        return None if value is None else [str(item) for item in value]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[Any, ...] | None:  # noqa: ARG002 - SQLAlchemy asks
        return None if value is None else tuple(self.words(item) for item in value)


class Nested(TypeDecorator[Any]):
    """``jsonb`` that is a dataclass, a tuple of them or a mapping in Python; bytes are base64 in it."""

    impl = JSONB(none_as_null=True)
    cache_ok = True

    def __init__(self, hint: Any) -> None:
        super().__init__()
        self.hint = hint

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy asks
        return None if value is None else msgspec.to_builtins(value, str_keys=True)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy asks
        return None if value is None else msgspec.convert(value, self.hint, strict=False)
