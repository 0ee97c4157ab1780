"""The kind of message that tells a confirmation once more."""

KINDS = """
ALTER TABLE message_tiding DROP CONSTRAINT message_tiding_kind_check;
ALTER TABLE message_tiding ADD CONSTRAINT message_tiding_kind_check CHECK (kind IN (KINDS));
ALTER TABLE message DROP CONSTRAINT message_kind_check;
ALTER TABLE message ADD CONSTRAINT message_kind_check CHECK (kind IN (KINDS));
CREATE INDEX message_tiding_again ON message_tiding (tenant_id, session_id, at) WHERE kind = 'confirmation_again';
""".replace(
    "KINDS",
    "'confirmation', 'confirmation_again', 'day_before', 'hour_before', 'sign_and_join', 'moved', 'cancelled',"
    " 'countered', 'declined', 'refunded', 'waitlist_joined', 'waitlist_free', 'receipt', 'waiver_copy', 'how_was_it',"
    " 'new_request', 'new_offer', 'customer_waiting', 'staff_cancelled', 'weekly_hours', 'account_link'",
)

SCRIPTS = (KINDS,)
