import { describe, expect, it } from 'vitest';
import { boxesOf, mergeEdges, mergeNodes, type CanvasNode } from '../src/canvas/changes';
import { heatScale } from '../src/canvas/heat';
import { graphOf } from '../src/canvas/model';
import type { ArchitectureState, Heat, Point } from '../src/canvas/protocol';
import { routeAll } from '../src/canvas/routing';
import { diamond, edge, node } from './drawings';

function nodesOf(
  state: ArchitectureState,
  old: readonly CanvasNode[] = [],
  held = new Map<string, Point>(),
  heat: Heat = 'none',
) {
  const drawing = {
    graph: graphOf(state),
    scale: heatScale(heat, state.nodes),
    readOnly: false,
    selected: new Set<string>(),
    held,
  };
  return mergeNodes(old, state, drawing);
}

function edgesOf(state: ArchitectureState, nodes: CanvasNode[], old: ReturnType<typeof mergeEdges> = []) {
  return mergeEdges(old, state.edges, routeAll(graphOf(state), state.edges, boxesOf(nodes)), new Set(), boxesOf(nodes));
}

describe('a new state', () => {
  it('keeps the very same arrays when nothing that shows has changed', () => {
    const first = nodesOf(diamond(1));
    const second = nodesOf(diamond(2), first);
    expect(second).toBe(first);
    const lines = edgesOf(diamond(1), first);
    expect(edgesOf(diamond(2), second, lines)).toBe(lines);
  });

  it('replaces only the node whose numbers changed', () => {
    const first = nodesOf(diamond(1));
    const changed = diamond(2);
    changed.nodes[1] = node('a', { x: 0, y: 160, parameters: 1 });
    const second = nodesOf(changed, first);
    expect(second.map((one, i) => one === first[i])).toEqual([true, false, true, true]);
  });

  it('keeps the data of a node that only moved', () => {
    const first = nodesOf(diamond(1));
    const moved = diamond(2);
    moved.nodes[1]!.x = 16;
    const second = nodesOf(moved, first);
    expect(second[1]).not.toBe(first[1]);
    expect(second[1]!.data).toBe(first[1]!.data);
  });

  it('leaves a node where the user put it while Java has not answered', () => {
    const nodes = nodesOf(diamond(1), [], new Map([['a', { x: 48, y: 64 }]]));
    expect(nodes[1]!.position).toEqual({ x: 48, y: 64 });
  });

  it('gives a merge one port more than it has edges, and a source none', () => {
    const nodes = nodesOf(diamond(1));
    expect(nodes.find((one) => one.id === 'add')!.data.ports).toBe(3);
    expect(nodes.find((one) => one.id === 'input')!.data.ports).toBe(0);
  });

  it('drops nodes and edges that are gone', () => {
    const first = nodesOf(diamond(1));
    const less = diamond(2);
    less.nodes.pop();
    less.edges = [edge('input', 'a'), edge('input', 'b')];
    const second = nodesOf(less, first);
    expect(second.map((one) => one.id)).toEqual(['input', 'a', 'b']);
    expect(edgesOf(less, second)).toHaveLength(2);
  });

  it('leaves out an edge whose end does not exist', () => {
    const odd = diamond(1);
    odd.edges.push(edge('nobody', 'add', 2));
    expect(edgesOf(odd, nodesOf(odd))).toHaveLength(4);
  });

  it('tints nodes by heat and takes the tint away again', () => {
    const hot = nodesOf(diamond(1), [], new Map(), 'parameters');
    expect(hot[0]!.data.tint?.value).toBe('9.4 K');
    expect(nodesOf(diamond(2), hot)[0]!.data.tint).toBeNull();
  });
});
