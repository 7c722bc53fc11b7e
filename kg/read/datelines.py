"""One line -> when it says an article was published: "21:40 - 21 / 11 / 2025", "6 Sentyabr 2022 • 12:15".

Vocabulary stands first, then the forms of a date, then what else such a line may hold (time, zone,
weekday, a word such as "Published", a short rubric or publisher). Cases: tests/read/datelines.txt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta, timezone
from typing import Final
from unicodedata import normalize

from kg.read import places
from kg.read.moments import is_no_date, read_moment

_MONTHS: Final = (
    # Russian (any case ending), English, Azerbaijani (nominative and genitive), usual abbreviations, Turkish
    r"янв(?:ар[ья]|\.)?|jan(?:uary)?|yan(?:var(?:ın)?)?|ocak",
    r"фев(?:рал[ья]|р?\.)?|feb(?:ruary)?|fev(?:ral(?:ın)?)?|şubat",
    r"мар(?:та?|\.)?|mar(?:ch)?|mart(?:ın)?",
    r"апр(?:ел[ья]|\.)?|apr(?:il)?|apr(?:el(?:in)?)?|nisan",
    r"ма[йя]|may(?:ın)?|may[ıi]s",
    r"июн[ья]?|june?|iyun(?:un)?|haziran",
    r"июл[ья]?|july?|iyul(?:un)?|temmuz",
    r"авг(?:уста?|\.)?|aug(?:ust)?|avq(?:ust(?:un)?)?|ağustos",
    r"сен(?:тябр[ья]|т?\.)?|sept?(?:ember)?|sen(?:tyabr(?:ın)?)?|eylül",
    r"окт(?:ябр[ья]|\.)?|oct(?:ober)?|okt(?:yabr(?:ın)?)?|ekim",
    r"ноя(?:бр[ья]|б?\.)?|nov(?:ember)?|noy(?:abr(?:ın)?)?|kas[ıi]m",
    r"дек(?:абр[ья]|\.)?|dec(?:ember)?|dek(?:abr(?:ın)?)?|aral[ıi]k",
)
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_WEEKDAYS: Final = (
    r"понедельник|вторник|сред[аыу]|четверг|пятниц[аыу]|суббот[аыу]|воскресенье|пн|вт|ср|чт|пт|сб|вс|"
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|"
    r"bazar ertəsi|çərşənbə axşamı|çərşənbə|cümə axşamı|cümə|şənbə|bazar|"
    r"pazartesi|sal[ıi]|çarşamba|perşembe|cumartesi|cuma|pazar"
)
# Hours from UTC. Abbreviations with two meanings (CST, IST, ET) are left out: the time stays without zone.
_ZONES: Final = {"utc": 0, "gmt": 0, "z": 0, "msk": 3, "мск": 3, "est": -5, "edt": -4, "cet": 1, "cest": 2}
# Those abbreviations; beside a time they say nothing more.
_UNCLEAR: Final = re.compile(r"\s*\(?(?:ist|cst|et|pt|bst|sgt|jst|kst|hkt|pkt|amt|azt|trt|wib|gst)(?!\w)\)?")
_RELATIVE: Final = r"сегодня|вчера|today|yesterday|bu gün|dünən|bugün|dün"
_SEPARATORS: Final = "|/•·—–"
_PUBLISHED: Final = (
    r"дата публикации|дата и время|дата|опубликовано|опубликована?|создано|размещено|"
    r"(?:news|press|media) release|"
    r"date of publication|publication date|(?:first )?published(?: on| at)?|posted(?: on)?|"
    r"(?:released|issued)(?: on)?|release date|date of release|for immediate release|date|"
    r"(?:dərc|nəşr|əlavə) (?:olunub|edilib)|(?:dərc|nəşr) tarixi|yayımlanıb|tarixi?|"
    r"yay[ıi]n(?:lanma)? tarihi|giriş tarihi|oluşturulma tarihi|yay[ıi]nlanma|tarih"
)
_UPDATED: Final = (
    r"обновлен[оа]|изменено|(?:last )?updated(?: on| at)?|(?:last )?update(?=\s*:|\s+\d)|modified|yenilənib|"
    r"(?:son )?yenilən?mə(?: tarixi)?|(?:son )?güncelle(?:me(?: tarihi)?|ndi)"
)

_YEAR_TAIL: Final = r"(?:\s*(?:года|год|г\.?|il|-?c[iıuü] il(?:in)?)(?!\w))?"
_YEAR: Final = rf"(?P<y>(?:19|20)\d\d)(?!\d){_YEAR_TAIL}"
_MONTH: Final = "(?P<m>" + "|".join(f"(?:{m})" for m in _MONTHS) + r")(?!\w)\.?"
_DAY: Final = r"(?<!\d)(?P<d>\d{1,2})(?:-?(?:st|nd|rd|th|го|е|i|ı|u|ü|si|sı)(?!\w))?"
_CLOCK: Final = (
    r"(?P<h>\d{1,2}):(?P<min>\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?(?!\d)(?:\s*(?P<half>[ap])\.?m\b\.?)?"
)

# What shows that two figures are a year: a time, or a rubric behind a mark.
_AFTER_SHORT: Final = (
    r"[,;.|•·—–-]?\s+(?:[|•·—–-]\s)?(?:(?:в|saat|at)\s)?\(?\d\d?:\d\d(?!\d)|\s*[|/•·—–,]\s*[^\W\d]"
)
# Only who wrote it, or one word of a rubric, before a day (a tab here) or behind it: "A Berg - Nov 3, 2025",
# "Politics 21 November 2025", "By Ayan Seitova in Nation on 3 May 2024", "Nov 21, 2025 by John Miller".
# With a comma, a name may be that of a caption.
_CAPITAL: Final = r"[^\W\d_a-zа-яёəöüğışç]"
_NAME: Final = rf"{_CAPITAL}[\w.’'-]+(?:\s{_CAPITAL}[\w.’'-]*){{0,2}}"
_BY: Final = rf"(?i:by)\s+(?!(?i:the|an?)\b)(?={_CAPITAL})\w[\w.'’&,/ -]{{2,70}}?(?:\s+(?i:on)|\s*[,|–—-])"
_WHO: Final = re.compile(
    rf"(?:{_NAME}\s+[–—-]|{_CAPITAL}\w{{3,}}(?=\s)|{_BY}(?=\s))\s*\t\W*|\t[\s,.]*(?i:by)\s+{_NAME}\s*"
)

_DATES: Final = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-./])(?P<n>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)",  # 2025-11-21
        rf"(?<!\d)(?P<d>\d{{1,2}})\s?(?P<sep>[-./])\s?(?P<n>\d{{1,2}})\s?(?P=sep)\s?{_YEAR}",  # 21.11.2025
        rf"(?<!\d)(?P<d>\d{{1,2}})(?P<sep>[-./ ])(?P<n>[ivx]{{1,4}})(?P=sep){_YEAR}",  # 21.XI.2025
        # Bakı/21.11.25/; 21.11.25, 14:05; 21.11.25 | Siyasət; Siyasət | 21.11.25
        rf"(?<!\d)(?P<d>\d\d)(?P<sep>\.)(?P<n>\d\d)\.(?P<y>\d\d)(?=/|{_AFTER_SHORT})",
        rf"(?:(?<=[^\W\d]/)|(?<=[|/•·—–]\s))(?P<d>\d\d)(?P<sep>\.)(?P<n>\d\d)\.(?P<y>\d\d)(?=\Z|{_AFTER_SHORT})",
        r"(?<!\d)(?P<d>\d\d)(?P<sep>/)(?P<n>\d\d)/(?P<y>\d\d)(?=,?\s+\d\d?:\d\d(?!\d))",  # 21/11/25 14:05
        rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",  # 21 ноября 2025 года; 21 Noyabr, 2025
        rf"{_DAY}-{_MONTH}-{_YEAR}",  # 21-Nov-2025
        rf"{_DAY}\s+{_MONTH},?\s+{_CLOCK},?\s+{_YEAR}",  # 24 октября, 12:40 2024
        rf"{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",  # July 25, 2022; noyabrın 21-i 2025
        rf"{_YEAR},?\s+{_MONTH}\s+{_DAY}",  # 2025-ci il noyabrın 21-i
        rf"{_YEAR},?\s+{_DAY}\s+{_MONTH}",  # 2025-ci il, 21 noyabr
    )
)
_NO_DAY: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_DAY}\s+{_MONTH}",
        rf"{_MONTH}\s+{_DAY}",
        rf"\b(?:{_RELATIVE})\b",
    )
)
_TIME: Final = re.compile(rf"(?:(?<!\w)(?:в|at|saat|t)\s*)?(?<![\d:]){_CLOCK}")
_ZONE: Final = re.compile(
    rf"\s*\(?(?:(?P<name>{'|'.join(_ZONES)})\b\s?(?P<by>[+-−]\d{{1,2}}(?::?\d\d)?(?: msk)?)?"
    r"|(?P<off>[+-]\d\d:?\d\d)(?!\d))\)?"
)
# "03:36, 10 Январь 2026 | GMT +5": behind a mark at the end of the line.
_ZONE_APART: Final = re.compile(
    r"\|\s*(?P<name>gmt|utc)\s?(?P<by>[+-]\d{1,2}(?::?\d\d)?)?(?P<off>(?!))?\s*\Z"
)
_DECORATION: Final = re.compile(rf"(?<!\w)(?:{_PUBLISHED}|(?:{_WEEKDAYS})(?!\w))(?!\w)[:.,]?")
_AUTHOR: Final = re.compile(r"(?<!\w)(?:автор|author|müəllif)(?!\w):")
_UPDATE: Final = re.compile(rf"(?<!\w)(?:{_UPDATED})(?!\w)")
# Buttons of a page beside its date: "Xinhua, September 6, 2016 Adjust font size:".
_BUTTON: Final = re.compile(
    r"\s(?:adjust font size|font size|share(?: (?:on social media|this(?: article| story)?|on|via))?|"
    r"print|listen|text size)\s*:?\s*\Z"
)
# How long it takes to read it: "3 min read", "1 мин. чтения".
_LONG: Final = re.compile(
    r"(?<!\w)\d{1,2}[\s-](?:min(?:ute)?s?\.?[\s-]read|мин(?:\.|ут[аы]?)? чтения|dəq(?:iqə|\.)? oxu\w*)(?!\w)"
)
# How often an article was read: "👁 1 204", "Baxış sayı: 120", "1204 просмотра".
_MANY: Final = r"\d{1,3}(?:[ .,]\d{3})+(?!\w)|\d+(?!\w)"
_READ: Final = re.compile(
    r"(?:\U0001f441\ufe0f?|(?<!\w)(?:просмотр(?:ов|ы)|прочитано|прочитали|views|reads|hits|"
    rf"(?:oxunub|oxunma|baxılıb|baxış|okunma|görüntülenme)(?: say[ıi]s?[ıi]?)?)\s*:?)\s*(?:{_MANY})"
    rf"|(?<![\w:.])(?:{_MANY})\s*(?:просмотр(?:ов|а)?|раза? прочитано|views?|reads|baxış|oxunma|dəfə oxunub)"
    r"(?!\w)"
)
# Where the clock is that a time is told by: "Asia/Baku".
_CLOCK_OF: Final = re.compile(r"(?<!\w)(?:africa|america|asia|europe|pacific)/\w+")
# On which page of a newspaper it stood: "Газета, 2 декабря 2022 года, стр. 2", "№ 41 (3), с. 5".
_PAGE: Final = re.compile(r"[\s,.;(|·—–-]*\b(?:стр|страница|полоса|page|səh|s|с|p)\.?\s?\d{1,3}\b\)?\s*")
# The time at which a page was looked at: "2024, 19 Aprel, Cümə, Bakı vaxtı 05:06".
_NOW: Final = re.compile(r"\bvaxtı\s+\d\d?:\d\d\s*\Z")
# "16.11.201809:35": the time runs into the year.
_GLUED: Final = re.compile(r"(?<=[./-](?:19|20)\d\d)(?=\d\d:\d\d)")
_RANGE: Final = re.compile(r"(?<![:\d./-])\d{1,2}\s*[-–—−]\s*$")
_WORD: Final = re.compile(r"\w+")

# Under a newspaper's article kept by a library: "Azərbaycan.-2024.- 5 dekabr (№ 268).- S.3."
_CITED: Final = re.compile(rf"(?P<paper>\w[^.]{{2,60}})\.\s*-\s*{_YEAR}\.?\s*-\s*{_DAY}\s+{_MONTH}")

_CUT: Final = re.compile(r"[.:]\s+|\s+[-–—]+\s+|/\s*|(?<=\))\s+|\s+(?=\()")

_NOTE: Final = re.compile(
    r"\b(?:release|readout|statement|article|text|transcript) was (?:published|released|issued)"
    r"(?: by [^.]{2,120}?)? on (?P<date>[a-z0-9., ]{8,24}?\d{4})\."
)

# "Бишкек, 28.04.20 /Кабар/": where, when and which agency.
_SHORT_OPENING: Final = re.compile(
    r"[^\W\d_][\w -]{2,30}, (?P<day>\d{1,2}\.\d{1,2})\.(?P<year>\d\d)\.? ?/[\w.:\- ]{2,25}/"
)

# "Lima, Peru (Andina.pe) -- 21/11/2025. The": figures behind where it is from.
_IN_FIGURES: Final = re.compile(
    r"[^\W\d_][\w -]{2,30}(?:, [^\W\d_][\w -]{2,30})?(?: \([\w.:\- ]{2,25}\))?\s?[–—-]{1,2}\s"
    r"(?P<day>\d{1,2}(?P<sep>[./])\d{1,2}(?P=sep)(?:19|20)\d\d)(?=\.\s|\s[–—-])"
)

# "(21 November 2025) The", "/21.11.2025/ Nazir", "Lima (21 November 2025) - The".
_BRACKETED: Final = re.compile(
    r"(?:\s*|(?P<town>[^\W\d_][\w -]{2,30}\s))[\[(/](?P<day>[^\])/]*\d[^\])]*?)[\])/]"
    r"(?(town)(?=\s?[–—-])|(?=[\s–—-]))"
)

# "КИШИНЕВ, 17 ноя –", "LIMA, November 17 –": where no year follows.
_YEARLESS: Final = tuple(
    re.compile(rf"\A[^\W\d_][^\d.:]{{1,40}}?(?<!\w){day}(?=\s*[(–—]|\s-|,\s[^\W\d_])", re.IGNORECASE)
    for day in (rf"{_DAY}\s+{_MONTH}", rf"{_MONTH}\s+{_DAY}")
)

_BULLETS = "•●▪ "
_LONGEST, _LONGEST_NOTE = 120, 300
_OPENING = 100
_SHORT_DAY = 36
_MOST_WORDS = 5  # of a rubric, place or publisher beside the date; a caption or a sentence has more


@dataclass(frozen=True, kw_only=True)
class DateLine:
    """What a date line says; ``published`` is None for "Вчера, 12:40", "26 октября", English "05/06/2022".

    ``alone`` means that nothing but date, time and their labels stands in the line.
    """

    published: str | None
    publisher: str | None = None
    updated: bool = False
    alone: bool = True


def read_dateline(line: str, *, month_first: bool = False) -> DateLine | None:
    """Return what a date line says, None for any other line.

    ``month_first`` means that 05/06/2022 may be the sixth of May (English); such a date is not guessed.
    A title or sentence with a date in it is no date line: at most a few words may stand beside the date.
    """
    if len(line) > _LONGEST or not _promising(line):
        return None
    line = _GLUED.sub(" ", normalize("NFC", line).lstrip(_BULLETS))
    folded = _fold(line)
    if _NOW.search(folded):
        return DateLine(published=None)
    if cited := _CITED.match(folded):
        published = read_date("{d} {m} {y}".format_map(cited.groupdict()))
        return DateLine(published=published, publisher=line[: cited.end("paper")])
    update = _UPDATE.search(folded)
    by_update = update is not None and update.start() == 0
    if update and not by_update and not any(form.search(folded[: update.start()]) for form in _DATES):
        by_update = True  # "Xinhua | Updated: 2016-09-06 08:12"
    if update:
        folded = _blank(folded, update) if by_update else folded[: update.start()]
    stamp = _Stamp.find(folded, month_first=month_first)
    if stamp is None or not stamp.fits(line):
        return None
    publisher = stamp.glued_publisher(line)
    alone = not stamp.words() or publisher is not None
    return DateLine(published=stamp.iso(), publisher=publisher, updated=by_update, alone=alone)


def read_date(value: str, *, month_first: bool = False) -> str | None:
    """Return a date that metadata gives as YYYY, YYYY-MM, YYYY-MM-DD or date-time, None if it is none.

    ``month_first``: see read_dateline.

    >>> read_date("Mon, 25 Jul 2022 19:17:34 +0000"), read_date("2021-02"), read_date("soon")
    ('2022-07-25T19:17:34+00:00', '2021-02', None)
    """
    if re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", value):
        return value
    line = read_dateline(value, month_first=month_first)
    return read_moment(value) or (line.published if line and line.alone else None)


def read_stated_date(value: str, *, month_first: bool = False) -> str | None:
    """Return the same, but none for what programs write where they know none: the first of January 1970."""
    found = read_date(value, month_first=month_first)
    return None if found is None or is_no_date(found) else found


def is_only_date(line: str) -> bool:
    """Tell whether nothing but date, time and their labels stands in a line."""
    found = read_dateline(line)
    return found is not None and found.alone


def read_note(line: str) -> str | None:
    """Return the day of a note on where a text is from: "The release was issued on 3 May 2024."."""
    found = _NOTE.search(_fold(line)) if len(line) <= _LONGEST_NOTE else None
    return read_date(found["date"]) if found else None


def read_opening(line: str, *, year: str = "", month_first: bool = False) -> str | None:
    """Return the day of a report that opens with where, when and who: "Baku, 12 February 2025, APA. The".

    Only what ends soon, by a dash, a full stop, a colon or an agency in brackets, is such an opening; the
    day alone before a full stop: "12 February 2025, 14:05. The". A day without a year is one of ``year``;
    ``month_first``: see read_dateline.
    """
    if year:
        line = _with_year(line, year)
    opening = line[:_OPENING]
    if short := _SHORT_OPENING.match(opening):
        day = read_date(f"{short['day']}.20{short['year']}")
        if day is not None:
            return day
    if figures := _IN_FIGURES.match(opening):
        return read_date(figures["day"], month_first=month_first)
    bracketed = _BRACKETED.match(opening)
    if bracketed and len(bracketed["day"]) <= _SHORT_DAY and is_only_date(bracketed["day"]):
        return read_date(bracketed["day"])
    for cut in _CUT.finditer(opening):
        found = read_dateline(opening[: cut.start()])
        stop = cut[0].startswith(".") or (
            cut[0][0].isspace() and opening[cut.end() : cut.end() + 1].isupper()
        )
        stands = found is not None and (not found.alone or stop)
        if found and found.published and stands:
            return found.published
    return None


def _with_year(line: str, year: str) -> str:
    day = next((m for form in _YEARLESS if (m := form.match(line))), None)
    return f"{day[0]} {year}{line[day.end() :]}" if day else line


@dataclass(frozen=True, kw_only=True)
class _Stamp:
    """The parts found in one folded line; ``rest`` is the line with tabs where parts were taken out."""

    day: date | None
    clock: time | None
    rest: str
    start: int

    @classmethod
    def find(cls, folded: str, *, month_first: bool) -> _Stamp | None:
        found = next((m for form in _DATES if (m := form.search(folded))), None)
        undated = found or next((m for form in _NO_DAY if (m := form.search(folded))), None)
        if undated and _RANGE.search(folded[: undated.start()]):
            return None
        rest = _blank(folded, undated) if undated else folded
        in_date = found if found and found.groupdict().get("h") else None
        hour = in_date or _TIME.search(rest)
        if undated is None and hour is None:
            return None
        zone = _ZONE.match(rest, hour.end()) if hour and not in_date else None
        zone = zone or (_ZONE_APART.search(rest) if hour else None)
        rest = _blank(rest, hour, zone) if hour else rest
        try:
            day = _day(found, month_first=month_first) if found else None
            clock = _clock(hour, zone) if hour else None
        except ValueError:  # the 31st of June, 25:70
            return None
        start = min(m.start() for m in (undated, hour) if m)
        if hour and (unclear := _UNCLEAR.match(folded, hour.end())):
            rest = _blank(rest, unclear)
        for label in (_DECORATION, _CLOCK_OF, _AUTHOR, _BUTTON, _READ, _LONG):
            rest = label.sub(lambda m: "\t" * len(m[0]), rest)
        return cls(day=day, clock=clock, rest=rest, start=start)

    def words(self) -> list[str]:
        return _WORD.findall(self.rest)

    def fits(self, line: str) -> bool:
        """Tell whether what stands beside date and time in a line is a rubric, place or publisher."""
        words = self.words()
        if any(form.search(self.rest) for form in (*_DATES, _TIME)):
            return False
        if self.day is not None and self._has_where_or_who(line):
            return True
        if self.day is not None and self._tells_who(line):
            return True
        if self.day is not None and len(words) <= _MOST_WORDS and _PAGE.fullmatch(self.rest[self.start :]):
            return True
        if len(words) > _MOST_WORDS:
            return False
        if not words:
            return True
        after_date = not _WORD.search(self.rest[: self.start])
        separated = any(s in self.rest for s in (*_SEPARATORS, "::"))
        if self.day is None:
            return separated and self.clock is not None
        return separated or self.clock is not None or (after_date and self._is_rubric(line))

    def _is_rubric(self, line: str) -> bool:
        """Tell whether one or two words stand after the day, or three of which the first alone has a capital.

        "4 марта 2023 Мир и безопасность"; a sentence ends in a mark.
        """
        words = _WORD.findall(line[self.start :])[-len(self.words()) :]
        small = all(word.islower() for word in words[1:])
        return len(words) <= 2 or (len(words) == 3 and small and not line.endswith((".", "!", "?", ":")))

    def _tells_who(self, line: str) -> bool:
        """Tell whether only who wrote it, or a rubric of one word, stands on one side of date and time."""
        kept = "".join(c if r != "\t" else r for c, r in zip(line, self.rest, strict=False))
        return _WHO.fullmatch(re.sub(r"\t[\t .,]*", "\t", kept.strip(" "))) is not None

    def _has_where_or_who(self, line: str) -> bool:
        taken = [i for i in range(self.start, len(self.rest)) if self.rest[i] == "\t"]
        # without the weekday: "Oslo, Wednesday 5 March 2025"
        before = line[: len(self.rest[: self.start].rstrip())]
        after = line[taken[-1] + 1 :] if taken else ""
        if before.strip():
            return places.are_where_and_who(before, after)
        return places.is_who_or_rubric(after)

    def glued_publisher(self, line: str) -> str | None:
        """Return the name that runs into the time or date: "First News Media21:40 - 21 / 11 / 2025"."""
        name = line[: self.start].strip()
        return name if self.start and line[self.start - 1].isalpha() and len(name) > 1 else None

    def iso(self) -> str | None:
        if self.day is None:
            return None
        return (
            self.day.isoformat() if self.clock is None else f"{self.day.isoformat()}T{self.clock.isoformat()}"
        )


def _promising(line: str) -> bool:
    return any(map(str.isdigit, line)) or bool(re.search(_RELATIVE, _fold(line)))


def _fold(line: str) -> str:
    """Return the line in lower case, character by character at the same offsets."""
    return line.replace("\xa0", " ").replace("İ", "i").lower()


def _blank(text: str, *matches: re.Match[str] | None) -> str:
    for match in filter(None, matches):
        text = text[: match.start()] + "\t" * (match.end() - match.start()) + text[match.end() :]
    return text


def _day(found: re.Match[str], *, month_first: bool) -> date | None:
    """Return the day; None when it could as well be another. Raises ValueError when there is no such day."""
    groups = found.groupdict()
    day = int(groups["d"])
    if name := groups.get("m"):
        month = next(n for n, form in enumerate(_MONTHS, 1) if re.fullmatch(form, name))
        return date(int(groups["y"]), month, day)
    year = int(groups["y"]) + (2000 if len(groups["y"]) == 2 else 0)
    month = int(groups["n"]) if groups["n"].isdigit() else _ROMAN.index(groups["n"]) + 1
    day_leads = found.start("d") < found.start("n")
    if day_leads and groups["sep"] != "." and month_first and day <= 12 and month <= 12 and day != month:
        return None
    if day_leads and groups["sep"] == "/" and month > 12:
        day, month = month, day
    return date(year, month, day)


def _clock(hour: re.Match[str], zone: re.Match[str] | None) -> time:
    h = int(hour["h"])
    if hour["half"]:
        h = h % 12 + (12 if hour["half"] == "p" else 0)
    return time(h, int(hour["min"]), int(hour["s"] or 0), tzinfo=_offset(zone) if zone else None)


def _offset(zone: re.Match[str]) -> timezone:
    shift = zone["by"] or zone["off"]
    hours = _ZONES[zone["name"]] if zone["name"] else 0
    if not shift:
        return timezone(timedelta(hours=hours))
    digits = re.sub(r"\D", "", shift)
    minutes = int(digits[:2] if len(digits) != 3 else digits[0]) * 60 + int(
        digits[-2:] if len(digits) > 2 else 0
    )
    return timezone(timedelta(hours=hours, minutes=-minutes if shift[0] in "-−" else minutes))
