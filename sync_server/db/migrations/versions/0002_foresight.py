"""A push reads what it needs in one call."""

from __future__ import annotations

from alembic import op

from sync_server.db.migrations.second.foresight import PUSH_BEGIN

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the script whole, as the first migration does."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None  # noqa: S101 - for the type checker; a bound connection has one
    driver.execute(PUSH_BEGIN)
