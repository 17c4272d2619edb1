/* Runs before anything is drawn: the theme the visitor chose, or the system's. */
(function () {
  "use strict";
  let chosen = null;
  try { chosen = localStorage.getItem("mantine-color-scheme-value"); } catch (_) { /* storage is switched off */ }
  const dark = chosen === "dark" || chosen === "light" ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
