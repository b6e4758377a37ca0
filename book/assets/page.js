// Before Font Awesome loads: put icons inside their elements, since replacing these elements
// breaks the theme's own references to them.
window.FontAwesomeConfig = { autoReplaceSvg: "nest" };

// What is too wide for a phone scrolls sideways: by the keyboard's arrows too, once it has focus.
document.addEventListener("DOMContentLoaded", () => {
  const wide = ".bd-article :is(.output, .pst-scrollable-table-container, mjx-container, .highlight pre)";
  const reach = () => {
    for (const box of document.querySelectorAll(wide)) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  // Its size changes with the window's, and when equations and figures have been drawn.
  new ResizeObserver(reach).observe(document.querySelector(".bd-article") ?? document.body);
});

// A comma after a formula stays on its line.
document.addEventListener("DOMContentLoaded", () => {
  for (const formula of document.querySelectorAll(".bd-article span.math")) {
    const next = formula.nextSibling;
    const sign = next?.nodeType === Node.TEXT_NODE && next.data.match(/^[.,;:)?!]+/)?.[0];
    if (!sign) continue;
    const line = document.createElement("span");
    line.className = "kdict-formula";
    formula.replaceWith(line);
    next.data = next.data.slice(sign.length);
    line.append(formula, sign);
  }
});

// A link to an equation of the page shows it, under the pointer or with the keyboard's focus.
document.addEventListener("DOMContentLoaded", () => {
  for (const link of document.querySelectorAll('.bd-article a.internal:is([href^="#eq-"], [href^="#equation-"])')) {
    const box = document.createElement("span");
    box.className = "kdict-preview";
    const show = () => {
      const formula = document.getElementById(link.hash.slice(1))?.querySelector("mjx-container");
      if (!formula) return;
      box.replaceChildren(formula.firstElementChild.cloneNode(true));
      link.append(box);
    };
    const hide = () => box.remove();
    for (const event of ["pointerenter", "focus"]) link.addEventListener(event, show);
    for (const event of ["pointerleave", "blur"]) link.addEventListener(event, hide);
  }
});
