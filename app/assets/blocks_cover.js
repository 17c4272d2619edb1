/* What a block covers, drawn on the body chart's geometry: covered skin lit, the painful place hatched, its gap in ink. */
(function () {
  "use strict";
  const { createElement: h, useEffect, useLayoutEffect, useRef, useState } = React;
  const FAMILY = (s) => (s.startsWith("Co") ? "S" : s[0]);
  const held = {};
  let serial = 0;

  function useGeometry(src) {
    const [geometry, setGeometry] = useState(null);
    useEffect(() => {
      let alive = true;
      held[src] = held[src] || fetch(src).then((r) => r.json());
      held[src].then((g) => alive && setGeometry(g)).catch(() => { delete held[src]; });
      return () => { alive = false; };
    }, [src]);
    return geometry;
  }

  const ahead = document.querySelector('link[rel=preload][as=fetch]'); // the page preloads the geometry: take it, so that a card draws at once
  if (ahead) { const src = ahead.getAttribute("href"); held[src] = fetch(src).then((r) => r.json()); held[src].catch(() => { delete held[src]; }); }

  function parts(figure, geometry, { segments, tiles, marks, side }) {
    const sides = side === "both" ? ["left", "right", "midline"] : [side, "midline"];
    const names = new Set(segments.flatMap((s) => (s === "S4" || s === "S5" ? [s, "S4-5"] : [s])));
    const list = figure.territories.consensus;
    const lit = list.filter((t) => names.has(t.segment) && sides.includes(t.side));
    const byId = new Map(figure.areas.map((a) => [a.id, a]));
    const find = (ids) => [...new Set(ids.flatMap((id) => geometry.groups[id] || [id]))]
      .flatMap((id) => sides.map((s) => byId.get(id + "." + s))).filter(Boolean);
    return { list, lit, field: find(tiles), marked: find(marks) };
  }

  function Pane({ view, figure, geometry, what, uid, both }) {
    const focus = useRef(null);
    const [box, setBox] = useState(null);
    const { list, lit, field, marked } = what;
    useLayoutEffect(() => {
      if (!focus.current) return;
      const b = focus.current.getBBox();
      const pad = 24, ratio = both ? 0.98 : 0.8;
      let w = Math.max(b.width + 2 * pad, 150), hgt = Math.max(b.height + 2 * pad, 190);
      if (w / hgt < ratio) w = hgt * ratio; else hgt = w / ratio;
      w = Math.min(w, figure.width + 40); hgt = Math.min(hgt, figure.height + 20);
      setBox([b.x + b.width / 2 - w / 2, b.y + b.height / 2 - hgt / 2, w, hgt]);
    }, [figure, what, both]);
    const shape = box || [0, 0, figure.width, figure.height];
    const px = shape[2] / 236;
    const whole = figure.areas.map((a) => a.d).join("");
    const covered = lit.length ? lit : field;
    const litOn = (key, name) => covered.map((t) => h("path", { key: key + t.id, d: t.d, className: name }));
    const outline = (items, name, width) => items.map((t) => h("path", { key: name + t.id, d: t.d, className: name, strokeWidth: width * px }));
    return h("figure", { className: "cov-pane" },
      h("svg", { viewBox: shape.map((v) => Math.round(v * 10) / 10).join(" "), className: "cov", "aria-hidden": true, focusable: "false" },
        h("defs", null,
          h("pattern", { id: uid + "m", width: 6 * px, height: 6 * px, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
            h("rect", { width: 6 * px, height: 6 * px, className: "pm0" }),
            h("rect", { width: 2.3 * px, height: 6 * px, className: "pm1" })),
          h("pattern", { id: uid + "g", width: 5.5 * px, height: 5.5 * px, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)" },
            h("rect", { width: 5.5 * px, height: 5.5 * px, className: "pm0" }), h("rect", { width: 1.5 * px, height: 5.5 * px, className: "pm2" })),
          h("clipPath", { id: uid + "c" }, covered.map((t) => h("path", { key: t.id, d: t.d, clipRule: "evenodd" }))),
          h("clipPath", { id: uid + "a" }, marked.map((t) => h("path", { key: t.id, d: t.d }))),
          h("mask", { id: uid + "k", maskUnits: "userSpaceOnUse", x: -50, y: -50, width: figure.width + 100, height: figure.height + 100 },
            h("rect", { x: -50, y: -50, width: figure.width + 100, height: figure.height + 100, fill: "#fff" }),
            covered.map((t) => h("path", { key: t.id, d: t.d, fill: "#000", fillRule: "evenodd" })))),
        h("path", { d: whole, className: "sil" }),
        list.map((t) => h("path", {
          key: t.id, d: t.d, className: "t " + (lit.includes(t) ? "lit" : "dim"),
          style: { "--c": "var(--" + t.segment.split("-")[0] + ")", "--f": "var(--fam" + FAMILY(t.segment) + ")", "--k": "74%", strokeWidth: 0.9 * px },
        })),
        field.map((a) => h("path", { key: "n" + a.id, d: a.d, className: "cov-field" })),
        h("image", { className: "shade", href: geometry.base + figure.shade, width: figure.width, height: figure.height, preserveAspectRatio: "none" }),
        h("g", { mask: "url(#" + uid + "k)" }, marked.map((t) => h("path", { key: t.id, d: t.d, fill: "url(#" + uid + (covered.length ? "g)" : "m)") }))),
        h("g", { clipPath: "url(#" + uid + "c)" }, marked.map((t) => h("path", { key: t.id, d: t.d, fill: "url(#" + uid + "m)" }))),
        outline(lit, "cov-ring", 1.6),
        marked.length ? h("g", { className: "cov-edge" }, outline(marked, "cov-mark", 1)) : null,
        h("g", { ref: focus, className: "cov-focus" }, (marked.length ? marked : covered).map((t) => h("path", { key: t.id, d: t.d }))),
        litOn("z", "cov-none")),
      h("figcaption", null, view === "front" ? "Front" : "Back"));
  }

  function CoverChart(props) {
    const geometry = useGeometry(props.src);
    const [uid] = useState(() => "cov" + (serial += 1));
    const wanted = { segments: props.segments || [], tiles: props.tiles || [], marks: props.marks || [], side: props.side || "right" };
    if (!geometry) return h("div", { id: props.id, className: "cov-box", "aria-busy": true });
    const seen = ["front", "back"].map((view) => [view, parts(geometry[view], geometry, wanted)])
      .filter(([, w]) => w.marked.length || (!wanted.marks.length && (w.lit.length || w.field.length)));
    return h("div", { id: props.id, className: "cov-box" + (seen.length > 1 ? " two-up" : ""), role: "img", "aria-label": props.label },
      seen.map(([view, what]) => h(Pane, { key: view, view, figure: geometry[view], geometry, what, uid: uid + view, both: seen.length > 1 })),
      h("span", { className: "cov-side", "aria-hidden": true },
        wanted.side === "both" ? "Both sides" : "Patient’s " + wanted.side));
  }

  window.metamere_components = Object.assign(window.metamere_components || {}, { CoverChart });
})();
