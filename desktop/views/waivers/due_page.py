"""Who has still to sign today, whoever is here first. Paints and forwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.presenters.paper_waivers import PaperWaivers
from desktop.presenters.waiver_texts import WaiverTextsPage
from desktop.presenters.waivers_due import DueLine, WaiversDue
from desktop.theming import words
from desktop.theming.listen import listen
from desktop.views.asked import AskedPage, Spawn, note, trouble_words
from desktop.views.calendar.card_parts import chip
from desktop.views.settings.page_parts import act, boxed, entry, listed, top
from desktop.views.waivers import waiver_words
from desktop.views.waivers.paper_form import PaperForm


class DuePage(AskedPage):
    """``show_asked`` carries a booking's id. ``texts`` say whether anybody is asked at all."""

    show_asked = Signal(object)

    def __init__(
        self,
        due: WaiversDue,
        texts: WaiverTextsPage,
        paper: PaperWaivers,
        spawn: Spawn,
        zone: Callable[[], tzinfo],
    ) -> None:
        super().__init__(due, spawn)
        self._due = due
        self._texts = texts
        self._paper = paper
        self._zone = zone
        self.form: PaperForm | None = None
        listen(paper.changed, self, self._paper_changed)
        self.refresh()

    def load(self) -> None:
        """Ask for both."""
        self._spawn(self._load())

    async def _load(self) -> None:
        await self._texts.load()
        await self._due.load()

    def content(self) -> Sequence[QWidget]:
        if self._paper.sheet is not None:
            return self._copying()
        self._drop_form()
        lines = self._due.lines()
        said = waiver_words.WaiverCounts().due(len(lines)) if lines else self._nobody()
        shown: list[QWidget] = [top(self.tr("To sign today"), said)]
        return [*shown, listed([self._row(line) for line in lines])] if lines else shown

    def _nobody(self) -> str:
        if self._texts.known and not any(line.in_force for line in self._texts.lines()):
            return self.tr(
                "No text is published, so nobody is asked to sign. The owner publishes one under Texts."
            )
        return self.tr("Nobody has anything left to sign today.")

    def _row(self, line: DueLine) -> QWidget:
        icon = words.kind_icon(line.kind) if line.kind is not None else "file-text"
        name = line.customer or self.tr("A customer whose booking is not on this computer")
        chips = [chip("map-pin", self.tr("Here"), "arrived")] if line.here else []
        about = waiver_words.due_words(line, self._zone())
        acts = []
        if line.kind is not None and self._paper.may_take:
            acts.append(act(self.tr("On paper…"), name))
            acts[-1].clicked.connect(partial(_copy, self, line))
        if line.starts is not None:
            acts.append(act(self.tr("Show"), name))
            acts[-1].clicked.connect(partial(_show, self, line.due.session_id))
        return entry(icon, name, about, *acts, chips=chips)

    def copy(self, line: DueLine) -> None:
        """Take in a sheet that was signed for this booking."""
        self._paper.begin(line)
        if self.form is not None:
            self.form.signer.setFocus()

    def _copying(self) -> list[QWidget]:
        if self.form is None:
            self.form = PaperForm(self._paper, self._spawn, self._zone)
            self.form.left.connect(self._left)
        self.form.setParent(self)  # else it would go with the page before
        sheet, trouble = boxed(self.form), trouble_words(self._paper)
        head = top(self.tr("A signed sheet"), "")
        return [head, sheet, note(trouble, "bad")] if trouble else [head, sheet]

    def _paper_changed(self) -> None:
        """A sheet was begun or is over, or the server was asked: what is typed stays on view meanwhile."""
        self.refresh()

    def _left(self) -> None:
        self._drop_form()
        self.refresh()
        self.setFocus()
        self.load()

    def _drop_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.setParent(None)
            form.deleteLater()


def _copy(page: DuePage, line: DueLine, _checked: bool = False) -> None:
    page.copy(line)


def _show(page: DuePage, session_id: UUID, _checked: bool = False) -> None:
    page.show_asked.emit(session_id)
