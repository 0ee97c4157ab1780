"""From the command line to the window with the week in it, and only then the program that works with it.

Not here: what the window shows first (``shell.first_week``), nor anything of the work (``app``).
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop import VERSION
from desktop.shell import profile as profiles
from desktop.shell.first_week import FirstWeek, show_week
from desktop.shell.options import Options

PROFILE_IN_USE = 3


def run(options: Options) -> int:
    """The whole life of the program; its exit status."""
    qt = application()
    profile = profiles.open_profile(profiles.home(options.home), options.profile)
    try:
        lock = profiles.lock(profile)
    except profiles.InUse:
        _say_in_use(options.profile)
        return PROFILE_IN_USE
    try:
        begun: FirstWeek | Exception | None = None
        try:
            begun = show_week(qt, profile, options)
        except Exception as fault:  # a bug: it is told below, and the program opens all the same
            begun = fault
        # What follows takes longer to import than all before, and the week is there.
        from desktop.shell.asked_to_end import AskedToEnd

        asked = AskedToEnd()
        asked.watch()
        from desktop.app import work

        work(qt, profile, options, begun, asked)
    finally:
        lock.unlock()
    return 0


def application() -> QApplication:
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        qt = QApplication(sys.argv[:1])
    qt.setApplicationName("autodoctor")
    qt.setApplicationDisplayName("Auto Doctor")
    qt.setApplicationVersion(VERSION)
    qt.setDesktopFileName("autodoctor")
    qt.setQuitOnLastWindowClosed(False)
    return qt


def _say_in_use(name: str) -> None:
    """On the terminal, and on screen where there is no terminal to read it on."""
    from PySide6.QtWidgets import QMessageBox

    translate = QCoreApplication.translate
    text = translate("App", "The profile %1 is open already in another window.").replace("%1", f"“{name}”")
    sys.stderr.write(text + "\n")
    if not sys.stderr.isatty() and QApplication.platformName() not in {"offscreen", "minimal"}:
        QMessageBox.information(None, "Auto Doctor", text)
