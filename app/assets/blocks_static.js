/* A row of the catalogue, and the red-flag questions. */
(function () {
  "use strict";
  const { createElement: h, useEffect, useRef, useState } = React;
  const build = window.metamere_components.build;

  const opened = new Set();

  function BlockRow({ children, n_clicks, block, head, below, off, data, stamp, setProps }) {
    const [open, setOpen] = useState(false);
    const seen = useRef("");
    const press = () => setProps({ n_clicks: (n_clicks || 0) + 1 });
    useEffect(() => { // a new list: a card that was open is asked for again, wherever its row now stands
      if (seen.current === block + stamp) return;
      seen.current = block + stamp;
      setOpen(opened.has(block));
      if (opened.has(block)) press();
    });
    const toggle = () => {
      if (open) opened.delete(block); else { opened.add(block); press(); }
      setOpen(!open);
    };
    const marks = Object.fromEntries(Object.entries(data).map(([k, v]) => ["data-" + k, v]));
    return h("article", { className: "bcard" + (off ? " off" : "") + (open ? " open" : ""), "data-block": block, ...marks },
      h("h2", null, h("button", { type: "button", className: "bopen", "aria-expanded": open, onClick: toggle }, ...[].concat(build(head)))),
      ...[].concat(build(below)),
      h("div", { className: "bdetail", hidden: !open }, children));
  }

  function Questions({ id, questions, choices, value, setProps }) {
    const said = value || {};
    return h("div", { className: "screen-flags", id }, questions.map((q) => {
      const label = "flag-label-" + q.id;
      return h("div", { key: q.id, className: "screen-flag" },
        h("div", null, h("strong", { id: label }, q.name), h("ul", null, q.questions.map((words) => h("li", { key: words }, words)))),
        h("div", { className: "choices", role: "radiogroup", "aria-labelledby": label }, choices.map(([answer, words]) =>
          h("label", { key: answer, className: (said[q.id] || "") === answer ? "on" : "" },
            h("input", {
              type: "radio", name: "flag-" + q.id, value: answer, checked: (said[q.id] || "") === answer,
              onChange: () => setProps({ value: { ...said, [q.id]: answer } }),
            }), words))));
    }));
  }

  window.metamere_components = Object.assign(window.metamere_components || {}, { BlockRow, Questions });
})();
