"""The forms of time expressions in English news, as regular expressions, and the numbers that words mean.

Months and weekdays are looked for with a capital only: "may" and "march" are no months.
"""

from __future__ import annotations

import re

from kg.extract.expressions import Hinted
from kg.extract.languages.en.lexicon import words_of

# Hints for what can only be found where one of them stands.
_STEMS = "jan feb mar apr may jun jul aug sep oct nov dec"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = tuple(_STEMS.split())
_FULL = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_SHORT += f"|{_SHORT.upper()}"
_FORMS = rf"(?:(?:{_FULL})(?!\w)|(?:{_SHORT})(?!\w)\.?)"
_MONTH = rf"(?P<month>{_FORMS})"
_MONTH2 = rf"(?P<month2>{_FORMS})"
_NUMBER = r"[0-3]?\d(?:\s?(?:st|nd|rd|th)\b)?"
_DAY = rf"(?P<day>{_NUMBER})(?!\d|:\d)"
_DAY2 = rf"(?P<day2>{_NUMBER})(?![\d:])"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
_OF_YEAR = (
    rf"(?:,?\s+(?:of\s+)?{_YEAR}|,?\s+(?:of\s+)?(?P<relyear>last|this|next|the\s+same|that)\s+year(?!\w))"
)
_TO = r"(?:\s*[-–—−‑]+\s*|\s+(?:to|through|until|till|and|thru)\s+)"
# The days between the first and the last of a list: "25, 26 and 27"
_BETWEEN = rf"(?:\s*,\s*{_NUMBER}(?![\d:]))*,?"
_WEEKDAY = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)"
    r"s?(?!\w)"
)

ISO = Hinted("-0 -1", r"(?<!\d)(?P<year>20\d\d|19\d\d)-(?P<num>[01]\d)-(?P<day>[0-3]\d)(?!\d)", opens="0")
# "25.11.2025", "25/11/2025"; with a slash only where the first number can be no month.
NUMERIC = Hinted(
    ".19 .20 /19 /20",
    r"(?<![\d.])(?:(?P<day>[0-3]?\d)\.(?P<num>[01]?\d)\.|(?P<day_>1[3-9]|2\d|3[01])/(?P<num_>[01]?\d)/)"
    r"(?P<year>20\d\d|19\d\d)(?!\d)",
    opens="0",
)
# "June 29 through July 5, 2022", "June 27-June 29", "from May 10-12", "April 5 to 7, 2022", "March 25 and 26"
MONTH_FIRST_SPAN = Hinted(
    _STEMS,
    rf"(?<!\w){_MONTH}\s*{_DAY}(?:,?\s+(?P<year0>20\d\d|19\d\d),?)?"
    rf"{_BETWEEN}{_TO}(?:{_MONTH2}\s*)?{_DAY2}(?:{_OF_YEAR})?",
    opens="jfmasond",
)
# "from 25 to 28 November 2025", "30 December-2 January", "25-26 November", "25 and 26 November"
DAY_FIRST_SPAN = Hinted(
    _STEMS,
    rf"(?<![\w.,:$€£-]){_DAY}(?:\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year0>20\d\d|19\d\d))?)?"
    rf"{_BETWEEN}{_TO}{_DAY2}\s+(?:of\s+)?{_MONTH2}(?:{_OF_YEAR})?",
    opens="0",
)
MONTH_FIRST = Hinted(
    _STEMS, rf"(?<!\w){_MONTH}\s*{_DAY}(?!\s*(?:%|percent|{_FULL}))(?:{_OF_YEAR})?", opens="jfmasond"
)
DAY_FIRST = Hinted(
    _STEMS, rf"(?<![\w.,:$€£-]){_DAY}\s+(?:day\s+)?(?:of\s+)?{_MONTH}(?:{_OF_YEAR})?", opens="0"
)

