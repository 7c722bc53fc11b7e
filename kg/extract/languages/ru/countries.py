"""The state that an official acts for when his post does not name it: by the side, the list, the visit, the
pair.

Precision first: a country is inferred for posts of a state alone, never for those of international bodies,
firms
or clubs. What the surroundings do not decide stays open.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg import gazetteer
from kg.extract.languages.ru import across_listed, states, twins
from kg.extract.languages.ru.from_where import state_before
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.realms import realm
from kg.extract.languages.ru.same_post import means
from kg.extract.languages.ru.sayings import is_of_saying
from kg.extract.languages.ru.segments import finite
from kg.extract.languages.ru.state_posts import (
    country_as_said,
    heads_state,
    is_known,
    is_of_state,
    is_state_body,
)
from kg.extract.languages.ru.states import Adjectives
from kg.extract.languages.ru.told_alone import told_alone
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_RULERS = words_of("posts", "rulers") | words_of("posts", "presiding")
_RETINUE = words_of("posts", "subordinate") | words_of("posts", "retinue")
_RECEIVING = words_of("triggers", "meeting", "receive", "verbs") | words_of(
    "triggers", "visit", "greeting", "verbs"
)
_LINKS = frozenset([",", "и", "а", "также", "–"])
_GOVERNING = words_of("posts", "authorities", "bodies")


def by_neighbours(words: Words, spans: Spans, adjectives: Adjectives, parties: Sequence[Party]) -> None:
    """Give countries that the sentence itself decides: the side that is spoken of, the list that a person is
    in."""
    for party in parties:
        _of_town(party)
        if party.kind == "post" and party.person is None and party.capacity is not None:
            alone = told_alone(party, parties)
            beside = party.capacity.country or ("" if alone else _beside(words, party, parties))
            apart = beside or party.plural or alone
            listed = "" if apart else across_listed.state_of_list(words, party, parties)
            party.capacity.country = beside or listed
            party.country = party.country or party.capacity.country
        for capacity in _open(party):
            country = _side(words, adjectives, party) or _its_own(words, spans, capacity, party)
            # A colleague is of another state than who serves the one spoken of.
            country = (
                country
                if country or party.counterpart
                else (
                    of_list(words, party, parties)
                    or _own(words, spans.all, capacity, party)
                    or state_before(words, spans, party)
                    or _represented(words, spans, party)
                    or _accompanied(words, party, parties)
                    or _host(words, spans, party, parties)
                    or _superior(spans, capacity, party, parties)
                )
            )
            if country:
                capacity.country, capacity.derived = country, True
    across_listed.give_back(words, parties)
    _of_the_country(words, spans, parties)
    twins.settle(words, spans, adjectives, parties)
    _nested(parties)


def _of_town(party: Party) -> None:
    """Let who serves a body that is called by its town act for the town's state: "председатель | Минского
    горисполкома"."""
    held = (party.capacity, *party.also) if party.person is not None else ()
    for capacity in held:
        if capacity is None or capacity.country or not capacity.organization or party.counterpart:
            continue
        country = _state_of_town(capacity.organization)
        club = "клуб" in capacity.organization.lower().split()  # "Парижский клуб" is of many states
        if country and not club and not states.international(capacity.organization):
            capacity.country, capacity.derived = country, True


def _state_of_town(body: str) -> str:
    """The state of the town whose adjective opens a body's name, or stands in it with a capital, or ''."""
    for n, word in enumerate(body.replace("ё", "е").split()):
        match = _OF_TOWN.fullmatch(word.lower()) if not n or word[0].isupper() else None
        if match is not None and (town := states.town_adjectives().get(match[1])) is not None:
            return town.iso2 or ""
    return ""


_OF_TOWN = re.compile("(.{2,}ск)(?:ий|ого|ому|им|ом|ая|ой|ую|ое)")


def _its_own(words: Words, spans: Spans, capacity: Capacity, party: Party) -> str:
    """The state that the sentence before, or the clause before, is about: "Решение за Венгрией отложено. Чили
    согласна. | Ее премьер А"; '' where two of its gender are, or none."""
    whose = words.tokens[party.first - 1] if party.first else None
    genders = _OF_WHOM.get(whose.lower) if whose is not None and whose.sentence == party.sentence else None
    if whose is None or genders is None or not set(capacity.position.lower().split()[:2]) & _RULERS:
        return ""
    own = words.sentences[party.sentence]
    opens = whose.index == own.first and own.index > 0
    low = words.sentences[own.index - 1].first if opens else own.first
    near = [s for s in spans.all if s.kind == "state" and low <= s.first < whose.index]
    subjects = {s.country for s in near if _is_subject(words, s, genders)}
    return subjects.pop() if len(subjects) == 1 else ""


