/* The frame around the findings: theme, tools, views, sheet, patient, red-flag answers, and a server that does not answer. */
(function () {
  "use strict";
  const dash = () => window.dash_clientside;
  const THEME = "mantine-color-scheme-value";

  /* ---------------------------------------------------------------- theme */
  function theme(clicks) {
    const root = document.documentElement;
    if (clicks) {
      const next = root.getAttribute("data-mantine-color-scheme") === "dark" ? "light" : "dark";
      root.setAttribute("data-mantine-color-scheme", next);
      try { localStorage.setItem(THEME, next); } catch (_) { /* storage is switched off: lasts until reload */ }
      return next;
    }
    return root.getAttribute("data-mantine-color-scheme") || "light";
  }

  /* ---------------------------------------------------------------- tools and views */
  const TOOLS = { v: "select", b: "brush", e: "erase" };
  const pressed = (tool) => ["select", "brush", "erase"].map((t) => String(t === tool));

  function tool(_clicks, action, current) {
    const by = dash().callback_context.triggered_id;
    let next = current;
    if (by && by.type === "tool") next = by.id;
    else if (by === "chart" && action && action.do === "key") next = TOOLS[action.key] || current;
    return [next, ...pressed(next)];
  }

  function view(wide, narrow, action, face) {
    const by = dash().callback_context.triggered_id;
    if (by === "chart") {
      if (!action || action.do !== "key" || action.key !== "f") return [dash().no_update, dash().no_update, dash().no_update, dash().no_update];
      const flipped = face === "front" ? "back" : "front";
      return ["body", flipped, "body", flipped];
    }
    if (by === "view-narrow") {
      const body = narrow === "front" || narrow === "back";
      return [body ? "body" : narrow, body ? narrow : face, body ? "body" : narrow, dash().no_update];
    }
    return [wide, face, dash().no_update, wide === "body" ? face : wide];
  }

  const SWATCH = { pain: "hatch", paraesthesia: "dots", numbness: "rings", tenderness: "cross" };
  function paint(type, intensity) {
    window.metamerePen = { type, intensity: +intensity };
    return [window.metamerePen,
      '<rect x=".75" y=".75" width="16.500" height="16.500" rx="5" fill="url(#sw-' + SWATCH[type] + ')"/>'];
  }

  /* ---------------------------------------------------------------- sheet of a narrow window */
  const STOPS = ["peek", "half", "full"];
  function sheet(_grab, _peek, _tabs, stop, tab) {
    const by = dash().callback_context.triggered_id;
    if (by === "grab") return [STOPS[(STOPS.indexOf(stop) + 1) % 3], tab];
    if (by === "peek") return [stop === "peek" ? "half" : stop, "fits"];
    if (by && by.type === "tab") return [stop === "peek" ? "half" : stop, by.id];
    return [stop, tab];
  }
  const sheetClass = (stop, tab) => ["sheet at-" + stop + " tab-" + tab, ...["findings", "fits", "levels"].map((t) => (t === tab ? "page" : "false")),
    String(stop !== "peek")];

  document.addEventListener("pointerdown", (e) => { // drag the sheet by its grip
    if (!e.target.closest || !e.target.closest("#grab")) return;
    const node = document.getElementById("sheet"), y0 = e.clientY, h0 = node.getBoundingClientRect().height;
    let moved = 0;
    const move = (m) => {
      moved = y0 - m.clientY;
      if (Math.abs(moved) > 6) { node.classList.add("dragging"); node.style.height = Math.max(90, h0 + moved) + "px"; }
    };
    const up = () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", up);
      node.classList.remove("dragging");
      node.style.height = "";
      if (Math.abs(moved) <= 6) return;
      const share = (h0 + moved) / innerHeight;
      dash().set_props("sheet-stop", { data: share < 0.32 ? "peek" : share < 0.72 ? "half" : "full" });
      addEventListener("click", (c) => c.stopPropagation(), { capture: true, once: true });
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
  });

  /* ---------------------------------------------------------------- patient and red-flag answers */
  const WORD = { yes: true, no: false, unsure: "unsure" };
  function context(age, weight, thinner, allergies, infection, pregnant, _answers, _review, old) {
    const by = dash().callback_context.triggered_id;
    const next = { ...(old || {}) };
    if (by && by.type === "flag") {
      const clicks = dash().callback_context.triggered[0].value;
      if (!clicks) return dash().no_update;
      next.red_flags = { ...(next.red_flags || {}), [by.id]: WORD[by.answer] };
      return next;
    }
    if (by && by.type === "flag-again") {
      if (!dash().callback_context.triggered[0].value) return dash().no_update;
      const flags = { ...(next.red_flags || {}) };
      if (by.id) delete flags[by.id]; else Object.keys(flags).forEach((k) => delete flags[k]);
      next.red_flags = flags;
      return next;
    }
    if (!by) return dash().no_update;
    const put = (k, v) => { if (v === undefined || v === null || v === "") delete next[k]; else next[k] = v; };
    put("age_years", age);
    put("weight_kg", weight);
    put("anticoagulant", thinner === "none" ? false : thinner);
    put("allergies", (allergies || "").split(/[,;]/).map((a) => a.trim()).filter(Boolean));
    put("infection", { yes: true, no: false }[infection]);
    put("pregnant", { yes: true, no: false }[pregnant]);
    if (next.allergies && !next.allergies.length) delete next.allergies;
    return JSON.stringify(next) === JSON.stringify(old || {}) ? dash().no_update : next;
  }

  function contextShown(c, words) {
    const v = c || {}, yes = (b) => (b === true ? words.yes : b === false ? words.no : words.not_asked);
    return [v.age_years === undefined ? words.not_asked : String(v.age_years),
      v.weight_kg === undefined ? words.not_asked : v.weight_kg + " kg",
      v.anticoagulant === undefined ? words.not_asked : v.anticoagulant === false ? words.none : v.anticoagulant,
      v.allergies ? v.allergies.join(", ") : words.none_entered, yes(v.infection), yes(v.pregnant)];
  }

  /* ---------------------------------------------------------------- reasons open in place */
  function toggle(clicks, shut) {
    if (!clicks) return [dash().no_update, dash().no_update];
    return [!shut, String(shut)];
  }

  /* ---------------------------------------------------------------- a server that does not answer */
  const PAUSES = [4, 8, 15, 30];
  let failures = 0, timer = null, left = 0;
  const node = (id) => document.getElementById(id);

  function tick() {
    if (node("lost-count")) node("lost-count").textContent = left;
    if (left-- <= 0) again();
  }
  function lost() {
    failures += 1;
    left = PAUSES[Math.min(failures - 1, PAUSES.length - 1)];
    if (node("lost")) node("lost").hidden = false;
    document.documentElement.classList.add("server-lost");
    clearInterval(timer);
    timer = setInterval(tick, 1000);
    tick();
  }
  function again() {
    clearInterval(timer);
    dash().set_props("retry", { data: failures + Date.now() });
  }
  function back() {
    if (!failures) return;
    failures = 0;
    clearInterval(timer);
    document.documentElement.classList.remove("server-lost");
    if (node("lost")) node("lost").hidden = true;
  }
  document.addEventListener("click", (e) => { if (e.target.closest && e.target.closest("#lost-now")) again(); });

  const plainFetch = window.fetch.bind(window);
  window.fetch = function (resource, options) {
    const call = plainFetch(resource, options);
    const url = typeof resource === "string" ? resource : resource.url || "";
    if (url.includes("_dash-update-component")) {
      call.then((r) => (r.status >= 502 ? lost() : back()), lost);
    }
    return call;
  };

  /* ---------------------------------------------------------------- keys, links, theme of the browser bar */
  document.addEventListener("keydown", (e) => {
    const command = e.ctrlKey || e.metaKey;
    if (command && e.key.toLowerCase() === "k") {
      const fields = [...document.querySelectorAll(".say input")].filter((n) => n.offsetParent !== null);
      if (fields.length) { e.preventDefault(); fields[0].focus(); fields[0].select(); }
    } else if (command && e.key.toLowerCase() === "z" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      e.preventDefault();
      const button = node(e.shiftKey ? "redo" : "undo");
      if (button && !button.disabled) button.click();
    }
  });
  window.addEventListener("hashchange", () => dash().set_props("hash", { data: Date.now() }));
  window.addEventListener("beforeprint", () => {
    if (node("printed")) node("printed").textContent = new Date().toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  });
  window.addEventListener("online", () => document.documentElement.classList.remove("offline"));
  window.addEventListener("offline", () => document.documentElement.classList.add("offline"));

  function copyLink(clicks, words) {
    if (!clicks) return dash().no_update;
    const done = () => dash().set_props("said", { children: words.copied });
    if (navigator.clipboard) navigator.clipboard.writeText(window.location.href).then(done, () => dash().set_props("said", { children: words.not_copied }));
    else dash().set_props("said", { children: words.not_copied });
    return dash().no_update;
  }

  window.dashMantineFunctions = Object.assign(window.dashMantineFunctions || {}, { keepAll: ({ options }) => options });
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    shell: { theme, tool, view, paint, sheet, sheetClass, context, contextShown, toggle, copyLink },
  });
})();
