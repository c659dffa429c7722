import type { CanvasState, View } from './canvasState';
import { createStore, type Store } from '../shared/store';
import { plural } from '../shared/format';
import { boxesOf, mergeEdges, mergeNodes } from './changes';
import { heatScale } from './heat';
import { createLayouter, type Layouter } from './layout';
import { describe, emptyState, graphOf } from './model';
import { Outstanding } from './outstanding';
import { fitIn, type Positions } from './place';
import type { Against, ArchitectureState, Edit, Heat, Point, Send } from './protocol';
import { routeAll } from './routing';

/** Everything one canvas element knows and does, apart from drawing it. */
export class CanvasSession {
  readonly store: Store<CanvasState>;
  readonly send: Send;
  view: View | null = null;
  pointer: Point | null = null;
  private readonly outstanding: Outstanding;
  private layouter: Layouter | null = null;
  private arrangingIds = '';
  private fitted = false;
  private selectNew = false;
  private renamed: { from: string; to: string } | null = null;
  private awaited: readonly string[] = [];
  private dragged = new Set<string>();
  private timer = 0;
  private loss = 0;

  constructor(send: Send, now: () => number = () => performance.now()) {
    this.send = send;
    this.outstanding = new Outstanding(now);
    this.store = createStore<CanvasState>({
      palette: { groups: [] },
      state: emptyState,
      graph: graphOf(emptyState),
      nodes: [],
      edges: [],
      heat: 'none',
      scale: null,
      theme: 'light',
      connecting: null,
      popup: null,
      tip: null,
      dropEdge: null,
      dropping: false,
      arranging: false,
      clipboard: null,
      said: '',
    });
  }

  get current(): CanvasState {
    return this.store.get();
  }

  get selected(): string[] {
    return this.current.nodes.filter((node) => node.selected).map((node) => node.id);
  }

  /** Starts the layout worker before it is needed. */
  prepare(): void {
    this.layouter ??= createLayouter();
    this.layouter.prepare();
  }

