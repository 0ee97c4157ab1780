"""Payments, credit and what was agreed on each booking."""

SCRIPTS: tuple[str, ...] = ()
