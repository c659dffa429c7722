import type { EChartsOption } from 'echarts';
import { scaleColour, scaleStops } from '../shared/scale';
import { matrixCells } from './data';
import { common, type Look, tooltipLook } from './look';
import type { Chart } from './protocol';
import { cellText } from './tooltips';

export function matrixOptions(chart: Chart, look: Look, width: number): EChartsOption {
  const matrix = chart.matrix!;
  const columns = matrix.reduce((most, row) => Math.max(most, row.length), 0);
  const names = (count: number) => Array.from({ length: count }, (_, i) => chart.labels?.[i] ?? String(i));
  const cells = matrixCells(matrix);
  const highest = cells.reduce((most, cell) => Math.max(most, cell[2]), 0) || 1;
  const digits = String(cells.reduce((most, cell) => Math.max(most, cell[3]), 0)).length;
  const longest = names(matrix.length).reduce((most, name) => Math.max(most, name.length), 0);
  const left = Math.min(120, 34 + longest * 6.5);
  const axis = {
    axisLabel: { color: look.muted, hideOverlap: true, width: 84, overflow: 'truncate' as const },
    axisLine: { show: false },
    axisTick: { show: false },
    nameLocation: 'middle' as const,
    nameTextStyle: { color: look.muted },
  };
  return {
    ...common(chart, look, width),
    grid: { left, right: 14, top: chart.title ? 30 : 10, bottom: longest > 4 ? 74 : 46 },
    xAxis: {
      ...axis,
      type: 'category',
      data: names(columns),
      name: chart.xLabel ?? 'predicted',
      nameGap: longest > 4 ? 56 : 26,
      axisLabel: { ...axis.axisLabel, rotate: longest > 4 ? 40 : 0 },
    },
    yAxis: {
      ...axis,
      type: 'category',
      data: names(matrix.length),
      inverse: true,
      name: chart.yLabel ?? 'actual',
      nameGap: left - 16,
    },
    visualMap: {
      type: 'continuous',
      show: false,
      dimension: 2,
      min: 0,
      max: highest,
      inRange: { color: scaleStops() },
    },
    tooltip: {
      ...tooltipLook(look),
      trigger: 'item',
      formatter: (params) => cellText(params as unknown as { value: number[] }, chart),
    },
    series: [
      {
        type: 'heatmap',
        name: chart.title ?? 'matrix',
        encode: { x: 0, y: 1, value: 3 },
        data: cells.map((cell) => ({ value: cell, label: { color: scaleColour(cell[2] / highest).text } })),
        label: {
          show: (width - left) / Math.max(1, columns) > digits * 6.5 + 4,
          fontSize: columns > 12 ? 10 : 11,
          formatter: (params) => String((params.value as number[])[3] || ''),
        },
        itemStyle: { borderColor: look.surface, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 2 } },
      },
    ],
  };
}
