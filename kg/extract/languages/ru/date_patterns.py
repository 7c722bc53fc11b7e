"""The forms of time expressions in Russian news, as regular expressions, and the numbers that words mean."""

from __future__ import annotations

import re

from kg.extract.expressions import Hinted

_MONTHS = [
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
]
_FORMS = (
    r"(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:[яью]|е[м]?)"
    r"|(?:март|август)(?:[аеу]|ом)?|ма(?:[яйю]|ем?))"
)
# Hints for what can only be found where one of them stands.
_STEMS = "январ феврал март апрел мая май мае маю июн июл август сентябр октябр ноябр декабр"
_SEASON_STEMS = "зимо зимы весно весны лето лета осен"
_WEEKDAY_STEMS = "понедельник вторник сред четверг пятниц суббот воскресень"
_MONTH = rf"(?P<month>{_FORMS})"
_YEAR = r"(?:\s+(?P<year>(?:1[5-9]|20)\d\d)(?:-?(?:го|м))?(?:\s*(?:года|году|год|г\.?)(?!\w))?)"
_RELATIVE_YEAR = (
    r"(?:\s+(?P<relyear>прошлого|минувшего|того\s+же|этого|нынешнего|текущего|будущего|следующего|позапрошлого)"
    r"\s+года)"
)
_DASH = r"\s*[-–—−‑]\s*"
_DAY_NUMBER = r"[0-3]?\d"
_ENDING = r"(?:-?го|-[ея])?"
_UNTIL = (
    rf"(?P<day2>{_DAY_NUMBER}){_ENDING}\s+(?P<month2>{_FORMS})(?!\w)"
    rf"(?:{_YEAR.replace('?P<year>', '?P<year2>')}|{_RELATIVE_YEAR})?"
)

DAY = Hinted(
    _STEMS,
    rf"(?<!\d)(?<!до\s)(?P<day>{_DAY_NUMBER}){_ENDING}"
    rf"(?:(?:{_DASH}|\s+и\s+|\s*,\s*)(?P<day2>{_DAY_NUMBER}){_ENDING}){{0,4}}"
    rf"\s+{_MONTH}(?!\w)(?:{_YEAR}|{_RELATIVE_YEAR})?",
    re.I,
)
SPAN = Hinted(
    _STEMS,
    rf"(?<!\w)со?\s+(?P<day>{_DAY_NUMBER}){_ENDING}(?:\s+{_MONTH}(?!\w){_YEAR}?)?\s+(?:по|до)\s+{_UNTIL}"
    rf"|(?<!\d)(?P<day_>{_DAY_NUMBER})\s+(?P<month_>{_FORMS})(?!\w)"
    rf"{_YEAR.replace('?P<year>', '?P<year_>')}?{_DASH}"
    + _UNTIL.replace("2>", "2_>").replace("relyear>", "relyear_>"),
    re.I,
)
NUMERIC = re.compile(
    r"(?<![\d.])(?P<day>[0-3]?\d)\s*[./]\s*(?P<num>[01]?\d)\s*[./]\s*(?P<year>20\d\d|19\d\d)(?!\d)"
)
ISO = Hinted("-0 -1", r"(?<!\d)(?P<year>20\d\d|19\d\d)-(?P<num>[01]\d)-(?P<day>[0-3]\d)(?!\d)")

_PART = (
    r"(?:(?:перв|втор|последн)\w+\s+)?"
    r"(?:начал[оауе]|середин[ауые]|кон(?:ец|ца|цу|це)|половин[ауые]|числах|декад[ауые])"
)
MONTHLY = Hinted(
    _STEMS,
    rf"(?<!\w)(?:(?:во?|к|до|с|на|за)\s+(?:{_PART}\s+)?|{_PART}\s+)"
    rf"(?:(?:минувшем|прошлом|этом|нынешнем|будущем|следующем|текущем)\s+)?"
    rf"{_MONTH}(?!\w)(?:{_DASH}{_FORMS}(?!\w))?(?:{_YEAR}|{_RELATIVE_YEAR})?",
    re.I,
)
BARE_MONTH = Hinted(_STEMS, rf"(?<!\w){_MONTH}(?!\w)(?:{_DASH}{_FORMS}(?!\w))?{_YEAR}", re.I)
SEASON = Hinted(
    _SEASON_STEMS,
    rf"(?<!\w)(?:зимой|весной|летом|осенью|весны|лета|осени|зимы)(?:{_YEAR}|{_RELATIVE_YEAR})",
    re.I,
)
# "осенью" of the year nearest to the publication; "зимой" is of two years.
BARE_SEASON = Hinted(
    _SEASON_STEMS,
    r"(?<!\w)(?<!прошлой )(?<!минувшей )(?P<season>весной|летом|осенью)(?!\w)"
    r"(?!\s+(?:\d{4}|прошл|минувш|этог|нынешн|следующ|будущ))",
    re.I,
)
SEASONS = {"весной": 4, "летом": 7, "осенью": 10}
YEARLY = Hinted("год г.", r"(?<![\d–—-])(?P<year>(?:19|20)\d\d)(?:-?м)?\s*(?:году|года|г\.)(?!\w)", re.I)
IN_YEAR = re.compile(r"(?<!\w)в\s+(?P<year>(?:19|20)\d\d)-?(?:м|ом)(?!\w)", re.I)
RELATIVE_YEAR = Hinted(
    "год",
    r"(?<!\w)(?:в\s+(?P<relyear>прошлом|позапрошлом|минувшем|этом|нынешнем|текущем|будущем|следующем|том\s+же)"
    r"\s+году|на\s+(?P<relyear_>будущий|следующий)\s+год"
    rf"|(?:до|{_PART}){_RELATIVE_YEAR.replace('relyear', 'relyear__')})(?!\w)",
    re.I,
)