  close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.loss);
    this.layouter?.close();
    this.layouter = null;
  }

  // --- from Java -------------------------------------------------------------------------------------------------

  receive(state: ArchitectureState): void {
    if (state.version < this.current.state.version) return;
    const fresh = state.version > this.current.state.version;
    const answered = fresh ? this.outstanding.answer(state) : null;
    const known = this.current.graph.nodes;
    const added = state.nodes.filter((node) => !known.has(node.id)).map((node) => node.id);
    let selected = new Set(this.selected);
    let own = false;
    if (added.length === state.nodes.length || state.drawing !== this.current.state.drawing) this.fitted = false;
    if (this.renamed && selected.has(this.renamed.from) && added.includes(this.renamed.to)) {
      selected.delete(this.renamed.from);
      selected.add(this.renamed.to);
      this.renamed = null;
      own = true;
    } else if (this.selectNew && added.length > 0) {
      selected = new Set(added);
      own = true;
    }
    const reveal = this.selectNew && added.length > 0;
    if (reveal) this.selectNew = false;
    const before = this.selected.join('\n');
    this.redraw({ state, selected });
    if (this.selected.join('\n') !== before) {
      if (own) this.selectionChanged();
      else this.tellLoss();
    }
    if (this.awaited.length) this.show(this.awaited);
    void this.placeNew();
    if (reveal && state.nodes.every((node) => node.placed)) this.view?.reveal(added);
    else if (this.fitted && fresh && state.look?.length) this.view?.reveal(state.look);
    if (answered !== null) this.measure(answered, state.nodes.length);
  }

  answer(against: Against): void {
    const connecting = this.current.connecting;
    if (connecting && against && against.from === connecting.from) {
      this.store.set({ connecting: { ...connecting, reasons: against.reasons ?? {}, warnings: against.warnings ?? {} } });
    }
  }

  setHeat(heat: Heat): void {
    this.redraw({ heat });
  }

  /** Asked for by Java, so it is not reported back. */
  show(ids: readonly string[]): void {
    // The selection may arrive before the state that brings its nodes.
    clearTimeout(this.loss);
    this.awaited = ids.every((id) => this.current.graph.nodes.has(id)) ? [] : ids;
    this.mark(ids, []);
    if (ids.length) this.view?.reveal(ids);
    this.say();
  }

  // --- to Java ---------------------------------------------------------------------------------------------------

  edit(...edits: Edit[]): void {
    if (this.current.state.readOnly || edits.length === 0) return;
    if (edits.some((edit) => ['add', 'paste', 'duplicate'].includes(edit.op))) this.selectNew = true;
    for (const edit of edits) if (edit.op === 'rename') this.renamed = { from: edit.id, to: edit.to };
    const moves = edits.flatMap((edit) => (edit.op === 'move' ? Object.entries(edit.positions) : []));
    const sentAt = this.outstanding.sent(moves, !edits.every((edit) => edit.op === 'move' && edit.layout));
    if (moves.length) {
      this.redraw({});
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.redraw({}), Outstanding.patience + 20);
    }
    this.send('edit', { edits, sentAt });
  }

  // --- selection -------------------------------------------------------------------------------------------------

  select(nodes: readonly string[], edges: readonly string[] = []): void {
    if (this.mark(nodes, edges)) this.selectionChanged();
  }

  selectionChanged(): void {
    clearTimeout(this.loss);
    this.send('select', { ids: this.selected });
    this.say();
  }

  /** Selected nodes are gone. Java may be about to say what is selected instead, and would take this for a wish. */
  private tellLoss(): void {
    clearTimeout(this.loss);
    this.loss = window.setTimeout(() => this.selectionChanged(), 80);
  }

  private mark(nodeIds: readonly string[], edgeIds: readonly string[]): boolean {
    const [nodes, edges] = [marked(this.current.nodes, nodeIds), marked(this.current.edges, edgeIds)];
    if (nodes === this.current.nodes && edges === this.current.edges) return false;
    this.store.set({ nodes, edges });
    return true;
  }

  private say(): void {
    const ids = this.selected;
    const only = ids.length === 1 ? this.current.graph.nodes.get(ids[0]!) : undefined;
    this.announce(only ? describe(only) : ids.length ? `${plural(ids.length, 'node')} selected` : 'Nothing selected');
  }

  announce(said: string): void {
    this.store.set({ said });
  }

  // --- drawing ---------------------------------------------------------------------------------------------------

  /** Nodes being dragged stay under the pointer whatever Java sends meanwhile. */
  hold(ids: readonly string[]): void {
    this.dragged = new Set(ids);
  }

  redraw(change: { state?: ArchitectureState; heat?: Heat; selected?: ReadonlySet<string> }): void {
    const now = this.current;
    const state = change.state ?? now.state;
    const heat = change.heat ?? now.heat;
    const graph = state === now.state ? now.graph : graphOf(state);
    const scale = heatScale(heat, state.nodes);
    const held = this.outstanding.positions();
    for (const node of now.nodes) if (this.dragged.has(node.id)) held.set(node.id, node.position);
    const selected = change.selected ?? new Set(this.selected);
    const nodes = mergeNodes(now.nodes, state, { graph, scale, readOnly: Boolean(state.readOnly), selected, held });
    const shown = new Set(nodes.filter((node) => !node.hidden).map((node) => node.id));
    const between = state.edges.filter((edge) => shown.has(edge.from) && shown.has(edge.to));
    const boxes = boxesOf(nodes);
    const routes = routeAll(graph, between, boxes);
    const chosenEdges = new Set(now.edges.filter((edge) => edge.selected).map((edge) => edge.id));
    const edges = mergeEdges(now.edges, between, routes, chosenEdges, boxes);
    this.store.set({ state, graph, heat, scale, nodes, edges });
  }

  private measure(sentAt: number, nodes: number): void {
    requestAnimationFrame((frame) => {
      this.send('latency', {
        milliseconds: Math.round((Math.max(frame, performance.now()) - sentAt) * 10) / 10,
        nodes,
      });
    });
  }

  // --- layout ----------------------------------------------------------------------------------------------------

  async arrange(): Promise<void> {
    const ids = this.current.state.nodes.map((node) => node.id);
    if (ids.length === 0) return;
    const boxes = await this.layout(ids);
    this.store.set({ arranging: true });
    // The nodes get their transition one frame before they get their places.
    await new Promise((done) => requestAnimationFrame(() => done(null)));
    this.move(asPositions(boxes), false);
    this.view?.fit();
    await new Promise((done) => setTimeout(done, 350));
    this.store.set({ arranging: false });
  }

  private async placeNew(): Promise<void> {
    const { state, graph, nodes } = this.current;
    const held = this.outstanding.positions();
    const fresh = state.nodes.filter((node) => !node.placed && !held.has(node.id)).map((node) => node.id);
    const key = fresh.join('\n');
    if (fresh.length === 0) {
      if (!this.fitted && state.nodes.length) this.firstFit();
      return;
    }
    if (key === this.arrangingIds) return;
    this.arrangingIds = key;
    const boxes = await this.layout(fresh);
    if (this.arrangingIds !== key) return;
    this.arrangingIds = '';
    const all = fresh.length === state.nodes.length;
    const stay = boxesOf(nodes.filter((node) => !boxes.has(node.id)));
    this.move(all ? asPositions(boxes) : fitIn(graph, stay, boxes), true);
    if (all) this.firstFit();
    else this.view?.reveal(fresh);
  }

  private layout(ids: readonly string[]) {
    this.layouter ??= createLayouter();
    return this.layouter.arrange(this.current.graph, ids);
  }

  private move(positions: Positions, layout: boolean): void {
    if (this.current.state.readOnly) {
      this.outstanding.keep(positions);
      this.redraw({});
    } else {
      this.edit({ op: 'move', positions, layout });
    }
  }

  private firstFit(): void {
    this.fitted = true;
    requestAnimationFrame(() => this.view?.begin());
  }
}

function marked<T extends { id: string; selected?: boolean }>(items: T[], ids: readonly string[]): T[] {
  const chosen = new Set(ids);
  if (items.every((item) => Boolean(item.selected) === chosen.has(item.id))) return items;
  return items.map((item) =>
    Boolean(item.selected) === chosen.has(item.id) ? item : { ...item, selected: chosen.has(item.id) },
  );
}

function asPositions(boxes: ReadonlyMap<string, Point>): Positions {
  return Object.fromEntries([...boxes].map(([id, { x, y }]) => [id, [x, y]]));
}
