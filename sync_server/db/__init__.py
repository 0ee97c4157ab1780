"""PostgreSQL: tables, migrations, row-level security, the change feed, the unit of work. No business rules."""