# Years after or before the one told last: "годом позже", "через два года", "год спустя"; "два года назад".
_COUNT = (
    r"(?:(?P<{0}>\d{{1,2}}|два|двумя|три|тремя|четыре|четырьмя|пять|пятью|шесть|семь|восемь|девять|десять)"
    r"\s+)?"
)
_UNIT = r"(?:год|года|годом|годами|лет)"
LATER = Hinted(
    "через спустя позже позднее ранее раньше",
    rf"(?<!\w)(?:через\s+{_COUNT.format('n')}{_UNIT}"
    rf"|{_COUNT.format('n_')}{_UNIT}\s+(?P<way>спустя|позже|позднее|ранее|раньше))(?!\w)",
    re.I,
)
YEARS_AGO = Hinted("назад", rf"(?<!\w){_COUNT.format('n')}{_UNIT}\s+(?:тому\s+)?назад(?!\w)", re.I)

_TIME_OF_DAY = r"(?:\s+(?:утром|вечером|днем|днём|ночью)(?!\w))?"
WEEKDAYS = {
    "понедельник": 0,
    "вторник": 1,
    "сред": 2,
    "четверг": 3,
    "пятниц": 4,
    "суббот": 5,
    "воскресень": 6,
}
WEEKDAY = Hinted(
    _WEEKDAY_STEMS,
    r"(?<!\w)(?P<how>во?\s+|(?:в\s+ночь\s+)?на\s+|утром\s+|вечером\s+)?"
    r"(?:(?P<which>минувш\w+|прошл\w+|ближайш\w+|следующ\w+|эт\w+)\s+)?"
    r"(?P<weekday>понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)(?!\w)" + _TIME_OF_DAY,
    re.I,
)
SINCE_WEEKDAY = Hinted(
    _WEEKDAY_STEMS,
    r"(?<!\w)со?\s+(?P<weekday>понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья)(?!\w)",
    re.I,
)
# "в графике на утро пятницы", "вечером четверга"
PART_OF_WEEKDAY = Hinted(
    _WEEKDAY_STEMS,
    r"(?<!\w)(?:(?:на|в)\s+)?(?:утро|утром|вечер|вечером|ночь|ночью|дн[её]м|день|полдень|(?:перв|втор)\w+\s+половин\w+"
    r"(?:\s+дня)?)\s+(?:(?P<which>минувш\w+|прошл\w+|ближайш\w+|следующ\w+)\s+)?"
    r"(?P<weekday>понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья)(?!\w)",
    re.I,
)
HEADING_WEEKDAY = Hinted(
    _WEEKDAY_STEMS,
    r"^(?P<weekday>понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)(?=[.,:]|\s*[–—(]|\s*$)",
    re.I | re.M,
)
DAYS = {"сегодня": 0, "нынче": 0, "вчера": -1, "накануне": -1, "завтра": 1, "послезавтра": 2, "позавчера": -2}
DAY_WORD = Hinted(
    "сегодня нынче вчера накануне завтра",
    r"(?<!\w)(?P<word>сегодня|нынче(?=\s+же)|вчера|накануне|завтра|послезавтра|позавчера)(?!\w)"
    + _TIME_OF_DAY
    # "накануне визита", "накануне намеченной на май встречи": before it, on whatever day.
    + r"(?!\s+(?:во?\s+)?(?:саммит|визит|встреч|форум|поездк|поездок|переговоров|заседани|сесси|выборов|бесед"
    + r"|приезда|прибыти|прилета|отъезда|вылета|консультаци|раунда|церемони|подписани|конференци|турне"
    + r"|мероприяти|открыти|годовщины|\d))"
    + r"(?:(?<!накануне)|(?!\s+[а-яё]{3,}(?:ого|его|ой|ей|ых|их)(?!\w)))",
    re.I,
)
# "вчерашняя встреча"; "сегодняшний день" means the present, "вчерашние противники" those of old.
DAY_ADJECTIVE = Hinted(
    "вчерашн сегодняшн завтрашн",
    r"(?<!\w)(?P<word>позавчера|вчера|сегодня|завтра|послезавтра)шн\w+(?!\s+дн?[ея])"
    r"(?=\s+(?:\w+\s+){0,2}?(?:встреч|визит|поездк|переговор|бесед|разговор|звон|консультаци|заседани|саммит|форум"
    r"|конференци|церемони|подписани|при[её]м|мероприяти|раунд)\w*)",
    re.I,
)
# "сентябрьский визит", "на июньском саммите"
MONTH_ADJECTIVE = Hinted(
    "брьск арьск ральск ельск юньск юльск мартовск майск август",
    r"(?<!\w)(?P<month>январь|февраль|мартов|апрель|май|июнь|июль|август(?:ов)?|сентябрь|октябрь|ноябрь|декабрь)"
    r"ск(?:ого|ом|ому|ий|им|ие|их|ими|ая|ой|ую|ое)(?=\s+(?:\w+\s+){0,2}?(?:встреч|визит|поездк|переговор|бесед|разговор"
    r"|консультаци|заседани|саммит|форум|конференци|церемони|подписани|при[её]м|раунд|сесси|турне|ассамбле)\w*)",
    re.I,
)
SAME_DAY = Hinted(
    "день дня днем днём",
    r"(?<!\w)(?:в\s+(?:этот|тот)\s+же\s+день|в\s+(?:этот|тот)\s+день|(?:того|тем|этого|этим)\s+же\s+дн(?:я|[её]м))(?!\w)",
    re.I,
)
AGO = Hinted(
    "назад ранее раньше",
    r"(?<!\w)(?P<n>два|двумя|три|тремя|четыре|пять|\d{1,2})\s+(?:дня|днями|дней)\s+(?P<dir>назад|ранее|раньше)",
    re.I,
)
# "Днем ранее": counted from the day that the text spoke of last.
DAY_BEFORE = Hinted(
    "днем днём день неделей неделю",
    r"(?<!\w)(?:дн[её]м|за\s+день|(?P<week>неделей|за\s+неделю))\s+(?P<dir>ранее|раньше|до\s+этого|позже|позднее)(?!\w)",
    re.I,
)
# "оттуда 21-го переберется": a day of the month that the text spoke of last.
ORDINAL = Hinted(
    "-го",
    r"(?<![\w-])(?P<day>[0-3]?\d)-го"
    r"(?:\s+числа(?!\w)|(?=\s*[–—,;.]|\s+\w+(?:ет|ит|ут|ют|ат|ят|ется|ится|ал|ил|ел|ла|ли|лся|лась|лись)(?!\w)))",
    re.I,
)
WEEK = Hinted(
    "недел",
    r"(?<!\w)(?:на\s+(?P<which>следующей|будущей|прошлой|минувшей|этой|текущей|предстоящей)\s+неделе"
    rf"|(?:во?|к|до|на)\s+{_PART}\s+(?:(?P<which_>следующей|будущей|прошлой|минувшей|этой|текущей|предстоящей)\s+)?недели)(?!\w)",
    re.I,
)
THIS_MONTH = Hinted(
    "месяц",
    rf"(?<!\w)(?:в\s+(?P<which>этом|текущем|прошлом|минувшем|следующем|будущем)\s+месяце"
    rf"|(?:(?:во?|к|до|на|за)\s+)?{_PART}\s+(?:(?P<which_>этого|текущего|прошлого|минувшего|следующего|будущего)\s+)?"
    r"месяца)(?!\w)",
    re.I,
)
DAY_OF_MONTH = Hinted("числа", r"(?<!\w)(?P<day>[0-3]?\d)(?:-?го)?\s+(?:числа)(?!\w)", re.I)
# A month without a year: "1 августа", "в августе".
BARE = re.compile(rf"(?!.*(?:\d{{4}}|год|г\.)).*?(?<!\w){_FORMS}(?!\w).*", re.I | re.S)
YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)")
STAMP_TAIL = re.compile(r"\s+(?:года\s+)?\d{1,2}:\d\d")

