import { type RefObject, useEffect } from 'react';
import { nodeUnder } from './connect';
import type { CanvasSession } from './session';

const holdFor = 500;
const slack = 8;

/** A finger held on a node selects it and opens its menu, as the right button does. */
export function useLongPress(session: CanvasSession, root: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let timer = 0;
    let start = { x: 0, y: 0 };
    const stop = () => clearTimeout(timer);
    const down = (event: PointerEvent) => {
      stop();
      if (event.pointerType !== 'touch' || !event.isPrimary || session.current.popup) return;
      start = { x: event.clientX, y: event.clientY };
      timer = window.setTimeout(() => {
        if (session.current.connecting) return;
        const node = nodeUnder(session, start, 0);
        if (node) session.select([node]);
        session.store.set({ popup: { kind: 'menu', at: start, target: node ? { node } : 'pane' } });
      }, holdFor);
    };
    const move = (event: PointerEvent) => {
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > slack) stop();
    };
    element.addEventListener('pointerdown', down, true);
    element.addEventListener('pointermove', move, true);
    for (const end of ['pointerup', 'pointercancel'] as const) element.addEventListener(end, stop, true);
    return () => {
      stop();
      element.removeEventListener('pointerdown', down, true);
      element.removeEventListener('pointermove', move, true);
      for (const end of ['pointerup', 'pointercancel'] as const) element.removeEventListener(end, stop, true);
    };
  }, [session, root]);
}
