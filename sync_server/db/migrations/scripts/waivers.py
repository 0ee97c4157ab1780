"""Texts of waivers, signed ones and their chain."""

SCRIPTS: tuple[str, ...] = ()
