/* Static vector pictures, icons, and parts without callbacks. React is the copy Dash loads. */
(function () {
  "use strict";
  const h = React.createElement;

  function Svg({ id, markup, viewBox, width, height, className, label }) {
    const spoken = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
    return h("svg", {
      id, viewBox, width, height, className, focusable: "false", ...spoken,
      dangerouslySetInnerHTML: { __html: markup },
    });
  }

  function Icon({ id, name, size, className }) {
    return h("svg", {
      id, width: size || 18, height: size || 18, viewBox: "0 0 24 24", className: "icon " + (className || ""),
      "aria-hidden": true, focusable: "false",
    }, h("use", { href: "#i-" + name }));
  }

  const OWN = /^[A-Z]/;

  // A tree of plain data (tag t, properties p, children c) as elements; a capital names a component of ours.
  function build(node, key) {
    if (node === null || node === undefined) return null;
    if (Array.isArray(node)) return node.map(build);
    if (typeof node !== "object") return node;
    const kind = OWN.test(node.t) ? window.metamere_components[node.t] : node.t;
    const props = { key, ...node.p };
    if (node.t === "details" && props.open) props.defaultOpen = undefined;
    return node.c === null || node.c === undefined ? h(kind, props) : h(kind, props, ...[].concat(build(node.c)));
  }
  const Static = ({ id, tree }) => h(React.Fragment, { key: id }, ...[].concat(build(tree)));

  window.metamere_components = Object.assign(window.metamere_components || {}, { Svg, Icon, Static, build });
})();