_SHIFTS = {
    "прошл": -1,
    "минувш": -1,
    "позапрошл": -2,
    "этог": 0,
    "этом": 0,
    "нынешн": 0,
    "текущ": 0,
    "будущ": 1,
    "следующ": 1,
}
NUMBERS = {
    "два": 2, "двумя": 2, "три": 3, "тремя": 3, "четыре": 4, "четырьмя": 4, "пять": 5, "пятью": 5,
    "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
}  # fmt: skip


def month_number(text: str) -> int:
    """Return 1..12 for a month in any case."""
    lower = text.lower()
    return next(
        i
        for i, stem in enumerate(_MONTHS, 1)
        if lower.startswith(stem) and (stem != "ма" or not lower.startswith("март"))
    )


def weekday_number(text: str) -> int:
    """Return 0 (Monday) .. 6 for a weekday in any case."""
    lower = text.lower()
    return next(
        n for stem, n in WEEKDAYS.items() if lower.startswith(stem[:-1] if stem == "вторник" else stem)
    )


def years_away(text: str) -> int | None:
    """Return how many years "прошлого", "будущем" are from the present one; None for other words."""
    lower = text.lower()
    return next((s for stem, s in _SHIFTS.items() if lower.startswith(stem)), None)


def field(match: re.Match[str], name: str) -> str:
    """Return a group of a pattern with alternatives, whose later groups end in "_"; '' when there is none."""
    groups = match.groupdict()
    return next((v for n in (name, f"{name}_", f"{name}__") if (v := groups.get(n))), "")
