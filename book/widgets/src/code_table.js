// The codes of a pose in numbers: a row per joint, its number of atoms and the strongest two.
import { JOINTS, label } from "./body_model.js";
import { element, folded } from "./controls.js";

export function codeTable() {
  const rows = element("tbody");
  const header = ["joint", "atoms", "the strongest"].map((text) => element("th", { scope: "col" }, text));
  const table = element(
    "div", { class: "k-scroll", tabindex: 0, role: "group", "aria-label": "The codes in numbers" },
    element("table", {}, element("thead", {}, element("tr", {}, ...header)), rows),
  );
  return {
    node: folded("Codes in numbers", false, table),
    /** `codes` are 23 lists, or none. */
    show(codes) {
      rows.replaceChildren(
        ...codes.map((code, j) => {
          const active = code.flatMap((c, n) => (c > 0 ? [[n, c]] : [])).sort((a, b) => b[1] - a[1]);
          const first = active.slice(0, 2).map(([n, c]) => `${n} (${c.toFixed(2)})`).join(", ");
          return element(
            "tr", {},
            element("th", { scope: "row" }, label(JOINTS[j + 1])),
            element("td", {}, String(active.length)),
            element("td", {}, first),
          );
        }),
      );
    },
  };
}
