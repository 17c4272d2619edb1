/* Findings to and from the fragment of the address. The fragment never reaches a server.
   #m=consensus&f=pain:thumb+radial_forearm:R:6,weakness:wrist_extension:R:3,reflex:triceps:R:n.
   The full stop at the end says that the link is whole. */
(function () {
  "use strict";
  const SIDES = { R: "right", L: "left", B: "both", M: "midline", U: "unknown" };
  const LETTERS = Object.fromEntries(Object.entries(SIDES).map(([k, v]) => [v, k]));
  const SKIN = ["pain", "paraesthesia", "numbness", "tenderness"];
  const TYPES = [...SKIN, "weakness", "atrophy", "reflex", "autonomic", "visceral", "test", "history"];
  const GRADED = { weakness: 5, reflex: 4 };

  /** A slug back to words: "radial_forearm" → "Radial forearm". */
  const humanise = (slug) => {
    const words = slug.replace(/_/g, " ");
    return words.charAt(0).toUpperCase() + words.slice(1);
  };

  /** Words that every slug begins with; a place that ends in "of the" is no name. */
  function common(lists) {
    const first = lists[0];
    let n = 0;
    while (n < first.length && lists.every((w) => w[n] === first[n])) n += 1;
    return first.slice(0, n);
  }

  /** "forearm_front_outer_side_upper_half" and "…_lower_half" are the "Forearm front outer side". */
  function nameOf(finding) {
    if (!finding.areas) return humanise(finding.entity);
    const slugs = [...new Set(finding.areas.map((a) => a.split(".")[0]))];
    if (slugs.length === 1) return humanise(slugs[0]);
    const words = slugs.map((s) => s.split("_"));
    const start = common(words), end = common(words.map((w) => [...w].reverse())).reverse();
    const whole = start.join("_").replace(/(_(of|the|at|in|on|and|by|to))+$/, "");
    if (whole.split("_").length > 1 || (whole && start.length > 1)) return humanise(whole);
    const of = end.lastIndexOf("the");
    if (of >= 0 && of < end.length - 1) return humanise(end.slice(of + 1).join("_"));
    const lower = slugs.map(humanise).map((n, i) => (i ? n.charAt(0).toLowerCase() + n.slice(1) : n));
    return lower.length > 2 ? lower.slice(0, 1).join(", ") + " and " + (lower.length - 1) + " more" : lower.join(", ");
  }

  function encode(findings, map) {
    if (!findings.length) return "";
    const item = (f) => {
      const what = f.areas ? [...new Set(f.areas.map((a) => a.split(".")[0]))].map(encodeURIComponent).join("+") : encodeURIComponent(f.entity);
      const value = f.state === "normal" ? "n" : SKIN.includes(f.type) ? f.intensity || "" : f.grade === null || f.grade === undefined ? "" : f.grade;
      return [f.type, what, LETTERS[f.side] || "U", value].join(":");
    };
    return "#m=" + encodeURIComponent(map) + "&f=" + findings.map(item).join(",") + ".";
  }

  function decodeItem(text) {
    const [type, what, side, value, ...rest] = text.split(":");
    if (!TYPES.includes(type) || !what || !SIDES[side] || value === undefined || rest.length) return null;
    if (value !== "" && value !== "n" && !/^\d{1,2}$/.test(value)) return null;
    const number = /^\d+$/.test(value) ? +value : null;
    if (number !== null && number > (GRADED[type] || 10)) return null;
    let parts;
    try { parts = what.split("+").map(decodeURIComponent); } catch (_) { return null; }
    const skin = SKIN.includes(type);
    const finding = {
      type, side: SIDES[side], state: value === "n" ? "normal" : "abnormal",
      areas: skin ? parts.map((p) => p + "." + SIDES[side]) : null, entity: skin ? null : parts.join(" "),
      intensity: skin ? number : null, grade: skin ? null : number,
    };
    finding.name = nameOf(finding);
    return finding;
  }

  /** → {map, findings, cut}: `cut` is the part that could not be read, null when the link is whole. */
  function decode(hash) {
    const out = { map: null, findings: [], cut: null, kept: "" };
    const text = (hash || "").replace(/^#/, "");
    if (!text) return out;
    const m = text.match(/(?:^|&)m=([^&]*)/), f = text.match(/(?:^|&)f=([^&]*)/);
    if (m) out.map = m[1].replace(/[^a-z0-9_]/g, "");
    if (!f) return text.includes("f=") || m ? out : { ...out, cut: text };
    const whole = f[1].endsWith(".");
    const items = f[1].replace(/\.$/, "").split(",");
    const bad = [];
    items.forEach((item, i) => {
      const finding = !whole && i === items.length - 1 ? null : decodeItem(item);
      if (finding) out.findings.push(finding); else bad.push(item);
    });
    if (bad.length) { out.cut = bad.join(","); out.total = items.length; out.kept = items.filter((i) => !bad.includes(i)).join(","); }
    return out;
  }

  window.metamereShare = { encode, decode, humanise, nameOf, SKIN };
})();
