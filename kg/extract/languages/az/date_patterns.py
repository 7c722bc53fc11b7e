"""The forms of time expressions in Azerbaijani news, on text in small letters."""

from __future__ import annotations

import re

from kg.extract.times import AUTUMN, SPRING, SUMMER

_MONTHS = [
    "yanvar",
    "fevral",
    "mart",
    "aprel",
    "may",
    "iyun",
    "iyul",
    "avqust",
    "sentyabr",
    "oktyabr",
    "noyabr",
    "dekabr",
]
# What an official did in a year that is not that of the news: "2014-cü ildə | seçilmiş A".
OF_CAREERS = frozenset([
    "seçilən", "seçilmiş", "qalib", "qazanan", "qazanmış", "doğulan", "doğulmuş", "bitirən", "bitirmiş",
])  # fmt: skip
WEEKDAYS = ("bazar ertəsi", "çərşənbə axşamı", "çərşənbə", "cümə axşamı", "cümə", "şənbə", "bazar")
DAYS = {
    "bu gün": 0, "bugün": 0, "bu günə": 0, "bu günkü": 0, "bugünkü": 0, "dünən": -1, "dünənki": -1,
    "ötən gün": -1, "srağagün": -2, "sabah": 1, "sabaha": 1, "sabahkı": 1, "sabahdan": 1, "birigün": 2,
    "bu səhər": 0, "bu axşam": 0, "bu gecə": 0,
}  # fmt: skip
NUMBERS = {
    "bir": 1, "iki": 2, "üç": 3, "dörd": 4, "beş": 5, "altı": 6,
    "yeddi": 7, "səkkiz": 8, "doqquz": 9, "on": 10,
}  # fmt: skip
# Shifts of the year, and of the week or month, by their first word.
YEARS = {
    "ötən": -1, "keçən": -1, "keçmiş": -1, "bu": 0, "cari": 0, "hazırkı": 0,
    "gələn": 1, "növbəti": 1, "builki": 0,
}  # fmt: skip
NEAR = {
    "ötən": -1, "keçən": -1, "bu": 0, "cari": 0, "gələn": 1, "növbəti": 1, "qarşıdakı": 1, "ayın": 0,
    "həftə": 0,
}  # fmt: skip

_W = r"[^\W\d_]"
_HIGH = "[ıiuü]"
_DASH = r"\s?[-–—]\s?"
_MONTH = "|".join(_MONTHS)
_ORDINAL = r"-?\s?(?:c[ıiuü]|n?c[ıiuü])"
# "2023-cü il", "2023-cü ilin", "2023-cü ildə", also "2023 il"; "-ci" may be missing in haste.
_IL = rf"il(?:in|d[əe]n?|inin|i)?(?!{_W})"
_YEAR = rf"(?P<year>(?:19|20)\d\d)(?:{_ORDINAL})?\s+{_IL}"
_REL = r"(?:ötən|keçən|bu|cari|gələn|növbəti|həmin|elə həmin|eyni|o)\s+il"
_YEARS = rf"(?:(?:{_YEAR}|(?P<relyear>{_REL})(?:in|d[əe])?)\s+(?:tarix\w+\s+)?)?"
_TAIL = rf"-(?:{_W}+)"
# "ayın sonunda", "ilin əvvəlində", "həftənin ortalarında"
_PART = rf"(?:əvvəl|son|orta|axır)(?:lar)?{_HIGH}nd[aə](?!{_W})"
# "ilin sonuna qədər", "ayın sonunadək"
_UNTIL = rf"(?:son|axır)(?:lar)?{_HIGH}na(?:d[əa]k|can|\s+(?:qədər|kimi|d[əa]k))?(?!{_W})"
_SHARE = rf"(?:birinci|ikinci|üçüncü|dördüncü|ilk)\s+(?:yarıs{_HIGH}nda|rüb{_HIGH}nd[əe])(?!{_W})"
# "2023-cü ilin yazında": the year is what is sure
_SEASON = r"(?:\s+(?:yazında|yayında|payızında|qışında)(?!\w))?"
# The first months of the seasons that lie in one year.
SEASONS = {"yaz": SPRING, "yay": SUMMER, "payız": AUTUMN}

# "iyunun 14-də", "iyun ayının 14-də", "mayın 5-7-də", "mayın 5-dən 7-dək", "mayın 27-si".
_MONTH_FIRST = (
    rf"(?P<month>{_MONTH})(?:{_HIGH}n|\s+ay{_HIGH}n{_HIGH}n)\s+(?P<day>[0-3]?\d)"
    rf"(?:{_DASH}(?P<dayto>[0-3]?\d))?(?:{_TAIL})?(?!\d)(?:\s+(?:və\s+)?(?P<dayuntil>[0-3]?\d)-?"
    rf"(?:d[əa]k|[ıiuü]?n?[aə] (?:qədər|kimi)|[ıiuü]nad[əa]k|[ıiuü]?d[əa]))?"
)
# "21 noyabr 2025-ci il tarixində", "21-22 noyabrda", "21 noyabr"; a month alone: "iyununda", "iyun ayında".
_DAY_FIRST = (
    rf"(?:(?P<bday>[0-3]?\d)(?:{_DASH}(?P<bdayto>[0-3]?\d))?\s+)?"
    rf"(?P<amonth>{_MONTH})(?P<mend>[ıiuü]n[dt]akı|[ıiuü]n[dt]əki|[dt]akı|[dt]əki|[ıiuü]n[dt]a|[ıiuü]n[dt]ə|d[aə]n?|[ıiuü]n[ıiuü]n|[ıiuü]n|[ıiuü]n[əa]d[əa]k|[ıiuü]n[aə]|a|ə|[ıiuü])?"
    rf"(?!{_W})(?:\s+ay(?:[ıi]n[dt]a|[ıi]na|[ıi]|[ıi]n[ıi]n|lar[ıi]nda)?(?!{_W}))?"
    rf"(?:,?\s+(?P<yearafter>(?:19|20)\d\d)(?:{_ORDINAL}\s+{_IL})?)?"
)

