"""Times of the day and lengths as people say them, in both languages.

``2``, ``2:30`` and ``2h`` mean the afternoon, as shops are open then; ``02:30`` and ``2 am`` say otherwise. Up to four
hours with nothing before them (``1h30``) are how long; after ``at``, ``à``, ``after`` they are when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.presenters.sentence.counted import COUNTED
from desktop.presenters.sentence.lexicon import AFTER, AT, BEFORE, LINKS, NUMBERS, PARTS_OF_DAY, WEEKDAYS
from desktop.presenters.sentence.words import Phrase, Word, begins, spans
from scheduling.folding import folded

_CLOCK = re.compile(r"^@?(\d{1,2})(?:(?::|h)(\d{2})|h)?(?:(am?|pm?)|(a\.m|p\.m))?$")
_LENGTH = re.compile(r"^(\d{1,3})(?:min|mins|mn|minutes?)$")
_HOURS = re.compile(r"^(\d{1,2})(?:[.,](5|25|75))?(?:h|hrs?|hours?|heures?)(\d{2})?$")
_MINUTE_WORDS = frozenset({"min", "mins", "mn", "minute", "minutes"})
_HOUR_WORDS = frozenset({"h", "hr", "hrs", "hour", "hours", "heure", "heures"})
_NOON = frozenset({"noon", "midi"})
_PARTS = {tuple(phrase.split()): span for phrase, span in PARTS_OF_DAY.items()}
_HALVES: dict[Phrase, int] = {
    ("half", "an", "hour"): 30,
    ("half", "hour"): 30,
    ("demi", "heure"): 30,
    ("une", "demi", "heure"): 30,
    ("an", "hour", "and", "a", "half"): 90,
    ("une", "heure", "et", "demie"): 90,
}
_QUARTERS = {"5": 30, "25": 15, "75": 45}
_MORE: dict[Phrase, int] = {
    ("et", "demi"): 30,
    ("et", "demie"): 30,
    ("et", "quart"): 15,
    ("moins", "quart"): -15,
    ("moins", "le", "quart"): -15,
}
"""After an hour."""
_PAST: dict[Phrase, int] = {
    ("half", "past"): 30,
    ("quarter", "past"): 15,
    ("a", "quarter", "past"): 15,
    ("quarter", "to"): -15,
    ("a", "quarter", "to"): -15,
}
"""Before one."""
_LASTING = frozenset({"pour", "for", "by"})
"""``for 2 pm`` is when, ``for 2 h`` how long."""
AFTERNOON_UNTIL = 6
"""One to six o'clock are in the afternoon unless said otherwise."""
SHORT_HOURS = 4
_SPOKEN = {word: number for word, number in NUMBERS.items() if word not in {"a", "an", "un", "couple"}} | {
    word: number
    for number, words in enumerate(
        ("eleven onze", "twelve douze", "treize", "quatorze", "quinze", "seize"), start=11
    )
    for word in words.split()
}
"""Hours in words."""
_OCLOCK = frozenset({"o'clock", "oclock", "o’clock"})
_SO_LONG_AFTER = frozenset({"after", "apres", "depuis", "since"})
_COMPACT = re.compile(r"^(?:([01]\d|2[0-3])([0-5]\d)|(\d{1,2})\.([0-5]\d)(?:(am?|pm?))?)$")
_A_YEAR = re.compile(r"^20[2-5]\d$")
BOUNDS = frozenset(phrase[-1] for phrase in (*AFTER, *BEFORE) if len(phrase) == 1)
"""A time after them is a bound of one."""
LEAST, MOST = 5, 600
"""Minutes that a visit may last."""
DAY = 1440


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """``exact``: at that minute; else any time from then on, and before ``until``."""

    minute: int
    exact: bool = True
    until: int = DAY

    @property
    def part_of_day(self) -> bool:
        """In the morning, and no bound: after three."""
        return not self.exact and (self.minute, self.until) in _PARTS.values()


