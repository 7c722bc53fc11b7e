"""The Turkish pack: small, and the example of docs/add-a-language.md.

Word lists lie in the .toml files beside this one, names of states, towns and bodies in kg/gazetteer/tr.csv.
There is no annotated text in Turkish, so no confidence is measured: every event has that of the core.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from kg import gazetteer
from kg.extract import private
from kg.extract.everyday import Everyday
from kg.extract.languages.tr import dates, forms, gatherings, names, people, posts, topics
from kg.extract.languages.tr.events import EventReader
from kg.extract.languages.tr.lexicon import table, words_of
from kg.extract.parties import Party
from kg.extract.reading import Reading
from kg.extract.spans import Span, Spans
from kg.extract.times import parse_published
from kg.extract.words import Words
from kg.records import Article, Source

_TOWN_WORDS = ("kentinde", "şehrinde", "ilinde", "başkentinde")


def read(article: Article) -> Reading:
    """Return what a Turkish article says: parties, persons, event mentions, topics, dates and places."""
    words = forms.split_words(article.text).closed()
    words.set_title(article.body_start)
    published = parse_published(article.source.published)
    spans, gathered = Spans(words), list(gatherings.find(words))
    spans.offer(gatherings.spans(gathered))
    spans.offer(names.find(words))
    home = home_of(article.source) or agency_home(words)
    parties = people.read_parties(words, spans)
    persons = people.settle(parties, home)
    reader = EventReader(words, spans, parties, gathered)
    drafts = reader.read()
    return Reading(
        words=words,
        spans=spans,
        parties=parties,
        persons=persons,
        drafts=drafts,
        whens=dates.find(words, published, body_start=article.body_start),
        located=list(_located(words, spans, parties)),
        topics=topics.read(words, parties),
        frames=reader.frames,
        home=home,
        published=str(published or ""),
        international=names.international,
        subordinate=posts.subordinate,
        sole=posts.sole,
        of_state=posts.of_state,
        is_sent=posts.is_sent,
        everyday=Everyday(leads=_leads, official=("resmi ziyaret", "çalışma ziyareti")),
        stands_for=posts.stands_for,
    )


def _leads(name: str) -> str:
    return private.leader(name, "tr")


def home_of(source: Source) -> str:
    """Return the country that a publisher writes from, by the end of its address or its name; '' for none.

    "tr.mehrnews.com" is in Turkish, but not from Türkiye.
    """
    host = urlsplit(source.url or "").hostname or ""
    ending = host.rpartition(".")[2].upper()
    if gazetteer.state(ending) is not None and ending not in words_of("sentences", "anybody"):
        return ending
    words = forms.lower(source.publisher or "").split()
    homes: dict[str, str] = table("sentences")["homes"]
    return next((country for country, known in homes.items() if set(known.split()) & set(words)), "")


def agency_home(words: Words) -> str:
    """Return the country of the agency that signs the text, "ANKARA (AA)"; '' for no such line."""
    homes: dict[str, str] = table("sentences")["agencies"]
    for before, token, after in zip(words.tokens, words.tokens[1:], words.tokens[2:], strict=False):
        if before.text == "(" and after.text == ")" and token.text in homes:
            return homes[token.text]
    return ""


def _located(words: Words, spans: Spans, parties: Sequence[Party]) -> Iterator[Span]:
    """The towns and states where something happens: "Ankara'da", "Münih kentinde"."""
    posted = [p for p in parties if p.kind in ("person", "post")]
    for span in spans.all:
        if span.kind not in ("place", "state") or any(p.first <= span.first <= p.last for p in posted):
            continue
        following = words.tokens[span.last + 1].lower if span.last + 1 < len(words.tokens) else ""
        if names.case_of(words, span) in ("loc", "rel") or following in _TOWN_WORDS:
            yield span
