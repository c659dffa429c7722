import type { SeriesOption } from 'echarts';
import type { Look } from './look';
import type { Chart, Series } from './protocol';

/** Bars of a series, by category where the chart has labels; points become bars that can be picked one by one. */
export function barSeries(series: Series, chart: Chart, colour: string): SeriesOption {
  const categories = chart.labels?.length;
  return {
    name: series.name,
    type: 'bar',
    barMaxWidth: chart.stacked ? 44 : 32,
    stack: chart.stacked ? 'all' : undefined,
    itemStyle: { color: colour },
    data: categories ? series.points.map((point) => point[1]) : series.points,
  };
}

/** `x` of a point is the place of its category; where a group has no point there is no bar. */
export function barPoints(chart: Chart, look: Look): SeriesOption[] {
  const points = chart.points ?? [];
  if (!points.length) return [];
  const categories = chart.labels?.length ?? 0;
  if (!categories) {
    return [
      { name: chart.yLabel ?? '', type: 'bar', barMaxWidth: 32, data: points.map((point) => [point.x, point.y]) },
    ];
  }
  const groups = [...new Set(points.map((point) => point.group ?? chart.yLabel ?? ''))];
  return groups.map((group, i): SeriesOption => ({
    name: group,
    type: 'bar',
    barMaxWidth: 40,
    barGap: '8%',
    stack: chart.stacked ? 'all' : undefined,
    itemStyle: { color: look.colours[i % look.colours.length], borderRadius: [2, 2, 0, 0] },
    label: { show: !chart.stacked, position: 'top', color: look.ink, fontSize: 10.5, formatter: shown },
    labelLayout: { hideOverlap: true },
    data: Array.from({ length: categories }, (_, category) => {
      const point = points.find((one) => one.x === category && (one.group ?? chart.yLabel ?? '') === group);
      return point ? { value: point.y, name: point.name, id: point.id, facts: point.facts } : null;
    }) as never,
  }));
}

function shown(params: { value: unknown }): string {
  return typeof params.value === 'number' ? String(Number(params.value.toPrecision(3))) : '';
}
