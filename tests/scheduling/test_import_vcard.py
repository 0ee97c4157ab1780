"""Address cards as phones and mail programs write them, and what is said of what cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.importing import csv_table, vcard
from scheduling.importing.customer_rows import PersonLine
from scheduling.importing.report import Code, Entry, FileRefused
from scheduling.importing.vcard import Cards, is_vcard, read_cards
from sync_server.services.importing.phone_numbers import phone


def _read(*lines: str, encoding: str = "utf-8", end: str = "\r\n") -> Cards:
    return read_cards(end.join(lines).encode(encoding), phone)


def _card(*lines: str) -> PersonLine:
    found = _read("BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD")
    assert found.entries == []
    (person,) = found.people
    assert person is not None
    return person


APPLE = (
    "BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone OS 17.0//EN", "N:Roy;Élise;;;", "FN:Élise Roy",
    "item1.TEL;type=pref:(514) 555-0142", "item1.X-ABLabel:_$!<Mobile>!$_", "TEL;type=HOME:450 555-0111 poste 4",
    "EMAIL;type=INTERNET;type=HOME:autre@example.com", "EMAIL;type=INTERNET;type=pref:Elise.Roy@Example.com",
    "ADR;type=HOME:;;12 rue Principale;Montréal;QC;h2j3v7;Canada", "NOTE:Porte arrière\\, deux chiens\\nCode 4411",
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ", " AAAQABAAD/2wBDAAg", "END:VCARD",
)  # fmt: skip
ANDROID = (
    "BEGIN:VCARD", "VERSION:2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:C=C3=B4t=C3=A9;Zo=C3=A9;;;",
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9=20=", "C=C3=B4t=C3=A9", "TEL;CELL;PREF:5145550177",
    "TEL;WORK:514-555-0178", "END:VCARD",
)  # fmt: skip


def test_a_card_of_a_phone() -> None:
    found = _read(*APPLE)
    assert found == Cards(
        [
            PersonLine(
                line=1,
                name="Élise Roy",
                phone="+15145550142",
                email="elise.roy@example.com",
                postal_code="H2J 3V7",
                notes="Porte arrière, deux chiens Code 4411; +14505550111 x4",
            )
        ],
        [],
    )


def test_an_older_one_with_folded_quoted_printable() -> None:
    (person,) = _read(*ANDROID).people
    assert person == PersonLine(line=1, name="Zoé Côté", phone="+15145550177", notes="+15145550178")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:Ann Roy",), "Ann Roy"),
        (("N:Roy;Ann;;;",), "Ann Roy"),
        (("N:Roy",), "Roy"),
        (("FN: ", "N:;;;;", "ORG:Transport Lapointe;Fleet"), "Transport Lapointe Fleet"),
        (("fn:Ann", " Roy"), "AnnRoy"),
        (("FN:Ann\\, Roy \\; Bob",), "Ann, Roy ; Bob"),
        (("FN:" + "a" * 200,), "a" * 120),
        (("FN;CHARSET=nonsense;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9",), "Zoé"),
        (("FN;QUOTED-PRINTABLE:Zo=C3=A9",), "Zoé"),
        (("FN:Ann", "a line without a colon", 'X;A="b:c":d'), "Ann"),
    ],
)
def test_who_it_is(lines: tuple[str, ...], name: str) -> None:
    assert _card(*lines).name == name


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("TEL:514 555-0101", "TEL;PREF=2:514 555-0102", "TEL;PREF=1:514 555-0103"), "+15145550103"),
        (("TEL;TYPE=home:514 555-0101", "TEL;TYPE=cell;TYPE=pref:514 555-0102"), "+15145550102"),
        (('TEL;VALUE=uri;TYPE="cell,pref":tel:+1-514-555-0104', "TEL:514 555-0101"), "+15145550104"),
        ((), ""),
    ],
)
def test_the_preferred_number_is_called(lines: tuple[str, ...], number: str) -> None:
    assert _card("FN:Ann", *lines).phone == number


def test_language_and_an_address_without_a_code() -> None:
    person = _card("FN:Ann", "LANG:fr-CA", "ADR:;;12 Main;Town", "ADR:;;12 Main;Town;ON;K1A 0B1;")
    assert (person.language, person.postal_code) == ("fr", "K1A 0B1")


def test_what_cannot_be_read_is_said_at_its_line() -> None:
    found = _read(
        "BEGIN:VCARD", "FN:Ann", "TEL:12", "EMAIL:ann", "EMAIL:ann@example.com", "LANG:de", "ADR:;;;;;nowhere;",
        "END:VCARD", "BEGIN:VCARD", "TEL:514 555-0101", "END:VCARD",
    )  # fmt: skip
    (person, nobody) = found.people
    assert person is not None
    assert (person.email, person.phone, person.postal_code, nobody) == ("ann@example.com", "", "", None)
    said = [(entry.line, entry.code, entry.whole) for entry in found.entries]
    assert said == [
        (3, Code.BAD_PHONE, False),
        (4, Code.BAD_EMAIL, False),
        (6, Code.BAD_LANGUAGE, False),
        (7, Code.BAD_POSTAL_CODE, False),
        (9, Code.NO_NAME, True),
    ]
    assert found.entries[0].params == {"value": "12"}


def test_cards_that_are_not_closed_are_said_and_the_others_taken() -> None:
    found = _read(
        "BEGIN:VCARD", "FN:Ann", "BEGIN:VCARD", "FN:Bob", "END:VCARD", "FN:stray", "BEGIN:VCARD", "FN:Cy"
    )
    assert [person.name for person in found.people if person is not None] == ["Bob"]
    assert found.entries == [Entry(line=line, code=Code.NOT_CLOSED) for line in (1, 7)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_usual_encoding_is_read(encoding: str, end: str) -> None:
    (person,) = _read("BEGIN:VCARD", "FN:Zoé Côté", "END:VCARD", encoding=encoding, end=end).people
    assert person is not None
    assert person.name == "Zoé Côté"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", Code.NOT_A_TABLE), (b"Nom;Prenom", Code.NOT_A_TABLE), (b"\x00\xff", Code.NOT_A_TABLE)],
)
def test_what_is_no_card_is_refused(data: bytes, code: Code) -> None:
    with pytest.raises(FileRefused) as refused:
        read_cards(data, phone)
    assert refused.value.entry.code is code


def test_what_is_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    two = b"BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 2
    monkeypatch.setattr(vcard, "MOST_ROWS", 1)
    with pytest.raises(FileRefused) as refused:
        read_cards(two, phone)
    assert (refused.value.entry.code, refused.value.entry.line) == (Code.TOO_MANY, 4)
    monkeypatch.setattr(vcard, "LARGEST_FILE", len(two) - 1)
    with pytest.raises(FileRefused) as refused:
        read_cards(two, phone)
    assert refused.value.entry.code is Code.TOO_LARGE
    assert len(two) < csv_table.LARGEST_FILE


def test_a_card_is_told_by_how_it_begins() -> None:
    assert is_vcard(b"begin:vcard\r\nFN:Ann")
    assert is_vcard("\ufeffBEGIN:VCARD".encode("utf-16"))
    assert not is_vcard(b"name,phone\nAnn,1")


@pytest.mark.parametrize("charset", ["idna", "punycode", "undefined", "hex", "no such", "utf-8\0"])
def test_a_charset_that_is_none_of_text_is_read_as_usual(charset: str) -> None:
    assert _card(f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:Zo=C3=A9").name == "Zoé"


def test_what_could_be_kept_nowhere_is_left_out() -> None:
    assert _card("FN;ENCODING=QUOTED-PRINTABLE:Ann=00 R=00oy", "NOTE:a\0b") == PersonLine(
        line=1, name="Ann Roy", notes="ab"
    )
    half = _card("FN;CHARSET=raw_unicode_escape;ENCODING=QUOTED-PRINTABLE:Ann \\ud800").name
    assert half.encode().startswith(b"Ann ")


def test_a_preference_that_is_no_number_is_none() -> None:
    assert (
        _card("FN:Ann", f"TEL;PREF={'9' * 5000}:514 555-0101", "TEL;PREF=1:514 555-0177").phone
        == "+15145550177"
    )


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    for text in (data, b"BEGIN:VCARD\nFN:A\n" + data + b"\nEND:VCARD\n"):
        try:
            found = read_cards(text, phone)
        except FileRefused:
            continue
        assert len(found.people) + len(found.entries) > 0
