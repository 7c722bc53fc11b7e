"""English text -> words: acronyms are one token, possessive endings and pairs of states apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg import gazetteer
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.lists import either
from kg.extract.languages.en.morphology import analyse
from kg.extract.words import Sentence, Token, Words, split, token_of

_APOSTROPHES = "'’"
_LONGEST = 7
_SHORT = 5
_OF_DISTRICT = frozenset(("mayor", "council", "circuit", "police", "superior", "metropolitan", "area"))


def split_words(text: str, body_start: int = 0) -> Words:
    """Return the words of an English text; the sentences of its title are in paragraph -1."""
    words = split(
        text,
        analyse=analyse,
        abbreviations=words_of("sentences", "abbreviations"),
        closing=words_of("sentences", "closing"),
        openers=words_of("sentences", "openers"),
        titles=frozenset(table("sentences")["titles"]),
    )
    return _retokenised(words, body_start)


def tokens_of(name: str) -> list[str]:
    """Return the texts of the tokens of a name, parted as in running text."""
    return [t.text for t in split_words(name).tokens]


def _retokenised(words: Words, body_start: int) -> Words:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for sentence in words.sentences:
        parted = list(_parted(words, words.tokens[sentence.first : sentence.last + 1]))
        for part in _capital_district(parted, body_start):
            first = len(tokens)
            tokens.extend(part)
            paragraph = -1 if part[0].start < body_start else sentence.paragraph
            sentences.append(Sentence(len(sentences), first, len(tokens) - 1, paragraph))
    for sentence in sentences:
        for index in range(sentence.first, sentence.last + 1):
            tokens[index].index, tokens[index].sentence = index, sentence.index
            if tokens[index].text == "May" and _is_month(tokens, index):
                tokens[index].lower_as("May")  # "on Monday, 15th May 2023, held talks": no verb
            elif tokens[index].lower in table("grammar")["compounds"] and _is_compound(tokens, index):
                tokens[index].read_as(tuple(r for r in tokens[index].readings if r.pos == "N"))
            elif tokens[index].lower in table("posts")["misprinted"] and index > sentence.first:
                _put_right(tokens[index], tokens[index - 1], tokens[min(index + 1, len(tokens) - 1)])
    return Words(words.text, tokens, sentences)


def _put_right(token: Token, before: Token, following: Token) -> None:
    """Read a misprinted word of a post as what is meant: "Prime | Minster", "Minster for Ports", but "York |
    Minster"."""
    of_post = before.lower in words_of("posts", "modifiers") or before.lower in words_of("posts", "fields")
    if of_post or following.lower in ("for", "of"):
        right = table("posts")["misprinted"][token.lower]
        token.lower_as(right)
        token.read_as(analyse(right))
        token.lemmas = frozenset((right, *(reading.lemma for reading in token.readings)))


def _is_compound(tokens: Sequence[Token], index: int) -> bool:
    """Whether what could be a verb is part of a noun: "commitment to | supply chain resilience"."""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return following in table("grammar")["compounds"][tokens[index].lower]


