"""A buffer that was cut comes back when the booking that cut it leaves: ``whole_end`` is where it would end uncut."""

COLUMN = """
ALTER TABLE slot_reservation ADD COLUMN whole_end timestamptz;
"""

DROP = """
-- Dropping a buffer shortens what the earlier neighbour blocks, in the same transaction; the answer is
-- where one's own blocks must end, before the next neighbour.
CREATE OR REPLACE FUNCTION slot_drop_buffers(
    p_mechanic uuid, p_starts timestamptz, p_ends timestamptz, p_blocks_end timestamptz, p_except uuid
) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    next_start timestamptz;
BEGIN
    UPDATE slot_reservation SET blocks_end = p_starts, whole_end = coalesce(whole_end, blocks_end)
    WHERE tenant_id = app_tenant() AND mechanic_id = p_mechanic AND status IN ('reserved', 'confirmed')
        AND ends <= p_starts AND blocks_end > p_starts AND starts > p_starts - interval '8 days'
        AND id IS DISTINCT FROM p_except;
    SELECT min(starts) INTO next_start FROM slot_reservation
    WHERE tenant_id = app_tenant() AND mechanic_id = p_mechanic AND status IN ('reserved', 'confirmed')
        AND starts >= p_ends AND starts < p_blocks_end AND id IS DISTINCT FROM p_except;
    RETURN coalesce(next_start, p_blocks_end);
END;
$$;
"""

TAKE = """
-- One call at READ COMMITTED; each statement inside sees what was committed before it began.
-- With p_from the row of that id becomes the wanted one in place (a hold its booking, a booking its new
-- time); p_must_exist says that without such a row there is nothing to do.
CREATE OR REPLACE FUNCTION slot_take(
    p_id uuid, p_kind text, p_status text, p_starts timestamptz, p_ends timestamptz, p_blocks_end timestamptz,
    p_mechanic uuid, p_bay uuid, p_needs_bay boolean, p_session uuid, p_expires timestamptz, p_device uuid,
    p_from uuid, p_must_exist boolean, p_drop_buffer boolean, p_replace_holds boolean,
    OUT outcome text, OUT bay uuid, OUT stored_blocks_end timestamptz, OUT lapsed uuid[]
)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    found_row boolean := false;
BEGIN
    PERFORM bump_tenant();
    lapsed := slot_expire_overlapping(p_starts, p_blocks_end);
    outcome := 'taken';
    bay := p_bay;
    stored_blocks_end := p_blocks_end;
    BEGIN
        IF p_replace_holds THEN
            UPDATE slot_reservation SET status = 'cancelled'
            WHERE tenant_id = app_tenant() AND device_id = p_device AND kind = 'checkout'
                AND status = 'reserved' AND id <> p_id;
        END IF;
        IF p_drop_buffer AND p_mechanic IS NOT NULL THEN
            stored_blocks_end := slot_drop_buffers(
                p_mechanic, p_starts, p_ends, p_blocks_end, coalesce(p_from, p_id));
        END IF;
        IF p_needs_bay AND bay IS NULL THEN
            bay := slot_free_bay(p_starts, p_ends, coalesce(p_from, p_id));
            IF bay IS NULL THEN
                RAISE SQLSTATE 'AD002';
            END IF;
        END IF;
        IF p_from IS NOT NULL THEN
            UPDATE slot_reservation
            SET id = p_id, kind = p_kind, status = p_status, starts = p_starts, ends = p_ends,
                blocks_end = stored_blocks_end, mechanic_id = p_mechanic, bay_id = slot_take.bay,
                session_id = p_session, expires_at = p_expires, device_id = p_device,
                whole_end = nullif(p_blocks_end, stored_blocks_end)
            WHERE tenant_id = app_tenant() AND id = p_from;
            found_row := FOUND;
        END IF;
        IF NOT found_row AND p_must_exist THEN
            RAISE SQLSTATE 'AD003';
        END IF;
        IF NOT found_row THEN
            INSERT INTO slot_reservation (tenant_id, id, kind, status, starts, ends, blocks_end, mechanic_id,
                bay_id, session_id, expires_at, device_id, whole_end)
            VALUES (app_tenant(), p_id, p_kind, p_status, p_starts, p_ends, stored_blocks_end, p_mechanic,
                slot_take.bay, p_session, p_expires, p_device, nullif(p_blocks_end, stored_blocks_end))
            ON CONFLICT DO NOTHING;
            IF NOT FOUND THEN
                RAISE SQLSTATE 'AD001';
            END IF;
        END IF;
    EXCEPTION
        -- What was written in this block (holds given up, buffers cut) is undone; the expiry above stays.
        WHEN SQLSTATE 'AD001' OR exclusion_violation OR unique_violation THEN outcome := 'clash';
        WHEN SQLSTATE 'AD002' THEN outcome := 'no_bay';
        WHEN SQLSTATE 'AD003' THEN outcome := 'gone';
    END;
END;
$$;
"""

RESTORE = """
-- Whoever ended where the one that left began, and had to be cut for it, blocks its whole buffer again, or up to
-- the next one.
CREATE FUNCTION slot_restore_buffers() RETURNS trigger
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    earlier record;
    next_start timestamptz;
BEGIN
    FOR earlier IN
        SELECT id, ends, blocks_end, whole_end FROM slot_reservation
        WHERE tenant_id = OLD.tenant_id AND mechanic_id = OLD.mechanic_id AND status IN ('reserved', 'confirmed')
            AND blocks_end = OLD.starts AND whole_end > blocks_end AND id <> NEW.id
            AND starts > OLD.starts - interval '8 days' AND starts < OLD.starts
    LOOP
        SELECT min(starts) INTO next_start FROM slot_reservation
        WHERE tenant_id = OLD.tenant_id AND mechanic_id = OLD.mechanic_id AND status IN ('reserved', 'confirmed')
            AND starts >= earlier.ends AND starts < earlier.whole_end AND id <> earlier.id;
        UPDATE slot_reservation
        SET blocks_end = coalesce(next_start, earlier.whole_end),
            whole_end = CASE WHEN next_start IS NULL THEN NULL ELSE earlier.whole_end END
        WHERE tenant_id = OLD.tenant_id AND id = earlier.id;
    END LOOP;
    RETURN NULL;
END;
$$;
REVOKE EXECUTE ON FUNCTION slot_restore_buffers() FROM PUBLIC;
CREATE TRIGGER slot_restore AFTER UPDATE ON slot_reservation FOR EACH ROW
    WHEN (OLD.mechanic_id IS NOT NULL AND OLD.status IN ('reserved', 'confirmed')
        AND (NEW.status NOT IN ('reserved', 'confirmed') OR NEW.starts <> OLD.starts
            OR NEW.mechanic_id IS DISTINCT FROM OLD.mechanic_id))
    EXECUTE FUNCTION slot_restore_buffers();
"""

BUFFERS = (COLUMN, DROP, TAKE, RESTORE)
