import ElkApi from 'elkjs/lib/elk-api.js';
import type { ELK, ElkNode } from 'elkjs/lib/elk-api';
import workerSource from 'elkjs/lib/elk-worker.min.js?raw';
import { type Box, gap, type Graph, portX, portsOf, sizeOf, snap } from './model';

export interface Layouter {
  /** Positions for the chosen nodes and the edges between them, top-down and on the grid. */
  arrange(graph: Graph, ids: readonly string[]): Promise<Map<string, Box>>;
  /** Starts the worker. */
  prepare(): void;
  close(): void;
}

/** From here on fewer tries at untangling: in networks of this size they take longer than one likes to wait. */
const many = 300;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(gap),
  'elk.spacing.nodeNode': String(gap),
  'elk.spacing.edgeNode': '24',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.spacing.componentComponent': String(2 * gap),
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.edgeStraightening': 'IMPROVE_STRAIGHTNESS',
  'elk.layered.considerModelOrder.strategy': 'PREFER_EDGES',
};

/** On EfficientNet-B7 in layers (866 nodes) half a second instead of more than one. */
const hasty = {
  'elk.layered.thoroughness': '1',
  'elk.layered.crossingMinimization.greedySwitch.type': 'OFF',
};

export function createLayouter(): Layouter {
  let engine: { elk: ELK; broken: Promise<never> } | null = null;
  let address = '';
  const start = () => {
    address = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
    let fail: (reason: Error) => void = () => undefined;
    const broken = new Promise<never>((_, reject) => {
      fail = reject;
    });
    broken.catch(() => undefined);
    const workerFactory = () => {
      const worker = new Worker(address);
      // A refused worker only reports an error event, and the layout would be waited for in vain.
      worker.addEventListener('error', (event) => fail(new Error(event.message || 'the layout worker cannot start')));
      return worker;
    };
    engine = { elk: new ElkApi({ workerFactory }), broken };
    return engine;
  };
  return {
    async arrange(graph, ids) {
      try {
        const { elk, broken } = engine ?? start();
        return positionsOf(await Promise.race([elk.layout(elkGraph(graph, ids)), broken]));
      } catch (error) {
        // A strict content policy forbids workers from blobs; a plain layout is better than none.
        console.warn('Automatic layout falls back to rows:', error);
        return rows(graph, ids);
      }
    },
    prepare() {
      if (engine) return;
      try {
        start();
      } catch {
        // arrange() tries again, and says what is wrong.
      }
    },
    close() {
      engine?.elk.terminateWorker();
      engine = null;
      if (address) URL.revokeObjectURL(address);
    },
  };
}

function elkGraph(graph: Graph, ids: readonly string[]): ElkNode {
  const chosen = new Set(ids);
  const edges = ids.flatMap((id) => graph.outOf.get(id) ?? []).filter((edge) => chosen.has(edge.to));
  return {
    id: '/',
    layoutOptions: ids.length > many ? { ...options, ...hasty } : options,
    children: ids.map((id) => {
      const node = graph.nodes.get(id)!;
      const ports = portsOf(node, graph.into.get(id) ?? []);
      const size = sizeOf(node, ports);
      return {
        id,
        ...size,
        layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
        ports: [
          {
            id: `${id}/out`,
            x: size.width / 2,
            y: size.height,
            width: 0,
            height: 0,
            layoutOptions: { 'elk.port.side': 'SOUTH' },
          },
          ...Array.from({ length: ports }, (_, port) => ({
            id: `${id}/${port}`,
            x: portX(size.width, ports, port),
            y: 0,
            width: 0,
            height: 0,
            layoutOptions: { 'elk.port.side': 'NORTH' },
          })),
        ],
      };
    }),
    edges: edges.map((edge, i) => ({
      id: `e${i}`,
      sources: [`${edge.from}/out`],
      targets: [`${edge.to}/${edge.port}`],
    })),
  };
}

function positionsOf(result: ElkNode): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const { id, x = 0, y = 0, width = 0, height = 0 } of result.children ?? []) {
    boxes.set(id, { x: snap(x), y: snap(y), width, height });
  }
  return boxes;
}

/** Each node one row below the lowest that feeds it, rows centred. */
export function rows(graph: Graph, ids: readonly string[]): Map<string, Box> {
  const rank = new Map<string, number>();
  const visit = (id: string, above: ReadonlySet<string>): number => {
    const known = rank.get(id);
    if (known !== undefined || above.has(id)) return known ?? 0;
    const path = new Set(above).add(id);
    const feeders = (graph.into.get(id) ?? []).map((edge) => edge.from).filter((from) => ids.includes(from));
    const own = feeders.reduce((deepest, from) => Math.max(deepest, visit(from, path) + 1), 0);
    rank.set(id, own);
    return own;
  };
  for (const id of ids) visit(id, new Set());
  const filled = new Map<number, string[]>();
  for (const id of ids) filled.set(rank.get(id)!, [...(filled.get(rank.get(id)!) ?? []), id]);
  const boxes = new Map<string, Box>();
  for (const [row, members] of filled) {
    members.forEach((id, column) => {
      const size = sizeOf(graph.nodes.get(id)!, portsOf(graph.nodes.get(id)!, graph.into.get(id) ?? []));
      const x = (column - (members.length - 1) / 2) * (size.width + gap) - size.width / 2;
      boxes.set(id, { x: snap(x), y: row * (80 + gap), ...size });
    });
  }
  return boxes;
}
