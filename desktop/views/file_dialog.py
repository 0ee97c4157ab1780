"""The system's dialog for files, begun where a person keeps such files. What Qt does not say in French is said here.

Not here: what is done with the files that are chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

PICTURES = QStandardPaths.StandardLocation.PicturesLocation
DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
PATTERNS = "*.jpg *.jpeg *.png *.webp *.heic *.heif *.mp4 *.mov *.m4v *.3gp *.webm *.pdf"
"""What is offered first: the content decides, never the name."""


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


def ask_for_files(
    window: QWidget, title: str, last: Path | None, chosen: Callable[[list[Path]], None]
) -> None:
    """Pictures, videos and papers of this computer; ``chosen`` is given what was chosen."""
    translate = QCoreApplication.translate
    dialog = file_dialog(window, title, PICTURES, last)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    kept = translate("FileDialog", "Pictures, videos and PDF (%1)").replace("%1", PATTERNS)
    dialog.setNameFilters([kept, translate("FileDialog", "All files (*)")])
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()


def dropped(data: QMimeData) -> list[Path]:
    """The files on this disk that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
