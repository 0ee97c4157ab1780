"""The language of the window: our translations and Qt's own, replaced as one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.theming import formats, resources


class Translations:
    """Installed translators stay ours; :meth:`use` replaces them. What is on screen has to be built anew."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []

    def use(self, language: formats.Language) -> None:
        """Speak this language from now on. English has a file too: for its plurals."""
        self.drop()
        formats.use_language(language)
        ours = str(resources.path("translations"))
        qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", qts), (f"autodoctor_{language}", ours)):
            translator = QTranslator()
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)

    def drop(self) -> None:
        """Back to the words in the source."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()


def system_language() -> formats.Language:
    """The language of the system, English when it is neither."""
    return "fr" if QLocale.system().language() == QLocale.Language.French else "en"
