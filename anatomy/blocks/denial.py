"""What of a finding's words is affirmed: "no fever", "family history of cancer" tell of nothing.

Only what is plainly denied is taken away; in doubt the words stay, as it is safer to ask once too often. "No control of
the bladder" and "no feeling when wiping" are losses, not denials.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anatomy.blocks.words import plain

#: Denies everything up to the end of its clause.
_FIRM = re.compile(
    r"(?:denie[sd]|deny(?:ing)?|without|negative for|free (?:of|from)|absence of|no evidence of|no signs? of"
    r"|no history of|no known|(?:no )?family h(?:istory|x)(?: of)?"
    r"|(?:mother|father|brother|sister|parents?|aunt|uncle|grand(?:mother|father)|cousin)s?"
    r" (?:had|has|have|with|died))\b"
)
#: Denies as far as the next "and".
_PLAIN = re.compile(
    r"(?:no|not|nil|never|neither|nor|(?:dont|doesnt|didnt|havent|hasnt|hadnt) (?:have|had|got)|hasnt|havent|didnt)\b"
)
#: After a denial word these speak of a loss or of doubt: "no control", "not able", "not sure".
_LOSS = re.compile(
    r"(?:\w+ ){0,2}(?:control\w*|feel\w*|felt|sensation|sense|power|strength|tone|urge|warning|aware\w*|output|stream"
    r"|movement|reflex\w*|erections?|cause|reason|explanation)\b"
    r"|(?:had |been )?(?:so|such|this|worse)\b|(?:had an? )?(?:pee|wee|poo)\b|intention\w*|deliberate\w*|planned\b"
    r"|(?:normal|right|fine|intact)\b"
    r"|(?:longer|relie\w*|eas\w*|better|improv\w*|settl\w*|resolv\w*|respond\w*|doubt|idea|appetite|urine|able"
    r"|been able"
    r"|sure|certain|clear|know\w*|notic\w*|realis\w*|trying|dieting|only|just|alone|exclude[ds]?|ruled|passing|passed"
    r"|pass|peeing|peed|pee|urinat\w*|void\w*|hold\w*|empty\w*|open\w*|walk\w*|mov\w*|work\w*|stop\w*|goes|go"
    r"|sleep\w*)\b"
)
#: Unless the clause itself says that nothing has changed: "no loss of control".
_CHANGE = re.compile(
    r"\b(?:loss|lost|chang\w*|alter\w*|abnormal\w*|problem\w*|troubl\w*|difficult\w*|issue\w*|lack|reduced|disturb\w*"
    r"|impair\w*|deficit\w*|symptoms?)\b"
)
_ENDS = frozenset(
    "but however although though except apart since after before despite until when while because still yet now then"
    " than own personal reports reported admits describes complains endorses positive plus has".split()
)
#: A clause that ends so is denied as a whole: "fever denied", "infection ruled out".
_AFTER = re.compile(r"\b(?:denied|negative|excluded|ruled out|in the family|normal|intact|fine|unremarkable)$")
_DOUBT = re.compile(r"\b(?:not|cannot|cant|never|isnt|arent|yet to be|used to be|was|were|than|almost|nearly)\b")
_BARE = frozenset({"no", "none", "nil", "denied", "negative"})
#: Pairs that one denial takes together.
_PAIRS = re.compile(
    r"\b(bladder|bowels?|fevers?|chills|numbness|tingling) and (?=(?:bladder|bowel|chills|sweats|tingling)\b)"
)
_CANNOT = ("can", "could", "will", "would")
_OR = re.compile(r"\bn?or\b")
#: Items of a denied list, "no fever, chills or weight loss", have at most this many words.
_LONGEST_ITEM = 3


@lru_cache(maxsize=4096)
def affirmed(text: str) -> str:
    """Return :func:`~anatomy.blocks.words.plain` text without what it denies.

    Examples
    --------
    >>> affirmed("No fever, denies weight loss; night sweats")
    'night sweats'
    >>> affirmed("no control of the bladder, family history of cancer")
    'no control of the bladder'
    >>> affirmed("denies fever, chills or weight loss but fell")
    'but fell'
    """
    sentences = re.split(r"[;!?\n+]|\.(?!\d)|\s[/–—-]+\s", text)
    kept = (_sentence(plain(sentence)) for sentence in sentences)
    return " , ".join(part for part in kept if part)


def _sentence(text: str) -> str:
    """Return one sentence without its denied clauses."""
    clauses: list[str] = []
    raw = [clause.strip() for clause in text.split(",")]
    carried = False
    for i, clause in enumerate(raw):
        if clause in _BARE:
            clauses[-1:] = []
            continue
        kept, denied = _clause(clause, carried and not _starts_anew(clause))
        carried = denied and not _OR.search(clause) and _is_list(raw[i + 1 :])
        clauses.append(kept)
    return " , ".join(clause for clause in clauses if clause)


def _is_list(rest: list[str]) -> bool:
    """Return whether the clauses that follow are short items that run on to an "or"."""
    for clause in rest:
        if _starts_anew(clause):
            return False
        words = clause.split()
        before = next((i for i, word in enumerate(words) if word in _ENDS), len(words))
        if _OR.search(" ".join(words[:before])):
            return True
        if before < len(words) or before > _LONGEST_ITEM:
            return False
    return False


def _starts_anew(clause: str) -> bool:
    words = clause.split()
    return not words or words[0] in _ENDS or bool(_FIRM.match(clause) or _PLAIN.match(clause))


def _clause(clause: str, denied: bool) -> tuple[str, bool]:
    """Return a clause without what it denies, and whether its end is denied; it may begin so."""
    words = _PAIRS.sub(r"\1 or ", clause).split()
    if _AFTER.search(clause) and not _DOUBT.search(clause):
        while words and words[-1] not in _ENDS and words[-1] != "and":
            words.pop()
    kept: list[str] = []
    firm, i = denied, 0
    while i < len(words):
        rest = " ".join(words[i:])
        if (cue := _FIRM.match(rest)) and not (words[i] in ("no", "without") and _is_loss(rest, cue.end())):
            denied, firm, i = True, True, i + len(cue[0].split())
            continue
        if (cue := _PLAIN.match(rest)) and not _is_loss(rest, cue.end()) and words[max(i - 1, 0)] not in _CANNOT:
            denied, firm, i = True, firm and denied, i + len(cue[0].split())
            continue
        if words[i] in _ENDS or (words[i] == "and" and not firm):
            denied = False
        if not denied:
            kept.append(words[i])
        i += 1
    return " ".join(kept), denied


def _is_loss(rest: str, end: int) -> bool:
    after = rest[end:].strip()
    loss = _LOSS.match(after)
    return loss is not None and not _CHANGE.search(loss[0]) and not _CHANGE.match(after[loss.end() :].strip())
