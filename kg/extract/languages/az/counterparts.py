"""Whose colleague is meant by "türkiyəli həmkarı": the post of the other side, and its holder in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.az import bodies, naming
from kg.extract.languages.az.holding import add, stands_for
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans

_PARLIAMENT = re.compile("məclis|parlament|senat|palata|assambleya|konqres|duma|rada|bundestaq|knesset|seym")
_VAGUE = frozenset(("və", "işlər", "inkişaf", "dövlət", "sosial", "xarici", "daxili", "baş", "milli"))
_ALIASES = table("posts")["aliases"]
_LEADERS = frozenset(("sədr", *_ALIASES["dövlət başçısı"], *_ALIASES["hökumət başçısı"]))

# "Prezidentin | tapşırığı ilə", "Kralın | salamlarını çatdırıb"
_SENDING = tuple(sorted(words_of("vocabulary", "sending")))
# So many sentences before "həmkarı" he is told at most.
_BEFORE = 2


def settle(spans: Spans, parties: Sequence[Party], home: str) -> None:
    """Give a counterpart the post of the other side, for another state, and find whom it means."""
    for index, party in enumerate(parties):
        if not party.counterpart or party.capacity is None:
            continue
        if not party.capacity.country:
            party.capacity.country = _of_place(spans, party, index, parties, home)
        if (post := _as_beside(party, parties[index - 1] if index else None)) is not None:
            party.capacity = post
            continue
        known = _known(party, parties[:index])
        if known is not None:
            party.person, party.capacity = known, known.capacities[0]
            known.mentions.append(party)
            continue
        model = _model(spans, party, index, parties, home)
        if model is None or _is_of_others(party, model, parties):
            if party.person is not None and not party.person.country:
                party.person.home = party.capacity.country
            continue
        source = _ministerial(model)
        country = party.capacity.country
        body = _shared_body(source)
        position = "spiker" if _is_led_by(party, model, parties) else source.position
        party.capacity = Capacity(position, body, country, False, party.first, party.last)
        own = _own(party, country)
        if own is not None:
            own.country = own.country or country
            party.capacity = Capacity(
                own.position, own.organization, own.country, False, party.first, party.last
            )
        elif party.person is not None:
            if not any(c.position and c.country == country for c in party.person.capacities):
                add(party.person, party.capacity)
        else:
            party.person = _held_by(source, country, model, parties, home)
            abroad = home if not country and model.country not in ("", home) else ""
            party.person = party.person or _of_field(source, country, parties, abroad)
            if party.person is not None:
                party.person.mentions.append(party)
                told = any(m.sentence == party.sentence and m.kind == "person" for m in model.mentions)
                if told and not party.person.capacities:
                    add(party.person, party.capacity)


def _as_beside(party: Party, before: Party | None) -> Capacity | None:
    """The post of the colleague of another state whom the same phrase tells: "Peru və Çilidən olan həmkarları
    ilə"."""
    if before is None or before.person is not None or party.person is not None or before.capacity is None:
        return None
    together = before.counterpart and (before.first, before.last) == (party.first, party.last)
    country, post = party.country, before.capacity
    if not together or not post.position or not country or country == before.country:
        return None
    return Capacity(post.position, post.organization, country, False, party.first, party.last)


def face(parties: Sequence[Party]) -> None:
    """Let a colleague of nobody's state be who faces him who acts, once it is known who that is: "A B ilə
    danışıb. Kansler | həmkarını Berlinə dəvət edib".
    """
    for index, party in enumerate(parties):
        if not party.counterpart or party.kind != "post" or party.plural:
            continue
        if party.country:
            _of_owner(party, parties[index - 1] if index else None, parties)
            continue
        acting = _acting(party, parties[:index])
        if acting is None or (party.person is not None and party.person is not acting):
            continue
        if party.person is acting:
            acting.mentions.remove(party)
        party.person = _facing(acting, party, parties[:index])
        if party.person is not None:
            party.capacity = party.person.capacities[0]
            party.person.mentions.append(party)
        else:
            party.capacity = Capacity("", "", "", False, party.first, party.last)


