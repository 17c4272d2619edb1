/* The blocks page in the browser: the address, filters, opening of cards, and screening answers. Called by Dash. */
(function () {
  "use strict";
  const dash = () => window.dash_clientside;
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const VIEWS = ["catalogue", "dose", "course", "drugs", "indications"];
  const SIDES = ["left", "right", "both"];

  /* ---------------------------------------------------------------- address: #for=C6&side=right&kind=joint&block=…&view=… */
  function read() {
    const found = new URLSearchParams(window.location.hash.replace(/^#/, ""));
    const view = found.get("view"), side = found.get("side");
    return {
      for: (found.get("for") || "").slice(0, 120), side: SIDES.includes(side) ? side : "", kind: found.get("kind") || "",
      block: found.get("block") || "", view: VIEWS.includes(view) ? view : "catalogue",
    };
  }
  function write(change) {
    const next = { ...read(), ...change }, found = new URLSearchParams();
    ["for", "side", "kind", "block"].forEach((key) => { if (next[key]) found.set(key, next[key]); });
    if (next.view !== "catalogue") found.set("view", next.view);
    const text = found.toString().replace(/\+/g, "%20");
    if (window.location.hash.replace(/^#/, "") !== text) window.location.hash = text;
  }

  function where(_hash, old) {
    const now = read(), asked = { for: now.for, side: now.side };
    return [now, same(asked, old) ? dash().no_update : asked, now.for, now.side || null, ...VIEWS.map((v) => v !== now.view)];
  }

  function ask(words, side, reset, now) {
    const by = dash().callback_context.triggered_id;
    if (by === "blocks-reset") { if (reset) write({ for: "", side: "", kind: "", block: "" }); return dash().no_update; }
    const change = { for: (words || "").trim(), side: side || "" };
    if (now && now.for === change.for && now.side === change.side) return dash().no_update;
    write({ ...change, block: "" });
    return dash().no_update;
  }
  const clear = () => [null, null, null, ""];

  document.addEventListener("click", (e) => { // a kind keeps what was asked for
    const link = e.target.closest && e.target.closest("#blocks-nav a[data-key]");
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
    const [what, value] = link.dataset.key.split(":");
    e.preventDefault();
    write(what === "kind" ? { kind: value, view: "catalogue", block: "" } : { view: value, block: "" });
    if (matchMedia("(max-width: 899px)").matches) window.scrollTo({ top: 0 });
  });

  /* ---------------------------------------------------------------- filters */
  let opened = "";
  function mark(now) {
    document.querySelectorAll("#blocks-nav a[data-key]").forEach((a) => {
      const [what, value] = a.dataset.key.split(":");
      const on = now.view === "catalogue" ? what === "kind" && value === now.kind : what === "view" && value === now.view;
      if (on) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current");
    });
  }
  function apply(now, region, guidance, evidence, words) {
    const typed = (words || "").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0, all = 0, held = 0;
    document.querySelectorAll("#blocks-list > .bcard:not(.wait)").forEach((row) => {
      const d = row.dataset;
      const fits = (!now.kind || d.kind === now.kind) && (!region || d.region.split(" ").includes(region))
        && (!guidance || d.guidance === guidance) && (!evidence || d.evidence === evidence) && typed.every((w) => d.words.includes(w));
      row.hidden = !fits;
      all += 1;
      if (fits) { shown += 1; if (row.classList.contains("off")) held += 1; }
    });
    if (!all) return "";
    const list = document.getElementById("blocks-list");
    list.classList.toggle("none-fits", !shown);
    return (shown === all ? all + (all === 1 ? " block" : " blocks") : shown + " of " + all + " blocks") + (held ? ", " + held + " not offered" : "");
  }
  function filter(_rows, now, region, guidance, evidence, words) {
    const place = now || read();
    mark(place);
    setTimeout(() => {
      const said = apply(place, region, guidance, evidence, words);
      const node = document.getElementById("blocks-count");
      if (node && node.textContent !== said) dash().set_props("blocks-count", { children: said });
      openLinked(place.block);
    }, 0);
    return dash().no_update;
  }

  /** Open the card that the address names, once, when its row is there. */
  function openLinked(block) {
    if (!block) { opened = ""; return; }
    const row = document.querySelector('#blocks-list > .bcard[data-block="' + CSS.escape(block) + '"]');
    if (!row || opened === block) return;
    opened = block;
    const button = row.querySelector(".bopen");
    if (button.getAttribute("aria-expanded") !== "true") button.click();
    row.scrollIntoView({ block: "start" });
    button.focus({ preventScroll: true });
  }
  /* ---------------------------------------------------------------- screening: one answer a change, kept in this tab */
  const WORD = { yes: true, no: false, unsure: "unsure" };
  const put = (next, key, value) => { if (value === undefined || value === null || value === "") delete next[key]; else next[key] = value; };
  function answer(next, field, value) {
    if (field === "anticoagulant") put(next, field, value === "none" ? false : value);
    else if (field === "allergies") {
      const named = (value || "").split(/[,;]/).map((a) => a.trim()).filter(Boolean);
      put(next, field, named.length ? named : null);
    } else if (field === "infection" || field === "pregnant") put(next, field, WORD[value]);
    else put(next, field, typeof value === "string" && value !== "" ? Number(value) : value);
  }
  const word = (b) => (b === true ? "yes" : b === false ? "no" : b === "unsure" ? "unsure" : "");

  /** What the fields show for the answers that the tab holds, given here or on the map. */
  function shown(held, ids) {
    const v = held || {}, text = (x) => (x === undefined || x === null ? "" : x);
    const fields = {
      weight_kg: text(v.weight_kg), age_years: text(v.age_years), anticoagulant: v.anticoagulant === false ? "none" : v.anticoagulant || null,
      allergies: (v.allergies || []).join(", "), infection: word(v.infection), pregnant: word(v.pregnant),
    };
    const flags = Object.fromEntries(Object.entries(v.red_flags || {}).map(([k, b]) => [k, word(b)]));
    return [dash().no_update, ids.map((id) => fields[id.id]), flags, v.weight_kg === undefined ? dash().no_update : v.weight_kg];
  }

  function context(_fields, _flags, _answers, held, ids) {
    const called = dash().callback_context, next = { ...(held || {}) };
    const own = called.triggered.filter((t) => t.prop_id !== "context.data" && t.prop_id !== ".");
    if (!own.length) return shown(held, ids);
    if (own.length > 3) return [dash().no_update, ids.map(() => dash().no_update), dash().no_update, dash().no_update];
    let asked = false;
    own.forEach((t) => {
      const cut = t.prop_id.lastIndexOf("."), name = t.prop_id.slice(0, cut);
      if (name === "blocks-screen-flags") {
        const flags = {};
        Object.entries(t.value || {}).forEach(([k, said]) => { if (said) flags[k] = WORD[said]; });
        if (Object.keys(flags).length) next.red_flags = flags; else delete next.red_flags;
        return;
      }
      let id;
      try { id = JSON.parse(name); } catch (_) { return; }
      if (id.type === "blocks-screen") answer(next, id.id, t.value);
      else if (id.type === "blocks-answer" && t.value) {
        const flags = { ...(next.red_flags || {}) };
        if (id.answer) flags[id.id] = WORD[id.answer]; else delete flags[id.id];
        if (Object.keys(flags).length) next.red_flags = flags; else delete next.red_flags;
        asked = true;
      }
    });
    const still = ids.map(() => dash().no_update);
    if (same(next, held || {})) return [dash().no_update, still, dash().no_update, dash().no_update];
    const after = shown(next, ids);
    return [next, still, asked ? after[2] : dash().no_update, after[3]];
  }

  const unfold = (clicks) => (clicks ? [clicks % 2 === 0, String(clicks % 2 === 1), clicks % 2 ? "Close" : "Answer"]
    : [dash().no_update, dash().no_update, dash().no_update]);
  const fold = (clicks) => (clicks ? [clicks % 2 === 0, String(clicks % 2 === 1)] : [dash().no_update, dash().no_update]);

  /* ---------------------------------------------------------------- tools */
  function moreDrugs(clicks) {
    const shown = 1 + (clicks || 0);
    return [[0, 1, 2, 3].map((n) => n >= shown), shown >= 4];
  }
  function tomorrow() {
    const day = new Date(Date.now() + 864e5), two = (n) => String(n).padStart(2, "0");
    return day.getFullYear() + "-" + two(day.getMonth() + 1) + "-" + two(day.getDate());
  }
  const bare = (words) => words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f’']/g, "");
  function findIndication(words) {
    const typed = bare(words || "").split(/\s+/).filter(Boolean);
    setTimeout(() => {
      let shown = 0, all = 0;
      document.querySelectorAll("#blocks-indications > .ind").forEach((card) => {
        const fits = typed.every((w) => bare(card.dataset.words).includes(w));
        card.hidden = !fits;
        all += 1;
        shown += fits;
      });
      const said = !all ? "" : typed.length ? shown + " of " + all : all + " complaints";
      dash().set_props("blocks-indication-count", { children: typed.length && !shown ? "No complaint is held under these words." : said });
    }, 0);
    return dash().no_update;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    blocks: { where, ask, clear, filter, context, unfold, fold, moreDrugs, tomorrow, findIndication },
  });
})();
