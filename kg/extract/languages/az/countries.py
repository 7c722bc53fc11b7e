"""The countries of officials whom the text names without one, as far as their surroundings give them.

"Nazir" alone is of the home country; a foreign name beside one other country is of that.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kg.extract.languages.az import (
    factions,
    hosted,
    known_leaders,
    met_there,
    naming,
    of_the_country,
    states,
    text_about,
    together,
    whose,
)
from kg.extract.languages.az.holding import stands_for
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.origins import by_titles, give, lacks_country, of_surname, told_as, told_states
from kg.extract.languages.az.private import leads
from kg.extract.languages.az.states import international
from kg.extract.languages.az.states_beside import HOME, PLACED, is_shared, is_subject, state_beside
from kg.extract.languages.az.titles import in_genitive
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

_COMMON = words_of("bodies", "common")
_SUBORDINATE = words_of("posts", "subordinate")
# The case of who is escorted: "A-nı nazir B müşayiət edib", "A-ya nazir B qoşulacaq".
_ESCORTS = {"müşayiət": "acc", "qoşul": "dat"}
_SAYING = frozenset(("deyib", "bildirib", "edib", "vurğulayıb", "söyləyib", "yazıb", "bildirdi", "dedi"))
# "dövlət başçısının müşaviri", "Baş nazirin köməkçisi": whom somebody serves
_CHIEFS = ("dövlət başçısı", "prezident", "baş nazir")
_HEADS = ("prezident", "dövlət başçısı", "dövlətin başçısı", "lider")
# A country that is not known but another one than the home.
_ABROAD = "?"


def settle(
    words: Words, spans: Spans, parties: Sequence[Party], persons: Sequence[Person], home: str
) -> None:
    """Give countries to officials without one; close the posts of foreigners whose country nothing tells."""
    for person in persons:
        if lacks_country(person) and (country := _of_envoy(words, spans, person)):
            give(person, country)
    abroad_told = any(case in PLACED and c != HOME for _, c, case in told_states(words, spans))
    of_the_country.correct(words, spans, persons)
    by_titles(words, spans, parties, home)
    known_leaders.give_states(words, spans, persons)
    _by_superiors(persons)
    for person in persons:
        _release(words, spans, parties, person)
        if not person.capacities and not person.home and naming.is_foreign(person.name):
            near = state_beside(words, spans, parties, person, home, near=True, states=True)
            near = near if leads(person.name) in ("", near) else ""  # "Putin və | Tramp", of the US below
            person.home = of_surname(words, spans, person) or near
        if not lacks_country(person):
            continue
        if any(factions.opposes(c.organization) for c in person.capacities):
            _close(person)  # "Havanada | üsyançıların lideri A": of no state
            continue
        country = told_as(person) or hosted.fellow_of(parties, person) or of_surname(words, spans, person)
        country = country or of_the_country.state_of(words, spans, parties, person)
        country = country or _of_superior(words, parties, person)
        country = country or _of_speaker(words, parties, person, home) or _of_aide(words, parties, person)
        country = country or hosted.side_of(words, spans, parties, person)
        listed = _of_listed(words, parties, person)
        alike = listed in words_of("names", "namesakes") and not together.of_greeter(words, parties, person)
        if not country and listed not in ("", home) and (alike or not naming.is_local(person.name)):
            country = listed
        own = naming.is_local(person.name) and not _presides(person)
        # "İranlı nazir İslamabada gəlib. Onu baş nazir Şahbaz Şərif qəbul edib"
        own = own and (naming.has_local_surname(person.name) or any(s.country == HOME for s in spans.all))
        met = not home and own and abroad_told and _is_met_head(parties, person)
        if not country and not home and own and not met and not is_shared(parties, person):
            give(person, HOME, derived=False)
        elif not country and (met or naming.is_foreign(person.name)):
            country = _of_foreigner(words, spans, parties, person, home)
        if country:
            give(person, country)
        elif _is_met_abroad(words, spans, parties, person):
            _close(person)
    known_leaders.correct(words, spans, persons)
    abroad = _abroad_in(words, spans, home) if home else set()
    at_home = bool(home) and _is_of_home(words, spans, persons, home)
    for party in parties:
        if home and party.kind == "post" and party.person is None:
            _serve_home(party, home)
        if at_home and party.kind == "body" and not party.country:
            _stand_at_home(party, home, abroad)
        if party.person is not None and party.kind == "person":
            _assume(party, party.person)


def _of_foreigner(words: Words, spans: Spans, parties: Sequence[Party], person: Person, home: str) -> str:
    """The state of an official with a foreign name; where nothing tells it his posts are closed."""
    local = naming.is_local(person.name)
    country = "" if local else together.of_arrival(words, spans, person)
    country = country or text_about.state_of(words, spans, parties, person)
    country = country or _of_colleague(parties, person) or _of_listed(words, parties, person)
    if country == HOME and not local:
        # "İtaliyada Xarici İşlər Nazirliyinin baş katibi R.Quariqlya ilə"
        country = state_beside(words, spans, parties, person, HOME, near=True) or country
    if not country or _is_met_by(parties, person, country):
        country = met_there.state_of(words, spans, parties, person) or country
    if country and country == _of_colleague(parties, person) and _is_met_by(parties, person, country):
        # "A Limaya səfəri çərçivəsində parlamentin sədri B ilə görüşüb"
        there = state_beside(words, spans, parties, person, "", near=True)
        country = _visited(words, spans, person, there, country)
    country = country or next((c for m in person.mentions if (c := together.host_at(words, spans, m))), "")
    field = any(c.organization and " üzrə " in c.position for c in person.capacities)
    if not field:  # "şirkətin Türkiyə üzrə prezidenti" is of no state that the text tells
        beside = state_beside(words, spans, parties, person, home, near=local)
        country = country or ("" if _meets(parties, person, beside) else beside)
    if local and country not in words_of("names", "namesakes"):
        country = ""
    if not country and (not local or _presides(person)):
        _close(person)
    return country


def _is_met_by(parties: Sequence[Party], person: Person, country: str) -> bool:
    """Whether an official of a state meets somebody of a body that every state has."""
    for mention in person.mentions:
        if is_subject(parties, mention):
            continue
        before = (p for p in parties if p.sentence == mention.sentence and p.last < mention.first)
        if any(p.person is not None and p.person.country == country and not p.prep for p in before):
            return True
    return False


def _meets(parties: Sequence[Party], person: Person, country: str) -> bool:
    """Whether the state is that of whom somebody meets: "Baş nazir A | Peru prezidenti B ilə görüşüb"; or of
    whom he receives: "Perulu nazir A baş nazir B | tərəfindən qəbul olunub"."""
    by = {m.sentence: m.first for m in person.mentions if m.prep == "tərəfindən"}
    guests = (p for p in parties if p.sentence in by and p.last < by[p.sentence] and "nom" in p.cases)
    if any(p.person is not None and p.person.country == country != "" for p in guests):
        return True
    here = {m.sentence: m.last for m in person.mentions if is_subject(parties, m)}
    faced = [
        p for p in parties if p.prep == "ilə" or (not p.prep and "acc" in p.cases and "nom" not in p.cases)
    ]
    met = (p for p in faced if p.sentence in here and p.first > here[p.sentence])
    return any(p.person is not None and p.person.country == country != "" for p in met)


def _visited(words: Words, spans: Spans, person: Person, there: str, country: str) -> str:
    """The state ``there`` if somebody is told to be met in it or on the way to it, else ``country``."""
    here = {m.sentence for m in person.mentions}
    here |= {s - 1 for s in here}
    told = told_states(words, spans) if there else []
    placed = any(s in here and c == there and case in ("loc", "dat") for s, c, case in told)
    return there if placed else country


def _is_met_head(parties: Sequence[Party], person: Person) -> bool:
    """Whether who leads a state is only met: "Düşənbədə Prezident | Rüstəm Nazarov ilə danışıqlar"."""
    leads_ = any(
        lower(c.position) in (*_HEADS, "baş nazir") and not c.organization for c in person.capacities
    )
    met = all(m.prep in ("ilə", "tərəfindən") or "ins" in m.cases for m in person.mentions)
    return leads_ and met and not any(is_subject(parties, m) for m in person.mentions)


def _presides(person: Person) -> bool:
    """Whether a bare president has a surname that none of Azerbaijan has: "Prezident Rəcəb Ərdoğan"."""
    head = any(lower(c.position) in _HEADS and not c.organization for c in person.capacities)
    return head and not naming.has_local_surname(person.name)


def _of_superior(words: Words, parties: Sequence[Party], person: Person) -> str:
    """The country of whom somebody serves: "D.Trampın elçisi X", "liderini nazir X müşayiət edib"."""
    for mention in person.mentions:
        if mention.capacity is None:
            continue
        here = [p for p in parties if p.sentence == mention.sentence and p.last < mention.first]
        own = here[-1] if here and here[-1].last == mention.first - 1 else None
        if not any(f.owner == "3" for f in forms(words.tokens[mention.capacity.last].text)):
            own = None  # "onun | Baş nazir X ilə görüşü" is his talk, not his prime minister
        if own is not None and whose.is_of_deed(words, mention):
            own = None
        if own is not None and own.person is not None and "gen" in own.cases and "nom" not in own.cases:
            return own.person.country
        led = [p for p in _escorted(words, here) if p.person is not mention.person]
        led = led or _comes_with(words, mention, here)
        if led:
            country = (led[-1].person.country if led[-1].person is not None else "") or led[-1].country
            local = naming.is_local(person.name) and naming.has_local_surname(person.name)
            if local and led[-1].kind == "post":
                return HOME
            return "" if local else country
        if (served := _whom_served(parties, mention)) and not naming.has_local_surname(person.name):
            return served
    return ""


def _whom_served(parties: Sequence[Party], mention: Party) -> str:
    """The state of the head told right before his adviser: "Prezident A ilə görüşüb. Görüşdə dövlət
    başçısının müşaviri B".
    """
    position = lower(mention.capacity.position) if mention.capacity is not None else ""
    chief = next((c for c in _CHIEFS if position.startswith((f"{c}nın ", f"{c}in "))), "")
    near = (p for p in reversed(parties) if p.first < mention.first and mention.sentence - p.sentence < 2)
    held = [(p.person.country, c.position) for p in near if p.person for c in p.person.capacities]
    return next((country for country, title in held if chief and stands_for(chief, title)), "")


def _escorted(words: Words, here: Sequence[Party]) -> list[Party]:
    """Those of a sentence whom others escort or join: of them the last one is whom who follows is with."""
    told = [t.lower for t in words.inside(here[0].sentence)] if here else []
    cases = {case for verb, case in _ESCORTS.items() if any(w.startswith(verb) for w in told)}
    kinds = ("person", "post", "pronoun")
    led = [p for p in here if p.cases & cases and p.kind in kinds] if cases else []
    led = [p for p in led if p.kind != "pronoun" or (p.person is not None and "nom" not in p.cases)]
    return [p for p in led if p.capacity is None or "nom" not in p.cases] or led[:1]


def _comes_with(words: Words, mention: Party, here: Sequence[Party]) -> list[Party]:
    """Who acts, where an official is named beside him: "Prezident A nazir | B ilə birlikdə"."""
    after = [t.lower for t in words.tokens[mention.last + 1 : mention.last + 3]]
    if "birlikdə" not in after and "birgə" not in after:
        return []
    acting = [p for p in here if "nom" in p.cases and not p.prep and p.kind in ("person", "post")]
    return acting[-1:]


def _of_envoy(words: Words, spans: Spans, person: Person) -> str:
    """The state of a district to which its president sends somebody: "Prezidentin Laçın rayonunda elçisi"."""
    for mention in person.mentions:
        capacity = mention.capacity
        if capacity is None or not lower(capacity.position).startswith("prezidentin "):
            continue
        inside = [s for s in spans.all if capacity.first <= s.first and s.last <= capacity.last]
        inside = inside or [s for s in spans.all if mention.first <= s.first and s.last < mention.head]
        places = {s.country for s in inside if s.kind == "place" and s.country}
        district = any(
            t.lower.startswith(("rayon", "şəhər", "iqtisadi"))
            for t in words.tokens[mention.first : mention.head]
        )
        if district and len(places) == 1:
            return places.pop()
    return ""


def _release(words: Words, spans: Spans, parties: Sequence[Party], person: Person) -> None:
    """Take a foreigner at a ministry that every state has for one of the foreign state told of beside him."""
    held = person.capacities[0] if person.capacities else None
    if held is None or not held.derived or not held.country or not naming.is_foreign(person.name):
        return
    if naming.is_local(person.name) or not lower(held.organization).endswith(("nazirliyi", "xin")):
        return
    beside = state_beside(words, spans, parties, person, held.country, near=True)
    if beside:
        held.country = beside


def _by_superiors(persons: Sequence[Person]) -> None:
    """ "baş katibin sözçüsü" serves the body or state of the "baş katib" told of before."""
    for index, person in enumerate(persons):
        for capacity in person.capacities:
            if capacity.country or capacity.organization:
                continue
            for superior in (c for p in persons[:index] for c in p.capacities):
                if not superior.organization and not naming.is_foreign(person.name):
                    continue
                if superior.organization and lower(superior.position) == "prezident":
                    continue  # the assistant of a president does not serve that of a firm
                if lower(capacity.position).startswith(in_genitive(lower(superior.position)) + " "):
                    capacity.organization, capacity.country = superior.organization, superior.country
                    capacity.derived = True


def _serve_home(party: Party, home: str) -> None:
    """Take a bare title that nobody of the text holds for one of the home: "nazir", "Prezident"."""
    capacity = party.capacity
    if capacity is None or party.plural or party.counterpart or capacity.country or capacity.closed:
        return
    sent = set(lower(capacity.position).split()) & words_of("posts", "sent")
    if not sent and not capacity.organization:
        capacity.country, capacity.derived, party.country = home, True, home


def _abroad_in(words: Words, spans: Spans, home: str) -> set[int]:
    """The sentences where something is or goes abroad, and those after them."""
    placed = {s for s, c, case in told_states(words, spans) if case in PLACED and c != home}
    return placed | {s + 1 for s in placed}


def _is_of_home(words: Words, spans: Spans, persons: Sequence[Person], home: str) -> bool:
    """Whether a text tells of the home or of its officials, and not only of those of others who go there."""
    named = any(c == home and case not in PLACED for _, c, case in told_states(words, spans))
    countries = {p.country for p in persons} - {""}
    return named or home in countries or not countries


def _stand_at_home(party: Party, home: str, abroad: set[int]) -> None:
    """Take a ministry or another body that every state has for one of the home: "Maliyyə Nazirliyi ilə"; not
    in a sentence that tells of another state, or is there.
    """
    if party.sentence in abroad or international(party.body):
        return
    name = lower(party.body)
    if name.startswith(("dövlət ", "azərbaycan ")) or (_is_of_state(party.body) and " " in name):
        party.country = home


def _assume(party: Party, person: Person) -> None:
    """Take a name of Azerbaijan for its country's, another one for that of somebody from abroad."""
    if person.country or any(c.organization and international(c.organization) for c in person.capacities):
        return
    if naming.is_local(person.name) and naming.has_local_surname(person.name):
        person.home = HOME
    elif naming.is_foreign(person.name):
        party.foreign = _ABROAD


