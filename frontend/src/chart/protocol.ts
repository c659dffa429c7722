export type Kind = 'line' | 'scatter' | 'matrix' | 'bar' | 'treemap' | 'parallel';

export interface Series {
  name: string;
  points: [number, number | null][];
  dashed?: boolean;
  group?: string;
  /** Draws a series of a scatter plot as a line through its points. */
  line?: boolean;
  /** Of its line, in pixels; 2 unless said otherwise. */
  width?: number;
  /** Drawn behind a curve, point by point, such as the spread around a mean. */
  band?: Band;
  /** The curve before it was smoothed, drawn thin and pale behind it. */
  faint?: [number, number | null][];
}

/** From `low` to `high` at each point of its series; null on either side is a gap. */
export interface Band {
  low: (number | null)[];
  high: (number | null)[];
}

export interface ChartPoint {
  name: string;
  x: number;
  y: number;
  group?: string;
  /** Comes back in `pick`. */
  id?: string;
  /** Replaces the axes' values in the tooltip. */
  facts?: Fact[];
  /** What its colour says when the chart has `colour`. */
  value?: number;
  /** Larger, outlined, and the only kind of point that is labelled when there is one. */
  emphasis?: boolean;
  /** Overrides which points have labels. */
  label?: boolean;
}

export type Fact = [label: string, value: string];

/** A line across the plot with a label. */
export interface Mark {
  axis: 'x' | 'y';
  at: number;
  label: string;
}

/** One of the axes that stand side by side: of numbers, or of categories where there are any. */
export interface ParallelAxis {
  label: string;
  scale?: 'linear' | 'log';
  categories?: string[];
}

/** A value for each axis; of categories their place. */
export interface ParallelLine {
  name: string;
  values: number[];
  id?: string;
  facts?: Fact[];
  emphasis?: boolean;
}

export interface TreeNode {
  name: string;
  value: number;
  facts?: Fact[];
  children?: TreeNode[];
}

/** What Java puts into `chart`; docs/elements.md is the contract. */
export interface Chart {
  title?: string;
  kind: Kind;
  xLabel?: string;
  yLabel?: string;
  xScale?: 'linear' | 'log';
  /** The axis counts whole things from 0, such as epochs; points may lie between. */
  xWhole?: boolean;
  yScale?: 'linear' | 'log';
  /** Ends of the axes, so that charts side by side have the same; what lies beyond is cut off. */
  xRange?: [low: number, high: number];
  yRange?: [low: number, high: number];
  percent?: boolean;
  series?: Series[];
  points?: ChartPoint[];
  labels?: string[];
  matrix?: number[][];
  marks?: Mark[];
  /** Colours points by their `value` on a scale of that name. */
  colour?: { label: string };
  /** Bars of one category on top of each other, not beside each other. */
  stacked?: boolean;
  /** Labels of a front of optima run into the empty side of the plot: up and to the left, or to the right. */
  labelSide?: 'left' | 'right';
  tree?: TreeNode[];
  axes?: ParallelAxis[];
  lines?: ParallelLine[];
}

export interface Append {
  series: string;
  points: [number, number | null][];
}

export interface Pick {
  series?: string;
  name?: string;
  id?: string;
  index?: number;
  row?: number;
  column?: number;
}
