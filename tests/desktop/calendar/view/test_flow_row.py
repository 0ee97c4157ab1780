"""A row that wraps: as high as what is highest in its last line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.calendar.flow_row import FlowRow


class _Sized(QWidget):
    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size


def test_nothing_in_it_is_cut_off(qtbot: QtBot) -> None:
    row = FlowRow(8)
    qtbot.addWidget(row)
    row.resize(300, 10)
    row.keep([_Sized(100, 20), _Sized(100, 34), _Sized(60, 20)])
    assert row.heightForWidth(300) == 34
    assert row.height() == 34
    assert row.heightForWidth(120) == 20 + 8 + 34 + 8 + 20
    row.keep([])
    assert row.heightForWidth(300) == 0


def test_it_stands_from_the_right_where_one_reads_from_there(qtbot: QtBot) -> None:
    row = FlowRow(8)
    qtbot.addWidget(row)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.resize(300, 10)
    first, second, below = _Sized(100, 20), _Sized(100, 20), _Sized(120, 20)
    row.keep([first, second, below])
    assert [each.geometry().left() for each in (first, second, below)] == [200, 92, 180]
    assert (first.y(), below.y()) == (0, 28)


def test_what_asks_for_more_room_gets_it(qtbot: QtBot) -> None:
    row = FlowRow(8)
    qtbot.addWidget(row)
    row.resize(600, 10)
    short, other = QPushButton("Yes"), QPushButton("No")
    row.keep([short, other])
    row.show()
    short.setText("Yes, they have the fifteen dollars, all of them")
    qtbot.waitUntil(lambda: short.width() == short.sizeHint().width(), timeout=5_000)
    assert not short.geometry().intersects(other.geometry())
