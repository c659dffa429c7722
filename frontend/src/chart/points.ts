import type { SeriesOption } from 'echarts';
import type { Look } from './look';
import type { Chart, ChartPoint, Mark } from './protocol';

/** Parallel labels that touch read as one, so each has a margin; only text with a background is measured with it. */
const air = { padding: [3, 0], backgroundColor: 'transparent' };
const symbols = ['circle', 'diamond', 'triangle', 'rect', 'roundRect', 'pin'];

/** One series a group of points, so that each has its symbol and its line in the legend. */
export function pointSeries(chart: Chart, look: Look): SeriesOption[] {
  const points = chart.points ?? [];
  const chosen = points.some((point) => point.emphasis);
  return pointGroups(chart).map((group, i): SeriesOption => {
    const inGroup = points.filter((point) => (point.group ?? '') === group);
    return {
      name: group || 'points',
      type: 'scatter',
      symbol: symbols[i % symbols.length],
      symbolSize: 11,
      data: inGroup.map((point) => ({
        name: point.name,
        value: place(point),
        id: point.id,
        facts: point.facts,
        symbolSize: point.emphasis ? 15 : chosen ? 9 : 11,
        itemStyle: point.emphasis ? { borderColor: look.ink, borderWidth: 1.5 } : {},
        label: { show: point.label ?? (chosen ? Boolean(point.emphasis) : points.length <= 40) },
      })),
      label: { formatter: '{b}', color: look.ink, fontSize: 11, ...labelPlace(chart) },
      labelLayout: { hideOverlap: true, ...(chart.labelSide ? {} : { moveOverlap: 'shiftY' as const }) },
      emphasis: { scale: 1.3 },
    };
  });
}

/** Ends of a logarithmic axis at 1, 2 or 5 times a power of ten around the values, with room for labels on their side. */
export function logEnds(values: readonly number[], labelSide?: 'left' | 'right'): { min: number; max: number } | null {
  const positive = values.filter((value) => value > 0);
  if (!positive.length) return null;
  const steps = (value: number) => [1, 2, 5, 10].map((step) => step * 10 ** Math.floor(Math.log10(value)));
  const low = Math.min(...positive) / (labelSide === 'left' ? 1.8 : 1.15);
  const high = Math.max(...positive) * (labelSide === 'right' ? 1.8 : 1.15);
  return {
    min: steps(low).filter((step) => step <= low).at(-1)!,
    max: steps(high).find((step) => step >= high)!,
  };
}

export function pointGroups(chart: Chart): string[] {
  return [...new Set((chart.points ?? []).map((point) => point.group ?? ''))];
}

function place(point: ChartPoint): number[] {
  return point.value === undefined ? [point.x, point.y] : [point.x, point.y, point.value];
}

// Up and away from the front there is no point that is better, so labels have that side to themselves.
function labelPlace(chart: Chart) {
  if (chart.labelSide === 'left') {
    return { position: 'left' as const, align: 'right' as const, rotate: -32, offset: [6, -6], ...air };
  }
  if (chart.labelSide === 'right') {
    return { position: 'right' as const, align: 'left' as const, rotate: 32, offset: [-6, -6], ...air };
  }
  return { position: 'top' as const };
}

/** A scale for the groups whose points all have a value; the others keep the colour of their group. */
export function colourScale(chart: Chart, look: Look, firstSeries: number) {
  if (!chart.colour) return undefined;
  const points = chart.points ?? [];
  const values = points.flatMap((point) => (point.value === undefined ? [] : [point.value]));
  if (!values.length) return undefined;
  return {
    type: 'continuous' as const,
    dimension: 2,
    min: Math.min(...values),
    max: Math.max(...values),
    precision: 0,
    calculable: true,
    orient: 'vertical' as const,
    right: 2,
    top: 'middle' as const,
    itemHeight: 120,
    itemWidth: 12,
    text: [chart.colour.label, ''],
    textStyle: { color: look.muted, fontSize: 11 },
    inRange: { color: look.scale },
    // Year numbers need no thousands separator.
    formatter: (value: unknown) => String(Math.round(Number(value))),
    seriesIndex: pointGroups(chart).flatMap((group, i) =>
      points.every((point) => (point.group ?? '') !== group || point.value !== undefined) ? [firstSeries + i] : [],
    ),
  };
}

/** Bars stand close: the label of a line across them has its place beside the plot. */
export const markRoom = 84;

/** Lines across the plot hang on a series of their own, which has no place in the legend. */
export function markSeries(marks: readonly Mark[], look: Look, kind: 'scatter' | 'bar' | 'line'): SeriesOption[] {
  if (!marks.length) return [];
  return [
    {
      type: kind,
      name: '',
      data: [],
      silent: true,
      markLine: {
        symbol: 'none',
        silent: true,
        lineStyle: { color: look.ink, type: 'dashed', width: 1.2 },
        label: { color: look.ink, fontSize: 11, lineHeight: 14, textBorderColor: look.surface, textBorderWidth: 3 },
        data: marks.map((mark) => ({
          ...(mark.axis === 'x' ? { xAxis: mark.at } : { yAxis: mark.at }),
          name: mark.label,
          label:
            kind === 'bar'
              ? { formatter: '{b}', position: 'end' as const, width: markRoom - 10, overflow: 'break' as const }
              : { formatter: '{b}', position: 'insideEndTop' as const },
        })),
      },
    },
  ];
}
