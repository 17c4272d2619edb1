/* The body chart. Geometry is fetched once; colours come from style sheet tokens, so a theme change needs no script. */
(function () {
  "use strict";
  const { createElement: h, Fragment, memo, useCallback, useEffect, useMemo, useRef, useState } = React;
  const FAMILY = { C: "C", T: "T", L: "L", S: "S", V: "V" };
  const ALWAYS = new Set(["V1", "C4", "T2", "T4", "T7", "T10", "L2", "L3", "L4", "S1", "S2", "C2"]);
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const LEAST_LIT = 4; // percent below which a territory stays faded
  let stamp = 0;

  const family = (segment) => FAMILY[segment[0]] === "C" && segment.startsWith("Co") ? "S" : FAMILY[segment[0]];
  const strength = (percent) => Math.round(100 * Math.min(1, Math.pow(percent / 52, 0.62)));
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const other = (side) => (side === "left" ? "right" : side === "right" ? "left" : side);

  /** Percent of a territory; the joined S4-5 of a map has that of its likelier half. */
  const chance = (values, { segment, side }) => Math.max(0, ...(segment === "S4-5" ? ["S4", "S5"] : [segment])
    .map((s) => (values && values[s + "." + side]) || 0));

  function useGeometry(src) {
    const [geometry, setGeometry] = useState(null);
    useEffect(() => {
      let alive = true;
      fetch(src).then((r) => r.json()).then((g) => alive && setGeometry(g)).catch(() => alive && setTimeout(() => setGeometry((g) => g), 0));
      return () => { alive = false; };
    }, [src]);
    return geometry;
  }

  function useScale(ref, width) {
    const [scale, setScale] = useState(0.55);
    useEffect(() => {
      const node = ref.current;
      if (!node) return undefined;
      const watch = new ResizeObserver(() => {
        const ctm = node.getScreenCTM();
        if (ctm && ctm.a > 0) setScale(Math.round(ctm.a * 200) / 200);
      });
      watch.observe(node);
      return () => watch.disconnect();
    }, [ref, width]);
    return scale;
  }

  const territoryStyle = (segment, percent) => ({
    "--c": "var(--" + segment.split("-")[0] + ")", "--f": "var(--fam" + family(segment) + ")", "--k": strength(percent) + "%",
  });

  const Territories = memo(function Territories({ list, values, focus }) {
    const lit = [];
    const base = list.map((t) => {
      const percent = chance(values, t);
      const on = focus && percent >= LEAST_LIT;
      if (on) lit.push(h("path", { key: t.id, d: t.d, className: "ring", style: { "--w": 1 + Math.min(1.2, percent / 45) } }));
      return h("path", {
        key: t.id, d: t.d, className: "t" + (focus ? (on ? " lit" : " dim") : ""), style: territoryStyle(t.segment, percent),
      });
    });
    return h(Fragment, null, base, lit);
  });

  const Labels = memo(function Labels({ figure, list, values, focus, scale }) {
    const aim = 10.5 / scale, least = 8.2 / scale;
    const text = (key, x, y, size, segment, classes) => h("text", {
      key, x, y: y + size * 0.36, fontSize: size, className: "tl " + classes,
    }, segment);
    const inside = list.filter((t) => t.label && !(figure.outside || []).some((o) => o.segment === t.segment)).map((t) => {
      const on = focus && chance(values, t) >= LEAST_LIT;
      const room = t.strip ? t.r * 2.05 : t.r * 1.15;
      const listed = ALWAYS.has(t.segment) && room * scale > 5;
      if (room < least && !on && !listed) return null;
      const apart = 2 * Math.abs(t.label[0] - figure.width / 2); // from the name of the other side
      if (apart > 1 && apart < least * 0.66 * t.segment.length && !on) return null;
      return text(t.id, t.label[0], t.label[1], Math.min(aim, Math.max(least, room)), t.segment, on ? "on" : "");
    });
    const outside = (figure.outside || []).map((o) => {
      const on = focus && chance(values, o) >= LEAST_LIT;
      if (!on && scale < 0.5) return null;
      return text("o" + o.segment + o.side, o.x + (o.away[0] * 11) / scale, o.y + (o.away[1] * 11) / scale, aim, o.segment, "out" + (on ? " on" : focus ? " quiet" : ""));
    });
    return h(Fragment, null, inside, outside);
  });

  function Patterns({ id, scale }) {
    const px = 1 / scale;
    const pattern = (name, size, children, turn) => h("pattern", {
      key: name, id: id + name, width: size * px, height: size * px, patternUnits: "userSpaceOnUse", patternTransform: turn,
    }, h("rect", { width: size * px, height: size * px, className: "pm0" }), children);
    return h("defs", null,
      pattern("hatch", 5.2, h("rect", { width: 2.1 * px, height: 5.2 * px, className: "pm1" }), "rotate(45)"),
      pattern("dots", 6, h("circle", { cx: 3 * px, cy: 3 * px, r: 1.6 * px, className: "pm1" })),
      pattern("rings", 8, h("circle", { cx: 4 * px, cy: 4 * px, r: 2.2 * px, className: "pm3", strokeWidth: 1.3 * px })),
      pattern("cross", 6, h("path", { d: `M0 ${3 * px}H${6 * px}M${3 * px} 0V${6 * px}`, className: "pm3", strokeWidth: 1.1 * px })));
  }

  const PATTERN = { pain: "hatch", paraesthesia: "dots", numbness: "rings", tenderness: "cross" };

  const Marks = memo(function Marks({ areas, index, marks, id, live }) {
    const shape = (key, d, fillWith, className) => h("path", { key, d, fill: fillWith, className });
    const out = [];
    marks.forEach((mark, m) => {
      const found = mark.areas.flatMap((a) => index.tiles(a)).filter((i) => i !== undefined);
      const normal = mark.state === "normal";
      found.forEach((i) => out.push(shape(m + "e" + i, areas[i].d, "none", normal ? "mark normal" : "mark edge")));
      if (!normal) found.forEach((i) => out.push(shape(m + "f" + i, areas[i].d, `url(#${id}${PATTERN[mark.type] || "hatch"})`, "mark fill")));
    });
    (live ? [...live.areas] : []).forEach((a) => index.tiles(a).forEach((i) =>
      out.push(shape("l" + i, areas[i].d, live.on ? `url(#${id}${PATTERN[live.type] || "hatch"})` : "none", "mark live" + (live.on ? "" : " off")))));
    return h(Fragment, null, out);
  });

  function makeIndex(areas, groups) {
    const byId = new Map(areas.map((a, i) => [a.id, i]));
    const tiles = (id) => {
      if (byId.has(id)) return [byId.get(id)];
      const [name, side] = id.split(".");
      const sides = side === "both" || side === "unknown" ? ["left", "right"] : [side];
      return (groups[name] || [name]).flatMap((t) => [...sides, "midline"].map((s) => byId.get(t + "." + s)))
        .filter((i) => i !== undefined);
    };
    return { byId, tiles };
  }

  function neighbour(areas, from, [dx, dy]) {
    const o = areas[from].c;
    let best = -1, least = Infinity;
    areas.forEach((a, i) => {
      if (i === from) return;
      const x = a.c[0] - o[0], y = a.c[1] - o[1];
      const along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (along < 1 || aside > along * 2.2) return;
      const cost = along + 1.9 * aside;
      if (cost < least) { least = cost; best = i; }
    });
    return best;
  }

  function Lens({ figure, marks, index, areas, artId, clipId }) {
    const small = marks.flatMap((m) => m.areas.flatMap((a) => index.tiles(a))).filter((i) => areas[i] && areas[i].small);
    if (!small.length) return null;
    const first = areas[small[small.length - 1]];
    const near = small.map((i) => areas[i].c).filter((c) => Math.hypot(c[0] - first.c[0], c[1] - first.c[1]) < 70);
    const cx = near.reduce((s, c) => s + c[0], 0) / near.length, cy = near.reduce((s, c) => s + c[1], 0) / near.length;
    const R = 78, z = 2.1, foot = cy > figure.height * 0.85, leftward = cx < figure.width / 2;
    const x = Math.max(R - 22, Math.min(figure.width - R + 22, cx + (leftward ? -1 : 1) * (foot ? 110 : -6)));
    const y = foot ? figure.height * 0.8 : Math.min(cy + R + 95, figure.height - R - 10);
    const dx = x - cx, dy = y - cy, len = Math.hypot(dx, dy) || 1;
    return h("g", { "aria-hidden": true, className: "lens-group" },
      h("clipPath", { id: clipId }, h("circle", { cx: x, cy: y, r: R })),
      h("path", { className: "lead", d: `M${cx + (dx / len) * 42} ${cy + (dy / len) * 42}L${x - (dx / len) * R} ${y - (dy / len) * R}` }),
      h("circle", { cx: x, cy: y, r: R, className: "lens-back" }),
      h("g", { clipPath: `url(#${clipId})` },
        h("g", { transform: `translate(${x - cx * z} ${y - cy * z}) scale(${z})` }, h("use", { href: "#" + artId }))),
      h("circle", { cx: x, cy: y, r: R, className: "lens" }));
  }

  function Sides({ figure, view, words, scale }) {
    const size = 11 / scale, r = Math.min(11 / scale, 30), y = 78;
    const left = view === "front" ? "right" : "left";
    const mark = (side, x) => h("g", { key: side, className: "side-mark" },
      h("circle", { cx: x, cy: y, r, className: "rlb", strokeWidth: 1.1 / scale }),
      h("text", { x, y: y + size * 0.42, fontSize: size * 1.1, className: "rlt" }, side === "right" ? "R" : "L"),
      h("text", { x, y: y + r + size * 1.5, fontSize: Math.max(size * 0.95, 10 / scale), className: "rls" }, words["patient_" + side]));
    const away = Math.max(figure.width * 0.33, 64 / scale); // clear of the head, even outside the box
    return h(Fragment, null, mark(left, figure.width / 2 - away), mark(other(left), figure.width / 2 + away));
  }

  /** What the pointer hits and the keyboard walks; drawn anew only when a mark changes. */
  const Option = memo(function Option({ area, i, uid, on, label }) {
    return h("path", { id: uid + "-" + i, d: area.d, role: "option", "data-i": i, "data-area": area.id, "aria-selected": on, "aria-label": label });
  });
  const Options = memo(function Options({ areas, uid, marked, describe }) {
    return areas.map((area, i) => h(Option, { key: area.id, area, i, uid, on: marked.has(i), label: describe(area, marked.get(i)) }));
  });

  function Figure(props) {
    const { id, view, figure, geometry, map, layer, marks, values, words, crop, cropName, live, stroke, active, setActive, act, hover, setHover, describe, small } = props;
    const ref = useRef(null), list = useRef(null);
    const box = crop || [-28, -4, figure.width + 56, figure.height + 8];
    const scale = useScale(ref, box[2]);
    const uid = id + "-" + view + (cropName || "");
    const areas = figure.areas;
    const index = useMemo(() => makeIndex(areas, geometry.groups), [areas, geometry]);
    const focus = marks.length > 0 || Object.keys(values || {}).length > 0;
    const whole = useMemo(() => areas.map((a) => a.d).join(""), [areas]); // stroked below the fills, it is the silhouette
    const territories = figure.territories[map] || figure.territories.consensus;
    const marked = useMemo(() => {
      const state = new Map();
      marks.forEach((m) => m.areas.forEach((a) => index.tiles(a).forEach((i) => state.set(i, m))));
      return state;
    }, [marks, index]);
    const current = active === null || !areas[active] ? -1 : active;
    const art = uid + "-art";

    const onKeyDown = (e) => {
      const i = current < 0 ? nearestStart(areas, figure) : current;
      const area = areas[i];
      if (ARROWS[e.key] && e.shiftKey) {
        const j = index.byId.get(area.area + "." + other(area.side));
        if (j !== undefined) setActive(j);
      } else if (ARROWS[e.key]) {
        const j = current < 0 ? i : neighbour(areas, i, ARROWS[e.key]);
        if (j >= 0) setActive(j);
      } else if (e.key === " " || e.key === "Enter") act({ do: marked.has(i) ? "unmark" : "mark", areas: [area.id] });
      else if (e.key === "Delete" || e.key === "Backspace") act({ do: "unmark", areas: [area.id] });
      else if (/^[nN]$/.test(e.key) && !e.ctrlKey && !e.metaKey) act({ do: "normal", areas: [area.id] });
      else if (/^[1-9]$/.test(e.key) && !e.ctrlKey && !e.metaKey) act({ do: "intensity", areas: [area.id], value: +e.key });
      else if (e.key === "Escape") list.current.blur();
      else if (/^[vbefVBEF]$/.test(e.key) && !e.ctrlKey && !e.metaKey) act({ do: "key", key: e.key.toLowerCase() });
      else return;
      e.preventDefault();
    };
    const ringed = hover && hover.view === view ? hover.i : -1;
    const name = fill(words.figure, { view: words[view], part: cropName ? words["view_" + cropName.split("-")[0]] : "" }).trim();
    return h("svg", {
      ref, viewBox: box.join(" "), className: "figure " + view + (focus ? " focusmode" : "") + (crop ? " crop" : ""), "data-view": view,
      preserveAspectRatio: "xMidYMid meet",
      onPointerDown: (e) => stroke.down(e, figure, index), onPointerMove: (e) => stroke.move(e, figure, view, setHover),
      onPointerLeave: () => setHover(null),
    },
    h(Patterns, { id: uid, scale }),
    h("g", { id: art, "aria-hidden": true, className: "art layer-" + layer },
      h("path", { d: whole, className: "sil" }),
      h("path", { d: whole, className: "skin" }),
      layer === "areas"
        ? h("g", null, territories.map((t) => h("path", { key: t.id, d: t.d, className: "t plain" })),
          areas.map((a) => h("path", { key: a.id, d: a.d, className: "tile" })))
        : h(Territories, { list: territories, values, focus }),
      h("image", { className: "shade", href: geometry.base + figure.shade, width: figure.width, height: figure.height, preserveAspectRatio: "none" }),
      h(Marks, { areas, index, marks, id: uid, live })),
    layer === "dermatomes" && h("g", { "aria-hidden": true }, h(Labels, { figure, list: territories, values, focus, scale })),
    !crop && h("g", { "aria-hidden": true }, h(Sides, { figure, view, words, scale })),
    h("g", {
      ref: list, role: "listbox", tabIndex: 0, "aria-label": name, "aria-multiselectable": true, className: "areas",
      "aria-activedescendant": current >= 0 ? uid + "-" + current : undefined,
      onFocus: () => { if (current < 0) setActive(nearestStart(areas, figure)); }, onKeyDown,
    }, h(Options, { areas, uid, marked, describe })),
    ringed >= 0 && areas[ringed] && h("path", { d: areas[ringed].d, className: "hover-ring", "aria-hidden": true, strokeWidth: 1.6 / scale }),
    current >= 0 && h("path", { d: areas[current].d, className: "focus-ring", "aria-hidden": true, strokeWidth: 2.4 / scale }),
    !crop && !small && h(Lens, { figure, marks, index, areas, artId: art, clipId: uid + "-lens" }));
  }

  function nearestStart(areas, figure) {
    let best = 0, least = Infinity;
    areas.forEach((a, i) => {
      const d = Math.hypot(a.c[0] - figure.width * 0.4, a.c[1] - figure.height * 0.27);
      if (d < least) { least = d; best = i; }
    });
    return best;
  }

  function areaUnder(e) {
    const at = (x, y) => {
      const node = document.elementFromPoint(x, y);
      const area = node && node.getAttribute && node.getAttribute("data-area");
      return area ? { id: area, i: +node.getAttribute("data-i") } : null;
    };
    const exact = at(e.clientX, e.clientY);
    if (exact || e.pointerType === "mouse") return exact;
    for (const r of [7, 13]) { // a finger is blunt: look around it
      for (let k = 0; k < 8; k++) {
        const hit = at(e.clientX + r * Math.cos(k * Math.PI / 4), e.clientY + r * Math.sin(k * Math.PI / 4));
        if (hit) return hit;
      }
    }
    return null;
  }

  function BodyChart(props) {
    const { id, src, map, layer, view, face, marks = [], values, tool = "brush", paint, words, setProps, className } = props;
    const geometry = useGeometry(src);
    const [live, setLive] = useState(null), [hover, setHover] = useState(null), [actives, setActives] = useState({}), [chosen, setChosen] = useState({});
    const pen = useRef(null), latest = useRef({});
    latest.current = { marks, tool, paint };
    const act = (action) => setProps({ action: { ...action, n: ++stamp + Date.now() } });

    const describe = useCallback((area, mark) => {
      const segment = geometry.segments[map][area.area];
      const state = !mark ? words.unmarked : mark.state === "normal" ? words.normal
        : words[mark.type] + (mark.value ? ", " + fill(words.of_ten, { value: mark.value }) : "");
      return [area.name + (area.side === "midline" ? "" : ", " + words[area.side]), segment, state].filter(Boolean).join(", ");
    }, [geometry, map, words]);

    const stroke = useMemo(() => ({
      down(e, figure, index) {
        if (e.button) return;
        const hit = areaUnder(e);
        if (!hit) return;
        if (e.target.hasPointerCapture && e.target.hasPointerCapture(e.pointerId)) e.target.releasePointerCapture(e.pointerId);
        const now = latest.current;
        const isOn = now.marks.some((m) => m.areas.some((a) => index.tiles(a).includes(hit.i)));
        const on = now.tool === "erase" ? false : !isOn;
        pen.current = { on, areas: new Set([hit.id]), brush: now.tool !== "select", type: now.paint.type, single: true };
        setLive({ ...pen.current });
      },
      move(e, figure, name, hoverTo) {
        if (!pen.current) {
          if (e.pointerType !== "mouse") return;
          const hit = areaUnder(e);
          hoverTo(hit ? { view: name, i: hit.i, area: figure.areas[hit.i] } : null);
          return;
        }
        const hit = areaUnder(e);
        if (!pen.current.brush || !hit || pen.current.areas.has(hit.id)) return;
        pen.current.areas.add(hit.id);
        setLive({ ...pen.current, areas: new Set(pen.current.areas) });
      },
    }), []);

    useEffect(() => {
      const up = () => {
        const p = pen.current;
        if (!p) return;
        pen.current = null;
        setLive(null);
        act({ do: p.on ? "mark" : "unmark", areas: [...p.areas] });
      };
      const drop = () => { pen.current = null; setLive(null); };
      window.addEventListener("pointerup", up);
      window.addEventListener("pointercancel", drop);
      return () => { window.removeEventListener("pointerup", up); window.removeEventListener("pointercancel", drop); };
    });

    if (!geometry) return h("div", { id, className: "body-chart loading " + (className || ""), "aria-busy": true }, h("p", { className: "vh" }, words.loading));

    const shared = { id, geometry, map, layer, marks, values, words, live, stroke, act, hover, setHover, describe };
    const figure = (key, v, crop) => h(Figure, {
      ...shared, key: v + key, view: v, figure: geometry[v], crop, cropName: crop ? key : "",
      active: actives[v + key] === undefined ? null : actives[v + key], setActive: (i) => {
        setActives((old) => ({ ...old, [v + key]: i }));
        setHover({ view: v, i: -1, area: geometry[v].areas[i] });
      },
    });
    const zooms = view === "body" ? null : geometry.zooms[view];
    const panes = zooms
      ? zooms.map((z, i) => {
        const key = view + "-" + z.view + "-" + z.side;
        return h("figure", { key, className: "pane" + (i === (chosen[view] || 0) ? " chosen" : "") }, figure(key, z.view, z.box), h("figcaption", null, words["part_" + z.part],
          z.side && h("span", null, words["patient_" + z.side])));
      })
      : ["front", "back"].map((v) => figure("", v));
    const seen = hover && hover.area;
    const mark = seen && marks.find((m) => m.areas.some((a) => a === seen.id));
    return h("div", { id, className: "body-chart view-" + view + " face-" + face + " tool-" + tool + " " + (className || "") },
      h("div", { className: "figures" + (zooms ? " zoomed" : "") }, panes),
      zooms && h("div", { className: "pane-pick", role: "group", "aria-label": words.pick }, zooms.map((z, i) => h("button", {
        key: i, type: "button", "aria-pressed": i === (chosen[view] || 0), onClick: () => setChosen((old) => ({ ...old, [view]: i })),
      }, fill(words["pick_" + z.part], { side: words[z.side] || "" })))),
      h("p", { className: "readout", "aria-hidden": true }, seen
        ? h(Fragment, null, h("b", null, [geometry.segments[map][seen.area], seen.side === "midline" ? "" : words[seen.side]].filter(Boolean).join(", ")),
          " · " + seen.name, mark ? " · " + (mark.state === "normal" ? words.normal : words[mark.type].toLowerCase()) : "")
        : words.readout));
  }

  BodyChart.neighbour = neighbour; // the way of the arrow keys, for whoever must know it
  window.metamere_components = Object.assign(window.metamere_components || {}, { BodyChart });
})();
