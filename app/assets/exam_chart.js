/* The body of the examination: 28 key points a side on the labelled skin, each drawn by its score. Drawn from the map's geometry. */
(function () {
  "use strict";
  const X = window.metamereExam = window.metamereExam || {};
  const { createElement: h, Fragment, memo, useEffect, useMemo, useRef, useState } = React;
  const SHOWN = { "2": "normal", "1": "altered", "0": "absent", NT: "untested", bad: "unread", "": "open" };

  function useGeometry(src) {
    const [geometry, setGeometry] = useState(null);
    useEffect(() => {
      let alive = true;
      fetch(src).then((r) => r.json()).then((g) => alive && setGeometry(g)).catch(() => {}); // the sheet works without the picture
      return () => { alive = false; };
    }, [src]);
    return geometry;
  }

  function useScale(ref) {
    const [scale, setScale] = useState(0.45);
    useEffect(() => {
      const watch = new ResizeObserver(() => {
        const ctm = ref.current && ref.current.getScreenCTM();
        if (ctm && ctm.a > 0) setScale(Math.round(ctm.a * 100) / 100);
      });
      watch.observe(ref.current);
      return () => watch.disconnect();
    }, [ref]);
    return scale;
  }

  /** One key point: filled when normal, half when altered, an open ring when absent, a bar when not testable, a speck when empty. */
  const Point = memo(function Point({ x, y, r, state, on }) {
    const half = `M${x} ${y - r}A${r} ${r} 0 0 0 ${x} ${y + r}Z`;
    return h("g", { className: "kp kp-" + SHOWN[state] + (on ? " on" : "") },
      on && h("circle", { cx: x, cy: y, r: r * 2.1, className: "kp-ring", strokeWidth: r * 0.5 }),
      h("circle", { cx: x, cy: y, r: state === "" ? r * 0.55 : r, className: "kp-dot", strokeWidth: r * 0.38 }),
      state === "1" && h("path", { d: half, className: "kp-half" }),
      (state === "NT" || state === "bad") && h("path", { d: `M${x - r * 0.5} ${y}H${x + r * 0.5}`, className: "kp-bar", strokeWidth: r * 0.45 }));
  });

  function Figure({ view, figure, geometry, points, states, active, pick, label }) {
    const ref = useRef(null);
    const scale = useScale(ref);
    const whole = useMemo(() => figure.areas.map((a) => a.d).join(""), [figure]);
    const r = Math.max(4.4, Math.min(10, 4.3 / scale));
    const territories = figure.territories.isncsci || figure.territories.consensus;
    const shown = points.filter((p) => p.view === view);
    const [over, setOver] = useState(null); // what the pointer is on
    const at = active && shown.find((p) => p.level === active.level);
    const size = 11.5 / scale;
    const middle = figure.width / 2, away = figure.width * 0.36;
    const mark = (side) => {
      const viewerLeft = (side === "right") === (view === "front");
      const x = middle + (viewerLeft ? -away : away);
      return h("g", { key: side }, h("circle", { cx: x, cy: 60, r: 10 / scale, className: "rlb", strokeWidth: 1.1 / scale }),
        h("text", { x, y: 60 + size * 0.36, fontSize: size, className: "rlt" }, side === "right" ? "R" : "L"));
    };
    return h("svg", {
      ref, viewBox: [-4, -4, figure.width + 8, figure.height + 8].join(" "), className: "figure ex-figure " + view, role: "img", "aria-label": label,
      onPointerOver: (e) => { const g = e.target.closest("[data-point]"); setOver(g ? g.dataset.point.split(".") : null); }, onPointerLeave: () => setOver(null),
      onPointerDown: (e) => { const g = e.target.closest("[data-point]"); if (g) { e.preventDefault(); pick(...g.dataset.point.split(".")); } },
    },
    h("path", { d: whole, className: "sil" }), h("path", { d: whole, className: "skin" }),
    territories.map((t) => h("path", { key: t.id, d: t.d, className: "t ex-" + (SHOWN[states[t.side + "." + t.segment]] || "open"), style: { "--c": "var(--" + t.segment.split("-")[0] + ")" } })),
    h("defs", null, h("pattern", { id: "ex-specks-" + view, width: 5 / scale, height: 5 / scale, patternUnits: "userSpaceOnUse" },
      h("circle", { cx: 2.5 / scale, cy: 2.5 / scale, r: 0.9 / scale, className: "ex-speck" }))),
    territories.filter((t) => states[t.side + "." + t.segment] === "1").map((t) => h("path", { key: "s" + t.id, d: t.d, fill: `url(#ex-specks-${view})`, className: "ex-specks" })),
    h("image", { className: "shade", href: geometry.base + figure.shade, width: figure.width, height: figure.height, preserveAspectRatio: "none" }),
    mark("right"), mark("left"),
    shown.map((p) => X.SIDES.map((side) => h("g", { key: p.level + side, "data-point": side + "." + p.level },
      h("title", null, p.level + ", " + side),
      h("circle", { cx: p[side][0], cy: p[side][1], r: r * 1.9, fill: "transparent" }),
      h(Point, { x: p[side][0], y: p[side][1], r, state: states[side + "." + p.level], on: !!at && at.level === p.level && active.side === side })))),
    [at && { p: at, side: active.side }, over && { p: shown.find((p) => p.level === over[1]), side: over[0] }].filter(Boolean).map(({ p, side }, i) => h("text", {
      key: i, x: p[side][0] + (p[side][0] < middle ? -1 : 1) * r * 3, y: p[side][1] + size * 0.36, fontSize: size,
      textAnchor: p[side][0] < middle ? "end" : "start", className: "tl out kp-name",
    }, p.level)));
  }

  /** Both figures and the legend. */
  function Chart({ words, points, src, exam, active, pick }) {
    const geometry = useGeometry(src);
    const states = useMemo(() => Object.fromEntries(X.SIDES.flatMap((side) =>
      words.sensory.map((level) => [side + "." + level, X.pointState(words, exam, side, level)]))), [words, exam]);
    const counted = (state) => Object.values(states).filter((s) => s === state).length;
    const said = ["2", "1", "0", "NT"].map((s) => counted(s) + " " + words.scoreWords[s]).join(", ");
    const figures = geometry
      ? ["front", "back"].map((view) => h(Figure, { key: view, view, figure: geometry[view], geometry, points, states, active, pick,
        label: "Body from the " + view + " with the key points. Both sides together: " + said + "." }))
      : h("div", { className: "ex-nofigure", "aria-hidden": true });
    const legend = ["2", "1", "0", "NT", ""].map((state) => h("li", { key: state },
      h("svg", { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": true }, h(Point, { x: 7, y: 7, r: 4.6, state, on: false })), words.scoreWords[state]));
    return h(Fragment, null, h("div", { className: "ex-figures" }, figures), h("ul", { className: "ex-legend", "aria-label": "What the points mean" }, legend));
  }

  X.Chart = memo(Chart);
})();
