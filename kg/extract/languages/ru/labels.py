"""What of a Russian phrase is the topic, and its label: openers and courtesies go, fields are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import participle
from kg.extract.languages.ru.inflection import form_of
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import inflected, parses, recase
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.words import Token, Words

OPENERS = words_of("topics", "openers")
MEASURES = words_of("topics", "measures")
_RELATED = words_of("topics", "related")
_PLANS = words_of("topics", "plans")
_ACTED = words_of("topics", "acted")
_VACUOUS = words_of("topics", "vacuous")
_FILLERS = words_of("topics", "fillers")
_BARE = words_of("topics", "bare")
_OTHER = words_of("topics", "other")
_POINTING = words_of("topics", "pointing")
_DROPPED = words_of("topics", "dropped")
FIELDED = words_of("topics", "fielded")
SPHERES = words_of("topics", "spheres")
_GENERAL = words_of("topics", "general")
_MANNER = words_of("topics", "how")
_GENERAL_TAIL = _OTHER | SPHERES | {"вопрос", "направление", "ряд", "уровень", "такой"}
_NO_FIELDS = words_of("topics", "no_fields")
_NEEDING = frozenset(("повестка", "характер", "значение"))
_RELATING = {
    "касаться": "gen",
    "касающийся": "gen",
    "связать": "ins",
    "связанный": "ins",
    "посвященный": "dat",
    "относиться": "dat",
    "посвятить": "dat",
    "вытекать": "gen",
    "вытекающий": "gen",
}
GEN = frozenset(("gen",))

Labelled = tuple[str, int, int]


def labels(words: Words, first: int, head: int, last: int, cases: frozenset[str]) -> Iterator[Labelled]:
    """Yield (label, first token, last token) of the topics in a phrase that stands in ``cases``."""
    sphere = _sphere_of_acts(words, head, last)
    if sphere is not None:
        yield from _fields(words, sphere + 1, last)
        return
    while last > head and words.tokens[last].text == ")":
        last = next((k for k in range(last, head, -1) if words.tokens[k].text == "("), last) - 1
    following = [t.lower for t in words.tokens[last + 1 : last + 3]]
    such = any(t.lemma == "такой" for t in words.tokens[max(last - 3, head) : last])
    if such and following == [",", "как"]:
        return  # "сотрудничество в таких сферах, | как торговля": the fields follow
    last = _without_tail(words, head, last)
    if _is_filler(words, first, head, last):
        return
    yield from (found for found in _distributed(words, first, head, last, cases) if len(found[0]) >= 3)


def opened(words: Words, head: int, limit: int, openers: frozenset[str]) -> tuple[int, frozenset[str]] | None:
    """Return where what an opener governs starts, and its cases: "вопросы торговли", "вопросы, связанные с".

    None for a noun that opens nothing, and where it is needed to say what is meant ("вопросы повестки").
    """
    planned = words.tokens[head].lemmas & _PLANS and words.tokens[min(head + 1, limit)].lower == "по"
    planned = planned or (bool(words.tokens[head].lemmas & _RELATED) and _relates(words, head, limit))
    if head >= limit or not (planned or words.tokens[head].lemmas & openers):
        return None
    i, cases = _governed(words, head, limit)
    if i > limit:
        return None
    if participle(words.tokens[i]) and words.tokens[min(i + 1, limit)].lower in PREPOSITION_CASES:
        return i, cases  # "значение проходящей в Баку конференции"
    inner = phrases.attribute_run(words, i, limit)
    if inner > limit or not phrases.is_noun(words.tokens[inner]):
        return None
    if words.tokens[inner].lemmas & _NEEDING and words.tokens[head + 1].text != ",":
        return None  # but "вопросы, касающиеся | повестки дня"
    return (i, cases) if phrases.agreeing(words, i, inner) & cases else None


def _relates(words: Words, head: int, limit: int) -> bool:
    """Whether a participle tells what something is about: "шаги, | касающиеся торговли"."""
    comma = head + 3 < limit and words.tokens[head + 1].text == ","
    return (
        comma
        and participle(words.tokens[head + 2])
        and not words.tokens[head + 2].lemmas.isdisjoint(_RELATING)
    )


def _governed(words: Words, head: int, limit: int) -> tuple[int, frozenset[str]]:
    i = head + 1
    if words.tokens[i].lower in ("о", "об", "по"):
        return i + 1, PREPOSITION_CASES[words.tokens[i].lower]
    if words.tokens[i].text == "," and i + 2 < limit:
        case = next((_RELATING[lemma] for lemma in words.tokens[i + 1].lemmas if lemma in _RELATING), "")
        return i + 2 + (words.tokens[i + 2].lower in ("с", "со", "к", "из")), frozenset((case,))
    return i, GEN


def _sphere_of_acts(words: Words, head: int, last: int) -> int | None:
    """ "меры, принимаемые в области связи": the token that the fields follow."""
    clause = head + 2 < last and words.tokens[head + 1].text == "," and participle(words.tokens[head + 2])
    if not clause or not words.tokens[head].lemmas & _ACTED:
        return None
    return next((k for k in range(head + 2, last) if words.tokens[k].lemma in SPHERES), None)


def _fields(words: Words, first: int, last: int) -> Iterator[Labelled]:
    """One label for each field of an enumeration in the genitive."""
    for begin, end in _split(words, first, last):
        head = phrases.attribute_run(words, begin, end)
        if head <= end and not _is_rest(words, begin, end):
            yield label(words, begin, head, end, GEN), begin, end


def without(words: Words, text: str, omitted: Iterable[tuple[int, int]]) -> str:
    """Return a label without the token ranges that it can do without."""
    for first, last in omitted:
        linked = words.tokens[first].text == ","  # "ситуация | , складывающаяся | вокруг Ирана"
        said = phrases.tidy(words.quote(first, last))
        text = text.removesuffix(f" {said}").replace(said + ("" if linked else " "), "", 1)
    return text


def _without_tail(words: Words, head: int, last: int) -> int:
    """Drop a closing "в различных областях", "по другим вопросам"."""
    for k in range(last, head, -1):
        token = words.tokens[k]
        if token.lower in ("в", "по", "на", "и", ",") and k < last:
            tail = words.tokens[k + 1 : last + 1]
            return k - 1 if all(t.lemmas & _GENERAL_TAIL for t in tail) else last
    return last


def _is_filler(words: Words, first: int, head: int, last: int) -> bool:
    """Whether a phrase names no topic: "другие вопросы", "взаимный интерес", "актуальные темы"."""
    inside = words.tokens[first : last + 1]
    lemmas = {t.lemma for t in inside}
    if "взаимный" in lemmas and "интерес" in lemmas:
        return True
    if words.tokens[head].lemmas & _FILLERS or (head == last and words.tokens[head].lemmas & _BARE):
        return True
    if [t.lemma for t in words.tokens[head : last + 1]] == ["итог", "переговоры"]:
        return True
    ours = words.tokens[last].lemma in ("страна", "государство", "сторона")
    if words.tokens[head].lemmas & OPENERS and words.tokens[min(head + 1, last)].lower == "для" and ours:
        return True  # "актуальные вопросы | для обеих стран"
    if not words.tokens[head].lemmas & (OPENERS | _GENERAL):
        return False
    if any(t.lemmas & (_OTHER | _POINTING) for t in words.tokens[first:head]):
        return True
    attributes = [t for t in words.tokens[first:head] if phrases.is_attribute(t)]
    return head == last and all(t.lemmas & (_VACUOUS | _OTHER) for t in attributes)


# -- one label for each field ---------------------------------------------------------------------


def _distributed(words: Words, first: int, head: int, last: int, cases: frozenset[str]) -> Iterator[Labelled]:
    spheres = (k for k in range(head + 1, last + 1) if words.tokens[k].lemma in SPHERES)
    sphere = next((k for k in spheres if not words.tokens[k + 1].capital), None)  # no "сектор | Газа"
    if sphere is not None and sphere < last and words.tokens[sphere - 1].lower in ("в", "во"):
        fields = [f for f in _split(words, sphere + 1, last) if not _is_rest(words, *f)]
        if len(fields) > 1:
            stem = _stem(words, first, head, sphere - 2, cases)
            for begin, end in fields:
                noun = _formed(words.tokens[sphere], "N", "loc", plural=False, gender="")
                yield f"{stem} {words.tokens[sphere - 1].text} {noun} {_field(words, begin, end)}", first, end
            return
    if sphere is None and (at := _listed_fields(words, head, last)):
        stem = _stem(words, first, head, at - 1, cases)
        for begin, end in _split(words, at + 1, last):
            yield f"{stem} {words.tokens[at].text} {_field(words, begin, end)}", first, end
        return
    if sphere == last and (adjectives := _adjectives(words, sphere, head)):
        stem = _stem(words, first, head, adjectives[0] - 2, cases)
        for k in adjectives:
            yield f"{stem} в {_singular(words, k, sphere, 'loc')}", first, last
        return
    alone = _adjectives(words, head, first - 1)
    if (
        alone
        and words.tokens[head].lemmas & FIELDED
        and not any(words.tokens[k].lemmas & (_GENERAL | _VACUOUS | _MANNER) for k in alone)
    ):
        for k in alone:
            yield _singular(words, k, head, "nom"), first, last
        return
    yield label(words, first, head, last, cases), first, last


def _listed_fields(words: Words, head: int, last: int) -> int:
    """The "в" before three fields or more of one noun: "связи в торговле, логистике и науке"; 0 for none."""
    at = next((k for k in range(head + 1, last) if words.tokens[k].lower in ("в", "во")), 0)
    fields = _split(words, at + 1, last) if at and words.tokens[at - 1].lemmas & FIELDED else []
    fits = all(_is_field(words, *f) for f in fields)
    apart = any(words.tokens[begin - 1].text == "," for begin, _ in fields)
    return at if fits and (len(fields) > 2 or (apart and len(fields) > 1)) else 0


def _is_field(words: Words, begin: int, end: int) -> bool:
    run = phrases.attribute_run(words, begin, end)
    noun = words.tokens[min(run, end)]
    named = any(t.capital or t.shape != "word" for t in words.tokens[begin : end + 1])
    return run <= end and "loc" in noun.cases("N") and not named and not noun.lemmas & _NO_FIELDS


def _field(words: Words, begin: int, end: int) -> str:
    return phrases.tidy(words.quote(begin, end))


def _is_rest(words: Words, begin: int, end: int) -> bool:
    """ "и других областях": no field of its own."""
    return any(t.lemmas & _OTHER for t in words.tokens[begin : end + 1])


def _stem(words: Words, first: int, head: int, last: int, cases: frozenset[str]) -> str:
    """The noun that fields belong to, without sides: "развитие связей Ирана с" -> "связи"."""
    core = next(
        (
            k
            for k in range(last, head - 1, -1)
            if words.tokens[k].lemmas & FIELDED and words.tokens[k].has("N")
        ),
        None,
    )
    if core is None:
        return label(words, first, head, max(last, head), cases)
    begin = phrases.first_attribute(words, core, head + 1 if core > head else first)
    return label(words, begin, core, core, cases if core == head else GEN | frozenset(("ins", "loc", "dat")))


def _split(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """Cut an enumeration at "и" and commas, but not between two adjectives of one noun."""
    tokens = words.tokens
    out: list[tuple[int, int]] = []
    begin = first
    for k in range(first, last + 2):
        if k > last or (tokens[k].lower in (",", "и", "или") and not _attribute_joint(words, k)):
            if begin <= k - 1:
                out.append((begin, k - 1))
            begin = k + 1
        elif tokens[k].lower in ("а", "также") and begin == k:
            begin = k + 1
    return out


def _attribute_joint(words: Words, k: int) -> bool:
    before, after = words.tokens[k - 1], words.tokens[k + 1]
    return phrases.is_attribute(before) and not phrases.is_noun(before) and phrases.is_attribute(after)


def _adjectives(words: Words, noun: int, floor: int) -> list[int]:
    """The coordinated adjectives right before a noun, at least two: "в торговой и культурной сферах"."""
    out: list[int] = []
    k = noun - 1
    while k > floor and phrases.is_attribute(words.tokens[k]) and not words.tokens[k].has("N"):
        out.insert(0, k)
        if k - 1 <= floor or words.tokens[k - 1].lower not in (",", "и"):
            break
        k -= 2 if words.tokens[k - 1].lower != "и" or words.tokens[k - 2].text != "," else 3
    return out if len(out) > 1 else []


def _singular(words: Words, adjective: int, noun: int, case: str) -> str:
    """Adjective and noun in the given case; the plural of several fields ("сферах") becomes singular."""
    plural = words.tokens[noun].lemma not in SPHERES and words.tokens[adjective].readings[0].number == "p"
    found = _formed(words.tokens[noun], "N", case, plural=plural, gender="")
    gender = next((r.gender for r in words.tokens[noun].readings if r.pos == "N"), "")
    return f"{_formed(words.tokens[adjective], 'A', case, plural=plural, gender=gender)} {found}"


def singular(noun: Token) -> str:
    """Return a noun in the nominative singular."""
    return _formed(noun, "N", "nom", plural=False, gender="")


_CASES = {"nom": "nomn", "loc": "loct"}
_GENDERS = {"m": "masc", "f": "femn", "n": "neut"}


def _formed(token: Token, pos: str, case: str, *, plural: bool, gender: str) -> str:
    for parse in parses(token.text):
        if (str(parse.tag.POS) == "NOUN") == (pos == "N") and str(parse.tag.POS) in ("NOUN", "ADJF", "PRTF"):
            wanted = {_CASES[case], "plur" if plural else "sing"} | (
                {_GENDERS[gender]} if gender and not plural and pos == "A" else set()
            )
            form = form_of(parse, wanted)
            if form:
                return recase(token.text, form)
    return token.text


# -- the nominative -------------------------------------------------------------------------------


def label(words: Words, first: int, head: int, last: int, cases: frozenset[str]) -> str:
    """Return the phrase in the nominative without its vacuous first adjective; a sentence's capital goes."""
    while first < head and words.tokens[first].lemmas & _DROPPED:
        first += 1 + (words.tokens[first + 1].lower in (",", "и"))  # "дальнейшее и всестороннее развитие"
    token = words.tokens[head]
    if not phrases.is_noun(token) and participle(token):
        form = inflected(token.text, "nom", pos=("P", "N"), from_case=next(iter(sorted(cases))), number="s")
        text = phrases.tidy(phrases.rendered(words, first, last, {head: form or token.text}))
    else:
        text = phrases.nominative(words, first, head, last, cases=cases)
    return _lowered(words, first, text)


def _lowered(words: Words, first: int, text: str) -> str:
    token = words.tokens[first]
    opens = first == words.sentences[token.sentence].first
    proper = (
        token.text.isupper()
        or not token.readings
        or any("Geox" in r.tags or "Name" in r.tags or "Surn" in r.tags for r in token.readings[:1])
    )
    return text[:1].lower() + text[1:] if opens and not proper else text
