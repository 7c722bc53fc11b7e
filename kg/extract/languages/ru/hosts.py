"""The state that an official acts for, told by events: who meets a visitor is at home.

Precision first: what the visits and talks do not decide stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import share_country
from kg.extract.drafts import Draft
from kg.extract.languages.ru import states
from kg.extract.languages.ru.home import opening_of
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.officials import Official, Telling
from kg.extract.languages.ru.segments import finite
from kg.extract.languages.ru.state_posts import country_as_said, heads_state, is_of_state, is_sent
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

# A talk with the visitor unsaid stands so many sentences after the visit at most.
_TOLD_AFTER = 2
# "по приглашению государственного секретаря – | министра обороны": so many tokens before the post of a name.
_INVITED = 5
_VISITS = words_of("triggers", "visit", "object", "verbs")
_TRIPS = words_of("triggers", "visit", "go", "verbs") | words_of("triggers", "visit", "noun", "nouns")
_BESIDE = tuple(table("posts")["companions"])


def of_visits(telling: Telling, official: Official) -> str:
    """The state visited, of who stands at the visitor's side of the table: who meets him there is at home."""
    words, drafts, person, mention = telling.words, telling.drafts, official.person, official.mention
    if not is_of_state(official.capacity):
        return ""
    visits = [d for d in drafts if d.type == "visit" and d.place is not None and d.place.country and d.parts]
    visits = [v for v in visits if v.modality != "cancelled"]
    country = _of_guest(person, visits, drafts) if is_sent(official.capacity) else ""
    country = country or _where(words, telling.spans, mention, drafts) or _companion(words, mention, visits)
    country = country or _inviter(words, mention, visits) or _receiving(person, visits, drafts)
    if country:
        return country
    met = [v for v in visits if _meets(person, v, drafts)]
    country = _visited(words, telling.spans, person, mention, met)
    if opening_of(words, telling.spans, mention.sentence) not in ("", country):
        return ""  # "А прилетел в Рим. В Белграде | президент Б собрал министров"
    return "" if _is_elsewhere(words, telling.spans, mention, country) else country


def _is_elsewhere(words: Words, spans: Spans, mention: Party, country: str) -> bool:
    """Whether a dash stands between a town of another state and somebody: "26-го в Осло – | министр А и
    президент Б"."""
    first = words.sentences[mention.sentence].first
    before = words.tokens[max(first, mention.first - _LISTED) : mention.first]
    dash = next((t.index for t in reversed(before) if t.text in "–—;:"), None)
    town = spans.over(dash - 1) if dash is not None and words.tokens[dash].text in "–—" else None
    return town is not None and town.kind == "place" and town.country not in ("", country)


# "– | министр иностранных дел Перу Хуан Рамос и президент": so many words from a dash on.
_LISTED = 12


def _of_guest(person: Person, visits: Sequence[Draft], drafts: Sequence[Draft]) -> str:
    """The state of the guest, of an envoy who greets him where he serves: "его встречали вице-министр А и |
    посол Б"."""
    greeting = next((d for d in drafts if d.rule == "greeting" and _takes_part(person, d)), None)
    before = [v for v in visits if greeting is not None and v.first < greeting.first]
    visit = before[-1] if before else None
    place = visit.place.country if visit is not None and visit.place is not None else ""
    guests = (
        {country_as_said(p.party) for p in visit.parts if p.role != "host"} if visit is not None else set()
    )
    return guests.pop() if len(guests) == 1 and not guests & {"", place} else ""


def _takes_part(person: Person, draft: Draft) -> bool:
    return any(p.party.person is person for p in draft.parts)


def _receiving(person: Person, visits: Sequence[Draft], drafts: Sequence[Draft]) -> str:
    """The state of the place where a guest came whom somebody received: "прилетел в Лиму и был принят |
    президентом А"."""
    for draft in (d for d in drafts if d.rule == "receive"):
        hosts = [p.party.person for p in draft.parts if p.role == "host"]
        guests = {p.party.key() for p in draft.parts if p.role == "guest"}
        came = (v for v in visits if v.sentence == draft.sentence and v.first < draft.first)
        visit = next((v for v in came if guests & v.keys()), None) if person in hosts else None
        if visit is not None and visit.place is not None:
            return visit.place.country
    return ""


