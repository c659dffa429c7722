import type { EChartsOption, SeriesOption } from 'echarts';
import { shortNumber } from '../shared/format';
import { groupsOf } from './data';
import { common, type Look, tooltipLook } from './look';
import { matrixOptions } from './matrix';
import type { Chart, Series } from './protocol';
import { axisText, pointText, type AxisRow } from './tooltips';

const symbols = ['circle', 'diamond', 'triangle', 'rect', 'roundRect', 'pin'];

export function optionsFor(chart: Chart, look: Look, width: number): EChartsOption {
  return chart.kind === 'matrix' ? matrixOptions(chart, look, width) : axisOptions(chart, look, width);
}

function axisOptions(chart: Chart, look: Look, width: number): EChartsOption {
  const series = seriesOf(chart, look);
  const names = series.map((one) => String(one.name));
  const legend = new Set(names).size > 1;
  const percent = Boolean(chart.percent);
  const axis = {
    nameLocation: 'middle' as const,
    nameTextStyle: { color: look.muted, fontSize: 12 },
    axisLabel: { color: look.muted, hideOverlap: true },
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { lineStyle: { color: look.line } },
    splitLine: { lineStyle: { color: look.line } },
  };
  const scatter = chart.kind === 'scatter';
  const categories = chart.kind === 'bar' && chart.labels?.length ? chart.labels : null;
  return {
    ...common(chart, look, width),
    legend: legend
      ? {
          type: 'scroll',
          top: chart.title ? 22 : 2,
          left: 4,
          right: 4,
          itemWidth: chart.kind === 'line' ? 24 : 14,
          itemHeight: 14,
          itemStyle: chart.kind === 'line' ? { opacity: 0 } : {},
          textStyle: { color: look.ink, fontSize: 12 },
          pageTextStyle: { color: look.muted },
          pageIconColor: look.ink,
          data: [...new Set(names)],
        }
      : undefined,
    grid: {
      left: 58,
      right: chart.points?.length ? 40 : 18,
      top: (chart.title ? 30 : 12) + (legend ? 24 : 0),
      bottom: 42,
    },
    xAxis: categories
      ? { ...axis, type: 'category', name: chart.xLabel ?? '', nameGap: 26, data: categories }
      : {
          ...axis,
          type: chart.xScale === 'log' ? 'log' : 'value',
          name: chart.xLabel ?? '',
          nameGap: 26,
          scale: true,
          ...(chart.xWhole ? { min: 0, minInterval: 1 } : {}),
          splitLine: { ...axis.splitLine, show: scatter },
          axisLabel: { ...axis.axisLabel, formatter: shortNumber },
        },
    yAxis: {
      ...axis,
      type: chart.yScale === 'log' ? 'log' : 'value',
      name: percent && !chart.yLabel?.includes('%') ? `${chart.yLabel ?? ''} (%)`.trim() : (chart.yLabel ?? ''),
      nameGap: 42,
      scale: chart.kind !== 'bar',
      axisLabel: { ...axis.axisLabel, formatter: shortNumber },
    },
    tooltip: {
      ...tooltipLook(look),
      trigger: scatter ? 'item' : 'axis',
      axisPointer: { type: chart.kind === 'bar' ? 'shadow' : 'line', label: { show: false } },
      ...(scatter
        ? {
            formatter: (params: unknown) =>
              pointText(params as { seriesName: string; name: string; value: [number, number] }, chart),
          }
        : { formatter: (params: unknown) => axisText(params as AxisRow[], chart, percent) }),
    },
    dataZoom:
      chart.kind === 'line'
        ? [{ type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true }]
        : undefined,
    series,
  };
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
      ...base,
      type: 'line',
      sampling: 'lttb',
      showSymbol: series.points.length < 2,
      symbolSize: 6,
      emphasis: { focus: 'series' },
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
    return points.length
      ? [{ name: chart.yLabel ?? '', type: 'bar', barMaxWidth: 32, data: points.map((point) => [point.x, point.y]) }]
      : [];
  }
  return [...new Set(points.map((point) => point.group ?? ''))].map((group, i): SeriesOption => ({
    name: group || 'points',
    type: 'scatter',
    symbol: symbols[i % symbols.length],
    symbolSize: 11,
    data: points
      .filter((point) => (point.group ?? '') === group)
      .map((point) => ({ name: point.name, value: [point.x, point.y] })),
    label: { show: points.length <= 40, formatter: '{b}', position: 'top', color: look.ink, fontSize: 11 },
    labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
  }));
}
