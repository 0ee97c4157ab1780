"""A text table (.csv) from bytes: encoding and delimiter found, rows with the numbers of their lines.

What the columns mean is ``customer_columns``'.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from scheduling.importing.report import Code, Entry, FileRefused

LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 100_000
DELIMITERS = (",", ";", "\t", "|")
LONGEST_CELL = 10_000
MOST_HEADING_LINES = 20


@dataclass(frozen=True, slots=True)
class Row:
    """``line`` is the number of the row's first line in the file."""

    line: int
    cells: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Table:
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    header_line: int = 1
    rows: list[Row] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def read_table(data: bytes) -> Table:
    """Raises ``FileRefused`` when this is no table."""
    if len(data) > LARGEST_FILE:
        raise FileRefused(Code.TOO_LARGE, limit=LARGEST_FILE // 1024 // 1024)
    encoding, text = _decode(data)
    if not text.replace("\x00", "").strip():
        raise FileRefused(Code.EMPTY)
    if "\x00" in text:
        raise FileRefused(Code.NOT_A_TABLE)
    text, hint = _separator_hint(text)
    delimiter = hint or _delimiter(text)
    rows = _Rows(text, delimiter)
    first = next(iter(rows), None)
    if first is None:
        raise FileRefused(Code.NOT_A_TABLE)
    table = Table(encoding=encoding, delimiter=delimiter, header=first.cells, header_line=first.line)
    table.rows += rows
    table.entries += rows.entries
    return table


def _decode(data: bytes) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32", data.decode("utf-32", "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16", data.decode("utf-16", "replace")
    if data[1:8:2] == bytes(4):  # some programs leave the mark out
        return "UTF-16", data.decode("utf-16-le", "replace")
    try:
        return "UTF-8", data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "Windows-1252", data.decode("cp1252", "replace")


def _separator_hint(text: str) -> tuple[str, str]:
    """Excel may begin a file with ``sep=;``. The line stays as an empty one, so that numbers hold."""
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    if named.startswith("sep=") and len(named) == 5 and named[4] in DELIMITERS:
        return "\n" + rest, named[4]
    return text, ""


def _delimiter(text: str) -> str:
    """The one that splits the header into most cells, outside quotation marks."""
    outside = "".join(_heading(text).split('"')[::2])
    return max(DELIMITERS, key=lambda delimiter: (outside.count(delimiter), -DELIMITERS.index(delimiter)))


def _heading(text: str) -> str:
    """The first row as it is written: one line, or more where a quotation mark is open at the line's end."""
    lines = list(islice((line for line in text.splitlines() if line.strip()), MOST_HEADING_LINES))
    for count in range(1, len(lines) + 1):
        heading = "\n".join(lines[:count])
        if heading.count('"') % 2 == 0:
            return heading
    return lines[0]


class _Rows:
    """Goes through the rows once; unreadable ones become entries. Empty rows are no rows.

    A quotation mark that is never closed would make one row of all that follow, so it refuses the file.
    """

    def __init__(self, text: str, delimiter: str) -> None:
        self.entries: list[Entry] = []
        self._lines = list(io.StringIO(text, newline=""))
        self._delimiter = delimiter
        self._reader = csv.reader(self._lines, delimiter=delimiter)
        self._count = 0

    def __iter__(self) -> Iterator[Row]:
        while self._count <= MOST_ROWS:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error:
                if self._reader.line_num > line:
                    raise FileRefused(Code.OPEN_QUOTE, line, number=line) from None
                self.entries.append(Entry(line=line, code=Code.BAD_ROW))
                continue
            self._check_quotes(line)
            if not any(cell.strip() for cell in cells):
                continue
            self._count += 1
            if any(len(cell) > LONGEST_CELL for cell in cells):
                self.entries.append(Entry(line=line, code=Code.BAD_ROW, what=cells[0][:80]))
                continue
            yield Row(line, tuple(" ".join(cell.split()) for cell in cells))
        raise FileRefused(Code.TOO_MANY, self._reader.line_num, limit=MOST_ROWS)

    def _check_quotes(self, first: int) -> None:
        """Look closely at a row of several lines, and at the last one: what looks like one row may be many.

        A mark within a cell of one line swallows nothing, on the last line no more than on any other.
        """
        last = self._reader.line_num
        if last > first:
            try:
                list(csv.reader(self._lines[first - 1 : last], delimiter=self._delimiter, strict=True))
            except csv.Error:
                raise FileRefused(Code.OPEN_QUOTE, first, number=first) from None
        elif last == len(self._lines):
            and_another = [self._lines[-1].rstrip("\r\n") + "\n", "another row"]
            if len(list(csv.reader(and_another, delimiter=self._delimiter))) == 1:
                raise FileRefused(Code.OPEN_QUOTE, first, number=first)
