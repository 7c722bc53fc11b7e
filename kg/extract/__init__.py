"""Article -> Record: what a text states about diplomatic events, each fact with its passage."""

from __future__ import annotations

import importlib

from msgspec import structs

from kg import __version__
from kg.errors import UnknownLanguage
from kg.extract.compose import compose
from kg.extract.plain import plain_text
from kg.records import Article, Extractor, Record

LANGUAGES: tuple[str, ...] = ("ru",)


def extract(article: Article) -> Record:
    """Return the record of an article; without events when it reports none.

    Pure and deterministic. The pack reads the plain form of the text; passages are of the article's own.
    Raises UnknownLanguage when no pack reads the article's language.
    """
    lang = article.source.lang
    if lang not in LANGUAGES:
        packs = ", ".join(LANGUAGES)
        raise UnknownLanguage(
            f"no language pack for {lang!r}; packs: {packs}", where=article.source.path or article.source.id
        )
    pack = importlib.import_module(f"kg.extract.languages.{lang}")
    plain = plain_text(article.text)
    read = structs.replace(article, text=plain.text, body_start=plain.offset(article.body_start))
    events, offices, statements = compose(pack.read(read), lang=lang, plain=plain)
    return Record(
        article=article.source,
        events=events,
        offices=offices,
        statements=statements,
        extractor=Extractor(name=f"kg-rules-{lang}", version=__version__),
    )
