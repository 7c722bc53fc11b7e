"""What is said of people behind their names and tells no event: "А, который занял пост в мае, встретился".

Blanks take its place, and that of the marks around it, before a text is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.morphology import analyse

_SPITE = "|".join(table("triggers")["said_beside"]["spite"])
_PARTIES = "|".join(table("triggers")["said_beside"]["parties"])
_LONGEST = 100
_ASIDE = re.compile(
    rf"(?P<name>[А-ЯЁA-Z][\w’'-]*[»”\"]?) *, (?P<inner>[а-яё][^,.;:!?()–—\n]{{3,{_LONGEST}}})"
    r"(?P<end>[,.;](?!\S)|\Z|(?=\n))"
)
# Between a verb and what it governs: "принял, несмотря на протесты, посла".
_IN_SPITE = re.compile(
    rf"(?P<name>[а-яё]+), (?P<inner>(?:{_SPITE}) [^,.;:!?()–—\n]{{3,{_LONGEST}}})(?P<end>,)(?= \w)"
)
_PARTY = re.compile(rf" \((?<=\w \()(?:{_PARTIES}) «[^»\n]*»\)")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_GAP = 4
# Among so many words stands the noun by which somebody is called.
_HEAD = 5
_STOP = re.compile(r"[^\W\d_][^\W\d_»”][.»”]$|[)\d]\.$")
_DASH = re.compile(r" [–—] ")
_CLAUSE = re.compile(r"[,.;:!?()–—\n]")
_SURNAMES = ("ов", "ев", "ёв", "ин", "ын")
# Endings of surnames with one form: "Русу", "Кано".
_STIFF = frozenset("оуюиэе")
# So many characters tell of a clause before a name.
_BEFORE = 160
_EVENTS = frozenset[str]().union(
    *(
        words_of("triggers", *path)
        for path in (
            ("meeting", "with", "verbs"),
            ("meeting", "receive", "verbs"),
            ("meeting", "noun", "nouns"),
            ("meeting", "convene", "verbs"),
            ("meeting", "joins", "verbs"),
            ("meeting", "discuss", "verbs"),
            ("meeting", "exchange", "verbs"),
            ("meeting", "summon", "verbs"),
            ("call", "dative", "verbs"),
            ("call", "with", "verbs"),
            ("call", "reach", "verbs"),
            ("call", "noun", "nouns"),
            ("visit", "go", "verbs"),
            ("visit", "object", "verbs"),
            ("visit", "stay", "verbs"),
            ("visit", "noun", "nouns"),
            ("visit", "return", "verbs"),
            ("visit", "bring", "verbs"),
            ("visit", "send", "verbs"),
            ("visit", "invite", "verbs"),
            ("visit", "invite", "nouns"),
            ("visit", "greeting", "verbs"),
            ("visit", "delegation", "nouns"),
            ("conference", "noun", "nouns"),
            ("conference", "shows", "nouns"),
            ("conference", "attend", "verbs"),
            ("conference", "attend", "nouns"),
            ("signing", "verb", "verbs"),
            ("signing", "noun", "nouns"),
            ("happen", "verbs"),
        )
    )
)
SAID = words_of("statements", "saying") | words_of("statements", "reporting")
_POSTS = words_of("posts", "heads")
_OTHERS = words_of("triggers", "said_beside", "others")
_CAREER = words_of("triggers", "said_beside", "career")
_USUAL = words_of("triggers", "said_beside", "usual")
_PLAIN = words_of("triggers", "said_beside", "plain")
OF_EVENTS = (_EVENTS | SAID | _POSTS | _OTHERS) - _PLAIN
_RELATIVE = words_of("triggers", "said_beside", "relative")
_OBLIQUE = words_of("triggers", "said_beside", "oblique")
_STAYING = words_of("triggers", "said_beside", "staying")
# Nouns of people that say what they do besides: whoever is an artist need not be an official.
_KINDS = (
    *(
        "callings",
        "laymen",
        "kin",
        "spouses",
        "people_listed",
        "groups",
        "led",
        "needy",
        "enthroned",
        "deputies",
    ),
    *("envoys", "sent", "subordinate", "spokesmen", "presiding", "top", "leaders", "fielded", "anybody"),
)
_CALLINGS = words_of("posts", "private", "posts").union(*(words_of("posts", name) for name in _KINDS))
# Who leads something has an office: "ранее возглавлявший фонд".
_LEADING = words_of("posts", "lead")
_APPOINTED = words_of("posts", "appoint") | words_of("triggers", "said_beside", "appointed")
_SAID_OF = SAID | _STAYING
_OPENING = words_of("triggers", "said_beside", "opening")
_PHRASES = tuple(f"{phrase} " for phrase in table("triggers")["said_beside"]["phrases"])
_GOES_ON = words_of("triggers", "said_beside", "goes_on")
_JOINS = words_of("triggers", "said_beside", "joins")
_WHEN = words_of("triggers", "meeting", "when", "words")


def unread(text: str) -> str:
    """Return a text with blanks for what is said of people and tells no event, all else in its place."""
    if "»)" in text:
        text = _PARTY.sub(lambda match: " " * len(match[0]), text)
    text = _IN_SPITE.sub(_without_spite, text)
    at = 0
    while (found := _ASIDE.search(text, at)) is not None:
        read = _without(found)
        text = text[: found.start()] + read + text[found.end() :]
        at = found.start("inner") if read == found[0] else found.start()
    return text


def _without(match: re.Match[str]) -> str:
    if _begins_sentence(match):
        return match[0]
    inner = _QUOTED.sub(" ", match["inner"])
    words = _WORD.findall(inner)
    if not words or not (_describes(inner, words, match) or _does(words, match)):
        return match[0]
    if not names_no_event(words, besides=_beside_events(words, match)):
        return match[0]
    end = " " if match["end"] == "," and not _stays(match) else match["end"]
    return f"{match['name']}{' ' * (match.end('inner') - match.end('name'))}{end}"


def _without_spite(match: re.Match[str]) -> str:
    words = _WORD.findall(match["inner"])
    if analyse(match["name"])[0].pos not in ("V", "PS") or not names_no_event(words):
        return match[0]
    return match["name"] + " " * (match.end() - match.end("name"))


def _begins_sentence(match: re.Match[str]) -> bool:
    """Whether the word before an aside opens its sentence, and need not be a name: "Встреча, ..."."""
    before = match.string[max(0, match.start() - _GAP) : match.start()].rstrip(" ")
    opens = not before or before[-1] in "\n!?…" or _STOP.search(before) is not None
    return opens and match["name"][-1] not in "»”"


def _describes(inner: str, words: Sequence[str], match: re.Match[str]) -> bool:
    """Whether words open what is said of the one named before: "который", "чья", "бывший", "избранный",
    "популярный в столице"."""
    first = words[0].lower().replace("ё", "е")
    if first in _RELATIVE or first in _OPENING or inner.startswith(_PHRASES):
        return True
    if len(words) > 2 and words[1].lower() in _RELATIVE and analyse(first)[0].pos == "PREP":
        return True
    start = 0
    while start < 2 and start + 1 < len(words) and _is_small(words[start]):
        start += 1
    if any(r.pos == "P" for r in analyse(words[start])):
        return True
    beside = len(words) > start + 1 and analyse(words[start + 1])[:1]
    governs = beside and beside[0].pos == "PREP" and _agrees(words[start], "A", match)
    return bool(governs) or _is_somebody(words) or any(_agrees(word, "P", match) for word in words[:3])


def _is_small(word: str) -> bool:
    """Whether a word is an adverb or a particle: "недавно | избранный"."""
    return any(r.pos in ("AV", "PRCL") for r in analyse(word)[:1])


def _agrees(word: str, pos: str, match: re.Match[str]) -> bool:
    """Whether an adjective or participle is of the one named before, and not of an event before: "с Росасом,
    назначенным"; not "разговор с Росасом, назначенный"."""
    name = match["name"]
    cases = {r.case for r in analyse(word) if r.pos == pos and r.number == "s" and r.gender != "n"}
    return bool(cases & _cases([name])) and name[-1] not in _STIFF


