import { type Box, graphOf, portsOf, sizeOf } from '../src/canvas/model';
import type { ArchitectureState, EdgeState, NodeState } from '../src/canvas/protocol';

export function node(id: string, more: Partial<NodeState> = {}): NodeState {
  return {
    id,
    type: 'conv2d',
    label: 'Conv2d',
    group: 'convolution',
    block: false,
    x: 0,
    y: 0,
    placed: true,
    summary: '64, 3×3',
    inputs: 1,
    outputs: 1,
    output: '64×56×56',
    parameters: 9408,
    severity: null,
    problems: [],
    ...more,
  };
}

export function edge(from: string, to: string, port = 0, more: Partial<EdgeState> = {}): EdgeState {
  return { from, to, port, shape: '64×56×56', problem: null, ...more };
}

export function state(version: number, nodes: NodeState[], edges: EdgeState[] = []): ArchitectureState {
  return { version, nodes, edges };
}

/** input above a and b, which meet in add; a to the left of b. */
export function diamond(version = 1): ArchitectureState {
  return state(
    version,
    [
      node('input', { x: 160, y: 0, inputs: 0 }),
      node('a', { x: 0, y: 160 }),
      node('b', { x: 320, y: 160 }),
      node('add', { x: 160, y: 320, inputs: -1 }),
    ],
    [edge('input', 'a'), edge('input', 'b'), edge('a', 'add', 0), edge('b', 'add', 1)],
  );
}

export function boxes(drawing: ArchitectureState): Map<string, Box> {
  const graph = graphOf(drawing);
  return new Map(
    drawing.nodes.map((one) => [one.id, { x: one.x, y: one.y, ...sizeOf(one, portsOf(one, graph.into.get(one.id)!)) }]),
  );
}
