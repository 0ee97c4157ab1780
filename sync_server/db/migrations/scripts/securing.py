"""The lines that every table of an organization's rows needs: security by row, and grants."""


def secured(table: str, grants: str = "SELECT, INSERT, UPDATE, DELETE") -> str:
    """Forced row-level security by tenant; ``grants`` are what the application gets, backups read all."""
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON {table} USING (tenant_id = app_tenant()) WITH CHECK (tenant_id = app_tenant());
GRANT {grants} ON {table} TO autodoctor_app;
GRANT SELECT ON {table} TO autodoctor_backup;
"""
