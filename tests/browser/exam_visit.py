"""A visit to the examination page, and what a person does there."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.browser.conftest import Visit

SENSORY = [*(f"C{n}" for n in range(2, 9)), *(f"T{n}" for n in range(1, 13)), *(f"L{n}" for n in range(1, 6))]
SENSORY += ["S1", "S2", "S3", "S4-5"]
MOTOR = ["C5", "C6", "C7", "C8", "T1", "L2", "L3", "L4", "L5", "S1"]


def open_exam(visit: Visit) -> Visit:
    """Go to the examination and wait for the body."""
    visit.page.goto(f"{visit.address}/exam")
    visit.page.wait_for_selector(".ex-figure image", state="attached")
    return visit


def cell(visit: Visit, path: str) -> Locator:
    """The box of a path of the contract, e.g. ``right.motor.C5``."""
    return visit.page.locator(f'[data-cell="{path}"]')


def value(visit: Visit, path: str) -> str:
    return cell(visit, path).input_value()


def focused(visit: Visit) -> str:
    return visit.page.evaluate("document.activeElement.dataset.cell || document.activeElement.id || ''")


def sample(visit: Visit, name: str) -> None:
    """Open a sample and wait for its result."""
    visit.page.select_option("#ex-sample", name)
    visit.page.wait_for_selector(".ex-lead")


def lead(visit: Visit) -> tuple[str, str]:
    """Grade and neurological level as they stand in large type."""
    grade, level = visit.page.locator(".ex-lead .big dd").all_inner_texts()
    return grade, level


def wait_for_lead(visit: Visit, grade: str, level: str) -> None:
    visit.page.wait_for_function(
        "([g, l]) => { const d = [...document.querySelectorAll('.ex-lead .big dd')].map(n => n.innerText);"
        " return d[0] === g && d[1] === l; }",
        arg=[grade, level],
    )


def rows(visit: Visit) -> dict[str, list[str]]:
    """The values of the result by name of the row; right before left."""
    found = {}
    for row in visit.page.locator(".ex-row").all():
        values = [" ".join(t.split()) for t in row.locator(".ex-val").all_inner_texts()]
        found[row.locator(".ex-name").inner_text()] = values
    return found
