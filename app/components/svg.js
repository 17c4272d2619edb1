/* Static vector pictures and icons. React is the copy Dash loads. */
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

  window.metamere_components = Object.assign(window.metamere_components || {}, { Svg, Icon });
})();
