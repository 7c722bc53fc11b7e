"""Russian noun phrases over tokens: where they end, and how they read in the nominative.

Reference: agreement of attributes in case, number and gender; complements in the genitive, "по" with
the dative, "при" with the locative.
"""

from __future__ import annotations

import re

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import inflected, is_listed, known
from kg.extract.languages.ru.pairs import is_pair_of_states
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

ATTRIBUTE = ("A", "P")
_ROMAN = re.compile(r"[IVXLХ]{1,6}")  # "на | XII Международном форуме", also with a Russian "Х"
DASHES = frozenset("–—-−")
QUOTES = {"«": "»", "“": "”", '"': '"', "„": "“"}
# Forms of "он" after a preposition that are spelt like adjectives ("в нем" and "немой").
_PRONOUNS = frozenset(["нем", "нём", "ней", "них", "ним", "ними", "неё", "нее"])
_POSTS = words_of("posts", "heads") | words_of("posts", "led")
_BODIES = words_of("posts", "bodies")
# Who is a side of his own: "делегации правительства | и повстанцев".
_FACTIONS = words_of("posts", "factions") | words_of("posts", "oppositions")
_UNDECLINED = words_of("posts", "undeclined")
# Whom a body or envoy can be attached to with "при": "совет при президенте".
_MASTERS = words_of("posts", "masters")
# What "по" joins to a sentence and to no noun: "с главой кабинета | по телефону говорил"; the same whatever
# it is of: "президенты стран региона | по итогам саммита".
_OF_SENTENCES = frozenset(("телефон", "видеосвязь", "приглашение", "просьба", "слово", "мнение"))
_AFTERWARDS = frozenset(("итог", "результат", "окончание", "завершение"))
_ORDINALS = words_of("posts", "ordinals")
_MONTHS = words_of("triggers", "cues", "months")


def preposition(words: Words, first: int) -> str:
    """Return the preposition that governs the phrase starting at ``first`` ('' for none), in short."""
    if first == 0:
        return ""
    before = words.tokens[first - 1].lower
    return (
        {"со": "с", "во": "в", "ко": "к", "об": "о", "обо": "о"}.get(before, before)
        if before in PREPOSITION_CASES
        else ""
    )


def each_of(words: Words, first: int, floor: int) -> int | None:
    """Return the index of "каждый" before several of whom each acts or is met: "с | каждым из лидеров"."""
    tokens = words.tokens
    each = first - 2 >= floor and tokens[first - 1].lower == "из" and "каждый" in tokens[first - 2].lemmas
    return first - 2 if each else None


def is_attribute(token: Token) -> bool:
    if (
        token.shape != "word"
        or not token.readings
        or token.readings[0].pos == "PRO"
        or token.lower in _PRONOUNS
        or token.lower in ("выходные", "выходных")  # "в минувшие выходные | президент": days
    ):
        return False
    if token.readings[0].pos == "N" and token.readings[0].lemma in _POSTS:
        return False
    for reading in token.readings[:4]:  # noqa: SIM110  # asked of each word: any() takes twice as long
        if reading.pos in ATTRIBUTE:
            return True
    return False


def is_noun(token: Token) -> bool:
    return token.shape == "word" and token.has("N")


def noun_cases(token: Token) -> frozenset[str]:
    """The cases of a noun reading; every case for an acronym or an indeclinable."""
    if token.text.isupper() and len(token.text) > 1:
        return frozenset(("nom", "gen", "dat", "acc", "ins", "loc"))
    return token.cases("N")


def attribute_run(words: Words, first: int, limit: int) -> int:
    """Return the index after a run of attributes (with "и", commas, numerals) from ``first`` on."""
    i = first
    while i <= limit:
        token = words.tokens[i]
        follows = words.tokens[i + 1] if i < limit else None
        if (
            (
                is_attribute(token)
                and not (
                    token.readings[0].pos == "N"
                    and not (follows and (is_noun(follows) or is_attribute(follows)))
                )
            )
            or _is_ordinal(token)
            or (i > first and is_degree(token, follows))
            or _opens_ordinal(token, follows)
            or (
                token.lower in ("и", ",")
                and i > first
                and follows is not None
                and is_attribute(follows)
                and not is_noun(follows)
            )
        ):
            i += 1
        else:
            break
    return i


def _is_ordinal(token: Token) -> bool:
    """Whether a token is an ordinal in digits, "10-й", and no year: "в 2024-м | министр"."""
    return token.shape == "number" and "-" in token.text and not token.text[:_YEAR].isdigit()


# Digits of a year.
_YEAR = 4


def is_roman(token: Token) -> bool:
    """Whether a token is a number in Roman letters: "XV"."""
    return _ROMAN.fullmatch(token.text) is not None


