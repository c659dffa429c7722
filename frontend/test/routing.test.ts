import { describe, expect, it } from 'vitest';
import { edgeId, graphOf } from '../src/canvas/model';
import type { ArchitectureState } from '../src/canvas/protocol';
import { distanceToSegment, looseRoute, nearestEdge, placeLabels, routeAll, svgPath } from '../src/canvas/routing';
import { boxes, diamond, edge, node, state } from './drawings';

const routesOf = (drawing: ArchitectureState) => routeAll(graphOf(drawing), drawing.edges, boxes(drawing));

/** a above b above c above add, with a shortcut from a to add. */
const shortcut = state(
  1,
  [node('a'), node('b', { y: 160 }), node('c', { y: 320 }), node('add', { y: 480, inputs: -1 })],
  [edge('a', 'b'), edge('b', 'c'), edge('c', 'add', 0), edge('a', 'add', 1)],
);

describe('routes', () => {
  it('are straight where nothing is in the way', () => {
    expect(routesOf(shortcut).get(edgeId(edge('a', 'b')))).toEqual([
      { x: 104, y: 80 },
      { x: 104, y: 160 },
    ]);
  });

  it('lead a shortcut around the nodes it spans', () => {
    const route = routesOf(shortcut).get(edgeId(edge('a', 'add', 1)))!;
    const lane = route.find(
      (point, i) => route[i + 1] && route[i + 1]!.x === point.x && route[i + 1]!.y - point.y > 200,
    )!;
    expect(lane.x < 0 || lane.x > 208).toBe(true);
  });

  it('give two shortcuts side by side different lanes', () => {
    const twice = state(
      1,
      [...shortcut.nodes, node('z', { y: -160 })],
      [...shortcut.edges, edge('z', 'a'), edge('z', 'add', 2)],
    );
    const routes = routesOf(twice);
    const laneOf = (id: string) => routes.get(id)![2]!.x;
    expect(Math.abs(laneOf(edgeId(edge('a', 'add', 1))) - laneOf(edgeId(edge('z', 'add', 2))))).toBeGreaterThanOrEqual(
      10,
    );
  });

  it('end at the port they belong to', () => {
    const routes = routesOf(diamond());
    const [left, right] = [
      routes.get(edgeId(edge('a', 'add', 0)))!.at(-1)!,
      routes.get(edgeId(edge('b', 'add', 1)))!.at(-1)!,
    ];
    expect(left.x).toBeLessThan(right.x);
    expect(left.y).toBe(320);
  });

  it('draw as a path with rounded corners', () => {
    expect(
      svgPath([
        { x: 0, y: 0 },
        { x: 0, y: 50 },
        { x: 50, y: 50 },
      ]),
    ).toBe('M0,0L0,40Q0,50 10,50L50,50');
    expect(svgPath([])).toBe('');
  });

  it('follow an end that is dragged above its source', () => {
    expect(looseRoute({ x: 0, y: 100 }, { x: 50, y: 0 }).at(-1)).toEqual({ x: 50, y: 0 });
  });
});

describe('hitting an edge', () => {
  const routes = [
    [
      'left',
      [
        { x: 0, y: 0 },
        { x: 0, y: 100 },
      ],
    ],
    [
      'right',
      [
        { x: 30, y: 0 },
        { x: 30, y: 100 },
      ],
    ],
  ] as const;
  const hit = (x: number, y: number, tolerance = 20) =>
    nearestEdge(
      { x, y },
      routes.map(([id, points]) => [id, [...points]] as const),
      tolerance,
    );

  it('takes the nearest within the tolerance', () => {
    expect(hit(10, 50)).toBe('left');
    expect(hit(20, 50)).toBe('right');
  });

  it('misses beyond the tolerance and past the ends', () => {
    expect(hit(60, 50)).toBeNull();
    expect(hit(0, 130)).toBeNull();
  });

  it('measures to the segment, not to its line', () => {
    expect(distanceToSegment({ x: 3, y: 104 }, { x: 0, y: 0 }, { x: 0, y: 100 })).toBe(5);
    expect(distanceToSegment({ x: 3, y: 4 }, { x: 0, y: 0 }, { x: 0, y: 0 })).toBe(5);
  });
});

describe('labels', () => {
  it('never stand on each other', () => {
    const placed = [...placeLabels(shortcut.edges, routesOf(shortcut)).values()];
    expect(placed).toHaveLength(4);
    for (const [i, a] of placed.entries()) {
      for (const b of placed.slice(i + 1)) expect(Math.abs(a.x - b.x) > 40 || Math.abs(a.y - b.y) > 12).toBe(true);
    }
  });

  it('do not lie under a node', () => {
    const [free] = [...placeLabels(shortcut.edges, routesOf(shortcut)).values()];
    const over = { x: free!.x - 20, y: free!.y - 20, width: 40, height: 40 };
    const placed = [...placeLabels(shortcut.edges, routesOf(shortcut), [over]).values()];
    expect(placed.length).toBeGreaterThan(0);
    for (const at of placed) expect(Math.abs(at.y - free!.y) < 20 && Math.abs(at.x - free!.x) < 20).toBe(false);
  });

  it('are left out where the shape is not known', () => {
    const unknown = state(1, [node('a'), node('b', { y: 160 })], [edge('a', 'b', 0, { shape: null })]);
    expect(placeLabels(unknown.edges, routesOf(unknown)).size).toBe(0);
  });
});
