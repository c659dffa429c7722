export type Kind = 'line' | 'scatter' | 'matrix' | 'bar';

export interface Series {
  name: string;
  points: [number, number | null][];
  dashed?: boolean;
  group?: string;
}

export interface ChartPoint {
  name: string;
  x: number;
  y: number;
  group?: string;
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
  percent?: boolean;
  series?: Series[];
  points?: ChartPoint[];
  labels?: string[];
  matrix?: number[][];
}

export interface Append {
  series: string;
  points: [number, number | null][];
}

export interface Pick {
  series?: string;
  name?: string;
  index?: number;
  row?: number;
  column?: number;
}
