import type { EChartsOption } from 'echarts';
import { shortNumber } from '../shared/format';
import { axisValue } from './data';
import { common, type Look, tooltipLook } from './look';
import type { Chart, ParallelAxis, ParallelLine } from './protocol';
import { factsText } from './tooltips';

/** Room for the scale of colours. */
const scaleRoom = 96;

/** A vertical axis for each thing that varies, a line for each that was tried, coloured by the last axis. */
export function parallelOptions(chart: Chart, look: Look, width: number): EChartsOption {
  const axes = chart.axes ?? [];
  const lines = chart.lines ?? [];
  const last = lines.map((line) => line.values.at(-1) ?? 0);
  const room = (width - scaleRoom - 94) / Math.max(1, axes.length - 1);
  return {
    ...common(chart, look, width),
    tooltip: {
      ...tooltipLook(look),
      trigger: 'item',
      formatter: (params) => lineText(lines[(params as { dataIndex: number }).dataIndex], chart),
    },
    visualMap: {
      type: 'continuous',
      dimension: axes.length - 1,
      min: Math.min(...last),
      max: Math.max(...last) > Math.min(...last) ? Math.max(...last) : Math.min(...last) + 1,
      inRange: { color: look.scale },
      calculable: false,
      orient: 'vertical',
      right: 6,
      top: 'middle',
      itemHeight: 110,
      text: [axes.at(-1)?.label ?? '', ''],
      textStyle: { color: look.muted, fontSize: 11, width: scaleRoom - 14, overflow: 'truncate' },
      formatter: (value) => shortNumber(Number(value)),
    },
    parallel: { left: 48, right: scaleRoom + 46, top: chart.title ? 62 : 40, bottom: 18 },
    parallelAxis: axes.map((axis, dim) => ({
      dim,
      ...scaleOf(axis),
      name: axis.label,
      nameGap: 14,
      // The first name has no room to its left.
      nameTextStyle: { color: look.ink, fontSize: 12, align: dim === 0 ? 'left' : 'center' },
      nameTruncate: { maxWidth: Math.max(60, room - 10), ellipsis: '…' },
      axisLine: { lineStyle: { color: look.muted } },
      axisTick: { lineStyle: { color: look.muted } },
      axisLabel: {
        color: look.ink,
        fontSize: 11,
        // Lines run over the labels, which must stay legible.
        textBorderColor: look.surface,
        textBorderWidth: 3,
        ...(axis.categories
          ? { width: Math.max(48, room - 16), overflow: 'truncate' as const }
          : { formatter: (value: number) => shortNumber(value) }),
      },
      areaSelectStyle: { width: 18, color: look.colours[0], borderColor: look.colours[0], opacity: 0.25 },
    })),
    series: [
      {
        type: 'parallel',
        name: chart.title ?? 'lines',
        lineStyle: { width: 2, opacity: 0.85 },
        emphasis: { lineStyle: { width: 4, opacity: 1 } },
        inactiveOpacity: 0.08,
        activeOpacity: 1,
        data: lines.map((line) => ({
          name: line.name,
          id: line.id,
          value: line.values,
          ...(line.emphasis ? { lineStyle: { width: 4, opacity: 1 } } : {}),
        })) as never,
      },
    ],
  };
}

function scaleOf(axis: ParallelAxis): object {
  if (axis.categories) return { type: 'category', data: axis.categories };
  return axis.scale === 'log' ? { type: 'log' } : { type: 'value', scale: true };
}

function lineText(line: ParallelLine | undefined, chart: Chart): string {
  if (!line) return '';
  const axes = chart.axes ?? [];
  const rows = axes.map((axis, i): [string, string] => [
    axis.label,
    axisValue(axis, line.values[i]!, Boolean(chart.percent) && i === axes.length - 1),
  ]);
  return factsText(line.name, line.facts ?? rows);
}
