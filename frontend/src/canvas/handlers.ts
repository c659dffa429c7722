import {
  applyNodeChanges,
  type FinalConnectionState,
  type OnEdgesChange,
  type OnNodeDrag,
  type OnNodesChange,
  useReactFlow,
} from '@xyflow/react';
import { type MouseEvent, useMemo } from 'react';
import { edgeForNode, finishDrag, openInside } from './actions';
import { boxesOf, type CanvasEdge, type CanvasNode } from './changes';
import { connectTo, nodeUnder, startConnection, stopConnection } from './connect';
import { useParts } from './context';
import { refOf } from './model';
import type { EdgeRef } from './protocol';

/** What React Flow reports, turned into the session's words. */
export function useHandlers() {
  const { session } = useParts();
  const flow = useReactFlow();
  return useMemo(() => {
    const reconnecting: { edge: EdgeRef | null } = { edge: null };
    let boxing = false;
    const menu = (event: MouseEvent | globalThis.MouseEvent, target: { node: string } | { edge: string } | 'pane') => {
      event.preventDefault();
      session.store.set({ popup: { kind: 'menu', target, at: { x: event.clientX, y: event.clientY } }, tip: null });
    };
    const onNodesChange: OnNodesChange<CanvasNode> = (changes) => {
      // Sizes are ours to say and removing is Java's to do.
      const wanted = changes.filter((change) => change.type === 'position' || change.type === 'select');
      if (wanted.length === 0) return;
      session.store.set({ nodes: applyNodeChanges(wanted, session.current.nodes) });
      if (!boxing && wanted.some((change) => change.type === 'select'))
        queueMicrotask(() => session.selectionChanged());
    };
    const onEdgesChange: OnEdgesChange<CanvasEdge> = (changes) => {
      const picked = new Map(
        changes.flatMap((change) => (change.type === 'select' ? [[change.id, change.selected] as const] : [])),
      );
      if (picked.size === 0) return;
      session.store.set({
        edges: session.current.edges.map((edge) =>
          picked.has(edge.id) ? { ...edge, selected: picked.get(edge.id)! } : edge,
        ),
      });
    };
    const onNodeDrag: OnNodeDrag<CanvasNode> = (_, node, dragged) => {
      const edge = dragged.length === 1 ? edgeForNode(session, node.id) : null;
      if (session.current.dropEdge !== (edge?.id ?? null)) session.store.set({ dropEdge: edge?.id ?? null });
    };
    const ids = (nodes: readonly CanvasNode[]) => nodes.map((node) => node.id);
    const hovered = (event: MouseEvent, edge: CanvasEdge) => {
      const problem = edge.data?.state.problem;
      if (problem)
        session.store.set({ tip: { at: { x: event.clientX, y: event.clientY }, text: problem, tone: 'error' } });
    };
    return {
      onNodesChange,
      onEdgesChange,
      onNodeDrag,
      onSelectionStart: () => {
        boxing = true;
      },
      onSelectionEnd: () => {
        boxing = false;
        session.selectionChanged();
      },
      onNodeDragStart: (_: unknown, __: CanvasNode, nodes: CanvasNode[]) => session.hold(ids(nodes)),
      onNodeDragStop: (_: unknown, __: CanvasNode, nodes: CanvasNode[]) => finishDrag(session, ids(nodes)),
      onSelectionDragStart: (_: unknown, nodes: CanvasNode[]) => session.hold(ids(nodes)),
      onSelectionDragStop: (_: unknown, nodes: CanvasNode[]) => finishDrag(session, ids(nodes)),
      onNodeContextMenu: (event: MouseEvent, node: CanvasNode) => {
        if (!node.selected) session.select([node.id]);
        menu(event, { node: node.id });
      },
      onEdgeContextMenu: (event: MouseEvent, edge: CanvasEdge) => {
        session.select([], [edge.id]);
        menu(event, { edge: edge.id });
      },
      onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => menu(event, 'pane'),
      onNodeDoubleClick: (_: unknown, node: CanvasNode) =>
        node.data.state.block
          ? openInside(session, node.id)
          : session.send('command', { name: 'inspect', id: node.id }),
      onEdgeMouseEnter: hovered,
      onEdgeMouseMove: hovered,
      onEdgeMouseLeave: () => session.current.tip && session.store.set({ tip: null }),
      onConnectStart: (_: unknown, { nodeId }: { nodeId: string | null }) => {
        if (nodeId) startConnection(session, nodeId, false);
      },
      onConnectEnd: (event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState) => {
        const from = state.fromNode?.id;
        const touch = 'changedTouches' in event ? event.changedTouches[0] : event;
        const at = { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
        const to = state.toHandle && state.toNode ? state.toNode.id : nodeUnder(session, at);
        const instead = reconnecting.edge;
        if (from && to && to !== from) {
          const port = state.toHandle?.id ? Number(state.toHandle.id.slice(3)) : undefined;
          connectTo(session, from, to, port, instead ?? undefined);
        } else if (instead && !to) {
          session.edit({ op: 'disconnect', ...instead });
        } else if (from && !to && away(session.current.nodes, from, flow.screenToFlowPosition(at))) {
          const point = flow.screenToFlowPosition(at, { snapToGrid: false });
          session.store.set({ popup: { kind: 'search', purpose: 'add', at, after: from, flow: point } });
        }
        stopConnection(session);
      },
      onReconnect: () => undefined,
      onReconnectStart: (_: unknown, edge: CanvasEdge) => {
        reconnecting.edge = refOf(edge.data!.state);
      },
      onReconnectEnd: () => {
        reconnecting.edge = null;
      },
    };
  }, [session, flow]);
}

/** A press on a handle that hardly moved is a slip, not a wish for a new layer. */
function away(nodes: readonly CanvasNode[], from: string, flow: { x: number; y: number }): boolean {
  const box = boxesOf(nodes).get(from);
  return Boolean(box) && Math.hypot(flow.x - box!.x - box!.width / 2, flow.y - box!.y - box!.height) > 40;
}
