"""What is pushed once more, and under which numbers, when a device goes on as another one.

Not here: when that has to be (``desktop.sync.exchange``). Slow to import (SQLAlchemy): import it late.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select

from desktop.store import tables
from desktop.store.outbox_rows import AS_NEW
from desktop.store.pending import UNANSWERED


def as_another_device(connection: Connection, device_id: UUID, epoch: UUID | None) -> int:
    """Number what is unanswered from 1 again, under its old ids; how many that are.

    With an ``epoch``, what was answered in another one waits too: the server was restored since, and may have lost
    it. What it has it answers as before.
    """
    table = tables.outbox
    if epoch is not None:
        connection.execute(table.update().where(table.c.ack_epoch != str(epoch)).values(AS_NEW))
    unanswered = table.c.state.in_([state.value for state in UNANSWERED])
    waiting = (
        connection.execute(select(table.c.mid).where(unanswered).order_by(table.c.place)).scalars().all()
    )
    connection.execute(table.update().values(seq=None))
    for seq, mid in enumerate(waiting, start=1):
        connection.execute(table.update().where(table.c.mid == mid).values(seq=seq))
    # failpoint: outbox.fork_numbered
    connection.execute(tables.device.update().values(id=str(device_id), next_seq=len(waiting) + 1))
    return len(waiting)
