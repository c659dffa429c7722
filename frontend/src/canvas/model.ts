import type { ArchitectureState, EdgeRef, EdgeState, NodeState, Point } from './protocol';

export const grid = 16;
export const gap = 48;
const nodeWidth = 208;
const portPitch = 16;

export interface Size {
  width: number;
  height: number;
}
export type Box = Point & Size;

/** The graph of one state, indexed both ways. */
export interface Graph {
  nodes: Map<string, NodeState>;
  /** Edges that arrive, by port. */
  into: Map<string, EdgeState[]>;
  outOf: Map<string, EdgeState[]>;
}

export const emptyState: ArchitectureState = { version: -1, nodes: [], edges: [] };

export function graphOf(state: ArchitectureState): Graph {
  const graph: Graph = { nodes: new Map(), into: new Map(), outOf: new Map() };
  for (const node of state.nodes) {
    graph.nodes.set(node.id, node);
    graph.into.set(node.id, []);
    graph.outOf.set(node.id, []);
  }
  for (const edge of state.edges) {
    graph.into.get(edge.to)?.push(edge);
    graph.outOf.get(edge.from)?.push(edge);
  }
  for (const edges of graph.into.values()) edges.sort((a, b) => a.port - b.port);
  return graph;
}

export function edgeId(edge: EdgeRef): string {
  return `${edge.from} > ${edge.to} # ${edge.port}`;
}

export function refOf({ from, to, port }: EdgeRef): EdgeRef {
  return { from, to, port };
}

/** How many input handles a node shows: a merge has one for each port in use and one more. */
export function portsOf(node: NodeState, into: readonly EdgeState[]): number {
  const used = into.reduce((most, edge) => Math.max(most, edge.port + 1), 0);
  return node.inputs < 0 ? used + 1 : Math.max(node.inputs, used);
}

/**
 * Sizes come from the data, not from the screen: nodes outside the view are never rendered, and the layout and
 * the edges need their sizes all the same. The style sheet keeps to these numbers.
 */
export function sizeOf(node: NodeState, ports: number): Size {
  // Steps of 32 keep every centre on the grid, so that a straight chain is drawn straight.
  const width = nodeWidth + 32 * Math.max(0, Math.ceil(((ports + 1) * portPitch - nodeWidth) / 32));
  return { width, height: node.summary ? 80 : 64 };
}

/** Where input handle `port` of `ports` sits, from the node's left edge. */
export function portX(width: number, ports: number, port: number): number {
  if (ports < 2) return width / 2;
  const pitch = Math.min(48, (width - 32) / (ports - 1));
  return width / 2 + (port - (ports - 1) / 2) * pitch;
}

export function snap(value: number): number {
  return Math.round(value / grid) * grid || 0;
}

export function contains(box: Box, point: Point, margin = 0): boolean {
  return (
    point.x >= box.x - margin &&
    point.x <= box.x + box.width + margin &&
    point.y >= box.y - margin &&
    point.y <= box.y + box.height + margin
  );
}

export function overlaps(a: Box, b: Box, margin = 0): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  );
}

export function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** `start` and all that is reached from it. */
export function downstream(graph: Graph, start: string): Set<string> {
  const seen = new Set([start]);
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of graph.outOf.get(id) ?? []) {
      if (!seen.has(edge.to)) {
        seen.add(edge.to);
        open.push(edge.to);
      }
    }
  }
  return seen;
}

export function describe(node: NodeState): string {
  const parts = [`${node.id}, ${node.label}`];
  if (node.summary) parts.push(node.summary);
  parts.push(node.output ? `output ${node.output}` : 'output not known yet');
  if (node.parameters) parts.push(`${node.parameters.toLocaleString('en')} parameters`);
  const problems = node.problems ?? [];
  if (problems.length) parts.push(`${node.severity ?? 'problem'}: ${problems.join(' ')}`);
  return parts.join('. ');
}
