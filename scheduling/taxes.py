"""Sales tax in Canada: the lines of a price by province and day, and the part of them that a refund gives back.

Tax is always added to a price, never included in it. Not here: whether a seller is registered for a tax or a
service is exempt from it (the caller says which taxes are charged), and where a service counts as supplied.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduling.errors import Invalid
from scheduling.money import check_cents

RATE_WHOLE = 100_000
"""Parts in a whole rate: 9.975 % is exactly 9,975. Fixed."""


class Province(StrEnum):
    """The provinces and territories, by their postal abbreviations."""

    AB = "AB"
    BC = "BC"
    MB = "MB"
    NB = "NB"
    NL = "NL"
    NS = "NS"
    NT = "NT"
    NU = "NU"
    ON = "ON"
    PE = "PE"
    QC = "QC"
    SK = "SK"
    YT = "YT"


class TaxKind(StrEnum):
    """The taxes, in the order in which they stand on a receipt."""

    GST = "gst"
    HST = "hst"
    PST = "pst"
    """Manitoba calls its own retail sales tax (RST)."""
    QST = "qst"


ALL_TAXES = frozenset(TaxKind)
_ORDER = tuple(TaxKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRate:
    """One tax of one province from a local day on, until a later row of the same tax replaces it."""

    province: Province
    kind: TaxKind
    parts: int
    """Of ``RATE_WHOLE``; 0 ends a tax."""
    since: date

    def __post_init__(self) -> None:
        if not 0 <= self.parts <= RATE_WHOLE:
            raise Invalid("a rate is out of range", field="parts")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxLine:
    """One line of a receipt: ``amount`` is the tax on ``base``, both in cents."""

    kind: TaxKind
    parts: int
    base: int
    amount: int


KNOWN_SINCE = date(2019, 7, 1)
"""The table below is complete from this day on (Manitoba's last change); an earlier day has no answer."""

_HST = TaxKind.HST
_GST = TaxKind.GST
_PST = TaxKind.PST
_P = Province
_FIRST = (
    (_P.AB, _GST, 5_000),
    (_P.BC, _GST, 5_000),
    (_P.BC, _PST, 7_000),
    (_P.MB, _GST, 5_000),
    (_P.MB, _PST, 7_000),
    (_P.NB, _HST, 15_000),
    (_P.NL, _HST, 15_000),
    (_P.NS, _HST, 15_000),
    (_P.NT, _GST, 5_000),
    (_P.NU, _GST, 5_000),
    (_P.ON, _HST, 13_000),
    (_P.PE, _HST, 15_000),
    (_P.QC, _GST, 5_000),
    (_P.QC, TaxKind.QST, 9_975),
    (_P.SK, _GST, 5_000),
    (_P.SK, _PST, 6_000),
    (_P.YT, _GST, 5_000),
)

TAX_RATES: tuple[TaxRate, ...] = (
    *(TaxRate(province=where, kind=kind, parts=parts, since=KNOWN_SINCE) for where, kind, parts in _FIRST),
    TaxRate(province=_P.NS, kind=_HST, parts=14_000, since=date(2025, 4, 1)),
)
"""The general rates as the Canada Revenue Agency, Revenu Québec and the provinces publish them (2026)."""


def province_of(code: str) -> Province:
    """The province of two letters, as an organization's row has them; raises ``Invalid`` for others."""
    try:
        return Province(code.strip().upper())
    except ValueError:
        raise Invalid("no such province", field="province") from None


def half_up(numerator: int, denominator: int) -> int:
    """The quotient of two numbers that are not negative, rounded to the nearest; a half goes up."""
    return (2 * numerator + denominator) // (2 * denominator)


def rates_on(province: Province, day: date, rates: Iterable[TaxRate] = TAX_RATES) -> dict[TaxKind, int]:
    """The taxes in force on a local day, to their parts of ``RATE_WHOLE``, in the order of a receipt.

    Raises ``Invalid`` for a day before ``KNOWN_SINCE``, rather than answer with too little tax.
    """
    if day < KNOWN_SINCE:
        raise Invalid("no rates are known for that day", field="day")
    known = sorted(
        (rate for rate in rates if rate.province is province and rate.since <= day),
        key=lambda rate: rate.since,
    )
    parts = {rate.kind: rate.parts for rate in known}
    return {kind: parts[kind] for kind in _ORDER if parts.get(kind)}


def tax_lines(
    cents: int,
    province: Province,
    day: date,
    *,
    charged: frozenset[TaxKind] = ALL_TAXES,
    rates: Iterable[TaxRate] = TAX_RATES,
) -> tuple[TaxLine, ...]:
    """The tax on a price of ``cents`` by the rates of ``day``, the local day on which it becomes payable.

    Each line is computed on the price alone (no tax on tax) and rounded half up by itself. ``charged`` leaves
    out the taxes for which the seller is not registered. A price of 0 has no lines.
    """
    check_cents("cents", cents)
    if cents == 0:
        return ()
    return tuple(
        TaxLine(kind=kind, parts=parts, base=cents, amount=half_up(cents * parts, RATE_WHOLE))
        for kind, parts in rates_on(province, day, rates).items()
        if kind in charged
    )


def total_tax(lines: Iterable[TaxLine]) -> int:
    """All lines together, in cents."""
    return sum(line.amount for line in lines)


def refunded_lines(lines: Iterable[TaxLine], refund: int, *, before: int = 0) -> tuple[TaxLine, ...]:
    """The tax that goes back with a refund of ``refund`` cents of the price (without tax), line by line.

    ``before`` is what of the price was refunded earlier. Proportional to what is refunded so far, so refunds in
    any number of steps that end at the whole price give back exactly the whole tax, and never more on the way.
    Raises ``Invalid`` for more than the price.
    """
    check_cents("refund", refund)
    check_cents("before", before)
    return tuple(_refunded(line, refund, before) for line in lines)


def _refunded(line: TaxLine, refund: int, before: int) -> TaxLine:
    if before + refund > line.base:
        raise Invalid("a refund is larger than the price", field="refund")
    if line.base == 0:
        return line
    so_far = half_up(line.amount * (before + refund), line.base)
    amount = so_far - half_up(line.amount * before, line.base)
    return TaxLine(kind=line.kind, parts=line.parts, base=refund, amount=amount)


def kept_lines(lines: Iterable[TaxLine], refund: int) -> tuple[TaxLine, ...]:
    """What of the tax stays when ``refund`` cents of the price go back: the rest of each line."""
    rows = tuple(lines)
    return tuple(
        TaxLine(
            kind=line.kind, parts=line.parts, base=line.base - back.base, amount=line.amount - back.amount
        )
        for line, back in zip(rows, refunded_lines(rows, refund), strict=True)
    )
