"""The owner's numbers: one row a kind, and the version of the rules that a change raises."""

from sync_server.db.migrations.scripts.securing import secured

POLICY = """
CREATE TABLE policy (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    name text NOT NULL,
    value jsonb NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid,
    PRIMARY KEY (tenant_id, name),
    FOREIGN KEY (tenant_id, changed_by) REFERENCES staff_member (tenant_id, id)
);

-- No device keeps a copy, but what is kept in memory of the rules is read anew.
CREATE FUNCTION rules_policy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v bigint := feed_version();
BEGIN
    UPDATE sync_tenant SET rules_ver = v WHERE tenant_id = app_tenant() AND rules_ver <> v;
    RETURN NULL;
END;
$$;
CREATE TRIGGER rules AFTER INSERT OR UPDATE OR DELETE ON policy
    FOR EACH STATEMENT EXECUTE FUNCTION rules_policy();
REVOKE EXECUTE ON FUNCTION rules_policy() FROM PUBLIC;
"""

SCRIPTS = (POLICY, secured("policy"))
