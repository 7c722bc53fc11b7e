"""Article -> Record: what a text states about diplomatic events, each fact with its passage."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from msgspec import structs

from kg import __version__, cycles, gazetteer, topics
from kg.errors import UnknownLanguage
from kg.extract import focus, known_by_name, summoned
from kg.extract.asides import without_asides
from kg.extract.capitals import lowered
from kg.extract.careers import without_careers
from kg.extract.compose import compose
from kg.extract.drafts import Draft
from kg.extract.headlines import Shown, plain_with_headline
from kg.extract.leads import without_leads
from kg.extract.plain import PlainText, plain_text
from kg.extract.reading import Reading
from kg.extract.settle import settle
from kg.extract.spelling import as_meant
from kg.extract.surroundings import without_surroundings
from kg.records import Article, Extractor, Record

LANGUAGES: tuple[str, ...] = ("ru", "en", "az", "tr")


@dataclass(frozen=True, slots=True)
class Extraction:
    """A record with what it was made from: the reading of the plain text, and its settled events.

    The n-th of ``events`` is the n-th of the record; ``reading.drafts`` are all mentions, and each tells what
    became of it.
    """

    record: Record
    reading: Reading
    events: Sequence[Draft]
    plain: PlainText


def extract(article: Article) -> Record:
    """Return the record of an article; without events when it reports none.

    Pure and deterministic. The pack reads the plain form of the text, below the headline of the metadata
    where the text lacks that; passages are of the article's own text.
    Raises UnknownLanguage when no pack reads the article's language.
    """
    with cycles.put_off():  # what was read is gone before the next search, which then has little to look at
        return extraction(article).record


def extraction(article: Article) -> Extraction:
    """Return the record of an article with its traces, for whoever asks why; else the same as ``extract``."""
    lang = article.source.lang
    if lang not in LANGUAGES:
        packs = ", ".join(LANGUAGES)
        raise UnknownLanguage(
            f"no language pack for {lang!r}; packs: {packs}", where=article.source.path or article.source.id
        )
    pack = importlib.import_module(f"kg.extract.languages.{lang}")
    with cycles.put_off():
        return _extraction(article, pack)


def _extraction(article: Article, pack: ModuleType) -> Extraction:
    lang = article.source.lang
    title = plain_text(article.source.title or "").text
    plain = plain_with_headline(article)
    body_start = plain.offset(plain.above + article.body_start)
    text = without_surroundings(as_meant(plain.text, lang), title, body_start, lang)
    text = without_leads(without_asides(lowered(text, title, body_start, lang), lang), lang)
    read = structs.replace(article, text=text, body_start=body_start)
    reading: Reading = pack.read(read)
    reading.whens = without_careers(reading.words, reading.whens, lang)
    summoned.settle(reading, lang)
    known_by_name.recall(reading.everyday, reading.persons)
    settled = Shown(reading.words, plain).events(settle(reading))
    known_by_name.give_states(lang, reading.everyday, reading.persons)
    focus.drop_own_states(settled, lambda label: _state(label, lang))
    if lang in topics.LANGUAGES:
        focus.drop_strange(settled, lambda label: _is_matter(label, lang), wary=reading.wary)
    events, offices, statements = compose(reading, settled, lang=lang, plain=plain)
    record = Record(
        article=article.source,
        events=events,
        offices=offices,
        statements=statements,
        extractor=Extractor(name=f"kg-rules-{lang}", version=__version__),
    )
    return Extraction(record, reading, settled, plain)


def _state(label: str, lang: str) -> str:
    """The code of the state that a phrase names, '' for none."""
    found = gazetteer.lookup(label, lang, "state")
    return found.iso2 if isinstance(found, gazetteer.State) and found.iso2 else ""


def _is_matter(label: str, lang: str) -> bool:
    """Whether the scheme has a label for a topic, or would have it for another state."""
    return bool(topics.concept(label, lang)) or topics.is_matter_of_state(label, lang)
