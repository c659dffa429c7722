import type { Against, ArchitectureState, EdgeRef, Edit, NodeState } from '../src/canvas/protocol';
import { palette, samples, type Sketch, summaryOf } from './samples';

type Placed = Sketch['nodes'][number] & { at: [number, number] | null };
interface Document {
  nodes: Placed[];
  edges: EdgeRef[];
}

/** Stands in for the Java side: applies edits, invents numbers, remembers for undo. */
export class FakeServer {
  private document: Document = { nodes: [], edges: [] };
  private past: Document[] = [];
  private future: Document[] = [];
  private version = 0;
  readOnly = false;

  open(sample: string): ArchitectureState {
    const sketch = samples[sample]!();
    this.document = { nodes: sketch.nodes.map((node) => ({ ...node, at: null })), edges: sketch.edges };
    this.past = [];
    return this.state();
  }

  apply(edits: Edit[], sentAt: number): ArchitectureState {
    const layoutOnly = edits.every((edit) => edit.op === 'move' && edit.layout);
    if (!layoutOnly) this.past.push(this.document);
    this.future = [];
    for (const edit of edits) this.document = this.applied(structuredClone(this.document), edit);
    return { ...this.state(), answers: sentAt };
  }

  undo(): ArchitectureState {
    const last = this.past.pop();
    if (last) this.future.push(this.document);
    this.document = last ?? this.document;
    return this.state();
  }

  redo(): ArchitectureState {
    const next = this.future.pop();
    if (next) this.past.push(this.document);
    this.document = next ?? this.document;
    return this.state();
  }

  probe(from: string): Against {
    const reasons: Record<string, string> = {};
    const above = (id: string, seen = new Set<string>()): Set<string> => {
      seen.add(id);
      for (const edge of this.document.edges) if (edge.to === id && !seen.has(edge.from)) above(edge.from, seen);
      return seen;
    };
    const cycle = above(from);
    for (const node of this.document.nodes) {
      const inputs = kind(node.type).inputs;
      if (cycle.has(node.id))
        reasons[node.id] = `An edge to ${node.id} would close a cycle: ${node.id} already feeds ${from}.`;
      else if (inputs === 0) reasons[node.id] = `${node.id} takes no input.`;
      else if (inputs === 1 && this.document.edges.some((edge) => edge.to === node.id))
        reasons[node.id] = `${node.id} takes one input, and has it.`;
    }
    return { from, reasons };
  }

  copy(ids: string[]): string {
    const nodes = this.document.nodes.filter((node) => ids.includes(node.id));
    const edges = this.document.edges.filter((edge) => ids.includes(edge.from) && ids.includes(edge.to));
    return JSON.stringify({ format: 'netwright-clipboard/1', ids, document: { nodes, edges } });
  }

  private applied(doc: Document, edit: Edit): Document {
    const find = (id: string) => doc.nodes.find((node) => node.id === id);
    switch (edit.op) {
      case 'add': {
        const id = this.fresh(doc, edit.type);
        doc.nodes.push({
          id,
          type: edit.type,
          summary: summaryOf(edit.type),
          at: edit.x === undefined ? null : [edit.x, edit.y ?? 0],
        });
        if (edit.after && kind(edit.type).inputs !== 0) doc.edges.push({ from: edit.after, to: id, port: 0 });
        return edit.onEdge ? insert(doc, id, edit.onEdge) : doc;
      }
      case 'connect': {
        const used = doc.edges.filter((edge) => edge.to === edit.to).map((edge) => edge.port);
        doc.edges.push({ from: edit.from, to: edit.to, port: edit.port ?? Math.max(-1, ...used) + 1 });
        return doc;
      }
      case 'disconnect':
        return { ...doc, edges: doc.edges.filter((edge) => !same(edge, edit)) };
      case 'remove':
        return {
          nodes: doc.nodes.filter((node) => !edit.ids.includes(node.id)),
          edges: doc.edges.filter((edge) => !edit.ids.includes(edge.from) && !edit.ids.includes(edge.to)),
        };
      case 'move':
        for (const [id, at] of Object.entries(edit.positions)) find(id)!.at = at;
        return doc;
      case 'paste':
        return this.copied(doc, JSON.parse(edit.text).document as Document, edit.dx, edit.dy);
      case 'duplicate':
        return this.copied(doc, JSON.parse(this.copy(edit.ids)).document as Document, edit.dx ?? 32, edit.dy ?? 32);
      case 'insert':
        return insert(doc, edit.id, edit.onEdge);
      case 'replace':
        Object.assign(find(edit.id)!, { type: edit.type, summary: summaryOf(edit.type) });
        return doc;
      case 'rename':
        find(edit.id)!.id = edit.to;
        for (const edge of doc.edges)
          for (const end of ['from', 'to'] as const) if (edge[end] === edit.id) edge[end] = edit.to;
        return doc;
      case 'open': {
        const inner = ['conv1', 'bn1', 'relu'].map((part) => `${edit.id}.${part}`);
        inner.forEach((id, i) =>
          doc.nodes.push({ id, type: ['conv2d', 'batch_norm2d', 'activation'][i]!, summary: '', at: null }),
        );
        for (const edge of doc.edges) {
          if (edge.to === edit.id) edge.to = inner[0]!;
          if (edge.from === edit.id) edge.from = inner[2]!;
        }
        doc.edges.push({ from: inner[0]!, to: inner[1]!, port: 0 }, { from: inner[1]!, to: inner[2]!, port: 0 });
        return { ...doc, nodes: doc.nodes.filter((node) => node.id !== edit.id) };
      }
    }
  }