def _is_somebody(words: Sequence[str]) -> bool:
    """Whether words call the one named before somebody by no post: "большой любитель футбола"."""
    of = False
    for word in words[:_HEAD]:
        readings = analyse(word)
        noun = next((r for r in readings if r.pos == "N"), None)
        if of or not readings or readings[0].pos in ("A", "PREP"):
            of = bool(readings) and readings[0].pos == "PREP"  # "в молодости | моряк"
            continue
        is_one = noun is not None and noun is readings[0] and noun.number == "s" and "anim" in noun.tags
        return is_one and noun is not None and noun.lemma not in _CALLINGS
    return False


def _beside_events(words: Sequence[str], match: re.Match[str]) -> frozenset[str]:
    """The words that tell of no event beside a name: what others say or where they stay, in a clause with
    another subject, "которого считают"; that somebody was given a post, "с Росасом, назначенным в мае"."""
    if any(w.lower().replace("ё", "е") in _OBLIQUE for w in words[:2]):
        return _SAID_OF
    return _APPOINTED if any(_agrees(w, "P", match) for w in words[:3]) else frozenset()


def _does(words: Sequence[str], match: re.Match[str]) -> bool:
    """Whether a gerund stands between who acts and the verb: "премьер А, отложив дела, | посетил"."""
    return match["end"] == "," and analyse(words[0])[0].pos == "G"


