import { useOnViewportChange, useReactFlow, useStore } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { boxesOf, type CanvasNode } from './changes';
import { boundsOf } from './place';
import type { CanvasSession } from './session';

const duration = 220;
const readable = 0.5;
/** A preview is to show the form of the whole more than its small print. */
const recognisable = 0.33;
const margin = 20;
/** The room the tools take on the left, with the space around them. */
const tools = 72;
/** The room the overview takes, with the space around it. */
const overview = { width: 174, height: 134 };
const padding = { top: '32px', left: '48px', right: '32px', bottom: '32px' } as const;

interface Extent {
  width: number;
  height: number;
}

/** A deep network fitted whole is a thread; its beginning, readable, says more. */
export function shownWhole(drawing: Extent, room: Extent, preview: boolean): boolean {
  const zoom = Math.min((room.width - 80) / drawing.width, (room.height - 64) / drawing.height);
  const thread = drawing.width * zoom < room.width / 4;
  return zoom >= (preview && !thread ? recognisable : readable);
}

/** Lends the session the means of the mounted view. */
export function useView(session: CanvasSession, root: RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow<CanvasNode>();
  const ready = useStore((state) => state.panZoom !== null && state.width > 0);

  useOnViewportChange({ onStart: () => session.current.tip && session.store.set({ tip: null }) });
  useEffect(() => {
    if (!ready) return;
    const frame = () => root.current!.getBoundingClientRect();
    const boundsFor = (ids: readonly string[]) => {
      const boxes = boxesOf(session.current.nodes);
      return boundsOf(ids.flatMap((id) => boxes.get(id) ?? []));
    };
    session.view = {
      toFlow: (point) => flow.screenToFlowPosition(point, { snapToGrid: false }),
      toScreen: (point) => flow.flowToScreenPosition(point),
      frame,
      zoom: () => flow.getZoom(),
      zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: 120 }),
      fit: () => void flow.fitView({ duration, padding, maxZoom: 1, minZoom: 0.005 }),
      begin: () => {
        const bounds = boundsFor(session.current.nodes.map((node) => node.id));
        const { width, height } = frame();
        if (shownWhole(bounds, { width, height }, Boolean(session.current.state.preview))) return void flow.fitView({ padding, maxZoom: 1 });
        const zoom = Math.min(0.9, Math.max(readable, (width - 80) / bounds.width));
        const first = session.current.nodes.find((node) => node.position.y === bounds.y);
        const middle = (first?.position.x ?? bounds.x) + (first?.width ?? bounds.width) / 2;
        void flow.setViewport({ x: width / 2 - middle * zoom, y: 32 - bounds.y * zoom, zoom });
      },
      reveal: (ids) => {
        const bounds = boundsFor(ids);
        if (!bounds.width) return;
        const { width, height } = frame();
        const now = flow.getViewport();
        const room = Math.min((width - 2 * margin) / bounds.width, (height - 2 * margin) / bounds.height);
        // Close enough to read one node, far enough to hold them all.
        const zoom = ids.length === 1 ? Math.max(now.zoom, readable) : Math.min(now.zoom, room);
        const fits = zoom === now.zoom;
        const x = shifted(
          fits ? now.x : width / 2 - (bounds.x + bounds.width / 2) * zoom,
          bounds.x * zoom,
          bounds.width * zoom,
          width,
          tools,
        );
        const y = shifted(
          fits ? now.y : height / 2 - (bounds.y + bounds.height / 2) * zoom,
          bounds.y * zoom,
          bounds.height * zoom,
          height,
        );
        const corner = {
          right: x + (bounds.x + bounds.width) * zoom,
          bottom: y + (bounds.y + bounds.height) * zoom,
        };
        // Out from under the overview in the corner.
        const covered = corner.right > width - overview.width && corner.bottom > height - overview.height;
        const lifted = covered ? y - Math.ceil(corner.bottom - height + overview.height) : y;
        if (x !== now.x || lifted !== now.y || !fits) void flow.setViewport({ x, y: lifted, zoom }, { duration });
      },
      focus: () => root.current?.focus({ preventScroll: true }),
    };
    if (session.current.nodes.length) session.view.begin();
    return () => {
      session.view = null;
    };
  }, [ready, flow, session, root]);
}

/** Marks the canvas as far away, where small print only costs time. */
export function ZoomLevel() {
  const far = useStore((state) => (state.transform[2] < 0.25 ? 'far' : state.transform[2] < 0.5 ? 'middle' : 'near'));
  return <div className={`zoom-${far}`} />;
}

/** The offset that brings a stretch into view; it moves no further than needed, and not by a hair's breadth. */
function shifted(offset: number, start: number, length: number, room: number, least = margin): number {
  const low = offset + start;
  if (low >= least - margin + 4 && low + length <= room - 4) return offset;
  const wanted = low < least ? least : room - margin - length;
  return offset + Math.round(wanted - low);
}
