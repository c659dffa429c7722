import type { EChartsOption, SeriesOption } from 'echarts';
import { scaleColour, scaleStops } from '../shared/scale';
import { shortNumber } from '../shared/format';
import { groupsOf, matrixCells, valueText } from './data';
import type { Chart, Series } from './protocol';

export interface Look {
  font: string;
  ink: string;
  muted: string;
  line: string;
  surface: string;
  colours: string[];
}

export const looks: Record<'light' | 'dark', Omit<Look, 'font'>> = {
  light: {
    ink: '#17202b', muted: '#5a6675', line: '#dde2e8', surface: '#ffffff',
    colours: ['#2f6fde', '#d97a06', '#0f9a8a', '#d0406c', '#8a4fd3', '#5d8a14', '#0b8fc4', '#a8672f', '#6a6fd8', '#6b7785'],
  },
  dark: {
    ink: '#e9eef5', muted: '#a3b0bf', line: '#3a4450', surface: '#222933',
    colours: ['#6f9dff', '#f2a541', '#3fc9b6', '#f2789b', '#b98cf5', '#a3cc52', '#54bdeb', '#d59a66', '#9ea2ff', '#9fabb9'],
  },
};

const symbols = ['circle', 'diamond', 'triangle', 'rect', 'roundRect', 'pin'];

export function optionsFor(chart: Chart, look: Look, width: number): EChartsOption {
  return chart.kind === 'matrix' ? matrixOptions(chart, look, width) : axisOptions(chart, look, width);
}

function common(chart: Chart, look: Look, width: number): EChartsOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    color: look.colours,
    textStyle: { color: look.ink, fontFamily: look.font },
    title: { text: chart.title ?? '', left: 4, top: 2, textStyle: { fontSize: 13, fontWeight: 600, color: look.ink, width: width - 8, overflow: 'truncate' } },
  };
}

function tooltipLook(look: Look) {
  return {
    backgroundColor: look.surface, borderColor: look.line, textStyle: { color: look.ink, fontSize: 12 }, confine: true,
    extraCssText: 'z-index: 20;',
  };
}

function axisOptions(chart: Chart, look: Look, width: number): EChartsOption {
  const series = seriesOf(chart, look);
  const names = series.map((one) => String(one.name));
  const legend = new Set(names).size > 1;
  const percent = Boolean(chart.percent);
  const axis = {
    nameLocation: 'middle' as const, nameTextStyle: { color: look.muted, fontSize: 12 }, axisLabel: { color: look.muted, hideOverlap: true },
    axisLine: { lineStyle: { color: look.line } }, axisTick: { lineStyle: { color: look.line } }, splitLine: { lineStyle: { color: look.line } },
  };
  const scatter = chart.kind === 'scatter';
  const categories = chart.kind === 'bar' && chart.labels?.length ? chart.labels : null;
  return {
    ...common(chart, look, width),
    legend: legend
      ? { type: 'scroll', top: chart.title ? 22 : 2, left: 4, right: 4, itemWidth: chart.kind === 'line' ? 24 : 14, itemHeight: 14, itemStyle: chart.kind === 'line' ? { opacity: 0 } : {},
          textStyle: { color: look.ink, fontSize: 12 }, pageTextStyle: { color: look.muted }, pageIconColor: look.ink, data: [...new Set(names)] }
      : undefined,
    grid: { left: 58, right: chart.points?.length ? 40 : 18, top: (chart.title ? 30 : 12) + (legend ? 24 : 0), bottom: 42 },
    xAxis: categories
      ? { ...axis, type: 'category', name: chart.xLabel ?? '', nameGap: 26, data: categories }
      : {
          ...axis, type: chart.xScale === 'log' ? 'log' : 'value', name: chart.xLabel ?? '', nameGap: 26, scale: true,
          splitLine: { ...axis.splitLine, show: scatter }, axisLabel: { ...axis.axisLabel, formatter: shortNumber },
        },
    yAxis: {
      ...axis, type: chart.yScale === 'log' ? 'log' : 'value', name: percent && !chart.yLabel?.includes('%') ? `${chart.yLabel ?? ''} (%)`.trim() : chart.yLabel ?? '',
      nameGap: 42, scale: chart.kind !== 'bar', axisLabel: { ...axis.axisLabel, formatter: shortNumber },
    },
    tooltip: {
      ...tooltipLook(look), trigger: scatter ? 'item' : 'axis', axisPointer: { type: chart.kind === 'bar' ? 'shadow' : 'line', label: { show: false } },
      ...(scatter
        ? { formatter: (params: unknown) => pointText(params as { seriesName: string; name: string; value: [number, number] }, chart) }
        : { formatter: (params: unknown) => axisText(params as AxisRow[], chart, percent) }),
    },
    dataZoom: chart.kind === 'line' ? [{ type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true }] : undefined,
    series,
  };
}

function pointText(params: { seriesName: string; name: string; value: [number, number] }, chart: Chart): string {
  const [x, y] = params.value;
  const rows = [[chart.xLabel, shortNumber(x)], [chart.yLabel, valueText(y, Boolean(chart.percent))]];
  const head = params.name && params.name !== params.seriesName ? `${params.name} (${params.seriesName})` : params.seriesName;
  return [`<b>${escape(head)}</b>`, ...rows.map(([label, value]) => escape(label ? `${label}: ${value}` : String(value)))].join('<br>');
}

interface AxisRow {
  marker: string;
  seriesName: string;
  name: string;
  value: number | [number, number | null] | null;
}

