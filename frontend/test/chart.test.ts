import { describe, expect, it } from 'vitest';
import { appended, groupsOf, isEmpty, matrixCells, summarise } from '../src/chart/data';
import { rowsOf, shortened } from '../src/chart/legend';
import { stretches } from '../src/chart/lines';
import { looks } from '../src/chart/look';
import { optionsFor } from '../src/chart/options';
import { logEnds } from '../src/chart/points';
import type { Chart } from '../src/chart/protocol';

const look = { ...looks.light, font: 'sans-serif' };
const loss: Chart = {
  title: 'Loss',
  kind: 'line',
  xLabel: 'epoch',
  yLabel: 'loss',
  series: [
    {
      name: 'train',
      points: [
        [0, 2.3],
        [1, 1.1],
      ],
      group: 'run 7',
    },
    { name: 'validation', points: [[0, 2.4]], group: 'run 7', dashed: true },
  ],
};

describe('a chart', () => {
  it('knows when it has nothing to show', () => {
    expect([
      isEmpty(null),
      isEmpty({ kind: 'line', series: [{ name: 'a', points: [] }] }),
      isEmpty({ kind: 'matrix', matrix: [] }),
    ]).toEqual([true, true, true]);
    expect(isEmpty(loss)).toBe(false);
  });

  it('grows by appended points, and by a series when the name is new', () => {
    const grown = appended(appended(loss, { series: 'train', points: [[2, 0.4]] }), {
      series: 'new',
      points: [[0, 1]],
    });
    expect(grown.series!.map((series) => series.points.length)).toEqual([3, 1, 1]);
    expect(loss.series![0]!.points).toHaveLength(2);
  });

  it('says itself in words', () => {
    expect(summarise(loss)).toBe(
      'Loss, loss against epoch. train: 2 points, last 1.1, from 1.1 to 2.3. validation: 1 point, last 2.4, from 2.4 to 2.4.',
    );
    expect(
      summarise({
        title: 'Confusion',
        kind: 'matrix',
        labels: ['cat', 'dog'],
        matrix: [
          [9, 1],
          [0, 10],
        ],
      }),
    ).toBe('Confusion. 95 % of 20 on the diagonal. Most often confused: cat taken for dog, 1 times.');
    expect(summarise(null)).toContain('No data yet');
  });

  it('gives the curves of one run one colour', () => {
    expect(groupsOf(loss.series!)).toEqual(['run 7']);
    const series = optionsFor(loss, look, 400).series as { lineStyle: { color: string; type: string } }[];
    expect(series[0]!.lineStyle.color).toBe(series[1]!.lineStyle.color);
    expect(series.map((one) => one.lineStyle.type)).toEqual(['solid', 'dashed']);
  });

  it('wraps a legend of a few rows, makes room for it, and pages a longer one', () => {
    const named = (count: number): Chart => ({
      kind: 'line',
      series: Array.from({ length: count }, (_, i) => ({ name: `ResNet-56, training ${i}`, points: [[0, 1]] })),
    });
    const [two, four, many] = [2, 4, 30].map((count) => optionsFor(named(count), look, 440));
    const top = (options: typeof two) => (options!.grid as { top: number }).top;
    expect((four!.legend as { type: string }).type).toBe('plain');
    expect(top(four) - top(two)).toBe(24);
    expect((many!.legend as { type: string }).type).toBe('scroll');
    expect(rowsOf(['a', 'b'], 24, 400)).toBe(1);
    expect(rowsOf(['a name wider than the whole plot', 'b'], 24, 60)).toBe(2);
  });

  it('leaves out of a legend what all names begin with, and cuts names that stay different', () => {
    expect(shortened(['Net · rate 1 · batch 8', 'Net · rate 2 · batch 8'])).toEqual(['rate 1 · batch 8', 'rate 2 · batch 8']);
    expect(shortened(['Net', 'Net · rate 2'])).toEqual(['Net', 'Net · rate 2']);
    expect(shortened(['ResNet', 'VGG'])).toEqual(['ResNet', 'VGG']);
    const long = 'x'.repeat(80);
    expect(shortened([`a${long}`, `b${long}`])[0]).toBe(`a${'x'.repeat(58)}…`);
    expect(shortened([`${long}a`, `${long}b`])).toEqual([`${long}a`, `${long}b`]);
  });

  it('fixes the ends of the axes and the width of a curve where that is asked for', () => {
    const wide: Chart = { ...loss, xRange: [0, 900], yRange: [0, 40], series: [{ ...loss.series![0]!, width: 3 }] };
    expect(optionsFor(wide, look, 400).yAxis).toMatchObject({ min: 0, max: 40 });
    expect(optionsFor(wide, look, 400).xAxis).toMatchObject({ min: 0, max: 900 });
    expect(optionsFor(loss, look, 400).yAxis).not.toHaveProperty('max');
    const drawn = (chart: Chart) => optionsFor(chart, look, 400).series as { lineStyle: { width: number } }[];
    expect(drawn(wide)[0]!.lineStyle.width).toBe(3);
    expect(drawn(loss)[0]!.lineStyle.width).toBe(2);
  });

  it('shows a legend only when there is more than one series', () => {
    expect(optionsFor(loss, look, 400).legend).toBeDefined();
    expect(optionsFor({ ...loss, series: [loss.series![0]!] }, look, 400).legend).toBeUndefined();
  });

  it('counts whole epochs from the start', () => {
    const axis = (chart: Chart) => optionsFor(chart, look, 400).xAxis as { min?: number; minInterval?: number };
    expect(axis({ ...loss, xWhole: true })).toMatchObject({ min: 0, minInterval: 1 });
    expect(axis(loss).minInterval).toBeUndefined();
  });

  it('colours a matrix so that single mistakes show', () => {
    const [, mistake, , right] = matrixCells([
      [9, 1],
      [0, 999],
    ]);
    expect(mistake![2] / right![2]).toBeGreaterThan(0.09);
  });

  it('puts no name into the page as HTML', () => {
    const options = optionsFor({ kind: 'scatter', points: [{ name: '<img>', x: 1, y: 2 }] }, look, 400);
    const formatter = (options.tooltip as { formatter(params: unknown): string }).formatter;
    expect(formatter({ seriesName: 's', name: '<img>', value: [1, 2] })).not.toContain('<img>');
  });

  it('puts no fact and no tile into the page as HTML', () => {
    const scatter = optionsFor(plot, look, 600);
    const formatter = (scatter.tooltip as { formatter(params: unknown): string }).formatter;
    const text = formatter({ seriesName: 's', name: 'n', value: [1, 2], data: { facts: [['<b>', '<img>']] } });
    expect(text).toContain('&lt;img&gt;');
    expect(text).not.toContain('<img>');
    const treemap = optionsFor(tiles, look, 600).tooltip as { formatter(params: unknown): string };
    expect(treemap.formatter({ name: '<img>', value: 1 })).not.toContain('<img>');
  });
});