def _opens_ordinal(token: Token, following: Token | None) -> bool:
    """Whether a numeral is the first word of an ordinal: "шестьдесят | второй сессии"."""
    numeral = token.shape == "word" and bool(token.readings) and token.readings[0].pos == "NUM"
    return numeral and following is not None and not _ORDINALS.isdisjoint(following.lemmas)


def is_degree(token: Token, following: Token | None) -> bool:
    """Whether an adverb qualifies the attribute after it: "французского крайне правого фронта"."""
    adverb = token.shape == "word" and bool(token.readings) and token.readings[0].pos == "AV"
    return adverb and following is not None and is_attribute(following)


def agreeing(words: Words, first: int, head: int) -> frozenset[str]:
    """Return the cases that the head noun shares with its attributes from ``first`` on."""
    cases = noun_cases(words.tokens[head])
    for token in words.tokens[first:head]:
        if is_attribute(token):
            narrowed = cases & token.cases(*ATTRIBUTE)
            cases = narrowed or cases
    return cases


def quoted_end(words: Words, first: int) -> int | None:
    """Return the index of the closing quote of a quotation that opens at ``first``; None if it stays open."""
    close = QUOTES.get(words.tokens[first].text) if first < len(words.tokens) else None
    if close is None:
        return None
    depth = 0
    for i in range(first, min(first + 30, len(words.tokens))):
        text = words.tokens[i].text
        if text == words.tokens[first].text and close != text:
            depth += 1
        elif text == close and i > first:
            depth -= 1
            if depth <= 0 or close == '"':
                return i
    return None


def complement_end(
    words: Words, spans: Spans, head: int, limit: int, *, nested: frozenset[str] = frozenset()
) -> int:
    """Return the last token of the noun phrase whose head is at ``head``: its complements included.

    Taken are genitives, names of states and bodies, "по" + dative, "при" + locative, quotations and
    coordinated genitives. The phrase stops before a person's name and a noun whose lemma is in ``nested``.
    """
    last = head
    i = head + 1
    of_field = False
    while i <= limit:
        end = one_complement(words, spans, i, limit, nested)
        of_field = of_field or words.tokens[i].lower == "по"
        if end is None and words.tokens[i].lower in ("и", ",") and i > head + 1:
            end = coordinated(words, spans, i, limit, nested)
            if end is None and of_field:
                end = _further_field(words, spans, i, limit, nested)
        if end is None:
            break
        last, i = end, end + 1
    return last


def _further_field(words: Words, spans: Spans, i: int, limit: int, nested: frozenset[str]) -> int | None:
    """A further dative after "по": "комитет по градостроительству | и архитектуре"; a comma counts only when
    "и" closes the list."""
    end = noun_group(words, spans, i + 1, limit, frozenset(("dat",)), nested | _BODIES) if i < limit else None
    if end is None or spans.over(end) is not None or words.tokens[end].capital:
        return None
    if words.tokens[i].lower == "и":
        return end
    tail: int | None = end
    while tail is not None and spans.over(tail) is None:  # ", делам | молодежи | и спорту"
        end, tail = tail, noun_group(words, spans, tail + 1, limit, frozenset(("gen",)), nested)
    goes_on = end + 2 <= limit and words.tokens[end + 1].lower in ("и", ",")
    return end if goes_on and _further_field(words, spans, end + 1, limit, nested) is not None else None


def one_complement(words: Words, spans: Spans, i: int, limit: int, nested: frozenset[str]) -> int | None:
    """Return the last token of the complement that starts at ``i``, or None (see complement_end)."""
    span = spans.at(i)
    if span is not None:
        if span.kind == "person" or span.last > limit or _acts(words, span):
            return None
        return two_sides(words, spans, span, limit)
    token = words.tokens[i]
    members = _members(words, spans, i, limit)
    if members is not None:
        return members
    if token.text in QUOTES:
        end = quoted_end(words, i)
        return end if end is not None and end <= limit else None
    if is_pair_of_states(token):  # "группа дружбы | Армения-Греция"
        return i
    if token.text.isupper() and len(token.text) > 1 and token.shape == "word":
        end = quoted_end(words, i + 1)
        return end if end is not None and end <= limit else i
    if token.lower == "по":
        end = noun_group(words, spans, i + 1, limit, frozenset(("dat",)), nested)
        after = bool(words.tokens[min(i + 1, limit)].lemmas & _AFTERWARDS)
        return None if after or (end is not None and words.tokens[end].lemma in _OF_SENTENCES) else end
    if token.lower == "при":
        master = words.tokens[min(attribute_run(words, i + 1, limit), limit)]
        if master.lemma not in _MASTERS:  # "переговоры сторон | при посредничестве ООН"
            return None
        end = noun_group(words, spans, i + 1, limit, frozenset(("loc",)), nested - _MASTERS)
        return None if end is None or _is_named(words, spans, end) else end
    return noun_group(words, spans, i, limit, frozenset(("gen",)), nested)


