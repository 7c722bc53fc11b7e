"""Soft cues of topics in Russian: what one side of a talk stresses or wants. A rule answers a Cue or None."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.languages.ru.asked_of_others import SAYING, said_after
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.cues import (
    ACC,
    DAT,
    GEN,
    INS,
    LOC,
    NOM,
    Context,
    Cue,
    is_action,
    listed,
    passive,
    verbal,
)
from kg.extract.words import Token

_INTENDING = listed("soft", "intending") | listed("soft", "urging") | listed("soft", "needing")
_DEEDS = (
    listed("soft", "developing")
    | listed("soft", "trading")
    | listed("soft", "arranged")
    | listed("soft", "continuing")
)
_STRESSED = listed("soft", "stressed") | listed("valued", "stressed")
_GIVING = frozenset(("дать", "давать", "данный"))
_GOT = frozenset(("получить", "получать"))


@on(listed("soft", "stress"), listed("soft", "pointing"))
def by_stress(c: Context, token: Token) -> Cue | None:
    """ "подчеркнули важность сотрудничества", "отмечен рост торговли"; only with the nouns of the list."""
    cue = c.governed(token, soft=True) if verbal(token, listed("soft", "stress")) else None
    if cue is not None and _is_part_played(c, cue):
        return cue
    if cue is None and token.lemmas & listed("soft", "pointing"):
        start = c.preposition(token, ("на",))
        cue = Cue(token, start, ACC, True) if start is not None else None
    return cue if cue is not None and c.heads(cue.start, cue.cases, _STRESSED) else None


def _is_part_played(c: Context, cue: Cue) -> bool:
    """Whether the part of a thing in a matter is stressed: "подчеркнута роль газопровода в снабжении", not
    "роль собеседника"."""
    head = c.nouns.head(cue.start, cue.cases, c.last)
    if head is None or "роль" not in c.tokens[head].lemmas or head + 2 > c.last:
        return False
    follows = c.tokens[head + 1]
    whose = any(p.first <= head + 1 <= p.last and p.kind != "state" for p in c.parties)
    last, _ = c.nouns.end(head, cue.cases, c.last)
    within = any(t.lower == "в" for t in c.tokens[head + 1 : last])
    return within and not whose and "gen" in follows.cases("N", "A") and "собеседник" not in follows.lemmas


@on(listed("soft", "asking"))
def by_question(c: Context, token: Token) -> Cue | None:
    """ "поинтересовался ходом реформы": what somebody asks about."""
    if not verbal(token, listed("soft", "asking")):
        return None
    start = c.gaps.after(token.index + 1)
    return Cue(token, start, INS, True) if c.starts(start, INS) else None


@on(
    listed("soft", "praised"),
    listed("soft", "judged"),
    listed("soft", "stress"),
    listed("soft", "describing"),
)
def by_judgement(c: Context, token: Token) -> Cue | None:
    """ "осудил нападение", "высоко оценил содействие", "описал положение беженцев"."""
    if verbal(token, listed("soft", "describing")):
        return c.governed(token, soft=True) if finite(token) else None
    praised = verbal(token, listed("soft", "praised")) and c.before(token) == "высоко"
    praised = praised or (verbal(token, listed("soft", "stress")) and _is_singled(c, token))
    return c.governed(token, soft=True) if praised or verbal(token, listed("soft", "judged")) else None


def _is_singled(c: Context, token: Token) -> bool:
    """ "особо | выделил торговлю", "с удовлетворением | отметили расширение связей"."""
    before = c.before(token)
    return before in ("особо", "особенно", "отдельно") or (before, c.before(token, 2)) == (
        "удовлетворением",
        "с",
    )


@on(listed("soft", "dative"), listed("soft", "instrumental"), listed("cues", "shared"), "опыт")
def by_attitude(c: Context, token: Token) -> Cue | None:
    """ "выразили поддержку реформам", "удовлетворение уровнем связей", "поделился оценками хода диалога"."""
    if token.index >= c.last or not token.has("N"):
        return None
    if token.lemma in listed("soft", "dative"):
        return _backed(c, token)
    if token.lemma in listed("soft", "instrumental"):
        return _felt(c, token)
    near = c.tokens[max(c.first, token.index - 4) : token.index]
    if token.lemma == "опыт":
        shared = any(t.lemmas & {"поделиться", "делиться"} for t in near)
        return Cue(token, token.index, INS, True) if shared else None
    if token.lemmas & listed("cues", "shared") and any(t.lemmas & listed("cues", "sharing") for t in near):
        return Cue(token, token.index + 1, GEN, True)
    return None


def _backed(c: Context, token: Token) -> Cue:
    """ "Выразил поддержку реформам", "подтвердил поддержку реформ", "высказались в поддержку реформ"."""
    start = token.index + 1
    action = is_action(c, start, GEN) or c.heads(start, GEN, listed("fielded") | listed("standing"))
    genitive = not c.starts(start, DAT) and c.starts(start, GEN) and action
    return Cue(token, start, GEN if genitive else DAT, True)


def _felt(c: Context, token: Token) -> Cue:
    """ "Озабоченность ситуацией", "в связи с ситуацией", "по поводу ситуации", "относительно ситуации"."""
    ahead = [t.lower for t in c.tokens[token.index + 1 : min(token.index + 4, c.last)]]
    if ahead == ["в", "связи", "с"]:
        return Cue(token, token.index + 4, INS, True)
    if ahead[:2] == ["по", "поводу"]:
        return Cue(token, token.index + 3, GEN, True)
    about = ahead[:1] in (["относительно"], ["из-за"])
    return Cue(token, token.index + 1 + about, GEN if about else INS, True)


@on(listed("soft", "given"))
def by_giving(c: Context, token: Token) -> Cue | None:
    """ "представил предложения по транзиту", "приняли меры по защите": what is given has its matter."""
    if not token.has("N") or not token.lemmas & listed("soft", "given") or token.index >= c.last:
        return None
    near = c.tokens[max(c.first, token.index - 4) : token.index]
    if c.tokens[token.index + 1].lower != "по" or not any(verbal(t, listed("soft", "giving")) for t in near):
        return None
    return Cue(token, token.index + 2, DAT, True) if c.starts(token.index + 2, DAT) else None


@on(listed("soft", "demanding"))
def by_demand(c: Context, token: Token) -> Cue | None:
    """ "потребовал прекращения огня": the action that is demanded."""
    if not verbal(token, listed("soft", "demanding")) or not finite(token) or passive(token):
        return None
    start = c.gaps.after(token.index + 1)
    return Cue(token, start, GEN, True) if c.starts(start, GEN) and is_action(c, start, GEN) else None


@on(listed("soft", "assuring"))
def by_assurance(c: Context, token: Token) -> Cue | None:
    """ "заявил о важности торговли", "заверил в поддержке реформ": a noun says what is thought of it."""
    if not verbal(token, listed("soft", "assuring")):
        return None
    start = c.preposition(token, ("о", "об", "в"))
    return Cue(token, start, LOC, True) if start and c.heads(start, LOC, listed("soft", "assured")) else None


@on(listed("soft", "helped"))
def by_plea(c: Context, token: Token) -> Cue | None:
    """ "попросил содействия в строительстве", "заручился поддержкой в борьбе с голодом"."""
    if not token.has("N") or not token.lemmas & listed("soft", "helped"):
        return None
    near = c.tokens[max(c.first, token.index - 4) : token.index]
    if not any(verbal(t, listed("soft", "pleading")) for t in near):
        return None
    start = c.preposition(token, ("в",))
    return Cue(token, start, LOC, True) if start == token.index + 2 and c.starts(start, LOC) else None


@on(listed("soft", "naming"))
def by_name(c: Context, token: Token) -> Cue | None:
    """ "назвал приоритетом торговлю", "считает транзит важным": what a matter is called."""
    if not verbal(token, listed("soft", "naming")) or passive(token):
        return None
    _, high = c.clauses.reach(token.index)
    after = c.tokens[token.index + 1 : high + 1]
    called = next((t for t in after if _is_called(c, t)), None)
    if called is None:
        return None
    start = c.gaps.after(token.index + 1)
    if c.starts(start, ACC) and start < called.index and not c.tokens[start].cases("A") & INS:
        return Cue(token, start, ACC, True, called.index - 1)
    start, _ = c.nouns.end(called.index, INS, c.last) if called.has("N") else (called.index, None)
    return Cue(token, start + 1, ACC, True) if c.starts(start + 1, ACC) else None


_FOREMOST = frozenset(("приоритет", "направление"))


def _is_called(c: Context, t: Token) -> bool:
    """ "назвал | приоритетом", "назвал | одним из главных направлений"."""
    of = c.tokens[t.index + 1 : min(t.index + 4, c.last + 1)]
    if t.lower in ("одним", "одной") and of and of[0].lower == "из":
        return any(o.lemmas & _FOREMOST for o in of)
    return bool(t.lemmas & listed("soft", "called") and "ins" in t.cases("N", "A"))


@on("оценка")
def by_rating(c: Context, token: Token) -> Cue | None:
    """ "высокую оценку получило заседание", "дали оценку ходу реформ"."""
    if token.lemma != "оценка" or token.index in (c.first, c.last):
        return None
    near = c.tokens[max(c.first, token.index - 3) : token.index]
    high = c.tokens[token.index - 1].lemma == "высокий"
    if not high and not any(verbal(t, _GIVING) for t in near):
        return None
    if high and verbal(c.tokens[token.index + 1], _GOT):
        return Cue(token, token.index + 2, NOM, True)
    return Cue(token, token.index + 1, DAT, True)


@on(listed("soft", "acquainting"), listed("soft", "proposing"), listed("soft", "ideas"))
def by_proposal(c: Context, token: Token) -> Cue | None:
    """ "предложил создание фонда", "поддержал идею открытия рейса", "ознакомил гостя с ходом реформ"."""
    if verbal(token, listed("soft", "acquainting")) and not passive(token):
        start = c.preposition(token, ("с", "со"))
        return Cue(token, start, INS, True) if start is not None else None
    if verbal(token, listed("soft", "proposing")):
        cue = c.governed(token, soft=True)
        return cue if cue is not None and is_action(c, cue.start, cue.cases) else None
    if not (token.has("N") and token.lemmas & listed("soft", "ideas")) or token.index >= c.last:
        return None
    low, high = c.clauses.reach(token.index)
    if not any(verbal(t, listed("soft", "floating")) for t in c.tokens[low : high + 1]):
        return None
    about = c.tokens[token.index + 1].lower in ("о", "об", "по")
    start, cases = token.index + 1 + about, (LOC | DAT) if about else GEN
    action = is_action(c, start, cases) or c.heads(start, cases, listed("fielded"))
    return Cue(token, start, cases, True) if action else None


def deeds_of(token: Token) -> frozenset[str]:
    """The verbs whose object is a topic after a word of intent, more of them after one of agreement."""
    agreed = token.lemmas & (
        listed("soft", "agreeing") | listed("soft", "urging") | listed("soft", "needing")
    )
    deeds = listed("soft", "developing") | listed("soft", "trading") | listed("soft", "continuing")
    return deeds | (listed("soft", "arranged") if agreed else frozenset())


def _said(c: Context, token: Token) -> bool:
    """Whether somebody says what follows "что" before a token: "отметил, что | необходимо"."""
    before = c.tokens[c.first : token.index]
    that = any(t.lower == "что" for t in before) and any(verbal(t, SAYING) for t in before)
    return that or said_after(c, token) is not None


@on(_INTENDING)
def by_intent(c: Context, token: Token) -> Cue | None:
    """ "договорились расширять торговлю", "готовы к углублению связей": what is to be developed."""
    needed = token.lemmas & listed("soft", "needing")
    if not token.lemmas & _INTENDING or (needed and not _said(c, token)):
        return None
    start = c.preposition(token, ("к", "на"))
    if start is not None:
        cases = DAT if c.before(c.tokens[start]) == "к" else ACC
        fits = c.heads(start, cases, listed("soft", "stressed")) or _is_deed(c, start, cases)
        return Cue(token, start, cases, True) if fits else None
    fronted = _fronted(c, token) if token.lemmas & listed("soft", "needing") else None
    if fronted is not None:
        return fronted
    ahead = c.tokens[token.index + 1 : min(token.index + 6, c.last)]
    verb = next((t for t in ahead if t.has("I") and verbal(t, deeds_of(token))), None)
    start = c.gaps.after(verb.index + 1) if verb is not None else c.last
    if verb is None or (verbal(verb, listed("soft", "continuing")) and c.heads(start, ACC, _GOING_ON)):
        return None
    after = said_after(c, token) if needed else None  # "Странам необходимо ускорить работу, | заявил министр"
    return Cue(after or token, start, ACC, True)


# What is done anyway: to continue it says nothing. "договорились продолжить работу"
_GOING_ON = listed("fielded") - {"развитие", "проект"}


def _is_deed(c: Context, start: int, cases: frozenset[str]) -> bool:
    """Whether somebody is ready to do what starts at a token: "готовы | к поставкам зерна", not "к ней"."""
    return is_action(c, start, cases) and not c.heads(start, cases, listed("cues", "talks"))


def _fronted(c: Context, token: Token) -> Cue | None:
    """ "отметил, что | трехсторонний формат | нужно развивать": the object before what is to be done."""
    verb = c.tokens[min(token.index + 1, c.last)]
    if not verb.has("I") or not verbal(verb, deeds_of(token)) or c.starts(c.gaps.after(verb.index + 1), ACC):
        return None
    before = c.left(token, ACC)
    low, _ = c.clauses.reach(token.index)
    opens = before is not None and before - low <= 1
    return Cue(token, before, ACC, True, token.index - 1) if before is not None and opens else None


@on(_DEEDS)
def by_further_intent(c: Context, token: Token) -> Cue | None:
    """ "необходимо расширить торговлю, а также | увеличить поставки": the next of what is wanted."""
    if not token.has("I") or not verbal(token, _DEEDS):
        return None
    low = max(c.first, token.index - _JOINED)
    joint = next((t for t in c.tokens[low : token.index] if t.lower in ("и", "также")), None)
    before = [t for t in c.tokens[c.first : low] if t.lemmas & _INTENDING] if joint is not None else []
    if not before or joint is None:
        return None
    between = c.tokens[before[-1].index + 1 : token.index]
    wanted = any(t.has("I") and verbal(t, deeds_of(before[-1])) for t in between[: _JOINED + 1])
    needs = before[-1].lemmas & listed("soft", "needing") and not _said(c, before[-1])
    if not wanted or needs or any(finite(t) or t.text in ".;:" for t in between):
        return None
    parted = any(finite(t) or t.has("I") for t in c.tokens[joint.index + 1 : token.index])
    agreed = verbal(token, deeds_of(before[-1]))
    return Cue(token, c.gaps.after(token.index + 1), ACC, True) if agreed and not parted else None


# "а также в скорейшем времени | увеличить": so many words between what joins and the infinitive.
_JOINED = 5

_WORK = frozenset(("работа",))
_OFFERED = {
    "в": (("в", "во"), LOC),
    "вложить": (("в", "во"), ACC),
    "с": (("с", "со"), INS),
    "над": (("над",), INS),
    "по": (("по",), DAT),
}


@on(_INTENDING)
def by_offer(c: Context, token: Token) -> Cue | None:
    """ "готовы помочь в обучении врачей", "договорились продолжить работу над программой"."""
    if not token.lemmas & _INTENDING or (token.lemmas & listed("soft", "needing") and not _said(c, token)):
        return None
    ahead = c.tokens[token.index + 1 : min(token.index + 7, c.last)]
    verb = next((t for t in ahead if t.has("I")), None)
    if verb is None or any(t.text in ",;:" for t in c.tokens[token.index + 1 : verb.index]):
        return None
    near = (verb, *(t for t in c.tokens[verb.index + 1 : verb.index + 4] if t.has("N")))
    for name, (prepositions, cases) in _OFFERED.items():
        lemmas = listed("soft", "offers", name)
        if name == "по" and verbal(verb, listed("soft", "offers", "работа")):
            lemmas |= _WORK
        word = next((t for t in near if t.lemmas & lemmas), None)
        start = c.preposition(word, prepositions) if word is not None and word.index < c.last else None
        if word is not None and start is not None and start <= word.index + 4 and c.starts(start, cases):
            return Cue(token, start, cases, True)
    start = c.gaps.after(verb.index + 1)
    helped = verbal(verb, listed("soft", "offers", "")) and c.starts(start, DAT)
    return Cue(token, start, DAT, True) if helped else _purpose(c, token, verb)


def _purpose(c: Context, token: Token, verb: Token) -> Cue | None:
    """ "готовы работать для развития торговли", "необходимо предпринять шаги для снятия барьеров"."""
    near = (verb, *(t for t in c.tokens[verb.index + 1 : verb.index + 5] if t.has("N")))
    if not any(t.lemmas & listed("soft", "offers", "для") for t in near):
        return None
    start = c.preposition(verb, ("для",))
    return Cue(token, start, GEN, True) if start is not None and is_action(c, start, GEN) else None


CUES = frozenset({"опыт", "оценка"}).union(
    listed("cues", "shared"),
    _INTENDING,
    _DEEDS,
    *(
        listed("soft", n)
        for n in (
            "stress",
            "pointing",
            "asking",
            "praised",
            "judged",
            "describing",
            "dative",
            "instrumental",
            "acquainting",
            "proposing",
            "ideas",
            "assuring",
            "given",
            "demanding",
            "helped",
            "naming",
        )
    ),
)
RULES = (
    by_stress,
    by_question,
    by_judgement,
    by_attitude,
    by_rating,
    by_proposal,
    by_assurance,
    by_giving,
    by_demand,
    by_plea,
    by_name,
    by_intent,
    by_offer,
    by_further_intent,
)