describe('what stands behind a curve', () => {
  const curve: Chart = {
    kind: 'line',
    series: [
      {
        name: 'A',
        points: [
          [1, 2],
          [2, 1],
          [3, 0.5],
          [4, 0.4],
        ],
        band: { low: [1.5, null, -0.2, 0.3], high: [2.5, 1.2, 1.1, 0.5] },
        faint: [
          [1, 2.2],
          [2, 0],
        ],
      },
      { name: 'B', points: [[1, 3]] },
    ],
  };
  type Behind = {
    name: string;
    type: string;
    silent?: boolean;
    tooltip?: { show: boolean };
    data: unknown[];
    itemStyle: { color: string };
  };
  const drawn = (chart: Chart) => optionsFor(chart, look, 600).series as Behind[];

  it('comes after all curves, in their colour, and is silent', () => {
    const series = drawn(curve);
    expect(series.map((one) => `${one.name} ${one.type}`)).toEqual(['A line', 'B line', 'A custom', 'A custom', 'A line']);
    series.slice(2).forEach((one) => {
      expect(one.itemStyle.color).toBe(series[0]!.itemStyle.color);
      expect([one.silent, one.tooltip!.show]).toEqual([true, false]);
    });
  });

  it('has no line of its own in the legend', () => {
    expect((optionsFor(curve, look, 600).legend as { data: string[] }).data).toEqual(['A', 'B']);
    expect(optionsFor({ ...curve, series: [curve.series![0]!] }, look, 600).legend).toBeUndefined();
  });

  it('is interrupted where a side of the band is missing', () => {
    expect(stretches(curve.series![0]!, false)).toEqual([
      [[1, 1.5, 2.5]],
      [
        [3, -0.2, 1.1],
        [4, 0.3, 0.5],
      ],
    ]);
    expect(stretches(curve.series![1]!, false)).toEqual([]);
  });

  it('ends at the lowest value that a logarithmic axis can show', () => {
    const [, second] = stretches(curve.series![0]!, true);
    expect(second![0]).toEqual([3, 0.3, 1.1]);
    expect(drawn({ ...curve, yScale: 'log' }).at(-1)!.data).toEqual([
      [1, 2.2],
      [2, null],
    ]);
  });

  it('draws a band as one outline, there and back', () => {
    const band = drawn(curve)[3] as unknown as {
      renderItem(params: object, api: object): { shape: { points: number[][] } } | null;
    };
    const api = { coord: (at: number[]) => at };
    expect(band.renderItem({ dataIndex: 0 }, api)!.shape.points).toEqual([
      [3, 1.1],
      [4, 0.5],
      [4, 0.3],
      [3, -0.2],
    ]);
    expect(band.renderItem({ dataIndex: 1 }, api)).toBeNull();
  });

  it('is said in the tooltip and in words', () => {
    const formatter = (optionsFor(curve, look, 600).tooltip as { formatter(params: unknown): string }).formatter;
    const row = (dataIndex: number, value: number[]) => ({ marker: '', seriesName: 'A', name: '', value, dataIndex });
    expect(formatter([row(0, [1, 2])])).toContain('<b>2</b> (1.5 to 2.5)');
    expect(formatter([row(1, [2, 1])])).not.toContain('to');
    expect(summarise(curve)).toContain('A: 4 points, last 0.4, from 0.4 to 2, with a band that ends at 0.3 to 0.5.');
  });
});

