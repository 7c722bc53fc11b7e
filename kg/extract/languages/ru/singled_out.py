"""Firm cues of topics that single out questions of an agenda: "среди них – торговля", "помимо торговли"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.languages.ru.cues import GEN, INS, NOM, Context, Cue, is_copula, listed, verbal
from kg.extract.words import Token

# "В числе основных вопросов": so many words open a sentence.
OPENING = 4
_QUESTIONS = frozenset(("вопрос", "тема", "направление", "приоритет", "проблема"))


@on("помимо", "кроме", "наряду")
def by_besides(c: Context, token: Token) -> Cue | None:
    """ "Помимо торговли, стороны обсудили транзит": both were discussed."""
    if token.index != c.first or token.index == c.last:
        return None
    beside = token.lower == "наряду" and c.tokens[token.index + 1].lower in ("с", "со")
    if not beside and token.lower not in ("помимо", "кроме"):
        return None
    _, high = c.clauses.reach(token.index)
    talked = any(verbal(t, listed("cues", "objects")) for t in c.tokens[token.index : c.last + 1])
    pointing = c.tokens[token.index + 1 + beside].lower in ("того", "этого", "этим")
    cases = INS if beside else GEN
    return Cue(token, token.index + 1 + beside, cases, until=high) if talked and not pointing else None


@on(listed("cues", "singling"))
def by_choice(c: Context, token: Token) -> Cue | None:
    """ "Среди вопросов, требующих решения, министр выделил торговлю": what is singled out of the agenda."""
    if not verbal(token, listed("cues", "singling")):
        return None
    opening = c.tokens[c.first : c.first + OPENING]
    among = [t.index for t in opening if t.lower in ("среди", "числе")]
    asked = among and any(t.lemmas & _QUESTIONS for t in c.tokens[among[0] : among[0] + OPENING])
    return c.governed(token) if asked else None


@on("них")
def by_sharpest(c: Context, token: Token) -> Cue | None:
    """ "Наиболее острыми из них станут охрана границы и визы": which of the questions count most."""
    if token.lower != "них" or c.before(token) != "из" or token.index >= c.last:
        return None
    degree = c.tokens[token.index - OPENING : token.index - 1]
    ahead = any("ins" in t.cases("A") for t in degree)
    verb = c.tokens[token.index + 1]
    start = c.gaps.after(verb.index + 1) if ahead and is_copula(verb) else c.last
    return Cue(token, start, NOM) if start < c.last and c.starts(start, NOM) else None


@on("они", "он", "число")
def by_members(c: Context, token: Token) -> Cue | None:
    """ "Повестка насчитывает десять пунктов. | В их числе – торговля и туризм", "Среди них – торговля"."""
    opening = [t.lower for t in c.tokens[c.first : min(c.first + 4, c.last + 1)]]
    dash = next((k for k in (2, 3) if opening[k : k + 1] in (["–"], ["—"], [":"])), 0)
    if not dash or c.first + dash >= c.last or " ".join(opening[:dash]) not in _OF_THEM:
        return None
    first = c.words.sentences[token.sentence].index
    before = c.words.inside(first - 1) if first else ()
    counted = any(t.lemmas & _COUNTED and t.has("N") for t in before)
    return Cue(token, c.gaps.after(c.first + dash + 1), NOM) if counted else None


_OF_THEM = frozenset(("среди них", "в их числе", "в числе их"))
_COUNTED = frozenset(("вопрос", "тема", "пункт", "направление", "сфера", "область", "проблема"))
