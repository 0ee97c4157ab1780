"""Customers who are one person are made one, and who names the one that is gone is led on."""

from __future__ import annotations

from alembic import op

from sync_server.db.migrations.scripts.merging import SCRIPTS

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the scripts whole, as the first migration does.

    A server of before refuses the command by its name; what it writes meanwhile is not in the way.
    """
    driver = op.get_bind().connection.driver_connection
    assert driver is not None  # noqa: S101 - for the type checker; a bound connection has one
    for script in SCRIPTS:
        driver.execute(script)