const plot: Chart = {
  title: 'Accuracy against size',
  kind: 'scatter',
  xScale: 'log',
  xLabel: 'parameters, M',
  yLabel: 'top-1, %',
  percent: true,
  colour: { label: 'year' },
  labelSide: 'left',
  points: [
    { name: 'ResNet-50', x: 25.6, y: 76.1, group: 'published', id: 'resnet50', value: 2015, facts: [['Year', '2015']] },
    { name: 'B0', x: 5.3, y: 77.7, group: 'published', id: 'efficientnet_b0', value: 2019, emphasis: true },
    { name: 'mine', x: 1, y: 60, group: 'my designs', id: 'design:1' },
  ],
  series: [{ name: 'Pareto front', line: true, points: [[5.3, 77.7]] }],
  marks: [{ axis: 'x', at: 2.5, label: 'my net' }],
};

const tiles: Chart = {
  title: 'Parameters',
  kind: 'treemap',
  tree: [
    { name: 'linear', value: 75, children: [{ name: 'fc6', value: 75 }] },
    { name: 'convolution', value: 25 },
  ],
};

interface Drawn {
  name: string;
  type: string;
  data: { label: { show: boolean }; id?: string }[];
  markLine?: { data: { xAxis?: number; yAxis?: number; name: string }[] };
}

describe('a plot of a front', () => {
  const options = optionsFor(plot, look, 600);
  const series = options.series as Drawn[];

  it('draws the front as a line below the points', () => {
    expect(series.map((one) => one.type)).toEqual(['line', 'scatter', 'scatter', 'scatter']);
    expect(series[0]).toMatchObject({ name: 'Pareto front', z: 1, silent: true });
  });

  it('labels the points on the front and no others', () => {
    expect(series[1]!.data.map((point) => point.label.show)).toEqual([false, true]);
    expect(series[2]!.data[0]!.label.show).toBe(false);
  });

  it('labels or does not label a point that says so', () => {
    const points = plot.points!.map((point) => ({ ...point, label: point.name !== 'B0' }));
    const own = optionsFor({ ...plot, points }, look, 600).series as Drawn[];
    expect(own[1]!.data.map((point) => point.label.show)).toEqual([true, false]);
  });

  it('labels every point when none is emphasised', () => {
    const points = plot.points!.map((point) => ({ ...point, emphasis: false }));
    const plain = optionsFor({ ...plot, points }, look, 600).series as Drawn[];
    expect(plain[1]!.data.map((point) => point.label.show)).toEqual([true, true]);
  });

  it('colours by value only the groups that have values', () => {
    expect(options.visualMap).toMatchObject({ dimension: 2, min: 2015, max: 2019, seriesIndex: [1] });
  });

  it('draws marks as lines across, with no line in the legend', () => {
    expect(series.at(-1)!.markLine!.data).toMatchObject([{ xAxis: 2.5, name: 'my net' }]);
    expect((options.legend as { data: string[] }).data).toEqual(['Pareto front', 'published', 'my designs']);
  });

  it('keeps what a click answers with', () => {
    expect(series[1]!.data.map((point) => point.id)).toEqual(['resnet50', 'efficientnet_b0']);
  });
});

describe('a logarithmic axis', () => {
  it('ends at a round number around its values, with room for labels', () => {
    expect(logEnds([2.5, 198])).toEqual({ min: 2, max: 500 });
    expect(logEnds([2.5, 198], 'left')).toEqual({ min: 1, max: 500 });
    expect(logEnds([2.5, 198], 'right')).toEqual({ min: 2, max: 500 });
    expect(logEnds([0.06, 9])).toEqual({ min: 0.05, max: 20 });
    expect(logEnds([0, -1])).toBeNull();
  });
});

