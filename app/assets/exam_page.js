/* The examination page: keeps the exam with undo, hands keys to the boxes, asks the server, and shows what it answers. */
(function () {
  "use strict";
  const X = window.metamereExam = window.metamereExam || {};
  const { createElement: h, useCallback, useEffect, useMemo, useReducer, useRef, useState } = React;
  const MOST_STEPS = 200;
  const PAUSE = 90; // ms after the last key before the server is asked
  const SCOPES = [["column", "This column"], ["side", "This side"], ["both", "Both sides"]];
  /* Tabler outline icons (MIT) that no other page needs. */
  const OWN = {
    upload: "M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-2 M7 9l5 -5l5 5 M12 4l0 12",
    download: "M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-2 M7 11l5 5l5 -5 M12 4l0 12",
    printer: "M17 17h2a2 2 0 0 0 2 -2v-4a2 2 0 0 0 -2 -2h-14a2 2 0 0 0 -2 2v4a2 2 0 0 0 2 2h2 M17 9v-4a2 2 0 0 0 -2 -2h-6a2 2 0 0 0 -2 2v4 M7 13m0 2a2 2 0 0 1 2 -2h6a2 2 0 0 1 2 2v4a2 2 0 0 1 -2 2h-6a2 2 0 0 1 -2 -2z",
  };
  const icon = (name, size) => h("svg", { width: size || 16, height: size || 16, viewBox: "0 0 24 24", className: "icon", "aria-hidden": true },
    OWN[name] ? h("path", { d: OWN[name] }) : h("use", { href: "#i-" + name }));

  /** {exam, past, future, sample}: `set` is a step that can be undone; typing in one box or field is one step. */
  function reduce(state, action) {
    if (action.do === "undo") {
      if (!state.past.length) return state;
      const back = state.past[state.past.length - 1];
      return { ...back, past: state.past.slice(0, -1), future: [{ exam: state.exam, sample: state.sample }, ...state.future], run: null };
    }
    if (action.do === "redo") {
      if (!state.future.length) return state;
      return { ...state.future[0], past: [...state.past, { exam: state.exam, sample: state.sample }], future: state.future.slice(1), run: null };
    }
    const { exam, sample } = action;
    if (exam === state.exam) return state;
    const joined = action.run && action.run === state.run;
    const past = joined ? state.past : [...state.past, { exam: state.exam, sample: state.sample }].slice(-MOST_STEPS);
    return { exam, sample: sample === undefined ? state.sample : sample, past, future: [], run: action.run || null };
  }

  function begin() {
    const kept = X.load();
    return { exam: kept ? kept.exam : X.EMPTY, sample: kept ? kept.sample : null, past: [], future: [], run: null };
  }

  const useTouch = () => useMemo(() => matchMedia("(pointer: coarse)").matches, []);

  function ExamPage({ words, points, samples, src, answer, setProps }) {
    const [state, send] = useReducer(reduce, null, begin);
    const { exam } = state;
    const firstSkin = X.id("right", "light_touch", words.sensory[0]);
    const [active, setActive] = useState({ right: firstSkin, left: X.id("left", "light_touch", words.sensory[0]), last: null });
    const [focused, setFocused] = useState(null);
    const [scope, setScope] = useState("side");
    const [practising, setPractising] = useState(false);
    const [said, setSaid] = useState(null);
    const [over, setOver] = useState(false);
    const touch = useTouch();
    const picker = useRef(null), written = useRef(null), now = useRef(null);
    now.current = { exam, scope, here: active.last || firstSkin };

    const say = (text, bad) => setSaid({ text, bad: !!bad, n: Date.now() });
    const problems = useMemo(() => X.checks(words, exam), [words, exam]);
    const byCell = useMemo(() => new Map(problems.filter((p) => p.cell).map((p) => [p.cell, p])), [problems]);
    const progress = useMemo(() => X.entered(words, exam), [words, exam]);
    const isEmpty = X.isEmpty(exam);
    const change = useCallback((next, run) => send({ exam: next, run }), []);

    useEffect(() => { X.save({ exam, sample: state.sample }); }, [exam, state.sample]);
    useEffect(() => {
      if (isEmpty) return undefined;
      const wait = setTimeout(() => setProps({ asked: { ...X.question(words, exam), n: Date.now() } }), PAUSE);
      return () => clearTimeout(wait);
    }, [exam.cells, exam.vac, exam.dap, exam.nonKey, isEmpty]);

    /* ------------------------------------------------------------ boxes */
    const write = (cell, value, run) => change(X.put(now.current.exam, { [cell]: value }), run);
    function fill(way) {
      const { exam: at, here, scope: reach } = now.current;
      const next = X.filled(words, at, way, here, reach);
      change(next);
      const { side, level } = X.split(here);
      say(way === "all" ? "Every box is normal." : (way === "above" ? "Normal above " : "Zero below ") + level
        + { column: ", this column.", side: ", " + side + " side.", both: ", both sides." }[reach]);
    }
    function press(key, cell) {
      if (X.ARROWS.includes(key)) { written.current = null; X.focusCell(X.step(words, cell, key)); return true; }
      if (/^[0-9]$/.test(key)) {
        write(cell, key);
        written.current = cell;
        if (X.isValid(words, cell, key)) X.focusCell(X.next(words, cell)); else say(X.name(words, cell) + ": " + words.allowed[X.split(cell).part], true);
        return true;
      }
      const before = written.current, led = before && cell !== before && X.next(words, before) === cell; // came here by writing above
      if ((key === "t" || key === "T") && led && now.current.exam.cells[before] === "NT") return true; // the T of NT
      if (key === "Enter" && led) { written.current = null; return true; } // Enter after a score: it has gone down already
      if (key === "n" || key === "N") { write(cell, "NT"); written.current = cell; X.focusCell(X.next(words, cell)); return true; }
      if (key === "*") { // the score just written, when the box it led to is still as it was
        const target = led ? before : cell;
        const value = now.current.exam.cells[target] || "";
        if (!value) { say("A tag needs a score before it."); return true; }
        write(target, X.tagged(value));
        say(X.name(words, target) + ": " + (X.tagged(value) || "empty"));
        return true;
      }
      if (key === "Backspace" || key === "Delete") {
        written.current = null;
        if ((now.current.exam.cells[cell] || "") !== "") write(cell, ""); else if (key === "Backspace") X.focusCell(X.step(words, cell, "ArrowUp"));
        return true;
      }
      if (key === "Enter") { written.current = null; X.focusCell(X.next(words, cell)); return true; }
      if (key === "a" || key === "A") { fill("above"); return true; }
      if (key === "z" || key === "Z") { fill("below"); return true; }
      return false;
    }
    const act = useMemo(() => ({
      focus: (cell) => { setActive((old) => ({ ...old, [X.split(cell).side]: cell, last: cell })); setFocused(cell); },
      key: (e, cell) => { if (!e.ctrlKey && !e.metaKey && !e.altKey && press(e.key, cell)) e.preventDefault(); },
      typed: (cell, text) => { written.current = null; write(cell, X.tidy(text), "cell " + cell); },
      paste: (e, cell) => {
        const lines = (e.clipboardData.getData("text") || "").replace(/\r/g, "").replace(/\n$/, "").split("\n");
        if (lines.length < 2) return;
        e.preventDefault();
        const { side, part, level } = X.split(cell), levels = X.levelsOf(words, part), from = levels.indexOf(level);
        const got = lines.slice(0, levels.length - from).map((line, i) => [X.id(side, part, levels[from + i]), X.tidy(line.split(/[\t;,]/)[0])]);
        change(X.put(now.current.exam, Object.fromEntries(got)));
        say(got.length + " scores pasted.");
      },
    }), []);
    const pick = useCallback((side, level) => X.focusCell(X.id(side, "light_touch", level)), []);

    /* ------------------------------------------------------------ files and samples */
    function open(file) {
      if (!file) return;
      file.text().then((text) => {
        const next = X.read(words, file.name, text);
        send({ exam: next, sample: null });
        setPractising(false);
        const p = X.entered(words, next);
        say(file.name + " opened: " + p.done + " of " + p.of + " entered.");
      }).catch((error) => say(file.name + " was not opened. " + (error instanceof X.Damaged ? error.message : "It could not be read.") + " Your exam is as it was.", true));
    }
    function openSample(sample) {
      send({ exam: X.fromDocument(words, sample.exam), sample: sample.id });
      say("“" + sample.name + "” opened. Undo brings back what was there.");
    }
    const sample = samples.find((s) => s.id === state.sample);
    const toMap = () => {
      const link = X.mapLink(words, points, exam);
      if (link.count) window.location.assign(link.href);
      else say("Nothing in this exam points anywhere on the map.");
    };

    useEffect(() => {
      const keys = (e) => {
        if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "z" || (e.target.tagName === "TEXTAREA")) return;
        e.preventDefault();
        e.stopPropagation();
        send({ do: e.shiftKey ? "redo" : "undo" });
      };
      const hold = (e) => { if ([...(e.dataTransfer ? e.dataTransfer.types : [])].includes("Files")) { e.preventDefault(); setOver(true); } };
      const leave = (e) => { if (!e.relatedTarget) setOver(false); };
      const drop = (e) => { if (e.dataTransfer && e.dataTransfer.files.length) { e.preventDefault(); setOver(false); open(e.dataTransfer.files[0]); } };
      document.addEventListener("keydown", keys, true);
      window.addEventListener("dragover", hold);
      window.addEventListener("dragleave", leave);
      window.addEventListener("drop", drop);
      return () => {
        document.removeEventListener("keydown", keys, true);
        window.removeEventListener("dragover", hold);
        window.removeEventListener("dragleave", leave);
        window.removeEventListener("drop", drop);
      };
    }, []);

    /* ------------------------------------------------------------ what is shown */
    const good = !isEmpty && answer && answer.result ? answer : null;
    const only = (values) => (values && values.length === 1 && !practising ? values[0].replace(/\*$/, "") : null);
    const levels = (side) => (good ? { sensory: only(good.result.sensory_level[side]), motor: only(good.result.motor_level[side]) } : {});
    const [right, left] = [levels("right"), levels("left")];
    const ends = useMemo(() => ({ right, left }), [right.sensory, right.motor, left.sensory, left.motor]);
    const here = active.last ? { side: X.split(active.last).side, level: X.split(active.last).level } : null;
    const marked = useMemo(() => here, [active.last]);

    const sacral = X.SIDES.some((side) => ["S3", "S4-5"].some((level) => ["0", "1"].includes(X.pointState(words, exam, side, level))));
    const tool = (name, label, props) => h("button", { type: "button", className: "btn s", ...props }, icon(name), label);
    const tools = h("div", { className: "ex-tools", role: "toolbar", "aria-label": "Exam" },
      h("label", { className: "ex-pick" }, h("span", { className: "vh" }, "Open a sample"), h("select", { value: "", id: "ex-sample",
        onChange: (e) => { const s = samples.find((one) => one.id === e.target.value); if (s) openSample(s); } },
      h("option", { value: "" }, "Samples"), samples.map((s) => h("option", { key: s.id, value: s.id }, s.name)))),
      tool("upload", "Open", { onClick: () => picker.current.click(), title: "Open a JSON or CSV file; dropping it on the page does the same" }),
      h("input", { ref: picker, type: "file", accept: ".json,.csv,application/json,text/csv", className: "vh", tabIndex: -1, "aria-label": "Exam file", id: "ex-file",
        onChange: (e) => { open(e.target.files[0]); e.target.value = ""; } }),
      tool("download", "JSON", { onClick: () => X.saveJson(words, exam), disabled: isEmpty, "aria-label": "Save as JSON" }),
      tool("download", "CSV", { onClick: () => X.saveCsv(words, exam), disabled: isEmpty, "aria-label": "Save as CSV" }),
      tool("printer", "Print", { onClick: () => window.print() }),
      h("span", { className: "ex-gap" }),
      h("button", { type: "button", className: "ib", onClick: () => send({ do: "undo" }), disabled: !state.past.length, "aria-label": "Undo", title: "Undo" }, icon("arrow-back-up", 18)),
      h("button", { type: "button", className: "ib", onClick: () => send({ do: "redo" }), disabled: !state.future.length, "aria-label": "Redo", title: "Redo" }, icon("arrow-forward-up", 18)));

    const fills = h("div", { className: "ex-fills", role: "group", "aria-label": "Fill" },
      h("label", { className: "ex-pick" }, h("span", { className: "vh" }, "Fill reaches"), h("select", { value: scope, id: "ex-scope", onChange: (e) => setScope(e.target.value) },
        SCOPES.map(([value, label]) => h("option", { key: value, value }, label)))),
      h("button", { type: "button", className: "btn s", onClick: () => fill("above") }, "Normal above"),
      h("button", { type: "button", className: "btn s", onClick: () => fill("below") }, "Zero below"),
      h("button", { type: "button", className: "btn s", onClick: () => fill("all") }, "All normal"),
      h("button", { type: "button", className: "btn s", onClick: () => { change(X.swapped(exam)); say("Sides swapped."); }, disabled: isEmpty }, "Swap sides"),
      h("button", { type: "button", className: "btn s", onClick: () => { send({ exam: X.EMPTY, sample: null }); say("Cleared. Undo brings it back."); }, disabled: isEmpty }, "Clear"));

    const caption = () => {
      if (!active.last) return h("p", { className: "ex-caption mute" }, "Left and right are the patient’s. A point leads to its box. A heavy line marks where a level ends.");
      const { part, level, side } = X.split(active.last), bad = byCell.get(active.last);
      const muscle = words.muscles[level];
      return h("p", { className: "ex-caption" }, h("b", null, level + ", " + side + " "), part === "motor" ? muscle[1] + ": " + muscle[2] : points.find((p) => p.level === level).place,
        bad && h("span", { className: "ex-note" }, bad.text));
    };
    const table = (side) => h(X.Side, { words, side, exam, active: active[side], problems: byCell, levels: ends[side], act, touch });
    const result = isEmpty ? h(X.Welcome, { samples, open: openSample, start: () => X.focusCell(firstSkin) })
      : answer && answer.fault ? h("div", { className: "ex-fault", role: "alert" }, h("h2", null, "This could not be classified."), h("p", null, answer.fault))
        : !good ? h("p", { className: "ex-waiting" }, "Classifying.")
          : practising ? h(X.Practice, { words, answer: good, progress, sample, leave: () => setPractising(false) })
            : h(X.Result, { words, answer: good, progress, sample, sacral, onMap: toMap, practise: () => setPractising(true) });

    return h("div", { className: "ex-lay" + (over ? " ex-over" : ""), onBlur: (e) => { if (!e.relatedTarget || !e.relatedTarget.dataset.cell) setFocused(null); } },
      h("div", { className: "ex-bars" }, tools, fills),
      h("p", { className: "ex-said bad", role: "alert" }, said && said.bad ? said.text : ""),
      h("p", { className: "ex-said", role: "status" }, said && !said.bad ? said.text : ""),
      h("section", { className: "panel ex-sheet", "aria-label": "Worksheet" },
        table("right"), table("left"),
        h("div", { className: "ex-mid" },
          h(X.Chart, { words, points, src, exam, active: marked, pick }), caption(),
          h(X.Foot, { words, exam, problems, change: (next) => change(next, next.comments !== exam.comments ? "comments" : null) })),
        h("details", { className: "ex-keys" }, h("summary", null, "Keys"),
          h("dl", null, words.keys.map(([k, what]) => h("div", { key: k }, h("dt", null, h("kbd", null, k)), h("dd", null, what)))))),
      h("section", { className: "panel ex-result", "aria-label": "Result", id: "ex-result" },
        h("p", { className: "vh", role: "status" }, good && !practising && progress.done === progress.of
          ? "AIS " + X.said(good.result.ais) + ". Neurological level " + X.said(good.result.nli) + "." : ""),
        h("h2", { className: "vh" }, practising ? "Your answer" : "Result"),
        h(X.Problems, { words, list: problems }), result),
      good && !practising && !focused && h("a", { className: "ex-peek", href: "#ex-result" },
        h("b", null, "AIS " + X.said(good.result.ais)), h("span", null, "Level " + X.said(good.result.nli)), h("em", null, "Result")),
      touch && focused && h(X.Keypad, { words, cell: focused, press: (key) => press(key, focused) }));
  }

  window.metamere_components = Object.assign(window.metamere_components || {}, { ExamPage });
})();
