/* What the examination comes to: grade and level first, then every value; a row opens to the steps that led to it. */
(function () {
  "use strict";
  const X = window.metamereExam = window.metamereExam || {};
  const { createElement: h, Fragment, useState } = React;
  const SIDED = ["sensory_level", "motor_level", "zpp_sensory", "zpp_motor"];
  const SINGLE = ["nli", "completeness", "ais"];
  const COMPLETENESS = { C: "Complete", I: "Incomplete" };
  const FEW = 3;

  const plain = (v) => v.replace(/\*$/, "");
  /** Few values are listed, many given as their ends. */
  function said(values) {
    if (!values || !values.length) return "";
    if (values.length <= FEW) return values.join(values.length === 2 ? " or " : ", ");
    return values[0] + " to " + values[values.length - 1];
  }
  const more = (values) => (values && values.length > FEW ? values.length + " possible" : "");
  const stepsOf = (answer, field, side) => answer.steps.filter(([f, s]) => f === field && (s === side || s === null || side === undefined));

  function Steps({ list, values }) {
    return h("ol", { className: "ex-steps" }, list.map(([, , text], i) => h("li", { key: i }, text)),
      more(values) && h("li", null, "Still possible: " + values.join(", ") + ". More entries narrow it."));
  }

  /** A line of the result that opens to its steps. */
  function Row({ field, label, answer, sided, words }) {
    const [open, setOpen] = useState(false);
    const result = answer.result[field];
    const sets = sided ? X.SIDES.map((s) => result[s]) : [result];
    const id = "ex-steps-" + field;
    const value = (values, key) => h("span", { key, className: "ex-val" + (values.length > 1 ? " open" : "") },
      field === "completeness" ? values.map((v) => COMPLETENESS[plain(v)] + (v.endsWith("*") ? "*" : "")).join(" or ") : said(values),
      more(values) && h("small", null, more(values)));
    return h("div", { className: "ex-row" + (sided ? " sided" : "") },
      h("button", { type: "button", "aria-expanded": open, "aria-controls": id, onClick: () => setOpen(!open) },
        h("span", { className: "ex-name" }, label),
        sided ? X.SIDES.map((s) => h("span", { key: s, className: "ex-valside" }, h("span", { className: "vh" }, s + " "), value(result[s], s))) : value(result, "v"),
        h("svg", { width: 14, height: 14, viewBox: "0 0 24 24", className: "icon", "aria-hidden": true }, h("use", { href: "#i-chevron-down" }))),
      h("div", { id, hidden: !open, className: "ex-why" }, open && (sided
        ? X.SIDES.map((s, i) => h(Fragment, { key: s }, h("h3", null, s === "right" ? "Right" : "Left"), h(Steps, { list: stepsOf(answer, field, s), values: sets[i] })))
        : h(Steps, { list: stepsOf(answer, field), values: sets[0] }))));
  }

  function Totals({ totals }) {
    const lines = [["uems", "Upper limb motor", 50], ["lems", "Lower limb motor", 50], ["light_touch", "Light touch", 112], ["pin_prick", "Pin prick", 112]];
    return h("table", { className: "ex-totals" },
      h("caption", { className: "vh" }, "Totals"),
      h("thead", null, h("tr", null, h("th", { scope: "col" }, "Totals"), ["Right", "Left", "Both"].map((t) => h("th", { key: t, scope: "col" }, t)))),
      h("tbody", null, lines.map(([key, label, all]) => h("tr", { key }, h("th", { scope: "row" }, label),
        h("td", null, totals.right[key]), h("td", null, totals.left[key]), h("td", null, h("b", null, totals.both[key]), h("span", { className: "mute" }, " of " + all))))));
  }

  /** Grade, level and completeness in large type. */
  function Lead({ words, answer, progress }) {
    const { ais, nli, completeness } = answer.result;
    const one = ais.length === 1 ? plain(ais[0]) : null;
    const whole = progress.done === progress.of;
    return h("div", { className: "ex-lead" },
      h("dl", null,
        h("div", { className: "big" }, h("dt", null, "AIS"), h("dd", { className: ais.length > 2 ? "long" : undefined }, said(ais))),
        h("div", { className: "big" }, h("dt", null, "Neurological level"), h("dd", { className: nli.length > 1 ? "long" : undefined }, said(nli))),
        h("div", null, h("dt", null, "Injury"), h("dd", { className: "mid" }, completeness.map((c) => COMPLETENESS[plain(c)]).join(" or ")))),
      one && h("p", null, words.grades[one]),
      !whole && h("p", { className: "ex-sofar" }, h("b", null, "So far. "), progress.done + " of " + progress.of + " entered; empty boxes count as not testable."));
  }

  function Result({ words, answer, progress, sample, sacral, onMap, practise }) {
    const notices = answer.steps.filter(([field]) => field === "notice");
    return h(Fragment, null,
      h(Lead, { words, answer, progress }),
      h("div", { className: "ex-rows" },
        h("div", { className: "ex-head", "aria-hidden": true }, h("span", null), h("span", null, "Right"), h("span", null, "Left"), h("i", null)),
        SIDED.map((f) => h(Row, { key: f, field: f, label: words.fields[f], answer, words, sided: true })),
        SINGLE.map((f) => h(Row, { key: f, field: f, label: words.fields[f], answer, words }))),
      h(Totals, { totals: answer.result.totals }),
      notices.length > 0 && h("ul", { className: "ex-notices" }, notices.map(([, , text], i) => h("li", { key: i }, text))),
      sample && h(Sample, { sample }),
      h("div", { className: "ex-after" },
        h("button", { type: "button", className: "btn pri", onClick: onMap }, "Use on the map"),
        h("button", { type: "button", className: "btn", onClick: practise }, "Test yourself"),
        h("p", { className: "xs mute" }, "Abnormal and normal key points and movements go to the map as findings. They stay in the browser."
          + (sacral ? " Loss from S3 down raises the map’s red flag first." : ""))));
  }

  function Sample({ sample }) {
    return h("details", { className: "ex-sample" }, h("summary", null, "How “" + sample.name + "” comes out"),
      h("ol", { className: "ex-steps" }, sample.why.map((line, i) => h("li", { key: i }, line))));
  }

  /* ---------------------------------------------------------------- compare with my answer */
  const QUESTIONS = [
    ...["sensory_level", "motor_level"].flatMap((f) => ["right", "left"].map((s) => [f, s])),
    ["nli", null], ["completeness", null], ["ais", null],
    ...["zpp_sensory", "zpp_motor"].flatMap((f) => ["right", "left"].map((s) => [f, s])),
  ];
  const HINT = { completeness: "C or I", ais: "A to E", zpp_sensory: "C6, or NA", zpp_motor: "C6, or NA" };

  /** What was written as a set of values, stars left out: "c5, C6*" → C5 C6. */
  const valuesOf = (text) => [...new Set(text.toUpperCase().replace(/\*/g, "").split(/[\s,;/]+|\bOR\b/).filter(Boolean)
    .map((v) => ({ COMPLETE: "C", INCOMPLETE: "I", "S4-S5": "S4-5", INTACT: "INT" }[v] || v)))];

  function allowedFor(words, field) {
    if (field === "ais") return ["A", "B", "C", "D", "E"];
    if (field === "completeness") return ["C", "I"];
    return [...words.levels, field.startsWith("zpp") ? "NA" : "INT"];
  }

  function Practice({ words, answer, progress, sample, leave }) {
    const [mine, setMine] = useState({});
    const [shown, setShown] = useState(false);
    const [checked, setChecked] = useState(null);
    const key = (f, s) => f + (s ? "." + s : "");
    const right = (f, s) => (s ? answer.result[f][s] : answer.result[f]);
    const compare = (e) => {
      e.preventDefault();
      setChecked(answer.result);
      setShown(true);
    };
    const verdict = (f, s) => {
      const given = valuesOf(mine[key(f, s)] || ""), wanted = right(f, s).map(plain);
      if (!given.length) return "none";
      if (given.some((v) => !allowedFor(words, f).includes(v))) return "unknown";
      return given.length === wanted.length && given.every((v) => wanted.includes(v)) ? "right" : given.every((v) => wanted.includes(v)) ? "part" : "wrong";
    };
    const isShown = shown && checked === answer.result;
    const list = QUESTIONS;
    const hits = list.filter(([f, s]) => verdict(f, s) === "right").length;
    const line = ([f, s]) => {
      const v = verdict(f, s), id = "ex-my-" + key(f, s).replace(".", "-"), values = right(f, s);
      const steps = stepsOf(answer, f, s || undefined);
      return h("li", { key: id, className: isShown ? "v-" + v : undefined },
        h("label", { htmlFor: id }, words.fields[f] + (s ? ", " + s : "")),
        h("input", { id, value: mine[key(f, s)] || "", maxLength: 40, autoComplete: "off", spellCheck: false, placeholder: HINT[f] || "C5",
          "aria-describedby": isShown ? id + "-said" : undefined, onChange: (e) => { setMine({ ...mine, [key(f, s)]: e.target.value }); setShown(false); } }),
        isShown && h("p", { id: id + "-said" }, h("b", null, { right: "Right", part: "One of several", wrong: "The rules give", unknown: "Not a value here; the rules give", none: "The rules give" }[v]),
          v === "right" ? "" : " " + said(values) + (more(values) ? " (" + more(values) + ")" : "")),
        isShown && v !== "right" && h(Steps, { list: steps.slice(0, 3), values }));
    };
    return h("form", { className: "ex-practice", onSubmit: compare, "aria-label": "Compare with my answer" },
      h("p", { className: "ex-lead-line" }, "Classify it yourself, then compare. Where a score is not testable, write every value that is possible."),
      progress.done < progress.of && h("p", { className: "ex-sofar" }, progress.done + " of " + progress.of + " entered; empty boxes count as not testable."),
      h("ol", null, list.map(line)),
      isShown && h("p", { className: "ex-score", role: "status" }, hits + " of " + list.length + " right."),
      isShown && sample && h(Sample, { sample }),
      h("div", { className: "ex-after" }, h("button", { type: "submit", className: "btn pri" }, "Compare"),
        h("button", { type: "button", className: "btn", onClick: leave }, "Show the result")));
  }

  /** Before anything is entered. */
  function Welcome({ samples, open, start }) {
    return h("div", { className: "ex-welcome" },
      h("h2", null, "Start at C2, or take a sample."),
      h("p", null, "A digit writes the score and goes down; N is not testable. The result narrows with every entry."),
      h("div", { className: "ex-after" }, h("button", { type: "button", className: "btn pri", onClick: start }, "Start")),
      h("h3", null, "Samples to learn from"),
      h("ul", { className: "ex-samples" }, samples.map((s) => h("li", { key: s.id }, h("button", { type: "button", onClick: () => open(s) },
        h("b", null, s.name), h("span", null, s.shows))))));
  }

  Object.assign(X, { Result, Practice, Welcome, said });
})();
