"""Who built a vehicle, by the first three characters of its VIN: the world manufacturer identifier of ISO 3780.

Those that are common on Canadian roads and stand for one make alone, as the makers filed them with the SAE (vPIC of the
NHTSA publishes the list). Left out on purpose: identifiers shared by several makes (``1C4`` is a Jeep, a Dodge or a
Chrysler), small makers (third character 9), and trailers.
"""

from __future__ import annotations

_BY_MAKE = {
    "Acura": "19U JH4 2HN 5J8",
    "Alfa Romeo": "ZAR ZAS",
    "Aston Martin": "SCF",
    "Audi": "WAU WA1 WUA TRU",
    "Bentley": "SCB",
    "BMW": "WBA WBS WBX WBY 5UX 5UM 5YM 4US",
    "Buick": "1G4 2G4 KL4 5GA LRB",
    "Cadillac": "1G6 1GY 3GY",
    "Chevrolet": "1G1 2G1 3G1 1GC 2GC 3GC 1GN 2GN 3GN 1GB KL1 KL7 KL8",
    "Chrysler": "2A4 2A8",
    "Dodge": "1B3 2B3 1D3 1D4 1D8 2D4 2D8 3D4",
    "Ferrari": "ZFF",
    "Fiat": "ZFA 3C3",
    "Ford": "1FA 1FB 1FC 1FD 1FM 1FT 2FA 2FM 2FT 3FA 1ZV NM0 MAJ WF0",
    "Freightliner": "1FU 1FV",
    "Genesis": "KMT KMU",
    "GMC": "1GT 2GT 3GT 1GK 2GK 3GK 1GD",
    "Hino": "JHH",
    "Honda": "1HG 2HG 2HK 3HG 3CZ 19X 5FN 5FP 5J6 7FA JHM SHH",
    "Hyundai": "KMH KM8 5NM 5NP 5NT 2HM",
    "Infiniti": "JNK JNR 5N3",
    "Isuzu": "JAA JAL",
    "Jaguar": "SAJ",
    "Jeep": "1J4 1J8 ZAC",
    "Kenworth": "1XK",
    "Kia": "KNA KND KNH 5XX 5XY",
    "Lamborghini": "ZHW",
    "Land Rover": "SAL",
    "Lexus": "JTH JTJ JT6 JT8 2T2 58A",
    "Lincoln": "1LN 2LM 5LM 3LN 2L1",
    "Lotus": "SCC",
    "Mack": "1M1 1M2",
    "Maserati": "ZAM",
    "Mazda": "JM1 JM3 1YV 3MZ 7MM 4F2 4F4",
    "McLaren": "SBM",
    "Mercedes-Benz": "WDB WDC WDD WD3 W1K W1N 4JG 55S",
    "MINI": "WMW WMZ",
    "Mitsubishi": "JA3 JA4 4A3 4A4 ML3",
    "Nissan": "1N4 1N6 3N1 3N6 5N1 JN1 JN8 KNM",
    "Oldsmobile": "1G3",
    "Peterbilt": "1XP",
    "Polestar": "LPS",
    "Pontiac": "1G2 2G2 5Y2",
    "Porsche": "WP0 WP1",
    "Ram": "1C6 3C6",
    "Rivian": "7FC 7PD",
    "Rolls-Royce": "SCA",
    "Saab": "YS3",
    "Saturn": "1G8 5GZ",
    "smart": "WME",
    "Subaru": "JF1 JF2 4S3 4S4",
    "Suzuki": "JS2 JS3 2S2 2S3",
    "Tesla": "5YJ 7SA LRW XP7",
    "Toyota": "1NX 2T1 2T3 3TM 3TY 4T1 4T3 4T4 5TD 5TE 5TF 5YF JT2 JT3 JTD JTE JTK JTL JTM JTN",
    "Volkswagen": "WVW WVG WV1 WV2 1VW 1V2 3VW 3VV",
    "Volvo": "YV1 YV4 7JR LYV LVY",
}
_BY_IDENTIFIER = {each: make for make, identifiers in _BY_MAKE.items() for each in identifiers.split()}


def maker_of(vin: str) -> str:
    """The make that is sold under; empty where that is not known. ``vin``: in normal form."""
    return _BY_IDENTIFIER.get(vin[:3], "")


def makes() -> dict[str, tuple[str, ...]]:
    """All that are known, with their identifiers."""
    return {make: tuple(identifiers.split()) for make, identifiers in _BY_MAKE.items()}
