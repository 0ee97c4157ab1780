"""The code by which the next kiosk of an organization is let in."""

from __future__ import annotations

from alembic import op

from sync_server.db.migrations.scripts.kiosk_codes import SCRIPTS

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the scripts whole, as the first migration does. A server of before knows nothing of the table."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None  # noqa: S101 - for the type checker; a bound connection has one
    for script in SCRIPTS:
        driver.execute(script)
