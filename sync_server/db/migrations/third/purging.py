"""What is old goes. A mark says at which version an organization stood at a time: tombstones carry no date."""

PURGING = """
CREATE TABLE sync_mark (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    at timestamptz NOT NULL,
    ver bigint NOT NULL,
    PRIMARY KEY (tenant_id, at)
);
ALTER TABLE sync_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE sync_mark FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON sync_mark USING (tenant_id = app_tenant()) WITH CHECK (tenant_id = app_tenant());
GRANT SELECT, INSERT, DELETE ON sync_mark TO autodoctor_app;
GRANT SELECT ON sync_mark TO autodoctor_backup;

GRANT DELETE ON sync_mutation TO autodoctor_app;
CREATE INDEX sync_mutation_received ON sync_mutation (tenant_id, received_at);
-- Deleting a token looks for those that follow from it.
CREATE INDEX refresh_token_parent ON refresh_token (tenant_id, parent_id);

-- Some tombstones of rows deleted before a time, and the floor that they leave behind, in one transaction: a
-- cursor below the floor has missed a deletion and needs a snapshot. The counter's row is locked first, as by
-- every writer.
CREATE FUNCTION purge_tombstones(p_before timestamptz, p_limit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    last bigint;
    purged integer;
    top bigint;
BEGIN
    PERFORM 1 FROM sync_tenant WHERE tenant_id = app_tenant() FOR UPDATE;
    SELECT max(m.ver) INTO last FROM sync_mark m WHERE m.tenant_id = app_tenant() AND m.at <= p_before;
    WITH old AS (
        SELECT h.kind, h.row_id FROM sync_head h
        WHERE h.tenant_id = app_tenant() AND h.deleted AND h.ver <= last
        ORDER BY h.ver LIMIT p_limit
    ), gone AS (
        DELETE FROM sync_head h USING old
        WHERE h.tenant_id = app_tenant() AND h.kind = old.kind AND h.row_id = old.row_id AND h.deleted
        RETURNING h.ver
    )
    SELECT count(*), max(gone.ver) INTO purged, top FROM gone;
    IF purged > 0 THEN
        UPDATE sync_tenant SET floor_ver = greatest(floor_ver, top) WHERE tenant_id = app_tenant();
    END IF;
    RETURN purged;
END;
$$;
REVOKE EXECUTE ON FUNCTION purge_tombstones FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purge_tombstones TO autodoctor_app;
"""
