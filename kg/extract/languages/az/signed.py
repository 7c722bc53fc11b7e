"""Who signed a paper, when and where, by what the sentences before tell."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import Draft, Part
from kg.extract.languages.az.holding import means
from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.repeated import told_before
from kg.extract.parties import Party
from kg.extract.whereabouts import other_place

# The rule of who signs a paper, too.
TOO = "sign-too"
# What a sentence signs "in the end" is of an event so many sentences before it.
_NEAR = 4
# Rules of signings that a verb tells.
_SIGNED = ("sign", "sign-states")
_PAPERS = frozenset(["sənəd", "saziş", "memorandum", "müqavilə", "protokol", "bəyannamə", "sənədi"])
_GATHERED = ("meeting", "conference")
_TWO = 2


def by(drafts: Sequence[Draft]) -> list[Draft]:
    """ "Sənədi A və B imzalayıblar" tells who signed the paper told of before."""
    out: list[Draft] = []
    for draft in drafts:
        signings = [d for d in out if d.type == "signing" and not d.denied]
        spots = [d for d in signings if d.rule == "whereabouts" and _follows(draft, d)]
        before = [d for d in signings if d.rule != "whereabouts" and _follows(draft, d, len(spots))]
        word = draft.documents[0].label.lower() if len(draft.documents) == 1 else ""
        bare = draft.type == "signing" and (
            word in _PAPERS or (word == "sənədlər" and _for_the_same(before[-1:], draft))
        )
        signing = [p for d in before[-1:] for p in d.parts if p.role != "participant"]
        persons = any(p.party.person is not None for p in signing)
        bare = bare and not (before and _is_another(before[-1], word))
        if bare and draft.parts and spots and not before:
            # "İmzalanma mərasimi Limada keçirilib. Sənədi A və B imzalayıblar"
            draft.when, draft.place = draft.when or spots[-1].when, draft.place or spots[-1].place
            out = [d for d in out if d is not spots[-1]]
        if bare and before and not draft.parts and _same_paper(before[-1], draft):
            # "memorandum X-in səfəri çərçivəsində imzalanıb" of the paper told before by its title
            before[-1].frame = before[-1].frame or draft.frame
            before[-1].when, before[-1].place = before[-1].when or draft.when, before[-1].place or draft.place
            continue
        too, draft.rule = draft.rule == TOO, "sign" if draft.rule == TOO else draft.rule
        if too and bare and before and before[-1].parts and before[-1].modality == draft.modality:
            for part in draft.parts:
                before[-1].add(part.party, part.role)
            continue
        if bare and before and _signs_for_other(before[-1], draft):
            acting = set(draft.countries())
            before[-1].parts = [
                p for p in before[-1].parts if p.party.kind != "state" or p.party.country not in acting
            ]
            for part in draft.parts:
                before[-1].add(part.party, part.role)
            continue
        if bare and draft.parts and before and not persons:
            named = any(p.party.person is not None for p in draft.parts)
            _sign_in_turn(before[-1], draft)
            if named or set(draft.countries()) >= set(before[-1].countries()):
                acting = set(draft.countries())
                left = [p for p in before[-1].parts if p.party.kind == "state" and len(draft.parts) == 1]
                left = [p for p in left if p.party.country not in acting]  # who signs for it is not told
                before[-1].parts = [*(Part(p.party, p.role) for p in draft.parts), *left, *_there(before[-1])]
            before[-1].when, before[-1].place = before[-1].when or draft.when, before[-1].place or draft.place
        else:
            out.append(draft)
    return out


def _follows(draft: Draft, told: Draft, between: int = 0) -> bool:
    """Whether a mention stands one or two sentences after another one, or so many more as tell but where that
    was."""
    return 0 < draft.sentence - told.sentence <= _TWO + between


def _signs_for_other(told: Draft, draft: Draft) -> bool:
    """Whether one person signs for the side of which nobody has yet: "Peru tərəfindən sənədi A imzalayıb. |
    Çad tərəfindən isə B"."""
    one, other = (d.people() for d in (told, draft))
    if not len(one) == len(other) == len(draft.parts) == 1 or told.modality != draft.modality:
        return False
    states = {country_of(one[0]), country_of(other[0])}
    return (
        len(states) > 1 and "" not in states and all(p.party.kind in ("person", "state") for p in told.parts)
    )


