/* From page to page in one tab: the findings of the map wait in the tab and come back with the link to it. */
(function () {
  "use strict";
  const KEY = "metamere.map";
  const keep = (hash) => { try { sessionStorage.setItem(KEY, hash); } catch (_) { /* storage is switched off */ } };
  const kept = () => { try { return sessionStorage.getItem(KEY) || ""; } catch (_) { return ""; } };
  const onMap = window.location.pathname === "/";
  const leave = () => { if (onMap) keep(window.location.hash); };

  window.addEventListener("pagehide", leave);
  document.addEventListener("click", (e) => {
    const link = e.target.closest && e.target.closest("a[href]");
    if (!link || link.origin !== window.location.origin) return;
    leave();
    if (!onMap && link.pathname === "/" && !link.hash) link.hash = kept();
  }, true);

  window.metamereNav = { kept, keep };
})();