function axisText(rows: AxisRow[], chart: Chart, percent: boolean): string {
  const [first] = rows;
  if (!first) return '';
  const x = Array.isArray(first.value) ? shortNumber(first.value[0]) : first.name;
  const head = Array.isArray(first.value) && chart.xLabel ? `${chart.xLabel} ${x}` : x;
  const lines = rows.map(({ marker, seriesName, value }) => {
    const y = Array.isArray(value) ? value[1] : value;
    return `${marker}${escape(seriesName)}&ensp;<b>${escape(valueText(y, percent))}</b>`;
  });
  return [escape(head), ...lines].join('<br>');
}

// ECharts puts formatted text into the page as HTML, and names come from users.
function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
}

function seriesOf(chart: Chart, look: Look): SeriesOption[] {
  const lines = chart.series ?? [];
  const groups = groupsOf(lines);
  // One colour a group, so that a run's training and validation curves read as a pair.
  const colour = (series: Series) => look.colours[groups.indexOf(series.group ?? series.name) % look.colours.length]!;
  const drawn = lines.map((series): SeriesOption => {
    const base = { name: series.name, data: pointsFor(series, chart), itemStyle: { color: colour(series) } };
    if (chart.kind === 'scatter') return { ...base, type: 'scatter', symbolSize: 9 };
    if (chart.kind === 'bar') {
      const values = chart.labels?.length ? series.points.map((point) => point[1]) : series.points;
      return { ...base, data: values, type: 'bar', barMaxWidth: 32 };
    }
    return {
      ...base, type: 'line', sampling: 'lttb', showSymbol: series.points.length < 2, symbolSize: 6, emphasis: { focus: 'series' },
      lineStyle: { width: 2, type: series.dashed ? 'dashed' : 'solid', color: colour(series) },
    };
  });
  return [...drawn, ...pointSeries(chart, look)];
}

// A logarithm has no place for zero and below; such a point is a gap.
function pointsFor(series: Series, chart: Chart): Series['points'] {
  if (chart.yScale !== 'log') return series.points;
  return series.points.map(([x, y]) => [x, y !== null && y > 0 ? y : null]);
}

function pointSeries(chart: Chart, look: Look): SeriesOption[] {
  const points = chart.points ?? [];
  if (chart.kind === 'bar') {
    return points.length ? [{ name: chart.yLabel ?? '', type: 'bar', barMaxWidth: 32, data: points.map((point) => [point.x, point.y]) }] : [];
  }
  return [...new Set(points.map((point) => point.group ?? ''))].map((group, i): SeriesOption => ({
    name: group || 'points', type: 'scatter', symbol: symbols[i % symbols.length], symbolSize: 11,
    data: points.filter((point) => (point.group ?? '') === group).map((point) => ({ name: point.name, value: [point.x, point.y] })),
    label: { show: points.length <= 40, formatter: '{b}', position: 'top', color: look.ink, fontSize: 11 },
    labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
  }));
}

function matrixOptions(chart: Chart, look: Look, width: number): EChartsOption {
  const matrix = chart.matrix!;
  const columns = matrix.reduce((most, row) => Math.max(most, row.length), 0);
  const names = (count: number) => Array.from({ length: count }, (_, i) => chart.labels?.[i] ?? String(i));
  const cells = matrixCells(matrix);
  const highest = cells.reduce((most, cell) => Math.max(most, cell[2]), 0) || 1;
  const digits = String(cells.reduce((most, cell) => Math.max(most, cell[3]), 0)).length;
  const longest = names(matrix.length).reduce((most, name) => Math.max(most, name.length), 0);
  const left = Math.min(120, 34 + longest * 6.5);
  const axis = { axisLabel: { color: look.muted, hideOverlap: true, width: 84, overflow: 'truncate' as const }, axisLine: { show: false }, axisTick: { show: false }, nameLocation: 'middle' as const, nameTextStyle: { color: look.muted } };
  return {
    ...common(chart, look, width),
    grid: { left, right: 14, top: chart.title ? 30 : 10, bottom: longest > 4 ? 74 : 46 },
    xAxis: {
      ...axis, type: 'category', data: names(columns), name: chart.xLabel ?? 'predicted', nameGap: longest > 4 ? 56 : 26,
      axisLabel: { ...axis.axisLabel, rotate: longest > 4 ? 40 : 0 },
    },
    yAxis: { ...axis, type: 'category', data: names(matrix.length), inverse: true, name: chart.yLabel ?? 'actual', nameGap: left - 16 },
    visualMap: { type: 'continuous', show: false, dimension: 2, min: 0, max: highest, inRange: { color: scaleStops() } },
    tooltip: { ...tooltipLook(look), trigger: 'item', formatter: (params) => cellText(params as unknown as { value: number[] }, chart) },
    series: [{
      type: 'heatmap', name: chart.title ?? 'matrix', encode: { x: 0, y: 1, value: 3 },
      data: cells.map((cell) => ({ value: cell, label: { color: scaleColour(cell[2] / highest).text } })),
      label: { show: (width - left) / Math.max(1, columns) > digits * 6.5 + 4, fontSize: columns > 12 ? 10 : 11, formatter: (params) => String((params.value as number[])[3] || '') },
      itemStyle: { borderColor: look.surface, borderWidth: 1 },
      emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 2 } },
    }],
  };
}

function cellText({ value: [column, row, , count] }: { value: number[] }, chart: Chart): string {
  const name = (i: number) => escape(chart.labels?.[i] ?? String(i));
  const total = chart.matrix![row!]!.reduce((sum, one) => sum + one, 0);
  const share = total ? ` (${shortNumber((count! / total) * 100)} % of ${name(row!)})` : '';
  return `${escape(chart.yLabel ?? 'actual')} <b>${name(row!)}</b>, ${escape(chart.xLabel ?? 'predicted')} <b>${name(column!)}</b><br>${count}${share}`;
}
