// Draws the book's figures, each when it comes near the window; see CONTRIBUTING.md.
//
// A figure is <div class="kdict-figure" data-kind="…"> with its state in a JSON script element.
// Libraries are classic scripts beside the page, because file:// admits neither fetch nor modules.
(() => {
  "use strict";
  const base = new URL("kdict/", document.currentScript.src).href;
  const loading = new Map();

  function load(name) {
    if (!loading.has(name)) {
      loading.set(
        name,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = base + name;
          script.onload = resolve;
          script.onerror = () => reject(new Error(`cannot load ${script.src}`));
          document.head.append(script);
        })
      );
    }
    return loading.get(name);
  }

  // The theme's ink and paper, so that a plot follows the reader's light or dark choice, and
  // letters that fit a phone.
  function themeLayout(figure, layout) {
    const style = getComputedStyle(document.documentElement);
    const ink = style.getPropertyValue("--pst-color-text-base").trim();
    const paper = style.getPropertyValue("--pst-color-surface").trim();
    const small = figure.clientWidth < 500;
    const titles = Object.keys(layout)
      .filter((key) => /^[xy]axis\d*$/.test(key) && layout[key].title)
      .map((key) => [`${key}.title.font.size`, small ? 13 : 16]);
    // Plotly writes powers of ten a quarter larger than other numbers.
    const powers = Object.keys(layout)
      .filter((key) => layout[key]?.exponentformat === "power")
      .map((key) => [`${key}.tickfont.size`, 11]);
    const axes = layout.scene?.xaxis?.title ? ["xaxis", "yaxis", "zaxis"] : [];
    const scene = axes.flatMap((axis) => [
      [`scene.${axis}.tickfont.size`, small ? 11 : 13],
      [`scene.${axis}.title.font.size`, small ? 12 : 15],
    ]);
    return {
      ...Object.fromEntries([...titles, ...powers, ...scene]),
      "font.color": ink,
      "hoverlabel.bgcolor": paper,
      "hoverlabel.font.color": ink,
      "legend.font.size": small ? 12 : 14,
    };
  }

  async function drawPlotly(figure, state) {
    await load("plotly.min.js");
    const canvas = document.createElement("div");
    canvas.className = "kdict-plot";
    figure.append(canvas);
    const options = {
      responsive: true,
      displaylogo: false,
      // A wheel over a plot scrolls the page; the bar's buttons zoom.
      scrollZoom: false,
      modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d", "sendDataToCloud"],
    };
    const layout = { ...state.layout, width: undefined, autosize: true };
    // A scene is as large as it is high: in a narrow one the axes' names are cut off.
    if (layout.scene?.xaxis?.title && figure.clientWidth < layout.height) {
      layout.height = figure.clientWidth;
      figure.style.height = `${layout.height}px`;
    }
    await Plotly.newPlot(canvas, state.data, layout, options);
    if (state.frames) await Plotly.addFrames(canvas, state.frames);
    const follow = () => Plotly.relayout(canvas, themeLayout(figure, layout));
    await follow();
    document.addEventListener("kdict:theme", follow);
  }

  async function draw(figure) {
    const kind = figure.dataset.kind;
    const state = JSON.parse(figure.querySelector("script").textContent);
    try {
      if (kind === "plotly") {
        await drawPlotly(figure, state);
      } else {
        await load("widgets.js");
        figure.drawing = await window.kdictWidgets.mount(kind, figure, state, { base });
      }
      figure.dataset.drawn = "yes";
    } catch (error) {
      figure.dataset.drawn = "failed";
      figure.append(`This figure could not be drawn: ${error.message}`);
      console.error(error);
    }
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        draw(target);
      }
    },
    { rootMargin: "400px" }
  );
  for (const figure of document.querySelectorAll(".kdict-figure")) near.observe(figure);
  // A figure inside a closed <details> has no size until it is opened; the observer then sees it.

  new MutationObserver(() => document.dispatchEvent(new Event("kdict:theme"))).observe(
    document.documentElement,
    { attributes: true, attributeFilter: ["data-theme"] }
  );
})();
