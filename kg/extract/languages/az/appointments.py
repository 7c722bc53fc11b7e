"""Posts that somebody gets or leaves: "səfiri təyin olunub", "vəzifəsindən azad edilib"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.az.holding import add
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Words

# "seçilməsi münasibətilə", "təyin olunması ilə bağlı"
_BEING = ("seçilməsi", "olunması", "edilməsi")
_NAMED = 4
_IS = ("idir", "ıdır", "udur", "üdür")
# The verb stands so many tokens after the post at most.
_NEAR = 6
# Who leaves a post: by which words, and in which case he stands before them.
_ACCEPTED = [tuple(cue.split("_")) for cue in words_of("posts", "leaving", "accepted")]
_LEFT = words_of("posts", "leaving", "from") | {cue[0] for cue in _ACCEPTED}
_LIGHT, _DEEDS = words_of("posts", "leaving", "light"), words_of("posts", "leaving", "deeds")
_OFFERED = tuple(words_of("posts", "leaving", "offered"))
# Behind "vəzifəsindən | azad edilmiş" so many words.
_BEHIND = 3
_OF_DEEDS = words_of("posts", "leaving", "of_deeds")
_PARTING = {
    "nom": words_of("posts", "leaving", "by_himself"),
    "acc": words_of("posts", "leaving", "by_others"),
    "next": words_of("posts", "leaving", "named_next"),
}


def settle(words: Words, parties: Sequence[Party]) -> set[int]:
    """Give posts that are said of somebody to him; return the ids of these parties."""
    said: set[int] = set()
    for index, party in enumerate(parties):
        if party.kind == "post" and party.capacity is not None and not party.plural and not party.counterpart:
            change = _change(words, party)
            person = _of_whom(words, party, parties[:index], parties[index + 1 :]) if change else None
            if person is not None:
                party.capacity.former = change == "left" or party.capacity.former
                party.person = person
                said.add(id(party))
    _leavers(words, parties)
    return said


def unsaid(words: Words, parties: Sequence[Party], said: set[int]) -> list[Party]:
    """Return the posts that somebody held or got who is told by a pronoun or not at all in the sentence."""
    posts = (p for p in parties if p.kind == "post" and p.capacity is not None and id(p) not in said)
    return [p for p in posts if not (p.plural or p.counterpart) and _change(words, p)]


def settle_unsaid(words: Words, parties: Sequence[Party], posts: Sequence[Party]) -> None:
    """Give such posts to whom the pronoun means, "O, | əvvəllər nazir | işləyib", else to who acts in the
    sentence before: "A gəlib. | Əvvəllər nazir | işləyib"."""
    for party in posts:
        capacity, person = party.capacity, _going_on(words, party, parties)
        if capacity is not None and person is not None and not capacity.former:
            capacity.former = _change(words, party) == "left" or capacity.former
            party.person = person
            add(person, capacity)
            person.mentions.append(party)


def _going_on(words: Words, party: Party, parties: Sequence[Party]) -> Person | None:
    if _is_named(words, party):
        return None
    acting = [p for p in parties if "nom" in p.cases and not p.prep and p.kind in ("person", "pronoun")]
    here = [p for p in acting if p.sentence == party.sentence and p.first < party.first]
    if here:
        return here[-1].person
    others = (p for p in parties if p.sentence == party.sentence and p is not party and "nom" in p.cases)
    last = party.sentence - 1
    together = last >= 0 and words.sentences[last].paragraph == words.sentences[party.sentence].paragraph
    before = [p for p in acting if p.sentence == last]
    alone = len({id(p.person) for p in before}) == 1
    return before[0].person if together and alone and not any(others) else None


def _change(words: Words, party: Party) -> str:
    """What is said of a post: "got", "left" or ''."""
    sentence = words.sentences[party.sentence]
    if words.tokens[party.last].lower.endswith(_IS):
        return "got"  # "A həm də komissiyanın | sədridir"
    following = words.tokens[party.last + 1 : min(sentence.last, party.last + _NEAR) + 1]
    text = " ".join(t.lower for t in following)
    if any(t.lower.startswith(_OFFERED) for t in following) and "təsdiq" not in text:
        return ""  # "nazir postuna A | namizəd göstərilib"
    for change, cues in table("posts")["changes"].items():
        for cue in cues:
            if text.startswith(cue):
                return str(change)
    return ""


def _of_whom(words: Words, party: Party, before: Sequence[Party], after: Sequence[Party]) -> Person | None:
    """Whom a change of post is of: a person before it in the sentence, whose case does not say otherwise."""
    if words.tokens[party.last + 1].lower in ("vəzifəsinə", "postuna"):
        later = [
            p for p in after if p.sentence == party.sentence and p.kind == "person" and p.capacity is None
        ]
        if later:
            return later[0].person
    here = [p for p in before if p.sentence == party.sentence and p.person is not None]
    if _is_named(words, party):
        # "A, C-nin direktoru seçilməsi ilə bağlı B-ni təbrik edib": not A, who congratulates
        owning = [p for p in here if p.cases == frozenset(("gen",))]
        told = [p for p in after if p.sentence == party.sentence and p.kind == "person"]
        greeted = [p for p in here if p.kind == "person" and "nom" not in p.cases and not p.prep]
        meant = owning[-1:] or greeted[-1:] or [p for p in told if "nom" not in p.cases][:1]
        return meant[0].person if meant else None
    if here and here[-1].last + 1 == party.first and here[-1].cases == frozenset(("gen",)):
        return here[-1].person  # "Prezident X Y-in Braziliyadakı səfiri təyin edilməsi haqqında"
    accused = [p for p in here if p.cases == frozenset(("acc",)) and p.person_span is not None]
    subjects = [p for p in here if "nom" in p.cases and not p.prep and p.kind in ("person", "pronoun")]
    found = accused or subjects
    return found[-1].person if found else None


def _is_named(words: Words, party: Party) -> bool:
    """Whether a change of post is but named, by a noun: "naziri | seçilməsi", "naziri vəzifəsinə | təyin
    olunması"."""
    named = words.tokens[party.last + 1 : party.last + _NAMED]
    return any(t.lower.startswith(_BEING) and t.sentence == party.sentence for t in named)


