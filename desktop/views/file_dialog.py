"""The system's dialog for files, begun where a person keeps such files. What Qt does not say in French is said here.

Not here: what is done with the files that are chosen.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

PICTURES = QStandardPaths.StandardLocation.PicturesLocation
DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


def file_dialog(
    window: QWidget, title: str, place: QStandardPaths.StandardLocation, last: Path | None = None
) -> QFileDialog:
    """Begun in ``last`` if it is still there, else in the person's ``place``: never where the program lies."""
    dialog = QFileDialog(window, title)
    folders = [last, Path(QStandardPaths.writableLocation(place)), Path.home()]
    dialog.setDirectory(str(next(folder for folder in folders if folder is not None and folder.is_dir())))
    translate, label = QCoreApplication.translate, QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, translate("FileDialog", "Look in:"))
    dialog.setLabelText(label.FileType, translate("FileDialog", "Files of type:"))
    return dialog