_PART = (
    r"(?:(?:the\s+)?(?:early|late|mid|beginning|start|middle|end|first\s+half|second\s+half)"
    r"(?:\s+(?:of|in))?[\s-]+)"
)
# "Led by Jan Berg" is a given name, "in Mar del Plata" a town.
_NO_NAME = r"(?!(?<=\s(?-i:Jan|Mar))\s+(?-i:[A-Z][a-z]|del?\b))"
# A month needs a preposition, a part of it, a year, or the noun of an event after it.
_HOW = r"(?P<how>last|this|next|the\s+same|coming|upcoming|past)"
# "Postponed | to April", "has been pushed back | to May".
_PUT_OFF_TO = (
    r"(?:(?<=postponed\s)|(?<=rescheduled\s)|(?<=deferred\s)|(?<=delayed\s)|(?<=shifted\s)|(?<=moved\s)"
    r"|(?<=pushed\s)|(?<=back\s)|(?<=forward\s)|(?<=off\s))to"
)
MONTHLY = Hinted(
    _STEMS,
    rf"(?<!\w)(?:(?:{_PUT_OFF_TO}|in|during|since|until|till|by|of|for|from|through|throughout|before|after)\s+{_PART}?|{_PART})"
    rf"(?:{_HOW}\s+)?{_MONTH}(?!\s*\d{{1,2}}(?!\d)){_NO_NAME}(?:{_OF_YEAR})?",
    re.I,
    opens="tidsubofaelm",
)
DATED_MONTH = Hinted(_STEMS, rf"(?<!\w)(?:(?:last|this|next)\s+)?{_MONTH}(?:{_OF_YEAR})", opens="jfmasondlt")
RELATIVE_MONTH = Hinted(_STEMS, rf"(?<!\w)(?i:{_HOW})\s+{_MONTH}(?!\s*\d)", opens="ltncup")
_EVENTS = (
    r"(?:visit|trip|meeting|talk|call|summit|session|conference|forum|signing|travel|tour|consultation"
    r"|ministerial|conversation|phone-call|discussion|dialogue|gathering|stop|engagement|assembly|congress"
    r"|roundtable|cop\d*)"
)
_BOARDS = r"(?:Commission|Committee|Group|Force|Mechanism)"
# "The March | working meeting", "the September | Pacific Islands Forum", "the May | Oman-Peru Working Group"
MONTH_OF_EVENT = Hinted(
    _STEMS,
    rf"(?<!\w){_MONTH}(?=\s+(?:\w+\s+)?(?i:{_EVENTS})s?(?!\w)|(?:\s+[A-Z][\w.’–-]*){{1,5}}\s+(?i:{_EVENTS})s?(?!\w)"
    rf"|(?:\s+[A-Z][\w.’–-]*){{1,6}}\s+{_BOARDS}(?!\w))",
    opens="jfmasond",
)

# What happened on the day that stands after an owner, and no talk of ours: "Iran’s June 3 tests".
OWNED = re.compile(r"(?<=\w)['’]s?\s+$")
OWNED_THING = re.compile(rf"\s+(?!(?:[\w-]+\s+){{0,3}}(?:{_EVENTS}|address|speech)s?(?!\w))[a-z]")
AND = re.compile(r"\s+(?:and|,)\s+")

_SEASON = r"(?:spring|summer|autumn|fall|winter)"
SEASON = Hinted(
    "spring summer autumn fall winter",
    rf"(?<!\w)(?:(?:in|during|since)\s+)?(?:the\s+)?(?:{_PART}(?:the\s+)?)?{_SEASON}(?:\s+of)?\s+{_YEAR}",
    re.I,
    opens="idstelmbfwa",
)
_PERIOD = r"(?:the\s+)?(?:first|second|third|fourth|last)\s+(?:half|quarter)\s+of\s+"
# "Scheduled | for 2028"
_DUE_FOR = r"(?:(?<=scheduled\s)|(?<=planned\s)|(?<=slated\s)|(?<=set\s)|(?<=due\s))for"
YEARLY = re.compile(
    rf"(?<!\w)(?:(?:{_DUE_FOR}|{_PUT_OFF_TO}|in|during|since|of|from|throughout)\s+(?:{_PART}|{_PERIOD})?|{_PART}|{_PERIOD})"
    rf"(?:the\s+year\s+)?{_YEAR}(?!\s*[-–—/]\s*\d)(?:(?<=\bin\s\d{{4}})|(?!\s+(?-i:[A-Z])))(?![-\w])",
    re.I,
)
YEAR_OF_EVENT = re.compile(rf"(?<![\w-]){_YEAR}(?=\s+(?:\w+\s+)?{_EVENTS}s?(?![\w]))")
RELATIVE_YEAR = Hinted(
    "year",
    # Not "for the second time | this year", which only counts.
    r"(?<!\w)(?<!\btime )(?<!\btimes )(?:(?:earlier|later|in|late|early|sometime)\s+)?"
    r"(?P<relyear>last|this|next|coming)\s+year(?!\w)(?!['’])",
    re.I,
    opens="elistnc",
)

