import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams, SeriesOption } from 'echarts';
import type { Chart, Series } from './protocol';

type Edge = [x: number, low: number, high: number];

/** What stands behind the curves. It has the curves' names, so that the legend hides a curve with what belongs to it. */
export function behindLines(chart: Chart, colour: (series: Series) => string): SeriesOption[] {
  if (chart.kind !== 'line') return [];
  return (chart.series ?? []).flatMap((series) => [
    ...stretches(series, chart.yScale === 'log').map((stretch) => bandSeries(series.name, stretch, colour(series))),
    ...(series.faint?.length ? [faintSeries(series, chart, colour(series))] : []),
  ]);
}

/** A logarithm has no place for zero and below; such a point is a gap. */
export function drawable(points: Series['points'], chart: Chart): Series['points'] {
  if (chart.yScale !== 'log') return points;
  return points.map(([x, y]) => [x, y !== null && y > 0 ? y : null]);
}

/** The parts of a band between its gaps. */
export function stretches({ points, band }: Series, log: boolean): Edge[][] {
  if (!band) return [];
  // On a logarithmic axis a band that reaches zero ends at the lowest value that can be drawn.
  const floor = Math.min(...[...band.low, ...points.map((point) => point[1])].filter(above));
  const found: Edge[][] = [];
  let open = false;
  points.forEach(([x], i) => {
    const [low, high] = [band.low[i] ?? null, band.high[i] ?? null];
    const there = low !== null && high !== null && (!log || high > 0);
    if (there) {
      if (!open) found.push([]);
      found.at(-1)!.push([x, log && low <= 0 ? Math.min(floor, high) : low, high]);
    }
    open = there;
  });
  return found;
}

function above(value: number | null): value is number {
  return value !== null && value > 0;
}

function bandSeries(name: string, stretch: Edge[], colour: string): SeriesOption {
  return {
    name,
    type: 'custom',
    data: stretch,
    encode: { x: 0, y: [1, 2] },
    dimensions: ['x', 'low', 'high'],
    silent: true,
    clip: true,
    z: 1,
    tooltip: { show: false },
    itemStyle: { color: colour },
    // One outline for all points: pieces side by side would show their seams.
    renderItem: (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) =>
      params.dataIndex > 0
        ? null
        : {
            type: 'polygon',
            shape: {
              points: [
                ...stretch.map(([x, , high]) => api.coord([x, high])),
                ...stretch.map(([x, low]) => api.coord([x, low])).reverse(),
              ],
            },
            style: { fill: colour, opacity: 0.16 },
          },
  } as SeriesOption;
}

function faintSeries(series: Series, chart: Chart, colour: string): SeriesOption {
  return {
    name: series.name,
    type: 'line',
    data: drawable(series.faint!, chart),
    sampling: 'lttb',
    symbol: 'none',
    silent: true,
    z: 1,
    tooltip: { show: false },
    itemStyle: { color: colour },
    lineStyle: { width: 1, opacity: 0.35, color: colour, type: series.dashed ? 'dashed' : 'solid' },
  };
}