def together(one: TimeSaid, other: TimeSaid) -> TimeSaid | None:
    """What is said of one time twice: thursday morning at 9, 7h du soir; ``None`` where that does not go together."""
    if one.exact and other.exact:
        return None
    if one.exact or other.exact:
        exact, span = (one, other) if one.exact else (other, one)
        if not span.part_of_day:
            return None
        halves = (exact.minute, exact.minute + DAY // 2)
        meant = next((each for each in halves if span.minute <= each < span.until), None)
        return TimeSaid(meant) if meant is not None else None
    first, until = max(one.minute, other.minute), min(one.until, other.until)
    return TimeSaid(first, exact=False, until=until) if first < until else None


def length_at(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """How many words say how long, and the minutes."""
    for count, atoms in spans(words, at, 5):
        if atoms in _HALVES:
            return count, _HALVES[atoms]
    key, after = words[at].key, words[at + 1].key if at + 1 < len(words) else ""
    found = _LENGTH.match(key)
    if found:
        return _sound(1, int(found[1]))
    number = int(key) if key.isascii() and key.isdigit() and len(key) <= 3 else None
    if number is not None and after in _MINUTE_WORDS:
        return _sound(2, number)
    spoken = NUMBERS.get(key) if key not in {"a", "an"} or after == "hour" else None
    if spoken is not None and spoken <= SHORT_HOURS and after in _HOUR_WORDS - {"h"}:
        return _sound(2, spoken * 60)
    return _hours(words, at)


def so_long_after(words: Sequence[Word], at: int) -> bool:
    """Whether a length there is how long something takes to happen: after 30 minutes, au bout d’une heure."""
    before = [word.key for word in words[max(0, at - 2) : at]]
    elided = words[at].key != folded(words[at].text).strip(",.") and before[-1:] == ["bout"]
    led = before[-1:] != [] and (before[-1] in _SO_LONG_AFTER or before == ["bout", "de"])
    return (led or elided) and length_at(words, at) is not None


def goes_on(words: Sequence[Word], at: int, count: int) -> bool:
    """Whether what so many words say is an hour of the clock: et demie, moins quart."""
    end = at + count
    of_part = end < len(words) and words[end].key in {"de", "du"} and end + 1 < len(words)
    if of_part and any(part_of_day(atoms) for _, atoms in spans(words, end + 1, 3)):
        return True  # “2h de l’après-midi”
    return any(begins(words, end, phrase) for phrase in _MORE)


def part_of_day(atoms: Phrase) -> TimeSaid | None:
    """This afternoon, ce soir."""
    span = _PARTS.get(atoms)
    return TimeSaid(span[0], exact=False, until=span[1]) if span is not None else None


def _hours(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """``1h30``, ``2 h``, ``1 h 30``, ``1.5h``; what is more than a few hours is a time."""
    key, after = words[at].key, words[at + 1].key if at + 1 < len(words) else ""
    found, count = _HOURS.match(key), 1
    if (
        found is None
        and key.isascii()
        and key.replace(".", "").replace(",", "").isdigit()
        and after in _HOUR_WORDS
    ):
        found, count = _HOURS.match(f"{key}h"), 2
    if found is None or key.startswith("0") or int(found[1]) > SHORT_HOURS:
        return None
    minutes = int(found[1]) * 60 + int(found[3] or 0) + _QUARTERS.get(found[2] or "", 0)
    more = words[at + 2].key if count == 2 and at + 2 < len(words) else ""
    if re.fullmatch("[0-5][0-9]", more) and after == "h":
        count, minutes = 3, minutes + int(more)
    return _sound(count, minutes) if int(found[3] or 0) < 60 else None


def _sound(count: int, minutes: int) -> tuple[int, int] | None:
    return (count, minutes) if LEAST <= minutes <= MOST else None


def time_at(words: Sequence[Word], at: int, *, after_day: bool = False) -> tuple[int, TimeSaid] | None:
    """How many words say when, and the time; ``after_day``: the word before said the day."""
    part = next(((count, each) for count, atoms in spans(words, at, 3) if (each := part_of_day(atoms))), None)
    if part is not None and (after_day or words[at].key not in {"am", "pm"}):
        return part
    if not after_day and at + 1 < len(words) and so_long_after(words, at + 1):
        return None
    for phrases, later in ((AFTER, True), (BEFORE, False)):
        for phrase in phrases:
            led = begins(words, at, phrase)
            if led == 1 and folded(words[at].text).startswith(("d'", "d’")):
                continue  # “vendredi d’après” is another Friday
            bare = phrase != ("des",)  # “des 4 pneus” is no time, “dès 8h” is one
            found = _clock(words, at + led, bare=bare) if led and at + led < len(words) else None
            if found is not None:
                said = TimeSaid(found[1], exact=False) if later else TimeSaid(0, exact=False, until=found[1])
                return led + found[0], said
    told = words[at].key in AT
    for phrase, more in _PAST.items():
        led = begins(words, at + told, phrase)
        found = (
            _clock(words, at + told + led, bare=True, spoken=True)
            if led and at + told + led < len(words)
            else None
        )
        if found is not None:
            return told + led + found[0], TimeSaid(found[1] + more)
    lasting = words[at].key in _LASTING
    if words[at].key in AT and at + 1 < len(words) and not (lasting and length_at(words, at + 1)):
        led = 1 + (words[at].key == "vers" and words[at + 1].key == "les" and at + 2 < len(words))
        found = _clock(words, at + led, bare=not lasting, spoken=words[at].key in {"at", "a"}) or _compact(
            words, at + led
        )
        if found is not None:
            return found[0] + led, TimeSaid(found[1])
    found = _clock(words, at, bare=words[at].key.startswith("@")) or (
        _compact(words, at) if after_day else None
    )
    return (found[0], TimeSaid(found[1])) if found is not None else None


def _compact(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """1430, 0900, 9.30: beside a day or after ``at`` alone, and counting nothing."""
    found = _COMPACT.match(words[at].key)
    after = words[at + 1].key if at + 1 < len(words) else ""
    if (
        found is None
        or _A_YEAR.match(words[at].key)
        or after in COUNTED
        or after in _HOUR_WORDS | _MINUTE_WORDS
    ):
        return None
    if found[5]:
        return _minute(int(found[3]), int(found[4]), found[5][0], plain=True, count=1)
    half, count = (after.replace(".", "")[0], 2) if after.replace(".", "") in {"am", "pm"} else ("", 1)
    plain = found[3] is not None and not found[3].startswith("0")
    return _minute(int(found[1] or found[3]), int(found[2] or found[4]), half, plain=plain, count=count)


def _clock(words: Sequence[Word], at: int, *, bare: bool, spoken: bool = False) -> tuple[int, int] | None:
    """Words and minute of the day, with what is said after the hour: ``10h et quart``."""
    found = _hour(words, at, bare=bare) or (_in_words(words, at) if spoken else None)
    if found is None or found[1] % 60:
        return found
    count, minute = found
    for phrase, more in _MORE.items():
        led = begins(words, at + count, phrase)
        if led:
            return count + led, minute + more
    return found


def _hour(words: Sequence[Word], at: int, *, bare: bool) -> tuple[int, int] | None:
    """A number alone only where it is ``bare``, after a word that asks for a time, and counts nothing."""
    key, after = words[at].key, words[at + 1].key.replace(".", "") if at + 1 < len(words) else ""
    if key in _NOON:
        return 1, 720
    hours = _SPOKEN.get(key) or (1 if key == "un" else 0)
    if hours and (bare or hours > SHORT_HOURS) and after in {"heure", "heures", *_OCLOCK}:
        more = words[at + 2].key if at + 2 < len(words) else ""
        thirty = more in {"trente", "quinze", "30", "15", "45"} and after not in _OCLOCK
        minutes = {"trente": "30", "quinze": "15"}.get(more, more) if thirty else "0"
        return _minute(hours, int(minutes), "", plain=True, count=2 + thirty)
    found = _CLOCK.match(key)
    if found is None:
        return None
    half, count = (found[3] or found[4] or "")[:1], 1
    alone = key.lstrip("@").isdigit()
    minute = int(found[2] or 0)
    if not half and after in {"am", "pm"}:
        half, count = after[0], 2
    elif alone and after in {"h", "heures", "heure", "o'clock", "oclock", "o’clock"}:
        more = words[at + 2].key if at + 2 < len(words) else ""
        count, minute = (3, int(more)) if re.fullmatch("[0-5][0-9]", more) else (2, 0)
    elif alone and not half and (not bare or after in COUNTED or re.fullmatch("[0-9]{3}", after)):
        return None
    return _minute(int(found[1]), minute, half, plain=not found[1].startswith("0"), count=count)


def _in_words(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """At nine, at two thirty, at three pm: where nothing follows that the number may count."""
    hour = _SPOKEN.get(words[at].key)
    after = words[at + 1].key.replace(".", "") if at + 1 < len(words) else ""
    if hour is None or hour > 12:
        return None
    if after in {"am", "pm"}:
        return _minute(hour, 0, after[0], plain=True, count=2)
    more = {"thirty": 30, "fifteen": 15}.get(after)
    if more is not None:
        return _minute(hour, more, "", plain=True, count=2)
    ends = words[at].text.endswith((",", ".", ";")) or not after
    calendar = after in WEEKDAYS or after in {"tomorrow", "today", "demain"} or after in LINKS
    return _minute(hour, 0, "", plain=True, count=1) if ends or calendar else None


def _minute(hour: int, minute: int, half: str, *, plain: bool, count: int) -> tuple[int, int] | None:
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif plain and 1 <= hour <= AFTERNOON_UNTIL:
        hour += 12
    return count, hour * 60 + minute
