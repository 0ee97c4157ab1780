"""One signed waiver whole: who signed what, when and how, and what was done with it. Paints and forwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.presenters.waivers_signed import SignedWaivers
from desktop.theming import formats, icons, style
from desktop.theming.theme import theme
from desktop.views.asked import note
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.calendar.card_parts import chip
from desktop.views.settings.page_parts import entry, listed
from desktop.views.waivers import waiver_words
from desktop.views.waivers.signature_view import SignatureView
from scheduling.waiver_messages import WaiverDetail, WaiverLine
from scheduling.waiver_records import SignedWaiver, WaiverAct


def chips_of(line: WaiverLine) -> list[QWidget]:
    """What is to be known of it at a glance."""
    translate = QCoreApplication.translate
    found: list[QWidget] = []
    if line.altered:
        found.append(chip("circle-alert", translate("Waivers", "Altered"), "bad"))
    if line.fault:
        found.append(chip("ban", translate("Waivers", "Does not count"), "bad"))
    if line.superseded:
        found.append(chip("history", translate("Waivers", "Superseded"), "wait"))
    if line.holds:
        found.append(chip("lock", translate("Waivers", "Legal hold"), "arrived"))
    return found


def detail_parts(waivers: SignedWaivers, detail: WaiverDetail, zone: Callable[[], tzinfo]) -> list[QWidget]:
    """What there is to read of it, from the top."""
    translate, record = QCoreApplication.translate, detail.record
    if record is None:
        said = translate(
            "Waivers",
            "What is stored under this number is no longer what was received. It is kept as it is, as evidence.",
        )
        return [note(said, "bad"), *_acts(waivers, detail.acts, zone())]
    facts = waiver_words.facts_of(record, detail.line, zone(), waivers.who(record.witness_id))
    parts: list[QWidget] = [_facts(facts), _signature(record)]
    if record.ticks:
        parts.append(_ticks(record))
    parts.append(_text(record))
    if detail.quarantined:
        said = translate(
            "Waivers", "Another content arrived under the same number. It was refused, and is kept apart."
        )
        parts.append(note(said, "bad"))
    return [*parts, *_acts(waivers, detail.acts, zone())]


def _card() -> tuple[QFrame, QVBoxLayout]:
    space = theme().tokens.space
    card = QFrame()
    style.mark(card, panel="card")
    column = QVBoxLayout(card)
    column.setContentsMargins(space(5), space(4), space(5), space(4))
    column.setSpacing(space(2))
    return card, column


def _facts(facts: list[tuple[str, str]]) -> QWidget:
    card, column = _card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().tokens.space(5))
    grid.setVerticalSpacing(theme().tokens.space(1))
    grid.setColumnStretch(1, 1)
    for row, (name, said) in enumerate(facts):
        grid.addWidget(style.text(name, tone="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        label = style.text(formats.breakable(said) if len(said) > _LONG else said)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label, row, 1)
    column.addLayout(grid)
    return card


_LONG = 60


def _signature(record: SignedWaiver) -> QWidget:
    translate = QCoreApplication.translate
    card, column = _card()
    column.addWidget(style.text(translate("Waivers", "Signature"), weight=600))
    if record.strokes:
        whose = fill(translate("Waivers", "The signature of %1, as it was drawn"), record.signer_name)
        column.addWidget(SignatureView(record.strokes, whose))
    elif record.typed:
        column.addWidget(style.text(record.typed, size="title"))
    elif record.scans_sha256:
        column.addWidget(note(translate("Waivers", "It is on the sheet, of which a scan is kept."), "muted"))
    else:
        column.addWidget(note(translate("Waivers", "A member of staff witnessed the consent."), "muted"))
    return card


def _ticks(record: SignedWaiver) -> QWidget:
    translate = QCoreApplication.translate
    card, column = _card()
    column.addWidget(style.text(translate("Waivers", "Agreements"), weight=600))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().tokens.space(2))
    grid.setColumnStretch(1, 1)
    for row, tick in enumerate(record.ticks):
        mark = QLabel()
        icons.set_icon(mark, "check" if tick.ticked else "x", "done" if tick.ticked else "ink3", 16)
        said = translate("Waivers", "ticked") if tick.ticked else translate("Waivers", "not ticked")
        mark.setAccessibleName(said)
        mark.setToolTip(said)
        label = style.text(tick.words, tone="" if tick.ticked else "muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAccessibleName(f"{tick.words} ({said})")
        grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label, row, 1)
    column.addLayout(grid)
    return card


def _text(record: SignedWaiver) -> QWidget:
    card, column = _card()
    column.addWidget(
        style.text(QCoreApplication.translate("Waivers", "The text, as it was shown"), weight=600)
    )
    column.addWidget(plain(record.text))
    return card


def plain(said: str) -> QLabel:
    """Paragraphs as they are."""
    label = style.text(said.strip())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _acts(waivers: SignedWaivers, acts: list[WaiverAct], zone: tzinfo) -> list[QWidget]:
    rows = []
    for act in sorted(acts, key=lambda each: each.at):
        parts = (formats.moment_of_year(act.at, zone), waivers.who(act.by), act.reason)
        about = DOT.join(part for part in parts if part)
        rows.append(entry("history", waiver_words.act_words(act.kind), about))
    return [listed(rows)] if rows else []
