/* Parts without callbacks, a row of the catalogue, and the red-flag questions. */
(function () {
  "use strict";
  const { createElement: h, Fragment, useEffect, useRef, useState } = React;
  const OWN = /^[A-Z]/;

  function build(node, key) {
    if (node === null || node === undefined) return null;
    if (Array.isArray(node)) return node.map(build);
    if (typeof node !== "object") return node;
    const kind = OWN.test(node.t) ? window.metamere_components[node.t] : node.t;
    const props = { key, ...node.p };
    if (node.t === "details" && props.open) props.defaultOpen = undefined;
    return node.c === null || node.c === undefined ? h(kind, props) : h(kind, props, ...[].concat(build(node.c)));
  }
  const Static = ({ id, tree }) => h(Fragment, { key: id }, ...[].concat(build(tree)));

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

  window.metamere_components = Object.assign(window.metamere_components || {}, { Static, BlockRow, Questions });
})();
