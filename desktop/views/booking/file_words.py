"""The words for files that go along with a booking, or that do not. Decides nothing."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from desktop.presenters.booking_files import SOURCE_UNREADABLE
from desktop.presenters.chosen_file import ChosenFile, NotTaken
from desktop.presenters.chosen_files import NOT_KEPT, ChosenFiles
from desktop.theming import formats, words
from desktop.views.booking.phrases import say
from scheduling.errors import ErrorCode


def refused_words(file: NotTaken) -> str:
    """Why it was not taken when it was chosen, as a sentence with its name."""
    translate = QCoreApplication.translate
    match file.code:
        case _ if file.code == SOURCE_UNREADABLE:
            return say(translate("ChosenFiles", "%1 cannot be read."), file.name)
        case ErrorCode.FILE_TYPE:
            said = translate("ChosenFiles", "%1 is not taken: only pictures, videos and PDF are.")
            return say(said, file.name)
        case ErrorCode.FILE_TOO_LARGE:
            return _too_large(file)
        case ErrorCode.INVALID if file.params.get("field") == "size":
            return say(translate("ChosenFiles", "%1 is empty."), file.name)
        case _:
            return f"{file.name}: {words.error_words(file.code)}"


def not_taken(files: ChosenFiles | None) -> str:
    """What was refused of the last choice; empty for nothing."""
    return "" if files is None else "\n".join(map(refused_words, files.refused))


def missing_words(file: NotTaken) -> str:
    """Why it is not with the booking that was made, as a sentence with its name."""
    translate = QCoreApplication.translate
    if file.code == SOURCE_UNREADABLE:
        said = translate("ChosenFiles", "%1 cannot be read any more and is not with the booking.")
        return say(said, file.name)
    if file.code == NOT_KEPT:
        said = translate("ChosenFiles", "%1 is not with the booking: this computer’s disk did not take it.")
        return say(said, file.name)
    why = refused_words(file)
    return say(translate("ChosenFiles", "%1 It is not with the booking."), why)


def attach_later() -> str:
    """What can be done about it."""
    return QCoreApplication.translate("ChosenFiles", "It can be attached to the booking in the calendar.")


def named(files: Collection[ChosenFile]) -> str:
    """Their names in a line."""
    return ", ".join(file.name for file in files)


def _too_large(file: NotTaken) -> str:
    translate = QCoreApplication.translate
    most = file.params.get("most")
    most = most if isinstance(most, int) else 0
    match file.params.get("of"):
        case "files":
            said = translate("ChosenFiles", "%1 is one too many: a booking has at most %2 files.")
            return say(said, file.name, most)
        case "session":
            said = translate("ChosenFiles", "%1 has no room: a booking’s files have at most %2 together.")
            return say(said, file.name, formats.data_size(most))
        case "picture" | "document":
            said = translate("ChosenFiles", "%1 is too large: a picture or a PDF has at most %2.")
            return say(said, file.name, formats.data_size(most))
        case _:
            said = translate("ChosenFiles", "%1 is too large: at most %2 are taken.")
            return say(said, file.name, formats.data_size(most))