def _is_named(words: Words, spans: Spans, official: int) -> bool:
    """Whether an official is told by his name: "на совете при президенте Чили | Хуане Рохасе"."""
    span = spans.at(official + 1)
    span = spans.at(span.last + 1) if span is not None and span.kind == "state" else span
    return span is not None and span.kind == "person" and "nom" not in words.tokens[span.last].cases("N")


def _acts(words: Words, span: Span) -> bool:
    """Whether a state can be no complement, being in the nominative or accusative: "на заседании | Чили", but
    not "на заседании | Перу и Чили" nor one side of two: "форум | Россия – Африка"."""
    after = words.tokens[span.last + 1].text if span.last + 1 < len(words.tokens) else ""
    cases = noun_cases(words.tokens[span.first]) if span.first == span.last else frozenset[str]()
    return span.kind == "state" and bool(cases) and "gen" not in cases and after not in "–—-"


def _members(words: Words, spans: Spans, i: int, limit: int) -> int | None:
    """The end of "государств – участников СНГ" at ``i``, None where no such phrase begins."""
    start = past_members(words, i, limit)
    if start is None or words.tokens[i + 1].text not in "–—-":
        return None
    body = spans.at(start)
    return body.last if body is not None and body.kind == "body" and body.last <= limit else None


def past_members(words: Words, i: int, limit: int) -> int | None:
    """The token after "стран", "стран-участниц", "государств – членов" at ``i``, None for no such phrase."""
    tokens = words.tokens
    if i >= limit or tokens[i].lower.partition("-")[0] not in ("стран", "государств"):
        return None
    after = i + 2 if tokens[i + 1].text in "–—-" else i + 1
    joined = after < limit and tokens[after].lower in _MEMBERS
    return after + 1 if joined else i + 1


_MEMBERS = frozenset(("членов", "участниц", "участников", "учредителей", "основателей", "наблюдателей"))


def two_sides(words: Words, spans: Spans, span: Span, limit: int) -> int:
    """The end of a name that closes with its two sides in the nominative: "форум | Россия – Африка"."""
    tokens, second = words.tokens, spans.at(span.last + 2)
    if (
        second is None
        or second.kind == "person"
        or second.last > limit
        or tokens[span.last + 1].text not in "–—-"
    ):
        return span.last
    listed = second.last < limit and tokens[second.last + 1].lower in ("и", ",")
    both = all("nom" in noun_cases(tokens[s.last]) for s in (span, second))
    return second.last if both and not listed else span.last


def noun_group(
    words: Words, spans: Spans, i: int, limit: int, cases: frozenset[str], nested: frozenset[str]
) -> int | None:
    """Return the head of attributes + noun in one of ``cases`` starting at ``i``, or None."""
    head = attribute_run(words, i, limit)
    if head > limit or any(t.lemmas & nested for t in words.tokens[i:head]):
        return None  # "указом короля | командующим флотом назначен"
    span = spans.at(head)
    if span is not None:
        return span.last if span.kind in ("state", "body", "place") and span.last <= limit else None
    token = words.tokens[head]
    if not is_noun(token) or is_listed(token, nested) or (head > i and token.lemmas & _MONTHS):
        return None  # "президент | двадцатого марта позвонил"
    return head if agreeing(words, i, head) & cases and not _verb_first(token) else None


def concord(attribute: Token, noun: Token) -> frozenset[str]:
    """The cases in which an adjective agrees with a noun in number: "двадцатки" after "Большой" is one."""
    forms = {(r.case, r.number) for r in attribute.readings if r.pos in ATTRIBUTE}
    return frozenset(r.case for r in noun.readings if r.pos == "N" and (r.case, r.number) in forms)


def concords(attribute: Token, noun: Token) -> bool:
    """Whether an adjective or participle agrees with a noun in case, number and gender."""
    left = {
        (r.case, r.number, r.gender if r.number == "s" else "")
        for r in attribute.readings
        if r.pos in ATTRIBUTE
    }
    right = {(r.case, r.number, r.gender if r.number == "s" else "") for r in noun.readings if r.pos == "N"}
    return bool(left & right)


def _verb_first(token: Token) -> bool:
    return token.readings[0].pos in ("V", "PREP", "CONJ", "PRO")


