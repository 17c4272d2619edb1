/* The list of findings. Every change leaves as an action; the list itself keeps nothing but which row is open. */
(function () {
  "use strict";
  const { createElement: h, Fragment, useState } = React;
  const SKIN = ["pain", "paraesthesia", "numbness", "tenderness"];
  const ICONS = {
    weakness: "barbell", atrophy: "barbell", reflex: "hammer", autonomic: "activity", visceral: "heart",
    test: "stethoscope", history: "user",
  };
  const PATTERN = { pain: "hatch", paraesthesia: "dots", numbness: "rings", tenderness: "cross" };
  const GRADES = { weakness: 5, reflex: 4 };
  const icon = (name, size) => h("svg", { width: size, height: size, viewBox: "0 0 24 24", className: "icon", "aria-hidden": true },
    h("use", { href: "#i-" + name }));
  let stamp = 0;

  const swatch = (type, size) => h("svg", { width: size, height: size, className: "swatch", "aria-hidden": true },
    h("rect", { x: 0.75, y: 0.75, width: size - 1.5, height: size - 1.5, rx: 5, fill: `url(#sw-${PATTERN[type]})` }));

  function value(f, words) {
    if (f.state === "normal") return h("span", { className: "value normal" }, h("i", null), f.type === "test" ? words.negative : words.normal);
    if (GRADES[f.type] && f.grade !== null && f.grade !== undefined) return h("span", { className: "value" }, f.grade + "/" + GRADES[f.type]);
    if (SKIN.includes(f.type) && f.intensity) return h("span", { className: "value" }, f.intensity + "/10");
    return h("span", { className: "value" });
  }

  function Choice({ label, current, options, onChange }) {
    return h("label", { className: "choice" }, h("span", null, label),
      h("select", { value: current === null || current === undefined ? "" : String(current), onChange: (e) => onChange(e.target.value) },
        options.map(([v, text]) => h("option", { key: v, value: v }, text))));
  }

  function Editor({ f, words, change }) {
    const skin = SKIN.includes(f.type);
    const types = skin ? SKIN : f.type === "weakness" || f.type === "atrophy" ? ["weakness", "atrophy"] : [f.type];
    const range = (n) => [["", words.unset], ...Array.from({ length: n + 1 }, (_, i) => [String(i), String(i)])];
    return h("div", { className: "editor" },
      types.length > 1 && h(Choice, { label: words.type, current: f.type, options: types.map((t) => [t, words[t]]),
        onChange: (type) => change({ type }) }),
      h(Choice, { label: words.side, current: f.side, options: ["right", "left", "both", "midline", "unknown"].map((s) => [s, words["side_" + s]]),
        onChange: (side) => change({ side }) }),
      h(Choice, { label: words.state, current: f.state, options: [["abnormal", f.type === "test" ? words.positive : words.abnormal],
        ["normal", f.type === "test" ? words.negative : words.normal]], onChange: (state) => change({ state }) }),
      skin && f.state !== "normal" && h(Choice, { label: words.intensity, current: f.intensity, options: range(10),
        onChange: (v) => change({ intensity: v === "" ? null : +v }) }),
      GRADES[f.type] && f.state !== "normal" && h(Choice, { label: words.grade, current: f.grade, options: range(GRADES[f.type]),
        onChange: (v) => change({ grade: v === "" ? null : +v }) }));
  }

  function Row({ f, note, words, open, toggle, send }) {
    const remove = () => send({ do: "remove", key: f.key });
    return h("li", { className: "finding" + (open ? " open" : "") + (note ? " unknown" : "") },
      h("div", { className: "finding-row" },
        h("button", {
          type: "button", className: "finding-main", "aria-expanded": open, onClick: toggle,
          onKeyDown: (e) => { if (e.key === "Delete" || e.key === "Backspace") { e.preventDefault(); remove(); } },
        },
        SKIN.includes(f.type) ? swatch(f.type, 22) : h("span", { className: "finding-icon" }, icon(ICONS[f.type] || "activity", 16)),
        h("span", { className: "finding-text" }, h("strong", null, f.name),
          h("span", null, words[f.type] + (f.side === "midline" || f.side === "unknown" ? "" : " · " + words["side_" + f.side]))),
        value(f, words)),
        h("button", { type: "button", className: "ib x", "aria-label": words.remove.replace("{name}", f.name), onClick: remove }, icon("x", 14))),
      note && h("div", { className: "finding-note" }, h("p", null, words.not_understood.replace("{name}", f.name)),
        note.map((n) => h("button", { key: n, type: "button", className: "btn s", onClick: () => send({ do: "edit", key: f.key, set: { entity: n, name: n } }) }, n))),
      open && h(Editor, { f, words, change: (set) => send({ do: "edit", key: f.key, set }) }));
  }

  function FindingList({ id, findings = [], notes, words, setProps }) {
    const [open, setOpen] = useState(null);
    const send = (action) => setProps({ action: { ...action, n: ++stamp + Date.now() } });
    if (!findings.length) return h("p", { id, className: "none" }, words.none);
    return h(Fragment, null, h("ul", { id, className: "findings" }, findings.map((f, i) => h(Row, {
      key: f.key, f, note: notes && notes[i], words, open: open === f.key, toggle: () => setOpen(open === f.key ? null : f.key), send,
    }))));
  }

  window.metamere_components = Object.assign(window.metamere_components || {}, { FindingList });
})();