def may_be_of_state(capacity: Capacity) -> bool:
    """Whether a post without a country can be assumed to be of the home country."""
    return not capacity.closed


def _close(person: Person) -> None:
    for capacity in person.capacities:
        capacity.closed = not capacity.country


# -- by what stands near ---------------------------------------------------------------------------


def _of_speaker(words: Words, parties: Sequence[Party], person: Person, home: str) -> str:
    """ "Rusiya XİN-in sözçüsü deyib ki, xarici işlər naziri Sergey Lavrov ...": of the speaker's country."""
    for mention in person.mentions:
        capacity = mention.capacity if not mention.counterpart else None
        if capacity is None or not set(lower(capacity.position).split()) & _SUBORDINATE:
            continue
        after = _of_quoted(words, parties, mention)
        if after not in ("", home):
            return after
        before = [p for p in parties if p.sentence == mention.sentence and p.last < mention.first]
        speakers = [p for p in before if p.person is not None and p.kind == "person" and "nom" in p.cases]
        if not speakers or speakers[-1].person is None:
            continue
        said = [t.lower for t in words.tokens[speakers[-1].last + 1 : mention.first]]
        if "ki" in said and speakers[-1].person.country not in ("", home):
            return speakers[-1].person.country
    return ""


def _of_aide(words: Words, parties: Sequence[Party], person: Person) -> str:
    """The state of whom his aide speaks: "Çad Prezidentinin müşaviri A deyib ki, | Prezident B"."""
    for mention in person.mentions:
        title = lower(mention.capacity.position) if mention.capacity is not None else ""
        before = [p for p in parties if p.sentence == mention.sentence and p.last < mention.first]
        speaker = next((p for p in reversed(before) if p.capacity is not None and "nom" in p.cases), None)
        if not title or speaker is None or speaker.capacity is None or speaker.person is person:
            continue
        said = [t.lower for t in words.tokens[speaker.last + 1 : mention.first]]
        served = lower(f"{speaker.capacity.position} {speaker.capacity.organization}")
        chief = next(
            (c for c in _CHIEFS if f"{c}nın " in served or f"{c}in " in served or f"{c} " in served), ""
        )
        if said[-2:] == ["ki", ","] and chief and (stands_for(chief, title) or stands_for(title, chief)):
            return speaker.capacity.country
    return ""


