/* A plotly chart. Its script is fetched when the first chart is shown, never before; a theme change draws it again. */
(function () {
  "use strict";
  const { createElement: h, useEffect, useRef, useState } = React;
  let loading = null;

  function load(src) {
    if (window.Plotly) return Promise.resolve(window.Plotly);
    loading = loading || new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = src;
      script.onload = () => done(window.Plotly);
      script.onerror = () => { loading = null; failed(new Error("plotly")); };
      document.head.appendChild(script);
    });
    return loading;
  }

  /** Tokens such as var(--ink) → the colour of the theme. */
  function coloured(text) {
    const style = getComputedStyle(document.documentElement);
    return JSON.parse(text.replace(/var\((--\w+)\)/g, (_, name) => style.getPropertyValue(name).trim()));
  }

  function Plot({ id, figure, src, label, className }) {
    const node = useRef(null);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      let alive = true;
      const draw = () => load(src).then((plotly) => {
        if (!alive || !node.current) return;
        const { data, layout } = coloured(figure);
        plotly.react(node.current, data, layout, { displayModeBar: false, responsive: true });
      }).catch(() => alive && setFailed(true));
      draw();
      const watch = new MutationObserver(draw);
      watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-mantine-color-scheme"] });
      return () => { alive = false; watch.disconnect(); };
    }, [figure, src]);
    return h("div", { id, className: "plot " + (className || ""), role: "img", "aria-label": label },
      failed ? h("p", { className: "held" }, "The chart could not be loaded. Its figures stand below.") : h("div", { ref: node, "aria-hidden": true }));
  }

  window.metamere_components = Object.assign(window.metamere_components || {}, { Plot });
})();
