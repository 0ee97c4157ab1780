"""PostgreSQL: tables, migrations, row-level security, the change feed, units of work. No business rules."""
