"""Topics in Russian that a word only sums up behind their list, or that took up a part of a talk.

"Торговля, туризм – об этом говорили собеседники", "остальное время ушло на торговлю".
"""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.cues import ACC, DAT, GEN, NOM, Context, Cue, listed, verbal
from kg.extract.languages.ru.phrases import is_noun
from kg.extract.words import Token

_DASHES = frozenset("–—")
# "– | вот | о | чем", "– все | это": so many words stand between the dash and the pronoun at most.
_SUMMING = 3
_SPOKEN = listed("cues", "objects") | listed("cues", "about")


@on(listed("cues", "pointing"))
def by_summary(c: Context, token: Token) -> Cue | None:
    """ "Торговля и туризм – такой круг тем обсудили собеседники", "– вот о чем шла речь"."""
    if not token.lemmas & listed("cues", "pointing"):
        return None
    dash = next((k for k in range(token.index - 1, c.first, -1) if c.tokens[k].text in _DASHES), None)
    if dash is None or token.index - dash > _SUMMING or any(map(finite, c.tokens[c.first : dash])):
        return None
    if any(t.shape == "mark" for t in c.tokens[dash + 1 : token.index]):
        return None
    _, high = c.clauses.reach(token.index)
    after = c.tokens[token.index : max(high, min(token.index + _SUMMING, c.last)) + 1]
    spoken = any(t.lemmas & _SPOKEN and t.has("V", "PS", "N") for t in after)
    named = any(t.has("N") and t.lemmas & listed("cues", "agenda") for t in after)
    return Cue(token, c.first, NOM, until=dash - 1) if (spoken or named) and c.starts(c.first, NOM) else None


@on(listed("cues", "shares"))
def by_share(c: Context, token: Token) -> Cue | None:
    """ "Остальное время ушло на торговлю", "внимания досталось торговле", "дошла очередь до торговли"."""
    if not verbal(token, listed("cues", "shares")) or not finite(token):
        return None
    low, high = c.clauses.reach(token.index)
    clause = c.tokens[low : high + 1]
    if not any(t.lemmas & listed("cues", "portions") and t.has("N") for t in clause):
        return None
    for prepositions, cases in ((("на",), ACC), (("до",), GEN)):
        start = c.preposition(token, prepositions)
        if start is not None and c.starts(start, cases):
            idle = c.heads(start, cases, listed("cues", "pastimes"))
            return None if idle else Cue(token, start, cases)
    start = c.gaps.after(token.index + 1)
    return Cue(token, start, DAT) if c.starts(start, DAT) else None


@on(listed("cues", "minding"))
def by_mind(c: Context, token: Token) -> Cue | None:
    """ "Собеседников интересовали прежде всего поставки", "Больше всего министра занимала граница"."""
    if not verbal(token, listed("cues", "minding")) or not finite(token):
        return None
    low, high = c.clauses.reach(token.index)
    told = [p for p in c.parties if low <= p.first <= high and "acc" in p.cases and not p.prep]
    sides = [t for t in c.tokens[low : high + 1] if t.lemmas & listed("cues", "minded")]
    if not told and not any("acc" in t.cases("N") for t in sides):
        return None
    start = c.gaps.after(token.index + 1)
    return Cue(token, start, NOM) if c.starts(start, NOM) else None


@on("перейти", "переходить")
def by_turn(c: Context, token: Token) -> Cue | None:
    """ "Затем министры перешли к торговле", "перешли к делу, а именно к поставкам": what came next."""
    if not finite(token) or not any(r.number == "p" for r in token.readings):
        return None
    low, high = c.clauses.reach(token.index)
    tokens = c.tokens
    named = next((t.index for t in tokens[token.index : c.last - 1] if t.lower == "именно"), None)
    if named is not None and tokens[named + 1].lower in ("к", "ко"):
        return Cue(token, named + 2, DAT) if c.starts(named + 2, DAT) else None
    then = any(t.lower in _THEN for t in tokens[low : high + 1])
    start = c.preposition(token, ("к", "ко")) if then else None
    bare = start is None or tokens[start].lemma in _NO_MATTERS
    return None if bare or start is None or not c.starts(start, DAT) else Cue(token, start, DAT)


# "Затем собеседники перешли к торговле"; but "перешли к обеду"
_THEN = frozenset(("затем", "далее", "потом", "после", "позже"))
_NO_MATTERS = frozenset(
    ("дело", "обед", "ужин", "подписание", "вопрос", "переговоры", "беседа", "разговор", "пресс-конференция")
)


@on("забыть", "обойтись")
def by_heed(c: Context, token: Token) -> Cue | None:
    """ "Не забыли и торговлю", "не обошлось без темы пошлин": what the sides spoke of as well."""
    if c.before(token) != "не" or not finite(token):
        return None
    if "забыть" in token.lemmas:
        several = token.has("V") and token.readings[0].number == "p"
        return c.governed(token) if several else None
    start = c.preposition(token, ("без",))
    return Cue(token, start, GEN) if start and c.heads(start, GEN, listed("openers")) else None


@on(listed("cues", "enumerating"))
def by_enumeration(c: Context, token: Token) -> Cue | None:
    """ "О чем говорили, министр перечислил: торговля, туризм": the list behind a colon."""
    if not verbal(token, listed("cues", "enumerating")) or not finite(token):
        return None
    colon = next((t.index for t in c.tokens[token.index : c.last] if t.text == ":"), None)
    if colon is None or any(map(finite, c.tokens[token.index + 1 : colon])):
        return None
    before = c.tokens[c.first : token.index]
    asked = any(t.lower in ("чем", "темы", "вопросы") for t in c.tokens[c.first : colon])
    about = asked or any(t.lemmas & _SPOKEN for t in before)
    case = next((k for k in (NOM, ACC) if c.starts(colon + 1, k)), None)
    return Cue(token, colon + 1, case) if about and case is not None else None


@on(listed("soft", "wants"))
def by_want(c: Context, token: Token) -> Cue | None:
    """ "Интерес гостя – поставки зерна и туризм": what one side wants, behind a dash."""
    opens = token.index - c.first <= 1 and "nom" in token.cases("N")
    if not token.lemmas & listed("soft", "wants") or not opens or token.index + 2 > c.last:
        return None
    dash = next((t.index for t in c.tokens[token.index : c.last] if t.text in _DASHES), None)
    whose = c.tokens[token.index + 1]
    if dash is None or not is_noun(whose) or "gen" not in whose.cases("N"):
        return None
    if any(finite(t) or t.text == "," for t in c.tokens[token.index : dash]):
        return None
    return Cue(token, dash + 1, NOM, True) if c.starts(dash + 1, NOM) else None


CUES = frozenset(("забыть", "обойтись", "перейти", "переходить")).union(
    *(listed("cues", n) for n in ("pointing", "shares", "enumerating", "minding")), listed("soft", "wants")
)
RULES = (by_summary, by_share, by_heed, by_enumeration, by_want, by_mind, by_turn)