# "this fall", "next spring"; what comes by the end of the year
NEAR_SEASON = Hinted(
    "spring summer autumn fall",
    r"(?<!\w)(?:(?:in|during|earlier|later|late|early)\s+)?(?P<which>this\s+coming|the\s+coming|this\s+past|the\s+past|this|last|next)"
    r"\s+(?P<season>spring|summer|autumn|fall)(?!\w)(?!['’]|\s+(?:of\s+)?\d)",
    re.I,
    opens="ideltn",
)
THIS_YEAR = Hinted(
    "the year",
    r"(?<!\w)(?:(?P<until>(?:before|by|until)\s+the\s+(?:end|close))|(?:at|since|from|in)\s+the\s+(?:start|beginning)"
    r"|in\s+the\s+(?:first|second|latter)\s+half)\s+of\s+(?:this|the)\s+year(?!\w)(?!['’])",
    re.I,
    opens="abfisu",
)

_TIME_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night)(?!\w))?"
WEEKDAY_SPAN = Hinted(
    _DAYS, rf"(?<!\w){_WEEKDAY}{_TO}(?:on\s+)?{_WEEKDAY.replace('weekday>', 'weekday2>')}", opens="fmstw"
)
WEEKDAY = Hinted(
    _DAYS,
    rf"(?<!\w)(?:(?:on|from|since|by|until)\s+)?(?:(?P<which>(?i:last|next|this|past|coming|this\s+coming|this\s+past))\s+)?"
    rf"{_WEEKDAY}{_TIME_OF_DAY}",
    opens="bcflmnopstuw",
)
# "On Thursday last week", "Monday next week"
WEEKDAY_OF_WEEK = Hinted(
    "week",
    rf"(?<!\w)(?:on\s+)?{_WEEKDAY},?\s+(?:of\s+)?(?P<week>(?i:last|next|this))\s+week(?!\w)(?!['’])",
    opens="fmostw",
)
# "Next week on Thursday"
WEEK_AND_WEEKDAY = Hinted(
    "week",
    rf"(?<!\w)(?P<week>(?i:last|next|this))\s+week,?\s+on\s+{_WEEKDAY}(?!\w)(?!['’])",
    opens="lnt",
)
# "Sunday’s summit"
DAYS = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
# "today’s world" and "of today" mean the present.
DAY_WORD = Hinted(
    "today yesterday tomorrow night evening morning afternoon",
    r"(?<!\w)(?:(?:earlier|later|late|early)\s+)?(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow"
    r"|today|tonight|yesterday|tomorrow|last\s+night|last\s+evening|this\s+(?:morning|afternoon|evening))(?!\w)"
    r"(?!['’]s\s+(?:world|challenges|reality|realities|globali[sz]ed|era|complex|young|youth|generation))"
    + _TIME_OF_DAY,
    re.I,
    opens="elty",
)
NOT_THIS_DAY = re.compile(
    r"(?<!\w)(?:of|between|until|to|as\s+of|than|issues?|facing\s+\w+(?:\s+\w+)?)\s+$", re.I
)
# An entry of a schedule opens with its hour: "9:30 a.m. LOCAL The Secretary meets ...".
ENTRY = re.compile(
    r"^[ \t]*[01]?\d(?::[0-5]\d)?[ \t]?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|noon\b)"
    r"(?:[ \t]*(?:–|-|to)[ \t]*[01]?\d(?::[0-5]\d)?[ \t]?(?:[ap]\.m\.|[ap]m\b|[AP]M\b))?",
    re.M,
)
SAME_DAY = re.compile(
    r"(?<!\w)(?:(?:earlier|later)\s+)?(?:on\s+)?(?:the\s+same|that(?:\s+same)?)\s+(?:day|afternoon|evening)(?!\w)",
    re.I,
)
# The day after the one told last: "arrived in Oslo the next day"
NEXT_DAY = Hinted(
    "next following later",
    r"(?<!\w)(?:on\s+)?the\s+(?:next|following)\s+(?:day|morning|afternoon|evening)(?!\w)"
    r"|(?<!\w)(?:a|one)\s+day\s+later(?!\w)",
    re.I,
    opens="aot",
)
# The day before it: "the previous day", "a day earlier"
DAY_BEFORE = Hinted(
    "previous preceding earlier before",
    r"(?<!\w)(?:on\s+)?the\s+(?:previous|preceding)\s+(?:day|evening|night|afternoon)(?!\w)"
    r"|(?<!\w)(?:a|one)\s+day\s+earlier(?!\w)"
    r"|(?<!\w)the\s+(?:day|evening|night|afternoon)\s+before(?=\s*[,.;])",
    re.I,
    opens="aot",
)
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
AGO = Hinted(
    "ago",
    r"(?<!\w)(?<!less than )(?<!more than )"
    r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?P<unit>day|week|month|year)s?\s+ago(?!\w)",
    re.I,
    opens="0aefnost",
)
# "In two weeks the minister will visit Rome": counted from the publication.
IN_TIME = Hinted(
    "days day week month",
    r"(?<!\w)in\s+(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?P<unit>day|week|month)s?"
    r"(?:['’]s?\s+time)?(?!\w)",
    re.I,
    opens="i",
)
# "At the weekend"
WEEKEND = Hinted("weekend", r"(?<!\w)(?:at|on)\s+the\s+weekend(?!\w)", re.I, opens="ao")
WEEK = Hinted(
    "week",
    r"(?<!\w)(?:(?:earlier|later)\s+)?(?:on\s+|over\s+)?(?P<which>this|last|next|the\s+coming|this\s+coming|the\s+past|this\s+past|over\s+the)"
    # "Next week’s virtual leaders’ meeting", no week’s end or news.
    r"\s+week(?:end)?(?!\w)(?!['’](?!s\s+(?:[\w.&'’-]+\s+){0,4}?"
    r"(?:summit|meeting|conference|forum|visit|trip|talks|call|dialogue|session|ministerial|assembly)\b))",
    re.I,
    opens="elnot",
)
# Counted from the year told last: "the following year", "a year later", "two years earlier"
LATER = Hinted(
    "year",
    r"(?<!\w)(?:(?:in\s+)?the\s+(?P<way>following|previous|preceding)\s+year"
    r"|(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+years?\s+(?P<way_>later|earlier))(?!\w)",
    re.I,
    opens="0aefinost",
)
THIS_MONTH = Hinted(
    "month",
    r"(?<!\w)(?:(?:earlier|later|in)\s+)?(?P<which>this|last|next|the\s+coming|the\s+same)\s+month(?!\w)",
    re.I,
    opens="eilnt",
)
DAY_OF_MONTH = re.compile(
    r"(?<!\w)on\s+the\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)(?!\w)(?!\s+(?:\w+\s+)?(?:anniversary|of))", re.I
)
# A month without a year: "on August 1", "in August".
BARE = re.compile(
    rf"(?!.*(?:\d{{4}}|\b(?:last|this|next|same|coming|past)\b)).*?(?<!\w){_FORMS}.*", re.I | re.S
)
YEAR = re.compile(rf"(?<!\d){_YEAR}")
# Before the first day of something without a last one: "starting March 28"
STARTING = re.compile(r"(?:starting|beginning|commencing|as of|from)(?:\s+on)?\s+$", re.I)
# "Thanked the premier for hosting the dialogue in | May", no "for agreeing to host it in"
_NOT_AHEAD = (
    r"(?!\bagree|\boffer|\baccept|\bplan|\bwilling|\bread[iy]|\bnext\b|\bupcoming| will | to )[^.;:!?]"
)
THANKED = re.compile(
    rf"\b(?:{'|'.join(sorted(words_of('triggers', 'days', 'thanked')))})\w*\s"
    rf"(?:{_NOT_AHEAD})*\b(?:for|on)\s(?:\w+ing|his|her|their|its)\s(?:{_NOT_AHEAD})*$",
    re.I,
)
# A clause that tells of an earlier event: "who met him in July", "when they last spoke in May"
LOOKING_BACK = re.compile(
    r"(?<!\w)(?:who|which|when\s+\w+|had|last)\s+(?:last\s+|also\s+|was\s+)?(?:met|visited|hosted|received|spoke|took|held)"
    r"(?!\w)(?:(?! will | to |, )[^.;:!?]){0,80}$",
    re.I,
)
# The same of what is told: "visited Peru | in June", "paid a visit to the town | on 5 June"; no purpose.
# "Have met twice since, in Lima in | May and in Riga in | July"
TOLD_TIMES = re.compile(
    r"\b(?:met|spoken|spoke|talks) (?:\w+ )?(?:twice|(?:three|four|five|several) times)\b[^.;]*$"
)
TOLD_BACK = re.compile(
    r"(?:(?<!\w)(?:has|have)\s+(?:(?:also|already)\s+)?(?:met|spoken|talked|visited)(?!\w)[^.;:!?]{0,40}"
    r", (?:most (?:recently|notably)|including|the last time|last)|(?<!\w)(?<!to be )(?:visited|travell?ed"
    r"|spent|went|flew|toured|paid|arrived|hosted|received|welcomed|met|held"
    r"|attended|signed|saw|spoke|talked|conferred|phoned|called|chaired|co-chaired|jetted|landed|gathered"
    r"|convened|sat|came|opened|inaugurated|took\s+p(?:art|lace)|(?:was|were|been)(?:\s+(?:last|also))?\s+in))(?!\w)"
    r"(?:(?! will | to (?!the )[a-z]|, | on [a-z]| about | over | regarding | ahead | before | that | for "
    r"| until | prior | upcoming | next | planned | scheduled | of )[^.;:!?]){0,60}$"
)
# "In the wake of the president’s trip to Peru | in June"
AFTER_THAT = re.compile(
    r"(?<!\w)(?:[Aa]fter|[Ff]ollowing|[Ss]ince|wake\s+of)\s(?:(?! will )[^.;:!?,]){0,60}"
    r"(?:trip|visit|meeting|talks|summit|call)(?!\w)(?:(?! will )[^.;:!?,]){0,40}$"
)
# "Builds on the talks between the ministers in Lima | in May", "recalled their meeting | in May"
GOING_ON = re.compile(
    r"(?<!\w)(?:follow(?:s|ed)(?: on)?(?: from)?|buil(?:ds|ding|t) (?:up)?on|recall(?:s|ed|ing)|heels of)\s"
    r"(?:(?! will )[^.;:!?]){0,60}(?:trips?|visits?|meetings?|talks|summits?|calls?|engagements?|discussions?"
    r"|consultations|dialogue|conversations?|session)(?!\w)(?:(?! will )[^.;:!?]){0,120}$"
)
# Which paper is meant: "a protocol to the agreement of | 5 May 2019"
PAPER = re.compile(
    r"\b(?:agreement|treaty|protocol|memorandum|convention|accord|declaration|resolution|decree|contract|charter|pact)s?"
    r"\s+(?:of|from|dated)\s+$",
    re.I,
)
# An event that is known has been: "will follow up on their call | in April", "the king’s visit | in May"
OF_TOLD = re.compile(
    rf"(?:\w['’]s?|(?<!\w)(?:their|his|her|our|its|the))\s+(?:[\w.-]+\s+){{0,4}}?{_EVENTS}s?(?!\w)"
    r"(?:(?! will | is | are )[^.;:!?])*$",
    re.I,
)
# What is ahead in a sentence: "will fly there after the summit in June"
AHEAD = re.compile(r"(?<!\w)(?:will|would|plans|expected|scheduled|due|set|slated)(?!\w)")
# A clause that tells when a thing came to be: "the group, which was established in September 2021"
FOUNDED = re.compile(
    r"(?<!\w)(?:(?:which|that|who)\s+(?:was|were|had\s+been|has\s+been|have\s+been)?|(?<=,))\s*(?:first\s+|initially\s+|originally\s+)?"
    r"(?:established|founded|created|set\s+up|formed|enacted|elected|appointed|inaugurated|unveiled|adopted|ratified|took\s+office)"
    r"(?!\w)[^.;:!?,]{0,80}$",
    re.I,
)
# What a day names and no time of an event: "the April 19 agreement", "the October 7 attacks"; not
# "met on Monday to discuss the attacks"
NAMED_DAY = re.compile(
    r"\s+(?:(?!(?:to|and|the|an?|for|on|in|after|before|over|following|with|at|by|of|about|amid|but|his|her|their)\b)\w+\s+){0,3}"
    r"(?:agreement|accords?|statement|declaration|attacks?|attack|crash|elections?|referendum|massacre|ceasefire"
    r"|terrorist|deadline|decree|resolution|revolution|uprising|coup|protocol|constitution|order)s?(?!\w)",
    re.I,
)
# The line that opens a report: "BAKU, November 25 (Reuters)", "Baku, November 25, AZERTAC", "ROME, 3 June"
_CITY = r"(?:[A-Z][A-Z.’'-]+|[A-Z][\w’'-]+)"
DATELINE = re.compile(
    r"\s*(?!(?:On|In|By|Since|From|Until|Last|Next|This|After|Before|During|For|At|The|Earlier|Later|Today|Yesterday"
    r"|(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b)"
    rf"{_CITY}(?:\s{_CITY}){{0,2}}(?:\s\[[A-Z][A-Za-z ]+\])?(?:,\s*{_CITY}(?:\s{_CITY})?)?(?:,\s?|\s)\s*"
    rf"(?:{_MONTH}\s*{_DAY}|(?P<day_>{_NUMBER})\s+(?P<month_>{_FORMS}))"
    r"(?:,?\s+(?P<year>20\d\d))?\s*(?:[(,–—:-]|/|\.\s+[A-Z]|--)"
)