def _is_another(told: Draft, word: str) -> bool:
    """Whether a paper is called otherwise than the one told before: a "bəyannamə" is no "saziş"."""
    labels = [d.label.lower().split()[-1] for d in told.documents]
    kinds = _PAPERS - {"sənəd", "sənədi"}
    return word in kinds and len(labels) == 1 and labels[0] in kinds - {word}


def _there(signing: Draft) -> list[Part]:
    """The people in whose presence a paper was signed: "A və B-nin iştirakı ilə sənəd imzalanıb"."""
    return [p for p in signing.parts if p.role == "participant" and p.party.kind in ("person", "post")]


def _for_the_same(before: Sequence[Draft], draft: Draft) -> bool:
    """Whether officials sign "the documents" for just those states that signed some before."""
    states = {c for d in before for c in d.countries()}
    return len(states) > 1 and states == set(draft.countries())


def talked(drafts: Sequence[Draft]) -> None:
    """ "A B ilə saziş imzalayıb. Görüşdə X müzakirə olunub": the two who signed, where and when they did."""
    for n, draft in enumerate(drafts):
        if draft.rule != "whereabouts" or draft.type != "meeting" or draft.parts or draft.title:
            continue
        told = [d for d in told_before(drafts, n, "meeting", "call", "conference") if not d.title]
        signing = next((d for d in told_before(drafts, n, "signing") if _is_of_two(d, draft)), None)
        if told or signing is None:
            continue
        draft.rule, draft.parts = "meeting-noun", [Part(p.party) for p in signing.parts]
        draft.when, draft.place = draft.when or signing.when, draft.place or signing.place


def _is_of_two(signing: Draft, talk: Draft) -> bool:
    """Whether two persons of two states have signed right before a talk is told of."""
    persons = signing.people()
    near = talk.sentence - signing.sentence == 1 and signing.modality == talk.modality and not signing.earlier
    return near and len(persons) == len(signing.parts) == len({country_of(p) for p in persons}) == 2


def _sign_in_turn(told: Draft, signing: Draft) -> None:
    """Let those who sign for states told before be of these in turn, where nothing says whose they are."""
    states = [p.party.country for p in told.parts if p.party.kind == "state"]
    bare = [p.party for p in signing.parts if p.party.person is not None and not country_of(p.party)]
    if len(bare) == len(signing.parts) == len(states) == len(told.parts):
        for party, country in zip(bare, states, strict=True):
            give_country(party, country)


def _same_paper(told: Draft, draft: Draft) -> bool:
    """Whether a bare word for a paper means one told before: "memorandum", "Anlaşma Memorandumu"."""
    word = draft.documents[0].label.lower()
    last = [i.label.lower().split()[-1] for i in told.documents if " " in i.label]
    apart = told.when is not None and draft.when is not None and told.when.value != draft.when.value
    plain = word in ("sənəd", "sənədi")
    same = (plain and len(told.documents) == 1) or any(plain or w.startswith(word[:6]) for w in last)
    return told.modality == draft.modality and not apart and same


def for_states(drafts: Sequence[Draft]) -> None:
    """Officials who sign stand for the states between which the paper is, those too who have just met and are
    told again by their post: "Sonda prezidentlər Peru ilə Çad arasında saziş imzalayıblar".
    """
    for n, draft in enumerate(drafts):
        if draft.type == "signing":
            acting = {c for p in draft.parts if p.party.person is not None and (c := country_of(p.party))}
            acting |= _who_met(draft, told_before(drafts, n, "meeting"))
            draft.parts = [
                p for p in draft.parts if p.party.kind != "state" or country_of(p.party) not in acting
            ]


