import type { CanvasEdge, CanvasNode } from './changes';
import type { HeatScale } from './heat';
import type { Graph } from './model';
import type { ArchitectureState, Heat, Palette, Point, Theme } from './protocol';

export interface Connecting {
  from: string;
  /** Null until Java answered the probe. */
  reasons: Record<string, string> | null;
  warnings: Record<string, string>;
  hover: string | null;
  keyboard: boolean;
}

export type Popup =
  | {
      kind: 'search';
      at: Point;
      purpose: 'add' | 'replace';
      node?: string;
      edge?: string;
      after?: string;
      flow?: Point;
    }
  | { kind: 'menu'; at: Point; target: { node: string } | { edge: string } | 'pane' }
  | { kind: 'rename'; at: Point; node: string };

export interface Tip {
  at: Point;
  text: string;
  tone: 'error' | 'warning' | 'hint' | 'plain';
}

export interface CanvasState {
  palette: Palette;
  state: ArchitectureState;
  graph: Graph;
  nodes: CanvasNode[];
  edges: CanvasEdge[];
  heat: Heat;
  scale: HeatScale | null;
  theme: Theme;
  connecting: Connecting | null;
  popup: Popup | null;
  tip: Tip | null;
  /** The edge that would take what is being dragged. */
  dropEdge: string | null;
  dropping: boolean;
  arranging: boolean;
  clipboard: string | null;
  said: string;
}

/** What only the mounted view can do; screen points are client coordinates. */
export interface View {
  toFlow(point: Point): Point;
  toScreen(point: Point): Point;
  /** Client coordinates inside the element's own box. */
  frame(): DOMRect;
  zoom(): number;
  zoomBy(factor: number): void;
  fit(): void;
  /** The first look at a drawing. */
  begin(): void;
  reveal(ids: readonly string[]): void;
  focus(): void;
}
