import { shortNumber } from '../shared/format';
import { valueText } from './data';
import type { Chart, Fact } from './protocol';

export interface Pointed {
  seriesName: string;
  name: string;
  value: [number, number];
  data?: { facts?: Fact[] };
}

export function pointText(params: Pointed, chart: Chart): string {
  const [x, y] = params.value;
  const rows = params.data?.facts ?? [
    [chart.xLabel, shortNumber(x)],
    [chart.yLabel, valueText(y, Boolean(chart.percent))],
  ];
  const head =
    params.name && params.name !== params.seriesName ? `${params.name} (${params.seriesName})` : params.seriesName;
  return [
    `<b>${escape(head)}</b>`,
    ...rows.map(([label, value]) => escape(label ? `${label}: ${value}` : String(value))),
  ].join('<br>');
}

export interface AxisRow {
  marker: string;
  seriesName: string;
  name: string;
  value: number | [number, number | null] | null;
  dataIndex?: number;
  data?: { facts?: Fact[] } | unknown;
}

export function axisText(rows: AxisRow[], chart: Chart, percent: boolean): string {
  const [first] = rows;
  if (!first) return '';
  const x = Array.isArray(first.value) ? shortNumber(first.value[0]) : first.name;
  const head = Array.isArray(first.value) && chart.xLabel ? `${chart.xLabel} ${x}` : x;
  const lines = rows
    .filter(({ value }) => !chart.stacked || value !== null)
    .map(({ marker, seriesName, value, dataIndex }) => {
      const y = Array.isArray(value) ? value[1] : value;
      const spread = bandText(chart, seriesName, dataIndex ?? -1, percent);
      return `${marker}${escape(seriesName)}&ensp;<b>${escape(valueText(y, percent))}</b>${escape(spread)}`;
    });
  const facts = rows.flatMap(({ data }) => (data as { facts?: Fact[] } | null)?.facts ?? []);
  return [escape(head), ...lines, ...factLines(facts)].join('<br>');
}

function bandText(chart: Chart, name: string, index: number, percent: boolean): string {
  const band = chart.series?.find((series) => series.name === name)?.band;
  const [low, high] = [band?.low[index] ?? null, band?.high[index] ?? null];
  return low === null || high === null ? '' : ` (${valueText(low, percent)} to ${valueText(high, percent)})`;
}

function factLines(facts: readonly Fact[]): string[] {
  return facts.map(([label, value]) => escape(label ? `${label}: ${value}` : value));
}

/** A name with lines below it. */
export function factsText(name: string, facts: readonly Fact[]): string {
  return [`<b>${escape(name)}</b>`, ...factLines(facts)].join('<br>');
}

export function treeText(name: string, value: string, facts: readonly Fact[] | undefined): string {
  return factsText(name, facts ?? [['', value]]);
}

// ECharts puts formatted text into the page as HTML, and names come from users.
function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
}

export function cellText({ value: [column, row, , count] }: { value: number[] }, chart: Chart): string {
  const name = (i: number) => escape(chart.labels?.[i] ?? String(i));
  const total = chart.matrix![row!]!.reduce((sum, one) => sum + one, 0);
  const share = total ? ` (${shortNumber((count! / total) * 100)} % of ${name(row!)})` : '';
  return `${escape(chart.yLabel ?? 'actual')} <b>${name(row!)}</b>, ${escape(chart.xLabel ?? 'predicted')} <b>${name(column!)}</b><br>${count}${share}`;
}