def _of_quoted(words: Words, parties: Sequence[Party], mention: Party) -> str:
    """The country of who says the sentence of a mention: "... naziri X gəlib", - Moravetski qeyd edib."""
    said = {t.lower for t in list(words.inside(mention.sentence))[-4:]}
    last = next((p for p in reversed(parties) if p.sentence == mention.sentence), mention)
    speaker = last.person
    if not said & _SAYING or last.first <= mention.last or speaker in (None, mention.person):
        return ""
    dashed = words.tokens[last.first - 1].text in "-–—"
    return speaker.country if dashed and speaker is not None else ""


def _of_colleague(parties: Sequence[Party], person: Person) -> str:
    """The country of the official told of before somebody of a generic body: "nazirliyin sözçüsü"."""
    bodies_held = [c.organization for c in person.capacities if c.organization]
    generic = [lower(o) in _COMMON or states.is_generic(o) for o in bodies_held]
    if not bodies_held or not all(generic):
        return ""
    first = min(m.first for m in person.mentions)
    before = [
        p.person for p in parties if p.first < first and p.person is not None and p.person is not person
    ]
    return next((p.country for p in reversed(before) if p.country), "")


def _of_listed(words: Words, parties: Sequence[Party], person: Person) -> str:
    """The country of the foreign official right before a foreigner in a list of officials."""
    for before, party in itertools.pairwise(parties):
        if party.person is not person or party.capacity is None or before.person is None:
            continue
        gap = [t.lower for t in words.tokens[before.last + 1 : party.first]]
        body = party.capacity.organization
        of_body = body.isupper() or (bool(body) and not _is_of_state(body))
        of_body = of_body and not party.capacity.local  # "A, | ölkə Seymi komissiyasının sədri B"
        told = bool(before.capacity or before.person.capacities) and gap in ([","], ["və"])
        told = told and not (before.kind == "pronoun" and gap == [","])  # "Burada o, | şəhər meri A ilə"
        if words.tokens[party.last + 1 : party.last + 2] and words.tokens[party.last + 1].lower == "isə":
            continue  # "A-nı Perunun naziri B, nazir C-ni isə D qarşılayıb": no list
        if not of_body and (told or (gap == ["və"] and together.acts_with(words, before, party))):
            return "" if _is_of_several(words, parties, before) else before.person.country
    return together.of_greeter(words, parties, person)