def _is_month(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number stands before or after "May", or a word before it that no verb has: "15th May", "May
    3", "in May", "early May"."""
    near = tokens[max(index - 1, 0) : index + 2]
    return any(t.text[0].isdigit() for t in near) or near[0].lower in _BEFORE_MONTHS


_BEFORE_MONTHS = frozenset(("in", "since", "until", "till", "early", "mid", "late", "last", "next"))


def _capital_district(tokens: list[Token], body_start: int) -> Iterator[list[Token]]:
    """Part a sentence after "D.C." where a post or name follows: "in Washington, D.C. | He met".

    The date that a page saver writes before the first paragraph is no part of it either.
    """
    start = next((n for n, t in enumerate(tokens) if t.start >= body_start), 0)
    if start:
        yield tokens[:start]
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.text != "D.C." or not token.capital or token.lower in _OF_DISTRICT:
            continue
        if (
            after.capital
            or after.lower == "of"
            or any(r.pos == "V" and r.tags & {"past", "s"} for r in after.readings)
        ):
            yield tokens[start : tokens.index(token)]
            start = tokens.index(token)
    yield tokens[start:]


def _parted(words: Words, tokens: Sequence[Token]) -> Iterator[Token]:
    if any(token.text[-2:-1] == "-" for token in tokens):
        tokens = [part for token in tokens for part in _before_acronym(words.text, token)]
    i = 0
    while i < len(tokens):
        if tokens[i].text.isalpha() and tokens[i].text.islower():
            yield tokens[i]  # most are words in small letters
            i += 1
            continue
        if _is_backtick(tokens[i : i + 2]):
            yield _token(words.text, tokens[i].start, tokens[i + 1].end, tokens[i].sentence, "mark")
            i += 2
            continue
        if _is_glued(words.text, tokens[i : i + 3]):
            yield from _unglued(words.text, tokens[i : i + 3])
            i += 3
            continue
        length = tokens[i].capital and _dotted(words.text, tokens[i : i + _LONGEST])
        length = length or (tokens[i].text.isupper() and _numbered(tokens[i : i + 3]))
        if length:
            yield _token(words.text, tokens[i].start, tokens[i + length - 1].end, tokens[i].sentence, "word")
            i += length
            continue
        yield from _pieces(words.text, tokens[i])
        i += 1


def _before_acronym(text: str, token: Token) -> Iterator[Token]:
    """A word parted from the acronym with full stops that it is joined to: "Turkey-U.S."."""
    joint = token.end - 2
    hyphen = joint > token.start and text[joint] == "-" and token.shape == "word"
    if hyphen and text.startswith(("U.S.", "U.K.", "U.N."), joint + 1):
        yield _token(text, token.start, joint, token.sentence, "word")
        yield _token(text, joint, joint + 1, token.sentence, "mark")
        yield _token(text, joint + 1, token.end, token.sentence, "word")
    else:
        yield token


def _is_backtick(tokens: Sequence[Token]) -> bool:
    """Whether a possessive ending is written with a backtick: "Chad`s support"."""
    return (
        len(tokens) == 2
        and tokens[0].text in "`´"
        and tokens[1].text == "s"
        and tokens[0].end == tokens[1].start
    )


def _is_glued(text: str, tokens: Sequence[Token]) -> bool:
    """Whether an acronym with full stops hangs at a hyphen: "the Mekong-U.S. Partnership"."""
    if len(tokens) < 3 or tokens[0].text[-2:-1] not in ("-", "–") or len(tokens[0].text) < 3:
        return False
    return text[tokens[0].end - 1 : tokens[2].end] in words_of("sentences", "dotted")


def _unglued(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    first, sentence = tokens[0], tokens[0].sentence
    yield from _pieces(text, _token(text, first.start, first.end - 2, sentence, "word"))
    yield _token(text, first.end - 2, first.end - 1, sentence, "mark")
    yield _token(text, first.end - 1, tokens[2].end, sentence, "word")


def _dotted(text: str, tokens: Sequence[Token]) -> int:
    """How many of the first tokens make an acronym with full stops: 2 in "U.S. officials", 0 for none."""
    first = tokens[0]
    if len(first.text) > 2 or not first.capital:
        return 0
    known = words_of("sentences", "dotted")
    for length in range(min(len(tokens), _LONGEST), 1, -1):
        if text[first.start : tokens[length - 1].end] in known:
            return length
    return 0


def _numbered(tokens: Sequence[Token]) -> int:
    """How many tokens make a name of capitals and a number: 3 for "COVID-19", 2 for "G7", else 0."""
    if len(tokens) < 2 or not tokens[0].text.isupper() or tokens[0].shape != "word":
        return 0
    if tokens[0].end == tokens[1].start and tokens[1].text.isdigit() and len(tokens[0].text) < _SHORT:
        return 2
    if len(tokens) < 3 or len(tokens[0].text) < 2:
        return 0
    word, hyphen, number = tokens
    glued = word.end == hyphen.start and hyphen.end == number.start
    return 3 if glued and hyphen.text == "-" and number.text.isdigit() else 0


def _pieces(text: str, token: Token) -> Iterator[Token]:
    """The tokens that a word is parted into: "Biden’s" a name and its ending, "US-China" three."""
    word = token.text
    if token.shape != "word":
        yield token
    elif len(word) > 2 and word[-2] in _APOSTROPHES and word[-1] in "sS":
        yield from _pieces(text, _token(text, token.start, token.end - 2, token.sentence, "word"))
        yield _token(text, token.end - 2, token.end, token.sentence, "mark")
    elif word.lower().startswith(("ex-", "then-")) and _is_former(word.partition("-")[2]):
        at = token.start + word.index("-") + 1
        yield _token(text, token.start, at, token.sentence, "word")
        yield _token(text, at, token.end, token.sentence, "word")
    elif "-" in word and word[0].isupper() and len(halves := _joined_names(text, token)) > 1:
        at = token.start
        for half in halves:
            if at > token.start:
                yield _token(text, at - 1, at, token.sentence, "mark")
            yield _token(text, at, at + len(half), token.sentence, "word")
            at += len(half) + 1
    else:
        yield token


def _is_former(rest: str) -> bool:
    """Whether a word after "ex-" is a post, or the state of one: "ex-president", "ex-British"."""
    return rest.lower() in _heads() or rest in _short_names()


def _heads() -> frozenset[str]:
    return either("posts.heads", "posts.modifiers")


def halves_of(word: str) -> list[str]:
    """The words that hyphens join, each its own name: "US" and "China", "EU" and "Central"; else the word."""
    names = _short_names()
    halves = word.split("-")
    if word in names or word in _hyphenated() or len(halves) < 2:
        return [word]
    before_name = halves[0].isupper() and len(halves) == 2 and halves[1].istitle()  # "EU-Central Asia"
    several = halves[0] in names and (before_name or all(h in names for h in halves))
    return halves if several else [word]


def _joined_names(text: str, token: Token) -> list[str]:
    """The words that hyphens join in a text, also where one ends or begins the name of a state: "the United
    | Kingdom-Norway", "the Norway-United | Kingdom"."""
    halves = halves_of(token.text)
    left, _, right = token.text.partition("-")
    if len(halves) > 1 or "-" in right:
        return halves
    begun = left in _short_names() and any(text.startswith(n, token.end - len(right)) for n in _long_names())
    end = token.start + len(left)
    ended = right in _short_names() and any(text.endswith(n, 0, end) for n in _long_names())
    return [left, right] if begun or ended else halves


@cache
def _long_names() -> tuple[str, ...]:
    """The names of states that have several words."""
    return tuple(n for s in gazetteer.states() for n in s.en.all if n and " " in n)


@cache
def _hyphenated() -> frozenset[str]:
    """Names of bodies that are one word with a hyphen: "UN-Habitat"."""
    return frozenset(w for b in gazetteer.bodies() for n in b.en.all if n for w in n.split() if "-" in w)


@cache
def _short_names() -> frozenset[str]:
    """The names of states, their adjectives and the acronyms of bodies that have one word."""
    states = [n for s in gazetteer.states() for n in (*s.en.all, *s.en_adjectives)]
    bodies = [n for b in gazetteer.bodies() for n in b.en.acronyms]
    capitals = [c.en.label for c in gazetteer.cities() if c.kind == "capital"]
    return frozenset(n for n in (*states, *bodies, *capitals) if n and " " not in n and len(n) > 1)


def _token(text: str, start: int, end: int, sentence: int, shape: str) -> Token:
    word = text[start:end]
    token = token_of(start, end, word, shape, analyse(word) if shape == "word" else ())
    token.sentence = sentence
    return token
