"""The first shape: records, reservations, sign-in, the change feed, the job queue, row-level security."""

from __future__ import annotations

from alembic import op
from procrastinate.schema import SchemaManager

from sync_server.db.migrations.first.feed import FEED, TRIGGERS
from sync_server.db.migrations.first.policies import POLICIES
from sync_server.db.migrations.first.slots import SLOTS
from sync_server.db.migrations.first.tables import TABLES

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the scripts whole, past SQLAlchemy, which knows no scripts of many statements."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None  # noqa: S101 - for the type checker; a bound connection has one
    for script in (*TABLES, *FEED, *SLOTS, *TRIGGERS, SchemaManager.get_schema(), *POLICIES):
        driver.execute(script)
