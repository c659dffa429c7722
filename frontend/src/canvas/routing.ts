import { type Box, edgeId, type Graph, overlaps, portX, portsOf } from './model';
import type { EdgeState, Point } from './protocol';

export type Route = Point[];

const clearance = 16;
const stub = 24;
const laneGap = 10;
const labelHeight = 12;
const bucket = 128;

interface Lane {
  x: number;
  top: number;
  bottom: number;
  from: string;
}

/**
 * Draws every edge around the nodes in its way: down from the source, along a free vertical lane, into its port.
 * Short edges choose first, so that a long shortcut runs outside the shorter ones it spans.
 */
export function routeAll(
  graph: Graph,
  edges: readonly EdgeState[],
  boxes: ReadonlyMap<string, Box>,
): Map<string, Route> {
  const ends = edges
    .map((edge) => ({ edge, ends: endsOf(graph, edge, boxes) }))
    .filter((entry) => entry.ends !== null)
    .sort((a, b) => spanOf(a.ends!) - spanOf(b.ends!));
  const rows = [...boxes.values()].sort((a, b) => a.y - b.y);
  const lanes: Lane[] = [];
  const routes = new Map<string, Route>();
  for (const { edge, ends: pair } of ends) routes.set(edgeId(edge), route(pair!, rows, lanes, edge.from));
  return routes;
}

export function endsOf(graph: Graph, edge: EdgeState, boxes: ReadonlyMap<string, Box>): [Point, Point] | null {
  const source = boxes.get(edge.from);
  const target = boxes.get(edge.to);
  const node = graph.nodes.get(edge.to);
  if (!source || !target || !node) return null;
  const ports = portsOf(node, graph.into.get(edge.to) ?? []);
  return [
    { x: source.x + source.width / 2, y: source.y + source.height },
    { x: target.x + portX(target.width, ports, edge.port), y: target.y },
  ];
}

function spanOf([from, to]: [Point, Point]): number {
  return Math.abs(to.y - from.y);
}

function route([from, to]: [Point, Point], rows: readonly Box[], lanes: Lane[], source: string): Route {
  const down = to.y - from.y;
  const [top, bottom] =
    down >= 2 * stub
      ? [from.y + stub, to.y - stub]
      : down > 0
        ? [from.y + down / 2, from.y + down / 2]
        : [from.y + stub, to.y - stub];
  const taken = blocked(rows, Math.min(top, bottom), Math.max(top, bottom), down > 0);
  let best = { x: to.x, cost: Infinity };
  const consider = (x: number, extra: number) => {
    if (taken.some(([left, right]) => x > left && x < right)) return;
    const cost = Math.abs(x - from.x) + Math.abs(x - to.x) + extra;
    if (cost < best.cost) best = { x, cost };
  };
  const busy = (x: number) =>
    lanes.some(
      (lane) => lane.from !== source && Math.abs(lane.x - x) < laneGap && lane.top < bottom && top < lane.bottom,
    );
  for (const x of [to.x, from.x]) consider(x, busy(x) ? 60 : 0);
  for (const [left, right] of taken) {
    for (const [edge, outward] of [
      [left, -1],
      [right, 1],
    ] as const) {
      let x = edge;
      for (let tries = 0; tries < 40 && busy(x); tries++) x += outward * laneGap;
      consider(x, 1);
    }
  }
  if (bottom - top > 2 * stub) lanes.push({ x: best.x, top, bottom, from: source });
  return tidy([
    from,
    { x: from.x, y: top },
    { x: best.x, y: top },
    { x: best.x, y: bottom },
    { x: to.x, y: bottom },
    to,
  ]);
}

/** The x ranges that nodes occupy between two heights, merged. An edge that runs upwards must pass its own ends too. */
function blocked(rows: readonly Box[], top: number, bottom: number, downwards: boolean): [number, number][] {
  const ranges: [number, number][] = [];
  const reach = downwards ? 0 : clearance;
  for (const box of rows) {
    if (box.y > bottom + reach) break;
    if (box.y + box.height > top - reach) ranges.push([box.x - clearance, box.x + box.width + clearance]);
  }
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push([...range]);
  }
  return merged;
}

/** Without doubled points and without corners on a straight line. */
function tidy(points: Route): Route {
  const kept: Route = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && Math.abs(last.x - point.x) < 0.5 && Math.abs(last.y - point.y) < 0.5) continue;
    const before = kept.at(-2);
    if (last && before && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y)))
      kept.pop();
    kept.push(point);
  }
  return kept;
}

