"""Prices that plans had, purging of what is old, buffers that come back after they were cut."""

from __future__ import annotations

from alembic import op

from sync_server.db.migrations.third.buffers import BUFFERS
from sync_server.db.migrations.third.prices import PRICES
from sync_server.db.migrations.third.purging import PURGING

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the scripts whole, as the first migration does. Only adds: a server of before goes on working."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None  # noqa: S101 - for the type checker; a bound connection has one
    for script in (PRICES, PURGING, *BUFFERS):
        driver.execute(script)
