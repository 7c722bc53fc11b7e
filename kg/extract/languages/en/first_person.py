"""Who speaks of himself in a statement: "Statement by President A" above "I spoke with President B today"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party
from kg.extract.words import Words

_STATEMENTS = frozenset(("statement", "message"))
_OF = ("by", "from", "of")
_QUOTES = frozenset(('"', "“", "”"))
# "Joint statement by", "A statement from": so many words before the author.
_OPENING = 4
# The line of who signs is one of so many paragraphs above the text.
_ABOVE = 3


def add(words: Words, parties: list[Party]) -> None:
    """Add a mention of the author of a statement wherever he says "I" or "me"."""
    author = _author(words, parties)
    if author is None or author.person is None:
        return
    quoted = False
    for token in words.tokens:
        quoted = quoted != (token.text in _QUOTES)
        if words.sentences[token.sentence].paragraph < 0 or quoted:
            continue
        if token.text == "I" or token.lower == "me":
            at = token.index
            mention = Party(at, at, at, "pronoun", token.sentence, person=author.person)
            mention.country = author.country
            author.person.mentions.append(mention)
            parties.append(mention)
    parties.sort(key=lambda p: (p.first, p.last))


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
