// Draws each chart of the page from the data in its element.
for (const place of document.querySelectorAll(".chart")) {
  const chart = JSON.parse(place.dataset.chart);
  const format = value => value == null ? "-" : value.toPrecision(4);
  const axis = { grid: { stroke: "#e6e9ec", width: 1 }, ticks: { stroke: "#e6e9ec" }, font: "12px system-ui, sans-serif" };
  new uPlot({
    title: chart.title,
    width: place.clientWidth,
    height: 300,
    scales: { x: { time: false }, y: { range: (plot, low, high) => [chart.fromZero ? 0 : low * 0.95, high * 1.05 || 1] } },
    axes: [
      { ...axis, label: "epoch", labelSize: 22, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500] },
      { ...axis, size: 58 },
    ],
    series: [{ label: "epoch" }].concat(chart.series.map(line => ({
      label: line.name,
      stroke: line.color,
      width: 2,
      dash: line.dashed ? [7, 5] : undefined,
      points: { show: line.values.length < 40 && !line.dashed, size: 5 },
      value: (plot, value) => format(value),
      spanGaps: true,
    }))),
  }, [chart.epochs].concat(chart.series.map(line => line.values)), place);
}
