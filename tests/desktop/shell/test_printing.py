"""The day sheet is offered by Ctrl+P, as a file or on a printer, and what came of it is said."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.shell import printing
from desktop.shell.alerts import Alerts
from desktop.shell.calendar_offers import offer_printing
from desktop.shell.printing import Printing
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.shell.watched import said
from tests.factories import MONDAY

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    return made


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene, alerts: Alerts) -> Pilot:
    made = Pilot(qtbot, shop)
    offer_printing(made.view, shop.presenter, alerts)
    with qtbot.waitActive(made.view):
        made.view.activateWindow()
    made.grid.setFocus()
    return made


def _printers(monkeypatch: pytest.MonkeyPatch, *, any_: bool) -> None:
    monkeypatch.setattr(printing, "has_printers", lambda: any_)


class TestOffer:
    def test_ctrl_p_names_the_day_and_escape_leaves(
        self, pilot: Pilot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _printers(monkeypatch, any_=True)
        QTest.keyClick(pilot.grid, Key.Key_P, CTRL)
        popover = pilot.view.above.printing
        assert popover.isVisible()
        assert popover.title.text() == "Day sheet of Monday 15 June"
        assert popover.printer.hasFocus()
        assert not popover.none.isVisible()
        QTest.keyClick(popover.printer, Key.Key_Tab)
        assert popover.pdf.hasFocus()
        QTest.keyClick(popover.pdf, Key.Key_Escape)
        assert not popover.isVisible()
        assert pilot.grid.hasFocus()

    @pytest.mark.parametrize("any_", [True, False])
    @pytest.mark.parametrize("high", [640, 900])
    def test_it_is_seen_before_it_is_printed(
        self, pilot: Pilot, monkeypatch: pytest.MonkeyPatch, any_: bool, high: int
    ) -> None:
        _printers(monkeypatch, any_=any_)
        pilot.view.resize(1366, high)
        QTest.keyClick(pilot.grid, Key.Key_P, CTRL)
        popover = pilot.view.above.printing
        preview = popover.preview
        assert preview is not None
        assert preview.isVisible()
        assert popover.geometry().bottom() <= pilot.view.height()
        assert preview.geometry().bottom() < popover.pdf.mapTo(popover, QPoint(0, 0)).y()
        assert preview.paper.accessibleName() == "Preview, pages: 1"
        written = preview.paper.grab().toImage()
        title = [written.pixelColor(x, y).lightness() for x in range(24, 120) for y in range(24, 36)]
        assert min(title) < 100, "words"

    def test_of_another_day_it_is_another_one_and_its_pages_are_scrolled(
        self, pilot: Pilot, shop: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _printers(monkeypatch, any_=True)
        for number in range(18):
            name = f"many{number}"
            shop.booking(name, shop.garage.anna.id, f"{8 + number // 2}:{'30' if number % 2 else '00'}")
        QTest.keyClick(pilot.grid, Key.Key_P, CTRL)
        popover = pilot.view.above.printing
        preview = popover.preview
        assert preview is not None
        assert len(preview.paper.pages) > 1
        QTest.keyClick(popover.printer, Key.Key_PageDown)
        assert preview.verticalScrollBar().value() > 0
        QTest.keyClick(popover.printer, Key.Key_Escape)
        shop.presenter.go_by(1)
        QTest.keyClick(pilot.grid, Key.Key_P, CTRL)
        assert popover.preview is not preview
        assert popover.preview is not None
        assert len(popover.preview.paper.pages) == 1

    def test_without_a_printer_there_is_the_file_and_that_is_said(
        self, pilot: Pilot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _printers(monkeypatch, any_=False)
        QTest.keyClick(pilot.grid, Key.Key_P, CTRL)
        popover = pilot.view.above.printing
        assert popover.none.isVisible()
        assert not popover.printer.isEnabled()
        assert popover.pdf.hasFocus()

    def test_each_button_asks_for_that_day(self, pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[tuple[str, date]] = []
        _printers(monkeypatch, any_=True)
        monkeypatch.setattr(Printing, "ask_pdf", lambda _, day: asked.append(("pdf", day)))
        monkeypatch.setattr(Printing, "ask_printer", lambda _, day: asked.append(("printer", day)))
        for button in ("pdf", "printer"):
            QTest.keyClick(pilot.grid, Key.Key_P, CTRL)
            getattr(pilot.view.above.printing, button).click()
            assert not pilot.view.above.printing.isVisible()
        assert asked == [("pdf", MONDAY), ("printer", MONDAY)]


class TestFile:
    def test_it_is_written_whole_and_readable_by_its_owner_only(
        self, shop: Scene, alerts: Alerts, tmp_path: Path
    ) -> None:
        path = tmp_path / "sheet.pdf"
        Printing(shop.presenter, alerts).write(MONDAY, path)
        assert path.read_bytes().startswith(b"%PDF")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert said(alerts) == ["The day sheet is in sheet.pdf. There are names and phone numbers in it."]

    def test_where_it_can_not_be_written_another_place_is_offered(
        self, shop: Scene, alerts: Alerts, tmp_path: Path
    ) -> None:
        Printing(shop.presenter, alerts).write(MONDAY, tmp_path / "gone" / "sheet.pdf")
        (words,) = said(alerts)
        assert words.startswith("The file was not written: ")

    def test_the_dialog_offers_a_name_with_the_day(self, shop: Scene, alerts: Alerts) -> None:
        asking = Printing(shop.presenter, alerts)
        asking.ask_pdf(MONDAY)
        dialog = asking.dialog
        assert isinstance(dialog, QFileDialog)
        assert [Path(name).name for name in dialog.selectedFiles()] == ["day-sheet-2026-06-15.pdf"]
        dialog.reject()
        assert asking.dialog is None


def test_a_printer_gets_the_pages(shop: Scene, alerts: Alerts, tmp_path: Path) -> None:
    """No printer is needed for that: one that prints into a file is one to Qt."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    Printing(shop.presenter, alerts).print_on(MONDAY, printer)
    assert said(alerts) == ["The day sheet was sent to the printer."]
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_one_that_takes_nothing_is_told_and_the_file_offered(
    shop: Scene, alerts: Alerts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "print_sheet", lambda *_: 0)
    Printing(shop.presenter, alerts).print_on(MONDAY, QPrinter())
    assert said(alerts) == ["The printer does not answer. Save the sheet as PDF instead?"]
