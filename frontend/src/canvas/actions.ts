import { boxesOf } from './changes';
import { type Box, contains, type Graph, refOf, sizeOf, snap } from './model';
import { boundsOf, freeSpot, onEdge } from './place';
import type { Edit, EdgeRef, NodeState, PaletteType, Point } from './protocol';
import { nearestEdge } from './routing';
import type { Popup } from './canvasState';
import type { CanvasSession } from './session';

/** How near to an edge, in pixels on the screen, something must be dropped to go onto it. */
const tolerance = 22;

export function findType(session: CanvasSession, id: string): PaletteType | undefined {
  return session.current.palette.groups.flatMap((group) => group.types).find((type) => type.id === id);
}

function sizeFor(type: PaletteType | undefined) {
  const inputs = type?.inputs ?? 1;
  return sizeOf({ summary: 'unknown yet', inputs } as NodeState, inputs < 0 ? 1 : inputs);
}

/** Adds where the search was opened: onto an edge, behind a node, at a point, or else where Java finds that it fits. */
export function addFromSearch(
  session: CanvasSession,
  type: PaletteType,
  popup: Extract<Popup, { kind: 'search' }>,
): void {
  const { graph, nodes, edges } = session.current;
  const boxes = boxesOf(nodes);
  const size = sizeFor(type);
  const edge = edges.find((candidate) => candidate.id === popup.edge)?.data?.state;
  if (edge && type.inputs !== 0 && type.outputs !== 0) {
    addOnEdge(session, type.id, refOf(edge));
  } else if (popup.after && graph.nodes.has(popup.after)) {
    const at = popup.flow ? freeSpot(boxes, size, corner(popup.flow, size)) : {};
    session.edit({ op: 'add', type: type.id, ...at, after: popup.after });
  } else if (popup.flow) {
    session.edit({ op: 'add', type: type.id, ...freeSpot(boxes, size, corner(popup.flow, size)) });
  } else {
    session.edit({ op: 'add', type: type.id });
  }
}

function corner(point: Point, size: { width: number; height: number }): Point {
  return { x: snap(point.x - size.width / 2), y: snap(point.y - size.height / 2) };
}

function addOnEdge(session: CanvasSession, type: string, edge: EdgeRef): void {
  const { graph, nodes } = session.current;
  const { at, moves } = onEdge(graph, boxesOf(nodes), edge, sizeFor(findType(session, type)));
  session.edit(...moveEdit(moves), { op: 'add', type, ...at, onEdge: edge });
}

function moveEdit(positions: Record<string, [number, number]>): Edit[] {
  return Object.keys(positions).length ? [{ op: 'move', positions, layout: false }] : [];
}

export function dropType(session: CanvasSession, id: string, screen: Point): void {
  const type = findType(session, id);
  const edge = edgeUnder(session, screen);
  const flow = session.view?.toFlow(screen) ?? { x: 0, y: 0 };
  if (edge && (!type || (type.inputs !== 0 && type.outputs !== 0))) addOnEdge(session, id, edge.ref);
  else session.edit({ op: 'add', type: id, ...corner(flow, sizeFor(type)) });
}

export function edgeUnder(session: CanvasSession, screen: Point): { id: string; ref: EdgeRef } | null {
  const view = session.view;
  if (!view) return null;
  return edgeNear(session, view.toFlow(screen), tolerance / view.zoom());
}

function edgeNear(session: CanvasSession, flow: Point, reach: number): { id: string; ref: EdgeRef } | null {
  const { edges } = session.current;
  const id = nearestEdge(
    flow,
    edges.map((edge) => [edge.id, edge.data!.route] as const),
    reach,
  );
  const edge = edges.find((candidate) => candidate.id === id);
  return edge ? { id: edge.id, ref: refOf(edge.data!.state) } : null;
}

/** The edge an unconnected node would go onto if it were let go here. */
export function edgeForNode(session: CanvasSession, id: string): { id: string; ref: EdgeRef } | null {
  const { graph, nodes } = session.current;
  const node = nodes.find((candidate) => candidate.id === id);
  const state = graph.nodes.get(id);
  if (!node || !state || state.inputs === 0 || state.outputs === 0 || isConnected(graph, id)) return null;
  const middle = { x: node.position.x + node.width! / 2, y: node.position.y + node.height! / 2 };
  return edgeNear(session, middle, Math.max(node.height! / 2, tolerance / (session.view?.zoom() ?? 1)));
}

function isConnected(graph: Graph, id: string): boolean {
  return (graph.into.get(id) ?? []).length > 0 || (graph.outOf.get(id) ?? []).length > 0;
}

