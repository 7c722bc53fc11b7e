"""Who speaks: in a statement ("Statement by President A" above "I spoke with President B today", "Joint
Statement by A and B" above "We met today") and in a transcript ("PRESIDENT A: I met C. ... B: I")."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_STATEMENTS = words_of("vocabulary", "statements_made")
_OF = ("by", "from", "of")
# "We | are pleased to have met": so many words to the verb.
_NEAR = 5
# "The following statement was released by": in one of so many first sentences.
_JOINT, _FIRST = words_of("vocabulary", "announced"), 5
_QUOTES = frozenset(('"', "“", "”"))
# "Joint statement by", "A statement from": so many words before the author.
_OPENING = 4
# "FOREIGN MINISTER TALL SALL | :", "THE PRESIDENT | :": so many words.
_NAMING = 8
# The line of who signs is one of so many paragraphs above the text.
_ABOVE = 3


def add(words: Words, parties: list[Party]) -> None:
    """Add a mention of the author of a statement wherever he says "I" or "me", of several where they say that
    "we" met; not in quotations, which may be of others. In a transcript, of who speaks."""
    turns = _turns(words, parties)
    if turns:
        _add_speakers(words, parties, turns)
        return
    author = _author(words, parties)
    authors = [author] if author is not None else _joint_authors(words, parties)
    known = all(a.person is not None for a in authors)
    quoted = False
    for token in words.tokens if authors and known else ():
        quoted = quoted != (token.text in _QUOTES)
        if words.is_title(token.sentence) or quoted:
            continue
        one = token.text == "I" or token.lower == "me"
        if one if len(authors) == 1 else token.lower == "we" and _met(words, token):
            parties.append(_mention(token, authors))
    parties.sort(key=lambda p: (p.first, p.last))


def _turns(words: Words, parties: Sequence[Party]) -> dict[int, Party | None]:
    """Who speaks in each sentence of a transcript, None for somebody without a name; {} for another text."""
    opening = {p.first: p for p in parties if p.kind == "person" and p.person is not None}
    turns: dict[int, Party | None] = {}
    speaks, found = None, False
    for sentence in words.sentences:
        near = words.tokens[sentence.first : sentence.first + _NAMING]
        colon = next((t for t in near if t.text == ":"), None)
        if colon is not None and words.quote(sentence.first, colon.index - 1).isupper():
            named = opening.get(sentence.first)
            speaks, found = named if named is not None and named.last == colon.index - 1 else None, True
        if found:
            turns[sentence.index] = speaks
    return turns


def _add_speakers(words: Words, parties: list[Party], turns: dict[int, Party | None]) -> None:
    """Add who says "I", whom one of two means by "you" or "my colleague", and both where "we met"."""
    people = {id(p.person): p for p in turns.values() if p is not None}
    parties[:] = [p for p in parties if not (p.sentence in turns and _is_they(words, p))]
    for party in [p for p in parties if p.counterpart and words.tokens[p.first].lower == "my"]:
        other = _other(turns.get(party.sentence), people)
        if other is not None and not party.plural and party.person_span is None:
            party.kind, party.counterpart, party.capacity, party.person = "pronoun", False, None, other.person
    for token in words.tokens:
        speaker = turns.get(token.sentence)
        if speaker is None:
            continue
        other = _other(speaker, people)
        told = [speaker] if token.text == "I" or token.lower == "me" else []
        if other is not None and token.lower == "you" and _is_met(words, token):
            told = [other]
        elif other is not None and token.lower == "we" and _met(words, token):
            told = [speaker, other]
        if told:
            parties.append(_mention(token, told))
    parties.sort(key=lambda p: (p.first, p.last))


def _is_they(words: Words, party: Party) -> bool:
    """Whether somebody speaks of others whom he need not have named: "I spoke to | them"."""
    return party.first == party.last and words.tokens[party.first].lower in ("they", "them")


def _is_met(words: Words, you: Token) -> bool:
    """Whether "you" are who is met, or acts with who speaks: "look forward to seeing | you", "you and I"."""
    before, after = words.tokens[you.index - 1], words.tokens[you.index + 1 : you.index + 3]
    return bool(before.lemmas & words_of("statements", "met_you")) or [t.text for t in after] == ["and", "I"]


def _other(speaker: Party | None, people: dict[int, Party]) -> Party | None:
    """The other one of two who talk."""
    others = [p for p in people.values() if speaker is not None and p.person is not speaker.person]
    return others[0] if len(others) == 1 else None


def _mention(token: Token, authors: Sequence[Party]) -> Party:
    """The authors whom a pronoun means, the others told with the first of them."""
    at = token.index
    mentions = [Party(at, at, at, "pronoun", token.sentence, person=a.person) for a in authors]
    for mention, author in zip(mentions, authors, strict=True):
        mention.country = author.country
        if author.person is not None:
            author.person.mentions.append(mention)
    mentions[0].each = tuple(mentions[1:])
    return mentions[0]


def _met(words: Words, we: Token) -> bool:
    """Whether "we" tell that they met: "Today in Accra | we met", not "we will meet the goals"."""
    near = words.tokens[we.index + 1 : min(we.index + _NEAR, words.sentences[we.sentence].last) + 1]
    return any(t.lower in words_of("statements", "met") for t in near)


def _joint_authors(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Those whose joint statement a headline announces, or one of the first lines: "Joint Statement by
    President A and President B", "The following statement was released by A and B"; [] for one author."""
    for sentence in words.sentences[:_FIRST]:
        here = [p for p in parties if p.sentence == sentence.index and not p.inner and p.kind == "person"]
        opening = [t.lower for t in words.tokens[sentence.first : here[0].first]] if here else []
        announced = _JOINT & set(opening) and _STATEMENTS & set(opening)
        if announced and opening[-1] in (*_OF, "the") and len(here) > 1 and all(p.person for p in here):
            return here
    return []