  private copied(doc: Document, part: Document, dx: number, dy: number): Document {
    const names = new Map<string, string>();
    for (const node of part.nodes) {
      const id = this.fresh(doc, node.id.replace(/\d+$/, ''));
      names.set(node.id, id);
      doc.nodes.push({ ...node, id, at: node.at && [node.at[0] + dx, node.at[1] + dy] });
    }
    for (const edge of part.edges) doc.edges.push({ ...edge, from: names.get(edge.from)!, to: names.get(edge.to)! });
    return doc;
  }

  private fresh(doc: Document, stem: string): string {
    for (let n = 1; ; n++) if (!doc.nodes.some((node) => node.id === `${stem}${n}`)) return `${stem}${n}`;
  }

  private state(): ArchitectureState {
    const doc = this.document;
    return {
      version: ++this.version,
      name: 'tried by hand',
      readOnly: this.readOnly,
      nodes: doc.nodes.map((node, i) => nodeState(node, i, doc)),
      edges: doc.edges.map((edge) => ({
        ...edge,
        shape: edge.from === 'broken' ? '64×55×55' : '64×56×56',
        problem:
          edge.from === 'broken' ? 'add wants equal shapes: block1 gives 64×56×56, broken gives 64×55×55.' : null,
      })),
    };
  }
}

function nodeState(node: Placed, i: number, doc: Document): NodeState {
  const type = kind(node.type);
  const fed = type.inputs === 0 || doc.edges.some((edge) => edge.to === node.id);
  const weighted = ['conv2d', 'linear', 'bottleneck', 'batch_norm2d'].includes(node.type);
  const problems =
    node.id === 'add'
      ? ['Add add: the inputs differ. Input 0 is 64×56×56, input 1 is 64×55×55.']
      : fed
        ? []
        : [`${type.label} ${node.id} has no input.`];
  if (node.id === 'broken') problems.push('The stride throws away one row and one column.');
  return {
    id: node.id,
    type: node.type,
    label: type.label,
    group: palette.groups.find((group) => group.types.includes(type))!.id,
    block: type.block,
    x: node.at?.[0] ?? 0,
    y: node.at?.[1] ?? 0,
    placed: node.at !== null,
    summary: node.summary,
    inputs: type.inputs,
    outputs: type.outputs,
    output: fed ? '64×56×56' : null,
    parameters: weighted ? 128 * (1 + ((i * 37) % 400)) : 0,
    macs: weighted ? 1e5 * (1 + ((i * 91) % 977)) : 0,
    activations: 200704,
    memory: 802816 * (1 + (i % 5)),
    receptiveField: 3 + 2 * i,
    rfText: `${3 + 2 * i}×${3 + 2 * i}, stride 4`,
    severity: problems.length ? (node.id === 'broken' ? 'warning' : 'error') : null,
    problems,
  };
}

function insert(doc: Document, id: string, on: EdgeRef): Document {
  const edges = doc.edges.filter((edge) => !same(edge, on));
  return { ...doc, edges: [...edges, { from: on.from, to: id, port: 0 }, { from: id, to: on.to, port: on.port }] };
}

function same(a: EdgeRef, b: EdgeRef): boolean {
  return a.from === b.from && a.to === b.to && a.port === b.port;
}

function kind(id: string) {
  return palette.groups.flatMap((group) => group.types).find((type) => type.id === id)!;
}
