"""Units of local-anaesthetic solutions, and numbers as people type them.

One per cent is 1 g in 100 mL, so 10 mg in each mL: ``mg = mL × per cent × 10``. A number is read only where it can be
read in one way; a stray comma or point is a tenfold or thousandfold slip, and is asked about.
"""

from __future__ import annotations

import math
import re

from anatomy.errors import BadInput

MG_PER_ML_IN_ONE_PERCENT = 10.0
#: An adrenaline ratio 1:N is 1 g in N mL; a gram is a million micrograms.
_UG_PER_G = 1_000_000.0
#: Products of typed decimals are kept to this many places, far below any dose, so that 0.7 × 0.1 × 10 is 0.7.
_PLACES = 9

_PLAIN_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
#: One mark with exactly three figures behind it: a decimal to some readers, thousands to others.
_DECIMAL_OR_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


def mg_per_ml(percent: float) -> float:
    """Return a strength in mg/mL.

    Parameters
    ----------
    percent
        Strength in per cent (g in 100 mL).

    Returns
    -------
    float
        The same strength, mg/mL.

    Examples
    --------
    >>> mg_per_ml(0.25), mg_per_ml(2)
    (2.5, 20.0)
    """
    return round(percent * MG_PER_ML_IN_ONE_PERCENT, _PLACES)


def percent_of(concentration_mg_per_ml: float) -> float:
    """Return a strength in per cent.

    Parameters
    ----------
    concentration_mg_per_ml
        Strength, mg/mL.

    Returns
    -------
    float
        The same strength, per cent.

    Examples
    --------
    >>> percent_of(2.5)
    0.25
    """
    return round(concentration_mg_per_ml / MG_PER_ML_IN_ONE_PERCENT, _PLACES + 1)


def dose_mg(volume_ml: float, percent: float, sites: int = 1) -> float:
    """Return the drug in a volume of solution.

    Parameters
    ----------
    volume_ml
        Volume at one site, mL.
    percent
        Strength, per cent.
    sites
        Sites, sides or levels that each get the volume.

    Returns
    -------
    float
        Drug in all, mg.

    Examples
    --------
    >>> dose_mg(20, 0.25), dose_mg(20, 0.375, sites=2)
    (50.0, 150.0)
    """
    return round(volume_ml * percent * MG_PER_ML_IN_ONE_PERCENT * sites, _PLACES)


def adrenaline_ug_per_ml(ratio: float) -> float:
    """Return adrenaline's strength for a ratio 1:N.

    Parameters
    ----------
    ratio
        N of 1:N, e.g. 200,000.

    Returns
    -------
    float
        Micrograms in each mL.

    Examples
    --------
    >>> adrenaline_ug_per_ml(200_000), adrenaline_ug_per_ml(100_000)
    (5.0, 10.0)
    """
    return _UG_PER_G / ratio


def read_number(typed: object, what: str, *, path: str = "") -> float:
    """Return a number above nought that can be read in one way only.

    Parameters
    ----------
    typed
        A number, or text that is one. A comma is a decimal mark where it cannot be anything else.
    what
        What it measures, with its unit, for the message: ``"weight in kg"``.
    path
        Where it stands in a document.

    Returns
    -------
    float
        The number.

    Raises
    ------
    BadInput
        If it is not a number, not above nought, not finite, or could mean two things.

    Examples
    --------
    >>> read_number("0,25", "strength")
    0.25
    >>> read_number(".5", "volume in mL")
    Traceback (most recent call last):
        ...
    anatomy.errors.BadInput: '.5' is not a volume in mL: put a nought before the point. Did you mean 0.5?
    """
    text = str(typed).strip().replace("−", "-")
    if isinstance(typed, bool) or not isinstance(typed, (int, float, str)):
        raise BadInput(f"{_quoted(text)} is not a {what}: give a number.", path=path)
    if isinstance(typed, str):
        _refuse_two_readings(text, what, path)
        decimal = text.replace(",", ".").lstrip("+")
        if text.startswith("-") and _PLAIN_NUMBER.fullmatch(decimal[1:]):
            raise BadInput(f"the {what} must be above 0, not {text}.", path=path)
        if not _PLAIN_NUMBER.fullmatch(decimal):
            raise BadInput(f"{_quoted(text)} is not a {what}: give a plain number, such as 0.5 or 10.", path=path)
        value = float(decimal)
    else:
        value = float(typed)
    if not math.isfinite(value):
        raise BadInput(f"{_quoted(text)} is not a {what}: give a finite number.", path=path)
    if value <= 0:
        raise BadInput(f"the {what} must be above 0, not {say(value)}.", path=path)
    return value


def _refuse_two_readings(text: str, what: str, path: str) -> None:
    """Refuse numbers that are classic tenfold or thousandfold slips."""
    bare = text.lstrip("+-")
    if re.fullmatch(r"[.,][0-9]+", bare):
        raise BadInput(
            f"{_quoted(text)} is not a {what}: put a nought before the point.", path=path, nearest=[f"0.{bare[1:]}"]
        )
    if _DECIMAL_OR_THOUSANDS.fullmatch(bare):
        whole, part = re.split("[.,]", bare)
        raise BadInput(
            f"{_quoted(text)} can be read as {whole} and a fraction or as {whole} thousand. Write it with another "
            "number of decimals, or without the mark.",
            path=path,
            nearest=[f"{whole}.{part}".rstrip("0").rstrip("."), whole + part],
        )


def say(value: float, places: int = 3) -> str:
    """Return a quantity as it is written for people: few decimals, no trailing noughts, never a false 0.

    Parameters
    ----------
    value
        The quantity, 0 or more.
    places
        Decimals at most.

    Returns
    -------
    str
        The figure.

    Examples
    --------
    >>> say(50.0), say(0.125), say(1250), say(86.0118, 1), say(0.04, 1)
    ('50', '0.125', '1,250', '86', 'less than 0.1')
    """
    text = f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if places else text
    return text if value == 0 or text not in {"0", "-0"} else f"less than {10**-places:g}"


def _quoted(text: str) -> str:
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
