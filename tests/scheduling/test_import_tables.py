"""Customer lists as spreadsheets and phones write them: encodings, quotation marks, several numbers in a cell."""

from __future__ import annotations

import codecs

import pytest

from scheduling.importing import csv_table
from scheduling.importing import customer_values as values
from scheduling.importing.csv_table import read_table
from scheduling.importing.report import Code, FileRefused
from sync_server.services.importing.phone_numbers import phone

LIST = "Nom;Téléphone\r\nÉloïse Côté;514 555-0171\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LIST.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + LIST.encode(), "UTF-8"),
        (LIST.encode("cp1252"), "Windows-1252"),
        (LIST.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + LIST.encode("utf-16-be"), "UTF-16"),
        (LIST.encode("utf-16-le"), "UTF-16"),  # without a mark
        (LIST.encode("utf-32"), "UTF-32"),
    ],
)
def test_every_usual_encoding_is_read_and_named(data: bytes, encoding: str) -> None:
    table = read_table(data)
    assert (table.encoding, table.delimiter, table.header) == (encoding, ";", ("Nom", "Téléphone"))
    assert [row.cells for row in table.rows] == [("Éloïse Côté", "514 555-0171")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('name,phone\n"Open,514-555-0101\nNext,514-555-0102\n', 2),  # to the end of the file
        ('name,phone\nAnn,1\n"Open,514-555-0101\nNext,2\n"Bob ""B"" Roy",3\n', 3),  # to another one's mark
        ('name,phone\nAnn,1\n"Open', 3),
        ('name,phone\nAnn,1\n"Open,1\r\n', 3),
        ('name,phone\nAnn,1\n"Jean" Roy,"1', 3),
        ('name,notes\n"Open,' + "x,y\n" * 50_000, 2),  # past what a cell may hold
    ],
)
def test_a_quotation_mark_that_is_not_closed_swallows_no_row(text: str, line: int) -> None:
    with pytest.raises(FileRefused) as refused:
        read_table(text.encode())
    assert (refused.value.entry.code, refused.value.entry.params["number"]) == (Code.OPEN_QUOTE, line)


def test_quotation_marks_that_are_closed_are_no_trouble() -> None:
    text = 'name;notes\n"Quo;ted";"one\ntwo; ""three"""\n"Jean "Jack" Roy";x\nAnn "A" Roy;y'
    assert [row.cells for row in read_table(text.encode()).rows] == [
        ("Quo;ted", 'one two; "three"'),
        ('Jean Jack" Roy"', "x"),
        ('Ann "A" Roy', "y"),
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_heading_may_be_written_over_two_lines(delimiter: str) -> None:
    rows = ['"Nom\ncomplet"', '"Téléphone,\ncellulaire"', "Note"], ["Ann Roy", "514-555-0101", "x"]
    table = read_table("\n".join(delimiter.join(row) for row in rows).encode())
    assert (table.delimiter, table.header) == (delimiter, ("Nom complet", "Téléphone, cellulaire", "Note"))
    assert [row.cells for row in table.rows] == [("Ann Roy", "514-555-0101", "x")]


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n", "\nAnn,1\n"])
def test_a_mark_in_the_middle_of_a_cell_costs_nothing_on_the_last_line_either(end: str) -> None:
    rows = read_table(f'name,phone\n"Jean" Roy,438-555-0102{end}'.encode()).rows
    assert rows[0].cells == ("Jean Roy", "438-555-0102")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("514 555-0101 / 438 555-0102", [("+15145550101", ""), ("+14385550102", "")]),
        ("514-555-0101 ou 438-555-0102", [("+15145550101", ""), ("+14385550102", "")]),
        ("514-555-0101, 438-555-0102 poste 7", [("+15145550101", ""), ("+14385550102", "7")]),
        ("514 555-0101 x12", [("+15145550101", "12")]),
        ("514 555-0101 #77", [("+15145550101", "77")]),
        ("5145550101;4385550102", [("+15145550101", ""), ("+14385550102", "")]),
        ("5145550101;123456", [("+15145550101", "123456")]),
        ("5145550101;1234567", []),
        ("514-555-0101 (cell) / 438-555-0102 (maison)", [("+15145550101", ""), ("+14385550102", "")]),
        ("514-555-0101 (cell) 438-555-0102 (maison)", [("+15145550101", ""), ("+14385550102", "")]),
        ("(Cell.) (514) 555-0101 poste 7", [("+15145550101", "7")]),
        ("514-555-0101 poste: 12", [("+15145550101", "12")]),
        ("514-555-0101 ext.:12", [("+15145550101", "12")]),
        ("514-555-0101 (poste 12)", [("+15145550101", "12")]),
        ("Cell.: 514-555-0101, maison\u00a0: 438-555-0102", [("+15145550101", ""), ("+14385550102", "")]),
        ("514-555-0101 (soir)", [("+15145550101", "")]),
        ("514 555-0101 / soir", []),
        ("12", []),
    ],
)
def test_a_cell_may_hold_several_numbers(text: str, numbers: list[tuple[str, str]]) -> None:
    assert values.phones(text, phone) == numbers


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"sep=;\n\n", Code.NOT_A_TABLE),
        (b'"name\n' + b"x\n" * 30, Code.OPEN_QUOTE),
    ],
)
def test_what_has_no_heading_is_refused(data: bytes, code: Code) -> None:
    with pytest.raises(FileRefused) as refused:
        read_table(data)
    assert refused.value.entry.code is code


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "LARGEST_FILE", 3)
    with pytest.raises(FileRefused) as refused:
        read_table(b"name\nAnn\n")
    assert refused.value.entry.code is Code.TOO_LARGE


def test_more_rows_than_are_taken_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "MOST_ROWS", 2)
    with pytest.raises(FileRefused) as refused:
        read_table(b"name\nAnn\nBob\nCy\n")
    assert (refused.value.entry.code, refused.value.entry.line) == (Code.TOO_MANY, 3)


def test_a_row_with_a_cell_that_is_far_too_long_is_left_out_and_said() -> None:
    long, longer = "x" * 10_001, "y" * 200_000
    table = read_table(f"name,phone\nAnn,{long}\nBob,1\nCy,{longer}\n".encode())
    assert [row.cells[0] for row in table.rows] == ["Bob"]
    assert [(entry.line, entry.code, entry.what) for entry in table.entries] == [
        (2, Code.BAD_ROW, "Ann"),
        (4, Code.BAD_ROW, ""),
    ]
