/** A chart of readings as ECharts takes it: gaps are gaps, the alarm's moment is a line. Pure. */

const LABEL = { fontSize: 12 };
/** A gap of at least this share of the chart has room for its word. */
const LABELLED = 0.13;

/**
 * @param drawn `{chart, limit, neighbours}` as readings.js reads it
 * @param raised the alarm's moment, in milliseconds
 * @param words `{alarm, gap, low, high, neighbour(device), clock(ms), moment(ms)}`
 * @param colours resolved ones: text, quiet, line, accent, fire, fault, raised
 */
export function option({ chart, limit, neighbours }, raised, words, colours) {
  const from = Date.parse(chart.from);
  const to = Math.max(Date.parse(chart.to), raised);
  const own = chart.series.map((line) => ownLine(line, chart, colours));
  const [first = { type: 'line', data: [], silent: true }, ...more] = own;
  first.markLine = marks({ raised, from, to }, limit, words, colours);
  first.markArea = gaps(chart.series, (to - from) * LABELLED, words, colours);
  return {
    animation: false,
    useUTC: false,
    grid: { left: 8, right: 16, top: 26, bottom: 4, containLabel: true },
    tooltip: tooltip(chart, words, colours),
    xAxis: {
      type: 'time',
      min: from,
      max: to,
      axisLabel: { ...LABEL, color: colours.quiet, hideOverlap: true, formatter: words.clock },
      axisLine: { lineStyle: { color: colours.line } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 3,
      axisLabel: { ...LABEL, color: colours.quiet },
      splitLine: { lineStyle: { color: colours.line, opacity: 0.6 } },
    },
    series: [...otherLines(neighbours, words, colours), first, ...more],
  };
}

function ownLine(line, chart, colours) {
  return {
    name: [line.point, line.channel > 1 ? `#${line.channel}` : ''].filter((part) => part).join(' ') || chart.device,
    type: 'line',
    data: broken(line),
    connectNulls: false,
    showSymbol: line.points.length < 60,
    symbolSize: 5,
    lineStyle: { color: colours.accent, width: 2 },
    itemStyle: { color: colours.accent },
    z: 3,
  };
}

function otherLines(neighbours, words, colours) {
  return neighbours.flatMap(({ device, chart }) =>
    chart.series.map((line) => ({
      name: words.neighbour(device),
      type: 'line',
      data: broken(line),
      connectNulls: false,
      showSymbol: false,
      lineStyle: { color: colours.quiet, width: 1, opacity: 0.7 },
      itemStyle: { color: colours.quiet },
      z: 2,
    })),
  );
}

/** The points in their order, with nothing where there was nothing, so that no line is drawn over a gap. */
export function broken(line) {
  const points = line.points.map((point) => [Date.parse(point.at), point.avg]);
  const holes = line.gaps.map((gap) => [(Date.parse(gap.from) + Date.parse(gap.to)) / 2, null]);
  return [...points, ...holes].sort(([one], [other]) => one - other);
}

function marks({ raised, from, to }, limit, words, colours) {
  const bounds = ['high', 'low'].filter((key) => Number.isFinite(limit?.[key]));
  return {
    silent: true,
    symbol: 'none',
    data: [
      {
        xAxis: raised,
        lineStyle: { color: colours.fire, width: 2, type: 'solid' },
        label: {
          ...LABEL,
          formatter: words.alarm,
          color: colours.text,
          backgroundColor: colours.raised,
          padding: [2, 4],
          position: 'end',
          offset: [inward((raised - from) / (to - from)), 0],
        },
      },
      ...bounds.map((key) => ({
        yAxis: limit[key],
        lineStyle: { color: colours.fault, type: 'dashed' },
        label: { ...LABEL, formatter: words[key], color: colours.fault, position: 'insideStartTop' },
      })),
    ],
  };
}

/** How far the label of a moment near an edge goes away from it, in pixels. */
function inward(share) {
  return share > 0.85 ? -34 : share < 0.1 ? 34 : 0;
}

/** Only what all lines lack is shaded: a channel that is silent beside one that speaks is a broken line already. */
function gaps(series, wide, words, colours) {
  const holes = series.length === 1 ? series[0].gaps : [];
  const spans = holes.map((gap) => ({ from: Date.parse(gap.from), to: Date.parse(gap.to) }));
  return {
    silent: true,
    itemStyle: { color: colours.quiet, opacity: 0.13 },
    label: { ...LABEL, color: colours.quiet, position: 'inside' },
    data: spans.map(({ from, to }) => [{ xAxis: from, name: to - from > wide ? words.gap : '' }, { xAxis: to }]),
  };
}

/** Drawn on the canvas, so that no name can be HTML. */
function tooltip(chart, words, colours) {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    backgroundColor: colours.raised,
    borderColor: colours.line,
    textStyle: { color: colours.text, fontSize: 12 },
    formatter: (points) => {
      const said = points.filter((point) => Number.isFinite(point.data?.[1]));
      const lines = said.map((point) => `${point.seriesName}: ${number(point.data[1])} ${chart.unit}`);
      return [points.length > 0 ? words.moment(points[0].axisValue) : '', ...lines].join('\n');
    },
  };
}

/** At most four digits that mean something. */
export function number(value) {
  return String(Number(value.toPrecision(4)));
}

/** Least and greatest of the device's own points, and the last one not after that moment; null where there are none. */
export function extremes(chart, raised) {
  const points = chart.series.flatMap((line) => line.points);
  if (points.length === 0) {
    return null;
  }
  const before = points
    .filter((point) => Date.parse(point.at) <= raised)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return {
    min: Math.min(...points.map((point) => point.min)),
    max: Math.max(...points.map((point) => point.max)),
    then: before.at(-1)?.avg ?? null,
  };
}
