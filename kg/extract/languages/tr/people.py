"""Who is named: persons with their posts, posts alone, counterparts, groups, states and bodies as parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.languages.tr import forms, names
from kg.extract.languages.tr.dates import MONTHS
from kg.extract.languages.tr.gatherings import GATHERING
from kg.extract.languages.tr.lexicon import words_of
from kg.extract.languages.tr.posts import Post, post_at, stands_for
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_LONGEST_NAME = 5
# "Abdulfettah es-Sisi"
_ARTICLE = re.compile(r"[ae][a-zş]{1,2}-[A-ZÇĞİÖŞÜ]")
_LED = ("başkanlığındaki", "liderliğindeki", "öncülüğündeki")


def read_parties(words: Words, spans: Spans) -> list[Party]:
    """Return the mentions of actors in the order of the text, each in one case."""
    parties: list[Party] = []
    for sentence in words.sentences:
        at = sentence.first
        while at <= sentence.last:
            found = list(_parties_at(words, spans, at, parties))
            parties += found
            at = max([p.last for p in found], default=at) + 1
    parties = _without_inner(parties)
    for party in parties:
        _lead_delegation(words, party)
    _join(words, parties)
    return parties


def _without_inner(parties: list[Party]) -> list[Party]:
    """Leave out a state or body that turned out to be part of the post after it."""
    posts = [p for p in parties if p.kind in ("person", "post")]
    inner = [p for p in parties if any(q.first <= p.first and p.last < q.last for q in posts)]
    return [p for p in parties if p not in inner]


def _parties_at(words: Words, spans: Spans, at: int, before: Sequence[Party]) -> Iterator[Party]:
    token, span = words.tokens[at], spans.over(at)
    post = post_at(words, spans, at)
    if post is not None:
        yield from _of_post(words, spans, post, before)
    elif span is not None and span.kind in ("state", "body") and span.first == at and span.key != GATHERING:
        yield _of_span(words, span)
    elif span is None and token.shape in ("word", "initial"):
        if (found := forms.after(token, words_of("posts", "words", "groups"))) is not None:
            title = found[0].removesuffix("lar").removesuffix("ler")
            yield _group(words, at, at, title, found[1])
        elif token.lower == "iki" and (pair := _pair(words, at)) is not None:
            yield _group(words, at, at + 1, *pair)
        elif token.lower in ("ikili", "ikilinin") and _is_pair(words, at):
            yield _party(words, at, at, "pronoun", "nom", plural=True)
        elif (last := _name_end(words, spans, at)) is not None and (
            _may_be_name(words, at, last) or (last == at and _is_surname(token, before))
        ):
            yield _named(words, at, at, last)


def _pair(words: Words, at: int) -> tuple[str, str] | None:
    """The title and case of "iki bakan"."""
    following = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
    return forms.after(following, words_of("posts", "words", "pairs")) if following is not None else None


def _group(words: Words, first: int, last: int, title: str, case: str) -> Party:
    """ "Bakanlar", "iki lider": a title of those spoken of before; "taraflar" and "heyetler" have none."""
    if title in ("taraf", "heyet"):
        return _party(words, first, last, "group", case, plural=True)
    capacity = Capacity(title, first=first, last=last)
    return _party(words, first, last, "post", case, capacity=capacity, plural=True)


def _is_pair(words: Words, at: int) -> bool:
    """Whether "ikili" means the two ("İkili, ... ele aldı") and not "bilateral"."""
    following = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
    return words.tokens[at].capital and following is not None and following.text == ","


def _party(words: Words, first: int, last: int, kind: str, case: str, **more: object) -> Party:
    sentence = words.tokens[first].sentence
    return Party(first, last, last, kind, sentence, frozenset((case,)), **more)  # type: ignore[arg-type]


def _of_span(words: Words, span: Span) -> Party:
    body = span.name if span.kind == "body" else ""
    case = names.case_of(words, span)
    ending = forms.ending_of(words.tokens[span.last])
    case = "rel" if ending and forms.case_of(ending) is None else case
    return _party(words, span.first, span.last, span.kind, case, country=span.country, body=body)


def _of_post(words: Words, spans: Spans, post: Post, before: Sequence[Party]) -> Iterator[Party]:
    if post.counterpart:
        post.capacity.position = _position_before(before)
    if post.countries:
        for country in post.countries:
            c = Capacity(post.capacity.position, country=country, first=post.first, last=post.last)
            yield _party(words, post.first, post.last, "post", post.case, capacity=c, country=country)
        return
    capacity = post.capacity
    start = _after_courtesies(words, post.last + 1)
    end = _name_end(words, spans, start, posted=True) if post.case == "nom" and not post.plural else None
    if end is not None:
        yield _named(words, post.first, start, end, capacity)
    else:
        bare = post.plural or bool(capacity.position or capacity.country)
        if bare:
            yield _party(
                words,
                post.first,
                post.last,
                "post",
                post.case,
                capacity=capacity,
                country=capacity.country,
                plural=post.plural,
                counterpart=post.counterpart,
            )


def _position_before(before: Sequence[Party]) -> str:
    """The position of the official told of last, which a counterpart has on the other side."""
    posts = (p.capacity.position for p in reversed(before) if p.capacity is not None)
    return next((position for position in posts if position), "")


def _after_courtesies(words: Words, at: int) -> int:
    while at < len(words.tokens) and words.tokens[at].lower in words_of("sentences", "courtesies"):
        at += 2 if at + 1 < len(words.tokens) and words.tokens[at + 1].text == "." else 1
    return at


def _named(words: Words, first: int, start: int, end: int, capacity: Capacity | None = None) -> Party:
    case = forms.case_of(forms.ending_of(words.tokens[end])) or "nom"
    span = Span(start, end, "person", _nominative(words.tokens[start : end + 1]))
    if capacity is not None:
        capacity.last = end
    return _party(words, first, end, "person", case, person_span=span, capacity=capacity)


def _nominative(tokens: Sequence[Token]) -> str:
    return " ".join(forms.name_of(t) for t in tokens)


def _name_end(words: Words, spans: Spans, first: int, *, posted: bool = False) -> int | None:
    """Return the last token of the name that begins at a token, None for no name."""
    if first >= len(words.tokens):
        return None
    last, end = None, words.sentence_of(first).last
    at = first
    while at <= end and at - first < _LONGEST_NAME:
        token = words.tokens[at]
        if not _is_name_word(words, spans, at, first, posted=posted):
            break
        if token.capital or _ARTICLE.match(token.text):
            last = at
        at += 1
        if forms.ending_of(token):
            break
    return last


def _is_name_word(words: Words, spans: Spans, at: int, first: int, *, posted: bool) -> bool:
    token = words.tokens[at]
    if token.shape == "initial":
        return True
    if token.shape != "word" or spans.over(at) is not None:
        return False
    if at > first and token.lower in words_of("sentences", "particles") and not token.capital:
        following = words.tokens[at + 1] if at + 1 < len(words.tokens) else token
        return following.capital or following.lower in words_of("sentences", "particles")
    if at > first and _ARTICLE.match(token.text):
        return True
    if _ends_no_name(token):
        return False
    acronym = len(token.text) > 1 and forms.name_of(token).isupper()
    # A word for people may be a name, too, where a post stands before it: "Cumhurbaşkanı Rumen Radev".
    people = bool(names.people(token)) and at == first and not posted
    return token.capital and not acronym and not people and post_at(words, spans, at) is None


def _ends_no_name(token: Token) -> bool:
    """Whether a word is that of a body, duty, gathering or document: "Üniversitesi", "Üyesi", "Bildiri"."""
    listed = words_of("sentences", "organs") | words_of("sentences", "duties")
    things = (*listed, *words_of("triggers", "documents", "heads"))
    return forms.after(token, things) is not None


def _may_be_name(words: Words, first: int, last: int) -> bool:
    """Whether capitals without a post may be a name: not the word that a sentence begins with."""
    token = words.tokens[first]
    opens = words.sentences[token.sentence].first == first
    known = token.lower in words_of("sentences", "openers") or token.lower in words_of(
        "posts", "words", "fields"
    )
    following = words.tokens[last + 1] if last + 1 < len(words.tokens) else None
    set_off = following is not None and following.text == ","
    dated = first > 0 and words.tokens[first - 1].shape == "number" and token.lower in MONTHS
    lone = opens and first == last and not forms.ending_of(token) and not set_off
    return not (known or dated or lone)


def _is_surname(token: Token, before: Sequence[Party]) -> bool:
    """Whether somebody told before has the name: "Bakan Hasan Tekin ... Tekin forumda ..."."""
    named = (_name(p).split() for p in before)
    return any(len(n) > 1 and n[-1] == forms.name_of(token) for n in named)


def _lead_delegation(words: Words, party: Party) -> None:
    """Let who leads a delegation stand in its case: "Nuh Yılmaz başkanlığındaki heyet Şam'a gitti"."""
    at = party.last + 1
    if at < len(words.tokens) and words.tokens[at].lower in _LED:
        for token in words.tokens[at + 1 : at + 4]:
            found = forms.after(token, ["heyeti", "heyet"])
            if found is not None:
                party.last, party.cases = token.index, frozenset((found[1],))
                return


def _join(words: Words, parties: Sequence[Party]) -> None:
    """Let "ile" and "ve" say the case: in "A ve B'yi" the first stands in that of the second."""
    tokens = words.tokens
    for party, following in reversed(list(zip(parties, [*parties[1:], None], strict=False))):
        after = tokens[party.last + 1] if party.last + 1 < len(tokens) else None
        if after is None or party.cases != frozenset(("nom",)):
            continue
        if after.lower == "ile":
            party.cases = frozenset(("ins",))
        elif after.lower == "ve" and following is not None and following.first == party.last + 2:
            party.cases = following.cases


def settle(parties: Sequence[Party], home: str) -> list[Person]:
    """Return the persons of a text; each mention of a name is bound to one: a surname to the full name."""
    persons: list[Person] = []
    named = [p for p in parties if p.person_span is not None]
    for party in sorted(named, key=lambda p: -len(_name(p).split())):
        person = next((x for x in persons if _is_short(_name(party), x.name)), None)
        if person is None:
            person = Person(_name(party))
            persons.append(person)
        party.person = person
    for party in named:
        if party.person is not None:
            party.person.mentions.append(party)
            if party.capacity is not None and (party.capacity.position or party.capacity.country):
                _add(party.person, party.capacity)
    known = [p for p in persons if p.capacities or len(p.name.split()) > 1]
    for party in named:
        if party.person not in known:
            party.person = None
    _bind_bare(parties, known, home)
    return sorted(known, key=lambda p: p.mentions[0].first)


def _name(party: Party) -> str:
    return party.person_span.name if party.person_span is not None else ""


def _is_short(name: str, full: str) -> bool:
    """Whether a name is another one, or its end: "Fidan" of "Hakan Fidan"."""
    short, words = name.split(), full.split()
    return short == words[-len(short) :]


def _add(person: Person, capacity: Capacity) -> None:
    """Add a post; a bare "bakan" says nothing where a full one is known."""
    if any(
        stands_for(capacity.position, c.position) and c.position != capacity.position
        for c in person.capacities
    ):
        return
    if capacity.position:
        person.capacities = [
            c
            for c in person.capacities
            if c.former or not stands_for(c.position, capacity.position) or c.position == capacity.position
        ]
        person.add(capacity)
    else:
        person.home = person.home or capacity.country


def _bind_bare(parties: Sequence[Party], persons: Sequence[Person], home: str) -> None:
    """Bind a post without a name to its only holder in the text: "Bakan", "Azerbaycan Cumhurbaşkanı"."""
    for party in parties:
        capacity = party.capacity
        if party.kind != "post" or party.plural or capacity is None or capacity.former:
            continue
        holders = [p for p in persons if any(_may_hold(c, capacity) for c in p.capacities)]
        if len(holders) == 1 and not party.counterpart:
            party.person = holders[0]
            holders[0].mentions.append(party)
        elif not capacity.country and not capacity.organization and home:
            capacity.country, capacity.derived = home, True


def _may_hold(held: Capacity, asked: Capacity) -> bool:
    if held.former or not stands_for(asked.position, held.position):
        return False
    return asked.country in ("", held.country) and asked.organization in ("", held.organization)