def _of_owner(party: Party, owner: Party | None, parties: Sequence[Party]) -> None:
    """Let a colleague of a state be that of whose talk it is: "Səfirin sözlərinə görə, ... | Onun |
    azərbaycanlı həmkarı ilə görüşündə"."""
    whose = owner.person if owner is not None and owner.last + 1 == party.first else None
    if owner is None or whose is None or "gen" not in owner.cases or owner.kind == "person":
        return
    if not whose.capacities or whose.country == party.country or party.person is not None:
        return
    source = _ministerial(whose)
    holders = [p for p in dict.fromkeys(p.person for p in parties) if p is not None]
    own = [p for p in holders if p.country == party.country and p.capacities]
    fitting = [p for p in own if _head(p) == _head(whose)]
    if len(fitting) == 1:
        party.person, party.capacity = fitting[0], fitting[0].capacities[0]
        fitting[0].mentions.append(party)
    else:
        body = _shared_body(source)
        party.capacity = Capacity(source.position, body, party.country, False, party.first, party.last)


def _shared_body(source: Capacity) -> str:
    """The body of an official that other states have by the same name: "XİN", "Təhlükəsizlik Şurası"."""
    body = source.organization
    return body if body.isupper() or lower(body) in _SHARED or lower(body).endswith("nazirliyi") else ""


_SHARED = frozenset(table("bodies")["shared"])


def _acting(party: Party, before: Sequence[Party]) -> Person | None:
    """Who acts without a name in the sentence of a colleague told by nothing else."""
    here = [p for p in before if p.sentence == party.sentence and "nom" in p.cases and not p.prep]
    here = [p for p in here if not p.inner and not p.counterpart]
    alone = here[-1] if here and here[-1].kind in ("post", "pronoun") else None
    return alone.person if alone is not None and not alone.plural else None


def _facing(acting: Person, party: Party, before: Sequence[Party]) -> Person | None:
    """The only one of another state told right before whose post is like that of who acts."""
    near = [p.person for p in before if 0 < party.sentence - p.sentence <= _BEFORE]
    people = [p for p in dict.fromkeys(near) if p is not None and p is not acting and p.capacities]
    people = [p for p in people if p.country != acting.country] if acting.capacities else []
    alike = [p for p in people if _head(p) == _head(acting)]
    return alike[0] if len(alike) == 1 else None


def _is_led_by(party: Party, model: Person, parties: Sequence[Party]) -> bool:
    """Whether the sentence tells of the other side as "spiker": "spiker maltalı həmkarı A ilə görüşüb"."""
    beside = (p.capacity for p in parties if p.sentence == party.sentence and p.kind == "post")
    short = any(c is not None and lower(c.position) == "spiker" and not c.country for c in beside)
    return short and any(_is_titled(c, "spiker") for c in model.capacities)


def _is_of_others(party: Party, model: Person, parties: Sequence[Party]) -> bool:
    """Whether nameless colleagues are those of others than who was told of before: "Səfərdə deputatlar
    maltalı həmkarları ilə görüşəcəklər".
    """
    nameless = party.plural and party.person is None
    return nameless and not any(
        p.sentence == party.sentence and (p.person is model or p.kind in ("pronoun", "group"))
        for p in parties
    )


def _of_place(spans: Spans, party: Party, index: int, parties: Sequence[Party], home: str) -> str:
    """The state in which somebody of another one meets his colleague: "Rusiyada həmkarı X ilə görüşüb"."""
    place = spans.over(party.first - 1) if party.first else None
    model = _model(spans, party, index, parties, home)
    if place is None or model is None or place.kind not in ("state", "place"):
        return ""
    inside = bodies.case_of(spans.words, place) == "loc"
    return place.country if inside and model.country and place.country != model.country else ""


def _ministerial(model: Person) -> Capacity:
    """The post in which somebody has colleagues: of a deputy of the premier and minister the second, of the
    head of the Pentagon that of a minister.
    """
    first, *rest = model.capacities
    called: list[str] = _ALIASES.get(lower(f"{first.organization} {first.position}"), [])
    if first.organization and len(called) == 1 and not first.organization.isupper():
        return replace(first, position=called[0], organization="")
    deputy = lower(first.position).startswith("baş naz") and "müavini" in lower(first.position)
    return next((c for c in rest if deputy and lower(c.position).endswith("naziri")), first)


