"""A confirmation may be told again, as a message of its own."""

from __future__ import annotations

from alembic import op

from sync_server.db.migrations.scripts.confirmation_again import SCRIPTS

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the scripts whole, as the first migration does. A server of before writes none of the new kind."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None  # noqa: S101 - for the type checker; a bound connection has one
    for script in SCRIPTS:
        driver.execute(script)
