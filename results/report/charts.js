// Draws the page's charts from their data blocks, and lets the reader filter the parameters. Without this
// script the page is complete but for the drawings.
(() => {
  "use strict";

  const options = {
    mode: "vega-lite",
    renderer: "svg",
    actions: false,
    tooltip: { theme: "custom" },
  };

  async function draw(block) {
    const plot = document.getElementById(block.dataset.plot);
    try {
      await vegaEmbed(plot, JSON.parse(block.textContent), options);
    } catch (error) {
      plot.textContent = "This chart could not be drawn. The table below holds its numbers.";
      console.error(error);
    }
  }

  async function draw_all() {
    for (const block of document.querySelectorAll("script[data-plot]")) await draw(block);
    document.documentElement.dataset.charts = "drawn";
  }

  function filter_parameters() {
    const field = document.getElementById("parameter-query");
    if (!field) return;
    const rows = [...document.querySelectorAll("#parameter-table tbody tr")];
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const count = document.getElementById("parameter-count");
    const show = () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, i) => {
        row.hidden = !words.every((word) => texts[i].includes(word));
        if (!row.hidden) shown += 1;
      });
      count.textContent = `${shown} of ${rows.length} shown`;
    };
    field.addEventListener("input", show);
    document.getElementById("parameter-filter").hidden = false;
    show();
  }

  filter_parameters();
  draw_all();
})();
