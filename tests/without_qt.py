"""A pytest plugin that makes Qt unimportable: ``pytest -p tests.without_qt`` proves that a part runs without it."""

from __future__ import annotations

import importlib.abc
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest


class _NoQt(importlib.abc.MetaPathFinder):
    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in {"PySide6", "shiboken6", "qasync"}:
            raise ImportError(f"{fullname} was imported where Qt must not be")
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    for name in ("qt_api", "qt_log_level_fail"):  # pytest-qt's own, which is not there to know them
        parser.addini(name, "of pytest-qt")


def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    early_config.pluginmanager.set_blocked("pytest-qt")
    early_config.pluginmanager.set_blocked("pytestqt")
    sys.meta_path.insert(0, _NoQt())
