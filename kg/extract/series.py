"""Another gathering of those whose gathering a text has told, where only its order, town or day tells it apart:
"XI саммит состоялся в Бишкеке", "At the Bishkek summit", "İlk sammit 1992-ci ildə Tehranda keçirilib".

It is of the body whose gathering was told. The same for every language; series.toml has the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg import gazetteer
from kg.extract import sequels
from kg.extract.allegiance import body_of
from kg.extract.dating import dates_agree
from kg.extract.drafts import Draft, Part
from kg.extract.gathering_names import numbers
from kg.extract.lexicon import lists_in
from kg.extract.parties import Party
from kg.extract.reading import Reading
from kg.extract.spans import Span
from kg.extract.whereabouts import same_place
from kg.extract.words import Words

# Words before a bare noun that can say which one of its series it is; letters of a date that is a month.
_BEFORE, _MONTH = 4, 7
# A sentence that only says when and where tells of another gathering so many sentences after it at most.
_NEAR: Final = 8

_table, _ = lists_in(Path(__file__).parent)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a mention is called: kinds, numbers, words of order; ``town`` names where it was, ``more`` holds
    what else is said."""

    kinds: frozenset[str]
    numbers: frozenset[int]
    which: frozenset[str]
    town: bool
    more: bool

    @property
    def marked(self) -> bool:
        """Whether it says which one of its series a gathering is."""
        return bool(self.which or self.numbers or self.town)


def take_up(reading: Reading, draft: Draft, told: Sequence[Draft]) -> bool:
    """Let a mention be another gathering of the body whose gathering was told; whether it is one."""
    taken = draft.first == draft.last and draft.name in {d.name for d in told}
    said = _bare(reading, draft, "" if taken else draft.name)  # the pack took it for one that was told
    model = _model(reading, told, said) if said is not None else None
    if said is not None and model is None and (draft.when or draft.place):
        draft.named = draft.named or bool(_owner_told(reading, draft, told, said))  # its body comes later
    if said is None or model is None or not _is_another(reading, draft, said, model):
        return False
    people, hosts = draft.parts[:], _hosts(draft)
    sequels.follow(draft, model)
    owners = _owners(reading, model)
    if owners and model.type == "conference":  # not the others that were there
        draft.parts = [*people, *(Part(owner) for owner in owners)]
    draft.name = "" if taken else draft.name
    draft.named = draft.another = True
    draft.after, draft.place = model, draft.place or _town_within(reading, draft)
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
        event.place = event.place or (_town_within(reading, event) if bodies else None)


def _bare(reading: Reading, draft: Draft, name: str | None = None) -> _Said | None:
    """What a gathering is called of which nothing but order, town or day tells which it is; None for others."""
    if draft.type != "conference" or draft.title or draft.denied or draft.key:
        return None
    if _has_body(draft) and draft.rule != "whereabouts":
        return None
    said = _said(reading, draft, name)
    return None if said.more or not said.kinds else said


def _town_within(reading: Reading, draft: Draft) -> Span | None:
    """The town in what a gathering is called: "the | Bishkek | summit"."""
    spans = map(reading.spans.over, range(draft.first, draft.last + 1))
    return next((s for s in spans if s is not None and s.kind == "place"), None)


def _model(reading: Reading, told: Sequence[Draft], said: _Said) -> Draft | None:
    """The gathering of a body, or of states, told last that is called by the same kind of noun."""
    ours = (d for d in reversed(told) if d.type == "conference" or d.rule == sequels.BOARD)
    ours = (d for d in ours if _owners(reading, d) or len(_of(d, "state")) > 1 or d.rule == sequels.BOARD)
    return next((d for d in ours if _said(reading, d).kinds & said.kinds), None)


def _told_without(reading: Reading, told: Sequence[Draft], said: _Said) -> bool:
    """Whether a gathering of the same kind was told by a name, and nobody said whose it is."""
    named = (d for d in told if d.type == "conference" and d.named and not d.title)
    return any((kinds := _said(reading, d)).more and kinds.kinds & said.kinds for d in named)


def _of(draft: Draft, kind: str) -> list[Party]:
    return [p.party for p in draft.parts if p.party.kind == kind]


def _owners(reading: Reading, draft: Draft) -> list[Party]:
    """The bodies whose gathering one is: those of its name, or of the gathering that it comes after."""
    bodies, name = _of(draft, "body"), draft.name.lower()
    if draft.after is not None:
        told = _owners(reading, draft.after)
        return [p for p in bodies if p in told]
    led = {body_of(p) for p in _of(draft, "post") if p.plural and p.person is None} if not bodies else set()
    if len(led) == 1 and reading.international(body := led.pop()):  # "Leaders of the SCO met in Tianjin"
        return [Party(draft.first, draft.last, draft.first, "body", draft.sentence, body=body)]
    own = [p for p in bodies if any(w[:_STEM] in name for w in p.body.lower().split() if len(w) >= _STEM)]
    own = own or [p for p in bodies if p.body.lower() in name or (draft.key and p.body.isupper())]
    alone = len(bodies) == 1 and reading.international(bodies[0].body)
    return own or (bodies if alone and not _said(reading, draft).more else [])