def _known(party: Party, before: Sequence[Party]) -> Person | None:
    """The only one of a state told of before who has the post of somebody of another state."""
    country = party.capacity.country if party.capacity is not None else ""
    if party.person is not None or party.plural or not country:
        return None
    people = [p for p in dict.fromkeys(m.person for m in before) if p is not None and p.capacities]
    heads = {_head(p) for p in people if p.country and p.country != country}
    here = [p for p in before if p.sentence == party.sentence and "nom" in p.cases and not p.prep]
    acting = [p.person for p in here if p.person is not None and p.person.capacities]
    if acting and acting[-1] is not None:
        heads = {_head(acting[-1])}  # of a minister the colleague is no president
        if heads & {"diplomat", "rəsm", "siyasətç"}:
            heads = {_head(p) for p in people}
    elif any(p.kind == "post" and p.capacity is not None and p.capacity.country for p in here):
        heads = set()
    own = [p for p in people if p.country == country]
    acts = any(p.person is not None and not p.person.capacities for p in here)
    if acts and not acting and len(own) == 1:
        return own[0]  # "Misirli diplomat A | yəmənli həmkarını qəbul edib"
    fitting = [p for p in own if _head(p) in heads]
    return fitting[0] if len(fitting) == 1 else None


def _head(person: Person) -> str:
    """The last word of a title; who leads a state or government is a colleague of all others who do."""
    if lower(person.capacities[0].position) in _LEADERS and not person.capacities[0].organization:
        return "lider"
    return (lower(person.capacities[0].position).split() or [""])[-1].rstrip("iı")


def _own(party: Party, country: str) -> Capacity | None:
    """The full post that the text gives a counterpart elsewhere without a state."""
    held = party.person.capacities if party.person is not None else []
    return next((c for c in held if " " in c.position and not c.country and not c.former and country), None)


def _model(spans: Spans, party: Party, index: int, parties: Sequence[Party], home: str) -> Person | None:
    """Whose colleague is meant: the last person with a post before, else one after in the sentence.

    Nobody's of the same state: "Prezident İlham Əliyevlə, azərbaycanlı həmkarı Zakir Həsənovla görüşüb".
    """
    after = [p for p in parties[index + 1 :] if p.sentence == party.sentence]
    before = list(reversed(parties[:index]))
    acting = [p for p in before if p.sentence == party.sentence and "nom" in p.cases and not p.prep]
    beside = [p for p in acting if not p.inner and not p.counterpart]
    if "nom" in party.cases:  # "spiker | maltalı həmkarı A ilə": of who is told by a title, and acts
        last = parties[index - 1] if index else party
        first = beside[-1:] if party.prep == "tərəfindən" else []  # "A ... həmkarı B tərəfindən qəbul edilib"
        row = _row(spans, parties, index)
        if row and party.prep == "ilə":
            first = [p for p in beside if p not in row][-1:]  # "A Senatın sədri və həmkarı B ilə görüşüb"
        met = last.sentence == party.sentence and (bool(last.prep) or last.cases <= {"ins"})
        if party.prep == "ilə" and met and last.person is not None:
            first = beside[-1:]  # "A Prezident B tərəfindən qəbul edilib, həmkarı C ilə danışıb": of A
        titled = party.prep == "ilə" and last.kind == "post" and last in beside and last not in row
        beside = [last] if titled else first
    beside = _owner(spans, party, before[:1]) or beside
    told = [p.person or _titled(p, before) or _unnamed(p) for p in beside]
    acts = [p for p in before if not _only_sends(spans, p)]
    soon = [p.person for p in acts if party.sentence - p.sentence <= _BEFORE]
    known = any(q is not None and q is not party.person and q.capacities for q in soon)
    before = acts if known else before
    near = [p for p in (*told, *(p.person for p in (*before, *after))) if p is not None]
    country = party.capacity.country if party.capacity is not None else ""
    return next(
        (
            p
            for p in near
            if p is not party.person and p.capacities and not (country and _state(p, home) == country)
        ),
        None,
    )


def _owner(spans: Spans, party: Party, before: Sequence[Party]) -> list[Party]:
    """Whose colleague a title right before says: "Peru Prezidentinin | çilili həmkarı A ilə görüşü", "Peru
    Prezidenti ilə | çilili həmkarı A arasında"."""
    titles = [p for p in before if p.kind == "post" and not p.plural and p.sentence == party.sentence]
    gaps = ([t.lower for t in spans.words.tokens[p.last + 1 : party.first]] for p in titles)
    return [
        p for p, gap in zip(titles, gaps, strict=True) if gap == ["ilə"] or (not gap and "gen" in p.cases)
    ]


def _only_sends(spans: Spans, party: Party) -> bool:
    """Whether somebody is told only as who sent or asked another one: "Prezident A-nın | tapşırığı ilə"."""
    after = spans.words.tokens[party.last + 1 : party.last + 2]
    return party.cases == {"gen"} and any(t.lower.startswith(_SENDING) for t in after)


