"""Address cards (.vcf) to people: the properties of RFC 6350 (4.0), RFC 2426 (3.0) and vCard 2.1 that a shop needs.

Phones and mail programs write one file with many cards. Read are name, organization, telephones, email, address, note
and language; pictures and all else are passed over. What cannot be read of a card is said at its line.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from scheduling.importing import customer_values as values
from scheduling.importing.csv_table import LARGEST_FILE, MOST_ROWS
from scheduling.importing.customer_rows import PersonLine
from scheduling.importing.report import Code, Entry, FileRefused

_PARAM = re.compile(r';([^;:="]+)(?:=((?:"[^"]*"|[^;:"])*))?')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
LONGEST_VALUE = 10_000
MOST_NAME = 120
_POSTAL_CODE = 5
"""Its place among the parts of an address."""


@dataclass(frozen=True, slots=True)
class Cards:
    """``people``: one a card, ``None`` of one that names nobody; ``entries``: what could not be read."""

    people: list[PersonLine | None]
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class _Property:
    line: int
    name: str
    params: dict[str, str]
    value: str


@dataclass(slots=True)
class _Card:
    line: int
    properties: list[_Property] = field(default_factory=list)

    def values(self, name: str) -> list[_Property]:
        """Those of that name, the preferred first."""
        found = [each for each in self.properties if each.name == name and each.value.strip()]
        return sorted(found, key=_preference)


def is_vcard(data: bytes) -> bool:
    """Whether a file begins as one, whatever it is called."""
    return "BEGIN:VCARD" in _text(data[:400]).upper()


def read_cards(data: bytes, read_phone: values.ReadPhone) -> Cards:
    """Raises ``FileRefused`` when there is no card in it."""
    if len(data) > LARGEST_FILE:
        raise FileRefused(Code.TOO_LARGE, limit=LARGEST_FILE // 1024 // 1024)
    entries: list[Entry] = []
    people: list[PersonLine | None] = []
    for card in _cards(_text(data), entries.append):
        if len(people) == MOST_ROWS:
            raise FileRefused(Code.TOO_MANY, card.line, limit=MOST_ROWS)
        people.append(_person(card, entries.append, read_phone))
    if not people and not entries:
        raise FileRefused(Code.NOT_A_TABLE)
    return Cards(people, entries)


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _cards(text: str, say: Callable[[Entry], None]) -> Iterator[_Card]:
    card: _Card | None = None
    for each in _properties(text):
        begins = each.name == "BEGIN" and each.value.strip().upper() == "VCARD"
        ends = each.name == "END" and each.value.strip().upper() == "VCARD"
        if card is not None and begins:
            say(Entry(line=card.line, code=Code.NOT_CLOSED))
        if begins:
            card = _Card(each.line)
        elif card is not None and ends:
            yield card
            card = None
        elif card is not None:
            card.properties.append(each)
    if card is not None:
        say(Entry(line=card.line, code=Code.NOT_CLOSED))


def _properties(text: str) -> Iterator[_Property]:
    """One a logical line; what is no property is none."""
    for line, words in _logical_lines(text):
        head, colon, value = _split(words)
        if not colon:
            continue
        name, _, params = head.partition(";")
        known = _params(params)
        if _is_quoted(known):
            value = _unquoted(value, known.get("CHARSET", "utf-8"))
        yield _Property(line, name.rpartition(".")[2].strip().upper(), known, value[:LONGEST_VALUE])


def _params(text: str) -> dict[str, str]:
    """In capitals; one that is named several times has all its values, between commas."""
    known: dict[str, str] = {}
    for key, value in _PARAM.findall(f";{text}"):
        name, said = key.strip().upper(), (value or key).strip().strip('"')
        known[name] = f"{known[name]},{said}" if name in known else said
    return known


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Folded lines joined, with the number of the first; a quoted-printable one goes on after ``=``."""
    pending, begun = "", 0
    for number, raw in enumerate(text.splitlines(), start=1):
        soft = pending.endswith("=") and "QUOTED-PRINTABLE" in pending.partition(":")[0].upper()
        if pending and soft:
            pending = pending[:-1] + raw
        elif pending and raw[:1] in {" ", "\t"}:
            pending += raw[1:]
        else:
            if pending:
                yield begun, pending
            pending, begun = raw, number
    if pending:
        yield begun, pending


