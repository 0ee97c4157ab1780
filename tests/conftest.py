"""What holds for every test: pinned zones, loopback only, and nothing left behind or logged unasked."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", "/tmp")  # noqa: S108  (Qt asks for one; nothing is kept there)

import zoneinfo

import hypothesis
import pytest

zoneinfo.reset_tzpath(to=[])

# How long an example takes says how busy the machine is: no test fails for it.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")

pytest_plugins = ["tests.postgres", "tests.leaks"]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "expects_log(pattern): a warning or error that matches is logged, and is meant to be"
    )
