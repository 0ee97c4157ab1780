"""What devices without access are known by for longer, and what waits of them is counted instead of noted."""

DEPARTURES = """
-- Since when the person of a key works here no longer, as far as that was seen.
ALTER TABLE device_key ADD COLUMN left_at timestamptz;

-- By which the token that a device may still have is told from those that were overtaken.
CREATE INDEX refresh_token_used ON refresh_token (tenant_id, device_id, created_at) WHERE used_at IS NOT NULL;

-- The room that is taken is that of what waits: it is looked up.
ALTER TABLE handover DROP COLUMN size, DROP COLUMN file_size;
"""

SCRIPTS = (DEPARTURES,)
