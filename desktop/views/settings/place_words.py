"""What provinces and time zones of Canada are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def province_words(province: str) -> str:
    """By its two letters; of one that is not Canada's, these."""
    translate = QCoreApplication.translate
    return {
        "AB": translate("Place", "Alberta"),
        "BC": translate("Place", "British Columbia"),
        "MB": translate("Place", "Manitoba"),
        "NB": translate("Place", "New Brunswick"),
        "NL": translate("Place", "Newfoundland and Labrador"),
        "NS": translate("Place", "Nova Scotia"),
        "NT": translate("Place", "Northwest Territories"),
        "NU": translate("Place", "Nunavut"),
        "ON": translate("Place", "Ontario"),
        "PE": translate("Place", "Prince Edward Island"),
        "QC": translate("Place", "Quebec"),
        "SK": translate("Place", "Saskatchewan"),
        "YT": translate("Place", "Yukon"),
    }.get(province, province)


def zone_words(zone: str) -> str:
    """By its IANA name; of one that is not listed, that name."""
    translate = QCoreApplication.translate
    return {
        "America/St_Johns": translate("Place", "Newfoundland (St. John’s)"),
        "America/Halifax": translate("Place", "Atlantic (Halifax)"),
        "America/Toronto": translate("Place", "Eastern (Toronto, Montréal)"),
        "America/Winnipeg": translate("Place", "Central (Winnipeg)"),
        "America/Regina": translate("Place", "Saskatchewan (Regina)"),
        "America/Edmonton": translate("Place", "Mountain (Edmonton)"),
        "America/Vancouver": translate("Place", "Pacific (Vancouver)"),
        "America/Whitehorse": translate("Place", "Yukon (Whitehorse)"),
    }.get(zone, zone.replace("_", " "))
