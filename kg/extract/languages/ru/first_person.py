"""Whom "я" and "мы" mean: the official whose words are quoted, "«Мы встретились с А», – сказал министр Б"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.languages.ru.capacities import is_spokesman
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.phrases import QUOTES
from kg.extract.languages.ru.segments import finite
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token, Words

_SAYING = words_of("statements", "saying")
_PRONOUNS = frozenset(("я", "мы"))
# "| меня принял премьер", "| мне позвонил посол", "встретился со | мной"
_OTHERS = {
    "меня": frozenset(("acc", "gen")),
    "нас": frozenset(("acc", "gen")),
    "мне": frozenset(("dat",)),
    "нам": frozenset(("dat",)),
    "мной": frozenset(("ins",)),
    "нами": frozenset(("ins",)),
}
_SPEAKING = _PRONOUNS | _OTHERS.keys()
_TOLD = re.compile(r"\b(?:я|мы|меня|нас|мне|нам|мной|нами)\b", re.I)
# What somebody writes that he has done, right after the mark that opens his words.
_DEED = r"(?:встрети|прове|обсуди|поговори|переговори|побеседова|приня|посети|пообща)\w+"
_DONE = re.compile(rf"[«“\"](?:[А-ЯЁ]\w+ (?:[а-яё]\w+ )?)?(?i:{_DEED})")
_NOM = frozenset(("nom",))
_DASHES = "–—-"
# The speaker of a quotation stands so many sentences from it at most, and so many words from the verb.
_NEAR = 3
_BESIDE = 8


def read(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Return the parties with one for each "я" and "мы" of an official who is quoted, in their order."""
    told = [t for t in words.with_any(_SPEAKING) if _is_meant(words, t)]
    told = told if told and _TOLD.search(words.text) else []
    if _DONE.search(words.text):
        told += [t for t in words.tokens[:-1] if _opens_with_deed(words, t)]
    found = [_spoken(words, parties, t) for t in told]
    meant = [p for p in found if p is not None]
    return sorted([*parties, *meant], key=lambda p: p.first) if meant else list(parties)


def _is_meant(words: Words, token: Token) -> bool:
    """Whether a token is "я" or "мы", or one of their other forms without a preposition but "с"."""
    if token.lower in _PRONOUNS:
        return True
    if token.lower not in _OTHERS or not token.index:
        return False
    before = words.tokens[token.index - 1]
    return before.lower in _WITH if "ins" in _OTHERS[token.lower] else not before.has("PREP")


_WITH = frozenset(("с", "со"))


def _opens_with_deed(words: Words, mark: Token) -> bool:
    """Whether a quotation begins with what the speaker did, without "я": "«Встретился с премьером Чада»"."""
    if mark.text not in QUOTES:
        return False
    after = words.tokens[mark.index + 1 : mark.index + 2 + _ADVERBS]
    verb = next((t for t in after if not _is_when(t)), mark)
    alone = finite(verb) and bool(_DONE.fullmatch(f"«{verb.text.capitalize()}"))
    return alone and words.tokens[mark.index - 1].text != ":"  # "написал: «Провел": his already


def _is_when(token: Token) -> bool:
    """Whether a word says when or how: "только что", "вчера"."""
    return token.shape == "word" and bool(token.readings) and token.readings[0].pos in ("AV", "PRCL", "CONJ")


# "«Только что | провел": so many words before what the speaker did.
_ADVERBS = 2


def _spoken(words: Words, parties: Sequence[Party], token: Token) -> Party | None:
    """The quoted official as a party at his pronoun, None where nobody or only a spokesman is quoted."""
    sentence = words.sentences[token.sentence]
    if token.text not in QUOTES and not _is_quoted(words, sentence, token):
        return None
    speaker = next((p for s in _around(words, sentence) for p in _speakers(words, parties, s)), None)
    if speaker is None or speaker.person is None:
        return None
    if any(is_spokesman(c.position) for c in speaker.person.capacities):
        return None
    i = token.index
    cases = _OTHERS.get(token.lower, _NOM)
    prep = "с" if cases == {"ins"} else ""
    return Party(i, i, i, "pronoun", sentence.index, cases, prep, person=speaker.person)


def _is_quoted(words: Words, sentence: Sentence, token: Token) -> bool:
    """Whether a token stands in quotation marks, or in a line of speech that a dash opens."""
    if words.tokens[sentence.first].text in _DASHES:
        return True
    return in_marks(words, sentence, token)


def in_marks(words: Words, sentence: Sentence, token: Token) -> bool:
    """Return whether a quotation mark that was opened in the paragraph is not closed before a token."""
    near = (s for s in words.sentences if s.paragraph == sentence.paragraph)
    before = words.tokens[min(s.first for s in near) : token.index]
    opening = sum(t.text in QUOTES and t.text != '"' for t in before)
    closing = sum(t.text in ("»", "”") for t in before)
    return opening > closing or sum(t.text == '"' for t in before) % 2 == 1


def _around(words: Words, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentence, then those of its paragraph after it and before it, the nearest first."""
    yield sentence
    for step in range(1, _NEAR + 1):
        for k in (sentence.index + step, sentence.index - step):
            if 0 <= k < len(words.sentences) and words.sentences[k].paragraph == sentence.paragraph:
                yield words.sentences[k]
    if sentence.index and words.tokens[sentence.first].text in QUOTES:
        before = words.sentences[sentence.index - 1]
        if words.tokens[before.last].text == ":":  # "Она отметила: ¶ «Мы встретимся»"
            yield before
    for following in words.sentences[sentence.index + 1 : sentence.index + _NEAR]:
        # "«...». ¶ Об этом министр сообщил"
        if [t.lower for t in words.tokens[following.first : following.first + 2]] == ["об", "этом"]:
            yield following


def _speakers(words: Words, parties: Sequence[Party], sentence: Sentence) -> Iterator[Party]:
    """Yield who is the subject of a verb of saying in a sentence."""
    verbs = [t for t in words.inside(sentence.index) if t.lemmas & _SAYING and finite(t)]
    for party in parties if verbs else ():
        acts = party.sentence == sentence.index and party.person is not None and "nom" in party.cases
        if not acts or party.prep or party.inner:
            continue
        gaps = (v.index - party.last if v.index > party.last else party.first - v.index for v in verbs)
        quoted = in_marks(words, sentence, words.tokens[party.first])
        if min(gaps) <= _BESIDE and party.kind in _SPEAKERS and not (quoted or party.plural):
            yield party


# "добавила | она": whom the text told before.
_SPEAKERS = frozenset(("person", "pronoun"))