def _split(words: str) -> tuple[str, str, str]:
    """At the first colon outside quotation marks."""
    inside = False
    for place, letter in enumerate(words):
        if letter == '"':
            inside = not inside
        elif letter == ":" and not inside:
            return words[:place], ":", words[place + 1 :]
    return words, "", ""


def _is_quoted(params: dict[str, str]) -> bool:
    return params.get("ENCODING", "").upper() == "QUOTED-PRINTABLE" or "QUOTED-PRINTABLE" in params


def _unquoted(value: str, charset: str) -> str:
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        text = data.decode(charset, "replace")
    except (LookupError, ValueError):  # there is no such one, or it is none of text
        text = data.decode("utf-8", "replace")
    return text.encode("utf-8", "replace").decode()  # half a character can be kept nowhere


def _preference(each: _Property) -> int:
    """``PREF=1`` or ``TYPE=pref`` comes first."""
    kinds = {each.params.get("TYPE", "").upper(), *each.params}
    said = each.params.get("PREF", "")
    if said.isascii() and said.isdigit():
        return int(said[:4])  # from 1 to 100; what is longer comes last
    return 1 if any("PREF" in kind.split(",") for kind in kinds) else 101


def _parts(value: str) -> list[str]:
    """The parts of a structured value, between semicolons that are not escaped."""
    return [_plain(part) for part in re.split(r"(?<!\\);", value)]


def _plain(value: str) -> str:
    """Without escapes and zero bytes; line breaks are blanks."""
    unescaped = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value.replace("\x00", ""))
    return " ".join(unescaped.split())


class _Reader:
    """One card to one person."""

    def __init__(self, card: _Card, name: str, say: Callable[[Entry], None]) -> None:
        self._card = card
        self._name = name
        self._say = say

    def phones(self, read_phone: values.ReadPhone) -> tuple[str, list[str]]:
        """The number to call, and for the notes what else there is: other numbers, extensions."""
        phone, other = "", []
        for each in self._card.values("TEL"):
            text = _plain(each.value).removeprefix("tel:")
            read = values.phones(text, read_phone)
            if not read:
                self._bad(each, Code.BAD_PHONE, text)
            for number, extension in read:
                if extension or (phone and number != phone):
                    other.append(number + (f" x{extension}" if extension else ""))
                phone = phone or number
        return phone, list(dict.fromkeys(other))

    def first(self, wanted: str, code: Code, read: Callable[[str], str | None]) -> str:
        """The first that can be read; what cannot is said."""
        for each in self._card.values(wanted):
            text = _plain(each.value)
            found = read(text)
            if found is not None:
                return found
            self._bad(each, code, text)
        return ""

    def postal_code(self) -> str:
        """Of the first address that has one."""
        for each in self._card.values("ADR"):
            text = [*_parts(each.value), *[""] * (_POSTAL_CODE + 1)][_POSTAL_CODE]
            found = values.postal_code(text) if text else ""
            if found:
                return found
            if found is None:
                self._bad(each, Code.BAD_POSTAL_CODE, text)
        return ""

    def _bad(self, each: _Property, code: Code, text: str) -> None:
        params = {"value": text[:60]}
        self._say(Entry(line=each.line, code=code, what=self._name, whole=False, params=params))


def _person(card: _Card, say: Callable[[Entry], None], read_phone: values.ReadPhone) -> PersonLine | None:
    name = _name(card)
    if not name:
        say(Entry(line=card.line, code=Code.NO_NAME))
        return None
    reader = _Reader(card, name, say)
    phone, other = reader.phones(read_phone)
    notes = [_plain(each.value) for each in card.values("NOTE")]
    return PersonLine(
        line=card.line,
        name=name,
        phone=phone,
        email=reader.first("EMAIL", Code.BAD_EMAIL, values.email),
        language=reader.first("LANG", Code.BAD_LANGUAGE, values.language),
        postal_code=reader.postal_code(),
        notes="; ".join([*notes, *other]),
    )


def _name(card: _Card) -> str:
    """As it is shown; else first and last name; else the organization."""
    shown = [_plain(each.value) for each in card.values("FN")]
    for each in card.values("N"):
        last, first = [*_parts(each.value), ""][:2]
        shown.append(f"{first} {last}".strip())
    shown += [" ".join(part for part in _parts(each.value) if part) for each in card.values("ORG")]
    return next((name[:MOST_NAME] for name in shown if name), "")
