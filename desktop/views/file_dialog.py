"""The system's dialog for files, begun where a person keeps such files. What Qt does not say in French is said here.

Not here: what is done with the files that are chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QSplitter,
    QToolButton,
    QTreeView,
    QWidget,
)

from desktop.theming import icons, style
from desktop.theming.theme import theme

PICTURES = QStandardPaths.StandardLocation.PicturesLocation
DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
PATTERNS = "*.jpg *.jpeg *.png *.webp *.heic *.heif *.mp4 *.mov *.m4v *.3gp *.webm *.pdf"
"""What is offered first: the content decides, never the name."""
_TOOLS = {
    "backButton": "chevron-left",
    "forwardButton": "chevron-right",
    "toParentButton": "arrow-up",
    "newFolderButton": "folder-plus",
    "listModeButton": "",
    "detailModeButton": "",
}
"""Of Qt's own dialog, by its names: the icons we have for them; none where one look is enough."""
_KIND = 2
"""The column that Qt fills with English words."""


def file_dialog(
    window: QWidget, title: str, place: QStandardPaths.StandardLocation, last: Path | None = None
) -> QFileDialog:
    """Begun in ``last`` if it is still there, else in the person's ``place``: never where the program lies."""
    dialog = QFileDialog(window, title)
    folders = [last, Path(QStandardPaths.writableLocation(place)), Path.home()]
    dialog.setDirectory(str(next(folder for folder in folders if folder is not None and folder.is_dir())))
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    translate, label = QCoreApplication.translate, QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, translate("FileDialog", "Look in:"))
    dialog.setLabelText(label.FileType, translate("FileDialog", "Files of type:"))
    _dress(dialog)
    return dialog


def _dress(dialog: QFileDialog) -> None:
    """Where the system has no dialog of its own, Qt's looks like the program: it brings other icons and columns."""
    rows = dialog.findChild(QTreeView, "treeView")
    if rows is None:
        return
    tokens = theme().tokens
    dialog.resize(tokens.size("dialog_width") * 3 // 4, tokens.size("dialog_height") * 3 // 4)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    for name, icon in _TOOLS.items():
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            button.setVisible(bool(icon))
            style.mark(button, role="quiet")
            if icon:
                icons.set_icon(button, icon)
    for box in dialog.findChildren(QDialogButtonBox):
        style.mark(box.buttons()[0], role="primary")
    for parts in dialog.findChildren(QSplitter):
        parts.setSizes([tokens.size("rail"), dialog.width() - tokens.size("rail")])
    head = rows.header()
    head.setSectionHidden(_KIND, True)
    head.setStretchLastSection(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


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