export function finishDrag(session: CanvasSession, ids: readonly string[]): void {
  const { graph, nodes } = session.current;
  const boxes = boxesOf(nodes);
  const moved = ids.filter((id) => {
    const state = graph.nodes.get(id);
    const box = boxes.get(id);
    return state && box && (state.x !== box.x || state.y !== box.y);
  });
  session.hold([]);
  if (moved.length === 0) return;
  const target = ids.length === 1 ? edgeForNode(session, ids[0]!) : null;
  session.store.set({ dropEdge: null });
  if (target) {
    const id = ids[0]!;
    const others = new Map([...boxes].filter(([other]) => other !== id));
    const { at, moves } = onEdge(graph, others, target.ref, boxes.get(id)!);
    session.edit(
      { op: 'move', positions: { ...moves, [id]: [at.x, at.y] }, layout: false },
      { op: 'insert', id, onEdge: target.ref },
    );
    return;
  }
  session.edit(...moveEdit(Object.fromEntries(moved.map((id) => [id, [boxes.get(id)!.x, boxes.get(id)!.y]]))));
}

export function nudge(session: CanvasSession, dx: number, dy: number): void {
  const boxes = boxesOf(session.current.nodes);
  const places = session.selected.map(
    (id) => [id, [boxes.get(id)!.x + dx, boxes.get(id)!.y + dy]] as [string, [number, number]],
  );
  session.edit(...moveEdit(Object.fromEntries(places)));
}

export function removeSelected(session: CanvasSession): void {
  const ids = session.selected;
  const gone = new Set(ids);
  const cut: Edit[] = session.current.edges
    .filter((edge) => edge.selected && !gone.has(edge.source) && !gone.has(edge.target))
    .map((edge) => ({ op: 'disconnect', ...refOf(edge.data!.state) }));
  session.edit(...cut, ...(ids.length ? [{ op: 'remove', ids } as Edit] : []));
  session.view?.focus();
}

export function duplicateSelected(session: CanvasSession): void {
  const ids = session.selected;
  if (ids.length) session.edit({ op: 'duplicate', ids, ...asideOf(session, ids) });
}

/** How far to shift a copy of these nodes so that it covers nothing; null when one of them is gone. */
export function asideOf(session: CanvasSession, ids: readonly string[]): { dx: number; dy: number } | null {
  const boxes = boxesOf(session.current.nodes);
  const copied = ids.map((id) => boxes.get(id));
  if (copied.length === 0 || copied.includes(undefined)) return null;
  const bounds = boundsOf(copied as Box[]);
  const at = freeSpot(boxes, bounds, bounds);
  return { dx: snap(at.x - bounds.x), dy: snap(at.y - bounds.y) };
}

export function selectAll(session: CanvasSession): void {
  session.select(session.current.nodes.map((node) => node.id));
}

/** Asks for a block of the selected nodes. */
export function makeBlock(session: CanvasSession): void {
  if (session.current.state.readOnly) return;
  if (session.selected.length) session.send('command', { name: 'make-block' });
  else session.announce('Select the nodes that the block is made of');
}

/** Asks for the opened block around the selected node to be closed again. */
export function closeBlock(session: CanvasSession): void {
  const part = session.selected.find((id) => session.current.graph.nodes.get(id)?.opened);
  if (session.current.state.readOnly) return;
  if (part) session.send('command', { name: 'close-block', id: part });
  else session.announce('Nothing selected is part of an opened block');
}

export function openInside(session: CanvasSession, id: string): void {
  if (session.current.graph.nodes.get(id)?.block) session.send('command', { name: 'open-block', id });
}

/** Opens the quick-add at the cursor if it is over the canvas, else by the selection, else in the middle. */
export function openQuickAdd(session: CanvasSession): void {
  const { view, pointer } = session;
  if (!view || session.current.state.readOnly) return;
  const frame = view.frame();
  const box = { x: frame.x, y: frame.y, width: frame.width, height: frame.height };
  const [only, ...more] = session.selected;
  const after = only && more.length === 0 ? only : undefined;
  const edge = after ? undefined : session.current.edges.find((candidate) => candidate.selected)?.id;
  const selected = after ? boxesOf(session.current.nodes).get(after) : undefined;
  const beside = selected && view.toScreen({ x: selected.x + selected.width + 8, y: selected.y });
  const inside = (point: Point | null | undefined) => (point && contains(box, point) ? point : null);
  const at = inside(pointer) ?? inside(beside) ?? { x: frame.x + frame.width / 2 - 150, y: frame.y + frame.height / 3 };
  session.store.set({ popup: { kind: 'search', purpose: 'add', at, after, edge }, tip: null });
}
