import {
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  ParallelChart,
  ScatterChart,
  TreemapChart,
} from 'echarts/charts';
import {
  DataZoomInsideComponent,
  GridComponent,
  LegendPlainComponent,
  LegendScrollComponent,
  MarkLineComponent,
  ParallelComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from 'echarts/components';
import { init, type ECharts, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { define, send, sheet, upgradeProperties } from '../shared/element';
import chartCss from './chart.css?inline';
import { appended, isEmpty, nearestIndex, summarise } from './data';
import { looks } from './look';
import { optionsFor } from './options';
import type { Append, Chart, Pick } from './protocol';

use([
  LineChart,
  CustomChart,
  ScatterChart,
  BarChart,
  ParallelChart,
  ParallelComponent,
  HeatmapChart,
  TreemapChart,
  MarkLineComponent,
  GridComponent,
  TooltipComponent,
  TitleComponent,
  LegendPlainComponent,
  LegendScrollComponent,
  VisualMapContinuousComponent,
  DataZoomInsideComponent,
  LabelLayout,
  CanvasRenderer,
]);

interface Clicked {
  seriesName?: string;
  name?: string;
  dataIndex?: number;
  value?: unknown;
  data?: unknown;
}

/** `<net-chart>`: docs/elements.md says what goes in and comes out. */
export class NetChart extends HTMLElement {
  private shown: Chart | null = null;
  private look: 'light' | 'dark' = 'light';
  private readonly box = document.createElement('div');
  private readonly plot = document.createElement('div');
  private readonly empty = document.createElement('div');
  private readonly sizes = new ResizeObserver(() => this.fit());
  private drawing: ECharts | null = null;
  private frame = 0;
  private added = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    sheet(root, chartCss);
    this.box.className = 'box';
    this.box.setAttribute('role', 'img');
    this.plot.className = 'plot';
    this.empty.className = 'empty';
    this.box.append(this.plot, this.empty);
    root.append(this.box);
  }

  connectedCallback(): void {
    upgradeProperties(this, ['theme', 'chart', 'append']);
    this.sizes.observe(this);
    this.later();
  }

  disconnectedCallback(): void {
    this.sizes.disconnect();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.drawing?.dispose();
    this.drawing = null;
  }

  get chart(): Chart | null {
    return this.shown;
  }
  set chart(chart: Chart | null) {
    this.shown = chart;
    this.added = false;
    this.later();
  }

  add(more: Append | null): void {
    if (!more || !this.shown) return;
    this.shown = appended(this.shown, more);
    this.added = this.frame === 0 || this.added;
    this.later();
  }

  get theme(): 'light' | 'dark' {
    return this.look;
  }
  set theme(theme: 'light' | 'dark' | null) {
    this.look = theme === 'dark' ? 'dark' : 'light';
    this.added = false;
    this.later();
  }

  /** Many points may arrive in one frame; they are drawn once. */
  private later(): void {
    if (this.frame || !this.isConnected) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private draw(): void {
    const nothing = isEmpty(this.shown);
    this.box.className = `box ${this.look}`;
    this.box.setAttribute('aria-label', summarise(this.shown));
    this.empty.hidden = !nothing;
    this.plot.hidden = nothing;
    if (nothing || !this.shown) {
      const title = document.createElement('strong');
      title.textContent = this.shown?.title ?? '';
      this.empty.replaceChildren(title, 'No data yet');
      return;
    }
    if (this.plot.clientWidth === 0 || this.plot.clientHeight === 0) return;
    this.drawing ??= this.start();
    const options = optionsFor(
      this.shown,
      { ...looks[this.look], font: getComputedStyle(this).fontFamily },
      this.plot.clientWidth,
    );
    // Merging keeps zoom and tooltip while a run goes on; a new chart starts from nothing.
    this.drawing.setOption(options, { notMerge: !this.added });
    this.added = false;
  }

  private start(): ECharts {
    const drawing = init(this.plot, null, { renderer: 'canvas' });
    drawing.on('click', (params) => {
      const pick = this.picked(params as Clicked);
      if (pick && this.shown?.kind !== 'line') send(this, 'pick', pick);
    });
    drawing.getZr().on('click', ({ offsetX, offsetY }) => {
      const pick = this.shown?.kind === 'line' ? this.pickedOnLine(drawing, [offsetX, offsetY]) : null;
      if (pick) send(this, 'pick', pick);
    });
    return drawing;
  }

  /** Curves draw no symbols that could be clicked: the nearest point counts, if it is near. */
  private pickedOnLine(drawing: ECharts, at: [number, number]): Pick | null {
    if (!drawing.containPixel({ gridIndex: 0 }, at)) return null;
    let found: Pick | null = null;
    let least = 14;
    this.shown?.series?.forEach((series, seriesIndex) => {
      const [x] = drawing.convertFromPixel({ seriesIndex }, at) as number[];
      const index = nearestIndex(series.points, x!);
      const point = series.points[index];
      if (!point) return;
      const [left, top] = drawing.convertToPixel({ seriesIndex }, [point[0], point[1]!]) as number[];
      const distance = Math.hypot(left! - at[0], top! - at[1]);
      if (distance < least) [least, found] = [distance, { series: series.name, name: series.name, index }];
    });
    return found;
  }

  private picked({ seriesName, name, dataIndex, value, data }: Clicked): Pick | null {
    if (dataIndex === undefined) return null;
    if (this.shown?.kind === 'matrix' && Array.isArray(value)) {
      return { series: seriesName, index: dataIndex, column: Number(value[0]), row: Number(value[1]) };
    }
    const id = (data as { id?: string } | null | undefined)?.id;
    return { series: seriesName, name: name || seriesName, index: dataIndex, ...(id === undefined ? {} : { id }) };
  }

  private fit(): void {
    if (!this.drawing) return this.later();
    if (this.plot.clientWidth === 0) return;
    this.drawing.resize();
    // Labels and margins depend on the width.
    this.added = true;
    this.later();
  }
}

// Java sets `append`, which is also the name of a method that every element has: reading it must still give that one.
Object.defineProperty(NetChart.prototype, 'append', {
  configurable: true,
  get: () => HTMLElement.prototype.append,
  set(this: NetChart, more: Append | null) {
    this.add(more);
  },
});

define('net-chart', NetChart);
