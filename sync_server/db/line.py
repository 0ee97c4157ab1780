"""One transaction's connection: opened at its first statement, told ahead what will be asked, written to at its end.

SQLAlchemy's statements and the driver's own go over the same connection; ``write`` may put statements off until
something is read or committed, so that they travel together. After ``look`` nothing is locked: what is read then is
read beside, and all that is written travels at the commit, in one statement that is its own transaction. No SQL of
its own but the transaction's.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Hashable, Sequence
from contextlib import asynccontextmanager
from itertools import groupby
from typing import Any
from uuid import UUID

import psycopg
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from sync_server.db.together import Values, numbered, together
from sync_server.services.interfaces import MovedOn

_BIND = sa.text("SELECT set_config('app.tenant', :tenant, true)")
_SAVE = "SAVEPOINT attempt"
MISSING = object()
LASTING = frozenset({"state", "rules"})
"""What nothing changes that is written after a look: all of it is new, and no rule of the workshop's."""
MOVED_ON = "AD021"
"""The database's word for it, in ``push_settle``."""

Driver = psycopg.AsyncConnection[tuple[Any, ...]]


class Line:
    """Ask it only inside of ``async with`` of its unit of work."""

    def __init__(self, engine: AsyncEngine, tenant_id: UUID, *, repeatable: bool) -> None:
        self.tenant_id = tenant_id
        self._engine = engine
        self._repeatable = repeatable
        self._connection: AsyncConnection | None = None
        self._raw: object = None
        self._bound = False
        self._later: list[tuple[str, Values]] = []
        self._known: dict[Hashable, object] = {}
        self.puts_off = False
        """Whether ``write`` waits: set by who asked ahead."""
        self.unlocked = False
        """Whether all waits for the commit, since nothing is locked: set by ``look``."""
        self.must_stand = False
        """Whether what was decided without the lock is true only as long as nothing at all has changed."""
        self._alone = False

    async def open(self) -> AsyncConnection:
        """The connection, without a word to the database yet."""
        if self._connection is None:
            self._connection = await self._engine.connect()
            if self._repeatable:
                await self._connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
        return self._connection

    async def close(self) -> None:
        """Roll back what was not committed and give the connection back."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                await self._leave_alone(connection)
            finally:
                self._forget()
                await connection.close()

    async def execute(
        self, statement: sa.Executable, values: Values | Sequence[Values] | None = None
    ) -> sa.CursorResult[Any]:
        """A statement of SQLAlchemy's, after all that waits."""
        if self.unlocked and (statement.is_dml or any(each[0] != _SAVE for each in self._later)):
            raise MovedOn  # it would write without the lock, or not see what waits
        connection = await self._ready()
        return await connection.execute(statement, values)

    async def ask(self, query: str, values: Values) -> tuple[Any, ...]:
        """One row by a statement of the driver's, after all that waits."""
        connection = await self._ready()
        async with self._driver(connection) as driver:
            return await _row(driver, query, values)

    async def look(self, query: str, values: Values) -> tuple[Any, ...]:
        """One row by a statement that is a transaction of its own; from here on nothing is locked."""
        self.unlocked = self.puts_off = True
        connection = await self.open()
        async with self._driver(connection, alone=True) as driver:
            return await _row(driver, query, values)

    async def ask_first(self, query: str, values: Values) -> tuple[Any, ...]:
        """The same, as the first statement of the transaction; it binds the organization itself."""
        self._bound = True
        return await self.ask(query, values)

    async def write(self, statement: str, values: Values) -> None:
        """A statement of the driver's whose answer nobody needs."""
        self._wrote()
        self._later.append((statement, values))
        if not self.puts_off:
            await self._ready()

    async def commit(self) -> int | None:
        """After all that waits. What comes after is a new transaction."""
        taken = None
        if self.unlocked:
            taken = await self._settle()
            # failpoint: commit.settled
        elif self._later:
            await self._ready()
        if self._connection is not None:
            await self._leave_alone(self._connection)
            # failpoint: commit.asked
            await self._connection.commit()
            # failpoint: commit.kept
        self._forget()
        return taken

    async def _settle(self) -> int:
        """All that waits in one statement; its first call takes the organization's version, or finds it moved on."""
        parts = [each for each in self._later if each[0] != _SAVE]
        settling = [each for each in parts if each[0].startswith("SELECT push_settle(")]
        if len(settling) != 1:
            raise MovedOn  # what is written would have no order among the organization's changes
        ordered = [*settling, *(each for each in parts if each is not settling[0])]
        connection = await self.open()
        self._later.clear()
        try:
            async with self._driver(connection, alone=not connection.in_transaction()) as driver:
                row = await _row(driver, *together(ordered))
        except sa.exc.IntegrityError as error:
            raise MovedOn from error
        except sa.exc.DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) == MOVED_ON:
                raise MovedOn from error
            raise
        return int(row[0])

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """What is written inside is undone when it raises."""
        mark: tuple[str, Values] = (_SAVE, {})
        self._later.append(mark)
        if not self.puts_off:
            await self._ready()
        try:
            yield
        except BaseException:
            self._wrote()
            await self._undo(mark)
            raise
        if not self.puts_off:  # else the commit that is near releases it
            await self.execute(sa.text("RELEASE SAVEPOINT attempt"))

    async def _undo(self, mark: tuple[str, Values]) -> None:
        places = [index for index, each in enumerate(self._later) if each is mark]
        if places:
            del self._later[places[0] :]
            return
        self._later.clear()
        if self.unlocked:
            return
        if self._connection is not None and not self._connection.invalidated:
            await self.execute(sa.text("ROLLBACK TO SAVEPOINT attempt"))
            await self.execute(sa.text("RELEASE SAVEPOINT attempt"))  # else one around it would end here too

    def know(self, key: Hashable, value: object) -> None:
        """Something read ahead; forgotten with the next write."""
        self._known[key] = value

    def known(self, key: Hashable) -> Any:
        """What was read ahead, or ``MISSING``."""
        return self._known.get(key, MISSING)

    def changed(self) -> None:
        """Something is about to be written by a statement that reads as well, which needs the lock."""
        if self.unlocked:
            raise MovedOn
        self._known.clear()

    def _wrote(self) -> None:
        if self.unlocked:
            self._known = {key: value for key, value in self._known.items() if key in LASTING}
        else:
            self._known.clear()

    def _forget(self) -> None:
        self._bound = self.puts_off = self.unlocked = self.must_stand = False
        self._raw = None
        self._later.clear()
        self._known.clear()

    async def _ready(self) -> AsyncConnection:
        """The connection in a transaction that sees the organization only, with nothing left waiting."""
        connection = await self._in_transaction()
        if self._later:
            await self._flush(connection)
        return connection

    async def _in_transaction(self) -> AsyncConnection:
        connection = await self.open()
        await self._leave_alone(connection)
        if not self._bound:
            await connection.execute(_BIND, {"tenant": str(self.tenant_id)})
            self._bound = True
        return connection

    async def _flush(self, connection: AsyncConnection) -> None:
        waiting, self._later = self._later, []
        async with self._driver(connection) as driver:
            for marks, group in groupby(waiting, lambda each: each[0] == _SAVE):
                parts = list(group)
                for statement, values in parts if marks else [together(parts)]:
                    await _run(driver, statement, values)

    async def _leave_alone(self, connection: AsyncConnection) -> None:
        """What comes belongs to a transaction again, for whoever has the connection next as well."""
        if not self._alone:
            return
        self._alone = False
        if connection.invalidated:
            return
        driver: Driver = (await connection.get_raw_connection()).driver_connection  # type: ignore[assignment]  # as below
        try:
            await driver.set_autocommit(False)
        except psycopg.Error:  # lost, or cut off in the middle of a statement
            await connection.invalidate()

    @asynccontextmanager
    async def _driver(self, connection: AsyncConnection, *, alone: bool = False) -> AsyncIterator[Driver]:
        """The driver's connection; its errors become SQLAlchemy's. ``alone``: each statement is a transaction."""
        if not alone and not connection.in_transaction():
            await connection.begin()
        if self._raw is None:
            self._raw = (await connection.get_raw_connection()).driver_connection
        driver: Driver = self._raw  # type: ignore[assignment]  # SQLAlchemy does not know whose it is
        try:
            if alone and not self._alone:
                await driver.set_autocommit(True)
                self._alone = True
            yield driver
        except psycopg.Error as error:
            self._raw = None
            if driver.closed:
                await connection.execute(sa.text("SELECT 1"))  # so that SQLAlchemy empties its pool
            raise sa.exc.DBAPIError.instance(
                None, None, error, psycopg.Error, hide_parameters=True, dialect=self._engine.dialect
            ) from error


async def _run(driver: Driver, query: str, values: Values) -> psycopg.AsyncCursor[tuple[Any, ...]]:
    text, names = numbered(query)
    return await psycopg.AsyncRawCursor(driver).execute(text, [values[name] for name in names])


async def _row(driver: Driver, query: str, values: Values) -> tuple[Any, ...]:
    row = await (await _run(driver, query, values)).fetchone()
    assert row is not None  # noqa: S101 - functions answer with a row
    return row
