"""Callers whom a lead only counts and the text then tells one by one: "A iki ölkənin səfiri ilə görüşüb.
B ilə söhbətdə A ... C ilə ayrıca keçirilən görüşdə ...": two talks, on the day of the lead."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft, Part
from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Party
from kg.extract.words import Words

_NUMBERS = frozenset(["iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "bir", "bəzi"])
# The number stands so many tokens before the post: "iki ərəb ölkəsinin | səfiri".
_BEFORE = 4
# The talks are told so many sentences after the lead at most.
_NEAR = 8
_TWO = 2
# Rules of talks that their noun tells, whose other side the text need not repeat.
_NOUNS = ("meeting-noun", "talk-noun", "meeting", "host")


def settle(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions without leads whose talks are told one by one, which get the day of the lead."""
    out = list(drafts)
    for lead in drafts:
        found = _lead(words, lead)
        if found is None:
            continue
        host, post = found
        told = [d for d in drafts if 0 < d.sentence - lead.sentence <= _NEAR and _can_be_of(d, lead)]
        callers = {c.key(): d for d in told if (c := _caller(d, host, post)) is not None}
        if len(callers) < _TWO:
            continue
        for draft in told:
            caller = _caller(draft, host, post)
            if caller is None:
                continue
            if draft.rule in _NOUNS and all(_is_like(p.party, post) for p in draft.parts):
                draft.parts = [Part(host), Part(caller)]
            draft.when, draft.place = draft.when or lead.when, draft.place or lead.place
            draft.apart = True
        out.remove(lead)
    return out


def _lead(words: Words, draft: Draft) -> tuple[Party, Party] | None:
    """Who received callers of one post that are only counted, and that post."""
    if draft.type != "meeting" or draft.title or len(draft.parts) != _TWO:
        return None
    hosts = draft.people()
    posts = [p.party for p in draft.parts if p.party.person is None and p.party.kind == "post"]
    if len(hosts) != 1 or len(posts) != 1 or posts[0].capacity is None:
        return None
    post = posts[0]
    near = words.tokens[max(words.sentences[draft.sentence].first, post.last - _BEFORE) : post.last + 1]
    return (hosts[0], post) if any(t.lower in _NUMBERS for t in near) else None


def _can_be_of(draft: Draft, lead: Draft) -> bool:
    same = draft.type == "meeting" and draft.modality == lead.modality and not draft.title
    return same and (draft.when is None or lead.when is None or draft.when.value == lead.when.value)


def _caller(draft: Draft, host: Party, post: Party) -> Party | None:
    """The holder of the post with whom a talk is told to be: of two the one whom its own sentence names."""
    people = [p.party for p in draft.parts if p.party.person is not host.person]
    if any(not _is_like(p, post) for p in people):
        return None
    here = [p for p in people if p.sentence == draft.sentence and p.first < draft.first]
    found = here or people
    return found[-1] if len({p.key() for p in found}) == 1 else None


def _is_like(party: Party, post: Party) -> bool:
    held = party.person.capacities if party.person is not None else []
    called = _head(post.capacity.position) if post.capacity is not None else ""
    return bool(called) and any(_head(c.position) == called for c in held)


def _head(position: str) -> str:
    """The noun of a post without the vowel of its owner: "ölkəsinin səfiri"."""
    return (lower(position).split() or [""])[-1].rstrip("ıiuü")
