import { createContext, use } from 'react';
import { useStore } from '../shared/store';
import type { Clipboard } from './clipboard';
import type { CanvasState } from './canvasState';
import type { CanvasSession } from './session';

export interface CanvasParts {
  session: CanvasSession;
  clipboard: Clipboard;
}

export const CanvasContext = createContext<CanvasParts | null>(null);

export function useParts(): CanvasParts {
  const parts = use(CanvasContext);
  if (!parts) throw new Error('This component belongs inside a canvas');
  return parts;
}

export function useCanvas<S>(choose: (state: CanvasState) => S): S {
  return useStore(useParts().session.store, choose);
}
