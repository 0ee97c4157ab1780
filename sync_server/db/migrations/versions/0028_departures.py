"""What devices without access are known by, for how long, and how much of them waits."""

from __future__ import annotations

from alembic import op

from sync_server.db.migrations.scripts.departures import SCRIPTS

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the scripts whole, as the first migration does.

    Devices hand nothing over to a server of before: they ask again until the new one answers.
    """
    driver = op.get_bind().connection.driver_connection
    assert driver is not None  # noqa: S101 - for the type checker; a bound connection has one
    for script in SCRIPTS:
        driver.execute(script)
