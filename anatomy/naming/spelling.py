"""Misspelt words → known words, and the nearest names to words that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import OSA

#: Least likeness (0–100) of names letter by letter, and of names that share whole words.
_ALIKE, _SHARES = 60, 80
#: A longer text is like no name.
_LONGEST = 80


def _allowed(word: str) -> int:
    """Return how many slips of the pen a word of that length may hold."""
    return 0 if len(word) < 4 else 1 if len(word) < 9 else 2


class Speller:
    """Known words, and the nearest of them to an unknown one.

    Parameters
    ----------
    words
        Known canonical words.

    Examples
    --------
    >>> Speller(["tibialis", "anterior"]).correct("tibalis")
    'tibialis'
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(w for w in words if len(w) > 3 and w.isalpha())
        self._known: dict[str, str | None] = {}

    def correct(self, word: str) -> str | None:
        """Return the known word that a person most likely meant, or None."""
        if word not in self._known:
            if len(self._known) > 4096:
                self._known.clear()
            self._known[word] = self._search(word)
        return self._known[word]

    def _search(self, word: str) -> str | None:
        most = _allowed(word)
        if not most or not word.isalpha():
            return None
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=most, limit=4)
        same = [n for n in near if n[0][0] == word[0]] or [n for n in near if n[1] == 1 and len(word) > 5]
        return min(same, key=lambda n: (n[1], abs(len(n[0]) - len(word)), n[0]))[0] if same else None


def nearest_names(texts: Iterable[str], names: Sequence[str], limit: int = 3) -> list[str]:
    """Return the names most like any of some texts, best first; an empty list when none is at all like them.

    Examples
    --------
    >>> nearest_names(["wrist extenshun"], ["scalp", "wrist extension", "wrist flexion"])
    ['wrist extension', 'wrist flexion']
    """
    best: dict[str, float] = {}
    for text in texts:
        short = text[:_LONGEST]
        for scorer, least in ((fuzz.ratio, _ALIKE), (fuzz.token_sort_ratio, _ALIKE), (fuzz.token_set_ratio, _SHARES)):
            for name, score, _ in process.extract(
                short, names, scorer=scorer, processor=utils.default_process, score_cutoff=least, limit=limit
            ):
                best[name] = max(score, best.get(name, 0))
    return sorted(best, key=lambda name: (-best[name], name))[:limit]
