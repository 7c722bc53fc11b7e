"""The country that an article writes from: whose minister is just "министр", and which country is "наша
страна"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from kg import gazetteer
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.state_posts import is_of_state, is_sent, is_state_body
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.times import When
from kg.extract.words import Words
from kg.records import Source

# A text that names one state and no other, twice at least, is about it. Else: the share of the mentions of
# states that one state needs, and the fewest mentions, to count as the subject of a text without an address;
# chosen on the training articles: below, foreign officials were taken for domestic ones.
_SHARE, _FEWEST = 0.6, 3
# Half is enough where no other state is named half as often.
_HALF = 0.5
# A third is of one that is named more than three times; where a report is from, half as often again.
_THIRD, _MORE = 0.35, 1.5
# "Страна" is one that the text spoke of so many sentences before at most.
_SPOKEN_OF = 2

# "посла | этой страны"
_HAVE_STATES = words_of("posts", "of_this_land")


def home_of(source: Source, words: Words, spans: Spans, whens: list[When]) -> str:
    """Return an ISO code by the publisher's domain, the place of the page's date stamp, who invites to "our
    country", the town whose report speaks of it or the agency that tells it; '' when nothing says it."""
    return (
        _by_domain(source)
        or _by_stamp(spans, whens)
        or _by_invitation(words, spans)
        or _by_dateline(words, spans)
        or _by_agency(words, spans)
    )


def our_country(words: Words, home: str) -> Iterator[Span]:
    """Yield "наша страна" and "наша республика" as the home state, when it is known."""
    state = gazetteer.state(home) if home else None
    for token in words.tokens[1:] if state is not None else ():
        before = words.tokens[token.index - 1]
        if (
            token.lemma in ("страна", "республика", "государство")
            and before.lemma == "наш"
            and state is not None
        ):
            yield Span(before.index, token.index, "state", state.ru.label, home)


_COUNTRY = frozenset(("страна", "республика", "государство", "королевство"))


