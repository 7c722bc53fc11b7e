"""Soft cues of topics in Russian: what one side of a talk stresses or wants. A rule answers a Cue or None."""

from __future__ import annotations

from kg.extract.languages.ru.cues import ACC, DAT, GEN, INS, NOM, Context, Cue, listed, verbal
from kg.extract.words import Token

_GOT = frozenset(("получить", "получать"))


def by_stress(c: Context, token: Token) -> Cue | None:
    """ "подчеркнули важность сотрудничества", "отмечен рост торговли"; only with the nouns of the list."""
    cue = c.governed(token, soft=True) if verbal(token, listed("soft", "stress")) else None
    if cue is None and token.lemmas & listed("soft", "pointing"):
        start = c.preposition(token, ("на",))
        cue = Cue(token, start, ACC, True) if start is not None else None
    return cue if cue is not None and c.heads(cue.start, cue.cases, listed("soft", "stressed")) else None


def by_question(c: Context, token: Token) -> Cue | None:
    """ "поинтересовался ходом реформы": what somebody asks about."""
    if not verbal(token, listed("soft", "asking")):
        return None
    start = c.gaps.after(token.index + 1)
    return Cue(token, start, INS, True) if c.starts(start, INS) else None


def by_judgement(c: Context, token: Token) -> Cue | None:
    """ "осудил нападение", "высоко оценил содействие"."""
    praised = verbal(token, listed("soft", "praised")) and c.before(token) == "высоко"
    return c.governed(token, soft=True) if praised or verbal(token, listed("soft", "judged")) else None


def by_attitude(c: Context, token: Token) -> Cue | None:
    """ "выразили поддержку реформам", "удовлетворение уровнем связей", "поделился оценками хода диалога"."""
    if token.index >= c.last or not token.has("N"):
        return None
    if token.lemma in listed("soft", "dative"):
        return Cue(token, token.index + 1, DAT, True)
    if token.lemma in listed("soft", "instrumental"):
        return Cue(token, token.index + 1, INS, True)
    near = c.tokens[max(c.first, token.index - 4) : token.index]
    if token.lemmas & listed("cues", "shared") and any(t.lemmas & listed("cues", "sharing") for t in near):
        return Cue(token, token.index + 1, GEN, True)
    return None


def by_rating(c: Context, token: Token) -> Cue | None:
    """ "высокую оценку получило заседание", "дал высокую оценку сотрудничеству"."""
    if token.lemma != "оценка" or token.index in (c.first, c.last):
        return None
    if c.tokens[token.index - 1].lemma != "высокий":
        return None
    if verbal(c.tokens[token.index + 1], _GOT):
        return Cue(token, token.index + 2, NOM, True)
    return Cue(token, token.index + 1, DAT, True)


def deeds_of(token: Token) -> frozenset[str]:
    """The verbs whose object is a topic after a word of intent, more of them after one of agreement."""
    agreed = token.lemmas & listed("soft", "agreeing")
    return listed("soft", "developing") | (listed("soft", "arranged") if agreed else frozenset())


def by_intent(c: Context, token: Token) -> Cue | None:
    """ "договорились расширять торговлю", "готовы к углублению связей": what is to be developed."""
    if not token.lemmas & listed("soft", "intending"):
        return None
    start = c.preposition(token, ("к", "на"))
    if start is not None:
        cases = DAT if c.before(c.tokens[start]) == "к" else ACC
        return Cue(token, start, cases, True) if c.heads(start, cases, listed("soft", "stressed")) else None
    ahead = c.tokens[token.index + 1 : min(token.index + 6, c.last)]
    verb = next((t for t in ahead if t.has("I") and verbal(t, deeds_of(token))), None)
    return Cue(token, c.gaps.after(verb.index + 1), ACC, True) if verb is not None else None


CUES = frozenset({"оценка"}).union(
    listed("cues", "shared"),
    *(
        listed("soft", n)
        for n in ("stress", "pointing", "asking", "praised", "judged", "dative", "instrumental", "intending")
    ),
)
RULES = (by_stress, by_question, by_judgement, by_attitude, by_rating, by_intent)
