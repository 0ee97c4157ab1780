"""The words of an import: what was understood of a file, and why a line of it, or a part of one, is not taken."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.presenters.customer_import import Preview
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar.calendar_words import fill
from scheduling.importing.customer_columns import Field
from scheduling.importing.report import Code, Entry

WHY: Mapping[Code, str] = {
    Code.TOO_LARGE: QT_TRANSLATE_NOOP("Import", "the file is larger than %1 MB"),
    Code.EMPTY: QT_TRANSLATE_NOOP("Import", "there is nothing in the file"),
    Code.NOT_A_TABLE: QT_TRANSLATE_NOOP("Import", "this is neither a table nor a file of address cards"),
    Code.NO_KNOWN_COLUMN: QT_TRANSLATE_NOOP("Import", "no column says who the customers are (%1)"),
    Code.NO_ROWS: QT_TRANSLATE_NOOP("Import", "there is nothing below the headings"),
    Code.OPEN_QUOTE: QT_TRANSLATE_NOOP(
        "Import", "a quotation mark in line %1 is not closed where a cell ends; put that right first"
    ),
    Code.TOO_MANY: QT_TRANSLATE_NOOP("Import", "there are more than %1 rows in it; import it in parts"),
    Code.NOT_CLOSED: QT_TRANSLATE_NOOP("Import", "the card begins here and never ends"),
    Code.BAD_ROW: QT_TRANSLATE_NOOP("Import", "this row cannot be read"),
    Code.NO_NAME: QT_TRANSLATE_NOOP("Import", "there is no name"),
    Code.BAD_PHONE: QT_TRANSLATE_NOOP("Import", "“%1” is not a phone number; taken without it"),
    Code.BAD_EMAIL: QT_TRANSLATE_NOOP("Import", "“%1” is not an email address; taken without it"),
    Code.BAD_VIN: QT_TRANSLATE_NOOP("Import", "the VIN “%1” has a typing mistake; taken without it"),
    Code.BAD_LANGUAGE: QT_TRANSLATE_NOOP("Import", "“%1” is neither English nor French; taken without it"),
    Code.BAD_YEAR: QT_TRANSLATE_NOOP("Import", "“%1” is not a model year; taken without it"),
    Code.BAD_ODOMETER: QT_TRANSLATE_NOOP("Import", "“%1” is not an odometer reading; taken without it"),
    Code.BAD_POSTAL_CODE: QT_TRANSLATE_NOOP("Import", "“%1” is not a postal code; taken without it"),
    Code.MERGED: QT_TRANSLATE_NOOP("Import", "the same person as on line %1; one customer is made of both"),
    Code.SHARES_CONTACT: QT_TRANSLATE_NOOP(
        "Import", "the phone number or email also belongs to %1; taken as another customer"
    ),
    Code.DIFFERS: QT_TRANSLATE_NOOP("Import", "“%1” here, but “%2” is known already and stays"),
    Code.VEHICLE_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Import", "the vehicle %1 belongs to another customer already and stays there"
    ),
}
PARAMS: Mapping[Code, tuple[str, ...]] = {
    Code.TOO_LARGE: ("limit",),
    Code.NO_KNOWN_COLUMN: ("header",),
    Code.OPEN_QUOTE: ("number",),
    Code.TOO_MANY: ("limit",),
    Code.MERGED: ("other",),
    Code.SHARES_CONTACT: ("other",),
    Code.DIFFERS: ("value", "kept"),
}
"""What fills the sentence; of most it is the value that was read."""
FIELDS: Mapping[Field, str] = {
    Field.NAME: QT_TRANSLATE_NOOP("Import", "name"),
    Field.FIRST_NAME: QT_TRANSLATE_NOOP("Import", "first name"),
    Field.LAST_NAME: QT_TRANSLATE_NOOP("Import", "last name"),
    Field.PHONE: QT_TRANSLATE_NOOP("Import", "phone"),
    Field.OTHER_PHONE: QT_TRANSLATE_NOOP("Import", "second phone"),
    Field.EMAIL: QT_TRANSLATE_NOOP("Import", "email"),
    Field.LANGUAGE: QT_TRANSLATE_NOOP("Import", "language"),
    Field.POSTAL_CODE: QT_TRANSLATE_NOOP("Import", "postal code"),
    Field.NOTES: QT_TRANSLATE_NOOP("Import", "notes"),
    Field.VEHICLE: QT_TRANSLATE_NOOP("Import", "vehicle"),
    Field.MAKE: QT_TRANSLATE_NOOP("Import", "make"),
    Field.MODEL: QT_TRANSLATE_NOOP("Import", "model"),
    Field.YEAR: QT_TRANSLATE_NOOP("Import", "year"),
    Field.VIN: QT_TRANSLATE_NOOP("Import", "VIN"),
    Field.PLATE: QT_TRANSLATE_NOOP("Import", "plate"),
    Field.ODOMETER: QT_TRANSLATE_NOOP("Import", "kilometres"),
}


def why_words(entry: Entry) -> str:
    """Why, as the end of a sentence."""
    source = WHY.get(entry.code, WHY[Code.BAD_ROW])
    shown = [str(entry.params.get(name, "")) for name in PARAMS.get(entry.code, ("value",))]
    return fill(QCoreApplication.translate("Import", source), *shown)


def entry_words(entry: Entry) -> str:
    """``Line 12, Zoé Roy: there is no name``."""
    translate = QCoreApplication.translate
    where = (
        fill(translate("Import", "Line %1"), str(entry.line))
        if entry.line
        else translate("Import", "The file")
    )
    who = f"{where}, {entry.what}" if entry.what else where
    return fill(translate("Import", "%1: %2"), who, why_words(entry))


def columns_words(preview: Preview) -> str:
    """``Nom → name · Tél → phone``; empty of address cards, which have no columns."""
    translate = QCoreApplication.translate
    named = [(heading, translate("Import", FIELDS[known])) for heading, known in preview.columns if known]
    return " · ".join(f"{heading} → {known}" for heading, known in named)


def left_out_words(preview: Preview) -> str:
    """``Not taken over: Fax, Birthday``; empty where every column is taken."""
    left = [heading for heading in preview.left_out if heading.strip()]
    nameless = len(preview.left_out) - len(left)
    if nameless:
        left.append(QCoreApplication.translate("Import", "what has no heading"))
    if not left:
        return ""
    return fill(QCoreApplication.translate("Import", "Not taken over: %1"), ", ".join(left))
