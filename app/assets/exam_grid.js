/* The boxes of the worksheet: a table a side, with the keys of the paper form. */
(function () {
  "use strict";
  const X = window.metamereExam = window.metamereExam || {};
  const { createElement: h, memo } = React;
  const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"];
  const domId = (cell) => "ex-" + cell.replace(/\./g, "-");

  function focusCell(cell) {
    const node = document.getElementById(domId(cell));
    if (!node) return;
    node.focus({ preventScroll: true });
    node.select();
    node.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  const Cell = memo(function Cell({ words, cell, value, isActive, problem, mark, act, touch }) {
    const { side, part, level } = X.split(cell);
    const muscle = part === "motor" ? ", " + words.muscles[level][1].toLowerCase() : "";
    const score = value ? X.bare(value) : "";
    const kind = problem ? problem.kind : value === "" ? "" : score === "NT" ? "nt" : score === (part === "motor" ? "5" : "2") ? "full" : "less";
    return h("td", { className: mark || undefined },
      h("input", {
        id: domId(cell), className: "ex-cell " + kind, value, size: 3, maxLength: 12, tabIndex: isActive ? 0 : -1, autoComplete: "off", spellCheck: false,
        inputMode: touch ? "none" : "text", "data-cell": cell, "aria-label": `${level} ${words.parts[part]}${muscle}, ${side}`,
        "aria-invalid": kind === "bad" || undefined, "aria-describedby": problem ? domId(cell) + "-why" : undefined, title: problem ? problem.text : undefined,
        onFocus: (e) => { act.focus(cell); e.target.select(); }, onKeyDown: (e) => act.key(e, cell),
        onChange: (e) => act.typed(cell, e.target.value), onPaste: (e) => act.paste(e, cell),
      }),
      problem && h("span", { id: domId(cell) + "-why", className: "vh" }, problem.text));
  });

  /** One side: level, motor, light touch, pin prick, with the sums below; mirrored on the left. */
  function Side({ words, side, exam, active, problems, levels, act, touch }) {
    const order = side === "right" ? ["motor", "light_touch", "pin_prick"] : ["light_touch", "pin_prick", "motor"];
    const sums = X.sums(words, exam, side);
    const title = side === "right" ? "Right" : "Left";
    const ends = (part, level) => (level === (part === "motor" ? levels.motor : levels.sensory) ? "ex-end" : "");
    const head = (part) => h("th", { key: part, scope: "col" }, h("abbr", { title: words.columns[part][1] }, words.columns[part][0]));
    const row = (level, i) => {
      const muscle = words.muscles[level];
      const cells = order.map((part) => {
        if (part === "motor" && !muscle) return h("td", { key: part, className: "ex-none" });
        const cell = X.id(side, part, level);
        return h(Cell, { key: part, words, cell, value: exam.cells[cell] || "", isActive: cell === active, problem: problems.get(cell), mark: ends(part, level), act, touch });
      });
      const name = h("th", { key: "l", scope: "row", className: "ex-level" }, level);
      const function_ = h("td", { key: "m", className: "ex-muscle", "aria-hidden": true }, muscle ? words.short[level] || muscle[1] : "");
      const family = level[0] !== (words.sensory[i - 1] || level)[0] ? "ex-family" : undefined;
      return h("tr", { key: level, className: family }, side === "right" ? [function_, name, ...cells] : [...cells, name, function_]);
    };
    const total = (label, spoken, parts) => h("tr", { key: label }, ...(() => {
      const blank = (k) => h("td", { key: k });
      const cells = order.map((part) => (parts[part] === undefined ? blank(part)
        : h("td", { key: part, className: "ex-sum" }, parts[part] || h("span", { className: "mute", "aria-label": "not complete" }, "–"))));
      const name = h("th", { key: "l", scope: "row", className: "ex-level", colSpan: 1 }, h("abbr", { title: spoken }, label));
      return side === "right" ? [h("td", { key: "m", className: "ex-muscle" }), name, ...cells] : [...cells, name, h("td", { key: "m", className: "ex-muscle" })];
    })());
    return h("table", { className: "ex-side ex-" + side, role: "grid", "aria-label": title + " side of the worksheet" },
      h("caption", null, h("span", { className: "ex-rl", "aria-hidden": true }, title[0]), title),
      h("thead", null, h("tr", null, side === "right"
        ? [h("td", { key: "m", className: "ex-muscle" }), h("td", { key: "l" }), ...order.map(head)]
        : [...order.map(head), h("td", { key: "l" }), h("td", { key: "m", className: "ex-muscle" })])),
      h("tbody", null, words.sensory.map(row)),
      h("tfoot", null, total("UEMS", "Upper limb, and the sums of the skin", { motor: sums.uems, light_touch: sums.light_touch, pin_prick: sums.pin_prick }),
        total("LEMS", "Lower limb", { motor: sums.lems })));
  }

  /** Yes, No, NT as one control; y, n and t choose too. */
  function Choice({ name, label, long, value, problem, onChange }) {
    const keys = { y: "Yes", n: "No", t: "NT" };
    return h("fieldset", { className: "ex-choice" + (problem ? " odd" : ""), id: "ex-" + name,
      onKeyDown: (e) => {
        const chosen = keys[e.key.toLowerCase()];
        if (!chosen || e.ctrlKey || e.metaKey || e.altKey) return;
        e.preventDefault();
        onChange(chosen);
        const node = document.getElementById("ex-" + name + "-" + chosen);
        if (node) node.focus();
      } },
    h("legend", null, h("b", null, label), " ", h("span", null, long)),
    h("div", { className: "ex-options" }, X.CHOICES.map((c) => h("label", { key: c, className: value === c ? "on" : "" },
      h("input", { type: "radio", id: "ex-" + name + "-" + c, name: "ex-" + name, value: c, checked: value === c, onChange: () => onChange(c) }), c))));
  }

  /** Contraction, pressure, lowest non-key muscle, comments: the foot of the form. */
  function Foot({ words, exam, problems, change }) {
    const nonKey = (side) => h("label", { key: side, className: "ex-field" }, side === "right" ? "Right" : "Left",
      h("select", { id: "ex-non-key-" + side, value: exam.nonKey[side], "aria-label": "Lowest non-key muscle function, " + side,
        onChange: (e) => change({ ...exam, nonKey: { ...exam.nonKey, [side]: e.target.value } }) },
      h("option", { value: "" }, "None, or not tested"), words.motor.map((l) => h("option", { key: l, value: l }, l + ": " + words.nonKey[l]))));
    const odd = (at) => problems.find((p) => p.at === at);
    return h("div", { className: "ex-foot" },
      h(Choice, { name: "vac", label: "VAC", long: "Voluntary anal contraction", value: exam.vac, problem: odd("vac"), onChange: (vac) => change({ ...exam, vac }) }),
      h(Choice, { name: "dap", label: "DAP", long: "Deep anal pressure", value: exam.dap, onChange: (dap) => change({ ...exam, dap }) }),
      h("div", { className: "ex-nonkey", role: "group", "aria-label": "Lowest non-key muscle function" },
        h("span", { className: "ex-label" }, "Lowest non-key muscle function"), X.SIDES.map(nonKey)),
      h("label", { className: "ex-field ex-comments" }, "Comments: reasons for NT and *",
        h("textarea", { id: "ex-comments", rows: 3, value: exam.comments, className: odd("comments") ? "odd" : undefined, maxLength: 2000,
          onChange: (e) => change({ ...exam, comments: e.target.value }) })));
  }

  /** What needs a look; each line leads to its box. */
  function Problems({ words, list }) {
    if (!list.length) return null;
    const go = (p) => { if (p.cell) focusCell(p.cell); else { const n = document.getElementById("ex-" + p.at); if (n) (n.querySelector("input") || n).focus(); } };
    return h("section", { className: "ex-problems", "aria-label": "Needs a look" },
      h("h2", null, list.length === 1 ? "One entry needs a look" : list.length + " entries need a look"),
      h("ul", null, list.slice(0, 12).map((p) => h("li", { key: (p.cell || p.at) + p.text },
        h("button", { type: "button", className: "linklike", onClick: () => go(p) }, p.cell ? X.name(words, p.cell) : p.at === "vac" ? "VAC" : "Comments"),
        h("span", null, p.text)))),
      list.length > 12 && h("p", { className: "xs mute" }, list.length - 12 + " more."));
  }

  /** Keys for a finger: shown on touch while a box has the focus. */
  function Keypad({ words, cell, press }) {
    const { part, level, side } = X.split(cell);
    const digits = part === "motor" ? ["0", "1", "2", "3", "4", "5"] : ["0", "1", "2"];
    const key = (label, k, name) => h("button", { key: k, type: "button", className: "ex-padkey", "aria-label": name || label,
      onPointerDown: (e) => e.preventDefault(), onClick: () => press(k) }, label);
    return h("div", { className: "ex-pad", role: "group", "aria-label": "Keys for the box" },
      h("p", null, h("b", null, level), " " + words.parts[part] + ", " + side),
      h("div", null, digits.map((d) => key(d, d)), key("NT", "n", "Not testable"), key("*", "*", "Tag"), key("⌫", "Backspace", "Empty the box"), key("↓", "ArrowDown", "Next level")));
  }

  Object.assign(X, { ARROWS, domId, focusCell, Side: memo(Side), Foot, Problems, Keypad });
})();