def _leavers(words: Words, parties: Sequence[Party]) -> None:
    """End the posts told of who leaves them: "A-nı vəzifəsindən | azad edib", "A | istefa verib"."""
    for at, case in _partings(words):
        sentence = words.tokens[at].sentence
        here = [p for p in parties if p.sentence == sentence and p.kind in ("person", "post")]
        before = [p for p in here if p.last < at and not p.prep]
        if case == "next":
            meant = [p for p in here if at < p.first <= at + _BEHIND]
        elif case == "gen":
            meant = before[-1:] if before and before[-1].last + 1 == at else []
        else:
            meant = [p for p in before if case in p.cases and (case == "nom" or p is not before[0])][-1:]
        for person in (p.person for p in meant if p.person is not None):
            for capacity in person.capacities:
                capacity.former = True


def _partings(words: Words) -> Iterator[tuple[int, str]]:
    """Where the text tells that somebody leaves a post, and in which case he stands before it, or "next"."""
    for token in words.tokens:
        if token.lower not in _LEFT:
            continue
        at = token.index
        said = [t.lower for t in words.tokens[at : at + 5] if t.sentence == token.sentence]
        if any(tuple(said[: len(cue)]) == cue for cue in _ACCEPTED):
            yield at, "gen"
            continue
        rest = said[2:] if said[1:2] and said[1] in _LIGHT else said[1:]
        verb, behind = (rest or [""])[0], (rest[1:] or [""])[0]
        if verb in _DEEDS and behind in _OF_DEEDS:
            yield at, "gen"
            continue
        yield from ((at, case) for case, verbs in _PARTING.items() if verb in verbs)
