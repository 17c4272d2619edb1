/* The findings: one list, changed only by `reduce`, with undo. Called by Dash as clientside callbacks. */
(function () {
  "use strict";
  const share = window.metamereShare;
  const dash = () => window.dash_clientside;
  const EMPTY = { findings: [], past: [], future: [], cut: null };
  const MOST_STEPS = 100;
  let serial = 0;
  const key = () => "f" + Date.now().toString(36) + (serial++).toString(36);
  const sideOf = (area) => area.split(".")[1];
  const named = (f) => ({ ...f, name: f.areas ? share.nameOf(f) : f.name });

  /* -------- one change each: (findings, action, paint) → findings */
  function mark(findings, action, paint, state) {
    const bySide = new Map();
    action.areas.forEach((a) => bySide.set(sideOf(a), [...(bySide.get(sideOf(a)) || []), a]));
    let next = unmark(findings, action.areas);
    bySide.forEach((areas, side) => {
      next = [...next, named({
        key: key(), type: paint.type, areas, entity: null, side, state: state || "abnormal",
        intensity: state === "normal" ? null : paint.intensity, grade: null,
      })];
    });
    return next;
  }

  function unmark(findings, areas) {
    const gone = new Set(areas);
    return findings.flatMap((f) => {
      if (!f.areas || !f.areas.some((a) => gone.has(a))) return [f];
      const left = f.areas.filter((a) => !gone.has(a));
      return left.length ? [named({ ...f, areas: left })] : [];
    });
  }

  function edit(findings, action) {
    return findings.map((f) => {
      if (f.key !== action.key) return f;
      const next = { ...f, ...action.set };
      if (action.set.side && next.areas) next.areas = next.areas.map((a) => a.split(".")[0] + "." + action.set.side);
      return named(next);
    });
  }

  function intensity(findings, action, paint) {
    const area = action.areas[0];
    const has = findings.some((f) => f.areas && f.areas.includes(area));
    if (!has) return mark(findings, action, { ...paint, intensity: action.value });
    return findings.map((f) => (f.areas && f.areas.includes(area) ? { ...f, intensity: action.value, state: "abnormal" } : f));
  }

  function change(findings, action, paint) {
    switch (action.do) {
      case "mark": return mark(findings, action, paint);
      case "unmark": return unmark(findings, action.areas);
      case "normal": return mark(findings, action, paint, "normal");
      case "intensity": return intensity(findings, action, paint);
      case "remove": return findings.filter((f) => f.key !== action.key);
      case "edit": return edit(findings, action);
      case "add": return [...findings, ...action.findings.map((f) => named({ key: key(), intensity: null, grade: null, ...f }))];
      default: return findings;
    }
  }

  function step(state, findings) {
    if (findings === state.findings || JSON.stringify(findings) === JSON.stringify(state.findings)) return dash().no_update;
    return { ...state, findings, past: [...state.past, state.findings].slice(-MOST_STEPS), future: [], cut: null };
  }

  /** Read the address; keep what was read and remember what was cut. */
  function fromAddress() {
    const read = share.decode(window.location.hash);
    const findings = read.findings.map((f) => ({ key: key(), ...f }));
    if (read.map) setTimeout(() => dash().set_props("map", { value: read.map }), 0);
    return { ...EMPTY, findings, cut: read.cut ? { text: read.cut, kept: read.kept, read: findings.length, total: read.total || 1 } : null };
  }

  function reduce(marked, listed, typed, undo, redo, clear, keep, drop, hash, state, paint) {
    const by = dash().callback_context.triggered_id;
    const now = state || EMPTY;
    const pen = paint || { type: "pain", intensity: 5 };
    switch (by) {
      case "chart": return step(now, change(now.findings, marked, pen));
      case "finding-list": return step(now, change(now.findings, listed, pen));
      case "typed": return typed && typed.findings.length ? step(now, change(now.findings, { do: "add", findings: typed.findings }, pen)) : dash().no_update;
      case "undo": return now.past.length
        ? { ...now, findings: now.past[now.past.length - 1], past: now.past.slice(0, -1), future: [now.findings, ...now.future] } : dash().no_update;
      case "redo": return now.future.length
        ? { ...now, findings: now.future[0], past: [...now.past, now.findings], future: now.future.slice(1) } : dash().no_update;
      case "clear": return step(now, []);
      case "link-keep": return { ...now, cut: null };
      case "link-drop": return { ...EMPTY };
      default: return fromAddress();
    }
  }

  /** What the server is asked: ids and numbers only. */
  function rowOf(f) {
    const what = f.areas ? [...new Set(f.areas.map((a) => a.split(".")[0]))].join(",") : f.entity;
    const value = window.metamereShare.SKIN.includes(f.type) ? f.intensity : f.grade;
    return [f.type, what, f.side, value === undefined ? null : value, f.state === "normal" ? 1 : 0];
  }

  let asked = "", shown = [];
  function ask(state, map, context, retry) {
    if (!state || !state.findings.length) return dash().no_update;
    const question = { m: map, f: state.findings.map(rowOf), c: context || {} };
    const text = JSON.stringify(question) + (retry || 0);
    if (text === asked) return dash().no_update;
    asked = text;
    return question;
  }

  /** Everything on the page that follows from the findings alone, without the server. */
  function show(state, map) {
    const findings = state ? state.findings : [];
    const link = share.encode(findings, map);
    if (window.location.hash !== link && !(state && state.cut)) {
      history.replaceState(null, "", window.location.pathname + window.location.search + link);
    }
    const marks = findings.filter((f) => f.areas).map((f) => ({ type: f.type, areas: f.areas, state: f.state, value: f.intensity }));
    const now = [marks, findings, String(findings.length || ""), !(state && state.past.length), !(state && state.future.length),
      !findings.length, findings.length ? "page" : "page is-empty"];
    const changed = now.map((value, i) => (i > 1 && shown[i] === value ? dash().no_update : value)); // fewer parts to draw anew
    shown = now;
    return changed;
  }

  function cutLink(state) {
    const cut = state && state.cut;
    return cut ? [false, cut.read + " of " + cut.total, "#f=" + (cut.kept ? cut.kept + "," : ""), cut.text] : [true, "", "", ""];
  }

  const values = (answer, state) => (state && state.findings.length && answer ? answer.values : {});
  const notes = (answer, state) => (state && state.findings.length && answer ? answer.notes : null);

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    state: { reduce, ask, show, cutLink, values, notes },
  });
})();
