"""Customers who were merged: who they are now, and the one function that moves all that is a customer's."""

from __future__ import annotations

from sync_server.db.migrations.scripts.securing import secured

MERGED = """
-- A tombstone that leads on: whoever still names the one that is gone is led to the one that stays. "was" is the row as
-- it was: what of it was not chosen is lost to nobody.
CREATE TABLE customer_merge (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    merged_id uuid NOT NULL,
    kept_id uuid NOT NULL CHECK (kept_id <> merged_id),
    merged_at timestamptz NOT NULL,
    merged_by uuid NOT NULL,
    was jsonb NOT NULL,
    PRIMARY KEY (tenant_id, merged_id),
    FOREIGN KEY (tenant_id, kept_id) REFERENCES customer (tenant_id, id),
    FOREIGN KEY (tenant_id, merged_by) REFERENCES staff_member (tenant_id, id)
);
CREATE INDEX customer_merge_kept ON customer_merge (tenant_id, kept_id);
"""

PLAIN = (
    "vehicle", "session", "visit_request", "message_tiding", "payment", "checkout", "money_transaction",
    "site_customer",
)  # fmt: skip
"""Tables in which only the id has to be another. Signed waivers are not among them: what was signed stays as it is."""

_PLAIN = "\n".join(
    f"    UPDATE {table} SET customer_id = p_kept WHERE tenant_id = app_tenant() AND customer_id = p_other;"  # noqa: S608 - our own names
    for table in PLAIN
)

MERGE = """
CREATE FUNCTION customer_merge_into(p_kept uuid, p_other uuid, p_by uuid, p_now timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    mine customer%ROWTYPE;
    gone customer%ROWTYPE;
    consent sms_consent%ROWTYPE;
    given_up uuid;
BEGIN
    PERFORM feed_version();
    SELECT * INTO STRICT mine FROM customer WHERE tenant_id = app_tenant() AND id = p_kept;
    SELECT * INTO STRICT gone FROM customer WHERE tenant_id = app_tenant() AND id = p_other;
    -- The plain ones.
    UPDATE checkout SET command = jsonb_set(command, '{customer_id}', to_jsonb(p_kept::text))
    WHERE tenant_id = app_tenant() AND command ->> 'customer_id' = p_other::text;

    -- A ledger's references are each customer's own.
    UPDATE credit_entry c SET customer_id = p_kept, reference = CASE WHEN EXISTS (
            SELECT 1 FROM credit_entry k WHERE k.tenant_id = c.tenant_id AND k.customer_id = p_kept
                AND k.reference = c.reference)
        THEN c.reference || ' ' || p_other ELSE c.reference END
    WHERE c.tenant_id = app_tenant() AND c.customer_id = p_other;

    INSERT INTO favourite (tenant_id, customer_id, mechanic_id, since)
    SELECT tenant_id, p_kept, mechanic_id, since FROM favourite
    WHERE tenant_id = app_tenant() AND customer_id = p_other
    ON CONFLICT (tenant_id, customer_id, mechanic_id) DO UPDATE SET since = least(favourite.since, excluded.since);
    DELETE FROM favourite WHERE tenant_id = app_tenant() AND customer_id = p_other;

    -- Consent is to a number. A refusal counts for whichever; of two that count, the later one.
    SELECT * INTO consent FROM sms_consent WHERE tenant_id = app_tenant() AND customer_id = p_other;
    IF FOUND THEN
        DELETE FROM sms_consent WHERE tenant_id = app_tenant() AND customer_id = p_other;
        IF (consent.phone = mine.phone OR NOT consent.given) AND NOT EXISTS (
            SELECT 1 FROM sms_consent k WHERE k.tenant_id = app_tenant() AND k.customer_id = p_kept
                AND (k.phone = mine.phone OR NOT k.given) AND k.changed_at >= consent.changed_at
        ) THEN
            DELETE FROM sms_consent WHERE tenant_id = app_tenant() AND customer_id = p_kept;
            consent.customer_id := p_kept;
            INSERT INTO sms_consent SELECT consent.*;
        END IF;
    END IF;

    -- Nobody stands in the line twice: the place of who came first, but not away from a time that is held.
    IF EXISTS (SELECT 1 FROM waitlist_entry WHERE tenant_id = app_tenant() AND customer_id = p_kept
            AND state IN ('pending', 'notified'))
        AND EXISTS (SELECT 1 FROM waitlist_entry WHERE tenant_id = app_tenant() AND customer_id = p_other
            AND state IN ('pending', 'notified'))
    THEN
        SELECT CASE WHEN state = 'notified' THEN p_other ELSE p_kept END INTO given_up FROM waitlist_entry
        WHERE tenant_id = app_tenant() AND customer_id = p_kept AND state IN ('pending', 'notified');
        IF given_up = p_kept AND NOT EXISTS (SELECT 1 FROM waitlist_entry WHERE tenant_id = app_tenant()
            AND customer_id = p_other AND state = 'notified') THEN
            given_up := p_other;
        END IF;
        UPDATE waitlist_entry SET joined_at = (
            SELECT min(joined_at) FROM waitlist_entry WHERE tenant_id = app_tenant()
                AND customer_id IN (p_kept, p_other) AND state IN ('pending', 'notified'))
        WHERE tenant_id = app_tenant() AND customer_id IN (p_kept, p_other) AND customer_id <> given_up
            AND state IN ('pending', 'notified');
        UPDATE waitlist_entry SET state = 'cancelled'
        WHERE tenant_id = app_tenant() AND customer_id = given_up AND state IN ('pending', 'notified');
    END IF;
    UPDATE waitlist_entry SET customer_id = p_kept WHERE tenant_id = app_tenant() AND customer_id = p_other;

    -- A platform account, and what is asked of it, belongs to an address: with another one it ends, as ever.
    IF lower(btrim(mine.email)) = lower(btrim(gone.email)) THEN
        UPDATE account_request SET customer_id = p_kept WHERE tenant_id = app_tenant() AND customer_id = p_other;
        INSERT INTO platform_link (tenant_id, customer_id, account_id, linked_at)
        SELECT tenant_id, p_kept, account_id, linked_at FROM platform_link
        WHERE tenant_id = app_tenant() AND customer_id = p_other
        ON CONFLICT (tenant_id, customer_id) DO NOTHING;
        UPDATE platform_active a SET customer_id = p_kept
        WHERE a.tenant_id = app_tenant() AND a.customer_id = p_other AND EXISTS (
            SELECT 1 FROM platform_link l WHERE l.tenant_id = a.tenant_id AND l.customer_id = p_kept
                AND l.account_id = a.account_id);
    END IF;

    UPDATE customer_merge SET kept_id = p_kept WHERE tenant_id = app_tenant() AND kept_id = p_other;
    DELETE FROM customer WHERE tenant_id = app_tenant() AND id = p_other;
    INSERT INTO customer_merge (tenant_id, merged_id, kept_id, merged_at, merged_by, was)
    VALUES (app_tenant(), p_other, p_kept, p_now, p_by, to_jsonb(gone) - 'tenant_id');
END;
$$;
REVOKE EXECUTE ON FUNCTION customer_merge_into FROM PUBLIC;
GRANT EXECUTE ON FUNCTION customer_merge_into TO autodoctor_app;
""".replace("    -- The plain ones.", _PLAIN)

SCRIPTS = (MERGED, secured("customer_merge", "SELECT"), MERGE)
