"""Firm cues of topics in Russian: what a talk was about. A rule answers a Cue or None ("not mine")."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.asked import on
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.agendas import by_agenda
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
from kg.extract.languages.ru.forms import agree
from kg.extract.languages.ru.labels import SPHERES
from kg.extract.languages.ru.singled_out import by_besides, by_choice, by_members, by_sharpest
from kg.extract.words import Token

# No topics after "по" ("обменялись мнениями по телефону"), nor of what was told ("рассказали об итогах").
_MANNERS = listed("circumstances") | listed("by_whom") | {"линия"}
_RESULTS = frozenset(("итог", "содержание", "деталь", "подробность"))
_ABOUT = ("о", "об", "обо")
# Lists of topics.toml whose words govern a topic by a preposition, and the case that it takes.
_PREPOSITIONAL: tuple[tuple[str, str, tuple[str, ...], frozenset[str]], ...] = (
    ("cues", "about", _ABOUT, LOC),
    ("soft", "about", _ABOUT, LOC),
    ("cues", "about", ("про",), ACC),
    ("cues", "on", ("по",), DAT),
    ("cues", "around", ("вокруг", "насчет", "относительно", "касательно"), GEN),
    ("cues", "upon", ("на",), ACC),
    ("soft", "upon", ("на",), ACC),
    ("cues", "focus", ("на", "в"), LOC),
    ("cues", "drawn", ("к",), DAT),
    ("cues", "dwelling", ("на",), LOC),
    ("cues", "weighing", ("на",), LOC | ACC),
    ("soft", "stressing", ("на",), LOC),
    ("soft", "interest", ("в",), LOC),
    ("soft", "attracted", ("к",), DAT),
    ("soft", "plead", ("за",), ACC),
    ("soft", "against", ("против", "от"), GEN),
    ("soft", "urge", ("к",), DAT),
    ("soft", "insisting", ("на",), LOC),
)


# "по поводу": the preposition and the lemma of its noun
_COMPOUND = tuple(tuple(p.split("_")) for p in sorted(listed("cues", "compound")))
# "не осталась | в стороне | торговля"
_ASIDE = frozenset(
    (("без", "внимания"), ("в", "стороне"), ("за", "скобками"), ("за", "кадром"), ("в", "тени"))
)
_SPOKEN = listed("cues", "about") | listed("cues", "on") | listed("cues", "around")


@on(listed("cues", "objects"), "обойти", frozenset(word for _, word in _ASIDE))
def by_object(c: Context, token: Token) -> Cue | None:
    """ "обсудили развитие", "рассмотрены итоги", "связи обсуждались", "обсудили, как развивать связи"."""
    if verbal(token, listed("cues", "objects")):
        return None if _compares(c, token) else c.governed(token)
    if token.lemma == "обойти" and c.before(token) == "не":  # "не обошли вниманием"
        return Cue(token, c.gaps.after(token.index + 2), ACC)
    aside = (c.before(token), token.lower) in _ASIDE and c.before(token, 3) == "не"
    left = aside and c.tokens[token.index - 2].lemmas & listed("cues", "staying")
    start = c.gaps.after(token.index + 1)
    return Cue(token, start, NOM) if left and c.starts(start, NOM) else None  # "не остались без внимания"


_STANCES = frozenset(("позиция", "час", "подход", "оценка", "взгляд"))


def _compares(c: Context, token: Token) -> bool:
    """Whether stances are compared, so that the topic follows "по": "сверили позиции | по торговле"."""
    after = c.tokens[token.index + 1 : token.index + 4]
    by = any(a.lemmas & _STANCES and b.lower == "по" for a, b in pairwise(after))
    return by and bool(token.lemmas & {"сверить", "сверять"})


@on(
    listed("cues", "summing"),
    listed("cues", "planning"),
    listed("cues", "ways"),
    listed("cues", "tabling"),
    listed("cues", "arising"),
    listed("cues", "returning"),
)
def by_opener(c: Context, token: Token) -> Cue | None:
    """ "наметили пути развития", "прозвучала тема границы", "вернулись к вопросу о визах"."""
    found: Cue | None = None
    sums = _summed(c, token)
    if sums is not None or verbal(token, listed("cues", "summing")):
        return sums
    if verbal(token, listed("cues", "tabling")) and _is_tabled(c, token):
        return c.governed(token)
    if verbal(token, listed("cues", "ways")):
        found = c.governed(token)
    elif verbal(token, listed("cues", "arising")):
        start = c.gaps.after(token.index + 1)
        left = None if c.starts(start, NOM) else c.left(token, NOM)
        found = Cue(token, start if left is None else left, NOM)
    elif verbal(token, listed("cues", "returning")):
        start_or_none = c.preposition(token, ("к",))
        found = Cue(token, start_or_none, DAT) if start_or_none is not None else None
    return found if found is not None and c.heads(found.start, found.cases, listed("openers")) else None


def _is_tabled(c: Context, token: Token) -> bool:
    """ "на обсуждение | вынесена торговля": for what it was brought up."""
    low, high = c.clauses.reach(token.index)
    return any(
        a.lower == "на" and b.lower in ("обсуждение", "рассмотрение")
        for a, b in pairwise(c.tokens[low : high + 1])
    )


# From a noun to the participle behind its name: "встреча глав ведомств двух стран, | посвященная".
_DESCRIBED = 8


def _summed(c: Context, token: Token) -> Cue | None:
    """ "подвели итоги работы", "наметили меры по развитию торговли"; not "подвели итоги", "итоги встречи"."""
    for verbs, nouns in (("summing", "sums"), ("planning", "plans")):
        cue = c.governed(token) if verbal(token, listed("cues", verbs)) else None
        head = c.nouns.head(cue.start, cue.cases, c.last) if cue is not None else None
        if cue is None or head is None or not c.tokens[head].lemmas & listed("cues", nouns):
            continue
        last, inner = c.nouns.end(head, cue.cases, c.last)
        of_talk = any(t.lemmas & listed("cues", "talks") for t in c.tokens[head + 1 : last + 1])
        return cue if inner and not of_talk else None
    return None


@on(*(listed(kind, name) for kind, name, _, _ in _PREPOSITIONAL))
def by_preposition(c: Context, token: Token) -> Cue | None:
    """ "говорили о торговле", "обменялись мнениями по ситуации", "О торговле говорили министры"."""
    if _idle(c, token):
        return None
    compound = _after_compound(c, token)
    if compound is not None:
        return Cue(token, compound, GEN)
    for kind, name, prepositions, cases in _PREPOSITIONAL:
        start = c.preposition(token, prepositions) if token.lemmas & listed(kind, name) else None
        if start is None or (prepositions == ("по",) and c.tokens[start].lemma in _MANNERS):
            continue
        if name == "interest" and not is_action(c, start, cases):
            continue
        if kind == "soft" and name == "about" and (_of_news(c, start) or _to_press(c, token, start)):
            continue
        how = c.how(start + 1) if c.tokens[start].lower == "том" else None
        if how is not None:
            return Cue(token, how, ACC, kind == "soft")
        if name in ("around", "about") and prepositions[0] == "вокруг":
            start = _situation(c, token, start)
        until = _before_town(c, token, start) if name == "on" else None
        return Cue(token, start, cases, kind == "soft", until)
    return _before_preposition(c, token)


def _before_preposition(c: Context, token: Token) -> Cue | None:
    """ "О торговле говорили министры", "По вопросам торговли достигнуто взаимопонимание"."""
    low, _ = c.clauses.reach(token.index)
    by_matter = token.lemmas & listed("cues", "on") and c.tokens[low].lower == "по" and low + 1 < token.index
    if by_matter and c.heads(low + 1, DAT, listed("openers")):
        return Cue(token, low + 1, DAT, until=token.index - 1)
    soft = bool(token.lemmas & listed("soft", "about"))
    went = token.lemma == "речь" and token.index < c.last and "идти" in c.tokens[token.index + 1].lemmas
    verb = token.readings[0].pos == "V" or went  # "О торговле | речь шла на встрече"
    if not verb or not (soft or token.lemmas & listed("cues", "about")):
        return None
    fronted = c.tokens[low].lower in _ABOUT and low + 1 < token.index
    fronted = fronted and not (soft and _of_news(c, low + 1))  # "об итогах встречи сообщили"
    return Cue(token, low + 1, LOC, soft, token.index - 1) if fronted else None


def _after_compound(c: Context, token: Token) -> int | None:
    """The token after a preposition of two words: "обменялись мнениями по поводу | границы"."""
    if not token.lemmas & _SPOKEN:
        return None
    for first, noun in _COMPOUND:
        start = c.preposition(token, (first,))
        if start is not None and c.tokens[start].lemma == noun and start < c.last:
            return start + 1
    return None


def _situation(c: Context, token: Token, start: int) -> int:
    """Where the situation begins that "вокруг" is of: "оценки | ситуации вокруг канала"; else ``start``."""
    noun = c.tokens[start - 2]
    if noun.index <= token.index or not noun.lemmas & listed("situations") or not noun.cases("N") & GEN:
        return start
    return max(phrases.first_attribute(c.words, noun.index, token.index + 1), token.index + 1)


def _before_town(c: Context, talk: Token, start: int) -> int | None:
    """Where what a talk is about ends before the town of it: "переговоры по ядерной программе | в Вене",
    not "переговоры по ситуации в Алеппо"; None where no town follows."""
    if not talk.has("N") or talk.lemmas & _HELD_NOWHERE:
        return None
    for span in c.spans.all:
        if start < span.first <= c.last and span.kind == "place" and not span.region:
            before = c.tokens[span.first - 2 : span.first]
            inside = c.tokens[start : span.first]
            at = before[-1].lower in ("в", "во") and not any(t.shape == "mark" or finite(t) for t in inside)
            return span.first - 2 if at and before[0].lemma not in _WHEREABOUTS else None
    return None


# What is held in no town: "обменялись мнениями по перемирию в Газе".
_HELD_NOWHERE = frozenset(("мнение", "оценка", "взгляд", "позиция", "понимание"))
# What is where it is, also after "по": "переговоры по ситуации | в Алеппо".
_WHEREABOUTS = frozenset(
    ("ситуация", "обстановка", "положение", "событие", "кризис", "конфликт", "перемирие")
)


def _to_press(c: Context, token: Token, start: int) -> bool:
    """Whether only the press is told of something: "рассказал | журналистам | о планах"."""
    return any(
        t.lemmas & listed("soft", "press") and "dat" in t.cases("N")
        for t in c.tokens[token.index + 1 : start]
    )


def _of_news(c: Context, start: int) -> bool:
    """Whether only the talk itself is told of: "рассказал об итогах | встречи", not "об итогах выборов"."""
    head = c.nouns.head(start, LOC, c.last)
    if head is None or not c.tokens[head].lemmas & _RESULTS:
        return False
    end, inner = c.nouns.end(head, LOC, c.last)
    told = any(t.lemmas & listed("cues", "talks") for t in c.tokens[head + 1 : end + 1])
    return told or not inner or c.tokens[head].lemma != "итог"


def _idle(c: Context, token: Token) -> bool:
    """Words that speak of no talk here: "это говорит о росте", "речь идет о сумме", "по информации о"."""
    low, high = c.clauses.reach(token.index)
    clause = c.tokens[low : high + 1]
    if token.lemma == "встреча":  # "встреча по Ливии", not "встреча с членами комиссии по Ливии"
        return c.tokens[min(token.index + 1, c.last)].lower != "по"
    if token.lemma == "говорить":
        return any(t.lower == "это" for t in clause)
    if token.lemma == "переговоры" and c.before(token) in ("ведение", "ведению", "ведением"):
        return True  # "министру поручено ведение переговоров по Газе"
    if token.lemma == "речь":
        return any(t.lower in ("идет", "идёт") for t in clause)
    return token.lemma == "информация" and not any(t.lemmas & listed("cues", "informing") for t in clause)


@on(listed("cues", "dative"))
def by_dative(c: Context, token: Token) -> Cue | None:
    """ "беседа была посвящена торговле", "внимание уделено транспорту", "торговле придается значение"."""
    if not verbal(token, listed("cues", "dative")):
        return None
    low, high = c.clauses.reach(token.index)
    opens = c.first if token.lemmas & {"посвятить", "посвященный", "уделить", "уделять"} else low
    devoted = token.lemmas & {"посвятить", "посвященный"}
    nouns = listed("cues", "given") | (listed("cues", "devoted") if devoted else frozenset())
    nouns = frozenset(("роль",)) if "принадлежать" in token.lemmas else nouns
    if not any(t.lemmas & nouns for t in c.tokens[opens : high + 1]):
        return None
    if devoted and not _is_of(c, token, nouns):
        return None
    start = c.gaps.after(token.index + 1)
    start = _past_given(c, start, high, nouns)
    if c.starts(start, DAT):
        return Cue(token, start, DAT)
    before = c.left(token, DAT)
    if before is not None:
        return Cue(token, before, DAT, until=token.index - 1)
    return _before_insertion(c, token, low)


def _is_of(c: Context, token: Token, nouns: frozenset[str]) -> bool:
    """Whether a participle behind a comma says what a talk is about: "встреча министров, | посвященная", not
    "посетили выставку, | посвященную".
    """
    if token.readings[0].pos != "P" or c.before(token) != ",":
        return True
    near = reversed(c.tokens[max(token.index - _DESCRIBED, c.first) : token.index - 1])
    described = next((t for t in near if t.has("N") and agree(token, t)), None)
    return described is None or bool(described.lemmas & nouns)


def _past_given(c: Context, i: int, high: int, nouns: frozenset[str]) -> int:
    """The token after what is given to a topic: "уделили | первостепенное внимание | торговле"."""
    head = phrases.attribute_run(c.words, i, high)
    if head < high and c.tokens[head].lemmas & nouns and "acc" in c.tokens[head].cases("N"):
        return c.gaps.after(head + 1)
    while i <= high and c.tokens[i].lemmas & listed("cues", "weights"):
        i += 1
    return i


def _before_insertion(c: Context, token: Token, low: int) -> Cue | None:
    """ "Торговле, отметили стороны, придается значение"."""
    phrase = c.nouns.phrase(c.first, DAT, low)
    closed = phrase is not None and phrase.last < low and c.tokens[phrase.last + 1].text == ","
    return Cue(token, phrase.first, DAT, until=phrase.last) if phrase is not None and closed else None


@on(listed("cues", "genitive"))
def by_genitive(c: Context, token: Token) -> Cue | None:
    """ "коснулись торговли", "обсуждение бюджета", "мнения относительно поставок"; not "что касается"."""
    if not token.lemmas & listed("cues", "genitive") or c.before(token) == "что":
        return None
    start = c.gaps.after(token.index + 1)
    return Cue(token, start, GEN) if c.starts(start, GEN) else None


@on("такой")
def by_such(c: Context, token: Token) -> Cue | None:
    """ "сотрудничество в таких сферах, как торговля и связь": the fields, each its own topic."""
    noun = c.tokens[min(phrases.attribute_run(c.words, token.index + 1, c.last), c.last)]
    ahead = [t.lower for t in c.tokens[noun.index + 1 : noun.index + 3]]
    if token.lemma != "такой" or ahead != [",", "как"] or not noun.lemmas & (SPHERES | listed("openers")):
        return None
    near = c.tokens[c.first : token.index]
    related = any(
        t.lemmas & (listed("fielded") | listed("cues", "objects") | listed("openers")) for t in near
    )
    start = noun.index + 3
    return Cue(token, start, NOM) if related and c.starts(start, NOM) else None


@on(listed("cues", "aimed"), listed("cues", "taking"))
def by_aim(c: Context, token: Token) -> Cue | None:
    """ "переговоры направлены на укрепление доверия", "большое место в беседе заняли вопросы климата"."""
    low, high = c.clauses.reach(token.index)
    if verbal(token, listed("cues", "aimed")) and token.has("PS"):
        start = c.preposition(token, ("на",))
        talk = any(
            t.lemmas & listed("cues", "talked") and "nom" in t.cases("N") for t in c.tokens[low : token.index]
        )
        return Cue(token, start, ACC) if talk and start is not None else None
    if not verbal(token, listed("cues", "taking")):
        return None
    clause = c.tokens[low : high + 1]
    meant = any(a.lower == "в" and b.lower in ("них", "ней") for a, b in pairwise(clause))
    if not meant and not any(t.lemmas & listed("cues", "talks") for t in clause):
        return None
    if not any(t.lemmas & listed("cues", "room") for t in c.tokens[low : high + 1]):
        return None
    start = c.gaps.after(token.index + 1)
    return Cue(token, start, NOM) if c.starts(start, NOM) else None


@on(listed("cues", "directions"))
def by_direction(c: Context, token: Token) -> Cue | None:
    """ "приоритетными направлениями сотрудничества являются логистика и связь", "назвал отраслью туризм"."""
    fields = token.lemmas & listed("cues", "directions")
    if not fields or not token.has("N") or token.cases("N") & (NOM | ACC) or "ins" not in token.cases("N"):
        return None
    low, high = c.clauses.reach(token.index)
    verb = next((t for t in c.tokens[low : high + 1] if verbal(t, listed("cues", "named"))), None)
    if verb is None:
        return None
    cases = ACC if verb.lemmas & listed("cues", "naming") and not passive(verb) else NOM
    end, _ = c.nouns.end(token.index, INS, c.last)
    start = c.gaps.after(max(end, verb.index) + 1)
    return Cue(token, start, cases, True) if c.starts(start, cases) else None


CUES = frozenset(
    {
        "они",
        "он",
        "помимо",
        "кроме",
        "наряду",
        "обойти",
        "вопрос",
        "тем",
        "такой",
        "число",
        "сторона",
        "скобка",
        "кадр",
        "тень",
        "внимание",
        "зрение",
    }
).union(
    *(
        listed("cues", n)
        for n in (
            *(
                "objects",
                "ways",
                "tabling",
                "summing",
                "planning",
                "arising",
                "returning",
                "dative",
                "genitive",
                "agenda",
                "singling",
                "central",
            ),
            *("aimed", "taking", "directions"),
        )
    ),
    *(listed(kind, name) for kind, name, _, _ in _PREPOSITIONAL),
)


RULES = (
    by_object,
    by_opener,
    by_besides,
    by_preposition,
    by_dative,
    by_genitive,
    by_such,
    by_agenda,
    by_choice,
    by_sharpest,
    by_aim,
    by_direction,
    by_members,
)