/** The way of an edge whose end is just being dragged: nothing is avoided. */
export function looseRoute(from: Point, to: Point): Route {
  return route([from, to], [], [], '');
}

export function svgPath(points: Route, radius = 10): string {
  const [first] = points;
  if (!first) return '';
  let path = `M${first.x},${first.y}`;
  for (let i = 1; i < points.length; i++) {
    const here = points[i]!;
    const next = points[i + 1];
    if (!next) {
      path += `L${here.x},${here.y}`;
      break;
    }
    const r = Math.min(radius, distance(points[i - 1]!, here) / 2, distance(here, next) / 2);
    const a = towards(here, points[i - 1]!, r);
    const b = towards(here, next, r);
    path += `L${a.x},${a.y}Q${here.x},${here.y} ${b.x},${b.y}`;
  }
  return path;
}

/**
 * Where an edge's label may stand: the middles of its vertical pieces, the longest first. The piece that leaves a
 * branching node is shared by all its edges, and they would strike the label through.
 */
export function labelPoints(points: Route, branching: boolean): Point[] {
  if (branching && points.length === 2) return [{ x: points[1]!.x, y: points[1]!.y - stub / 2 }];
  const pieces: { at: Point; length: number }[] = [];
  for (let i = branching ? 2 : 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    if (a.x === b.x) pieces.push({ at: { x: a.x, y: (a.y + b.y) / 2 }, length: Math.abs(b.y - a.y) });
  }
  return pieces.sort((a, b) => b.length - a.length).map((piece) => piece.at);
}

/** Places labels so that none covers another or lies under a node; an edge without a free place goes without. */
export function placeLabels(
  edges: readonly EdgeState[],
  routes: ReadonlyMap<string, Route>,
  nodes: Iterable<Box> = [],
): Map<string, Point> {
  const under = rowsOf(nodes);
  const rows = new Map<number, { x: number; half: number }[]>();
  const placed = new Map<string, Point>();
  const outs = new Map<string, number>();
  for (const edge of edges) outs.set(edge.from, (outs.get(edge.from) ?? 0) + 1);
  const free = (at: Point, half: number) => {
    const label = { x: at.x - half, y: at.y - labelHeight / 2, width: 2 * half, height: labelHeight };
    if ((under.get(Math.floor(at.y / bucket)) ?? []).some((box) => overlaps(label, box))) return false;
    for (const row of [-1, 0, 1]) {
      const taken = rows.get(Math.round(at.y / labelHeight) + row) ?? [];
      if (taken.some((other) => Math.abs(other.x - at.x) < half + other.half)) return false;
    }
    return true;
  };
  // What is wrong gets its label first.
  for (const edge of [...edges].sort((a, b) => Number(Boolean(b.problem)) - Number(Boolean(a.problem)))) {
    if (!edge.shape) continue;
    const half = edge.shape.length * 3.2 + 4;
    const at = labelPoints(routes.get(edgeId(edge)) ?? [], outs.get(edge.from)! > 1).find((point) => free(point, half));
    if (!at) continue;
    placed.set(edgeId(edge), at);
    const row = Math.round(at.y / labelHeight);
    rows.set(row, [...(rows.get(row) ?? []), { x: at.x, half }]);
  }
  return placed;
}

/** Boxes by the stretches of height that they reach into, so that a label looks only at those near it. */
function rowsOf(boxes: Iterable<Box>): Map<number, Box[]> {
  const rows = new Map<number, Box[]>();
  for (const box of boxes) {
    const last = Math.floor((box.y + box.height + labelHeight) / bucket);
    for (let row = Math.floor((box.y - labelHeight) / bucket); row <= last; row++) {
      const there = rows.get(row);
      if (there) there.push(box);
      else rows.set(row, [box]);
    }
  }
  return rows;
}

/** The edge that passes nearest to a point, if one does within `tolerance`. */
export function nearestEdge(
  point: Point,
  routes: Iterable<readonly [string, Route]>,
  tolerance: number,
): string | null {
  let found: string | null = null;
  let least = tolerance;
  for (const [id, points] of routes) {
    for (let i = 1; i < points.length; i++) {
      const d = distanceToSegment(point, points[i - 1]!, points[i]!);
      if (d <= least) [least, found] = [d, id];
    }
  }
  return found;
}

export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / square));
  return Math.hypot(p.x - (a.x + t * dx), p.y - (a.y + t * dy));
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}