describe('bars by category', () => {
  const bars: Chart = {
    kind: 'bar',
    yLabel: 'top-5 error, %',
    labels: ['2012', '2013'],
    points: [
      { name: 'AlexNet', x: 0, y: 16.4, group: 'challenge', id: 'alexnet' },
      { name: 'AlexNet', x: 0, y: 18.2, group: 'alone', id: 'alexnet' },
      { name: 'Clarifai', x: 1, y: 11.7, group: 'challenge' },
    ],
    marks: [{ axis: 'y', at: 5.1, label: 'human' }],
  };

  it('stand beside each other, with a gap where a group has none', () => {
    const series = optionsFor(bars, look, 600).series as { name: string; data: ({ value: number } | null)[] }[];
    expect(series.map((one) => one.data?.map((bar) => bar?.value ?? null))).toEqual([[16.4, 11.7], [18.2, null], []]);
  });

  it('stand on each other when stacked', () => {
    const stacked = optionsFor({ ...bars, stacked: true }, look, 600).series as { stack?: string }[];
    expect(stacked.slice(0, 2).map((one) => one.stack)).toEqual(['all', 'all']);
  });

  it('turn long labels, so that each can be read', () => {
    const long = { ...bars, labels: ['a rather long name of a network', 'another one that is as long as that'] };
    const axis = (chart: Chart) => (optionsFor(chart, look, 400).xAxis as { axisLabel: { rotate: number } }).axisLabel;
    expect([axis(bars).rotate, axis(long).rotate]).toEqual([0, 38]);
  });

  it('say themselves and their marks in words', () => {
    expect(summarise(bars)).toContain('AlexNet 16.4; AlexNet 18.2; Clarifai 11.7. Line: human.');
  });
});

describe('a treemap', () => {
  it('shows areas of one colour a branch, with their share', () => {
    const [series] = optionsFor(tiles, look, 600).series as {
      data: { itemStyle: { color: string }; children?: { itemStyle: { color: string } }[] }[];
      label: { formatter(params: { name: string; value: number }): string };
    }[];
    expect(series!.data[0]!.children![0]!.itemStyle.color).toBe(series!.data[0]!.itemStyle.color);
    expect(series!.data[1]!.itemStyle.color).not.toBe(series!.data[0]!.itemStyle.color);
    expect(series!.label.formatter({ name: 'fc6', value: 75 })).toBe('fc6  75 %');
  });

  it('says itself in words and knows when it is empty', () => {
    expect(summarise(tiles)).toBe('Parameters. linear 75 %, convolution 25 %.');
    expect(isEmpty({ kind: 'treemap', tree: [{ name: 'x', value: 0 }] })).toBe(true);
  });
});

describe('parallel coordinates', () => {
  const chart: Chart = {
    title: 'What was tried',
    kind: 'parallel',
    percent: true,
    axes: [
      { label: 'Learning rate', scale: 'log' },
      { label: 'Optimizer', categories: ['sgd', 'adamw'] },
      { label: 'Best top-1, %' },
    ],
    lines: [
      { name: '1 <b>', values: [0.1, 0, 61.5], id: '1' },
      { name: '2', values: [0.01, 1, 72.25], id: '2', emphasis: true },
    ],
  };
  const options = optionsFor(chart, look, 900) as {
    parallelAxis: { type: string; data?: string[]; name: string }[];
    visualMap: { dimension: number; min: number; max: number };
    series: { data: { value: number[]; lineStyle?: object }[] }[];
    tooltip: { formatter: (params: object) => string };
  };

  it('has an axis of its kind for each that varies, and colours by the last', () => {
    expect(options.parallelAxis.map((axis) => axis.type)).toEqual(['log', 'category', 'value']);
    expect(options.parallelAxis[1]!.data).toEqual(['sgd', 'adamw']);
    expect(options.visualMap).toMatchObject({ dimension: 2, min: 61.5, max: 72.25 });
    expect(options.series[0]!.data[1]).toMatchObject({ value: [0.01, 1, 72.25], lineStyle: { width: 4 } });
  });

  it('says what a line stands for, names of categories and not their places', () => {
    expect(options.tooltip.formatter({ dataIndex: 0 })).toBe(
      '<b>1 &lt;b&gt;</b><br>Learning rate: 0.1<br>Optimizer: sgd<br>Best top-1, %: 61.5 %',
    );
    expect(summarise(chart)).toBe(
      'What was tried. 2 lines over Learning rate, Optimizer, Best top-1, %. Highest: 2, 72.25 %.',
    );
  });

  it('is nothing with one axis or no line', () => {
    expect(isEmpty({ ...chart, axes: [chart.axes![0]!] })).toBe(true);
    expect(isEmpty({ ...chart, lines: [] })).toBe(true);
    expect(isEmpty(chart)).toBe(false);
  });
});
