import { humanBytes, humanCount } from '../shared/format';
import type { Heat, NodeState } from './protocol';

export interface HeatScale {
  heat: Exclude<Heat, 'none'>;
  title: string;
  low: number;
  high: number;
  format(value: number): string;
  /** Where a value lies on the scale, 0…1, or null when the node has none. */
  at(node: NodeState): number | null;
}

const titles: Record<HeatScale['heat'], string> = {
  parameters: 'Parameters',
  macs: 'MACs',
  memory: 'Weights and activations',
  receptiveField: 'Receptive field',
};

/** Counts span many powers of ten, so they are coloured by their logarithm; receptive fields evenly. */
export function heatScale(heat: Heat, nodes: readonly NodeState[]): HeatScale | null {
  if (heat === 'none') return null;
  const values = nodes
    .map((node) => node[heat])
    .filter((value): value is number => typeof value === 'number' && value > 0);
  const low = values.length ? values.reduce((a, b) => Math.min(a, b)) : 1;
  const high = values.length ? values.reduce((a, b) => Math.max(a, b)) : 1;
  const place = heat === 'receptiveField' ? (value: number) => value : Math.log;
  const span = place(high) - place(low);
  const format =
    heat === 'memory' ? humanBytes : heat === 'receptiveField' ? (value: number) => `${value} px` : humanCount;
  return {
    heat,
    title: titles[heat],
    low,
    high,
    format,
    at(node) {
      const value = node[heat];
      if (typeof value !== 'number' || value <= 0) return null;
      return span === 0 ? 0.5 : (place(value) - place(low)) / span;
    },
  };
}
