import { describe, expect, it } from 'vitest';
import { appended, groupsOf, isEmpty, matrixCells, summarise } from '../src/chart/data';
import { looks } from '../src/chart/look';
import { optionsFor } from '../src/chart/options';
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
});
