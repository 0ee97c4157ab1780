"""The texts that customers sign, by language: the version in force, those before, what changed, and the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.presenters.waiver_texts import Line, WaiverTextsPage
from desktop.theming import formats, style
from desktop.views.asked import AskedPage, Spawn, note
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.card_parts import chip
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.settings.page_parts import act, boxed, entry, listed, top
from desktop.views.waivers import waiver_words
from desktop.views.waivers.text_form import TextForm
from desktop.views.waivers.text_parts import changes, preview
from scheduling.waiver_messages import DiffKind
from scheduling.waiver_records import WaiverTemplate


class TextsPage(AskedPage):
    """``zone`` is the workshop's."""

    def __init__(self, texts: WaiverTextsPage, spawn: Spawn, zone: Callable[[], tzinfo]) -> None:
        super().__init__(texts, spawn)
        self._texts = texts
        self._zone = zone
        self.form: TextForm | None = None
        self.refresh()

    def load(self) -> None:
        """Ask for all of it."""
        self._spawn(self._texts.load())

    def content(self) -> Sequence[QWidget]:
        texts = self._texts
        if texts.draft is not None:
            return self._writing()
        self._drop_form()
        return self._version(texts.shown) if texts.shown is not None else self._all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back from a version."""
        if event.key() == Qt.Key.Key_Escape and self._texts.shown is not None:
            self._texts.leave()
        else:
            super().keyPressEvent(event)

    def begin(self, language: str) -> None:
        """Write the next version."""
        self._texts.begin(language)
        if self.form is not None:
            self.form.text.setFocus()

    # --- inside

    def _all(self) -> list[QWidget]:
        about = self.tr(
            "What a customer signs, in their language. A published version is never changed: the next one follows it,"
            " and who signed the one before signs anew."
        )
        shown: list[QWidget] = [top(self.tr("Texts"), about)]
        for line in self._texts.lines():
            shown += self._line(line)
        return shown

    def _line(self, line: Line) -> list[QWidget]:
        said = fill(self.tr("%1, %2"), self._texts.province, waiver_words.language_words(line.language))
        acts = []
        if self._texts.may_publish:
            words = self.tr("Write the next version") if line.versions else self.tr("Write the first version")
            button = style.button(words, icon="pencil")
            button.setAccessibleName(f"{words}: {said}")
            button.setEnabled(not self._texts.busy)
            button.clicked.connect(partial(_begin, self, line.language))
            acts.append(button)
        head = top(said, "", *acts)
        elsewhere = any(other.in_force is not None for other in self._texts.lines())
        if not line.versions and elsewhere:
            said = self.tr("No text is published in this language: its customers sign the other one.")
            return [head, note(said, "muted")]
        if not line.versions:
            return [
                head,
                note(self.tr("No text is published: nobody is asked to sign."), "muted"),
            ]
        return [head, listed([self._row(line, version) for version in line.versions])]

    def _row(self, line: Line, template: WaiverTemplate) -> QWidget:
        name = self._name(template)
        since = fill(self.tr("from %1"), formats.moment_of_year(template.published_at, self._zone()))
        in_force = line.in_force is not None and line.in_force.id == template.id
        chips = [chip("check", self.tr("In force"), "done")] if in_force else []
        if line.in_force is None or template.version > line.in_force.version:
            chips = [chip("hourglass", self.tr("To come"), "wait")]
        show = act(self.tr("Read"), f"{waiver_words.language_words(template.language)}, {name}")
        show.clicked.connect(partial(_show, self, template))
        return entry("file-text", name, since, show, chips=chips)

    def _name(self, template: WaiverTemplate) -> str:
        return fill(self.tr("Version %1"), str(template.version))

    def _version(self, template: WaiverTemplate) -> list[QWidget]:
        back = style.button(self.tr("All texts"), role="quiet", icon="chevron-left")
        back.clicked.connect(self._texts.leave)
        said = waiver_words.text_words(template.province, template.language, template.version)
        about = fill(
            self.tr("From %1. Fingerprint: %2"),
            formats.moment_of_year(template.published_at, self._zone()),
            template.text_sha256[:16],
        )
        shown = [_beginning(back), top(said, about)]
        diff = self._texts.diff
        if diff is not None:
            changed = any(part.kind is not DiffKind.SAME for part in (*diff.text, *diff.ticks))
            words = (
                self.tr("What changed from the version before") if changed else self.tr("Nothing changed.")
            )
            shown.append(style.text(words, weight=600))
            shown += [changes(diff)] if changed else []
        shown += [style.text(self.tr("As a customer reads it"), weight=600), preview(template)]
        return shown

    def _writing(self) -> list[QWidget]:
        draft = self._texts.draft
        assert draft is not None  # noqa: S101 - for the type checker; asked before
        if self.form is None:
            self.form = TextForm(self._texts, self._spawn)
            self.form.left.connect(self._left)
        self.form.setParent(self)  # else it would go with the page before
        said = waiver_words.text_words(self._texts.province, draft.language, draft.after + 1)
        about = self.tr(
            "It is asked for from the moment at which you publish it, and stays as it is from then on."
        )
        return [top(said, about), boxed(self.form)]

    def _left(self) -> None:
        self._drop_form()
        self.refresh()
        self.setFocus()

    def _drop_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.setParent(None)
            form.deleteLater()


def _beginning(button: QPushButton) -> QWidget:
    row = FlowRow(8)
    row.add(button)
    return row


def _begin(page: TextsPage, language: str, _checked: bool = False) -> None:
    page.begin(language)


def _show(page: TextsPage, template: WaiverTemplate, _checked: bool = False) -> None:
    page._spawn(page._texts.show(template))
