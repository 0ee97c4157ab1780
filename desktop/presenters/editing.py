"""Something of the server's that the owner changes by a form: what is typed, what was seen, what is wrong. No words.

What is typed lives here, so it outlives the window. It goes to the server with what stood there when it was begun:
where somebody else changed that meanwhile nothing is overwritten before the owner, who is shown both, says so.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import UUID

from psygnal import Signal

from desktop.presenters.on_server import OnServer, Reached
from desktop.presenters.typed_values import Measure, read, shown
from desktop.store.telling import tell
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7

T = TypeVar("T")


class FieldProblem(StrEnum):
    """What is wrong with what stands in a field."""

    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    PRICE_MISSING = "price_missing"
    TAKEN = "taken"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    CALENDAR = "calendar"
    POSTAL_CODE = "postal_code"
    KIND_OFFERED = "kind_offered"
    WRONG = "wrong"
    """The server did not take it, and says no more."""


BY_RULE = {
    "missing": FieldProblem.MISSING,
    "out_of_range": FieldProblem.OUT_OF_RANGE,
    "secure_address": FieldProblem.ADDRESS,
    "postal_code": FieldProblem.POSTAL_CODE,
    "kind_offered": FieldProblem.KIND_OFFERED,
    "taken": FieldProblem.TAKEN,
}
BY_FIELD = {
    "phone": FieldProblem.PHONE,
    "email": FieldProblem.EMAIL,
    "code": FieldProblem.TAKEN,
    "postal_code": FieldProblem.POSTAL_CODE,
}
"""Where the server names a field and no rule."""


class Editing(OnServer, Generic[T]):
    """``measures``: the fields that are numbers; all others are kept as they are typed or chosen.

    ``edited`` when something was typed: nothing else is another by it.
    """

    edited = Signal()

    def __init__(self, measures: Mapping[str, Measure] | None = None) -> None:
        super().__init__()
        self.measures: Mapping[str, Measure] = measures or {}
        self.typed: dict[str, Any] = {}
        """Field to what stands in it, of those that differ from what was seen."""
        self.seen: T | None = None
        """As it was when the first of them was typed."""

    @property
    @abstractmethod
    def row(self) -> T | None:
        """As the server had it when it was asked last; ``None`` of what is new."""

    @abstractmethod
    def stored(self, row: T | None, field: str) -> Any:
        """What a field is in ``row``, or at first."""

    @abstractmethod
    async def _put(self, seen: T | None) -> None:
        """Send what :meth:`read` gives, with what was seen."""

    @abstractmethod
    async def _load(self) -> None:
        """Ask for all of it."""

    async def load(self) -> None:
        """Ask for all of it; what is typed stays."""
        await self._do(self._known, Reached.LOOKED)

    @property
    def unsaved(self) -> bool:
        return bool(self.typed)

    @property
    def saving(self) -> bool:
        """Whether it is on its way to the server: what were typed now would be gone with what is saved."""
        return self.busy and self.reached is not Reached.LOOKED

    @property
    def clash(self) -> bool:
        """Whether somebody else changed it since the first field was typed."""
        return self.unsaved and self.seen is not None and self.row != self.seen

    def overtaken(self) -> list[str]:
        """The fields that are not as they were seen any more, of those that there are."""
        if not self.clash:
            return []
        return [name for name in self.fields() if self.stored(self.row, name) != self.stored(self.seen, name)]

    @abstractmethod
    def fields(self) -> list[str]:
        """In the form's order."""

    def text(self, field: str) -> Any:
        """What stands in a field: typed, else as it is stored."""
        if field in self.typed:
            return self.typed[field]
        return self.as_typed(field, self.stored(self.seen if self.unsaved else self.row, field))

    def as_typed(self, field: str, value: Any) -> Any:
        """How a stored value stands in its field."""
        measure = self.measures.get(field)
        return value if measure is None else shown(value, measure)

    def type(self, field: str, value: Any) -> None:
        """The owner typed or chose this."""
        if not self.unsaved:
            self.seen = self.row
        if self._same(field, value):
            self.typed.pop(field, None)
        else:
            self.typed[field] = value
        if not self.unsaved:
            self.seen = None
        tell(self.edited)

    def read(self, field: str) -> Any:
        """As the server keeps it; ``None`` of a number that cannot be read."""
        value = self.text(field)
        measure = self.measures.get(field)
        if measure is not None:
            return read(str(value), measure)
        return value.strip() if isinstance(value, str) else value

    def problems(self) -> dict[str, FieldProblem]:
        """Field to what is wrong with it; empty where it can be sent."""
        found: dict[str, FieldProblem] = {}
        for field in self.measures:
            if str(self.text(field)).strip() and self.read(field) is None:
                found[field] = FieldProblem.NOT_A_NUMBER
            elif not self.may_be_empty(field) and self.read(field) is None:
                found[field] = FieldProblem.MISSING
        return found

    def may_be_empty(self, field: str) -> bool:
        """Whether a number may be left out."""
        del field
        return False

    def refused_field(self) -> dict[str, FieldProblem]:
        """What the server said of a field, by the field."""
        name = self.problem_field
        if not name or self.problem not in {ErrorCode.INVALID, ErrorCode.TOO_LONG}:
            return {}
        rule = BY_RULE.get(str(self.problem_params.get("rule", "")))
        usual = FieldProblem.OUT_OF_RANGE if name in self.measures else FieldProblem.WRONG
        return {name: rule or BY_FIELD.get(name, usual)}

    def discard(self) -> None:
        """What is typed goes; it stays as it is on the server."""
        self.typed, self.seen = {}, None
        self.forget_trouble()

    def over_it(self) -> None:
        """The owner has seen what somebody else changed, and means what is typed all the same."""
        self.seen = self.row
        self.typed = {field: value for field, value in self.typed.items() if not self._same(field, value)}
        self.forget_trouble()

    async def save(self) -> bool:
        """Whether the server took it; nothing is sent of what has problems or was overtaken."""
        if not self.unsaved or self.problems() or self.clash:
            return False
        saved = await self._do(self._send)
        if self.problem == ErrorCode.STALE_EDIT:
            await self.load()  # as it stands now; that it clashes is seen then
        return saved

    async def _send(self) -> None:
        await self._put(self.seen)
        self.reached = Reached.ANSWERED
        self._done()
        await self._known()

    def _done(self) -> None:
        """What was typed is saved."""
        self.typed, self.seen = {}, None

    async def _known(self) -> None:
        await self._load()
        if self.unsaved and all(self._is(self.row, field, value) for field, value in self.typed.items()):
            self._done()  # it had arrived, though nobody heard so; or somebody else did the same
        self.known = True
        self.reached = Reached.LOOKED

    def _same(self, field: str, value: Any) -> bool:
        return self._is(self.seen, field, value)

    def _is(self, row: T | None, field: str, value: Any) -> bool:
        stored = self.stored(row, field)
        measure = self.measures.get(field)
        if measure is None:
            return bool((value.strip() if isinstance(value, str) else value) == stored)
        if not str(value).strip():
            return stored is None
        number = read(str(value), measure)
        return number is not None and number == stored


class OneOf(Editing[T]):
    """One row of a list, opened to be changed, or a new one; the others stand beside it."""

    def __init__(self, measures: Mapping[str, Measure] | None = None) -> None:
        super().__init__(measures)
        self.rows: list[T] = []
        self.opened: UUID | None = None
        """The id of the one whose form is open."""
        self.id = uuid7()
        """The same, while one is open; of a new one however often saving it is tried."""

    @property
    def row(self) -> T | None:
        return next((row for row in self.rows if self.id_of(row) == self.opened), None)

    @property
    def is_new(self) -> bool:
        """Whether what is open is not there yet."""
        return self.opened is not None and self.row is None

    @abstractmethod
    def id_of(self, row: T) -> UUID:
        """By which it is known."""

    def open(self, row: T | None = None) -> None:
        """Begin to change it, or with none a new one; nothing while another is open."""
        if self.opened is None:
            self.opened = self.id = uuid7() if row is None else self.id_of(row)
            self.forget_trouble()

    def discard(self) -> None:
        self.opened = None
        super().discard()

    def _done(self) -> None:
        self.opened = None
        super()._done()