def _has_body(draft: Draft) -> bool:
    return bool(_of(draft, "body"))


def _owner_told(reading: Reading, event: Draft, before: Sequence[Draft], said: _Said) -> list[Party]:
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


@cache
def _organisation(key: str) -> str:
    """The organisation of states that a body is, or is part of; '' for another one."""
    body = gazetteer.body(key)
    if body is not None and body.part_of:
        return _organisation(body.part_of)
    return key if body is not None and body.iso2 is None and body.kind in ("io", "union") else ""


def _of_organ(name: str, owner: str) -> str:
    """The name of an organisation in the language in which one of its organs is called so; '' for no organ."""
    organ, body = gazetteer.lookup(name, None, "body"), gazetteer.body(owner)
    if not isinstance(organ, gazetteer.Body) or body is None or _organisation(organ.key) != owner:
        return ""
    for lang in gazetteer.LANGUAGES:
        called = organ.names(lang)
        if name in (called.label, *called.official, *called.alternatives):
            return body.names(lang).label or ""
    return ""


def _is_another(reading: Reading, draft: Draft, said: _Said, model: Draft) -> bool:
    """Whether a mention tells itself apart from the gathering told: by its number, order, town or day."""
    before = _said(reading, model)
    if said.numbers and before.numbers:
        return not said.numbers & before.numbers
    here, there = draft.place, model.place
    elsewhere = here is not None and there is not None and not same_place(here, there)
    if said.town and here is None:
        here = _town_within(reading, draft)
        elsewhere = here is not None and there is not None and not same_place(here, there)
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


def _said(reading: Reading, draft: Draft, name: str | None = None) -> _Said:
    """What a mention is called, by its name, or one given, else by the words before its noun."""
    name = draft.name if name is None else name
    said = [w.strip(_MARKS) for w in name.split()] if name else _before(reading.words, draft)
    towns = {town.name.lower()} if (town := draft.place or _town_within(reading, draft)) is not None else set()
    counted, kinds, which = numbers(" ".join(said)), set(), set()
    town = more = False
    for n, word in enumerate(map(str.lower, said)):
        nth, kind, order = _ordinal(word), _begun("kinds", word), _begun("which", word)
        if nth:
            counted.add(nth + (_tens(said[n - 1].lower()) if n else 0))
        elif kind:
            kinds.add(kind)
        elif order:
            which.add(order)
        elif word in towns or (draft.land and not kinds):
            town = True
        elif not (_is_plain(word) or numbers(word) or numbers(word.upper()) or _begun("groups", word)):
            more = True
    kinds -= {"meeting"} if "summit" in kinds else set()  # "Zirvə görüşü"
    return _Said(frozenset(kinds), frozenset(counted), frozenset(which), town=town, more=more)


def _before(words: Words, draft: Draft) -> list[str]:
    """The noun of a mention without a name, and the words of order before it."""
    first, said = words.sentences[draft.sentence].first, [words.tokens[draft.last].text]
    for token in reversed(words.tokens[max(first, draft.last - _BEFORE) : draft.last]):
        low = token.lower
        if not (_ordinal(low) or _begun("which", low) or _tens(low) or numbers(token.text)):
            break
        said.insert(0, token.text)
    return said


@cache
def _listed(name: str) -> dict[str, tuple[str, ...]]:
    """The words of each line of a table, in their order."""
    return {line: tuple(words.split()) for line, words in _table("series")[name].items()}


@cache
def _begun(name: str, word: str) -> str:
    """The line of kinds, or the stem in another table, with which a word begins; '' for none."""
    for line, stems in _listed(name).items():
        stem = next((s for s in stems if word == s or (len(s) > _SHORT and word.startswith(s))), "")
        if stem:
            return line if name == "kinds" else stem
    return ""


@cache
def _ordinal(word: str) -> int:
    """Which one an ordinal says, "одиннадцатый", "fifth"; 0 for another word, also "двадцатка"."""
    for stems in _listed("ordinals").values():
        for nth, stem in enumerate(stems, start=1):
            if word == stem or (word.startswith(stem) and word[len(stem)] in _ENDINGS):
                return nth
    return 0


def _tens(word: str) -> int:
    """The tens before an ordinal: 10 of "on birinci"."""
    tens = _listed("tens")["az"]
    return 10 * (tens.index(word) + 1) if word in tens else 0


def _is_plain(word: str) -> bool:
    return any(word in words for words in _listed("plain").values()) or bool(_tens(word))


# Marks around words; what follows the stem of a Russian ordinal; a stem of so few letters is a whole word.
_MARKS, _ENDINGS, _SHORT = "«»\"“”,", "ыоаеиьу", 4
# So many letters of a word of a body are in the name of its gathering.
_STEM = 4
