"""The channels over which the server sends messages, as it last said: kept with who is signed in, over restarts too.

Not here: what it means for a customer (``presenters/carriers``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace

from desktop.store.account_file import Account
from desktop.store.errors import NotKept


class Carrying:
    """One person's. ``keep`` keeps their account; both may raise ``NotKept``."""

    def __init__(self, account: Callable[[], Account | None], keep: Callable[[Account], None]) -> None:
        self._account = account
        self._keep = keep
        self._carried: frozenset[str] | None = None
        self._read = False

    @property
    def carried(self) -> frozenset[str] | None:
        """``None``: the server has never said. Read once; asked for whenever something is painted."""
        if not self._read:
            with suppress(NotKept):  # tried again
                account = self._account()
                told = account.carried if account is not None else None
                self._carried, self._read = None if told is None else frozenset(told), True
        return self._carried

    def heard(self, carried: Iterable[str]) -> None:
        """The server says so now; raises ``NotKept``."""
        said = frozenset(carried)
        account = None if said == self.carried else self._account()
        if account is not None:
            self._keep(replace(account, carried=tuple(sorted(said))))
            self._carried, self._read = said, True
