"""Whether a word says that something is to come, or was."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.en.lexicon import words_of
from kg.extract.words import Token, Words

_JOINING = frozenset(("and", "but"))
# After a comma.
_CLAUSES = frozenset(("while", "although", "though", "whereas", "which", "in", "as", "even"))
_SAYING = words_of("grammar", "saying") | {"report", "inform"}
_LEADING = frozenset(("lead", "head", "chair", "accompany"))
# "Ahead of | his talks with Premier A in the capital on | Friday": so many words.
_PHRASE = 16
_MOVING = frozenset(("move", "push", "bring", "postpone", "reschedule", "delay", "shift", "defer"))
# "Has been moved from Thursday to | Friday": so many words.
_MOVED = 6
_AHEAD = frozenset((("ahead", "of"), ("in", "advance"), ("eve", "of"))) | {
    ("before", whose) for whose in ("his", "her", "their", "talks")
}
_NEXT = 3  # tokens from "on" or the weekday to an "and" or ", and" after it
_FUTURE = frozenset(("will", "shall", "would", "'ll", "’ll"))
DUE = words_of("vocabulary", "due")


_OF_HOPES = frozenset(("of", "for"))
# In the present of news only with a day to come: "leaves for Dushanbe on Sunday", "opens on Friday".
_SETTING_OUT = words_of("vocabulary", "setting_out")
# In the progressive too: "is sending his minister on Friday"; but "is visiting" is now.
_SETTING_OUT_NOW = frozenset(
    (
        "hosting",
        "convening",
        "sending",
        "leaving",
        "heading",
        "flying",
        "travelling",
        "traveling",
        "departing",
    )
)
# "Set off for Rome on Friday": nothing is set for a day to come.
_SET_WITH = frozenset(("off", "out", "up", "foot"))
_BEING = frozenset(("is", "are", "'s", "’s"))
# "Discussed the summit | to be held in May"
_GATHERING = frozenset(("summit", "conference", "forum", "session", "meeting", "talks", "visit", ",", ")"))


def tense_of(tokens: Sequence[Token], k: int) -> str:
    """Return 'future' or 'past' for a word that tells when, '' for any other."""
    token = tokens[k]
    if token.lower == "hopes" and k + 1 < len(tokens) and tokens[k + 1].lower in _OF_HOPES:
        return ""  # "amid hopes of a thaw"
    if token.lower in DUE and k and tokens[k - 1].lower == "as":
        return ""  # "did not meet him on Monday as | planned"
    sets_out = token.lower in _SETTING_OUT_NOW and k and tokens[k - 1].lower in _BEING
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if token.lower == "heads" and following is not None and following.lower in ("of", "together"):
        return ""  # "the two heads of state", "put their heads together"
    if token.lower == "set" and following is not None and following.lower in _SET_WITH:
        return "past"
    if token.lower == "prepared" and following is not None and following.lower == "to" and k:
        return "future" if tokens[k - 1].lower not in ("is", "are", "was", "were") else ""
    if sets_out or token.lower in _FUTURE or token.lower in DUE or (token.lower in _SETTING_OUT and k):
        return "future"
    if token.lower == "to" and following is not None and any("base" in r.tags for r in following.readings):
        ahead = (
            following.lower == "be" and tokens[k - 1].lower in _GATHERING
        )  # "the summit to be held in May"
        # "Were to be in Riga on Monday", "is to be held in May"
        ahead = ahead or tokens[k - 1].lower in ("was", "were", "is", "are")
        return "future" if k == 0 or ahead or not _finite_before(tokens, k) else ""
    if token.capital and k:
        return ""  # "in the | United States"
    passive = k > 0 and tokens[k - 1].lower in ("be", "being")  # "will be held"
    return "past" if any("past" in r.tags for r in token.readings) and not passive else ""


def _finite_before(tokens: Sequence[Token], k: int) -> bool:
    return any("past" in r.tags for t in tokens[:k] for r in t.readings)


def nearest_tense(words: Words, at: int) -> str:
    """Return the tense of the verb nearest to character ``at`` in its sentence: 'future', 'past', or ''."""
    index = min(words.at(at), len(words.tokens) - 1)
    tokens = words.inside(words.tokens[index].sentence)
    first = tokens[0].index
    due = [t.lower for t in words.tokens[max(first, index - 2) : index]]
    if len(due) == 2 and due[0] in DUE and due[1] in ("for", "on"):
        return "future"
    if is_ahead_of(words, first, index) or _is_moved_to(words, first, index):
        return "future"
    tenses = [(t, tense) for t in tokens if (tense := tense_of(tokens, t.index - first))]
    future = [t for t, tense in tenses if tense == "future" and _is_in_what_is_said(words, t, index)]
    tenses = [(t, tense) for t, tense in tenses if t not in future] or tenses
    tenses = [(t, tense) for t, tense in tenses if not _tells_no_time(words, t, index)] or tenses
    # "met him on Monday and will leave on Friday": what "and" goes on with has days of its own.
    joined = next((t.index for t in tokens if t.index > index and _parts(words, t)), None)
    if joined is not None and joined - index <= _NEXT and any(t.index < index for t, _ in tenses):
        tenses = [(t, tense) for t, tense in tenses if t.index < joined]
    return min(tenses, key=lambda pair: abs(pair[0].index - index))[1] if tenses else ""


def begins_clause(words: Words, token: Token) -> bool:
    """Whether a clause of its own begins: ";", "on Friday, | although few details were given"."""
    comma = words.tokens[token.index - 1].text == ","
    return token.text == ";" or (token.lower in _CLAUSES and comma)


def _parts(words: Words, token: Token) -> bool:
    return token.lower in _JOINING or begins_clause(words, token)


def _is_moved_to(words: Words, first: int, day: int) -> bool:
    """Whether a day is that to which something was moved: "has been pushed back to | Friday"."""
    if day <= first or words.tokens[day - 1].lower not in ("to", "until", "till"):
        return False
    return any(t.lemmas & _MOVING for t in words.tokens[max(first, day - _MOVED) : day])


def is_ahead_of(words: Words, first: int, day: int) -> bool:
    """Whether a day is that of what something is ahead of: "Ahead of talks in Rome on | Friday, A said",
    "Before his talks on | Friday"."""
    before = words.tokens[max(first, day - _PHRASE) : day]
    parted = next((t.index for t in reversed(before) if t.text in ",;"), first - 1)
    inside = [t.lower for t in before if t.index > parted]
    return any(pair in _AHEAD for pair in pairwise(inside))


def _is_in_what_is_said(words: Words, verb: Token, day: int) -> bool:
    """Whether what is to come is only told on a day: "told them on Monday | that tariffs would fall", "After
    talks with A on Monday, B said | trade would grow"."""
    between = words.tokens[day + 1 : verb.index]
    return any(t.lower == "that" or _says(words, t) for t in between)