def _is_of_several(words: Words, parties: Sequence[Party], last: Party) -> bool:
    """Whether a list of officials goes through several states: "kansler A, prezident | B və baş nazir C"."""
    before = next((p for p in reversed(parties) if p.last < last.first and p.person is not None), None)
    if before is None or before.person is None or last.person is None:
        return False
    states = {before.person.country, last.person.country}
    between = [t.text for t in words.tokens[before.last + 1 : last.first]]
    return between == [","] and len(states - {""}) > 1


def _is_met_abroad(words: Words, spans: Spans, parties: Sequence[Party], person: Person) -> bool:
    """Whether the head of a body that no list has is met in another state: "Daşkənddə "X" şirkətinin
    rəhbəri A ilə görüşüb".
    """
    held = [c for c in person.capacities if c.organization and not _is_of_state(c.organization)]
    met = [m for m in person.mentions if m.capacity is not None and not is_subject(parties, m)]
    here = {m.sentence for m in met} if held else set()
    placed = {c for s, c, case in told_states(words, spans) if s in here and case == "loc"} if here else set()
    return bool(placed) and HOME not in placed


def _is_of_state(body: str) -> bool:
    """Whether every state has such a body, other than a firm or bank: "parlament", "Müdafiə Nazirliyi"."""
    last = (lower(body).split() or [""])[-1]
    ministry = last.endswith(
        ("nazirliyi", "xin", "məclis", "məclisi", "senat", "senatı", "komitəsi", "agentliyi", *hosted.FORCES)
    )
    return ministry or lower(body) in _COMMON or states.is_generic(body)