def this_country(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield "эта страна" after "в", or whose official is told, as the state named last before it: "по
    приглашению президента Азербайджана отбыл в эту страну", "принял посла | этой страны"."""
    for token in words.with_any(_COUNTRY):
        if token.index < 2:
            continue
        this = words.tokens[token.index - 1]
        if token.lemma not in ("страна", "республика", "государство") or this.lemma != "этот":
            continue
        near = [s for s in spans.all if s.kind == "state" and s.country and s.last < this.index]
        near = [s for s in near if token.sentence - words.tokens[s.first].sentence <= 1]
        before = words.tokens[this.index - 1]
        of_it = before.lemmas & _HAVE_STATES and "gen" in token.cases("N")
        if near and (before.lower == "в" or of_it):
            yield Span(this.index, token.index, "state", near[-1].name, near[-1].country)
    yield from _where_guests_are(words, spans)
    yield from _visited(words, spans)
    yield from _of_speaker(words, spans)


def _of_speaker(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield "страны" behind a ministry or government in what an official says as the one state named before
    in the sentence: "министр Чили А сообщил, что МИД | страны провел встречу"."""
    for token in words.with_any(_COUNTRY):
        opening = words.sentences[token.sentence].first
        if token.lower not in ("страны", "республики") or token.index - opening < _SAID:
            continue
        before = [t.lower for t in words.tokens[opening : token.index]]
        body = spans.over(token.index - 1)
        owns = body is not None and body.kind == "body" and not body.country
        owns = owns or before[-1].startswith(_GOVERNING)
        near = [s for s in spans.all if s.kind == "state" and opening <= s.first < token.index]
        if owns and "что" in before and len({s.country for s in near}) == 1 and near[0].country:
            yield Span(token.index, token.index, "state", near[0].name, near[0].country)


# "министр Чили сообщил, что МИД | страны": so many words at least.
_SAID = 5
_GOVERNING = ("мид", "правительств", "парламент", "министерств", "кабмин", "минобороны")


def _visited(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield "страну" after a verb of visiting as the state where the text last said that somebody was."""
    for token in words.with_any(_COUNTRY):
        if not token.index:
            continue
        verb = words.tokens[token.index - 1]
        if token.lower not in ("страну", "республику") or not verb.lemmas & {"посетить", "посещать"}:
            continue
        near = (s for s in reversed(spans.all) if s.last < token.index and s.country and s.kind != "body")
        near = (s for s in near if 0 < token.sentence - words.tokens[s.first].sentence <= _SPOKEN_OF)
        place = next((s for s in near if phrases.preposition(words, s.first) in ("в", "на")), None)
        state = gazetteer.state(place.country) if place is not None else None
        if place is not None and state is not None:
            yield Span(token.index, token.index, "state", state.ru.label, place.country)


def _where_guests_are(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield "республика" in "президент Чили и находящийся в республике президент Перу" as the state named
    before."""
    for token in words.with_any(_COUNTRY):
        if token.index < 2:
            continue
        where = words.tokens[token.index - 1]
        being = words.tokens[_past_visit(words, token.index - 2)]
        if token.lemma not in ("страна", "республика", "королевство") or where.lower not in ("в", "во"):
            continue
        if being.lemmas & {"находящийся", "пребывающий", "прибывший", "находиться", "пребывать", "прибыть"}:
            here = [s for s in spans.all if s.kind == "state" and s.country and s.last < being.index]
            here = [s for s in here if words.tokens[s.first].sentence == token.sentence]
            which = words.tokens[being.index - 1].lemma == "который"  # "премьер, который находится в стране"
            opens = being.index - 1 if which else being.index
            if which and words.tokens[opens].lower == "которые":
                here = _of_hosts(words, here, opens)
            elif here and _is_of_guest(words, here[-1], opens):
                here = [s for s in here if s.country != here[-1].country]
            if here and (being.has("P") or which):
                yield Span(token.index, token.index, "state", here[-1].name, here[-1].country)


def _past_visit(words: Words, i: int) -> int:
    """The token before "с официальным визитом" that ends at ``i``, ``i`` where there is none."""
    if words.tokens[i].lemma not in ("визит", "поездка"):
        return i
    first = phrases.first_attribute(words, i, words.sentence_of(i).first)
    return first - 2 if phrases.preposition(words, first) == "с" else i


def _of_hosts(words: Words, states: list[Span], opens: int) -> list[Span]:
    """The states that are told before the verb of which several guests are objects, one in all: "президент
    Чили принял премьера Перу и его министра, | которые находятся в стране"."""
    ahead = words.inside(words.tokens[opens].sentence)
    verb = max((t.index for t in ahead if t.index < opens and finite(t)), default=-1)
    before = [s for s in states if s.last < verb]
    guests = {s.country for s in states if s.first > verb}
    return before if len({s.country for s in before}) == 1 and before[-1].country not in guests else []


def _is_of_guest(words: Words, state: Span, being: int) -> bool:
    """Whether a state is the guest's own: "министра Перу Хуана Рамоса, | находящегося в стране"."""
    name = words.tokens[state.last + 1 : being - 1]
    if words.tokens[being - 1].text != "," or not name:
        return False
    # "министра Перу, сопредседателя комиссии Хуана Рамоса, | прибывшего в страну": a second post between
    apposed = name[0].text == "," and not any(finite(t) for t in name)
    return apposed or all(t.capital and t.shape == "word" for t in name)


def _by_domain(source: Source) -> str:
    host = urlsplit(source.url or "").hostname or (source.publisher or "")
    ending = host.rpartition(".")[2].upper()
    return ending if len(ending) == 2 and gazetteer.state(ending) is not None else ""


def _by_stamp(spans: Spans, whens: list[When]) -> str:
    for when in whens:
        following = [
            s for s in spans.all if when.stamp and 0 < s.first - when.last <= 5 and s.kind == "place"
        ]
        if following and following[0].country:
            return following[0].country
    return ""


def _by_invitation(words: Words, spans: Spans) -> str:
    """ "По приглашению президента Узбекистана ... в нашу страну прибыл": the state of the host."""
    for token in words.with_any(_COUNTRY):
        of_us = token.index > 0 and words.tokens[token.index - 1].lemma == "наш"
        if token.lemma not in ("страна", "республика") or not of_us:
            continue
        sentence = words.inside(token.sentence)
        inviting = next((t for t in sentence if t.lower == "приглашению"), None)
        after = [s for s in spans.all if inviting is not None and inviting.index < s.first < token.index]
        host = next((s for s in after if s.kind == "state" and s.country), None)
        if host is not None:
            return host.country
    return ""


def _by_dateline(words: Words, spans: Spans) -> str:
    """The state of the town that a report of "наша страна" opens with: "БАКУ /Trend/ - Министр принял"."""
    own = any(
        token.lemma == "страна" and token.index > 0 and words.tokens[token.index - 1].lemma == "наш"
        for token in words.with_any(_COUNTRY)
    )
    town = next((s for s in spans.all if s.kind == "place" and words.tokens[s.first].text.isupper()), None)
    opens = town is not None and any(s.first == town.first for s in words.sentences)
    return town.country if own and opens and town is not None else ""


def _by_agency(words: Words, spans: Spans) -> str:
    """The state of the agency that the beginning names as its source, where the text names no other state as
    often: "БАКУ /Trend/ - Министр принял", "передает АЗЕРТАДЖ"."""
    agencies = table("posts")["agencies"]
    beginning = (t for t in words.tokens if t.sentence < _BEGINNING and t.capital)
    told = (agencies.get(t.lower, "") for t in beginning)
    home = next((country for country in told if country), "")
    counts = Counter(s.country for s in spans.all if s.country and s.kind in ("state", "place"))
    rivals = (n for country, n in counts.items() if country != home)
    return home if home and counts[home] > max(rivals, default=0) else ""


# An agency is named within so many sentences, the headline and the date among them.
_BEGINNING = 5


def subject_of(words: Words, spans: Spans, adjectives: Adjectives, parties: Sequence[Party] = ()) -> str:
    """Return the country that most of the mentions of places and states are of; '' without a clear
    majority. The only state that a text names counts once where it is that of an official."""
    counts = Counter(s.country or s.name for s in spans.all if s.country or s.kind == "place")
    counts.update(adjectives.named(words))
    total = sum(counts.values())
    if not total:
        return ""
    named = [c for c in counts if gazetteer.state(c) is not None]
    if len(named) == 1 and (counts[named[0]] > 1 or _has_official(spans, parties, named[0])):
        return named[0]
    country, most = max(sorted(counts.items()), key=lambda item: item[1])
    if opening_of(words, spans, first_told(words)) not in ("", country):
        return ""  # "Во Франции убийц журналистов в Мали ...": who has no state may be of that one
    second = max((n for c, n in counts.items() if c != country), default=0)
    far = most >= 2 * second and (most / total >= _HALF or (most > _FEWEST and most / total >= _THIRD))
    clear = most >= _FEWEST and (most / total >= _SHARE or far)
    dated = most >= _MORE * second and country == _of_dateline(words, spans)
    if clear or dated:
        return country if gazetteer.state(country) is not None else ""
    return _of_lead(words, spans, adjectives, counts)


def _of_dateline(words: Words, spans: Spans) -> str:
    """The state of the town with which a report opens, set off from what it tells: "Лима, 15 июля 2022"."""
    for sentence in words.sentences[: first_told(words) + 1]:
        town = spans.at(sentence.first)
        opens = town is not None and town.kind == "place" and town.last < sentence.last
        if town is not None and opens and words.tokens[town.last + 1].text in _SET_OFF:
            return town.country
    return ""


_SET_OFF = frozenset(",–—-|/(.")


def _of_lead(words: Words, spans: Spans, adjectives: Adjectives, counts: Mapping[str, int]) -> str:
    """The only state that the headline and the first paragraph are about, where no other is named more often:
    "Бразилия: сенат отстранил президента"."""
    lead = first_told(words)
    told = [s for s in words.sentences if s.paragraph < 0 or s.paragraph == words.sentences[lead].paragraph]
    last = max((s.last for s in told if s.index <= lead + _LEAD), default=-1)
    named = {s.country for s in spans.all if s.last <= last and s.country}
    named |= {c for c, at in adjectives.named_at(words) if at <= last}
    country = next(iter(named)) if len(named) == 1 else ""
    rivals = max((n for c, n in counts.items() if c != country), default=0)
    headed = any(s.country == country and words.sentence_of(s.first).paragraph < 0 for s in spans.all)
    often = counts.get(country, 0) * (2 if headed else 1) >= max(rivals, 2)
    return country if often and gazetteer.state(country) is not None else ""


# A first paragraph: so many sentences of it at most.
_LEAD = 3


_RULERS = words_of("posts", "rulers")


def _is_organ(party: Party) -> bool:
    """Whether a party is a body of a state, or a ruler whom nobody names."""
    post = party.capacity if party.kind == "post" and not party.plural else None
    ruler = post is not None and not post.derived and post.position.lower() in _RULERS
    return ruler or (party.kind == "body" and is_state_body(party.body))


def _has_official(spans: Spans, parties: Sequence[Party], country: str) -> bool:
    """Whether the post of somebody named tells a state, "премьер Чили | Иван Петров", or a body of it acts,
    "| Верховный суд Чили отменил"; not where an envoy serves, and not where a "kingdom" is left that may be
    another one."""
    held = [(p, c) for p in parties for c in (p.capacity, *p.also) if c is not None]
    if any(c.local and not c.country for _, c in held):
        return False
    own = [c for p, c in held if c.country == country and p.person is not None and not c.derived]
    own = [c for c in own if is_of_state(c) and not is_sent(c)]
    named = [s for s in spans.all if s.country == country and s.kind == "state"]
    acting = [p for p in parties if p.country == country and "nom" in p.cases and not p.prep]
    acting = [p for p in acting if _is_organ(p)]
    told = [(c.first, c.last) for c in own] + [(p.first, p.last + 1) for p in acting]
    return any(first <= s.first <= last for first, last in told for s in named)


def first_told(words: Words) -> int:
    """The first sentence that is no headline."""
    return next((s.index for s in words.sentences if s.paragraph >= 0), 0)


def opening_of(words: Words, spans: Spans, sentence: int) -> str:
    """The state of the place with which a sentence opens, or that acts: "В Киеве", "Франция начала"; '' for
    another opening."""
    if sentence >= len(words.sentences):
        return ""
    first = words.sentences[sentence].first
    inside = words.tokens[first].lower in ("в", "во", "на")
    place = spans.at(first + 1 if inside else first)
    if place is None or place.kind not in ("state", "place"):
        return ""
    after = words.tokens[min(place.last + 1, len(words.tokens) - 1)]
    acts = place.kind == "state" and finite(after) and "nom" in words.tokens[place.first].cases("N")
    return place.country if inside or acts else ""


def only_state(words: Words, spans: Spans, adjectives: Adjectives, party: Party) -> str:
    """Return the state that the paragraph of a mention names before it, as a state or by its adjective, where
    it names no other and no place or body elsewhere; '' for none."""
    paragraph = words.sentences[party.sentence].paragraph
    first = min(s.first for s in words.sentences if s.paragraph == paragraph)
    here = [s for s in spans.all if first <= s.first < party.first]
    states = {s.country for s in here if s.kind == "state"}
    states |= {code for code, at in adjectives.named_at(words) if first <= at < party.first}
    places = {s.country for s in here if s.kind == "place"} - {""}  # an island is its
    bodies = {s.country for s in here if s.kind == "body"} - {""}
    return next(iter(states)) if len(states) == 1 and places | bodies <= states else ""
