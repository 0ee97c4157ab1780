"""The numbers of the rules, for the owner: seen, changed, set back to what they were meant to be. No words.

What a number may be the rules themselves are asked, as the server asks them; it has the last word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

import msgspec

from desktop.presenters.editing import Editing, FieldProblem
from desktop.presenters.policy_numbers import NUMBERS, measure_of, numbers_of, picked, placed
from desktop.presenters.typed_values import COUNT
from desktop.store.telling import tell
from scheduling.cancellation import CancellationPolicy, Paid, PolicyTerm, policy_terms
from scheduling.errors import RuleError
from scheduling.limits import MOST_NUMBER
from scheduling.management_messages import PolicyForm, PolicyLine
from scheduling.policy_kinds import POLICIES
from scheduling.vocabulary import VisitKind

EXAMPLE_PRICE = 50_00
"""Of a session online, in the preview."""
NOTHING: Mapping[str, Any] = {}
_FAR = 2**31
"""An instant, with so much time before it that nothing of a policy is over."""


class ManagesPolicies(Protocol):
    """``desktop.sync.management.Management`` is one."""

    async def policies(self) -> list[PolicyLine]: ...
    async def put_policy(self, name: str, form: PolicyForm) -> PolicyLine: ...


class Policies(Editing[PolicyLine]):
    """Each kind with its numbers; one kind at a time is open."""

    def __init__(self, server: ManagesPolicies) -> None:
        super().__init__()
        self._server = server
        self.lines: list[PolicyLine] = []
        """In the page's order."""
        self.opened = ""

    @property
    def row(self) -> PolicyLine | None:
        return self.line(self.opened)

    def line(self, name: str) -> PolicyLine | None:
        """A kind, as the server had it."""
        return next((line for line in self.lines if line.name == name), None)

    def changed_ones(self, line: PolicyLine) -> list[str]:
        """The numbers that are not what they were meant to be."""
        numbers = numbers_of(line.name, line.defaults)
        return [path for path in numbers if picked(line.value, path) != picked(line.defaults, path)]

    def open(self, name: str) -> None:
        """Begin to change a kind; nothing while another is open."""
        if not self.opened:
            self.opened = name
            self._measure()
            self.forget_trouble()

    def discard(self) -> None:
        self.opened = ""
        super().discard()

    def over_it(self) -> None:
        """What somebody else changed may be said in another unit; what is typed stays as much as it was."""
        typed = {field: self.read(field) for field in self.typed if field in self.measures}
        numbers = {field: number for field, number in typed.items() if number is not None}
        self.seen = self.row
        self._measure(numbers)
        self.typed |= {field: self.as_typed(field, number) for field, number in numbers.items()}
        super().over_it()

    def fields(self) -> list[str]:
        return list(numbers_of(self.opened, {} if self.row is None else self.row.value))

    def stored(self, row: PolicyLine | None, field: str) -> Any:
        return None if row is None else picked(row.value, field)

    def default(self, field: str) -> Any:
        """What it is meant to be; ``None`` of a step that the defaults do not have."""
        return None if self.row is None else picked(self.row.defaults, field)

    def is_default(self, field: str) -> bool:
        return bool(self.read(field) == self.default(field))

    def to_default(self, fields: Iterable[str]) -> None:
        """As they are meant to be; saved like anything else that is typed."""
        for field in fields:
            if self.default(field) is not None:
                self.type(field, self.as_typed(field, self.default(field)))
        tell(self.changed)

    def bounds(self, field: str) -> tuple[int, int | None]:
        """The least and the most that the rules take beside the others as they are typed, and that can be typed.

        No most: any.
        """
        now = self.stored(self.seen or self.row, field)
        if not isinstance(now, int) or not self._fits(field, now):
            return 0, None
        least = _edge(lambda value: self._fits(field, value), now, -1)
        most = _edge(lambda value: self._fits(field, value), now, MOST_NUMBER + 1)
        measure = self.measures.get(field, COUNT)
        step = max(1, measure.scale // 10**measure.decimals)
        return -(-least // step) * step, None if most == MOST_NUMBER else most // step * step

    def problems(self) -> dict[str, FieldProblem]:
        found = super().problems()
        if found or self.row is None:
            return found
        try:
            self.wanted()
        except (RuleError, msgspec.ValidationError) as error:
            named = str(error.params.get("field", "")) if isinstance(error, RuleError) else ""
            fields = self.fields()
            blamed = [field for field in fields if named and field.split("/")[0] == named]
            typed = [field for field in fields if field in self.typed]
            return dict.fromkeys((blamed or typed or fields)[:1], FieldProblem.OUT_OF_RANGE)
        return {}

    def wanted(self) -> Any:
        """The kind as it would be; raises what the rules raise."""
        return msgspec.convert(self._value(), POLICIES[self.opened])

    def preview(self, kind: VisitKind, paid: int) -> list[tuple[int | None, PolicyTerm]]:
        """What a customer who paid so much would be told of cancelling, by what is typed; none where it cannot be.

        Each with the seconds before the start until which it holds.
        """
        try:
            policy = self.wanted()
        except (RuleError, msgspec.ValidationError):
            return []
        if not isinstance(policy, CancellationPolicy) or super().problems():
            return []
        terms = policy_terms(policy, kind, Paid(card=paid), starts=_FAR, now=0)
        return [(None if term.until is None else _FAR - term.until, term) for term in terms]

    def refused_field(self) -> dict[str, FieldProblem]:
        """The server names a number of the kind, not a part of it; it is never one that could not be read."""
        found = super().refused_field()
        return {field: FieldProblem.OUT_OF_RANGE for field in self.fields() if field.split("/")[0] in found}

    def _fits(self, field: str, number: int) -> bool:
        try:
            msgspec.convert(placed(self._value(), field, number), POLICIES[self.opened])
        except (RuleError, msgspec.ValidationError):
            return False
        return 0 <= number <= MOST_NUMBER

    def _value(self) -> dict[str, Any]:
        """What was seen, with what is typed in it; numbers that this program does not know stay as they are."""
        line = self.seen or self.row
        value: dict[str, Any] = {} if line is None else dict(line.value)
        for field in self.typed:
            number = self.read(field)
            if number is not None:
                value = placed(value, field, number)
        return value

    def _measure(self, typed: Mapping[str, Any] = NOTHING) -> None:
        """In the unit that says each value whole: the present, the meant, the one that was seen or is ``typed``."""
        rows = [row for row in (self.row, self.seen) if row is not None]
        numbers = numbers_of(self.opened, rows[0].value) if rows else {}
        found = {
            field: measure_of(
                kind,
                *(picked(each, field) for row in rows for each in (row.value, row.defaults)),
                typed.get(field),
            )
            for field, kind in numbers.items()
        }
        self.measures = {field: measure for field, measure in found.items() if measure is not None}

    async def _load(self) -> None:
        lines = {line.name: line for line in await self._server.policies()}
        self.lines = [lines[name] for name in NUMBERS if name in lines]
        if not self.unsaved:
            self._measure()

    async def _put(self, seen: PolicyLine | None) -> None:
        form = PolicyForm(value=self._value(), seen=None if seen is None else seen.value)
        await self._server.put_policy(self.opened, form)

    def _done(self) -> None:
        self.opened = ""
        super()._done()


def _edge(fits: Callable[[int], bool], good: int, bad: int) -> int:
    """The last that fits on the way from ``good`` to ``bad``."""
    while abs(good - bad) > 1:
        middle = (good + bad) // 2
        good, bad = (middle, bad) if fits(middle) else (good, middle)
    return good