def _row(spans: Spans, parties: Sequence[Party], index: int) -> list[Party]:
    """Those listed right before a counterpart: "Perunun Baş naziri, Senatın sədri və | həmkarı"."""
    row, follows = list[Party](), parties[index]
    for party in reversed(parties[:index]):
        joint = spans.words.tokens[follows.first - 1].lower
        if party.sentence != follows.sentence or party.last + 2 != follows.first or joint not in (",", "və"):
            break
        row.append(party)
        follows = party
    return row


def _unnamed(party: Party) -> Person | None:
    """Who acts without a name, as somebody who holds that post: "Perunun naziri | çadlı həmkarı ilə"."""
    capacity = party.capacity
    bare = party.kind == "post" and capacity is not None and capacity.country and not party.plural
    return Person("", capacities=[capacity]) if bare and capacity is not None else None


def _state(person: Person, home: str) -> str:
    """The state that somebody is of; one with a name of the home and no state told is of the home."""
    own = naming.is_local(person.name) and naming.has_local_surname(person.name)
    return person.country or (home if own else "")


def _titled(party: Party, before: Sequence[Party]) -> Person | None:
    """Whom a bare title means: the last person told of with such a post."""
    of = party.capacity
    said = lower(f"{of.organization} {of.position}".strip()) if of is not None else ""
    own = of.country if of is not None else ""
    people = (p.person for p in before if p.person is not None and said)
    people = (p for p in people if not own or p.country in ("", own))  # "Çad Prezidenti" is not Peru's
    return next((p for p in people if any(_is_titled(c, said) for c in p.capacities)), None)


def _is_titled(held: Capacity, said: str) -> bool:
    """Whether a bare title can be that of a post: "spiker" is the "Milli Məclisin sədri"."""
    speaks = said == "spiker" and bool(_PARLIAMENT.search(lower(held.organization)))
    return (
        _same(held.position, said)
        or stands_for(said, held.position)
        or stands_for(said, f"{held.organization} {held.position}")
        or (speaks and held.position in ("sədr", "Sədr"))
    )


def _held_by(
    source: Capacity, country: str, model: Person, parties: Sequence[Party], home: str
) -> Person | None:
    people = dict.fromkeys(p.person for p in parties if p.person is not None and p.person is not model)
    same = [p for p in people if any(is_like(source, c) for c in p.capacities)]
    if not country:
        others = [p for p in same if (p.country or home) != (model.country or home)]
        own = [p for p in others if len(others) > 1 and home and (p.country or home) == home]
        return next(iter(own if len(own) == 1 else others if len(others) == 1 else []), None)
    fitting = [p for p in people if (p.country or home) == country]
    return next(iter([p for p in same if p in fitting] or [p for p in fitting if not p.capacities]), None)


def _of_field(source: Capacity, country: str, parties: Sequence[Party], home: str = "") -> Person | None:
    """The only minister of a state told before whose fields are partly those of another: "rəqəmsal inkişaf və
    nəqliyyat naziri", "nəqliyyat və infrastruktur naziri".
    """
    fields = fields_of(source.position)
    people = dict.fromkeys(p.person for p in parties if p.person is not None)
    own = {country} if country else {home, ""} if home else set[str]()  # of whom no state is told
    held = [p for p in people if any(c.country in own for c in p.capacities)]
    alike = [p for p in held if any(fields & fields_of(c.position) for c in p.capacities)]
    return alike[0] if len(alike) == 1 else None


def fields_of(position: str) -> set[str]:
    """Return the words of a minister's fields, none of any other post."""
    words = lower(position).split()
    return set(words[:-1]) - _VAGUE if len(words) > 1 and words[-1] == "naziri" else set()


def is_like(a: Capacity, b: Capacity) -> bool:
    """Whether two posts are of one kind; who leads a parliament is a colleague of all who do."""
    if _same(a.position, b.position):
        return True
    led, headed = (f"{c.organization} {c.position}".strip() for c in (a, b))
    if stands_for(led, headed) or stands_for(headed, led):
        return True  # "xarici işlər naziri" and "XİN başçısı"
    return all(
        lower(c.position).endswith(("sədr", "spiker", "prezident"))
        and _PARLIAMENT.search(lower(c.organization))
        for c in (a, b)
    )


def _same(a: str, b: str) -> bool:
    """Whether two titles are of one kind: "milli müdafiə naziri" is the "müdafiə naziri" elsewhere."""
    x, y = lower(a), lower(b)
    return (
        x == y
        or x.endswith((f" {y}", f" {y}i"))
        or y.endswith(f" {x}")
        or (x.split()[-1:] == y.split()[-1:] and "müavini" in x)
    )