def _where(words: Words, spans: Spans, mention: Party, drafts: Sequence[Draft]) -> str:
    """The state before "где", of whom somebody met there, or whose backing he got: "прилетел в Осло из Чили,
    где встретился с | президентом А", "где заручился поддержкой | президента"."""
    met = mention.prep == "с" and any(d.there and any(p.party is mention for p in d.parts) for d in drafts)
    noun = mention.first > 0 and words.tokens[mention.first - 1].has("N")
    met = met or (noun and not mention.prep and "gen" in mention.cases and "nom" not in mention.cases)
    inside = words.tokens[words.sentences[mention.sentence].first : mention.first] if met else ()
    where = next((t.index for t in reversed(inside) if t.lower == "где"), 0)
    before = spans.over(where - 2) if where > 1 and words.tokens[where - 1].text == "," else None
    return before.country if before is not None and before.kind in ("state", "place") else ""


def _meets(person: Person, visit: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an official takes part in a talk that can be of a visit: with the visitor, or told after it.

    A talk that was held is not of a visit to come, nor one told before "and flew on to".
    """
    visitors = visit.keys()
    for draft in drafts:
        if not any(p.party.person is person for p in draft.parts):
            continue
        onward = draft.sentence == visit.sentence and draft.first < visit.first and not visit.aside
        if onward or draft.type == "call" or (draft.modality == "held" and visit.modality != "held"):
            continue
        near = 0 <= draft.sentence - visit.sentence <= _TOLD_AFTER
        alone = draft.rule == "greeting" or not any(country_as_said(p.party) for p in draft.parts)
        if draft is visit or (near and alone) or visitors & draft.keys():
            return True
    return False


def of_talks(telling: Telling, official: Official) -> str:
    """The second of the two states that a text names, of who talks with an official of the first.

    Who talks with officials of both, one after the other, is of neither.
    """
    person = official.person
    talks = [d for d in telling.drafts if d.type in ("meeting", "call") and _takes_part(person, d)]
    if not talks or not is_of_state(official.capacity):
        return ""
    named = {s.country for s in telling.spans.all if s.country and s.kind != "body"}
    named |= set(telling.adjectives.named(telling.words))
    if len(named) != _PAIR or _faced(person, talks) >= named:
        return ""
    for draft in talks:
        known = {country_as_said(p.party) for p in draft.parts} - {""}
        own = next(p.party for p in draft.parts if p.party.person is person)
        if len(known) != 1 or not known < named or _is_local(draft):
            continue
        other = next(iter(named - known))
        beside = _is_listed_with(telling.words, own, [p.party for p in draft.parts], known)
        if not beside and not _is_held(person, other, telling.persons):
            return other
    return ""


def _is_held(person: Person, country: str, persons: Sequence[Person]) -> bool:
    """Whether somebody has a post that another holds in a state."""
    posts = {c.position for c in person.capacities if not (c.organization or c.former)}
    others = (c for p in persons if p is not person for c in p.capacities if not (c.organization or c.former))
    return any(c.position in posts and c.country == country for c in others)


def _is_local(talk: Draft) -> bool:
    """Whether the known side governs a town or a part of a state: whoever meets him is of his own state."""
    posts = (p.party.person.capacities for p in talk.parts if p.party.person is not None)
    known = [c for held in posts for c in held if c.country]
    return bool(known) and all(c.position.lower() in _LOCAL for c in known)


_LOCAL = frozenset(("губернатор", "мэр", "вице-губернатор", "градоначальник"))


def _is_listed_with(words: Words, party: Party, parties: Sequence[Party], known: set[str]) -> bool:
    """Whether an official stands in a list with one of a known state, so on his side: in one of three or
    more, or where the other side is told: "министр А и посол Б провели встречу с | консулом"."""
    row = [party]
    around = sorted((p for p in parties if p.sentence == party.sentence), key=lambda p: p.first)
    for low, high in pairwise(around):
        linked = all(t.lower in _LINKS for t in words.tokens[low.last + 1 : high.first])
        if linked and (low in row or high in row):
            row += [p for p in (low, high) if p not in row]
    one_side = len(row) > _PAIR or any(p.prep == "с" for p in parties if p not in row)
    met = min(row, key=lambda p: p.first).prep == "с" and len(row) < len(parties)
    one_side = one_side or met  # "встретился с министром Чили А и | президентом Б"
    return one_side and any(country_as_said(p) in known for p in row)


# Two in a row can be of two sides: "встретились министр А и посол Б".
_PAIR = 2
_LINKS = frozenset((",", "и", "а", "также"))


def _faced(person: Person, talks: Sequence[Draft]) -> set[str]:
    """The countries of those with whom somebody talks in the text."""
    others = (p.party for d in talks for p in d.parts if p.party.person is not person)
    return {country_as_said(p) for p in others} - {""}


def of_postings(telling: Telling, official: Official) -> str:
    """The state where an envoy serves, of an official who meets him: "посол Перу в Чили встретился с |
    министром"."""
    words, spans, person = telling.words, telling.spans, official.person
    if not is_of_state(official.capacity):
        return ""
    for draft in (d for d in telling.drafts if d.type in ("meeting", "call", "signing")):
        if not _takes_part(person, draft):
            continue
        people = {p.party.person: p.role for p in draft.parts if p.party.person is not None}
        serving = {who: c for who in people if (c := _posting(words, spans, who))}
        posted = set(serving.values())
        there = posted & {country_as_said(p.party) for p in draft.parts}  # who meets him is told already
        # "принял | министра А и посла Чили в Перу": they came together
        beside = {people[who] for who in serving} & {"guest"}
        if len(posted) == 1 and not there and people[person] not in beside:
            return posted.pop()
    return ""


def _posting(words: Words, spans: Spans, person: Person) -> str:
    """The state where an envoy serves, '' for others."""
    for mention in person.mentions:
        if mention.capacity is None or not _serves_abroad(mention.capacity):
            continue
        inside = (s for s in spans.all if mention.first <= s.first and s.last <= mention.last)
        states = (s for s in inside if s.kind == "state" and words.tokens[s.first - 1].lower in ("в", "во"))
        country = next((s.country for s in states), "")
        if country and country != mention.capacity.country:
            return country
    return next(filter(None, (_appointed_to(words, spans, c) for c in person.capacities)), "")


def _appointed_to(words: Words, spans: Spans, held: Capacity) -> str:
    """The state where somebody serves whom a verb gives his post: "А, назначенный послом ЕС | в Чили"."""
    if not _serves_abroad(held) or held.former:
        return ""
    after = words.tokens[held.first : held.last + 1 + _BEHIND_POST]
    end = next((t.index for t in after if t.shape == "mark"), held.last + 1 + _BEHIND_POST)
    states = (s for s in spans.all if s.kind == "state" and held.first < s.first < end)
    told = (s for s in states if words.tokens[s.first - 1].lower in ("в", "во"))
    return next((s.country for s in told if s.country != held.country), "")


# "послом | Европейского союза в Чили": so many words at most.
_BEHIND_POST = 5


def _serves_abroad(held: Capacity) -> bool:
    """Whether somebody is sent: an envoy of a state, or who acts for an international body."""
    if held.country:
        return is_sent(held)
    return bool(held.organization) and states.international(held.organization)


def by_company(words: Words, drafts: Sequence[Draft]) -> None:
    """Give the state of a guest to those who accompany him: "принял премьера Чили А и сопровождающих его |
    министров"."""
    for draft in drafts:
        for one, other in pairwise(draft.parts):
            between = words.tokens[one.party.last + 1 : other.party.first]
            beside = one.party.sentence == other.party.sentence and one.role == other.role
            if not beside or not any(t.lower.startswith("сопровожда") for t in between):
                continue
            following = [p for p in draft.parts[draft.parts.index(other) :] if p.role == other.role]
            for part in following:
                if not _acts_for_union(part.party):  # "его сопровождает глава Еврокомиссии"
                    share_country(one.party, part.party)


def _acts_for_union(party: Party) -> bool:
    held = party.person.capacities if party.person is not None else []
    return any(states.international(c.organization) for c in held if c.organization and not c.country)


def _inviter(words: Words, mention: Party, visits: Sequence[Draft]) -> str:
    """The state visited, of who has invited: "посетил Вену по приглашению министра"."""
    before = words.tokens[max(mention.first - _INVITED, 0) : mention.first]
    asked = next((k for k, t in enumerate(before) if t.lower == "приглашению"), None)
    parted = asked is None or any(t.text in ",.;" for t in before[asked:])
    places = {v.place.country for v in visits if v.sentence == mention.sentence and v.place is not None}
    return places.pop() if not parted and len(places) == 1 else ""


def _companion(words: Words, mention: Party, visits: Sequence[Draft]) -> str:
    """The country of the visitor with whom an official travels: "вместе с ним летит", "в состав делегации
    вошли"."""
    if not comes_along(words, mention):
        return ""
    before = [v for v in visits if v.sentence <= mention.sentence]
    countries = {country_as_said(p.party) for v in before[-1:] for p in v.parts} - {""}
    return countries.pop() if len(countries) == 1 else ""


def _visited(words: Words, spans: Spans, person: Person, mention: Party, visits: Sequence[Draft]) -> str:
    """The country visited by somebody from elsewhere, when the person is not on the visit; of several the
    nearest."""
    abroad = [v for v in visits if _from_elsewhere(v, person)]
    if any(p.party.person is person for v in visits for p in v.parts if p.role != "host"):
        return ""
    if comes_along(words, mention):
        return ""
    countries = {v.place.country for v in abroad if v.place is not None}
    if len(countries) > 1:
        return _nearest(words, spans, mention, countries)
    later = all(v.sentence > mention.sentence for v in abroad)
    if later and any(s.kind == "place" and s.country not in countries for s in _before(spans, mention)):
        return ""
    return countries.pop() if countries else ""


def _before(spans: Spans, mention: Party) -> list[Span]:
    """The places and states of the text before a mention."""
    return [s for s in spans.all if s.first < mention.first and s.country and s.kind in ("place", "state")]


def _nearest(words: Words, spans: Spans, mention: Party, countries: set[str]) -> str:
    """Of several countries visited, the one where the text was last before a mention, by a place or "в" +
    state."""
    before = [s for s in _before(spans, mention) if s.country in countries]
    told = [s for s in before if s.kind == "place" or _is_reached(words, s)]
    told = [s for s in told if words.tokens[s.first].sentence >= mention.sentence - 3]
    return told[-1].country if told else ""


def _is_reached(words: Words, state: Span) -> bool:
    """Whether the text goes to a state: "в Ирак", "посетил Ирак"."""
    before = words.tokens[state.first - 1] if state.first else None
    return before is not None and (before.lower in ("в", "на") or bool(before.lemmas & _VISITS))


def _from_elsewhere(visit: Draft, person: Person) -> bool:
    """Whether the visitor is known to be of another state than the one visited, or of an international
    body."""
    place = visit.place.country if visit.place is not None else ""
    visitors = [p.party for p in visit.parts if p.role in ("guest", "participant")]
    countries = [country_as_said(p) for p in visitors]
    bodies = [c.organization for p in visitors if p.person is not None for c in p.person.capacities]
    foreign = any(c and c != place for c in countries) or any(b and states.international(b) for b in bodies)
    return foreign and not any(p.person is person for p in visitors)


def comes_along(words: Words, mention: Party) -> bool:
    """Return whether the sentence speaks of companions, who are the visitor's: "прилетел вместе с", "в состав
    делегации вошли"; who opened a forum "вместе с" an official need not have come with him."""
    inside = words.inside(mention.sentence)
    inside = [t for t in inside if t.index <= mention.last]
    cut = max((k for k, t in enumerate(inside) if t.text == ";"), default=-1)
    text = " ".join(t.lower for t in inside[cut + 1 :])
    beside = [b for b in _BESIDE if b in text]
    trip = beside != ["вместе с"] or any(t.lemmas & _TRIPS for t in inside)
    # "На месте гостя сопровождал | король": a host
    led = mention.capacity is not None and heads_state(mention.capacity)
    escorts = not led and any(t.lower.startswith("сопровожда") for t in inside)
    return (bool(beside) and trip) or escorts or _goes_with(words, mention)


def _goes_with(words: Words, mention: Party) -> bool:
    """Whether somebody goes with another: "с ним летит | депутат", "с премьером прибыл | министр"; or is one
    of those who do: "приехали пять чиновников, в их числе | министр"."""
    ahead = words.tokens[words.sentences[mention.sentence].first : mention.first]
    going = [n for n, t in enumerate(ahead) if t.lemmas & _TRIPS and finite(t)]
    for n in going:
        before, after = ahead[max(n - 2, 0) : n], ahead[n + 1 : n + 3]
        pairs = (pair for pair in (before, after) if len(pair) == _PAIR)
        if any(a.lower in _WITH and b.lower in _THEM for a, b in pairs):
            return True
    opens = bool(going) and ahead[0].lower in _WITH and not any(t.lemmas & _ERRANDS for t in ahead)
    last = [t.lower for t in ahead[-3:]]
    return opens and (going[-1] == len(ahead) - 1 or last in _AMONG)


_WITH = frozenset(("с", "со"))
_THEM = frozenset(("ним", "ней", "нею", "ними", "собой"))
_AMONG = (["в", "их", "числе"], ["в", "том", "числе"])
# "с визитом прибыл | министр": with no person.
_ERRANDS = words_of("posts", "errands")
