"""Bugs surface: every exception that nobody caught goes to the profile's log file and to the listener.

Refusals by a rule and failures of the network do not come here; they are answers, handled where asked.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("desktop")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Faults:
    """Takes over the interpreter's and Qt's places for what went wrong; :meth:`restore` gives them back."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.listener: Callable[[BaseException], None] | None = None
        self._handler = RotatingFileHandler(
            file, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._qt_before: Callable[..., Any] | None = None
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self) -> None:
        """From now on, until :meth:`restore`."""
        root = logging.getLogger()
        root.addHandler(self._handler)
        log.setLevel(logging.INFO)
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self.tell(args.exc_value, where=f"thread {args.thread}")
        sys.unraisablehook = lambda args: self.tell(args.exc_value, where=str(args.err_msg or args.object))
        self._qt_before = qInstallMessageHandler(_from_qt)

    def restore(self) -> None:
        """Give the hooks back and close the file."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(self._qt_before)
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()

    def watch_loop(self, loop: asyncio.AbstractEventLoop) -> None:
        """Also what a callback or a forgotten task of the event loop lets escape."""
        loop.set_exception_handler(self._in_loop)

    def tell(self, fault: BaseException | None, *, where: str = "") -> None:
        """Log a bug and tell the listener. Nothing is lost when the listener itself fails."""
        log.error("unexpected fault %s", where, exc_info=fault)
        if fault is None or self.listener is None:
            return
        try:
            self.listener(fault)
        except Exception:
            log.exception("the fault could not be shown")

    def _uncaught(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        self.tell(fault)

    def _in_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self.tell(context.get("exception"), where=str(context.get("message", "")))


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("desktop.qt").log(_LEVELS[kind], "%s %s", context.category or "", message)
