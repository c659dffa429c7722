import { plural, shortNumber } from '../shared/format';
import type { Append, Chart, ParallelAxis, Series, TreeNode } from './protocol';

export function isEmpty(chart: Chart | null): boolean {
  if (!chart) return true;
  if (chart.kind === 'matrix') return !chart.matrix?.some((row) => row.length > 0);
  if (chart.kind === 'treemap') return !chart.tree?.some((node) => node.value > 0);
  if (chart.kind === 'parallel') return !chart.lines?.length || (chart.axes?.length ?? 0) < 2;
  const points = (chart.points ?? []).length;
  return points === 0 && !(chart.series ?? []).some((series) => series.points.length > 0);
}

/** The chart with more points in one series, which is new when the name is. */
export function appended(chart: Chart, more: Append): Chart {
  const series = chart.series ?? [];
  if (!series.some((one) => one.name === more.series)) {
    return { ...chart, series: [...series, { name: more.series, points: [...more.points] }] };
  }
  return {
    ...chart,
    series: series.map((one) => (one.name === more.series ? { ...one, points: [...one.points, ...more.points] } : one)),
  };
}

/** Groups in the order they appear. What has no group is a group of its own. */
export function groupsOf(items: readonly { name: string; group?: string }[]): string[] {
  return [...new Set(items.map((item) => item.group ?? item.name))];
}

export function valueText(value: number | null | undefined, percent: boolean): string {
  if (value === null || value === undefined) return '–';
  return percent ? `${shortNumber(value)} %` : shortNumber(value);
}

/** A value of an axis as people read it. */
export function axisValue(axis: ParallelAxis, value: number, percent: boolean): string {
  return axis.categories ? (axis.categories[value] ?? String(value)) : valueText(value, percent);
}

/** The chart in words, for those who do not see it. */
export function summarise(chart: Chart | null): string {
  if (!chart) return 'Chart. No data yet.';
  const title = chart.title || 'Chart';
  if (isEmpty(chart)) return `${title}. No data yet.`;
  if (chart.kind === 'matrix') return `${title}. ${matrixSummary(chart.matrix!, chart.labels ?? [])}`;
  if (chart.kind === 'treemap') return `${title}. ${treeSummary(chart.tree!)}`;
  if (chart.kind === 'parallel') return `${title}. ${parallelSummary(chart)}`;
  const percent = Boolean(chart.percent);
  const series = (chart.series ?? []).filter((one) => one.points.length > 0);
  const points = chart.points ?? [];
  const parts = series.slice(0, 8).map((one) => {
    const values = one.points.map((point) => point[1]).filter((value): value is number => value !== null);
    const [low, high] = [
      values.reduce((a, b) => Math.min(a, b), Infinity),
      values.reduce((a, b) => Math.max(a, b), -Infinity),
    ];
    return `${one.name}: ${plural(values.length, 'point')}, last ${valueText(values.at(-1), percent)}, from ${valueText(low, percent)} to ${valueText(high, percent)}${bandSummary(one, percent)}.`;
  });
  if (series.length > 8) parts.push(`And ${series.length - 8} more series.`);
  if (points.length) parts.push(pointsSummary(chart));
  (chart.marks ?? []).forEach((mark) => parts.push(`Line: ${mark.label}.`));
  const axes = [chart.yLabel, chart.xLabel].filter(Boolean).join(' against ');
  return [`${title}${axes ? `, ${axes}` : ''}.`, ...parts].join(' ');
}

function bandSummary({ band }: Series, percent: boolean): string {
  const [low, high] = [band?.low.at(-1) ?? null, band?.high.at(-1) ?? null];
  if (low === null || high === null) return '';
  return `, with a band that ends at ${valueText(low, percent)} to ${valueText(high, percent)}`;
}

/** What the axes are, and which line ends highest. */
function parallelSummary(chart: Chart): string {
  const axes = chart.axes ?? [];
  const lines = chart.lines ?? [];
  const best = lines.reduce((a, b) => ((b.values.at(-1) ?? 0) > (a.values.at(-1) ?? 0) ? b : a));
  const end = axisValue(axes.at(-1)!, best.values.at(-1)!, Boolean(chart.percent));
  const count = `${lines.length} line${lines.length === 1 ? '' : 's'}`;
  return `${count} over ${axes.map((axis) => axis.label).join(', ')}. Highest: ${best.name}, ${end}.`;
}

function treeSummary(tree: readonly TreeNode[]): string {
  const total = tree.reduce((sum, node) => sum + node.value, 0);
  return `${tree.map((node) => `${node.name} ${shortNumber((node.value / total) * 100)} %`).join(', ')}.`;
}

function pointsSummary(chart: Chart): string {
  const categories = chart.kind === 'bar' && chart.labels?.length;
  const shown = chart.points!.slice(0, 20).map((point) => {
    const y = valueText(point.y, Boolean(chart.percent));
    return categories ? `${point.name} ${y}` : `${point.name} ${shortNumber(point.x)}, ${y}`;
  });
  const more = chart.points!.length - shown.length;
  return `${plural(chart.points!.length, 'point')}: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}

function matrixSummary(matrix: number[][], labels: string[]): string {
  let [total, right] = [0, 0];
  let worst = { count: 0, row: 0, column: 0 };
  matrix.forEach((row, r) =>
    row.forEach((count, c) => {
      total += count;
      if (r === c) right += count;
      else if (count > worst.count) worst = { count, row: r, column: c };
    }),
  );
  const name = (i: number) => labels[i] ?? String(i);
  const share = total ? `${shortNumber((right / total) * 100)} % of ${total} on the diagonal.` : 'All counts are zero.';
  return worst.count
    ? `${share} Most often confused: ${name(worst.row)} taken for ${name(worst.column)}, ${worst.count} times.`
    : share;
}

/** Counts span from one to thousands: the colour follows the logarithm, so that single mistakes still show. */
export function matrixCells(matrix: number[][]): [column: number, row: number, shade: number, count: number][] {
  return matrix.flatMap((row, r) =>
    row.map((count, c) => [c, r, Math.log10(1 + count), count] as [number, number, number, number]),
  );
}

/** The place in a series whose x is nearest to `x`. */
export function nearestIndex(points: readonly [number, number | null][], x: number): number {
  let best = -1;
  points.forEach((point, i) => {
    if (point[1] !== null && (best < 0 || Math.abs(point[0] - x) < Math.abs(points[best]![0] - x))) best = i;
  });
  return best;
}