def _who_met(signing: Draft, talks: Sequence[Draft]) -> set[str]:
    """The states of those who met before and sign as "prezidentlər"."""
    said = [p.party.capacity for p in signing.parts if p.party.kind == "post" and p.party.plural]
    post = said[0] if len(said) == 1 else None
    if post is None or post.country or post.organization or not talks:
        return set()
    met = [p.party.person for p in talks[-1].parts if p.party.person is not None]
    held = all(any(means(post, c, person, "") for c in person.capacities) for person in met)
    return {person.country for person in met} if held else set()


def before(drafts: Sequence[Draft]) -> None:
    """Who signed a paper of another year is not told by who talks now: the states have."""
    for draft in drafts:
        if draft.type == "signing" and not draft.parts and draft.earlier and draft.rule == "sign":
            draft.rule = "sign-states"


def then(drafts: Sequence[Draft]) -> None:
    """ "2022-ci ildə A B ilə görüşmüşdü. O zaman memorandum imzalanıb": when, where and at what it was."""
    for n, draft in enumerate(drafts):
        if draft.type != "signing" or not draft.same_time or draft.when is not None or draft.earlier:
            continue
        told = [d for d in drafts[:n] if not d.title and draft.sentence - d.sentence <= 1]
        last = next((d for d in reversed(told) if d.type in _GATHERED), None)
        if last is None or not last.earlier or any(d.type == "visit" for d in told):
            continue
        draft.earlier, draft.when, draft.frame = True, last.when, draft.frame or last
        draft.place = draft.place or last.place
        for party in [] if draft.parts else _signatories(last):
            draft.add(party, "signatory")


def in_the_end(drafts: Sequence[Draft]) -> None:
    """A paper without signatories is signed by those who met just before; a gathering signs as a whole. What
    "the ministers" sign there is of its day and place."""
    for n, draft in enumerate(drafts):
        if draft.type != "signing" or draft.earlier or draft.title or draft.rule not in _SIGNED:
            continue
        events = [
            d for d in told_before(drafts, n, *_GATHERED) if not d.earlier and d.modality == draft.modality
        ]
        events = [d for d in events if 0 <= draft.sentence - _last_told(d) <= _NEAR]
        if not events or len(draft.documents) != 1 or draft.documents[0].vague:
            continue
        event = events[-1]
        if draft.rule != "sign" or draft.parts:
            theirs = (
                event.type == "conference" and event.sentence < draft.sentence and _is_of_all(draft, event)
            )
            if not theirs or draft.when is not None or draft.place is not None:
                continue
        draft.frame = draft.frame or event
        if event.when is not None and not event.when.end:
            draft.when = draft.when or event.when
        draft.place = draft.place or event.place
        for party in _signatories(event) if not draft.parts else ():
            draft.add(party, "signatory")


def _last_told(event: Draft) -> int:
    """The sentence that tells the last of those who are at a gathering."""
    return max([event.sentence, *(p.party.sentence for p in event.parts if event.type == "conference")])


def _is_of_all(signing: Draft, gathering: Draft) -> bool:
    """Whether only "nazirlər" sign, or states whose officials are at a gathering."""
    states = set(gathering.countries())
    return all(
        p.party.country in states if p.party.kind == "state" else p.party.plural and not p.party.country
        for p in signing.parts
    )


def with_partner(drafts: Sequence[Draft]) -> None:
    """Who signs alone signs with the partner of the talks: "X ilə görüşün sonunda ... imzalayıb"."""
    for n, draft in enumerate(drafts):
        if draft.type != "signing" or len(draft.parts) != 1 or draft.title:
            continue
        talks = [d for d in drafts[:n] if d.sentence == draft.sentence and d.type == "meeting"]
        if talks and talks[-1].keys() & draft.keys() and talks[-1].modality == draft.modality:
            draft.frame = draft.frame or talks[-1]
            for party in _signatories(talks[-1]):
                draft.add(party, "signatory")


