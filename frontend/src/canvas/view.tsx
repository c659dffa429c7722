import { useOnViewportChange, useReactFlow, useStore } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { boxesOf, type CanvasNode } from './changes';
import { boundsOf } from './place';
import type { CanvasSession } from './session';

const duration = 220;
const padding = { top: '32px', left: '48px', right: '32px', bottom: '32px' } as const;

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
      fit: (ids) => {
        const bounds = boundsFor(ids ?? session.current.nodes.map((node) => node.id));
        if (!bounds.width) return;
        // A long network fitted whole is a thread; below this zoom its beginning is more use.
        const { width, height } = frame();
        const whole = Math.min((width - 80) / bounds.width, (height - 64) / bounds.height);
        if (whole >= 0.2) void flow.fitBounds(bounds, { padding: 0.08, duration });
        else void flow.fitView({ duration, padding, maxZoom: 1 });
      },
      reveal: (ids) => {
        const bounds = boundsFor(ids);
        const { x, y, width, height } = frame();
        const from = flow.screenToFlowPosition({ x: x + 60, y: y + 40 }, { snapToGrid: false });
        const to = flow.screenToFlowPosition({ x: x + width - 40, y: y + height - 40 }, { snapToGrid: false });
        const visible = bounds.x >= from.x && bounds.y >= from.y && bounds.x + bounds.width <= to.x && bounds.y + bounds.height <= to.y;
        if (visible || !bounds.width) return;
        const room = Math.min((to.x - from.x) / bounds.width, (to.y - from.y) / bounds.height);
        const zoom = Math.max(Math.min(flow.getZoom(), flow.getZoom() * room), Math.min(0.6, flow.getZoom() * room));
        void flow.setCenter(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, { zoom: Math.max(zoom, flow.getZoom() < 0.4 && ids.length === 1 ? 0.8 : 0), duration });
      },
      focus: () => root.current?.focus({ preventScroll: true }),
    };
    if (session.current.nodes.length) session.view.fit();
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
