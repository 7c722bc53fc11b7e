"""Who speaks in a statement: "Statement by President A" above "I spoke with President B today", "Joint
Statement by A and B" above "We met today"."""

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
# The line of who signs is one of so many paragraphs above the text.
_ABOVE = 3


def add(words: Words, parties: list[Party]) -> None:
    """Add a mention of the author of a statement wherever he says "I" or "me", of several where they say that
    "we" met; not in quotations, which may be of others."""
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