def at_talks(drafts: Sequence[Draft]) -> None:
    """A paper signed right after talks is signed at them, where no visit is told of."""
    if any(d.type == "visit" for d in drafts):
        return
    for n, draft in enumerate(drafts):
        if draft.type != "signing" or draft.frame is not None or draft.earlier or draft.title:
            continue
        if draft.rule == "signed-before":
            continue
        talks = [
            d for d in told_before(drafts, n, "meeting") if not d.earlier and d.modality == draft.modality
        ]
        if talks and draft.sentence - talks[-1].sentence <= 2 and not _apart(draft, talks[-1]):
            draft.frame = talks[-1]
            draft.place = draft.place or talks[-1].place


def _apart(signing: Draft, talk: Draft) -> bool:
    """Whether a paper was signed on another day than the talk, or elsewhere, or by those of other states."""
    days = {d.when.value for d in (signing, talk) if d.when is not None}
    here, there = signing.place, talk.place
    elsewhere = other_place(here, there)
    if any(p.party.plural and not country_of(p.party) for p in signing.parts):
        return len(days) > 1 or elsewhere  # "hər iki nazir" are those who talked
    mine, theirs = set(signing.countries()), set(talk.countries())
    if signing.paragraph != talk.paragraph and len(signing.parts) > 1:
        # in a paragraph of its own also by others beside one of those states
        bodies = not mine and signing.keys().isdisjoint(talk.keys())
        return len(days) > 1 or elsewhere or bodies or not mine <= theirs
    return len(days) > 1 or elsewhere or bool(mine and theirs and mine.isdisjoint(theirs))


def in_commission(drafts: Sequence[Draft]) -> None:
    """Who signs the protocol of a session of two states sat in it: "həmsədrlər protokol imzalayıblar", also
    where one of the two is told to have been there."""
    for n, draft in enumerate(drafts):
        told = [d for d in told_before(drafts, n, "meeting") if d.rule == "commission" and not d.earlier]
        if draft.type != "signing" or not told or draft.sentence - told[-1].sentence > _NEAR:
            continue
        session = told[-1]
        signing = draft.people()
        for_whom = {country_of(p) for p in signing}
        states = {p.party.country for p in session.parts if p.party.kind == "state"}
        theirs = for_whom - {""} <= states | set(session.countries()) and for_whom & states
        held = len(states) == _TWO or session.modality == draft.modality
        if len(signing) == _TWO == len(for_whom) and theirs and held:
            gone = states if "" in for_whom else for_whom
            session.parts = [
                p for p in session.parts if p.party.kind != "state" or p.party.country not in gone
            ]
            for party in signing:
                session.add(party)


def by_chairs(drafts: Sequence[Draft]) -> None:
    """The co-chairs of a board who sign are the two who met or led its session: "həmsədrlər protokol
    imzalayıblar"."""
    for n, draft in enumerate(drafts):
        alone = draft.parts[0].party if draft.type == "signing" and len(draft.parts) == 1 else None
        if alone is None or alone.person is not None or not alone.plural or country_of(alone):
            continue
        if alone.capacity is None or lower(alone.capacity.position) != "həmsədr":
            continue
        near = [d for d in told_before(drafts, n, "meeting") if draft.sentence - d.sentence <= _NEAR]
        pairs = [p for d in near if d.modality == draft.modality and len(p := _signatories(d)) == _TWO]
        if pairs and len({country_of(p) for p in pairs[-1]} - {""}) == _TWO:
            draft.parts = [Part(party, "signatory") for party in pairs[-1]]


def _signatories(event: Draft) -> list[Party]:
    parties = [p.party for p in event.parts]
    persons = [p for p in parties if p.person is not None]
    if event.type == "conference":
        of_states = [p for p in parties if p.person is None or country_of(p)]  # and no guest of the UN
        return [p for p in parties if p.kind == "body"] or of_states or parties
    return persons if len(persons) > 1 else []