def coordinated(words: Words, spans: Spans, i: int, limit: int, nested: frozenset[str]) -> int | None:
    """A further genitive after "и" or a comma; a comma counts only when "и" + genitive closes the list."""
    end = one_complement(words, spans, i + 1, limit, nested | _FACTIONS) if i < limit else None
    if end is None or spans.at(i + 1) is not None:
        return None
    if words.tokens[i].lower == "и":
        return end
    if end + 2 <= limit and words.tokens[end + 1].lower == "и":
        closes = one_complement(words, spans, end + 2, limit, nested) is not None
        if closes and spans.at(end + 2) is None:
            return end
    k = complement_end(words, spans, end, limit, nested=nested)
    if any(t.lower == "и" for t in words.tokens[i + 1 : k + 1]):
        return end
    goes_on = k + 2 <= limit and words.tokens[k + 1].text == ","  # "образования, | инноваций, науки и связи"
    return end if goes_on and coordinated(words, spans, k + 1, limit, nested) is not None else None


def nominative(words: Words, first: int, head: int, last: int, *, cases: frozenset[str] = frozenset()) -> str:
    """Return the phrase with its attributes and head in the nominative, its complements as they stand.

    ``cases`` narrows the case of the phrase. Coordinated attributes all change; acronyms and what cannot be
    inflected stay.
    """
    token = words.tokens[head]
    possible = agreeing(words, first, head) & (cases or agreeing(words, first, head)) or noun_cases(token)
    reading = next((r for r in token.readings if r.pos == "N" and r.case in possible), None)
    acronym = first == head and token.text.isupper() and len(token.text) > 1 and not known(token.lower)
    acronym = acronym or token.lower in _UNDECLINED
    if reading is None or reading.case == "nom" or acronym:
        return tidy(words.quote(first, last))
    forms: dict[int, str] = {}
    for i in range(first, head):
        gender = reading.gender if reading.number == "s" else ""
        if words.tokens[i].shape == "number":
            forms[i] = _numbered(words.tokens[i].text, reading.case, reading.number, gender)
        elif is_attribute(words.tokens[i]):
            form = inflected(
                words.tokens[i].text,
                "nom",
                pos=ATTRIBUTE,
                from_case=reading.case,
                number=reading.number,
                gender=gender,
            )
            forms[i] = form or words.tokens[i].text
    forms[head] = (
        inflected(
            token.text,
            "nom",
            pos=("N",),
            from_case=reading.case,
            number=reading.number,
            gender=reading.gender,
        )
        or token.text
    )
    return tidy(rendered(words, first, last, forms))


def _numbered(text: str, case: str, number: str, gender: str) -> str:
    """ "10-го" -> "10-й", "10-е"; "80-летнего" -> "80-летний"; other numbers as they are."""
    digits, _, ending = text.partition("-")
    if not ending:
        return text
    if len(ending) <= 3:
        return f"{digits}-{'е' if number == 'p' else {'f': 'я', 'n': 'е'}.get(gender, 'й')}"
    form = inflected(ending, "nom", pos=ATTRIBUTE, from_case=case, number=number, gender=gender)
    return f"{digits}-{form or ending}"


def rendered(words: Words, first: int, last: int, forms: dict[int, str]) -> str:
    """Return the text of a token range with some tokens replaced."""
    out = []
    for i in range(first, last + 1):
        if i > first:
            out.append(words.text[words.tokens[i - 1].end : words.tokens[i].start])
        out.append(forms.get(i, words.tokens[i].text))
    return "".join(out)


def tidy(text: str) -> str:
    return " ".join(text.split())


def first_attribute(words: Words, head: int, floor: int) -> int:
    """Return the index of the first attribute that agrees with the noun at ``head``; ``head`` when there is
    none."""
    first = head
    i = head - 1
    while i >= floor:
        token = words.tokens[i]
        ordinal = first == i + 1 and (_is_ordinal(token) or is_roman(token))
        if ordinal or (is_attribute(token) and token.cases(*ATTRIBUTE) & noun_cases(words.tokens[head])):
            first = i
        elif not (
            token.lower in ("и", ",")
            and i > floor
            and first == i + 1
            and _goes_on(words.tokens[i - 1])
            and not (token.text == "," and first == head and _names_alone(words.tokens[i - 1]))
        ):
            break
        i -= 1
    return first


def _goes_on(token: Token) -> bool:
    """Whether attributes go on before a comma: "открытого |, честного", not "кроме того |, министра"."""
    return is_attribute(token) and token.lower not in _POINTING


def _names_alone(token: Token) -> bool:
    """Whether a participle or adjective can be whom a text calls so: "главный обвиняемый |, директор"."""
    return any(r.pos == "N" or (r.pos == "P" and "pssv" in r.tags) for r in token.readings)


_POINTING = frozenset(("того", "этого", "тому", "этому", "тем", "этим", "той"))
