"""Who says what in English: claims after a verb of saying, "according to", quotations, numbers of people.

A rule yields the claims of one sentence; of two that overlap the first one counts. What an agency or press
service passes on is the article's news and no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Claim
from kg.extract.languages.en.attendance import counted
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.quotations import QUOTES, closing, opening
from kg.extract.languages.en.saying_clauses import FURTHER, SAYING, SPEAKERS, SayingClauses
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_REPORTING = words_of("statements", "reporting")
_MEDIA = words_of("statements", "media")
_PASSING: tuple[str, ...] = tuple(table("statements")["passing"])
_TRIMMED = frozenset(',;:–—-.!?… "“”«»')
_CUES = frozenset(("according", "as"))
_FEWEST = 3  # words of a claim; below, it is a term


def read_statements(grammar: Grammar, parties: Sequence[Party]) -> list[Claim]:
    """Return the claims of a text in its order, none of the headline."""
    out: list[Claim] = []
    words = grammar.words
    telling = {token.sentence for token in words.with_any(SAYING | _CUES)}
    telling |= {token.sentence for token in words.tokens if token.shape == "number"}
    for sentence in words.sentences:
        if sentence.paragraph >= 0 and sentence.index in telling:
            for claim in _StatementReader(grammar, sentence, parties).read():
                if not any(claim.overlaps(c) for c in out):
                    out.append(claim)
    return sorted(out, key=lambda c: c.first)


class _StatementReader(SayingClauses):
    """Reads the claims of one sentence."""

    def read(self) -> Iterator[Claim]:
        for rule in (self._quoted, self._reported, self._according, self._inserted, self._attended):
            yield from rule()

    # -- rules ------------------------------------------------------------------------------------

    def _quoted(self) -> Iterator[Claim]:
        """ "“We are ready,” said the minister", "The minister said: “We are ready”"."""
        for verb in self._verbs():
            close = self._close_before(verb)
            start = opening(self._words, close) if close is not None else None
            if close is not None and start is not None:
                yield from self._said(verb, start + 1, close - 1)
                continue
            opens = verb.index + 1 + (self._text(verb.index + 1) in (":", ","))
            if opens > verb.index + 1 and self._text(opens) in QUOTES:
                end = closing(self._words, opens)
                yield from self._said(verb, opens + 1, end - 1) if end is not None else ()

    def _reported(self) -> Iterator[Claim]:
        """ "Said that the road was open", "said trade had doubled", "it was noted that", ", adding that"."""
        for verb in self._verbs():
            first = self._clause_after(verb)
            if first is None:
                continue
            last = self._clause_end(first)
            yield from self._said(verb, first, last)
            yield from self._further(verb, first)

    def _further(self, verb: Token, first: int) -> Iterator[Claim]:
        """What the speaker of a verb says too: ", adding that the results mattered"."""
        for k in range(first, self._last):
            if self._text(k) == "," and self._tokens[k + 1].lower in FURTHER:
                begin = k + 2 + (self._text(k + 2) == "that")
                yield from self._said(verb, begin, self._clause_end(begin))

    def _according(self) -> Iterator[Claim]:
        """ "According to the premier, flights begin in June", "Flights begin in June, according to him"."""
        for party in self._parties():
            at = party.first - 2
            if at < self._first or self._tokens[at].lower != "according" or not self._counts(party, None):
                continue
            if at == self._first and self._text(party.last + 1) == ",":
                yield from self._made(party.last + 2, self._last, party)
            elif self._text(at - 1) == ",":
                yield from self._made(self._first, at - 2, party)

    def _inserted(self) -> Iterator[Claim]:
        """ "Talks were useful, the minister said", "The road, he noted, is open", "As he noted, it is"."""
        for verb in self._verbs():
            speaker = self._speaker(verb) or self._after(verb) or self._as_said(verb)
            if speaker is None or not self._counts(speaker, verb):
                continue
            begin, end = min(self._edge(speaker), verb.index), max(speaker.last, verb.index)
            if self._tokens[self._first].lower == "as" and begin == self._first + 1:
                comma = next((k for k in range(end + 1, self._last) if self._text(k) == ","), self._last)
                yield from self._made(comma + 1, self._last, speaker)
            elif begin > self._first + 1 and self._text(begin - 1) == ",":
                yield from self._around(begin - 1, end, speaker)
                yield from self._further(verb, end)

    def _attended(self) -> Iterator[Claim]:
        """ "The forum brought together 300 delegates": a number that the article gives in its own name."""
        if counted(self._grammar, self._first, self._last) is not None:
            for claim in self._made(self._first, self._last, None):
                claim.own = True
                yield claim

    # -- parts of a sentence ----------------------------------------------------------------------

    def _close_before(self, verb: Token) -> int | None:
        """The closing mark before a verb or its subject: "” said the minister", "” the minister said"."""
        subject = self._speaker(verb)
        for at in (verb.index, self._edge(subject) if subject is not None else verb.index):
            if self._text(at - 1) in QUOTES.values():
                return at - 1
        return None

    def _after(self, verb: Token) -> Party | None:
        """Who stands after the verb: "said the minister"."""
        near = (p for p in self._parties() if verb.index < p.first <= verb.index + 1 and not p.prep)
        return next((p for p in near if p.kind in SPEAKERS), None)

    def _edge(self, party: Party) -> int:
        """The first token of a speaker with the article and state before a body: "the Georgian | Cabinet"."""
        i = party.first
        stated = party.kind == "body" and i > self._first and self._tokens[i - 1].capital
        i -= stated
        return i - (self._text(i - 1).lower() == "the")

    def _as_said(self, verb: Token) -> Party | None:
        """Who opens the sentence with "As the minister noted,"."""
        opens = self._tokens[self._first].lower == "as"
        near = (p for p in self._parties() if p.first == self._first + 1 and verb.index == p.last + 1)
        return next((p for p in near if p.kind in SPEAKERS), None) if opens else None

    def _counts(self, party: Party, verb: Token | None) -> bool:
        """Whether a party makes a claim of its own, and does not only pass news on."""
        shown = self._words.quote(party.first, party.last).lower()
        name = f"{shown} {party.body.lower()}"
        if _MEDIA & set(name.split()) or any(p in name for p in _PASSING):
            return False
        return party.kind != "body" or verb is None or not verb.lemmas & _REPORTING

    # -- the claim --------------------------------------------------------------------------------

    def _said(self, verb: Token, first: int, last: int) -> Iterator[Claim]:
        """The claim in the tokens [first, last] that a verb introduces."""
        speaker = self._speaker(verb) or self._after(verb)
        subjects = self._clauses_here().subject(verb.index)
        if speaker is None and not (self._is_impersonal(verb) or len(subjects) > 1):
            return
        if speaker is not None and not self._counts(speaker, verb):
            return
        yield from self._made(first, last, speaker, verb)

    def _around(self, first: int, last: int, speaker: Party) -> Iterator[Claim]:
        """The sentence without the insertion [first, last]: "The road, he noted, is open"."""
        over = self._text(last + 1) != "," or last + 1 >= self._last
        ends = over or self._text(last + 2) in FURTHER
        parts = [(self._first, first - 1)] + ([] if ends else [(last + 2, self._last)])
        if not any(self._is_verb(k) for b, e in parts for k in range(b, e + 1)):
            return
        if ends:
            yield from self._made(*parts[0], speaker)
            return
        text = " ".join(_plain(self._words, b, self._trimmed(b, e)) for b, e in parts)
        for claim in self._made(parts[0][0], parts[1][1], speaker):
            claim.text = text
            yield claim

    def _is_verb(self, index: int) -> bool:
        """Whether a finite verb stands at a token; after an insertion it has no subject beside it."""
        present = any(r.pos == "V" and "s" in r.tags for r in self._tokens[index].readings)
        return self._grammar.is_finite(index) or (present and self._text(index - 1) == ",")

    def _trimmed(self, first: int, last: int) -> int:
        while last >= first and self._tokens[last].text in _TRIMMED:
            last -= 1
        return last

    def _made(
        self, first: int, last: int, speaker: Party | None, verb: Token | None = None
    ) -> Iterator[Claim]:
        """The claim in the tokens [first, last], shown with who says it; none for a mere term."""
        while first <= last and self._tokens[first].text in _TRIMMED:
            first += 1
        last = self._trimmed(first, last)
        fewest = _FEWEST - any(self._grammar.is_finite(k) for k in range(first, last + 1))
        if first > last or sum(t.shape == "word" for t in self._tokens[first : last + 1]) < fewest:
            return
        named = speaker if speaker is not None and _is_known(speaker) else None
        said = [
            p for p in (speaker.first if speaker else None, verb.index if verb else None) if p is not None
        ]
        ends = [p for p in (speaker.last if speaker else None, verb.index if verb else None) if p is not None]
        text = _plain(self._words, first, last)
        yield Claim(
            text, (first, last), min([first, *said]), max([last, *ends]), named,
            counted(self._grammar, first, last),
        )  # fmt: skip


def _is_known(speaker: Party) -> bool:
    return speaker.person is not None or speaker.kind in ("post", "body")


def _plain(words: Words, first: int, last: int) -> str:
    return " ".join(words.quote(first, last).split())
