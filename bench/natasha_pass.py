"""Natasha's own full pipeline over a folder of texts; runs in an environment of its own, without kg.

python -m bench.natasha_pass FOLDER WARMUP PASSES
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import natasha  # type: ignore[import-untyped]  # ships no types

from bench.stopwatch import Pass, Stopwatch, peak_megabytes, report, since_start


class Pipeline:
    """Natasha as its documentation shows it: segments, morphology, lemmas, syntax, names, normal forms."""

    def __init__(self) -> None:
        embedding = natasha.NewsEmbedding()
        self.segmenter = natasha.Segmenter()
        self.vocabulary = natasha.MorphVocab()
        self.morphology = natasha.NewsMorphTagger(embedding)
        self.syntax = natasha.NewsSyntaxParser(embedding)
        self.names = natasha.NewsNERTagger(embedding)

    def read(self, text: str, watch: Stopwatch) -> Any:
        document = natasha.Doc(text)
        with watch.stage("segmentation"):
            document.segment(self.segmenter)
        with watch.stage("morphology"):
            document.tag_morph(self.morphology)
        with watch.stage("syntax"):
            document.parse_syntax(self.syntax)
        with watch.stage("names (NER)"):
            document.tag_ner(self.names)
        with watch.stage("normalisation"):
            self._normalise(document)
        return document

    def _normalise(self, document: Any) -> None:
        for token in document.tokens:
            token.lemmatize(self.vocabulary)
        for span in document.spans:
            span.normalize(self.vocabulary)


def one_pass(pipeline: Pipeline, texts: list[str]) -> Pass:
    watch = Stopwatch()
    for text in texts:
        pipeline.read(text, watch)
    return watch.stop()


def texts_of(folder: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))]


def main() -> None:
    folder, warmup, passes = sys.argv[1:]
    first, *others = texts_of(warmup)
    pipeline = Pipeline()
    pipeline.read(first, Stopwatch())
    start = since_start()
    one_pass(pipeline, others)
    done = [one_pass(pipeline, texts_of(folder)) for _ in range(int(passes))]
    report(start=start, passes=done, peak=peak_megabytes())


if __name__ == "__main__":
    main()
