"""How likely each tag is for each word of a text: slovnet's network (its weights, its sums), reckoned faster.

slovnet serves batches, and copies every window of three words before it multiplies. Here each word is
multiplied once with the three columns of a window and the products are added, so that those of the first
layer, half of all, need not be made again for a word that came before. Reference: slovnet.exec.model.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from kg.extract.languages.ru.weights import Weights, weights
from kg.packaged import lasting

_REMEMBERED: Final = 10_000  # words, 3 KB each: those of some hundred articles


class _Layer(NamedTuple):
    """A convolution over three words: ``columns`` is in x 3 out; ``scale`` and ``shift`` normalise."""

    columns: Any
    bias: Any
    scale: Any
    shift: Any

    def around(self, products: Any) -> Any:
        """Return the layer's output for each word, from the products of all words with the columns."""
        before, here, after = np.split(products, 3, axis=1)
        out = here + self.bias
        out[1:] += before[:-1]
        out[:-1] += after[1:]
        np.maximum(out, 0, out=out)
        out *= self.scale
        out += self.shift
        return out


class Network:
    """The network with the words that it remembers."""

    def __init__(self, known: Weights) -> None:
        self._weights = known
        self._layers = [_layer(layer) for layer in known.model.encoder.layers]
        self._places: dict[str, int] = {}  # of words among the rows
        # Room for all at once, of which the system gives what is used: to grow would be to copy.
        self._rows = np.empty((_REMEMBERED * 5 // 4, self._layers[0].columns.shape[1]), np.float32)

    def emissions(self, words: Sequence[str]) -> Any:
        """Return an array of words x tags. There must be a word."""
        first, *further = self._layers
        values = first.around(self._of_words(words))
        for layer in further:
            values = layer.around(values @ layer.columns)
        return self._weights.model.head(values)

    def _of_words(self, words: Sequence[str]) -> Any:
        """Return the products of the first layer, a row for each word."""
        if len(self._places) > _REMEMBERED:
            self._places = {}
        places = self._places
        new = [word for word in dict.fromkeys(words) if word not in places]
        if new:
            first = len(places)
            self._make_room(first + len(new))
            np.matmul(self._embedded(new), self._layers[0].columns, out=self._rows[first : first + len(new)])
            places.update(zip(new, range(first, first + len(new)), strict=True))
        return self._rows[[places[word] for word in words]]

    def _make_room(self, size: int) -> None:
        """Let there be so many rows at least; what stands in the first ones stays."""
        if size > len(self._rows):
            rows = np.empty((max(size, 2 * len(self._rows)), self._rows.shape[1]), self._rows.dtype)
            rows[: len(self._rows)] = self._rows
            self._rows = rows

    def _embedded(self, words: Sequence[str]) -> Any:
        from slovnet.shape import word_shape

        numbers, unknown, shapes = self._weights.numbers, self._weights.unknown, self._weights.shapes
        found = np.array([numbers.of(word.lower()) for word in words])
        shaped = np.array([shapes.encode(word_shape(word)) for word in words])
        return self._weights.model.emb(np.where(found < 0, unknown, found), shaped)


def _layer(layer: Any) -> _Layer:
    columns = np.concatenate([column.T for column in np.moveaxis(layer.conv.weight.array, 2, 0)], axis=1)
    norm = layer.norm
    scale = norm.weight.array / norm.std.array
    return _Layer(columns, layer.conv.bias.array, scale, norm.bias.array - norm.mean.array * scale)


@lasting
def network() -> Network:
    """Return the network; it is loaded once per process."""
    return Network(weights())
