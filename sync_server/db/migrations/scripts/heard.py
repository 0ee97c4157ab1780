"""When the server heard of a step that a device told of later."""

# Empty: at once. What has no time of its own here is of before, and counts from when it was done.
HEARD = """
ALTER TABLE session_event ADD COLUMN heard_at timestamptz;
"""

SCRIPTS = (HEARD,)
