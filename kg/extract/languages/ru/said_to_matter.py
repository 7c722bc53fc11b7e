"""Soft cues of topics in Russian that a clause tells: "отметил, что торговля остается приоритетом".

What one side says to count, to need work or to serve both is what it stresses, as if it had stressed that
with a noun. A rule answers a Cue or None.
"""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.languages.ru.asked_of_others import said_after
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.cues import NOM, Context, Cue, listed
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Token

_STATING = words_of("statements", "saying") | listed("valued", "stating")
_SOURCES = words_of("statements", "according")
_VALUES = {name: listed("valued", "by", name) for name in ("is", "has", "plays", "serves", "needs", "draws")}
_SAID_OF = {name: listed("valued", "as", name) for name in _VALUES}
_PREDICATES = frozenset().union(*_VALUES.values())
_SHORT = listed("valued", "short")
_GROWING, _GOING_ON = listed("valued", "growing"), listed("valued", "going_on")
_NO_MATTER = listed("valued", "no_matter")
# From a verb to what it says of its subject: "является одним из главных приоритетов".
_REACH = 6
# "для его страны | важна торговля", "именно | торговля": so many words stand before a subject.
_BEFORE = 5
_OPENING = frozenset(("что", "для", "нас", "именно", "как", "и", "также", "сегодня", "сейчас", ","))


@on(_PREDICATES, _SHORT, _GROWING)
def by_value(c: Context, token: Token) -> Cue | None:
    """ "подчеркнул, что торговля имеет большое значение", "по его словам, транзит отвечает интересам"."""
    short = bool(token.lemmas & _SHORT) and token.has("PS", "AS")
    if not (short or _values(c, token) or _grows(c, token)):
        return None
    said = _saying(c, token)
    if said is None:
        return None
    low, high = c.clauses.reach(token.index)
    if said is token:  # "по словам министра, | торговля"
        low = next((t.index for t in c.tokens[low : token.index] if t.text == ","), low)
    before = c.left(token, NOM)
    if before is not None and _opens(c, low, before):
        start, until = before, token.index - 1
    elif short:
        start, until = c.gaps.after(token.index + 1), high
    else:
        return None
    head = c.nouns.head(start, NOM, c.last)
    if head is None or c.tokens[head].lemmas & _NO_MATTER or not c.tokens[head].has("N"):
        return None
    return Cue(said, start, NOM, True, until)


def _values(c: Context, token: Token) -> bool:
    """Whether a verb says of its subject that it counts: "остается приоритетом", "отвечает интересам"."""
    due = token.has("I") and c.tokens[token.index - 1].lemma == "должный"  # "должно | стать приоритетом"
    if not finite(token) and not due:
        return False
    ahead = c.tokens[token.index + 1 : min(token.index + _REACH, c.last + 1)]
    for name, verbs in _VALUES.items():
        if token.lemmas & verbs:
            for t in ahead:
                if finite(t) or t.text in ";:":
                    break
                if t.lemmas & _SAID_OF[name]:
                    return True
    return False


def _grows(c: Context, token: Token) -> bool:
    """Whether a verb says of its subject that it will go on: "будет | расширяться", "будет продолжено"."""
    if not token.lemmas & _GROWING or not token.has("I", "PS"):
        return False
    near = c.tokens[max(token.index - 3, c.first) : token.index]
    return any(t.lemmas & _GOING_ON and finite(t) and "past" not in t.readings[0].tags for t in near)


def _saying(c: Context, token: Token) -> Token | None:
    """The verb that says a clause, or the token itself where "по словам" does; None where nobody does."""
    low, _ = c.clauses.reach(token.index)
    k = low
    while k < token.index and c.tokens[k].text in ",«“":
        k += 1
    that = next((t for t in c.tokens[low : k + 1] if t.lower == "что"), None)
    if that is None and low - 1 >= c.first and c.tokens[low - 1].lower == "что":
        that = c.tokens[low - 1]
    if that is not None:
        verbs = [
            t
            for t in c.tokens[c.first : that.index]
            if t.lemmas & _STATING and (finite(t) or t.has("N", "PS", "AS"))
        ]
        return verbs[-1] if verbs and that.index - verbs[-1].index <= _FAR else None
    quoted = _quoting(c, token)
    if quoted is not None:
        return quoted
    opening = c.tokens[c.first : c.first + 3]
    by = opening[0].lower == "по" and any(t.lemmas & _SOURCES for t in opening)
    if by:
        return token
    if opening[0].lower == "как":
        return next((t for t in c.tokens[c.first : low] if t.lemmas & _STATING and finite(t)), None)
    return said_after(c, token)


def _quoting(c: Context, token: Token) -> Token | None:
    """The verb that says a quotation in which a token stands: "«Нам важна торговля», – сказал министр"."""
    opens = any(t.text in "«“„" for t in c.tokens[c.first : token.index])
    closes = next((t.index for t in c.tokens[token.index : c.last] if t.text in "»”"), None)
    if not opens or closes is None:
        return None
    after = c.tokens[closes + 1 : min(closes + _REACH, c.last + 1)]
    return next((t for t in after if t.lemmas & _STATING and finite(t)), None)


# "отметил в ходе встречи с послом, | что"
_FAR = 14


def _opens(c: Context, low: int, start: int) -> bool:
    """Whether a subject is the first thing of its clause."""
    between = c.tokens[low:start]
    return len(between) <= _BEFORE and all(t.lower in _OPENING or t.text in "«“—–" for t in between)


CUES = _PREDICATES | _SHORT | _GROWING
RULES = (by_value,)
