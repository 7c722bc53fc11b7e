"""Who attended, one in each line after a colon: "Present at the session were:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.mentions import BULLETS
from kg.extract.languages.en.word_classes import MODALS, PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token, Words

_BETWEEN = BULLETS | {".", ")", ";", ",", "and"}
_DASHES = frozenset(("-", "–", "—"))
_MANY = 3
_BEING = frozenset(("be", "include", "list", "follow"))
# The event is told at most so many sentences before the list of who was there; lists before it are long.
_NEAR = 40
# A line says so few words besides an official and his posts.
_REST = 8


def settle(words: Words, parties: Sequence[Party], drafts: Sequence[Draft]) -> None:
    """Let the officials in the lines of a list of those present take part in what was told before it."""
    for colon in words.tokens:
        if colon.text != ":" or not _opens_list(words, colon):
            continue
        event = _told_before(drafts, colon, past=_tells_past(words, colon))
        if event is not None:
            for party in _listed(words, parties, colon):
                event.add(party)


def _opens_list(words: Words, colon: Token) -> bool:
    """Whether the words before a colon say that those after it were there."""
    sentence = words.sentences[colon.sentence]
    there = words_of("triggers", "additions", "present_lists")
    said = [t for t in words.tokens[sentence.first : colon.index] if sentence.paragraph >= 0]
    if not any(t.lower in there for t in said):
        envoys = {"presented", "presenting"} & {t.lower for t in said}
        return bool(envoys) and any(t.lower in ("credentials", "credence") for t in said)
    last = next(t for t in reversed(said) if t.lower in there or _rules(words, t))
    return last.lower in there  # no "the participants agreed on the following:"


def _rules(words: Words, token: Token) -> bool:
    """Whether a verb has an object: "agreed on the", and no "their mandated envoys"."""
    after = words.tokens[token.index + 1].lower
    return _acts(token) and not token.lemmas & _BEING and after in PREPOSITIONS | {"the", "a", "an", "that"}


def _acts(token: Token) -> bool:
    verb = any(r.pos == "V" and r.tags & {"past", "s"} for r in token.readings)
    return not token.capital and (verb or token.lower in MODALS)


def _tells_past(words: Words, colon: Token) -> bool:
    """Whether the words before a list say that it is over: "the leaders that participated:"."""
    said = words.tokens[words.sentences[colon.sentence].first : colon.index]
    return any(r.pos == "V" and "past" in r.tags for t in said for r in t.readings)


def _told_before(drafts: Sequence[Draft], colon: Token, *, past: bool) -> Draft | None:
    """The gathering or talk told last before a list, which is the one that the list is of; none to come where
    that is ``past``."""
    near = (d for d in reversed(drafts) if 0 <= colon.sentence - d.sentence <= _NEAR and not d.title)
    near = (d for d in near if d.type in (*TALKS, "conference") and (d.named or d.parts))
    near = (d for d in near if not (d.denied or d.earlier))
    return next((d for d in near if not (past and d.modality == "planned")), None)


def _listed(words: Words, parties: Sequence[Party], colon: Token) -> Iterator[Party]:
    """The officials after a colon: in its sentence, then one at the head of each line."""
    rest = [p for p in parties if p.sentence == colon.sentence and p.first > colon.index]
    yield from (p for p in rest if p.kind == "person" and p.prep in ("", "by"))
    for sentence in words.sentences[colon.sentence + 1 :]:
        here = [p for p in parties if p.sentence == sentence.index]
        if _is_bare(words, sentence) or (not here and _is_heading(words, sentence)):
            continue
        first = next((p for p in here if p.kind == "person"), None)
        if first is None or not _is_line(words, sentence, first, here):
            return
        yield first
        yield from _others(words, here, first)


def _others(words: Words, here: Sequence[Party], first: Party) -> Iterator[Party]:
    """Those of a line behind the first; where only dashes part them, those of many states or firms, no
    staff."""
    others = [p for p in here if p is not first and _opens_item(words, p)]
    dashed = any(words.tokens[p.first - 1].text in _DASHES for p in others)
    if not dashed or len({country_of(p) for p in here} - {""}) >= _MANY:
        yield from others
        return
    firms = {p.capacity.organization for p in here if p.capacity is not None and p.capacity.own}
    if len(firms) >= _MANY:
        yield from (p for p in others if p.capacity is not None and p.capacity.own)


def _opens_item(words: Words, person: Party) -> bool:
    """Whether an official opens one of several items that a page has in one line: "• A • Mr. B"."""
    before = words.tokens[max(person.first - 1, 0)].text
    opening = words.tokens[words.sentences[person.sentence].first].text
    marked = before in BULLETS - _DASHES or {before, opening} <= _DASHES
    return person.kind == "person" and person.capacity is not None and marked


def _is_bare(words: Words, sentence: Sentence) -> bool:
    """Whether a line holds nothing but the number of the next one."""
    return all(
        t.shape == "number" or t.text in _BETWEEN for t in words.tokens[sentence.first : sentence.last + 1]
    )


def _is_heading(words: Words, sentence: Sentence) -> bool:
    """Whether a line only says who those in the lines below it are: "*Private Sector Participants:*"."""
    said = [t for t in words.tokens[sentence.first : sentence.last + 1] if t.text not in BULLETS]
    return bool(said) and said[-1].text == ":" and len(said) <= _REST and not any(map(_acts, said))


def _is_line(words: Words, sentence: Sentence, person: Party, parties: Sequence[Party]) -> bool:
    """Whether a line is only of an official: his name with his posts, and no clause."""
    opening = words.tokens[sentence.first : person.first]
    covered = {i for p in parties for i in range(p.first, p.last + 1)}
    rest = [t for t in words.tokens[person.last + 1 : sentence.last + 1] if t.index not in covered]
    rest = [t for t in rest if t.text not in _BETWEEN]
    acts = any(map(_acts, rest))
    led = all(t.shape == "number" or t.text in _BETWEEN for t in opening)
    return led and person.capacity is not None and not acts and len(rest) <= _REST