def names_no_event(words: Sequence[str], *, besides: frozenset[str] = frozenset()) -> bool:
    """Whether words behind a name, or beside a verb, name nobody, no event and no post; ``besides`` tell of
    none there."""
    if any(w[0].isupper() for w in words):
        return False
    lemmas = {r.lemma for w in words for r in analyse(w)} | {w.lower().replace("ё", "е") for w in words}
    lemmas -= besides
    career = bool(lemmas & _CAREER)
    told = (lemmas & OF_EVENTS) - (_USUAL if career else frozenset()) | lemmas & _LEADING
    return not told and (career or not lemmas & _WHEN)


def _stays(match: re.Match[str]) -> bool:
    """Whether the mark that closes an aside also parts a list or clauses."""
    text, at = match.string, match.end()
    if _DASH.match(text, at):  # "а премьер Б, которого любят, | – с послом"
        return False
    following = _WORD.findall(text[at : _up_to_mark(text, at)])
    if not following or text[at] != " " or following[0][0].isupper():
        return True
    first, readings = following[0].lower().replace("ё", "е"), analyse(following[0])
    if first in _GOES_ON or not _RELATIVE.isdisjoint(following[:2]):
        return True
    if first in _JOINS or not readings:
        return False
    if readings[0].pos in ("P", "G"):
        return True
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    begins = [m.end() for m in _CLAUSE.finditer(before)]
    clause = _WORD.findall(before[begins[-1] if begins else 0 :])
    if _acts(clause) and _acts(following):
        return True
    if any(r.pos == "V" and "past" in r.tags for r in readings):  # "прибыли" and "рост прибыли"
        return False
    cases = {r.case for r in readings if r.case and r.pos in ("N", "A")}
    return bool(cases & _cases([*(w for w in clause[-1:] if w[0].isupper()), match["name"]]))


def _up_to_mark(text: str, at: int) -> int:
    found = _CLAUSE.search(text, at)
    return found.start() if found is not None else len(text)


def _acts(words: Sequence[str]) -> bool:
    """Whether words of a clause have a verb of their own, which is no further one: "в Осло | и подписал"."""
    return any(
        reading.pos in ("V", "PS") and not (k and words[k - 1].lower() in _JOINS) and word[0].islower()
        for k, word in enumerate(words)
        for reading in analyse(word)[:1]
    )


def _cases(names: Sequence[str]) -> set[str]:
    """The cases in which a name can stand: "Асадов" is no genitive plural, "Русу" no dative."""
    cases = {"nom", "gen", "dat", "acc", "ins", "loc"}
    for name in names[:-1] if names[-1][-1] in _STIFF else names:
        known = {r.case for r in analyse(name) if r.case and r.number == "s"}
        known |= {"nom"} if name.endswith(_SURNAMES) else set()
        cases &= known or cases
    return cases