def _says(words: Words, token: Token) -> bool:
    """Whether a word tells what somebody said: "B | said trade would grow", no aside ", B said, "."""
    past = any(r.pos == "V" and "past" in r.tags for r in token.readings)
    return (
        past and bool(token.lemmas & _SAYING) and words.tokens[token.index + 1].text not in (",", ".", "in")
    )


def _tells_no_time(words: Words, verb: Token, day: int) -> bool:
    """Whether a verb says nothing of a day before it: who led somebody, who has told the news.

    "Will meet a delegation led by A on Friday"; "will visit Kyiv on Thursday, his spokesman said".
    """
    tokens = words.tokens
    if verb.lemmas & _LEADING and verb.index + 1 < len(tokens) and tokens[verb.index + 1].lower == "by":
        return True
    told = day < verb.index and bool(verb.lemmas & _SAYING or _is_told_by_nobody(tokens, verb.index))
    return told and any(t.text == "," for t in tokens[day : verb.index])


def _is_told_by_nobody(tokens: Sequence[Token], k: int) -> bool:
    """Whether a form of "be" opens a verb of saying: "will meet on Friday, it | was announced in Lima"."""
    said = any(t.lemmas & _SAYING for t in tokens[k + 1 : k + 3])
    return "be" in tokens[k].lemmas and tokens[k - 1].lower == "it" and said
