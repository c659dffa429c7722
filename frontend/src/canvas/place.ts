import { type Box, centre, downstream, gap, type Graph, grid, overlaps, type Size, snap } from './model';
import type { EdgeRef, Point } from './protocol';

export type Boxes = ReadonlyMap<string, Box>;
export type Positions = Record<string, [number, number]>;

/** The free place nearest to the wanted one: the same row to the right and left first, then further down. */
export function freeSpot(boxes: Boxes, size: Size, wanted: Point): Point {
  const all = [...boxes.values()];
  const free = (at: Point) => !all.some((box) => overlaps({ ...size, ...at }, box, grid - 1));
  const start = { x: snap(wanted.x), y: snap(wanted.y) };
  for (let row = 0; row < 40; row++) {
    for (let column = 0; column <= 6; column++) {
      for (const sign of column === 0 ? [1] : [1, -1]) {
        const at = { x: start.x + sign * column * snap(size.width + gap), y: start.y + row * 2 * grid };
        if (free(at)) return at;
      }
    }
  }
  return start;
}

/** A place in the middle of an edge; what comes after it moves down when the gap is too small. */
export function onEdge(graph: Graph, boxes: Boxes, edge: EdgeRef, size: Size): { at: Point; moves: Positions } {
  const source = boxes.get(edge.from);
  const target = boxes.get(edge.to);
  if (!source || !target) return { at: { x: 0, y: 0 }, moves: {} };
  const top = source.y + source.height;
  const missing = Math.ceil((size.height + 2 * gap - (target.y - top)) / grid) * grid;
  const moves: Positions = {};
  if (missing > 0 && target.y > source.y) {
    const following = downstream(graph, edge.to);
    for (const [id, box] of boxes) {
      if (following.has(id) && box.y >= target.y) moves[id] = [box.x, box.y + missing];
    }
  }
  const roomy = target.y + Math.max(0, missing) - top;
  const single = (graph.outOf.get(edge.from) ?? []).length === 1;
  const x = centre(single ? source : target).x - size.width / 2;
  const middle = { x: snap(x), y: snap(top + (roomy - size.height) / 2) };
  // A shortcut runs past other nodes; the new one goes beside them.
  const others = new Map([...boxes].map(([id, box]) => [id, moves[id] ? { ...box, y: moves[id][1] } : box]));
  return { at: missing > 0 ? middle : freeSpot(others, size, middle), moves };
}

/** Fits freshly laid out nodes into a drawing that stands: below what feeds them, the rest pushed down. */
export function fitIn(graph: Graph, placed: Boxes, inner: Boxes): Positions {
  const bounds = boundsOf([...inner.values()]);
  const feeding: Box[] = [];
  const fed: string[] = [];
  for (const id of inner.keys()) {
    for (const edge of graph.into.get(id) ?? []) if (placed.has(edge.from)) feeding.push(placed.get(edge.from)!);
    for (const edge of graph.outOf.get(id) ?? []) if (placed.has(edge.to)) fed.push(edge.to);
  }
  const positions: Positions = {};
  const around = feeding.length ? feeding : fed.map((id) => placed.get(id)!);
  let at: Point;
  if (around.length === 0) {
    at = freeSpot(placed, bounds, below(placed, bounds));
  } else {
    const x = around.reduce((sum, box) => sum + centre(box).x, 0) / around.length - bounds.width / 2;
    const bottom = Math.max(...around.map((box) => box.y + box.height));
    at = {
      x: snap(x),
      y: snap(feeding.length ? bottom + gap : Math.min(...around.map((box) => box.y)) - gap - bounds.height),
    };
    if (fed.length === 0) at = freeSpot(placed, bounds, at);
  }
  for (const [id, box] of inner) positions[id] = [snap(at.x + box.x - bounds.x), snap(at.y + box.y - bounds.y)];
  if (feeding.length && fed.length) {
    const first = Math.min(...fed.map((id) => placed.get(id)!.y));
    const missing = at.y + bounds.height + gap - first;
    if (missing > 0) {
      const following = new Set(fed.flatMap((id) => [...downstream(graph, id)]));
      for (const [id, box] of placed) {
        if (following.has(id) && box.y >= first) positions[id] = [box.x, snap(box.y + missing)];
      }
    }
  }
  return positions;
}

function below(boxes: Boxes, size: Size): Point {
  if (boxes.size === 0) return { x: 0, y: 0 };
  const all = boundsOf([...boxes.values()]);
  return { x: all.x + all.width / 2 - size.width / 2, y: all.y + all.height + gap };
}

export function boundsOf(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
