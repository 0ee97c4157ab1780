"""Leases of bays to devices: each is somebody's, somewhere, and ends by itself."""

LEASES = """
ALTER TABLE slot_reservation ADD CONSTRAINT slot_lease_is_whole CHECK (
    kind <> 'lease' OR (
        device_id IS NOT NULL AND bay_id IS NOT NULL AND mechanic_id IS NULL AND session_id IS NULL
        AND expires_at IS NOT NULL AND expires_at >= ends AND status <> 'confirmed'
    )
);
CREATE INDEX slot_reservation_lease ON slot_reservation (tenant_id, device_id)
    WHERE status = 'reserved' AND kind = 'lease';
"""

SCRIPTS = (LEASES,)
