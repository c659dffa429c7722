import type { NetChart } from '../src/chart/element';
import type { Chart } from '../src/chart/protocol';

const curve = (from: number, to: number, count: number): [number, number][] =>
  Array.from({ length: count }, (_, i) => [
    i,
    to + (from - to) * Math.exp((-4 * i) / count) * (1 + 0.1 * Math.sin(i * 1.7)),
  ]);

const charts: Record<string, Chart> = {
  line: {
    title: 'Loss',
    kind: 'line',
    xLabel: 'epoch',
    yLabel: 'loss',
    yScale: 'log',
    series: [
      { name: 'run 7 train', points: curve(2.3, 0.05, 5000), group: 'run 7' },
      { name: 'run 7 validation', points: curve(2.2, 0.12, 5000), dashed: true, group: 'run 7' },
      { name: 'run 8 train', points: curve(2.5, 0.2, 5000), group: 'run 8' },
    ],
  },
  scatter: {
    title: 'Accuracy against size',
    kind: 'scatter',
    xLabel: 'parameters (M)',
    yLabel: 'top-1',
    percent: true,
    points: [
      { name: 'ResNet-18', x: 11.7, y: 69.8, group: 'presets' },
      { name: 'ResNet-50', x: 25.6, y: 76.1, group: 'presets' },
      { name: 'ConvNeXt-T', x: 28.6, y: 82.5, group: 'presets' },
      { name: 'my <b>net', x: 4.2, y: 71, group: 'mine' },
    ],
  },
  matrix: {
    title: 'Confusion',
    kind: 'matrix',
    labels: ['t-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'boot'],
    matrix: Array.from({ length: 10 }, (_, r) =>
      Array.from({ length: 10 }, (_, c) => (r === c ? 900 + r * 7 : (r * 7 + c * 3) % 11 === 0 ? 40 : (r + c) % 4)),
    ),
  },
  bar: {
    title: 'Images per second',
    kind: 'bar',
    xLabel: 'device',
    yLabel: 'images/s',
    labels: ['CPU', 'GPU 0'],
    series: [
      {
        name: 'MXNet',
        points: [
          [0, 410],
          [1, 9100],
        ],
      },
      {
        name: 'PyTorch',
        points: [
          [0, 380],
          [1, 9900],
        ],
      },
    ],
  },
  none: { title: 'Top-1', kind: 'line', xLabel: 'epoch', yLabel: 'top-1', series: [] },
};

export function drawCharts(theme: 'light' | 'dark'): void {
  for (const [id, chart] of Object.entries(charts)) {
    const element = document.getElementById(id) as NetChart;
    element.theme = theme;
    element.chart = chart;
  }
}
