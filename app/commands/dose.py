"""``metamere dose``: milligrams of typed gives beside every ceiling; exit 3 when over."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from app.commands import AsJson, show

_GIVE_HELP = 'Drug, strength and volume with units, e.g. "lidocaine 1% 10 mL" or "Marcain 0.25% 2 x 20 mL adrenaline".'
_ALREADY_HELP = 'Given in the last 24 hours; here mg will do too, e.g. "lidocaine 40 mg".'
_REDUCE_HELP = "What ceilings are multiplied by: 0.7 to 0.9 for age over 70, frailty or organ failure."
_KIT_HELP = "Whether monitor, resuscitation kit and lipid are at hand."


def dose(
    give: Annotated[list[str] | None, typer.Option("--give", help=_GIVE_HELP)] = None,
    weight_kg: Annotated[str | None, typer.Option("--weight-kg", help="Body weight in kg.")] = None,
    height_cm: Annotated[str | None, typer.Option("--height-cm", help="Height in cm, for the ideal weight.")] = None,
    sex: Annotated[str | None, typer.Option("--sex", help="female or male, for the ideal weight.")] = None,
    age_years: Annotated[str | None, typer.Option("--age-years", help="Age in years.")] = None,
    reduce: Annotated[str | None, typer.Option("--reduce", help=_REDUCE_HELP)] = None,
    already: Annotated[list[str] | None, typer.Option("--already", help=_ALREADY_HELP)] = None,
    block: Annotated[str | None, typer.Option("--block", help="Block it is for, by id or name.")] = None,
    allergy: Annotated[list[str] | None, typer.Option("--allergy", help="Drug or class not tolerated.")] = None,
    pregnant: Annotated[bool, typer.Option("--pregnant", help="Pregnancy: specialists only.")] = False,
    kit: Annotated[bool | None, typer.Option("--kit/--no-kit", help=_KIT_HELP)] = None,
    as_json: AsJson = False,
) -> None:
    """Work out milligrams and the part of the ceiling they use, beside every authority's ceiling."""
    from anatomy.dosing.calculate import dose as work_out

    result = work_out(
        give or [],
        weight_kg=weight_kg,
        height_cm=height_cm,
        sex=sex,
        age_years=age_years,
        reduce=reduce,
        already=already or [],
        block=block,
        allergies=allergy or [],
        pregnant=pregnant,
        kit_at_hand=kit,
    )
    show(result.to_dict(), as_json, print_dose)
    result.refuse_if_over()


def print_dose(result: dict[str, Any]) -> None:
    """Print what is given, the part of the ceiling, every claim, what to know and the lipid doses."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, soft_wrap=False)
    for row in [*result["gives"], *result["already"]]:
        console.print(f"{row['says']}{'  (already given)' if row['already'] else ''}", style="bold", markup=False)
        ceiling = row["ceiling"]
        table = Table("Ceiling", "mg/kg", "most mg", "here, mg", "", box=None, pad_edge=False)
        table.add_row(
            "used",
            f"{ceiling['mg_per_kg']:g}",
            f"{ceiling['max_mg']:g}",
            f"{row['ceiling_mg']:.1f}",
            f"{_read(ceiling['read'])}; {row['fraction']:.0%} used; {ceiling['rule']}",
            style="bold",
        )
        for claim in row["claims"]:
            kind = "with_adrenaline" if row["adrenaline"] else "plain"
            here = "–" if claim["ceiling_mg"] is None else f"{claim['ceiling_mg']:.1f}"
            table.add_row(
                claim["authority"],
                _figure(claim[f"{kind}_mg_per_kg"]),
                _figure(claim[f"{kind}_max_mg"]),
                here,
                "; ".join(filter(None, [_read(claim["read"]), _over(claim), claim["note"]])),
            )
        console.print(table)
    colour = "red" if result["over"] else "yellow" if result["near"] else "green"
    console.print(result["refusal"] or result["summary"], style=f"bold {colour}", markup=False)
    for note in result["notes"]:
        sources = f" [{', '.join(note['sources'])}]" if note["sources"] else ""
        console.print(f"{note['text']}{sources}", style="dim", markup=False)
    card = result["last_card"]
    console.print(f"Toxicity: {card['product']} for {card['weight_kg']:g} kg", style="bold", markup=False)
    for scheme in card["lipid"]:
        minutes = "–".join(f"{m:g}" for m in dict.fromkeys(scheme["bolus_min"]))
        rate = "–".join(f"{r:g}" for r in dict.fromkeys(scheme["infusion_ml_per_min"]))
        console.print(
            f"{scheme['guideline']}: {scheme['bolus_ml']:g} mL over {minutes} min, then {rate} mL/min "
            f"({scheme['infusion']}); never above {scheme['max_ml']:g} mL. {_read(scheme['read'])}"
            + (f"; recalled: {scheme['recalled']}" if scheme["recalled"] else ""),
            markup=False,
        )
    console.print(card["differ"], markup=False)
    console.print("Educational reference; not for use in patient care decisions.", style="dim")


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _read(read: bool) -> str:
    return "read" if read else "recalled"


def _over(claim: dict[str, Any]) -> str:
    if not claim["applies"]:
        return f"{claim['population']}: not used"
    if claim["ceiling_mg"] is None:
        return "states none for this solution"
    return "passed" if claim["over"] else ""
