"""Times, dates, money, phone numbers and names as people here read them, in English and French of Canada.

Instants are seconds UTC and are shown in the zone that is given, on a 24-hour clock in both languages
(``9:00``, ``14:30``). The language is Qt's default locale, set by :func:`use_language`; the year that goes without
saying is that of the clock given to :func:`use_clock`. No words of ours here but the order of a date.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, tzinfo
from typing import Literal, TypeAlias

from PySide6.QtCore import QLocale

Language: TypeAlias = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")
EN_DASH = "–"


class _InUse:
    clock: Callable[[], int] | None = None


@functools.cache
def _locale(language: Language) -> QLocale:
    spoken = QLocale.Language.French if language == "fr" else QLocale.Language.English
    return QLocale(spoken, QLocale.Country.Canada)


def use_language(language: Language) -> None:
    """Format in this language from now on, ours and Qt's own widgets."""
    QLocale.setDefault(_locale(language))


def language() -> Language:
    """The language in use."""
    return "fr" if QLocale().language() == QLocale.Language.French else "en"


def locale() -> QLocale:
    """The Canadian locale of the language in use, whatever the machine's own is."""
    return _locale(language())


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Format in that language for a moment: a text for somebody who speaks another than the window."""
    before = QLocale()
    QLocale.setDefault(_locale(language))
    try:
        yield
    finally:
        QLocale.setDefault(before)


def use_clock(now: Callable[[], int] | None) -> None:
    """What time it is for a day in a line of text: it says its year where that is another. ``None``: it never does."""
    _InUse.clock = now


def today(zone: tzinfo) -> date | None:
    """The day it is there, by the clock in use."""
    clock = _InUse.clock
    return None if clock is None else local(clock(), zone).date()


def local(instant: int, zone: tzinfo) -> datetime:
    """The wall clock at an instant."""
    return datetime.fromtimestamp(instant, zone)


def minute(minute_of_day: int) -> str:
    """A local time given in minutes since midnight: ``9:00``; 1440 is ``24:00``."""
    return f"{minute_of_day // 60}:{minute_of_day % 60:02d}"


def time(instant: int, zone: tzinfo) -> str:
    """``14:30``."""
    wall = local(instant, zone)
    return minute(wall.hour * 60 + wall.minute)


def time_range(starts: int, ends: int, zone: tzinfo) -> str:
    """``12:00–13:00``; one that ends at midnight ends at ``24:00``."""
    end = time(ends, zone)
    if end == "0:00" and ends > starts:
        end = "24:00"
    return f"{time(starts, zone)}{EN_DASH}{end}"


def weekday(day: date, *, short: bool = False) -> str:
    """``Friday`` or ``Fri``, ``vendredi`` or ``ven.``."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    name = locale().dayName(day.isoweekday(), form)
    return name.rstrip(".") if short and language() == "en" else name


def month(day: date, *, short: bool = False) -> str:
    """``November`` or ``Nov``, ``novembre`` or ``nov.``."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    name = locale().monthName(day.month, form)
    return name.rstrip(".") if short and language() == "en" else name


def capital(text: str) -> str:
    """The first letter raised: French weekdays and months are small except at the start of a line."""
    return text[:1].upper() + text[1:]


def _number(day: date) -> str:
    return "1er" if day.day == 1 and language() == "fr" else str(day.day)


def day_title(day: date) -> str:
    """Heading of a day: ``Fri 20 November``, ``Ven. 20 novembre``."""
    return capital(f"{weekday(day, short=True)} {_number(day)} {month(day)}")


def day_long(day: date) -> str:
    """``Tuesday 24 November``, ``Mardi 24 novembre``."""
    return capital(f"{weekday(day)} {_number(day)} {month(day)}")


def day_within(day: date) -> str:
    """The same within a sentence: ``Tuesday 24 November``, ``mardi 24 novembre``."""
    said = day_long(day)
    return said[:1].lower() + said[1:] if language() == "fr" else said


def day_full(day: date) -> str:
    """With the year: ``Tuesday 24 November 2026``."""
    return f"{day_long(day)} {day.year}"


def day_short(day: date) -> str:
    """``Fri 20 Nov``, ``ven. 20 nov.``: for a line of text or a column."""
    return f"{weekday(day, short=True)} {_number(day)} {month(day, short=True)}"


def day_near(day: date, today: date | None) -> str:
    """The same with its year where that is another than today's: ``Tue 12 Jan 2027``."""
    said = day_short(day)
    return said if today is None or day.year == today.year else f"{said} {day.year}"


