"""A course as a line of days: one dot an injection, and where the stop rule asks."""

from __future__ import annotations

from dash.development.base_component import Component

from anatomy.blocks.course_plan import CoursePlan
from app.components.svg import Svg

_WIDTH, _LEFT = 560.0, 16.0
#: Dots closer than this are drawn smaller; dates closer than a label is wide are left out.
_NARROW_PX, _LABEL_PX = 27.0, 46.0
#: The stop rule asks after the third injection at the latest.
_STOP_AFTER = 3


def timeline(made: CoursePlan) -> Component:
    """Return the course as a line of days, the stop drawn after the third injection."""
    sessions, days = made.sessions, (made.end - made.start).days
    step = (_WIDTH - 2 * _LEFT) / max(days, 1)
    gap = step * made.break_days
    parts = [f'<path d="M{_LEFT} 40H{_WIDTH - _LEFT}" class="pl-axis"/>']
    for n in range(days + 1):
        top, length = (33, 14) if n % 7 == 0 else (36, 8)
        parts.append(f'<path d="M{_LEFT + n * step:.1f} {top}v{length}" class="pl-tick"/>')
    every = max(1, round(_LABEL_PX / max(gap, 1)))
    for session in sessions:
        x = _LEFT + (session.day - made.start).days * step
        later = " later" if len(sessions) > _STOP_AFTER and session.n > _STOP_AFTER else ""
        r, size = (12.0, "") if gap > _NARROW_PX else (8.5, ' style="font-size:10px"')
        parts.append(f'<circle cx="{x:.1f}" cy="40" r="{r}" class="pl-dot{later}"/>')
        parts.append(f'<text x="{x:.1f}" y="44.2" class="pl-n{later}" text-anchor="middle"{size}>{session.n}</text>')
        if (session.n - 1) % every == 0:
            at, anchor = (x - 12, "start") if session.n == 1 else (x, "middle")
            if session.n == len(sessions):
                at, anchor = x + 12, "end"
            words = f"{session.day.day} {session.day:%b}"
            parts.append(f'<text x="{at:.1f}" y="74" class="b" text-anchor="{anchor}">{words}</text>')
            parts.append(f'<text x="{at:.1f}" y="90" text-anchor="{anchor}">{session.day:%a}</text>')
    if len(sessions) > _STOP_AFTER:
        x = _LEFT + (_STOP_AFTER - 0.5) * gap
        at, anchor = (x - 6, "end") if x > _WIDTH * 0.55 else (x + 6, "start")
        parts.append(f'<path d="M{x:.1f} 8V52" class="pl-stop"/>')
        parts.append(f'<text x="{at:.1f}" y="16" class="pl-stop-text" text-anchor="{anchor}">')
        parts.append("Stop here without a 30 % gain</text>")
    label = f"{len(sessions)} dates, {made.break_days} days apart, from {made.start:%d %B %Y}"
    return Svg(markup="".join(parts), viewBox="0 0 560 98", className="pl", label=label)
