/* The examination to and from a file: JSON as in the contract, CSV laid out like the form. Reading never changes what is on the page. */
(function () {
  "use strict";
  const X = window.metamereExam = window.metamereExam || {};
  const HEAD = ["level", "right_motor", "right_light_touch", "right_pin_prick", "left_light_touch", "left_pin_prick", "left_motor"];
  const MOST = 200000; // an exam is three kilobytes

  class Damaged extends Error {}

  /** The document of the contract; boxes that are empty are left out. */
  function toDocument(words, exam) {
    const side = (s) => ({
      ...Object.fromEntries(X.PARTS.map((p) => [p, Object.fromEntries(X.levelsOf(words, p)
        .filter((l) => exam.cells[X.id(s, p, l)]).map((l) => [l, exam.cells[X.id(s, p, l)]]))])),
      lowest_non_key_muscle: exam.nonKey[s] || null,
    });
    const made = { right: side("right"), left: side("left") };
    if (exam.vac) made.vac = exam.vac;
    if (exam.dap) made.dap = exam.dap;
    return exam.comments ? { ...made, comments: exam.comments } : made;
  }

  const isObject = (v) => v !== null && typeof v === "object" && !Array.isArray(v);
  function choice(value, field) {
    const found = X.CHOICES.find((c) => c.toLowerCase() === X.tidy(value).toLowerCase());
    if (value !== undefined && value !== null && value !== "" && !found) throw new Damaged(field + " is “" + value + "”. Allowed: Yes, No, NT.");
    return found || "";
  }
  function nonKey(words, value, field) {
    const text = X.tidy(value).toUpperCase();
    if (text && !words.motor.includes(text)) throw new Damaged(field + " is “" + value + "”. Allowed: " + words.motor.join(", ") + ", or empty.");
    return text;
  }

  function fromDocument(words, made) {
    if (Array.isArray(made)) throw new Damaged("It holds a list. Here one exam is opened at a time; the command line takes many.");
    if (!isObject(made)) throw new Damaged("It holds no exam: an exam is an object with right, left, vac and dap.");
    const exam = { ...X.EMPTY, cells: {}, nonKey: { right: "", left: "" } };
    X.SIDES.forEach((side) => {
      if (!isObject(made[side])) throw new Damaged("The " + side + " side is missing.");
      X.PARTS.forEach((part) => {
        const cells = made[side][part];
        if (!isObject(cells)) throw new Damaged(side + "." + part + " is missing.");
        Object.entries(cells).forEach(([level, value]) => {
          if (!X.levelsOf(words, part).includes(level)) throw new Damaged(side + "." + part + "." + level + ": there is no such box.");
          if (value !== null && typeof value === "object") throw new Damaged(side + "." + part + "." + level + " holds no score.");
          const text = X.tidy(value);
          if (text) exam.cells[X.id(side, part, level)] = text.slice(0, 12);
        });
      });
      exam.nonKey[side] = nonKey(words, made[side].lowest_non_key_muscle, side + ".lowest_non_key_muscle");
    });
    exam.vac = choice(made.vac, "vac");
    exam.dap = choice(made.dap, "dap");
    exam.comments = typeof made.comments === "string" ? made.comments.slice(0, 2000) : "";
    return exam;
  }

  /* ---------------------------------------------------------------- CSV */
  const quoted = (text) => (/[",\n\r;]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
  function toCsv(words, exam) {
    const cell = (column, level) => {
      const [side, ...part] = column.split("_");
      return exam.cells[X.id(side, part.join("_"), level)] || "";
    };
    const rows = [HEAD, ...words.sensory.map((level) => [level, ...HEAD.slice(1).map((column) => cell(column, level))]),
      ["vac", exam.vac], ["dap", exam.dap], ["lowest_non_key_muscle", exam.nonKey.right, "", "", "", "", exam.nonKey.left]];
    if (exam.comments) rows.push(["comments", exam.comments]);
    return rows.map((row) => [...row, ...Array(HEAD.length - row.length).fill("")].map(quoted).join(",")).join("\r\n") + "\r\n";
  }

  /** Rows of a table with commas, semicolons or tabs between, and quotes. */
  function rowsOf(text) {
    const first = text.split("\n", 1)[0];
    const mark = [",", ";", "\t"].map((m) => [first.split(m).length, m]).sort((a, b) => b[0] - a[0])[0][1];
    const rows = [[""]];
    let inside = false;
    for (let i = 0; i < text.length; i += 1) {
      const c = text[i], row = rows[rows.length - 1];
      if (inside) {
        if (c !== '"') row[row.length - 1] += c;
        else if (text[i + 1] === '"') { row[row.length - 1] += c; i += 1; } else inside = false;
      } else if (c === '"') inside = true;
      else if (c === mark) row.push("");
      else if (c === "\n") rows.push([""]);
      else if (c !== "\r") row[row.length - 1] += c;
    }
    return rows.filter((row) => row.some((v) => v.trim() !== ""));
  }

  function fromCsv(words, text) {
    const [head, ...rows] = rowsOf(text);
    const names = (head || []).map((n) => n.trim().toLowerCase());
    const lost = HEAD.filter((n) => !names.includes(n));
    if (lost.length) throw new Damaged("Its first line lacks the column" + (lost.length > 1 ? "s " : " ") + lost.join(", ") + ".");
    const made = { right: { light_touch: {}, pin_prick: {}, motor: {} }, left: { light_touch: {}, pin_prick: {}, motor: {} } };
    const at = (row, column) => (row[names.indexOf(column)] || "").trim();
    let levels = 0;
    rows.forEach((row, i) => {
      const what = at(row, "level"), key = what.toLowerCase();
      if (key === "vac" || key === "dap") made[key] = row[1].trim();
      else if (key === "comments") made.comments = row[1];
      else if (key === "lowest_non_key_muscle") {
        made.right.lowest_non_key_muscle = at(row, "right_motor");
        made.left.lowest_non_key_muscle = at(row, "left_motor");
      } else if (words.sensory.includes(what.toUpperCase())) {
        levels += 1;
        HEAD.slice(1).forEach((column) => {
          const [side, ...part] = column.split("_"), value = at(row, column);
          if (value) made[side][part.join("_")][what.toUpperCase()] = value;
        });
      } else throw new Damaged("Line " + (i + 2) + " begins with “" + what + "”, which is no level.");
    });
    if (!levels) throw new Damaged("It holds no level.");
    return fromDocument(words, made);
  }

  /** The exam in a file's text; throws Damaged with what is wrong. */
  function read(words, name, text) {
    if (text.length > MOST) throw new Damaged("It is too large for an exam.");
    const plain = text.replace(/^\uFEFF/, "").trim();
    if (!plain) throw new Damaged("It is empty.");
    if (/\.csv$/i.test(name) || (!/\.json$/i.test(name) && !/^[[{"]/.test(plain))) return fromCsv(words, plain);
    let made;
    try { made = JSON.parse(plain); } catch (error) { throw new Damaged("It is not whole JSON (" + error.message + ")."); }
    return fromDocument(words, made);
  }

  function download(name, text, type) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  const stamp = () => new Date().toISOString().slice(0, 10);
  const saveJson = (words, exam) => download("isncsci-" + stamp() + ".json", JSON.stringify(toDocument(words, exam), null, 1) + "\n", "application/json");
  const saveCsv = (words, exam) => download("isncsci-" + stamp() + ".csv", "\uFEFF" + toCsv(words, exam), "text/csv");

  /* ---------------------------------------------------------------- to the map */
  /** What the exam says about levels, as findings of the map. Boxes that are empty, not testable or tagged say nothing. */
  function findings(words, points, exam) {
    const made = [];
    const plain = (cell) => { const v = exam.cells[cell] || ""; return /^\d$/.test(v) && X.isValid(words, cell, v) ? Number(v) : null; };
    X.SIDES.forEach((side) => {
      const by = { abnormal: new Set(), normal: new Set() };
      points.forEach((p) => {
        const scores = ["light_touch", "pin_prick"].map((part) => plain(X.id(side, part, p.level))).filter((v) => v !== null);
        if (scores.some((v) => v < 2)) by.abnormal.add(p.area);
        else if (scores.length === 2) by.normal.add(p.area);
      });
      by.abnormal.forEach((area) => by.normal.delete(area)); // two key points can lie in one area
      const normals = by.abnormal.size ? [...by.normal] : [];
      const skin = (areas, state) => areas.length && made.push({
        type: "numbness", areas: areas.map((a) => a + "." + side), entity: null, side, state, intensity: null, grade: null,
      });
      skin([...by.abnormal], "abnormal");
      skin(normals, "normal");
      const grades = words.motor.map((level) => [words.muscles[level][0], plain(X.id(side, "motor", level))]).filter(([, g]) => g !== null);
      const isWeak = grades.some(([, g]) => g < 5);
      grades.filter(([, g]) => g < 5 || isWeak).forEach(([entity, g]) => made.push({
        type: "weakness", areas: null, entity, side, state: g < 5 ? "abnormal" : "normal", intensity: null, grade: g < 5 ? g : null,
      }));
    });
    return made;
  }

  /** The address of the map with the exam's findings beside those already there; the same place is not told twice. */
  function mapLink(words, points, exam) {
    const share = window.metamereShare, nav = window.metamereNav;
    const before = share.decode(nav.kept());
    const added = findings(words, points, exam);
    const taken = new Set(added.flatMap((f) => (f.areas || [f.entity]).map((a) => f.type + ":" + a + ":" + f.side)));
    const kept = before.findings.filter((f) => !(f.areas || [f.entity]).some((a) => taken.has(f.type + ":" + a + ":" + f.side)));
    const all = [...kept, ...added];
    return { count: added.length, href: "/" + share.encode(all, before.map || "isncsci") };
  }

  Object.assign(X, { Damaged, toDocument, fromDocument, toCsv, fromCsv, read, saveJson, saveCsv, findings, mapLink });
})();
