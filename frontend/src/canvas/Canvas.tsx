import {
  Background, type EdgeTypes, MiniMap, type NodeTypes, type OnEdgesChange, type OnNodesChange, applyNodeChanges,
  ReactFlow, ReactFlowProvider, SelectionMode, type OnNodeDrag, type FinalConnectionState, useReactFlow,
} from '@xyflow/react';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { edgeForNode, finishDrag, openInside } from './actions';
import { boxesOf, type CanvasEdge, type CanvasNode, domId } from './changes';
import { connectTo, nodeUnder, reasonAgainst, startConnection, stopConnection, tellAim, trackConnection } from './connect';
import { type CanvasParts, CanvasContext, useCanvas, useParts } from './context';
import { drop, dragOver, dragStop } from './drop';
import { press } from './keyboard';
import { LayerNode } from './LayerNode';
import { useLongPress } from './longPress';
import { Menu } from './Menu';
import { grid, refOf } from './model';
import { EmptyHint, KeyboardLine, Legend, Tools, Tooltip } from './overlays';
import { boundsOf } from './place';
import type { EdgeRef } from './protocol';
import { Rename } from './Rename';
import { SearchPopup } from './SearchPopup';
import { ShapeEdge } from './ShapeEdge';
import { useView, ZoomLevel } from './view';

const nodeTypes: NodeTypes = { layer: LayerNode };
const edgeTypes: EdgeTypes = { shape: ShapeEdge };
const many = 200;
const overview = { width: 150, height: 110 };

export function Canvas({ parts }: { parts: CanvasParts }) {
  return (
    <CanvasContext value={parts}>
      <ReactFlowProvider>
        <Board />
      </ReactFlowProvider>
    </CanvasContext>
  );
}

function Board() {
  const { session, clipboard } = useParts();
  const root = useRef<HTMLDivElement>(null);
  const { theme, connecting, dropping, arranging, popup, said } = useCanvas((canvas) => canvas);
  const single = useCanvas((canvas) => {
    const chosen = canvas.nodes.filter((node) => node.selected);
    return chosen.length === 1 ? chosen[0]!.id : null;
  });
  useView(session, root);
  useLongPress(session, root);

  useEffect(() => {
    if (!connecting || connecting.keyboard) return;
    const follow = (event: globalThis.PointerEvent) => trackConnection(session, { x: event.clientX, y: event.clientY });
    window.addEventListener('pointermove', follow);
    return () => window.removeEventListener('pointermove', follow);
  }, [session, connecting?.from, connecting?.keyboard]);
  useEffect(() => tellAim(session), [session, connecting?.reasons]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!press(session, clipboard, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerMove = (event: PointerEvent) => {
    session.pointer = { x: event.clientX, y: event.clientY };
  };
  // Focus stays on the canvas: a focused node would take it away when it is deleted or leaves the view.
  const onPointerUp = (event: PointerEvent) => {
    if (!session.current.popup && !(event.target as Element).closest('.popup')) session.view?.focus();
  };
  const hovered = connecting?.hover ?? null;
  return (
    <div
      ref={root} className={`canvas ${theme}`} role="application" tabIndex={0} aria-label="Network drawing. Arrow keys move through it, slash adds a layer, question mark lists all keys."
      aria-activedescendant={single ? domId(single) : undefined}
      data-connecting={connecting !== null} data-illegal={Boolean(hovered && reasonAgainst(session, hovered))}
      data-dropping={dropping} data-arranging={arranging}
      onKeyDown={onKeyDown} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerLeave={() => (session.pointer = null)}
      onKeyUp={(event) => (event.currentTarget.dataset.keys = 'true')}
      onPointerDownCapture={(event) => {
        event.currentTarget.dataset.keys = 'false';
        if (session.current.tip) session.store.set({ tip: null });
      }}
      onPaste={(event) => clipboard.paste(event.clipboardData.getData('text/plain'))}
      onDragOver={(event) => dragOver(session, event.nativeEvent)} onDrop={(event) => drop(session, event.nativeEvent)}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as globalThis.Node | null) || dragStop(session)}
    >
      <Flow />
      <EmptyHint />
      {popup?.kind === 'search' && <SearchPopup key={`${popup.at.x},${popup.at.y}`} popup={popup} />}
      {popup?.kind === 'menu' && <Menu key={`${popup.at.x},${popup.at.y}`} popup={popup} />}
      {popup?.kind === 'rename' && <Rename popup={popup} />}
      <Tooltip />
      <div className="unseen" aria-live="polite">{said}</div>
    </div>
  );
}

