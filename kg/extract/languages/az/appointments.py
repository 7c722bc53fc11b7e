"""Posts that somebody gets or leaves: "səfiri təyin olunub", "vəzifəsindən azad edilib"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.holding import add
from kg.extract.languages.az.lexicon import table
from kg.extract.parties import Party, Person
from kg.extract.words import Words

# "seçilməsi münasibətilə", "təyin olunması ilə bağlı"
_BEING = ("seçilməsi", "olunması", "edilməsi")
_IS = ("idir", "ıdır", "udur", "üdür")
# The verb stands so many tokens after the post at most.
_NEAR = 6


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
        if capacity is not None and person is not None:
            capacity.former = _change(words, party) == "left" or capacity.former
            party.person = person
            add(person, capacity)
            person.mentions.append(party)


def _going_on(words: Words, party: Party, parties: Sequence[Party]) -> Person | None:
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
    if any(t.lower.startswith(_BEING) for t in words.tokens[party.last + 1 : party.last + 3]):
        # "A, C-nin direktoru seçilməsi ilə bağlı B-ni təbrik edib": not A, who congratulates
        owning = [p for p in here if p.cases == frozenset(("gen",))]
        told = [p for p in after if p.sentence == party.sentence and p.kind == "person"]
        meant = owning[-1:] or [p for p in told if "nom" not in p.cases][:1]
        return meant[0].person if meant else None
    if here and here[-1].last + 1 == party.first and here[-1].cases == frozenset(("gen",)):
        return here[-1].person  # "Prezident X Y-in Braziliyadakı səfiri təyin edilməsi haqqında"
    accused = [p for p in here if p.cases == frozenset(("acc",)) and p.person_span is not None]
    subjects = [p for p in here if "nom" in p.cases and not p.prep and p.kind in ("person", "pronoun")]
    found = accused or subjects
    return found[-1].person if found else None


def _leavers(words: Words, parties: Sequence[Party]) -> None:
    """ "R.Rzayev də tutduğu vəzifədən azad edilib": the posts told of him are over."""
    cues, whole = table("posts")["leaving"], " ".join(t.lower for t in words.tokens)
    for sentence in words.sentences if any(cue in whole for cue in cues) else ():
        text = " ".join(t.lower for t in words.tokens[sentence.first : sentence.last + 1])
        if not any(cue in text for cue in cues):
            continue
        here = [p for p in parties if p.sentence == sentence.index]
        if any(p.kind == "post" for p in here):
            continue
        subjects = [p for p in here if p.person is not None and "nom" in p.cases]
        for capacity in subjects[0].person.capacities if subjects and subjects[0].person else ():
            capacity.former = True