ANY = re.compile(
    (
        rf"(?<![\w:-])(?:"
        rf"{_YEARS}(?:{_MONTH_FIRST}|{_DAY_FIRST})"
        rf"|(?P<fullday>[0-3]?\d[./][01]?\d[./](?:19|20)\d\d)"
        rf"|(?P<same>(?:(?:həmin|elə həmin|eyni|elə o) gün(?:də|ü)?"
        r"|(?:həmin|elə həmin) (?:axşam|səhər|günün (?:axşamı|səhəri|gecəsi))"
        r"|günün (?:birinci|ikinci|ilk|son|ertə) (?:yarısında|yarısı|saatlarında)"
        r"|(?:(?<=[.!?:;] )|(?<=\n))gün(?: ərzində| boyu|ün (?:sonunda|ortasında|axırında))"
        rf"|(?:günorta|axşam|səhər) saatlarında"
        rf"|(?:(?<=[.!?:;,] )|(?<= və )|(?<=\n))(?P<later>günortadan sonra|günorta|axşam))(?!{_W}))"
        rf"|(?P<nextday>(?:ertəsi|səhəri|növbəti|sonrakı) gün(?:ü)?(?!{_W}))"
        rf"|(?P<ofweek>(?:ötən|keçən|bu|gələn|növbəti|qarşıdakı)\s+həftənin\s+)?"
        rf"(?P<which>(?:ötən|keçən|gələn|növbəti|qarşıdakı|bu)\s+)?(?P<weekday>bazar ertəsi"
        rf"|çərşənbə axşamı|cümə axşamı"
        rf"|çərşənbə|cümə(?!\s+məscid)|şənbə|bazar(?= gün))(?!{_W})(?:\s+gün(?:ü|ün[əü]))?(?!{_W})"
        rf"|(?P<word>bu\s+(?:səhər|axşam|gecə)|bu\s+gün(?:kü|ə)?|bugünkü|bugün|dünənki|dünən|ötən\s+gün|srağagün|birigün|sabahkı|sabahdan|sabaha"
        rf"|sabah(?!\s+(?:saat(?!\s+\d)|tez|erkən)))(?!{_W}|-)"
        rf"|(?P<count>\d\d?|bir|iki|üç|dörd|beş|altı|yeddi|səkkiz|doqquz|on)\s+(?P<unit>gün|həftə|ay|il)\s+"
        rf"(?P<way>əvvəl|öncə|qabaq|sonra)(?!{_W})"
        rf"|(?P<week>(?:ötən|keçən|bu|gələn|növbəti|qarşıdakı)\s+həftə(?!\s?son)|həftə(?=nin\s+{_PART}))(?:nin\s+\w+|d[əe]|yə)?(?!{_W})"
        rf"|(?P<weekend>(?:(?:ötən|keçən|bu|gələn|növbəti|qarşıdakı)\s+)?həftə\s?sonu)(?:nda|n[ıu]n)?(?!{_W})"
        rf"|(?P<themonth>(?:ötən|keçən|bu|cari|gələn|növbəti|həmin|elə həmin|o)\s+ay"
        rf"|ayın(?=\s+(?:\d|{_PART}|(?P<monthend>{_UNTIL}))))(?:ın|da|a)?"
        rf"(?:\s+(?P<mday>[0-3]?\d)(?:{_DASH}(?P<mdayto>[0-3]?\d))?(?:{_TAIL})?)?(?!{_W})"
        rf"|(?P<near>ötən|keçən|bu|builki|gələn|növbəti|qarşıdakı)\s+(?P<season>yaz|yay|payız)(?:da)?(?!{_W})"
        rf"|(?P<yearalone>(?:19|20)\d\d)(?:{_ORDINAL})\s+il(?:(?P<since>d[əe]n)|d[əe]|in|i)?(?!{_W}|l){_SEASON}"
        rf"|(?P<relyearalone>{_REL}|ilin(?=\s+(?:əvvəlindən|{_PART}|{_SHARE}|(?P<until>{_UNTIL}))))(?:d[əe]|in)?(?!{_W}){_SEASON}"
        rf")"
    ).replace(r"\s", r"[^\S\n]")
)

# A month without a year: "avqustun 1-də", "avqustda".
BARE = re.compile(rf"(?!.*(?:\d{{4}}|(?<!{_W})il)).*?(?<!{_W})(?:{_MONTH}).*", re.S)

FUTURE = re.compile(
    r"(?:acaq|əcək|yacaq|yəcək|acağ|əcəy)(?:d[ıi]r)?(?:l[aə]r)?$|(?:acağ|əcəy)[ıi]|^planlaşdırıl|^gözlənil|^tutulur$"
)
PAST = re.compile(r"(?:m[ıiuü]ş(?:d[ıiuü])?|[^l][ıiuü]b|[dt][ıiuü]|m[ıiuü]şdir)(?:l[aə]r)?$")

MONTH = re.compile(_MONTH)


def month_number(name: str) -> int:
    """Return 1 to 12."""
    return _MONTHS.index(name) + 1
