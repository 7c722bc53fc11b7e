"""Article -> Record: what a text states about diplomatic events, each fact with its passage."""

from __future__ import annotations

import importlib

from kg import __version__
from kg.errors import UnknownLanguage
from kg.extract.compose import compose
from kg.records import Article, Extractor, Record

LANGUAGES: tuple[str, ...] = ("ru",)


def extract(article: Article) -> Record:
    """Return the record of an article; without events when it reports none.

    Pure and deterministic. Raises UnknownLanguage when no pack reads the article's language.
    """
    lang = article.source.lang
    if lang not in LANGUAGES:
        packs = ", ".join(LANGUAGES)
        raise UnknownLanguage(
            f"no language pack for {lang!r}; packs: {packs}", where=article.source.path or article.source.id
        )
    pack = importlib.import_module(f"kg.extract.languages.{lang}")
    events, offices, statements = compose(pack.read(article), lang=lang)
    return Record(
        article=article.source,
        events=events,
        offices=offices,
        statements=statements,
        extractor=Extractor(name=f"kg-rules-{lang}", version=__version__),
    )
