"""What interrupts a sentence between marks and tells nothing of an event: "A (pictured), as expected, met B".

Blanks take its place, and commas that of a pair of dashes, so that all else keeps its own. The same for every
language; words are in asides.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from kg import gazetteer
from kg.extract.lexicon import any_of, lists_in

# Characters between two dashes.
_LONGEST = 90
# And in a line that says whose a picture is.
_CREDIT = 100
# "A – a former diplomat – met": a small letter after both, and a word before each.
_DASHES = re.compile(
    rf"[–—](?<=\S .)(?= (?P<inner>[^\W\d_][^–—.!?;:\n]{{2,{_LONGEST}}}[^\W_] )[–—] (?P<after>[^\W\d_]))"
)

# "the ministers of Chile (Anna Ruiz) and Oman (Ali Omar)": two or more in a row.
_CAPITAL = "A-ZА-ЯЁ"
_HOLDER = rf"[{_CAPITAL}][\w’'-]+ \([{_CAPITAL}][\w’'-]+(?: [{_CAPITAL}][\w’'-]+){{1,2}}\)"
# Where a sentence begins.
_BEGINS = r"(?P<before>\A|[.!?\n]\s)"
# Words of which a text has one where a pattern finds something; none where that is not known.
Gate = tuple[str, ...]
# The verb closes its clause.
_VERB_LAST = frozenset(("az", "tr"))
# What stands for the bracket: English needs a mark before the name, Russian none.
_OPENING = {"ru": " ", "en": "–"}

_table, _ = lists_in(Path(__file__).parent)


def without_asides(text: str, lang: str) -> str:
    """Return a text with blanks for asides, and commas for dashes around others."""
    patterns = _patterns(lang)
    if patterns is None:
        return text
    if patterns.credits is not None:
        text = patterns.credits.sub(blank, text)
    if "(" in text:
        text = patterns.pictures.sub(blank, text)
        text = _holders().sub(lambda m: _bare(m[0], lang), text) if lang in _OPENING else text
    if "–" in text or "—" in text:
        text = _with_commas(text)
    if patterns.helping is not None:
        text = patterns.helping.sub(_after_helping, text)
    if patterns.attached is not None:
        text = patterns.attached.sub(_attached, text)
    if patterns.sentences is not None:
        text = patterns.sentences.sub(_blank_sentence, text)
    for gate, anywhere in patterns.anywhere:
        text = anywhere.sub(blank, text) if not gate or any(word in text for word in gate) else text
    phrases = patterns.phrases_after_blanks if " ," in text else patterns.phrases
    return phrases.sub(_of_name if lang in _VERB_LAST else _of_phrase, text)


def _bare(listed: str, lang: str) -> str:
    """States with who acts for each without brackets: "Чили Анна Руис и"; people with their states stay."""
    if any(gazetteer.lookup(inner, lang) for inner in re.findall(r"\(([^)]*)\)", listed)):
        return listed
    return listed.replace("(", _OPENING[lang]).replace(")", " ")


def _with_commas(text: str) -> str:
    out, at = list(text), 0
    while (found := _DASHES.search(text, at)) is not None:
        at = found.end()
        small = found["inner"][0].islower() and found["after"].islower()
        before = text[max(0, found.start() - _TURN) : found.start()]
        listed = _open_alike(before, found["inner"]) or (_is_turn(found["inner"]) and _is_turn(before))
        if small and not listed and _after_name(text, found.start()):
            closing = found.end("inner")
            out[found.start()] = out[closing] = ","
            at = closing + 1
    return "".join(out)


def _is_turn(text: str) -> bool:
    """Whether a text ends with one or two capitalised words, or a day, behind a mark: ", for Chile | – the
    minister A, for Peru and Cuba | – B and C", ", 5 марта в Осло | – король, 6 марта | – премьер" are two of
    a list."""
    parts = _MARKS.split(text)
    undated = _days().sub(" ", parts[-1])
    words = [w for w in undated.split() if not (w.islower() and len(w) <= _LINK)]
    short = bool(words) or undated != parts[-1]
    return len(parts) > 1 and short and len(words) <= _SHORT and all(w[0].isupper() for w in words)


def _open_alike(before: str, inner: str) -> bool:
    """Whether two clauses open with one preposition: ", with A | – fish, with B | – gas" are of a list."""
    ahead, here = _MARKS.split(before)[-1].split(), _MARKS.split(inner)
    behind = here[-1].split()
    if not (here[1:] and ahead and behind):
        return False
    same = ahead[0].islower() and ahead[0][0] == behind[0][0]
    return same and max(len(ahead[0]), len(behind[0])) <= _LINK


# So many characters before a dash tell whose turn it is; so many words but for links of so few letters.
_TURN, _SHORT, _LINK = 60, 2, 3
_MARKS = re.compile("[,;:]")


@cache
def _days() -> re.Pattern[str]:
    """Days in the order of a list: "5 марта", "5-го", "5-го числа"."""
    of_month = "|".join(_table("asides")["of_month"].values())
    return re.compile(rf"(?<!\w)\d{{1,2}}(?:-\w{{1,2}}(?: (?:{of_month}))?| [^\W\d_]{{3,}})(?!\w)")


@cache
def _holders() -> re.Pattern[str]:
    """Names in brackets behind their states, two or more in a row."""
    joining = any_of("|".join(_table("asides")["joining"].values()))
    return re.compile(rf"{_HOLDER}(?:,? (?:(?:{joining}) )?(?:[\w-]+ ){{0,3}}{_HOLDER})+")


@cache
def _named() -> re.Pattern[str]:
    """Two capitals, or a day: "on Monday"."""
    before = "|".join(_table("asides")["before_days"].values())
    return re.compile(rf"[A-Z]\w+ [A-Z]|\b(?:{before}) [A-Z]")


def _after_name(text: str, dash: int) -> bool:
    """Whether the word before a dash begins with a capital."""
    word = text[max(0, dash - 40) : dash].split()
    return bool(word) and word[-1][0].isupper()


@cache
def _articles() -> tuple[str, ...]:
    """What another clause may begin with: "in Minsk, the capital of Belarus, | the ministry said"."""
    return tuple(f" {word} " for words in _table("asides")["articles"].values() for word in words.split())


def _of_phrase(match: re.Match[str]) -> str:
    """Blanks, after a comma where another clause may begin."""
    joins = match.string[match.end() + 1].islower() and not match.string.startswith(_articles(), match.end())
    return " " * len(match[0]) if joins else "," + " " * (len(match[0]) - 1)


def _of_name(match: re.Match[str]) -> str:
    """Blanks also before a capital where a name stands before: no clause of a language whose verb closes it
    has ended there."""
    named = match.string[: match.start()].rsplit(" ", 1)[-1][:1].isupper()
    return " " * len(match[0]) if named else _of_phrase(match)


def _after_helping(match: re.Match[str]) -> str:
    """Blanks after a helping verb, unless the aside names somebody or a day: two capitals, or "on Monday"."""
    if _named().search(match["inner"]):
        return match[0]
    return match["verb"] + " " * (len(match[0]) - len(match["verb"]))


def _attached(match: re.Match[str]) -> str:
    """What is said of a noun without its commas; with the second one where the clause goes on with a name."""
    end = " " if match.string[match.end() + 1].islower() else ","
    return f"{match['noun']}  {match['inner']}{end}"


def _blank_sentence(match: re.Match[str]) -> str:
    return match["before"] + " " * len(match["told"])


def blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


class _Patterns(NamedTuple):
    pictures: re.Pattern[str]
    phrases: re.Pattern[str]
    phrases_after_blanks: re.Pattern[str]  # slower: a search cannot leap from comma to comma
    helping: re.Pattern[str] | None
    attached: re.Pattern[str] | None
    sentences: re.Pattern[str] | None
    anywhere: tuple[tuple[Gate, re.Pattern[str]], ...]  # with or without marks around it
    credits: re.Pattern[str] | None


def _phrase(listed: dict[str, Any], lang: str, years: str) -> str:
    """What stands between two commas, with the second one."""
    # What begins so goes on in small letters: a name or a day would tell something.
    going_on = rf"(?:{any_of(listed['openings'][lang])})\b(?-i:[^,.;:()\dA-ZА-ЯЁƏÖÜĞÇŞİ]{{0,{_LONGEST}}})"
    if lang in listed["careers"]:
        going_on += rf"|(?:{any_of(listed['careers'][lang])})\b[^,.;:()]{{0,{_LONGEST}}}"
    if lang in listed["towns"]:
        state = r"(?-i:(?:the )?[A-ZА-ЯЁ][\w-]+(?: [A-ZА-ЯЁ][\w-]+){0,2})"
        going_on += rf"|(?:{any_of(listed['towns'][lang])}) {state}"
    if lang in listed["told_by"]:
        going_on += f"|(?x:{listed['told_by'][lang]})"
    if lang in listed["conceding"]:
        going_on += rf"|(?-i:[^,.;:()\dA-ZƏÖÜĞÇŞİ]{{1,{_LONGEST}}} (?:{listed['conceding'][lang]}))"
    return rf" (?:{any_of(listed['phrases'][lang])}|{going_on}|{years}) ?,(?= [^\W\d_])"


def _anywhere(listed: dict[str, Any], lang: str) -> Iterator[tuple[Gate, re.Pattern[str]]]:
    """Honours, and how something is done."""
    if honours := listed["honours"].get(lang):
        yield (), re.compile(rf"\b(?:{honours})(?= \w)", re.IGNORECASE)
    for gate, manner in listed["manner"].get(lang, {}).items():
        words = tuple(gate.split("|"))
        yield words, re.compile(rf"\b(?<=[\w,] )(?:{manner})(?= \w)", re.IGNORECASE)


@cache
def _patterns(lang: str) -> _Patterns | None:
    listed = _table("asides")
    if lang not in listed["phrases"]:
        return None
    years = rf"\d\d(?: (?:{'|'.join(listed['years'].values())}))?"
    born = f"|{listed['born'][lang]}" if lang in listed["born"] else ""
    pictures = rf"\((?<=[^\W\d_] .)(?:{any_of(listed['pictures'][lang])}|{years}{born})\)"
    phrases = _phrase(listed, lang, years)
    helping, attached = listed["helping"].get(lang), listed["attached"].get(lang)
    credited, sentences = listed["credits"].get(lang), listed["sentences"].get(lang)
    inner = rf"(?P<inner>[^\W\dA-Z][^,.;:()\d]{{2,{_LONGEST}}})"
    return _Patterns(
        re.compile(pictures, re.IGNORECASE),
        re.compile(rf",(?<=[^\W\d_].){phrases}", re.IGNORECASE),
        re.compile(rf"(?<=[^\W\d_]) *,{phrases}", re.IGNORECASE),
        re.compile(rf"(?P<verb>\b(?:{helping})), {inner},(?= [a-z])") if helping else None,
        re.compile(
            rf"(?P<noun>\w), (?P<inner>(?:{any_of(attached)}) (?:{listed['attached_by'][lang]})\b"
            rf"[^,.;:()]{{2,{_LONGEST}}}),(?= (?!(?:{listed['not_attached'][lang]})\b)[^\W\d_])"
        )
        if attached
        else None,
        re.compile(rf"{_BEGINS}(?P<told>(?x:{sentences})\.)(?=\s|\Z)", re.IGNORECASE) if sentences else None,
        tuple(_anywhere(listed, lang)),
        re.compile(
            rf"^[ \t]*(?:©[ \t]*)?(?:{any_of(credited)})[ \t]*[:©](?:[^\n.!?]|[.!?](?! )){{1,{_CREDIT}}}$",
            re.IGNORECASE | re.MULTILINE,
        )
        if credited
        else None,
    )
