import type { Edge, Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import { scaleColour } from '../shared/scale';
import type { HeatScale } from './heat';
import { type Box, edgeId, type Graph, portX, portsOf, sizeOf } from './model';
import type { ArchitectureState, EdgeState, NodeState, Point } from './protocol';
import { placeLabels, type Route } from './routing';

export interface Tint {
  background: string;
  text: string;
  value: string;
}
export type CanvasNode = Node<{ state: NodeState; ports: number; tint: Tint | null }, 'layer'>;
export type CanvasEdge = Edge<{ state: EdgeState; route: Route; label: Point | null }, 'shape'>;

export interface Drawing {
  graph: Graph;
  scale: HeatScale | null;
  readOnly: boolean;
  selected: ReadonlySet<string>;
  /** Positions the user gave that Java has not answered yet. */
  held: ReadonlyMap<string, Point>;
}

/** The nodes of a new state. A node that looks the same stays the same object, so that nothing redraws it. */
export function mergeNodes(old: readonly CanvasNode[], state: ArchitectureState, drawing: Drawing): CanvasNode[] {
  const before = new Map(old.map((node) => [node.id, node]));
  return keepArray(
    old,
    state.nodes.map((node) => mergeNode(before.get(node.id), node, drawing)),
  );
}

function mergeNode(old: CanvasNode | undefined, state: NodeState, drawing: Drawing): CanvasNode {
  const ports = portsOf(state, drawing.graph.into.get(state.id) ?? []);
  const held = drawing.held.get(state.id);
  const position = held ?? { x: state.x, y: state.y };
  // Until it has a place, a node would only flash in the corner, and a thousand of them take a while to draw.
  const hidden = !state.placed && !held;
  const tint = tintOf(state, drawing.scale);
  const selected = drawing.selected.has(state.id);
  const sameData = old && old.data.ports === ports && sameTint(old.data.tint, tint) && sameNode(old.data.state, state);
  const sameFrame =
    old &&
    old.position.x === position.x &&
    old.position.y === position.y &&
    Boolean(old.selected) === selected &&
    old.draggable === !drawing.readOnly &&
    Boolean(old.hidden) === hidden;
  if (sameData && sameFrame) return old;
  const data = sameData ? old.data : { state, ports, tint };
  return { ...frameOf(state, ports), position, data, selected, hidden, draggable: !drawing.readOnly };
}

function frameOf(state: NodeState, ports: number): Omit<CanvasNode, 'position' | 'data'> {
  const size = sizeOf(state, ports);
  const handle = { width: 12, height: 12 };
  return {
    id: state.id,
    type: 'layer',
    ...size,
    measured: size,
    handles: [
      ...(state.outputs === 0
        ? []
        : [
            {
              id: 'out',
              type: 'source' as const,
              position: Position.Bottom,
              x: size.width / 2 - 6,
              y: size.height - 6,
              ...handle,
            },
          ]),
      ...Array.from({ length: ports }, (_, port) => ({
        id: `in-${port}`,
        type: 'target' as const,
        position: Position.Top,
        x: portX(size.width, ports, port) - 6,
        y: -6,
        ...handle,
      })),
    ],
    focusable: false,
    ariaRole: 'presentation',
  };
}

export function domId(id: string): string {
  return `node-${id}`;
}

function tintOf(state: NodeState, scale: HeatScale | null): Tint | null {
  const t = scale?.at(state) ?? null;
  return t === null || !scale ? null : { ...scaleColour(t), value: scale.format(state[scale.heat]!) };
}

function sameTint(a: Tint | null, b: Tint | null): boolean {
  return a === b || (a !== null && b !== null && a.background === b.background && a.value === b.value);
}

/** Positions are compared apart: a moved node keeps its data. */
export function sameNode(a: NodeState, b: NodeState): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof NodeState>;
  for (const key of keys) {
    if (key === 'x' || key === 'y') continue;
    const [left, right] = [a[key] ?? null, b[key] ?? null];
    if (left !== right && !(Array.isArray(left) && Array.isArray(right) && left.join('\n') === right.join('\n')))
      return false;
  }
  return true;
}

export function mergeEdges(
  old: readonly CanvasEdge[],
  edges: readonly EdgeState[],
  routes: ReadonlyMap<string, Route>,
  selected: ReadonlySet<string>,
  boxes: ReadonlyMap<string, Box>,
): CanvasEdge[] {
  const before = new Map(old.map((edge) => [edge.id, edge]));
  const labels = placeLabels(edges, routes, boxes.values());
  const merged = edges
    .filter((edge) => routes.has(edgeId(edge)))
    .map((state) => {
      const id = edgeId(state);
      const route = routes.get(id)!;
      const previous = before.get(id);
      const isSelected = selected.has(id);
      const label = labels.get(id) ?? null;
      if (
        previous &&
        previous.data &&
        Boolean(previous.selected) === isSelected &&
        sameRoute(previous.data.route, route) &&
        previous.data.label?.x === label?.x &&
        previous.data.label?.y === label?.y &&
        (previous.data.state.shape ?? null) === (state.shape ?? null) &&
        (previous.data.state.problem ?? null) === (state.problem ?? null)
      ) {
        return previous;
      }
      return {
        id,
        type: 'shape' as const,
        source: state.from,
        target: state.to,
        sourceHandle: 'out',
        targetHandle: `in-${state.port}`,
        selected: isSelected,
        focusable: false,
        data: { state, route, label },
        ariaLabel: `${state.from} to ${state.to}${state.shape ? `, ${state.shape}` : ''}${state.problem ? `. ${state.problem}` : ''}`,
      };
    });
  return keepArray(old, merged);
}

function sameRoute(a: Route, b: Route): boolean {
  return a.length === b.length && a.every((point, i) => point.x === b[i]!.x && point.y === b[i]!.y);
}

function keepArray<T>(old: readonly T[], fresh: T[]): T[] {
  return old.length === fresh.length && fresh.every((item, i) => item === old[i]) ? (old as T[]) : fresh;
}

export function boxesOf(nodes: readonly CanvasNode[]): Map<string, Box> {
  return new Map(nodes.map((node) => [node.id, { ...node.position, width: node.width!, height: node.height! }]));
}
