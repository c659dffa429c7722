import type { EChartsOption, SeriesOption } from 'echarts';
import { shortNumber } from '../shared/format';
import { barPoints, barSeries } from './bars';
import { groupsOf } from './data';
import { legendFor } from './legend';
import { behindLines, drawable } from './lines';
import { common, type Look, tooltipLook } from './look';
import { matrixOptions } from './matrix';
import { parallelOptions } from './parallel';
import { colourScale, logEnds, markRoom, markSeries, pointSeries } from './points';
import type { Chart, Series } from './protocol';
import { axisText, pointText, type AxisRow, type Pointed } from './tooltips';
import { treemapOptions } from './treemap';

export function optionsFor(chart: Chart, look: Look, width: number): EChartsOption {
  switch (chart.kind) {
    case 'matrix':
      return matrixOptions(chart, look, width);
    case 'treemap':
      return treemapOptions(chart, look, width);
    case 'parallel':
      return parallelOptions(chart, look, width);
    default:
      return axisOptions(chart, look, width);
  }
}

function axisOptions(chart: Chart, look: Look, width: number): EChartsOption {
  const series = seriesOf(chart, look);
  const names = series.map((one) => String(one.name)).filter((name) => name !== '');
  const legend = legendFor([...new Set(names)], chart, look, width);
  const percent = Boolean(chart.percent);
  const scatter = chart.kind === 'scatter';
  const axis = {
    nameLocation: 'middle' as const,
    nameTextStyle: { color: look.muted, fontSize: 12 },
    axisLabel: { color: look.muted, hideOverlap: true },
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { lineStyle: { color: look.line } },
    splitLine: { lineStyle: { color: look.line } },
  };
  const categories = chart.kind === 'bar' && chart.labels?.length ? chart.labels : null;
  const crowded = categories !== null && categories.join('').length * 7 > width - 100;
  const xs = (chart.points ?? []).map((point) => point.x);
  const beyond = (chart.marks ?? []).filter((mark) => mark.axis === 'x').map((mark) => mark.at);
  const ends = chart.xScale === 'log' && scatter ? logEnds([...xs, ...beyond], chart.labelSide) : null;
  const visualMap = colourScale(chart, look, (chart.series ?? []).length);
  return {
    ...common(chart, look, width),
    legend: legend.shown,
    grid: {
      left: 58,
      right: visualMap ? 62 : categories && chart.marks?.length ? markRoom + 14 : chart.points?.length ? 40 : 18,
      top: (chart.title ? 30 : 12) + legend.height,
      bottom: crowded ? 96 : 42,
    },
    visualMap,
    xAxis: categories
      ? {
          ...axis,
          type: 'category',
          name: chart.xLabel ?? '',
          nameGap: crowded ? 80 : 26,
          data: categories,
          axisLabel: { ...axis.axisLabel, interval: 0, rotate: crowded ? 38 : 0, hideOverlap: false, fontSize: 11 },
        }
      : {
          ...axis,
          type: chart.xScale === 'log' ? 'log' : 'value',
          name: chart.xLabel ?? '',
          nameGap: 26,
          scale: true,
          ...(chart.xWhole ? { min: 0, minInterval: 1 } : {}),
          ...(ends ?? {}),
          ...rangeOf(chart.xRange),
          boundaryGap: chart.labelSide && !ends ? ['14%', '4%'] : undefined,
          splitLine: { ...axis.splitLine, show: scatter },
          axisLabel: { ...axis.axisLabel, formatter: shortNumber },
        },
    yAxis: {
      ...axis,
      type: chart.yScale === 'log' ? 'log' : 'value',
      name: percent && !chart.yLabel?.includes('%') ? `${chart.yLabel ?? ''} (%)`.trim() : (chart.yLabel ?? ''),
      nameGap: 42,
      scale: chart.kind !== 'bar',
      ...rangeOf(chart.yRange),
      // Labels that run up from the best points need room above them.
      boundaryGap: chart.labelSide ? [0, '22%'] : undefined,
      axisLabel: { ...axis.axisLabel, formatter: shortNumber },
    },
    tooltip: {
      ...tooltipLook(look),
      trigger: scatter ? 'item' : 'axis',
      axisPointer: { type: chart.kind === 'bar' ? 'shadow' : 'line', label: { show: false } },
      ...(scatter
        ? {
            formatter: (params: unknown) =>
              pointText(params as Pointed, chart),
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

function rangeOf(range: [number, number] | undefined): { min?: number; max?: number } {
  return range ? { min: range[0], max: range[1] } : {};
}

function seriesOf(chart: Chart, look: Look): SeriesOption[] {
  const lines = chart.series ?? [];
  const groups = groupsOf(lines);
  // One colour a group, so that a run's training and validation curves read as a pair.
  const colour = (series: Series) => look.colours[groups.indexOf(series.group ?? series.name) % look.colours.length]!;
  const drawn = lines.map((series): SeriesOption => {
    if (chart.kind === 'bar') return barSeries(series, chart, colour(series));
    const base = { name: series.name, data: drawable(series.points, chart), itemStyle: { color: colour(series) } };
    if (chart.kind === 'scatter' && series.line) return frontLine(series, base.data, look);
    if (chart.kind === 'scatter') return { ...base, type: 'scatter', symbolSize: 9 };
    return {
      ...base,
      type: 'line',
      sampling: 'lttb',
      showSymbol: series.points.length < 2,
      symbolSize: 6,
      emphasis: { focus: 'series' },
      lineStyle: { width: series.width ?? 2, type: series.dashed ? 'dashed' : 'solid', color: colour(series) },
    };
  });
  const points = chart.kind === 'bar' ? barPoints(chart, look) : pointSeries(chart, look);
  const kind = chart.kind === 'bar' || chart.kind === 'line' ? chart.kind : 'scatter';
  // After the curves: a click finds a curve by its place.
  return [...drawn, ...behindLines(chart, colour), ...points, ...markSeries(chart.marks ?? [], look, kind)];
}

/** Lies below the points and does not answer the mouse in their place. */
function frontLine(series: Series, data: Series['points'], look: Look): SeriesOption {
  return {
    name: series.name,
    data,
    type: 'line',
    symbol: 'none',
    silent: true,
    z: 1,
    itemStyle: { color: look.muted },
    lineStyle: { width: 2, color: look.muted, type: series.dashed ? 'dashed' : 'solid' },
  };
}
