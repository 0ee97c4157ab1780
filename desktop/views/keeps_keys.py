"""A click on the ground of a form leaves the keys where they were in it: Qt would give them to what lies behind."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class KeepsKeys(QObject):
    """For as long as the form is there."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        form.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]  # widgets need it

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        form = self.parent()
        if now is form and isinstance(form, QWidget) and before is not None and form.isAncestorOf(before):
            before.setFocus()
