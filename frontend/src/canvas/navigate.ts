import { type Box, centre, type Graph } from './model';

export type Direction = 'up' | 'down' | 'left' | 'right';
export type Boxes = ReadonlyMap<string, Box>;

/** Up and down follow edges, left and right step between siblings; where there is none, the nearest node that way. */
export function step(graph: Graph, boxes: Boxes, from: string, direction: Direction): string | null {
  const candidates = direction === 'up' || direction === 'down' ? along(graph, from, direction) : siblings(graph, from);
  const here = boxes.get(from);
  if (!here) return null;
  const x = centre(here).x;
  const placed = candidates.filter((id) => boxes.has(id));
  const xOf = (id: string) => centre(boxes.get(id)!).x;
  if (direction === 'left' || direction === 'right') {
    const sign = direction === 'right' ? 1 : -1;
    const beside = placed.filter((id) => (xOf(id) - x) * sign > 0);
    if (beside.length) return nearest(beside, (id) => Math.abs(xOf(id) - x));
  } else if (placed.length) {
    return nearest(placed, (id) => Math.abs(xOf(id) - x));
  }
  return nearestTowards(boxes, from, direction);
}

function along(graph: Graph, from: string, direction: 'up' | 'down'): string[] {
  return direction === 'up'
    ? (graph.into.get(from) ?? []).map((edge) => edge.from)
    : (graph.outOf.get(from) ?? []).map((edge) => edge.to);
}

function siblings(graph: Graph, from: string): string[] {
  const found = new Set<string>();
  for (const edge of graph.into.get(from) ?? []) {
    for (const sibling of graph.outOf.get(edge.from) ?? []) found.add(sibling.to);
  }
  for (const edge of graph.outOf.get(from) ?? []) {
    for (const sibling of graph.into.get(edge.to) ?? []) found.add(sibling.from);
  }
  found.delete(from);
  return [...found];
}

/** The nearest node whose centre lies in the quarter towards `direction`; distance across it weighs double. */
export function nearestTowards(boxes: Boxes, from: string, direction: Direction): string | null {
  const here = boxes.get(from);
  if (!here) return null;
  const at = centre(here);
  const ahead = new Map<string, number>();
  for (const [id, box] of boxes) {
    if (id === from) continue;
    const there = centre(box);
    const [dx, dy] = [there.x - at.x, there.y - at.y];
    const [forward, across] =
      direction === 'up' ? [-dy, dx] : direction === 'down' ? [dy, dx] : direction === 'left' ? [-dx, dy] : [dx, dy];
    if (forward > 0 && Math.abs(across) <= forward * 2) ahead.set(id, forward + 2 * Math.abs(across));
  }
  return nearest([...ahead.keys()], (id) => ahead.get(id)!);
}

/** Where the keyboard begins when nothing is selected: the topmost node without inputs, else the topmost. */
export function firstNode(graph: Graph, boxes: Boxes): string | null {
  const all = [...boxes.keys()];
  const sources = all.filter((id) => (graph.into.get(id) ?? []).length === 0 && (graph.outOf.get(id) ?? []).length > 0);
  return nearest(sources.length ? sources : all, (id) => boxes.get(id)!.y);
}

function nearest(ids: readonly string[], distance: (id: string) => number): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const id of ids) {
    const d = distance(id);
    if (d < least) [best, least] = [id, d];
  }
  return best;
}
