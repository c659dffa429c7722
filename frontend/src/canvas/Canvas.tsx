import {
  Background,
  type EdgeTypes,
  MiniMap,
  type NodeTypes,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useStore,
} from '@xyflow/react';
import { type KeyboardEvent, memo, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { boxesOf, type CanvasEdge, type CanvasNode, domId } from './changes';
import { reasonAgainst, tellAim, trackConnection } from './connect';
import { type CanvasParts, CanvasContext, useCanvas, useParts } from './context';
import { drop, dragOver, dragStop } from './drop';
import { press } from './keyboard';
import { LayerNode } from './LayerNode';
import { useLongPress } from './longPress';
import { Menu } from './Menu';
import { useHandlers } from './handlers';
import { grid } from './model';
import { EmptyHint, KeyboardLine, Legend, Tools, Tooltip } from './overlays';
import { boundsOf } from './place';
import { Rename } from './Rename';
import { SearchPopup } from './SearchPopup';
import { ShapeEdge } from './ShapeEdge';
import { shownWhole, useView, ZoomLevel } from './view';

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
      ref={root}
      className={`canvas ${theme}`}
      role="application"
      tabIndex={0}
      aria-label="Network drawing. Arrow keys move through it, slash adds a layer, question mark lists all keys."
      aria-activedescendant={single ? domId(single) : undefined}
      data-connecting={connecting !== null}
      data-illegal={Boolean(hovered && reasonAgainst(session, hovered))}
      data-dropping={dropping}
      data-arranging={arranging}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerLeave={() => (session.pointer = null)}
      onKeyUp={(event) => (event.currentTarget.dataset.keys = 'true')}
      onPointerDownCapture={(event) => {
        event.currentTarget.dataset.keys = 'false';
        if (session.current.tip) session.store.set({ tip: null });
      }}
      onPaste={(event) => clipboard.paste(event.clipboardData.getData('text/plain'))}
      onDragOver={(event) => dragOver(session, event.nativeEvent)}
      onDrop={(event) => drop(session, event.nativeEvent)}
      onDragLeave={(event) =>
        event.currentTarget.contains(event.relatedTarget as globalThis.Node | null) || dragStop(session)
      }
    >
      <Flow />
      <EmptyHint />
      {popup?.kind === 'search' && <SearchPopup key={`${popup.at.x},${popup.at.y}`} popup={popup} />}
      {popup?.kind === 'menu' && <Menu key={`${popup.at.x},${popup.at.y}`} popup={popup} />}
      {popup?.kind === 'rename' && <Rename popup={popup} />}
      <Tooltip />
      <div className="unseen" aria-live="polite">
        {said}
      </div>
    </div>
  );
}

/** Draws again only for what it asks for itself, not for every tooltip of the board. */
const Flow = memo(function Flow() {
  const { session } = useParts();
  const nodes = useCanvas((canvas) => canvas.nodes);
  const edges = useCanvas((canvas) => canvas.edges);
  const theme = useCanvas((canvas) => canvas.theme);
  const readOnly = useCanvas((canvas) => Boolean(canvas.state.readOnly));
  const preview = useCanvas((canvas) => Boolean(canvas.state.preview));
  const handlers = useHandlers();
  const palette = useCanvas((canvas) => canvas.palette);
  const colour = useMemo(() => minimapColour(palette.groups.map((group) => group.id)), [palette]);
  // In the overview of a deep network a node would be thinner than a hair.
  const bounds = useMemo(() => boundsOf([...boxesOf(nodes).values()]), [nodes]);
  const thickness = bounds.height / 150;
  // A preview that shows everything needs no overview, which would hide some of it.
  const overseen = useStore((flow) => preview && shownWhole(bounds, flow, preview));
  return (
    <ReactFlow<CanvasNode, CanvasEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      colorMode={theme}
      {...handlers}
      snapToGrid
      snapGrid={[grid, grid]}
      minZoom={0.005}
      maxZoom={2.5}
      zoomOnDoubleClick={false}
      preventScrolling={!preview}
      nodeDragThreshold={0}
      deleteKeyCode={null}
      selectionMode={SelectionMode.Partial}
      multiSelectionKeyCode={['Meta', 'Control']}
      disableKeyboardA11y
      nodesFocusable={false}
      edgesFocusable={false}
      nodesConnectable={!readOnly}
      edgesReconnectable={!readOnly}
      connectOnClick={false}
      connectionRadius={28}
      elevateNodesOnSelect={false}
      elevateEdgesOnSelect
      onlyRenderVisibleElements={nodes.length > many}
      isValidConnection={(connection) => reasonAgainst(session, connection.target) === null}
    >
      <Background gap={grid} size={1} />
      {nodes.length > 0 && !overseen && (
        <MiniMap<CanvasNode>
          style={overview}
          pannable
          zoomable={!preview}
          nodeColor={colour}
          nodeStrokeColor={colour}
          nodeStrokeWidth={thickness}
          nodeBorderRadius={20}
          ariaLabel="Overview"
        />
      )}
      <Tools />
      <Legend />
      <KeyboardLine />
      <ZoomLevel />
    </ReactFlow>
  );
});

function minimapColour(groups: string[]) {
  return ({ data }: CanvasNode) => {
    if (data.state.severity === 'error') return 'var(--error)';
    if (data.tint) return data.tint.background;
    const index = groups.indexOf(data.state.group);
    return index < 0 ? 'var(--muted)' : `var(--group-${index % 10})`;
  };
}
