"""When the server heard of a step is kept beside when it was taken."""

from __future__ import annotations

from alembic import op

from sync_server.db.migrations.scripts.heard import SCRIPTS

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the scripts whole, as the first migration does. Only adds: a server of before goes on working."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None  # noqa: S101 - for the type checker; a bound connection has one
    for script in SCRIPTS:
        driver.execute(script)
