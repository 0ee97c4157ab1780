"""The vehicle of who waits on the waitlist."""

from __future__ import annotations

from alembic import op

from sync_server.db.migrations.scripts.line_vehicle import SCRIPTS

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the scripts whole, as the first migration does. A server of before leaves it empty."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None  # noqa: S101 - for the type checker; a bound connection has one
    for script in SCRIPTS:
        driver.execute(script)
