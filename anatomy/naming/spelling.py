"""Misspelt words → known words, and the nearest names to words that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import OSA

#: Least likeness (0–100) of names letter by letter, and of names that share whole words.
_ALIKE, _SHARES = 60, 80
#: A word in more names than this says little of which is meant.
_COMMON = 150
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
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=most, limit=8)
        if len(word) == 4:  # too short for an exchanged letter to be a slip: "bock" is no "back"
            near = [n for n in near if len(n[0]) > 4 or sorted(n[0]) == sorted(word)]
        same = [n for n in near if n[0][0] == word[0]] or [n for n in near if n[1] == 1 and len(word) > 5]
        return min(same, key=lambda n: (n[1], abs(len(n[0]) - len(word)), n[0]))[0] if same else None


class Nearest:
    """Finds the names most like a text, by what they and their synonyms look like.

    Parameters
    ----------
    names
        (Way of writing it, the name to give) pairs.

    Examples
    --------
    >>> nearest = Nearest([("scalp", "scalp"), ("wrist extension", "wrist extension")])
    >>> nearest.find(["wrist extenshun"])
    ['wrist extension']
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        pairs = [(utils.default_process(text), name) for text, name in names]
        self._texts = [text for text, _ in pairs]
        self._names = [name for _, name in pairs]
        self._holders: dict[str, list[int]] = {}
        for i, text in enumerate(self._texts):
            for word in set(text.split()):
                self._holders.setdefault(word, []).append(i)

    def find(self, texts: Iterable[str], limit: int = 3) -> list[str]:
        """Return the names most like any of some texts, best first; an empty list when none is at all like them."""
        best: dict[str, float] = {}
        for text in texts:
            short = utils.default_process(text[:_LONGEST])
            alike = process.extract(short, self._texts, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=2 * limit)
            words = [word for word in short.split() if len(self._holders.get(word, ())) <= _COMMON]
            sharing = {i: self._texts[i] for word in words for i in self._holders.get(word, ())}
            shared = process.extract(short, sharing, scorer=fuzz.token_set_ratio, score_cutoff=_SHARES, limit=2 * limit)
            for _, score, i in (*alike, *shared):
                best[self._names[i]] = max(score, best.get(self._names[i], 0))
        return sorted(best, key=lambda name: (-best[name], name))[:limit]