def day_at(instant: int, zone: tzinfo) -> str:
    """The day of an instant: ``Fri 20 Nov``, with its year where that is another than today's."""
    return day_near(local(instant, zone).date(), today(zone))


def day_column(day: date) -> str:
    """Heading of a column of a week: ``Fri 20``, ``Ven. 20``."""
    return capital(f"{weekday(day, short=True)} {day.day}")


def day_of_month(day: date) -> str:
    """``1 Dec``, ``1er déc.``: where a month begins among days that are only numbers."""
    return f"{_number(day)} {month(day, short=True)}"


def date_words(day: date, *, short: bool = False) -> str:
    """``3 January 2027``, ``1er janvier 2027``; or ``3 Jan 2027``."""
    return f"{_number(day)} {month(day, short=short)} {day.year}"


def month_title(day: date) -> str:
    """``November 2026``, ``Novembre 2026``."""
    return capital(f"{month(day)} {day.year}")


def days_range(first: date, last: date, *, short: bool = False) -> str:
    """Heading of a span of days: ``16 – 22 November``, ``30 November – 6 December``; or ``30 Nov – 6 Dec``."""
    ending = f"{_number(last)} {month(last, short=short)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{_number(first)} {EN_DASH} {ending}"
    return f"{_number(first)} {month(first, short=short)} {EN_DASH} {ending}"


def moment(instant: int, zone: tzinfo) -> str:
    """Day and time: ``Tue 24 Nov, 10:00``, ``mar. 12 janv. 2027, 10:00`` where the year is another than today's."""
    return ", ".join(moment_parts(instant, zone))


def moment_near(instant: int, zone: tzinfo, today: date | None) -> str:
    """The same by a day that is given: a board's own today."""
    return f"{day_near(local(instant, zone).date(), today)}, {time(instant, zone)}"


def moment_of_year(instant: int, zone: tzinfo) -> str:
    """With the year in any case, for what is a record (what was signed, who did what): ``Tue 24 Nov 2026, 10:00``."""
    day = local(instant, zone).date()
    return f"{day_short(day)} {day.year}, {time(instant, zone)}"


def moment_within(instant: int, zone: tzinfo) -> str:
    """Day and time within a sentence that a customer reads: ``Tuesday 16 June, 14:30``, ``mardi 16 juin à 14 h 30``."""
    wall = local(instant, zone)
    day = day_within(wall.date())
    if language() != "fr":
        return f"{day}, {time(instant, zone)}"
    hour = f"{wall.hour}\u00a0h"
    return f"{day} à {hour}\u00a0{wall.minute:02d}" if wall.minute else f"{day} à {hour}"


def moment_parts(instant: int, zone: tzinfo) -> tuple[str, str]:
    """Day and time for two lines, where one is too short."""
    return day_at(instant, zone), time(instant, zone)


def duration(minutes: int) -> str:
    """``30 min``, ``1 h``, ``1 h 30``: read alike in both languages."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def countdown(seconds: int) -> str:
    """What is left of a hold: ``14:32``."""
    left = max(0, seconds)
    return f"{left // 60}:{left % 60:02d}"


def money(cents: int, currency: str = "CAD") -> str:
    """``$29.00``, ``29,00 $``; another currency than the country's is named by its code."""
    symbol = "$" if currency == "CAD" else currency
    text = locale().toCurrencyString(abs(cents) / 100, symbol, 2)
    return f"-{text}" if cents < 0 else text


def number(value: float, decimals: int = 0) -> str:
    """Grouped in the language's way: ``48,200``, ``48 200``."""
    return locale().toString(float(value), "f", decimals)


def data_size(size: int) -> str:
    """Bytes as people read them: ``2.3 MB``, in French ``2,3 Mo``."""
    words = locale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    return words.replace(" ", "\u00a0")


def phone(e164: str) -> str:
    """``514 555-0142`` or ``(514) 555-0142`` for a number of here, with its country for others."""
    if not e164:
        return ""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(e164, "CA")
    except phonenumbers.NumberParseException:
        return e164
    if parsed.country_code != 1:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    text = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return text.replace("(", "").replace(")", "") if language() == "fr" else text


def initials(name: str) -> str:
    """At most two capitals: ``Luc Tremblay`` is ``LT``."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    chosen = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0] for word in chosen).upper()


def breakable(path: str) -> str:
    """A long name or path that may go on in the next line after each of its parts."""
    for end in "-/\\":
        path = path.replace(end, f"{end}\u200b")
    return path
