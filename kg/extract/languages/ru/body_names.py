"""The fullest name of a body in a text: "МПС" is written out where the text itself does so.

A text writes an acronym out by a bracket ("Межпарламентский союз (МПС)") or by using both names of a listed
body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg import gazetteer
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.body_phrases import body_text
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

# Kinds of international bodies, and of bodies that a text names in full before it speaks of "комиссия".
_GENERIC = words_of("posts", "generic_bodies")
_KINDS = words_of("posts", "body_kinds")
# What a text calls a chamber when it has named it, and words in the names that this can mean.
_CHAMBERS: dict[str, list[str]] = table("posts")["chambers"]


def write_out(words: Words, spans: Spans, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Replace acronyms of bodies in posts and parties by the name that the text gives in full."""
    full = {**dict(_listed(spans)), **dict(_introduced(words, spans))}
    _write_out_organs(spans, parties, full)
    if not full:
        return
    held = [c for p in parties for c in (p.capacity, *p.also) if c is not None]
    for capacity in dict.fromkeys(held + [c for person in persons for c in person.capacities]):
        capacity.organization = full.get(capacity.organization, capacity.organization)
    for party in parties:
        party.body = full.get(party.body, party.body)


def _write_out_organs(spans: Spans, parties: Sequence[Party], full: Mapping[str, str]) -> None:
    """Let a board called by its kind alone be the only organ of a union named so: "Совет Безопасности" of no
    state beside "Совет Безопасности ООН"."""
    keys = {s.key for s in spans.all if s.kind == "body" and s.key}
    organs = [b.ru.label for b in map(gazetteer.body, sorted(keys)) if b is not None and b.kind == "organ"]
    for party in parties if organs else ():
        if party.kind == "body" and party.body and not party.country:
            alike = [o for o in organs if o.lower().startswith(party.body.lower() + " ")]
            if len(alike) == 1 and (alike[0] in full.values() or any(p.body == alike[0] for p in parties)):
                party.body = alike[0]


def name_generic(spans: Spans, parties: Sequence[Party]) -> None:
    """Name the body that a bare kind of body means: "генсек организации" of the listed body named last,
    "председатель
    комиссии" of the commission named last."""
    names: list[str] = []
    for party in parties:
        _serve_union(spans, party)
        for capacity in (party.capacity, *party.also):
            if capacity is not None and capacity.organization:
                kind = (
                    capacity.organization.lower()
                    .removeprefix("эта ")
                    .removeprefix("этот ")
                    .removeprefix("это ")
                )
                if kind in _GENERIC:
                    told = [n for n in names if n and n.lower() not in _KINDS | _GENERIC]
                    listed = _last_listed(spans, party.first, kind)
                    capacity.organization = listed or (told[-1] if told else "")
                elif kind in _BOARDS:
                    firms = [f for f in _only_firm(names) if f[:1].isascii() and f[:1].isalpha()]
                    capacity.organization = " ".join((capacity.organization, *firms))
                elif kind in _TOWNS:
                    _govern_town(spans, party, capacity)
                elif kind in _SEATS:
                    _govern_seat(spans, party, capacity)
                elif kind in _LANDS and party.person_span is not None:
                    _govern_land(spans, party, capacity, kind)
                elif kind in _CHAMBERS:
                    alike = [n for n in (*_bodies_before(spans, party.first), *names) if _fits(n, kind)]
                    capacity.organization = alike[-1] if alike else capacity.organization
                elif kind in _OFFICES and (office := _office_before(parties, party, capacity)) is not None:
                    capacity.organization = office.body
                    capacity.country = capacity.country or office.country
                elif kind == "ведомство" and capacity.country:
                    capacity.organization = _ministry_before(parties, party, capacity)
                elif kind in _NAMED_KINDS:
                    capacity.organization = _in_full(parties, party, capacity, kind)
                elif kind in _KINDS:
                    alike = [n for n in names if _is_called(n, kind) and n.lower() != kind]
                    alike = alike or _only_firm(names)
                    capacity.organization = alike[-1] if alike else capacity.organization
                names.append(capacity.organization)
        if party.kind == "body" and party.body.lower() in _KINDS:
            _expand(party, [*_bodies_before(spans, party.first), *names])
        kind = party.body.lower().removeprefix("наша ") if party.kind == "body" else ""
        if kind in _GENERIC and not party.country:
            party.body = _last_listed(spans, party.first, kind) or party.body
        if not party.body.lower().startswith("делегация"):
            names.append(party.body)


def _serve_union(spans: Spans, party: Party) -> None:
    """Let a secretary of no body that is named with him serve the only union told (shortly) before: "посетил
    штаб-квартиру ОТГ. Его принял | генеральный секретарь А"."""
    held = party.capacity
    if held is None or held.organization or held.country or held.closed:
        return
    if held.position.lower() not in _OF_UNIONS or party.counterpart:
        return
    told = [s for s in spans.all if s.first < party.first and s.kind == "body" and _is_union(s.name)]
    near = [s for s in told if party.first - s.first <= _NEAR]
    unions = {s.key or s.name: s.name for s in near or told}
    if len(unions) == 1:
        held.organization = next(iter(unions.values()))