# The same with the day in the brackets: "BISHKEK (News / Agency - 24th February, 2021)"
BRACKETED = re.compile(
    rf"\s*{_CITY}(?:\s{_CITY}){{0,2}},?\s*\([^()\n]{{2,60}}?[-–]\s?"
    rf"(?:{_MONTH}\s*{_DAY}|(?P<day_>{_NUMBER})\s+(?P<month_>{_FORMS})),?\s+(?P<year>20\d\d)\)"
)
# A line that only says where and when a report was made: "Doha, 9 October 2023", "New York - May 3, 2024"
STAMP = re.compile(
    rf"^[ \t]*(?:{_CITY}(?: {_CITY}){{0,2}}(?:, ?{_CITY}(?: {_CITY})?)?(?:,| [-–—])[ \t]*)?"
    rf"(?:{_MONTH}\s*{_DAY}|(?P<day_>{_NUMBER})\s+(?P<month_>{_FORMS})),?\s+(?P<year>20\d\d)"
    rf"(?:(?:,| [-–—|])[ \t]*[A-Z][\w.]*(?: [A-Z][\w.]*){{0,4}})?[ \t]*$",
    re.M,
)
# The day that ends a headline: "PM call with President A of Malta: 24 June 2024"
TITLED = re.compile(
    rf"(?:[,:(]| [-–—])[ \t]*(?:{_MONTH}\s*{_DAY}|(?P<day_>{_NUMBER})\s+(?P<month_>{_FORMS})),?"
    r"\s+(?P<year>20\d\d)\)?[ \t]*$",
    re.M,
)
# Who says so on a day, and what follows: "said on Tuesday | he will travel"
_SAID = r"said|says|announced|confirmed|told (?:reporters|journalists|the press)"
SAID = re.compile(rf"\b(?:{_SAID})\s+(?:late\s+)?(?:on\s+)?$")
# "Said on Monday", "said in a statement on Thursday" at the end of what was said
SAID_SO = re.compile(rf"\b(?:{_SAID})(?:\s+(?:in|at|during) an? (?:\w+ )?\w+)?\s+(?:late\s+)?(?:on\s+)?$")
# The day on which a visit was over says nothing of when it began: "concluded his visit to Malta on Thursday"
OVER = re.compile(
    r"\b(?:ended|concluded|wrapped up|finished|completed|ends|concludes|wraps up|completes)\b[^.;]*"
    r"\b(?:visit|trip|tour)\b[^.;,]*$|\b(?:visit|trip|tour)\b[^.;]*"
    r"\b(?:ended|concluded|ends|concludes|(?:will|to|would)\s+(?:end|conclude|wrap up))\s+"
    r"(?:on\s+)?(?:[A-Z][a-z]+day,?\s+)?$"
)
# The same day before the verb: "on Thursday | concluded his visit", "On Thursday, Premier A | concluded it"
ENDED = re.compile(
    r",?\s+(?:(?:the\s+)?(?:(?:[A-Z][\w.’'/&-]*,?|of|and|the|for)\s+){1,25})?"
    r"(?:ended|concluded|wrapped up|finished|completed|ends|concludes|wraps up|completes)\b"
    r"[^.;,]*\b(?:visit|trip|tour)\b"
)
# What comes before a visit has its own day.
PRECEDED = re.compile(r"\b(?:visit|trip|tour)\b[^.;]*\b(?:was|is|were) preceded by\b[^.;]*$")
# On which day a visit was made known: "the visit was announced | on Monday", "was confirmed by her office
# in a statement | on Monday"
MADE_KNOWN = re.compile(
    r"\b(?:visit|trip|tour|meeting|talks|summit)\b[^.;,]*\b(?:was|were|is|are|been)\s+"
    r"(?:\w+ly\s+|first\s+)?"
    r"(?:announced|confirmed|revealed|disclosed|reported|made public)\b"
    r"(?:(?! to | for | that | will )[^.;,])*?\s(?:on\s+)?$"
)
# Before the last day of something: "will stay until | Friday", and not where it is put off to it
UNTIL = re.compile(r"\b(?:until|till|through)\s+(?:[A-Za-z]+\s+){0,2}\S*$")
PUT_OFF = re.compile(
    r"\b(?:postpon|delay|adjourn|reschedul|suspend|defer|shelv|push|put off|put back|not)", re.I
)
# Opens a sentence with who says so, and when: "In a statement issued on | Monday, the ministry said"
STATED = re.compile(
    r"(?:In|According to|An?|The)\s+(?:[\w’'-]+\s+){0,5}?(?:statement|release|communiqué|communique|post"
    r"|tweet|message|interview|briefing|announcement|report)\s+"
    r"(?:(?:issued|released|published|made|posted|late|here|earlier)\s+)?"
    r"(?:by\s+(?:[\w’'-]+\s+){1,6}?)?(?:on\s+)?"
)
ENDS = re.compile(r"[.,;\"”]|\s*$")
SAYS_THAT = re.compile(r"\s+(?:that\s+)?(?:(?:he|she|it|they|the|his|her|its)\b|[A-Z])")

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def month_number(text: str) -> int:
    """Return 1..12 for a month, in full or shortened."""
    return _MONTHS.index(text[:3].lower()) + 1


def names_month(text: str) -> bool:
    """Whether a word begins like a month: "Mar", "May", "December"."""
    return text[:3].lower() in _MONTHS


def day_number(text: str) -> int:
    """Return the number in "3", "3rd"."""
    found = re.match(r"\d+", text)
    return int(found.group()) if found else 0


def weekday_number(text: str) -> int:
    """Return 0 (Monday) .. 6."""
    return _WEEKDAYS.index(text[:3].lower())


def field(match: re.Match[str], name: str) -> str:
    """Return a group of a pattern with alternatives, whose later groups end in "_"; '' when there is none."""
    groups = match.groupdict()
    return next((v for n in (name, f"{name}_") if (v := groups.get(n))), "")
