"""What the server tells with each page of a pull, besides rows: kept with who is signed in, over restarts too.

The channels over which it sends messages, and the owner's numbers. Not here: what a channel means for a customer
(``presenters/carriers``), what a number means (the rules).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType

from desktop.store.account_file import Account
from desktop.store.errors import NotKept

Numbers = Mapping[str, Mapping[str, int]]
_USUAL: Numbers = MappingProxyType({})


class LastHeard:
    """One person's. ``keep`` keeps their account; both may raise ``NotKept``. ``changed``: the numbers are others."""

    def __init__(self, account: Callable[[], Account | None], keep: Callable[[Account], None]) -> None:
        self._account = account
        self._keep = keep
        self._carried: frozenset[str] | None = None
        self._numbers = _USUAL
        self._read = False

    @property
    def carried(self) -> frozenset[str] | None:
        """``None``: the server has never said. Read once; asked for whenever something is painted."""
        self._look()
        return self._carried

    @property
    def numbers(self) -> Numbers:
        """Kind to number to its value, of those that are not the usual ones; the same as long as nothing changes."""
        self._look()
        return self._numbers

    def heard(self, carried: Iterable[str] | None, numbers: Numbers | None) -> None:
        """The server says so now, ``None`` where it says nothing of it; raises ``NotKept``."""
        said = self.carried if carried is None else frozenset(carried)
        told = self.numbers if numbers is None else numbers
        account = None if (said, told) == (self._carried, self._numbers) else self._account()
        if account is None:
            return
        self._keep(
            replace(
                account,
                carried=None if said is None else tuple(sorted(said)),
                numbers={kind: dict(each) for kind, each in told.items()},
            )
        )
        self._carried, self._numbers, self._read = said, told, True

    def _look(self) -> None:
        if self._read:
            return
        with suppress(NotKept):  # tried again
            account = self._account()
            carried = account.carried if account is not None else None
            self._carried = None if carried is None else frozenset(carried)
            self._numbers = account.numbers if account is not None else _USUAL
            self._read = True