_OF_UNIONS = frozenset(table("posts")["union_posts"])
# So many tokens before a secretary, two sentences or so, a union is nearer than others told before.
_NEAR = 45


def _only_firm(names: Sequence[str]) -> list[str]:
    """The one name in quotes or Latin letters of all that the text has told: "президентом | компании" after
    "совет «Алмаза»"."""
    firms = {m[0] for n in names if (m := _FIRM.search(n))}
    return list(firms) if len(firms) == 1 and "" not in firms else []


# "совет директоров | Nissan", "«Газпром»"
_LATIN = r"(?<![\w-])[A-Z][\w&.-]*(?: (?:(?:of|for|and|de) )?[A-Z0-9&][\w&.-]*)*$"
_FIRM = re.compile(rf"«[^»]+»$|\"[^\"]+\"$|{_LATIN}")


def _expand(party: Party, told: Sequence[str]) -> None:
    """Let a bare "комиссия", "совет" be the one that the text has named in full: "заседание комиссии"."""
    kind = party.body.lower()
    alike = [name for name in told if kind in name.lower().split() and name.lower() != kind]
    party.body = alike[-1] if alike else party.body


def _ministry_before(parties: Sequence[Party], party: Party, said: Capacity) -> str:
    """The only ministry of a state that the text has named before "глава чилийского | ведомства", else the
    word itself."""
    before = [p for p in parties if p.first < party.first and p.kind == "body" and p.country == said.country]
    named = {p.body.lower(): p.body for p in before if p.body.lower().startswith(("министерств", "мин"))}
    return next(iter(named.values())) if len(named) == 1 else said.organization


def _office_before(parties: Sequence[Party], party: Party, said: Capacity) -> Party | None:
    """The only office of a state that this sentence or the one before names, which "глава | ведомства" leads:
    "побывал в Генпрокуратуре. Глава ведомства принял гостя"."""
    near = [p for p in parties if p.kind == "body" and p.first < party.first and p.body]
    near = [p for p in near if party.sentence - p.sentence <= 1]
    own = [p for p in near if p.country == said.country or not (p.country and said.country)]
    offices = {p.body: p for p in own if p.body.lower().startswith(_STATE_OFFICES)}
    return next(iter(offices.values())) if len(offices) == 1 == len({p.body for p in near}) else None


# Words for an office of a state that has been named, and how the names of such offices begin.
_OFFICES = words_of("posts", "offices_meant")
_STATE_OFFICES = tuple(words_of("posts", "office_names"))
_NAMED_KINDS = words_of("posts", "kinds_named")


def _in_full(parties: Sequence[Party], party: Party, said: Capacity, kind: str) -> str:
    """The only name that the text has given a body of a kind, of no other state: "председатель | хурала"
    after "Великий государственный хурал"."""
    told: dict[str, None] = {}
    for before in (p for p in parties if p.first < party.first):
        held = [c for c in (before.capacity, *before.also) if c is not None]
        named = [(before.body, before.country), *((c.organization, c.country) for c in held)]
        for name, country in named:
            apart = country and said.country and country != said.country
            if " " in name and not apart and kind in name.lower().split():
                told[name] = None
    return next(iter(told)) if len(told) == 1 else said.organization


_TOWNS = words_of("posts", "towns_meant")
_SEATS = words_of("posts", "seats_meant")
_LANDS, _ANY_LAND = words_of("posts", "lands_meant"), "регион"
_BOARDS = frozenset(table("posts")["boards_meant"])


def _govern_town(spans: Spans, party: Party, held: Capacity) -> None:
    """Let "мэр города" be the one of the town that the text has told last, if of any."""
    told = [s for s in spans.all if s.kind == "place" and s.first < party.first]
    held.organization = told[-1].name if told else ""
    held.country = held.country or (told[-1].country if told else "")


def _govern_seat(spans: Spans, party: Party, held: Capacity) -> None:
    """Let "мэр столицы" be the one of the capital that the text names: that of his state, else the only one
    told before: "мэр чешской | столицы А прибыл из Праги"."""
    told = [s for s in spans.all if s.kind == "place" and s.first == s.last and _is_seat(s)]
    of_state = {s.name: s.country for s in told if s.country == held.country}
    before = {s.name: s.country for s in told if s.first < party.first}
    fitting = of_state if held.country else before
    held.organization = next(iter(fitting)) if len(fitting) == 1 else ""
    held.country = fitting.get(held.organization, held.country)


def _govern_land(spans: Spans, party: Party, held: Capacity, kind: str) -> None:
    """Let "губернатор региона", "глава края" be the one of the territory of this kind that the text has told
    last, if of any: "В Томской области открыли завод. Губернатор | региона А"."""
    told = [s for s in spans.all if s.kind == "place" and s.first < party.first and s.last - s.first > 0]
    told = [s for s in told if s.name.split()[-1] in (_LANDS if kind == _ANY_LAND else (kind,))]
    if told and held.country in ("", told[-1].country):
        held.organization, held.country = told[-1].name, told[-1].country