def _is_subject(words: Words, span: Span, genders: frozenset[str]) -> bool:
    """Whether a state stands in the nominative, and is of one of these genders or numbers."""
    forms = [r for r in words.tokens[span.last].readings if r.pos == "N" and r.case == "nom"]
    return any(r.gender in genders or r.number in genders for r in forms)


_OF_WHOM = {
    "ее": frozenset("f"),
    "её": frozenset("f"),
    "его": frozenset("mn"),
    "их": frozenset("p"),
}


def _of_the_country(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """ "посетит Португалию и встретится с президентом страны": posts of the state named before."""
    for n, party in enumerate(parties):
        capacity = party.capacity if party.person is None else None
        if capacity is None or capacity.country or not capacity.local:
            continue
        told = [s for s in spans.all if s.country and s.first < party.first]
        here = [s for s in told if words.tokens[s.first].sentence == party.sentence]
        here = here or [s for s in told if words.tokens[s.first].sentence == party.sentence - 1]
        country = _own(words, [s for s in here if s.kind in ("state", "place")], capacity, party)
        for bare in _listed_before(words, parties, n) if country else ():
            if bare.kind == "post" and bare.capacity is not None:
                bare.capacity.country = bare.country = bare.capacity.country or country


def _listed_before(words: Words, parties: Sequence[Party], n: int) -> Iterator[Party]:
    """Yield a post and the bare ones of its list before it: "президент, премьер и глава МИД | страны"."""
    yield parties[n]
    for first, second in zip(parties[n - 1 :: -1] if n else (), parties[n::-1], strict=False):
        between = [t.lower for t in words.tokens[first.last + 1 : second.first]]
        listed = between in (["и"], [","]) and first.kind == "post" and first.person is None
        if not listed or first.capacity is None or first.capacity.country:
            return
        if first.capacity.organization and not is_state_body(first.capacity.organization):
            return
        yield first


def _in_lists(capacity: Capacity) -> bool:
    """Whether a post is a state's when it stands in a list of officials: "президент, министр | и
    советник"."""
    return (
        not capacity.organization
        and not capacity.closed
        and bool(set(capacity.position.lower().split()[:3]) & _RETINUE)
    )


def _open(party: Party) -> Iterator[Capacity]:
    if party.person is None or is_known(party.person) or _is_of_nations(party):
        return
    for capacity in (party.capacity, *party.also):
        if capacity is not None and not capacity.country and (is_of_state(capacity) or _in_lists(capacity)):
            yield capacity


def _is_of_nations(party: Party) -> bool:
    """Whether somebody serves an international body, whatever his rank: "генсек ОТГ, | посол Иван Петров"."""
    held = (c for c in (party.capacity, *party.also) if c is not None and c.organization)
    return any(states.international(c.organization) for c in held)


def _side(words: Words, adjectives: Adjectives, party: Party) -> str:
    """ "С китайской стороны участвовали ..., с иранской – ...": the side spoken of last before the party in
    its
    sentence."""
    sentence = words.sentences[party.sentence]
    for i in range(party.first - 1, sentence.first, -1):
        token, countries = words.tokens[i], adjectives.countries(words.tokens[i - 1])
        of = i > 1 and words.tokens[i - 2].lower in ("с", "со", "от")
        side = of and token.lemma == "сторона" and any(r.number == "s" for r in token.readings)
        other = of and token.text in "–—-"
        if side or (other and countries):
            return countries[0] if len(countries) == 1 else ""
    return ""


def of_list(words: Words, party: Party, parties: Sequence[Party]) -> str:
    """Return the state of the official before in a list: "с президентом Перу А, министром Б | и советником
    В"."""
    if party.capacity is None or (_is_ruler(party.capacity) and not _is_second(party.capacity)):
        return ""
    current = party
    for earlier in reversed([p for p in parties if p.sentence == party.sentence and p.last < party.first]):
        between = words.tokens[earlier.last + 1 : current.first]
        if earlier.person is None or not between or not all(t.lower in _LINKS for t in between):
            return ""
        if current.cases and earlier.cases and not current.cases & earlier.cases:
            return ""
        held = earlier.capacity
        if held is not None and held.country:
            same = held.position.lower() == party.capacity.position.lower()
            own = (
                is_of_state(held) or party.capacity.local
            )  # "глава чилийской делегации А и депутат страны | Б"
            return held.country if own and not same else ""
        if held is None or not is_of_state(held):
            return ""
        current = earlier
    return ""


def _beside(words: Words, party: Party, parties: Sequence[Party]) -> str:
    """The state of the official right after one without a name: "с | королём и премьером Камбоджи"."""
    if party.person_span is not None or party.plural or party.counterpart or party.capacity is None:
        return ""
    after = next((p for p in parties if p.first == party.last + 2 and p.sentence == party.sentence), None)
    held = after.capacity if after is not None and after.kind in ("post", "person") else None
    if after is None or held is None or not held.country or after.prep not in ("", party.prep):
        return ""
    if after.person_span is not None and "nom" in party.cases:
        return ""  # "Президент и премьер Перу А подписали": the president told before
    joined = words.tokens[party.last + 1].lower == "и" and bool(after.cases & party.cases)
    both = is_of_state(held) and is_of_state(party.capacity) and held.position != party.capacity.position
    return held.country if joined and both and not (after.plural or after.counterpart) else ""


def _accompanied(words: Words, party: Party, parties: Sequence[Party]) -> str:
    """The state of whom somebody comes with: "президент Чада прибыл в сопровождении | министра А", "Его
    сопровождает | министр А"."""
    if party.capacity is None or not is_of_state(party.capacity) or heads_state(party.capacity):
        return ""
    before = words.tokens[party.first - 1] if party.first else None
    here = [p for p in parties if p.sentence == party.sentence and p.last < party.first and not p.inner]
    if before is not None and before.lemma == "сопровождение" and before.sentence == party.sentence:
        return _of_subject(here)
    escorts = any("сопровождать" in t.lemmas for t in words.inside(party.sentence))
    if not escorts or "nom" not in party.cases or party.prep:
        return ""
    led = [p for p in here if "nom" not in p.cases and not p.prep and p.cases & {"acc", "gen"}]
    said = country_as_said(led[0]) if led else ""
    told = [p for p in parties if p.sentence == party.sentence - 1] if led and not said else []
    if led and led[0].kind == "post":  # "Президента | сопровождают"
        told = [p for p in told if p.capacity and led[0].capacity and means(led[0].capacity, p.capacity)]
    return said or (_of_subject(told) if led and led[0].kind in ("pronoun", "post") else "")


def _of_subject(parties: Sequence[Party]) -> str:
    acting = [p for p in parties if "nom" in p.cases and not p.prep and p.kind in ("person", "post")]
    return country_as_said(acting[0]) if acting else ""


def _host(words: Words, spans: Spans, party: Party, parties: Sequence[Party]) -> str:
    """ "В Астане президента Ирана встретил | вице-премьер": who receives somebody from elsewhere is of the
    place."""
    if "nom" not in party.cases or party.prep or party.capacity is None or not is_of_state(party.capacity):
        return ""
    near = [t for t in words.inside(party.sentence) if t.lemmas & _RECEIVING and t.has("V")]
    places = [
        s.country
        for s in spans.all
        if s.country
        and words.tokens[s.first].sentence == party.sentence
        and s.first
        and words.tokens[s.first - 1].lower in ("в", "во", "на")
        and "loc" in words.tokens[s.last].cases("N")
    ]
    guests = {
        country
        for p in parties
        if p.sentence == party.sentence
        and p.person is not party.person
        and "nom" not in p.cases
        and (country := country_as_said(p))
    }
    return places[0] if near and len(set(places)) == 1 and guests - {places[0]} else ""


def _represented(words: Words, spans: Spans, party: Party) -> str:
    """ "Азербайджан представлял | вице-премьер", "со стороны Ирана | министр", "от Турции – министр": for
    whom he speaks."""
    tokens, sentence = words.tokens, words.sentences[party.sentence]
    for span in reversed(
        [s for s in spans.all if _acts_by(words, s) and sentence.first <= s.first < party.first]
    ):
        before = [t.lower for t in tokens[max(sentence.first, span.first - 2) : span.first]]
        between = tokens[span.last + 1 : party.first]
        if any(t.text in ";." or t.lower == "а" for t in between):
            return ""
        if before[-1:] == ["и"] and spans.over(span.first - 2) is not None:
            return ""  # "Литву и Эстонию представляют президенты А и Б"
        if before[-2:] == ["со", "стороны"] or (before[-1:] == ["от"] and len(between) < 6):
            return span.country
        dash = between and between[0].text in "–—-"
        after = between[:1] if before[-1:] == ["в"] else between
        verbs = tokens[sentence.first : span.first] if dash else after
        if any(t.lemmas & {"представлять", "представить"} for t in verbs) and before[-1:] != ["в"]:
            return span.country
        if between and between[0].lemmas & _SENDS and before[-1:] not in (["в"], ["из"]):
            return span.country
    return ""


# "Пекин | прислал заместителя министра": who sends somebody.
_SENDS = frozenset(("прислать", "присылать", "направить", "делегировать", "командировать"))


def _acts_by(words: Words, span: Span) -> bool:
    """Whether a span is a state, or its capital as who sends somebody or for whom he speaks: "Пекин прислал",
    "Лиму представлял"."""
    after = words.tokens[min(span.last + 1, len(words.tokens) - 1)]
    acts = bool(after.lemmas & (_SENDS | {"представлять", "представить"})) and finite(after)
    return span.kind == "state" or (span.kind == "place" and acts)


def _superior(spans: Spans, capacity: Capacity, party: Party, parties: Sequence[Party]) -> str:
    """ "заместитель министра", without more: the deputy of the minister whom the text named last, unless it
    has come to another country since."""
    deputy = capacity.position.lower()
    if not deputy.endswith((" министра", "замминистра", " консула")) or capacity.organization:
        return ""
    before = [p for p in parties if p.first < party.first and p.capacity is not None and p.capacity.country]
    whose = ("генеральный консул", "генконсул", "консул") if deputy.endswith("консула") else ("министр ",)
    ministers = [p for p in before if p.capacity and p.capacity.position.lower().startswith(whose)]
    if not ministers or ministers[-1].capacity is None:
        return ""
    country, since = ministers[-1].capacity.country, ministers[-1].last
    named = {s.country for s in spans.all if s.country and since < s.first < party.first}
    return country if named <= {country} or deputy.endswith("консула") else ""  # who serves in another


def _is_second(capacity: Capacity) -> bool:
    """Whether somebody heads a government, who stands in a list beside the head of his state: "с президентом
    Перу А, | премьер-министром Б"."""
    return capacity.position.lower() in ("премьер-министр", "премьер") and not capacity.organization


def _is_ruler(capacity: Capacity) -> bool:
    first = capacity.position.lower().split()[:1]
    return bool(first) and first[0] in _RULERS and not capacity.organization


def _own(words: Words, spans: Sequence[Span], capacity: Capacity, party: Party) -> str:
    """ "президент страны": the state that the text named last before; "республики": one that is called so."""
    if not capacity.local:
        return ""
    before = [s for s in spans if s.country and s.last < party.first and s.kind in ("state", "place")]
    before = [s for s in before if not s.first or words.tokens[s.first - 1].lower not in ("из", "от")]
    form = next((t.lemma for t in words.tokens[capacity.first : capacity.last + 1] if t.lemma in _FORMS), "")
    fitting = [s for s in before if form in _names(s.country) or s.country in realm(form)]
    fitting = [s for s in fitting if not _is_led(words, s)] or fitting
    fitting = [s for s in fitting if not _is_against(words, s)] or fitting
    acting = _acting_state(words, fitting, party) if fitting else None
    return (acting or fitting[-1]).country if fitting else ""


def _is_led(words: Words, place: Span) -> bool:
    """Whether a region is only that of its head: "Посетил Перу. | Глава Бурятии встретился с президентом
    страны"."""
    before = words.tokens[place.first - 1] if place.first else None
    return place.kind == "place" and before is not None and bool(before.lemmas & _LEADERS)


def _is_against(words: Words, state: Span) -> bool:
    """Whether a state is only the other side: "сборная Чили. На матч | с Перу приедет президент страны"."""
    before = words.tokens[state.first - 1] if state.first else None
    return before is not None and before.lower in ("с", "со", "против")


_LEADERS = frozenset(("глава", "губернатор", "раис", "мэр", "президент", "руководитель", "премьер"))


def _acting_state(words: Words, spans: Sequence[Span], party: Party) -> Span | None:
    """The state that acts in the sentence before, where the last one is only named: "Чили ждет президента
    Перу. | Министр страны"; in the same one behind what he says: "Чили ждет, сказал | премьер страны"."""
    sentence = words.sentences[words.tokens[spans[-1].first].sentence]
    if sentence.index == party.sentence and not is_of_saying(words, party.first):
        return None
    lead = words.tokens[sentence.first]
    told_by = lead.lower == "в" or bool(lead.lemmas & _GOVERNING)  # "В Чили", "Власти Чили"
    opening = next((s for s in spans if s.first == sentence.first + told_by), None)
    if opening is None or words.tokens[opening.last].sentence != sentence.index:
        return None
    follows = words.tokens[opening.last + 1]
    follows = words.tokens[follows.index + 1] if follows.lower == "не" else follows
    return opening if finite(follows) and follows.sentence == sentence.index else None


_FORMS = frozenset(("республика", "королевство", "федерация", "княжество", "эмират", "султанат"))


@cache
def _names(country: str) -> str:
    state = gazetteer.state(country)
    return " ".join(state.ru.all).lower() if state is not None else ""


def _nested(parties: Sequence[Party]) -> None:
    """ "глава администрации | президента Александра Лукашенко": both are of one state, which either may
    tell."""
    for outer, inner in itertools.pairwise(parties):
        a, b = outer.capacity, inner.capacity
        adjacent = inner.first == outer.last + 1 and outer.sentence == inner.sentence
        if (
            a is None
            or b is None
            or not adjacent
            or not b.position
            or not a.organization.endswith(" президента")
        ):
            continue
        known = a.country or b.country or (outer.person.country if outer.person is not None else "")
        a.country, b.country = a.country or known, b.country or known
