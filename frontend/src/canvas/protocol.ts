/** What Java and the canvas tell each other; docs/elements.md is the contract. */

export interface PaletteType {
  id: string;
  label: string;
  help?: string;
  keywords?: string;
  /** 0 none, 1 one, -1 any number. */
  inputs: number;
  outputs: number;
  block: boolean;
}

export interface Palette {
  groups: { id: string; label: string; types: PaletteType[] }[];
  starters?: { id: string; label: string }[];
}

export type Severity = 'error' | 'warning' | 'hint';

export interface NodeState {
  id: string;
  type: string;
  label: string;
  group: string;
  block: boolean;
  x: number;
  y: number;
  placed: boolean;
  summary: string;
  inputs: number;
  outputs: number;
  output?: string | null;
  parameters?: number | null;
  macs?: number | null;
  activations?: number | null;
  memory?: number | null;
  receptiveField?: number | null;
  rfText?: string | null;
  severity?: Severity | null;
  problems?: string[] | null;
  /** The opened block that this node is a part of. */
  opened?: string | null;
}

export interface EdgeRef {
  from: string;
  to: string;
  port: number;
}

export interface EdgeState extends EdgeRef {
  shape?: string | null;
  problem?: string | null;
}

export interface ArchitectureState {
  version: number;
  name?: string;
  readOnly?: boolean;
  /** In the middle of a page, to which the wheel is left. */
  preview?: boolean;
  /** `sentAt` of the last edit that this state answers. */
  answers?: number | null;
  /** Another number stands for another drawing, whose beginning is brought into view. */
  drawing?: number;
  /** Nodes to bring into view where they are out of it, as after an undo. */
  look?: string[];
  nodes: NodeState[];
  edges: EdgeState[];
}

export interface Against {
  from: string;
  reasons: Record<string, string>;
  /** Targets that may be connected, but whose shapes do not fit as they are. */
  warnings?: Record<string, string>;
}

export type Heat = 'none' | 'parameters' | 'macs' | 'memory' | 'receptiveField';
export type Theme = 'light' | 'dark';
export type Point = { x: number; y: number };

export type Edit =
  | { op: 'add'; type: string; x?: number; y?: number; after?: string; onEdge?: EdgeRef }
  | { op: 'connect'; from: string; to: string; port?: number }
  | { op: 'disconnect'; from: string; to: string; port: number }
  | { op: 'remove'; ids: string[] }
  | { op: 'move'; positions: Record<string, [number, number]>; layout: boolean }
  | { op: 'paste'; text: string; dx: number; dy: number }
  | { op: 'duplicate'; ids: string[]; dx?: number; dy?: number }
  | { op: 'insert'; id: string; onEdge: EdgeRef }
  | { op: 'replace'; id: string; type: string }
  | { op: 'rename'; id: string; to: string }
  | { op: 'open'; id: string };

export interface CanvasEvents {
  edit: { edits: Edit[]; sentAt: number };
  select: { ids: string[] };
  probe: { from: string };
  copy: { ids: string[] };
  command: {
    name:
      | 'undo'
      | 'redo'
      | 'save'
      | 'shortcuts'
      | 'inspect'
      | 'open-block'
      | 'unpack-all'
      | 'make-block'
      | 'close-block';
    id?: string;
  };
  file: { name: string; text?: string; error?: string };
  latency: { milliseconds: number; nodes: number };
}

/** The parts of CanvasEvents as a function: `send('edit', {...})`. */
export type Send = <K extends keyof CanvasEvents>(name: K, detail: CanvasEvents[K]) => void;