def _is_seat(span: Span) -> bool:
    """Whether a place is the capital of its state."""
    capital = gazetteer.capital(span.country) if span.country else None
    return capital is not None and span.name in capital.ru.all


def _fits(name: str, chamber: str) -> bool:
    return name.lower() not in _CHAMBERS and any(w in name.lower() for w in _CHAMBERS[chamber])


def _bodies_before(spans: Spans, before: int) -> list[str]:
    return [s.name for s in spans.all if s.first < before and s.kind == "body" and s.name]


def _last_listed(spans: Spans, before: int, kind: str) -> str:
    """The listed body told last of those that are of a kind by their full names, else of the unions."""
    named = [
        s.name
        for s in spans.all
        if s.first < before and s.kind == "body" and s.name and s.name.lower() not in _GENERIC
    ]
    unions = [n for n in named if _is_union(n)]
    return ([n for n in named if _is_called(n, kind)] or unions or named or [""])[-1]


def _is_called(name: str, kind: str) -> bool:
    """Whether the kind of a body is a word of its name, or of that which its acronym stands for: "агентство"
    of "МАГАТЭ"."""
    found = gazetteer.lookup(name, "ru", kind="body")
    full = found.ru.label if isinstance(found, gazetteer.Body) else ""
    return kind in name.lower().split() or kind in full.lower().split()


def _is_union(name: str) -> bool:
    """Whether a body is one of several states, as a text calls an organization, and no organ of one."""
    found = gazetteer.lookup(name, "ru", kind="body")
    return isinstance(found, gazetteer.Body) and found.kind in ("io", "union")


def _listed(spans: Spans) -> Iterator[tuple[str, str]]:
    """Yield (acronym, name) of the listed bodies that the text names both ways: by an acronym and by the
    label, else by another name of several words ("Государственная Дума" and "ГД")."""
    names: dict[str, set[str]] = {}
    for span in spans.all:
        if span.kind == "body" and span.key:
            names.setdefault(span.key, set()).add(span.name)
    for key, used in names.items():
        body = gazetteer.body(key)
        if body is None or body.kind == "generic":
            continue
        full = [body.ru.label] if body.ru.label in used else [n for n in used if " " in n]
        if not full and any(_union_in(s.name, a) for s in spans.all if s.kind == "body" for a in used):
            full = [body.ru.label]  # "Совет старейшин Организации тюркских государств ... генсек | ОТГ"
        if len(full) == 1:
            yield from ((name, full[0]) for name in used if name in body.ru.acronyms and name != full[0])
        if len(full) == 1 and body.kind == "organ":  # "Совбез ООН" beside "Совет Безопасности ООН"
            yield from ((name, full[0]) for name in used if name in body.ru.alternatives and name != full[0])


def _introduced(words: Words, spans: Spans) -> Iterator[tuple[str, str]]:
    """Yield (acronym, name) for "Межпарламентского союза (МПС)": the initials of the words before the
    bracket."""
    for token in words.tokens[1:-2]:
        acronym = words.tokens[token.index + 1]
        if token.text == "(" and words.tokens[token.index + 2].text == ")" and _is_acronym(acronym):
            name = _named_before(words, spans, token.index - 1, acronym.text)
            if name:
                yield acronym.text, _union_in(name, acronym.text) or name


def _union_in(name: str, acronym: str) -> str:
    """The listed body whose acronym it is where the name of an organ of it ends with it: "Совет министров
    Организации тюркских государств (ОТГ)", else ''."""
    found = gazetteer.lookup(acronym, "ru", kind="body")
    label = found.ru.label if isinstance(found, gazetteer.Body) else ""
    own, whole = label.lower().split(), name.lower().split()
    inside = bool(own) and len(own) < len(whole) and own[1:] == whole[1 - len(own) :]
    return label if inside and own[0][:_STEM] == whole[-len(own)][:_STEM] else ""


# So many letters of a word are the same in all its cases.
_STEM = 5


def _is_acronym(token: Token) -> bool:
    return token.shape == "word" and len(token.text) > 1 and sum(c.isupper() for c in token.text) > 1


def _named_before(words: Words, spans: Spans, last: int, acronym: str) -> str:
    """The nominative of the body whose name ends at ``last`` and begins with the first letter of the
    acronym; '' if none."""
    span = spans.over(last)
    if span is not None and span.kind == "body" and span.name:
        return span.name
    first = _first_word(words, span, last, acronym)
    return body_text(words, first, last, frozenset()) if first is not None else ""


def _first_word(words: Words, span: Span | None, last: int, acronym: str) -> int | None:
    """Where the name begins: with its span, else at the capitalised word with the acronym's first letter."""
    sentence = words.sentence_of(last)
    if span is not None and span.kind == "body":
        return span.first
    for i in range(last, max(last - 10, sentence.first) - 1, -1):
        token = words.tokens[i]
        if (
            token.capital
            and token.text[0] == acronym[0]
            and (phrases.is_noun(token) or phrases.is_attribute(token))
        ):
            return i
        if token.shape == "mark":
            break
    return None
