"""What a short post beside a name can mean that is told before: "Çadın müdafiə naziri Limaya gəlib. | Nazir
İdris Mahamat deyib"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.apart import may_hold
from kg.extract.languages.az.holding import add, stands_for
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.states import is_generic
from kg.extract.named_later import Ways
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_COMMON = words_of("bodies", "common")
# Who greets, receives, or only attends is not the one told before.
_FACING = ("qarşıla", "qəbul", "iştirak", "müşayiət", "yola", "təşəkkür", "təbrik")
# "nazir A Baş nazir tərəfindən qəbul | olunub": who is received is the one told before
_DONE = ("olun", "edil")
# "qaydaların | qəbuluna çağırıb"
_ADOPTED = frozenset(("qəbuluna", "qəbulunu", "qəbulunun"))


def ways(words: Words, parties: Sequence[Party]) -> Ways:
    """Return what Azerbaijani says of posts without a name."""

    def faces(sentence: int) -> bool:
        refers = (p for p in parties if p.sentence == sentence and p.kind in ("pronoun", "group"))
        if any(not p.plural and "nom" not in p.cases for p in refers):
            return True
        told = [t.lower for t in words.inside(sentence)]
        return any(w.startswith(_FACING) and not _is_received(told, i) for i, w in enumerate(told))

    def may_be(person: Person, office: Capacity) -> bool:
        return bool(person.country) or may_hold(person, office)

    return Ways(_fits, may_be, faces, add)


def _is_received(told: Sequence[str], index: int) -> bool:
    """Whether a word is no act towards who was told before: "A tərəfindən | qəbul olunub", "| qəbuluna"."""
    by = index > 0 and told[index - 1] == "tərəfindən"
    return told[index] in _ADOPTED or (by and any(w.startswith(_DONE) for w in told[index + 1 : index + 2]))


def _fits(said: Capacity, office: Capacity) -> bool:
    if said.country not in ("", office.country) or not (_is_of_state(said) and _is_of_state(office)):
        return False
    a, b = (f"{c.organization} {c.position}".strip() for c in (said, office))
    return any(stands_for(x, y) for x, y in ((a, b), (b, a)))


def _is_of_state(post: Capacity) -> bool:
    """Whether a post is of no body, or of one that every state has: "XİN", "parlament"."""
    named = lower(f"{post.organization} {post.position}")
    if post.organization and named in table("posts")["aliases"]:
        return True  # "Pentaqon rəhbəri" is the minister of defence
    body = lower(post.organization)
    return not body or body in _COMMON or body.endswith("nazirliyi") or is_generic(post.organization)


def received(parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Let whom somebody receives or meets be the official told right before without a name, where he is named
    with less than that post: "İtaliyanın yeni səfirinin mərasimi olub. Prezident səfir | A-nın
    etimadnaməsini qəbul edib".
    """
    for person in persons:
        held = person.capacities
        first = person.mentions[0] if person.mentions else None
        if first is None or not held or any(c.country or c.former or c.organization for c in held):
            continue
        if "nom" in first.cases and not first.prep:
            continue
        near = [p for p in parties if p.kind == "post" and 0 < first.sentence - p.sentence <= _BEFORE]
        near = [p for p in near if p.person is None and p.country and not (p.plural or p.counterpart)]
        said = [p for p in near if p.capacity is not None and all(_fits(c, p.capacity) for c in held)]
        if said and len({p.country for p in said}) == 1:
            for party in said:
                party.person = person
                person.mentions.append(party)
            held[0].country = said[0].country


# In sentences.
_BEFORE = 2
