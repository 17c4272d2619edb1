/* The examination as data: boxes, what may stand in them, fills, checks, sums, and what the server is asked. No page in here. */
(function () {
  "use strict";
  const SIDES = ["right", "left"];
  const PARTS = ["light_touch", "pin_prick", "motor"];
  const CHOICES = ["Yes", "No", "NT"];
  const KEY = "metamere.exam";
  /** Columns as they stand on the sheet, from the viewer's left. */
  const COLUMNS = [["right", "motor"], ["right", "light_touch"], ["right", "pin_prick"],
    ["left", "light_touch"], ["left", "pin_prick"], ["left", "motor"]];
  const EMPTY = { cells: {}, vac: "", dap: "", nonKey: { right: "", left: "" }, comments: "" };
  const ARM = 5;

  const id = (side, part, level) => side + "." + part + "." + level;
  const split = (cell) => { const [side, part, level] = cell.split("."); return { side, part, level }; };
  const levelsOf = (words, part) => (part === "motor" ? words.motor : words.sensory);
  const normalOf = (part) => (part === "motor" ? "5" : "2");
  const bare = (score) => score.replace(/\*+$/, "");

  /** "nt", " 2 " and "nt **" as they are meant; anything else as it was typed. */
  function tidy(text) {
    const plain = String(text === null || text === undefined ? "" : text).replace(/\s+/g, "");
    return /^nt\**$/i.test(plain) ? plain.toUpperCase() : plain;
  }

  const isValid = (words, cell, value) => value === "" || words.scores[split(cell).part].includes(value);
  const allCells = (words) => SIDES.flatMap((s) => PARTS.flatMap((p) => levelsOf(words, p).map((l) => id(s, p, l))));

  /* ---------------------------------------------------------------- moving about */
  function step(words, cell, key) {
    const { side, part, level } = split(cell);
    const column = COLUMNS.findIndex(([s, p]) => s === side && p === part);
    const levels = levelsOf(words, part), row = levels.indexOf(level);
    if (key === "ArrowUp") return row > 0 ? id(side, part, levels[row - 1]) : cell;
    if (key === "ArrowDown") return row < levels.length - 1 ? id(side, part, levels[row + 1]) : cell;
    if (key === "Home") return id(side, part, levels[0]);
    if (key === "End") return id(side, part, levels[levels.length - 1]);
    const by = key === "ArrowLeft" ? -1 : 1;
    for (let c = column + by; c >= 0 && c < COLUMNS.length; c += by) { // a level without a key muscle has no box there
      const [s, p] = COLUMNS[c];
      if (levelsOf(words, p).includes(level)) return id(s, p, level);
    }
    return cell;
  }

  /** The box after this one on the way down a column, then at the top of the next. */
  function next(words, cell) {
    const below = step(words, cell, "ArrowDown");
    if (below !== cell) return below;
    const { side, part } = split(cell);
    const column = COLUMNS.findIndex(([s, p]) => s === side && p === part) + 1;
    return column < COLUMNS.length ? id(...COLUMNS[column], levelsOf(words, COLUMNS[column][1])[0]) : cell;
  }

  /* ---------------------------------------------------------------- changes: each returns a new exam */
  const put = (exam, changes) => {
    const cells = { ...exam.cells };
    Object.entries(changes).forEach(([cell, value]) => { if (value === "") delete cells[cell]; else cells[cell] = value; });
    return { ...exam, cells };
  };

  /** A tag goes on, doubles, and comes off again; a normal score takes none, but keeps what was typed. */
  function tagged(value) {
    const stars = (value.match(/\*+$/) || [""])[0].length;
    return value === "" ? "" : bare(value) + "*".repeat((stars + 1) % 3);
  }

  /** Boxes a fill reaches: "above" and "below" start beside the level; the scope is a column, a side or both. */
  function reach(words, from, way, scope) {
    const at = split(from), place = words.levels.indexOf(at.level);
    return allCells(words).filter((cell) => {
      const c = split(cell), there = words.levels.indexOf(c.level);
      if (way === "above" ? there >= place : way === "below" ? there <= place : false) return false;
      if (scope === "column") return c.side === at.side && c.part === at.part;
      return scope === "both" || c.side === at.side;
    });
  }

  function filled(words, exam, way, from, scope) {
    const cells = way === "all" ? allCells(words) : reach(words, from, way, scope);
    const value = (cell) => (way === "below" ? "0" : normalOf(split(cell).part));
    const made = put(exam, Object.fromEntries(cells.map((cell) => [cell, value(cell)])));
    return way === "all" ? { ...made, vac: "Yes", dap: "Yes" } : made;
  }

  const swapped = (exam) => ({
    ...exam, nonKey: { right: exam.nonKey.left, left: exam.nonKey.right },
    cells: Object.fromEntries(Object.entries(exam.cells).map(([cell, v]) => {
      const c = split(cell);
      return [id(c.side === "right" ? "left" : "right", c.part, c.level), v];
    })),
  });

  /* ---------------------------------------------------------------- what is there */
  function entered(words, exam) {
    const cells = allCells(words).filter((cell) => (exam.cells[cell] || "") !== "").length;
    return { done: cells + (exam.vac ? 1 : 0) + (exam.dap ? 1 : 0), of: allCells(words).length + 2 };
  }
  const isEmpty = (exam) => !Object.keys(exam.cells).length && !exam.vac && !exam.dap && !exam.nonKey.right && !exam.nonKey.left && !exam.comments;

  /** Sum of a column as on the form: "" while a box is empty, ND where one is not testable or cannot be read. */
  function sum(words, exam, cells) {
    const values = cells.map((cell) => exam.cells[cell] || "");
    if (values.some((v, i) => v !== "" && (!isValid(words, cells[i], v) || bare(v) === "NT"))) return "ND";
    return values.some((v) => v === "") ? "" : String(values.reduce((total, v) => total + Number(bare(v)), 0));
  }
  const column = (words, side, part) => levelsOf(words, part).map((level) => id(side, part, level));
  function sums(words, exam, side) {
    const motor = column(words, side, "motor");
    return {
      uems: sum(words, exam, motor.slice(0, ARM)), lems: sum(words, exam, motor.slice(ARM)),
      light_touch: sum(words, exam, column(words, side, "light_touch")), pin_prick: sum(words, exam, column(words, side, "pin_prick")),
    };
  }

  /** State of a key point, by the worse of its two scores: "2", "1", "0", "NT", "bad", or "" when a box is empty. */
  function pointState(words, exam, side, level) {
    const cells = [id(side, "light_touch", level), id(side, "pin_prick", level)];
    const values = cells.map((cell) => exam.cells[cell] || "");
    if (values.some((v, i) => !isValid(words, cells[i], v))) return "bad";
    const found = values.map((v) => bare(v)).filter((v) => v !== "" && v !== "NT").map(Number);
    const least = found.length ? Math.min(...found) : null;
    if (values.includes("")) return least === 0 ? "0" : "";
    if (values.some((v) => bare(v) === "NT")) return least === 0 || least === 1 ? String(least) : "NT";
    return String(least);
  }

  /* ---------------------------------------------------------------- checks */
  const name = (words, cell) => {
    const { side, part, level } = split(cell);
    return (side === "right" ? "Right " : "Left ") + words.parts[part] + ", " + level;
  };

  /** [{cell, kind: "bad" | "odd", text}] from the top of the sheet down; cell is null for what concerns no one box. */
  function checks(words, exam) {
    const found = [];
    allCells(words).forEach((cell) => {
      const value = exam.cells[cell] || "", { part } = split(cell);
      if (!isValid(words, cell, value)) {
        const tag = /\*$/.test(value) && words.scores[part].includes(bare(value)) && value.length - bare(value).length <= 2;
        found.push({ cell, kind: "bad", text: "“" + value + "” is no score here" + (tag ? ": only an abnormal one takes a tag" : "")
          + ". Allowed: " + words.allowed[part] });
      }
    });
    SIDES.forEach((side) => ["light_touch", "pin_prick"].forEach((part) => {
      words.sensory.forEach((level, i) => {
        if (i === 0 || i === words.sensory.length - 1) return;
        const [above, here, below] = [-1, 0, 1].map((d) => bare(exam.cells[id(side, part, words.sensory[i + d])] || ""));
        if (here === "0" && above === "2" && below === "2") {
          found.push({ cell: id(side, part, level), kind: "odd", text: "0 between two normal levels is unusual. Check it, or tag it if something else explains it." });
        }
        if (here === "2" && above === "0" && below === "0") {
          found.push({ cell: id(side, part, level), kind: "odd", text: "Normal between two absent levels is unusual. Check it." });
        }
      });
    }));
    if (exam.vac === "Yes" && exam.dap === "No") {
      found.push({ cell: null, at: "vac", kind: "odd", text: "Contraction without any feeling of pressure is unusual. Check both." });
    }
    const unexplained = Object.entries(exam.cells).some(([cell, v]) => /^NT|\*$/.test(v) && isValid(words, cell, v));
    if (unexplained && !exam.comments.trim()) {
      found.push({ cell: null, at: "comments", kind: "odd", text: "NT and tagged scores need their reason in the comments." });
    }
    return found;
  }

  /* ---------------------------------------------------------------- to the server */
  /** Columns from the top down; an empty box, or one that cannot be read, counts as not testable. */
  function question(words, exam) {
    const cell = (c) => { const v = exam.cells[c] || ""; return v !== "" && isValid(words, c, v) ? v : "NT"; };
    const side = (s) => [...PARTS.map((p) => column(words, s, p).map(cell).join(",")), exam.nonKey[s]];
    return { right: side("right"), left: side("left"), vac: exam.vac || "NT", dap: exam.dap || "NT" };
  }

  /* ---------------------------------------------------------------- kept in the tab */
  function load() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY));
      return kept && kept.exam && kept.exam.cells ? kept : null;
    } catch (_) { return null; }
  }
  function save(kept) { try { sessionStorage.setItem(KEY, JSON.stringify(kept)); } catch (_) { /* storage is switched off */ } }

  window.metamereExam = Object.assign(window.metamereExam || {}, {
    SIDES, PARTS, CHOICES, EMPTY, id, split, levelsOf, bare, tidy, isValid, allCells, step, next, put, tagged, filled, swapped, entered,
    isEmpty, sums, pointState, name, checks, question, load, save,
  });
})();