function Flow() {
  const { session } = useParts();
  const nodes = useCanvas((canvas) => canvas.nodes);
  const edges = useCanvas((canvas) => canvas.edges);
  const theme = useCanvas((canvas) => canvas.theme);
  const readOnly = useCanvas((canvas) => Boolean(canvas.state.readOnly));
  const handlers = useHandlers();
  const palette = useCanvas((canvas) => canvas.palette);
  const colour = useMemo(() => minimapColour(palette.groups.map((group) => group.id)), [palette]);
  // In the overview of a deep network a node would be thinner than a hair.
  const thickness = useMemo(() => boundsOf([...boxesOf(nodes).values()]).height / 150, [nodes]);
  return (
    <ReactFlow<CanvasNode, CanvasEdge>
      nodes={nodes} edges={edges} nodeTypes={nodeTypes} edgeTypes={edgeTypes} colorMode={theme} {...handlers}
      snapToGrid snapGrid={[grid, grid]} minZoom={0.005} maxZoom={2.5} zoomOnDoubleClick={false} nodeDragThreshold={2}
      deleteKeyCode={null} selectionMode={SelectionMode.Partial} multiSelectionKeyCode={['Meta', 'Control']} disableKeyboardA11y
      nodesFocusable={false} edgesFocusable={false} nodesConnectable={!readOnly} edgesReconnectable={!readOnly} connectOnClick={false}
      connectionRadius={28} elevateNodesOnSelect={false} elevateEdgesOnSelect onlyRenderVisibleElements={nodes.length > many}
      isValidConnection={(connection) => reasonAgainst(session, connection.target) === null}
    >
      <Background gap={grid} size={1} />
      {nodes.length > 0 && <MiniMap<CanvasNode> style={overview} pannable zoomable nodeColor={colour} nodeStrokeColor={colour} nodeStrokeWidth={thickness} nodeBorderRadius={20} ariaLabel="Overview" />}
      <Tools />
      <Legend />
      <KeyboardLine />
      <ZoomLevel />
    </ReactFlow>
  );
}

function minimapColour(groups: string[]) {
  return ({ data }: CanvasNode) => {
    if (data.state.severity === 'error') return 'var(--error)';
    if (data.tint) return data.tint.background;
    const index = groups.indexOf(data.state.group);
    return index < 0 ? 'var(--muted)' : `var(--group-${index % 10})`;
  };
}

/** What React Flow reports, turned into the session's words. */
function useHandlers() {
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
      if (!boxing && wanted.some((change) => change.type === 'select')) queueMicrotask(() => session.selectionChanged());
    };
    const onEdgesChange: OnEdgesChange<CanvasEdge> = (changes) => {
      const picked = new Map(changes.flatMap((change) => (change.type === 'select' ? [[change.id, change.selected] as const] : [])));
      if (picked.size === 0) return;
      session.store.set({
        edges: session.current.edges.map((edge) => (picked.has(edge.id) ? { ...edge, selected: picked.get(edge.id)! } : edge)),
      });
    };
    const onNodeDrag: OnNodeDrag<CanvasNode> = (_, node, dragged) => {
      const edge = dragged.length === 1 ? edgeForNode(session, node.id) : null;
      if (session.current.dropEdge !== (edge?.id ?? null)) session.store.set({ dropEdge: edge?.id ?? null });
    };
    const ids = (nodes: readonly CanvasNode[]) => nodes.map((node) => node.id);
    const hovered = (event: MouseEvent, edge: CanvasEdge) => {
      const problem = edge.data?.state.problem;
      if (problem) session.store.set({ tip: { at: { x: event.clientX, y: event.clientY }, text: problem, tone: 'error' } });
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
        node.data.state.block ? openInside(session, node.id) : session.send('command', { name: 'inspect', id: node.id }),
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
          session.store.set({ popup: { kind: 'search', purpose: 'add', at, after: from, flow: flow.screenToFlowPosition(at, { snapToGrid: false }) } });
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
