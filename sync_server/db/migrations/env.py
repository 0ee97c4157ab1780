"""Alembic's way in: one transaction a migration, as the owner. ``sync_server migrate`` runs it."""

from __future__ import annotations

from alembic import context
from sqlalchemy.engine import Connection

from sync_server.db.tables import metadata

connection: Connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=True)
with context.begin_transaction():
    context.run_migrations()