def _author(words: Words, parties: Sequence[Party]) -> Party | None:
    """The one official whose statement a headline announces, or a first line that is no sentence, or who
    alone stands above a text with his post: "Mark Olsen, Secretary of State"."""
    lines = [s for s in words.sentences if s.paragraph < 0] or words.sentences[:1]
    for sentence in lines:
        if sentence.paragraph >= 0 and words.tokens[sentence.last].text in (".", "!", "?", ":"):
            continue
        author = next((p for p in parties if p.sentence == sentence.index and not p.inner), None)
        if author is None or author.kind != "person" or author.first - sentence.first > _OPENING:
            continue
        opening = [t.lower for t in words.tokens[sentence.first : author.first]]
        after = words.tokens[min(author.last + 1, len(words.tokens) - 1)].lower
        if _STATEMENTS & set(opening) and opening[-1] in (*_OF, "the") and after not in ("and", ",", "&"):
            return author
    return _by_line(words, parties)


def _by_line(words: Words, parties: Sequence[Party]) -> Party | None:
    """The one official who stands on a line of his own above the text; None where several do, who talk."""
    body = [s for s in words.sentences if s.paragraph >= 0]
    if not body:
        return None
    above = [s for s in body if s.paragraph < body[0].paragraph + _ABOVE]
    lines = [s for s in above if words.tokens[s.last].text not in (".", "!", "?", ":")]
    signed = [p for s in lines for p in parties if p.sentence == s.index and not p.inner and _fills(words, p)]
    people = [p for p in signed if p.kind == "person" and p.capacity is not None]
    transcript = any(
        t.text == ":" and t.index and words.tokens[t.index - 1].text.isupper() for t in words.tokens
    )
    return people[0] if len(people) == len(signed) == 1 and not transcript else None


def _fills(words: Words, party: Party) -> bool:
    """Whether a line holds somebody and nothing else."""
    sentence = words.sentences[party.sentence]
    return (party.first, party.last) == (sentence.first, sentence.last)
