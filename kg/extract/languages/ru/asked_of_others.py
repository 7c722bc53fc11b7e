"""What others are asked to do and what a side promises, in Russian: "призвал освободить заложников"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.cues import ACC, DAT, GEN, Context, Cue, listed, verbal
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Token

SAYING = words_of("statements", "saying")
_HOPING = SAYING | listed("soft", "hoping")
_ASKING = listed("soft", "urging") | listed("soft", "begging")
_DONE = listed("soft", "developing") | listed("soft", "continuing") | listed("soft", "arranged")
# Asked of envoys and staff: "попросил начать работу"; and "прекратить | огонь" is no matter without its verb.
_NO_MATTER = frozenset(("работа", "огонь", "слово"))
_GIVEN_UP = {"": ACC, "от": GEN, "к": DAT}
_SIDES = listed("soft", "sides")
# Between a verb and the infinitive: "призвал обе стороны конфликта немедленно | прекратить".
_FAR = 8
# "отметил в ходе встречи с послом, | что"
_THAT = 14
_BEFORE_SPEAKER = frozenset((",", "—", "–", "-"))


def said_after(c: Context, token: Token) -> Token | None:
    """Return the verb that says a clause that stands before it: "Стороны должны помочь, | заявил"."""
    for t in c.tokens[token.index + 1 : c.last + 1]:
        if c.before(t) in _BEFORE_SPEAKER and verbal(t, SAYING) and finite(t):
            return t
    return None


@on(_ASKING)
def by_asking(c: Context, token: Token) -> Cue | None:
    """ "потребовал освободить заложников", "призвал стороны вернуться к переговорам"."""
    if not verbal(token, _ASKING) or not finite(token):
        return None
    ahead = c.tokens[token.index + 1 : min(token.index + _FAR, c.last)]
    verb = next((t for t in ahead if t.has("I")), None)
    if verb is None or any(t.text in ",;:" for t in c.tokens[token.index + 1 : verb.index]):
        return None
    if verbal(verb, _DONE):
        start = c.gaps.after(verb.index + 1)
        told = c.starts(start, ACC) and not c.heads(start, ACC, _NO_MATTER)
        return Cue(token, start, ACC, True) if told else None
    for preposition, cases in _GIVEN_UP.items():
        if verbal(verb, listed("soft", "asked", preposition)):
            at = c.preposition(verb, (preposition,)) if preposition else c.gaps.after(verb.index + 1)
            told = at is not None and c.starts(at, cases) and not c.heads(at, cases, _NO_MATTER)
            return Cue(token, at, cases, True) if at is not None and told else None
    return None


@on(_DONE)
def by_promise(c: Context, token: Token) -> Cue | None:
    """ "выразил надежду, что стороны продолжат переговоры", "заверил, что его страна ускорит поставки"."""
    if not finite(token) or "futr" not in token.readings[0].tags or not verbal(token, _DONE):
        return None
    low, _ = c.clauses.reach(token.index)
    near = range(max(c.first, low - 1), token.index)
    that = next((k for k in near if c.tokens[k].lower == "что"), None)
    if that is None or not any(t.lemmas & _SIDES for t in c.tokens[that + 1 : token.index]):
        return None
    before = c.tokens[max(c.first, that - _THAT) : that]
    said = next((t for t in before if t.lemmas & _HOPING and (finite(t) or t.has("N", "PS", "AS"))), None)
    start = c.gaps.after(token.index + 1)
    return Cue(said, start, ACC, True) if said is not None and c.starts(start, ACC) else None


CUES = _ASKING | _DONE
RULES = (by_asking, by_promise)
