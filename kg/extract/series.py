"""Another gathering of those whose gathering a text has told, which only its order, town or day tells apart:
"XI саммит состоялся в Бишкеке", "At the Bishkek summit", "İlk sammit 1992-ci ildə Tehranda keçirilib".

It is of the body whose gathering was told. The same for every language; series.toml has the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from kg import gazetteer
from kg.extract import sequels
from kg.extract.allegiance import body_of
from kg.extract.called import Called, called, town_within
from kg.extract.dating import dates_agree
from kg.extract.drafts import Draft, Part
from kg.extract.parties import Party
from kg.extract.reading import Reading
from kg.extract.whereabouts import other_place

# Letters of a date that is a month; so many letters of a word of a body are in the name of its gathering.
_MONTH, _STEM = 7, 4
# A sentence that only says when and where tells of another gathering so many sentences after it at most.
_NEAR: Final = 8


def take_up(reading: Reading, draft: Draft, told: Sequence[Draft]) -> bool:
    """Let a mention be another gathering of the body whose gathering was told; whether it is one."""
    taken = draft.first == draft.last and draft.name in {d.name for d in told}
    said = _bare(reading, draft, "" if taken else draft.name)  # the pack took it for one that was told
    model = _model(reading, told, said) if said is not None else None
    if said is not None and model is None and (draft.when or draft.place):
        draft.named = draft.named or bool(_owner_told(reading, draft, told, said))  # its body comes later
        before = _before(reading, draft, told, said) if draft.when and draft.place else None
        if before is not None:
            draft.named, draft.another, draft.after = True, True, before
    if said is None or model is None or not _is_another(reading, draft, said, model):
        return False
    people, hosts = draft.parts[:], _hosts(draft)
    sequels.follow(draft, model)
    owners = _owners(reading, model)
    if owners and model.type == "conference":  # not the others that were there
        draft.parts = [*people, *(Part(owner) for owner in owners)]
    draft.name = "" if taken else draft.name
    draft.named = draft.another = True
    draft.after, draft.place = model, draft.place or town_within(reading, draft)
    if draft.place is None and len(hosts) == 1:
        draft.place = reading.spans.over(hosts[0].first)
    return True


def give_bodies(reading: Reading, events: Sequence[Draft]) -> None:
    """Let gatherings that a text tells by their order or town be of the body of those told before, a summit
    also of the only organisation of states that was told: "XII sammit", "the Bishkek summit"."""
    for n, event in enumerate(events):
        said = _bare(reading, event)
        if said is None or not said.marked:
            continue
        model = _model(reading, events[:n], said)
        if model is not None:
            bodies = _owners(reading, model)
        else:
            bodies = _owner_told(reading, event, events[:n], said)
        for body in bodies:
            event.add(body)
        event.place = event.place or (town_within(reading, event) if bodies else None)


def _bare(reading: Reading, draft: Draft, name: str | None = None) -> Called | None:
    """What a gathering is called that only its order, town or day tells apart; None for another one."""
    if draft.type != "conference" or draft.title or draft.denied or draft.key:
        return None
    if _has_body(draft) and draft.rule != "whereabouts":
        return None
    said = called(reading, draft, name)
    return None if said.more or not said.kinds else said


def _model(reading: Reading, told: Sequence[Draft], said: Called) -> Draft | None:
    """The gathering of a body, or of states, told last that is called by the same kind of noun."""
    ours = (d for d in reversed(told) if d.type == "conference" or d.rule == sequels.BOARD)
    ours = (d for d in ours if _owners(reading, d) or len(_of(d, "state")) > 1 or d.rule == sequels.BOARD)
    return next((d for d in ours if called(reading, d).kinds & said.kinds), None)


def _told_without(reading: Reading, told: Sequence[Draft], said: Called) -> bool:
    """Whether a gathering of the same kind was told by a name, and nobody said whose it is."""
    named = (d for d in told if d.type == "conference" and d.named and not d.title)
    return any((kinds := called(reading, d)).more and kinds.kinds & said.kinds for d in named)


def _before(reading: Reading, draft: Draft, told: Sequence[Draft], said: Called) -> Draft | None:
    """The gathering with a name of which a mention is told to be the next one, elsewhere: "The Energy Forum
    was held in Lima. | The next forum will be in Oslo in May"; "COP29" is of any kind."""
    named = [d for d in told if d.type == "conference" and d.named and not d.title]
    apart = all(d.place is None or other_place(d.place, draft.place) for d in named)
    kinds = [(d, called(reading, d).kinds) for d in reversed(named)]
    alike = (d for d, kind in kinds if kind & said.kinds or (not kind and " " not in d.name))
    return next(alike, None) if apart and called(reading, draft, "").which else None


def _of(draft: Draft, kind: str) -> list[Party]:
    return [p.party for p in draft.parts if p.party.kind == kind]


