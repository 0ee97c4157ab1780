"""The settings' page on the plans: what is sold, how long it is and what it costs. Paints and forwards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.presenters.plans import ALL, Plans
from desktop.theming import formats, style
from desktop.views.asked import AskedPage, Spawn
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.calendar.card_parts import chip
from desktop.views.settings.form import Form
from desktop.views.settings.kind_ticks import kinds_words, shown_kinds
from desktop.views.settings.page_parts import Notice, act, boxed, entry, listed, top
from scheduling.records import Plan


class PlansSection(AskedPage):
    """One plan at a time is open, in its place or, a new one, at the top."""

    def __init__(self, plans: Plans, spawn: Spawn) -> None:
        super().__init__(plans, spawn)
        self._plans = plans
        self.form = self._form()
        self.form.setParent(self)
        self.form.hide()
        self.form.save_asked.connect(self._save)
        self.form.left.connect(plans.discard)
        self.refresh()

    def load(self) -> None:
        """Ask for all of it."""
        self._spawn(self._plans.load())

    def content(self) -> Sequence[QWidget]:
        open_ = self._plans.opened is not None
        add = style.button(self.tr("New plan"), role="primary", icon="plus")
        add.setEnabled(not open_ and not self._plans.busy)
        add.clicked.connect(partial(_begin, self, None))
        about = self.tr(
            "What customers book and what it costs, without tax. What is booked keeps the price that it was booked"
            " at; a price that a customer was told is honoured for 60 days."
        )
        shown: list[QWidget] = [top(self.tr("Plans"), about, add)]
        self.form.setParent(self)  # else it would go with the page before
        if open_:
            self.form.refresh()
        if self._plans.is_new:
            shown.append(boxed(self.form))
        rows = [self._row(plan) for plan in self._plans.rows]
        return [*shown, listed(rows)] if rows else shown

    def begin(self, plan: Plan | None) -> None:
        """Open the form of a plan, or of a new one."""
        self._plans.open(plan)
        self.form.first().setFocus()

    def _save(self) -> None:
        self._spawn(self._plans.save())

    def _row(self, plan: Plan) -> QWidget:
        if self._plans.opened == plan.id:
            return self.form
        name = plan_name(plan)
        change = act(self.tr("Change"), name, "pencil")
        change.setEnabled(self._plans.opened is None and not self._plans.busy)
        change.clicked.connect(partial(_begin, self, plan))
        chips = [] if plan.active else [chip("ban", self.tr("Not sold"), "wait")]
        price = self.tr("no price yet") if plan.price_cents is None else formats.money(plan.price_cents)
        parts = [formats.duration(plan.minutes), price]
        parts.append(
            self.tr("every kind of visit") if set(plan.kinds or ALL) == set(ALL) else kinds_words(plan.kinds)
        )
        parts.append(self.tr("a specialist of the brand") if plan.brand_specialist else "")
        return entry("timer", name, DOT.join(part for part in parts if part), change, chips=chips)

    def _form(self) -> Form:
        form = PlanForm(self._plans)
        form.line("name_en", self.tr("Name in English"))
        form.line("name_fr", self.tr("Name in French"))
        form.line("minutes", self.tr("Length"))
        form.line(
            "price_cents", self.tr("Price"), hint=self.tr("Without tax. Empty: not priced yet, and not sold.")
        )
        form.own("kinds", shown_kinds(self.tr("Kinds of visit"), self._plans.tick))
        form.tick(
            "brand_specialist", self.tr("Mechanic"), self.tr("A specialist of the vehicle’s brand is wanted")
        )
        form.tick(
            "active", self.tr("Sale"), self.tr("It is sold"), hint=self.tr("What is booked stays booked.")
        )
        form.line("code", self.tr("Code"), hint=self.tr("By which websites and exports know it."))
        return form


class PlanForm(Form):
    """Says what another price means while one is typed."""

    def __init__(self, plans: Plans) -> None:
        super().__init__(plans, bare=True)
        self._plans = plans
        self.may_be_left = True
        self.kept = Notice("")
        self.beside(self.kept)

    def tell_more(self) -> None:
        row = self._plans.row
        before = None if row is None else row.price_cents
        changes = self._plans.price_changes
        said = self.tr("What is booked keeps its price of %1.") if before is not None else ""
        self.kept.said.setText(fill(said, formats.money(before or 0)))
        self.kept.setVisible(changes and bool(said))


def plan_name(plan: Plan) -> str:
    """In the window's language."""
    return plan.name_fr if formats.language() == "fr" else plan.name_en


def _begin(section: PlansSection, plan: Plan | None, _checked: bool = False) -> None:
    section.begin(plan)
