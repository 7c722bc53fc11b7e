"""Firm cues of topics in Russian: nouns that stand for an agenda, "темой встречи стал транспорт"."""

from __future__ import annotations

from itertools import takewhile

from kg.extract.asked import on
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.cues import ACC, GEN, INS, NOM, Context, Cue, is_copula, listed
from kg.extract.languages.ru.singled_out import OPENING
from kg.extract.words import Token


@on(listed("cues", "agenda"), listed("cues", "central"), "вопрос", "тем", "внимание", "зрение")
def by_agenda(c: Context, token: Token) -> Cue | None:
    """ "темой встречи стал транспорт", "торговля была в центре беседы", "тема – газ", "среди тем – газ"."""
    among = _among(c, token)
    named = (token.lemmas & listed("cues", "agenda") and token.has("N")) or _central(c, token)
    named = named or _is_heeded(c, token)
    if not (among or named) or not _of_talk(c, token):
        return None
    low, high = c.clauses.reach(token.index)
    verb = next((t for t in c.tokens[low : high + 1] if is_copula(t)), None) or _copula_beyond(c, token)
    if verb is not None and verb.index > token.index:
        start = c.gaps.after(verb.index + 1)
        cases = ACC if verb.lemmas & listed("cues", "including") else NOM
        return Cue(token, start, cases) if c.starts(start, cases) else None
    before = c.left(verb, NOM) if verb is not None else None
    if verb is not None and before is not None:
        return Cue(token, before, NOM, until=verb.index - 1)
    dash = next((t.index for t in c.tokens[token.index : c.last] if t.text in "–—-:"), None)
    if dash is not None and (verb is None or among):
        return Cue(token, c.gaps.after(dash + 1), NOM)
    return _bare(c, token) if dash is None and verb is None else None


def _bare(c: Context, token: Token) -> Cue | None:
    """ "На повестке | торговля и туризм": what is on the agenda, with neither a verb nor a dash."""
    low, high = c.clauses.reach(token.index)
    opens = token.lemma == "повестка" and token.index == low + 1 and c.before(token) in ("на", "в")
    if not opens or any(finite(t) for t in c.tokens[low : high + 1]):
        return None
    start = token.index + 1 + (c.tokens[min(token.index + 1, c.last)].lower == "дня")
    start += start <= c.last and bool(c.tokens[start].lemmas & listed("cues", "talks"))
    first = c.tokens[min(start, c.last)]
    whose = first.readings[:1] and (first.readings[0].pos, first.readings[0].case) == ("N", "gen")
    return Cue(token, start, NOM) if c.starts(start, NOM) and not whose else None


def _among(c: Context, token: Token) -> bool:
    """ "среди обсуждавшихся вопросов", "в числе тем", "одной из тем"; "тем" alone is read as "than"."""
    near = [c.before(token, back) for back in (1, 2, 3)]
    if token.lower == "тем":
        return near[0] in ("из", "среди") or "gen" in c.tokens[token.index - 1].cases("A", "P")
    return token.lemma == "вопрос" and ("среди" in near or "числе" in near)


def _central(c: Context, token: Token) -> bool:
    """ "Главным вопросом стала граница", "одним из ключевых вопросов является": a question of a talk."""
    if token.lemma != "вопрос" or not token.cases("N") & (INS | GEN | NOM):
        return False
    if not token.cases("N") & (INS | GEN) and not _dashed(c, token):
        return False
    near = c.tokens[max(c.first, token.index - 2) : token.index]
    one = c.before(token) == "из" and c.before(token, 2) in ("одним", "одной")
    return one or any(t.lemmas & listed("cues", "central") for t in near)


def _dashed(c: Context, token: Token) -> bool:
    """Whether a dash stands for the verb: "главный вопрос встречи | – граница"."""
    ahead = c.tokens[token.index + 1 : min(token.index + OPENING + 1, c.last + 1)]
    dash = next((k for k, t in enumerate(ahead) if t.text in "–—"), None)
    return dash is not None and not any(finite(t) for t in ahead[:dash])


def _is_heeded(c: Context, token: Token) -> bool:
    """ "во внимании сторон были визы", "в поле зрения находились", "главным на переговорах был газ"."""
    if token.lemma in ("внимание", "зрение"):
        return c.before(token) == "во" or (token.lemma == "зрение" and c.before(token) == "поле")
    follows = c.tokens[min(token.index + 1, c.last)]
    opens = token.index == c.first and follows.lower in ("на", "в")
    return opens and bool(token.lemmas & listed("cues", "central")) and "ins" in token.cases("A")


def _copula_beyond(c: Context, token: Token) -> Token | None:
    """ "одним из пунктов повестки, как сказал посол, является": the copula after an inserted clause."""
    commas = [t.index for t in c.tokens[token.index + 1 : c.last] if t.text == ","]
    if len(commas) < 2 or commas[0] > token.index + 3:
        return None
    follows = c.tokens[commas[1] + 1]
    return follows if is_copula(follows) else None


def _of_talk(c: Context, token: Token) -> bool:
    """Whether an agenda noun is of a talk: "тема встречи", "темой был"; not "центр города"."""
    ahead = c.tokens[token.index + 1 : min(token.index + 8, c.last + 1)]
    follows = [t for t in takewhile(lambda t: not finite(t), ahead) if t.shape == "word"]
    if token.lemmas & listed("cues", "aims"):
        return any(t.lemmas & listed("cues", "talked") and "gen" in t.cases("N") for t in follows[:2])
    if token.has("A") and token.lemmas & listed("cues", "central"):
        return any(t.lemmas & listed("cues", "talked") for t in follows[:3])
    if token.lemma in ("центр", "фокус", "основа", "стержень", "стол"):
        if follows and follows[0].lemma == "который":
            return _is_theirs(c, token)
        return any(t.lemmas & listed("cues", "talks") for t in follows)
    nouns = (t for t in follows if t.readings and (t.readings[0].pos, t.readings[0].case) == ("N", "gen"))
    noun = next(nouns, None)
    if token.lemma in ("внимание", "зрение"):
        return True
    return noun is None or noun.index > token.index + 2 or bool(noun.lemmas & listed("cues", "talks"))


def _is_theirs(c: Context, token: Token) -> bool:
    """Whether it is of talks told before: "переговоры, в центре | которых была торговля"."""
    before = c.tokens[max(c.first, token.index - 4) : token.index]
    comma = next((t.index for t in reversed(before) if t.text == ","), None)
    return comma is not None and bool(c.tokens[comma - 1].lemmas & listed("cues", "talked"))
