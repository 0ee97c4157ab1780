"""Which column of a customer list is which field, guessed from its heading in English or French.

The guess is shown before anything is written, and ``--map`` overrules it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

from scheduling.importing.report import Code, FileRefused


class Field(StrEnum):
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    PHONE = "phone"
    OTHER_PHONE = "other_phone"
    EMAIL = "email"
    LANGUAGE = "language"
    POSTAL_CODE = "postal_code"
    NOTES = "notes"
    VEHICLE = "vehicle"
    """Year, make and model in one cell."""
    MAKE = "make"
    MODEL = "model"
    YEAR = "year"
    VIN = "vin"
    PLATE = "plate"
    ODOMETER = "odometer_km"


HEADINGS: dict[Field, str] = {
    Field.NAME: "name|full name|customer|customer name|client|client name|contact|nom complet|nom du client"
    "|nom client|prenom et nom|nom et prenom|nom prenom|prenom nom",
    Field.FIRST_NAME: "first|first name|firstname|given name|forename|prenom|prenoms",
    Field.LAST_NAME: "last|last name|lastname|surname|family name|nom|nom de famille",
    Field.PHONE: "phone|phone number|telephone|telephone number|tel|tel no|no tel|no de telephone"
    "|numero de telephone|mobile|mobile phone|cell|cell phone|cellphone|cellulaire|cellulaire no|portable"
    "|phone 1|primary phone|telephone 1",
    Field.OTHER_PHONE: "phone 2|telephone 2|home phone|work phone|other phone|telephone maison"
    "|telephone travail|telephone bureau|tel maison|tel bureau"
    "|autre telephone|maison|domicile|secondary phone|tel 2",
    Field.EMAIL: "email|e mail|mail|email address|e mail address|courriel|adresse courriel|adresse e mail"
    "|adresse email",
    Field.LANGUAGE: "language|lang|preferred language|langue|langue preferee|langue de correspondance",
    Field.POSTAL_CODE: "postal code|postcode|postal|zip|zip code|code postal|cp",
    Field.NOTES: "notes|note|comments|comment|remarks|remarques|remarque|commentaires|commentaire",
    Field.VEHICLE: "vehicle|car|vehicule|voiture|auto|automobile",
    Field.MAKE: "make|brand|car make|vehicle make|marque|manufacturer|fabricant",
    Field.MODEL: "model|car model|vehicle model|modele",
    Field.YEAR: "year|model year|car year|vehicle year|annee|annee modele|an",
    Field.VIN: "vin|vin number|vehicle identification number|niv|numero de serie|no de serie|no serie"
    "|serial number",
    Field.PLATE: "plate|plate number|licence plate|license plate|licence|license|plaque|immatriculation"
    "|plaque d immatriculation|no de plaque|no plaque",
    Field.ODOMETER: "odometer|odometer km|mileage|km|kilometrage|kilometres|kilometers|odometre",
}
_BY_HEADING = {heading: known for known, headings in HEADINGS.items() for heading in headings.split("|")}
IGNORED = "-"


class BadMapping(Exception):
    """A ``--map`` names a column or field that does not exist; the argument is the part in question."""


def folded(text: str) -> str:
    """Lower case, without accents and signs: ``N° de téléphone`` is ``no de telephone``."""
    text = text.replace("№", "no").replace("N°", "no").replace("n°", "no").replace("#", " no ")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def guess_columns(header: Sequence[str], mapping: Mapping[str, str] | None = None) -> dict[int, Field]:
    """Place of a column to its field. ``mapping`` (heading to field, or ``-``) overrules the guess.

    Raises ``BadMapping``, and ``FileRefused`` when no column says who the customer is.
    """
    columns: dict[int, Field] = {}
    overruled = _overruled(header, mapping or {})
    guessed = {place: _BY_HEADING.get(folded(heading)) for place, heading in enumerate(header)}
    for place in sorted(guessed, key=lambda place: place not in overruled):  # what was said comes first
        known = overruled[place] if place in overruled else guessed[place]
        if known is None:
            continue
        if known is Field.PHONE and known in columns.values():
            known = Field.OTHER_PHONE
        if known not in columns.values():
            columns[place] = known
    _complete_name(columns)
    if not {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME} & set(columns.values()):
        raise FileRefused(Code.NO_KNOWN_COLUMN, 1, header=", ".join(header)[:200])
    return columns


def _overruled(header: Sequence[str], mapping: Mapping[str, str]) -> dict[int, Field | None]:
    places = {folded(heading): place for place, heading in enumerate(header)}
    result: dict[int, Field | None] = {}
    for heading, name in mapping.items():
        if folded(heading) not in places:
            raise BadMapping(heading)
        if name != IGNORED and name not in list(Field):
            raise BadMapping(name)
        result[places[folded(heading)]] = None if name == IGNORED else Field(name)
    return result


def _complete_name(columns: dict[int, Field]) -> None:
    """``Nom`` is a last name beside ``Prénom``, and the whole name alone."""
    fields = set(columns.values())
    if Field.LAST_NAME in fields and not fields & {Field.FIRST_NAME, Field.NAME}:
        place = next(place for place, known in columns.items() if known is Field.LAST_NAME)
        columns[place] = Field.NAME