def _owners(reading: Reading, draft: Draft) -> list[Party]:
    """The bodies whose gathering one is: those of its name, or of the gathering that it comes after."""
    bodies, name = _of(draft, "body"), draft.name.lower()
    if draft.after is not None:
        told = _owners(reading, draft.after)
        return [p for p in bodies if p in told]
    led = {body_of(p) for p in _of(draft, "post") if p.plural and p.person is None} if not bodies else set()
    if len(led) == 1 and _is_organisation(body := led.pop()):  # "Leaders of the SCO met in Tianjin"
        return [Party(draft.first, draft.last, draft.first, "body", draft.sentence, body=body)]
    own = [p for p in bodies if any(w[:_STEM] in name for w in p.body.lower().split() if len(w) >= _STEM)]
    own = own or [p for p in bodies if p.body.lower() in name or (draft.key and p.body.isupper())]
    alone = len(bodies) == 1 and reading.international(bodies[0].body)
    return own or (bodies if alone and not called(reading, draft).more else [])


def _has_body(draft: Draft) -> bool:
    return bool(_of(draft, "body"))


def _owner_told(reading: Reading, event: Draft, before: Sequence[Draft], said: Called) -> list[Party]:
    """The only organisation of states told before a summit; [] where there are several or none."""
    if said.kinds != {"summit"} or not said.marked or _told_without(reading, before, said):
        return []
    told = (s.key for s in reading.spans.all if s.kind == "body" and s.key and s.first < event.first)
    owners = {owner for key in told if (owner := _organisation(key))}
    if len(owners) != 1:
        return []
    owner = owners.pop()
    names = {body_of(p) for p in reading.parties if p.first < event.first} - {""}
    own = [n for n in names if getattr(gazetteer.lookup(n, None, "body"), "key", "") == owner]
    if any(body_of(p.party) in own for p in event.parts):
        return []  # somebody acts for it there
    name = max(own, key=len, default="") or next(filter(None, (_of_organ(n, owner) for n in names)), "")
    return [Party(event.first, event.last, event.first, "body", event.sentence, body=name)] if name else []


def _is_organisation(name: str) -> bool:
    """Whether a name is of an organisation of states that the gazetteer knows, and of no organ of it."""
    body = gazetteer.lookup(name, None, "body")
    return isinstance(body, gazetteer.Body) and _organisation(body.key) == body.key


@lru_cache(maxsize=1024)
def _organisation(key: str) -> str:
    """The organisation of states that a body is, or is part of; '' for another one."""
    body = gazetteer.body(key)
    if body is not None and body.part_of:
        return _organisation(body.part_of)
    return key if body is not None and body.iso2 is None and body.kind in ("io", "union") else ""


def _of_organ(name: str, owner: str) -> str:
    """The name of an organisation in the language in which an organ of it is called so; '' for no organ."""
    organ, body = gazetteer.lookup(name, None, "body"), gazetteer.body(owner)
    if not isinstance(organ, gazetteer.Body) or body is None or _organisation(organ.key) != owner:
        return ""
    for lang in gazetteer.LANGUAGES:
        called = organ.names(lang)
        if name in (called.label, *called.official, *called.alternatives):
            return body.names(lang).label or ""
    return ""


def _is_another(reading: Reading, draft: Draft, said: Called, model: Draft) -> bool:
    """Whether a mention tells itself apart from the gathering told: by its number, order, town or day."""
    before = called(reading, model)
    if said.numbers and before.numbers:
        return not said.numbers & before.numbers
    here, there = draft.place, model.place
    elsewhere = other_place(here, there)
    if said.town and here is None:
        here = town_within(reading, draft)
        elsewhere = other_place(here, there)
    if said.town:
        return elsewhere or draft.land != (there.country if there is not None else "")
    if said.which - before.which or (said.numbers and said.which == before.which):
        return draft.when is not None or here is not None
    if _hosts(draft) and draft.modality == "planned" and model.modality == "held":
        return draft.when is not None  # "Azerbaijan will host the summit in 2028"
    near = draft.sentence - model.sentence <= _NEAR and not draft.parts
    apart = draft.when is not None and (model.when is None or not _same_month(draft, model))
    return near and elsewhere and apart


def _hosts(draft: Draft) -> list[Party]:
    """The states that hold a gathering, where nothing else is told of who is there."""
    hosts = [p.party for p in draft.parts if p.role == "host" and p.party.kind == "state"]
    return hosts if len(hosts) == len(draft.parts) else []


def _same_month(a: Draft, b: Draft) -> bool:
    """Whether two mentions can be of one month: a gathering lasts some days."""
    if a.when is None or b.when is None:
        return True
    return dates_agree(a, b) or a.when.value[:_MONTH] == b.when.value[:_MONTH]
