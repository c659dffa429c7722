import { beforeEach, describe, expect, it } from 'vitest';
import { addFromSearch } from '../src/canvas/actions';
import { Clipboard } from '../src/canvas/clipboard';
import { connectTo, startConnection } from '../src/canvas/connect';
import { press } from '../src/canvas/keyboard';
import { graphOf } from '../src/canvas/model';
import { rows } from '../src/canvas/layout';
import { Outstanding } from '../src/canvas/outstanding';
import { readFile } from '../src/canvas/drop';
import { CanvasSession } from '../src/canvas/session';
import { diamond, node } from './drawings';

let sent: { name: string; detail: any }[] = [];
let session: CanvasSession;
let clipboard: Clipboard;
const key = (name: string, more = {}) =>
  press(session, clipboard, { key: name, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });
const edits = () => sent.filter((event) => event.name === 'edit').map((event) => event.detail.edits);

beforeEach(() => {
  const events: typeof sent = [];
  sent = events;
  session = new CanvasSession((name, detail) => events.push({ name, detail }));
  clipboard = new Clipboard(session);
  session.receive(diamond(5));
});

describe('states', () => {
  it('that are older than the one shown are ignored', () => {
    session.receive({ version: 4, nodes: [], edges: [] });
    expect(session.current.nodes).toHaveLength(4);
  });

  it('that answer an add select what was added', () => {
    session.edit({ op: 'add', type: 'conv2d', x: 0, y: 0 });
    const next = diamond(6);
    next.nodes.push(node('conv1', { x: 800, y: 0 }));
    session.receive(next);
    expect(sent.at(-1)).toEqual({ name: 'select', detail: { ids: ['conv1'] } });
  });

  it('that answer a rename keep the selection', () => {
    session.select(['a']);
    session.edit({ op: 'rename', id: 'a', to: 'z' });
    const next = diamond(6);
    next.nodes[1] = node('z', { x: 0, y: 160 });
    session.receive(next);
    expect(session.selected).toEqual(['z']);
  });

  it('are not drawn where nodes have no place yet', () => {
    const next = diamond(6);
    next.nodes[2] = node('b', { placed: false });
    session.receive(next);
    expect(session.current.nodes.filter((one) => one.hidden).map((one) => one.id)).toEqual(['b']);
    expect(session.current.edges.map((one) => `${one.source} ${one.target}`).sort()).toEqual(['a add', 'input a']);
  });

  it('report how long the answer took', async () => {
    session.edit({ op: 'remove', ids: ['b'] });
    session.receive(diamond(6));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const latency = sent.find((event) => event.name === 'latency')!;
    expect(latency.detail.nodes).toBe(4);
    expect(latency.detail.milliseconds).toBeGreaterThanOrEqual(0);
  });
});

describe('keys', () => {
  it('move through the graph and tell Java', () => {
    key('ArrowDown');
    key('ArrowDown');
    expect(session.selected).toEqual(['a']);
    key('ArrowRight');
    expect(session.selected).toEqual(['b']);
    expect(session.current.said).toContain('b, Conv2d');
  });

  it('nudge by one step of the grid, in one edit', () => {
    session.select(['a', 'b']);
    key('ArrowRight', { altKey: true });
    expect(edits()).toEqual([[{ op: 'move', positions: { a: [16, 160], b: [336, 160] }, layout: false }]]);
    expect(session.current.nodes[1]!.position.x).toBe(16);
  });

  it('delete, undo and redo', () => {
    session.select(['a']);
    key('Delete');
    key('z', { ctrlKey: true });
    key('z', { metaKey: true, shiftKey: true });
    expect(edits()).toEqual([[{ op: 'remove', ids: ['a'] }]]);
    expect(sent.filter((event) => event.name === 'command').map((event) => event.detail.name)).toEqual([
      'undo',
      'redo',
    ]);
  });

  it('leave others to the browser', () => {
    expect(key('Tab')).toBe(false);
    expect(key('v', { ctrlKey: true })).toBe(false);
  });

  it('connect without a mouse, and say why not', () => {
    session.select(['a']);
    key('c');
    expect(sent.at(-1)).toEqual({ name: 'probe', detail: { from: 'a' } });
    session.answer({ from: 'a', reasons: { input: 'would close a cycle' } });
    key('ArrowUp');
    key('ArrowUp');
    key('Enter');
    expect(edits()).toEqual([]);
    key('Escape');
    expect(session.current.connecting).toBeNull();
  });

  it('edit nothing in a drawing that is read only', () => {
    session.receive({ ...diamond(6), readOnly: true });
    session.select(['a']);
    key('Delete');
    key('d', { ctrlKey: true });
    expect(edits()).toEqual([]);
  });
});

describe('connecting', () => {
  it('appends to a merge whose port is taken', () => {
    startConnection(session, 'input', false);
    connectTo(session, 'input', 'add', 1);
    expect(edits()).toEqual([[{ op: 'connect', from: 'input', to: 'add' }]]);
  });

  it('refuses what Java has a reason against', () => {
    startConnection(session, 'add', false);
    session.answer({ from: 'add', reasons: { a: 'would close a cycle' } });
    expect(connectTo(session, 'add', 'a', 0)).toBe(false);
  });

  it('draws an edge whose shapes have still to be mended', () => {
    startConnection(session, 'input', false);
    session.answer({ from: 'input', reasons: {}, warnings: { add: 'The shapes differ.' } });
    expect(session.current.connecting?.warnings).toEqual({ add: 'The shapes differ.' });
    expect(connectTo(session, 'input', 'add', 7)).toBe(true);
  });
});

describe('the clipboard', () => {
  it('asks Java for the text and pastes it beside the original', () => {
    session.select(['a']);
    clipboard.copy();
    expect(sent.at(-1)).toEqual({ name: 'copy', detail: { ids: ['a'] } });
    const text = '{"format":"netwright-clipboard/1","ids":["a"],"document":{}}';
    clipboard.receive(text);
    clipboard.paste('something else');
    const [paste] = edits()[0];
    expect(paste.text).toBe(text);
    expect([paste.dx, paste.dy]).not.toEqual([0, 0]);
  });

  it('takes layers copied in another window', () => {
    const text = '{"format":"netwright-clipboard/1","ids":["elsewhere"],"document":{}}';
    clipboard.paste(text);
    expect(edits()[0]).toEqual([{ op: 'paste', text, dx: 32, dy: 32 }]);
  });

  it('pastes nothing when it holds nothing', () => {
    clipboard.paste(null);
    expect(edits()).toEqual([]);
  });
});

describe('edits under way', () => {
  it('hold a moved node until a state agrees, or patience ends', () => {
    let now = 0;
    const outstanding = new Outstanding(() => now);
    outstanding.sent([['a', [16, 160]]]);
    expect(outstanding.positions().get('a')).toEqual({ x: 16, y: 160 });
    outstanding.answer(diamond(6));
    expect(outstanding.positions().has('a')).toBe(true);
    now = Outstanding.patience + 1;
    expect(outstanding.positions().has('a')).toBe(false);
  });

  it('are matched exactly when Java says what it answers', () => {
    let now = 10;
    const outstanding = new Outstanding(() => now);
    outstanding.sent([]);
    now = 20;
    outstanding.sent([]);
    expect(outstanding.answer({ ...diamond(6), answers: 10 })).toBe(10);
    expect(outstanding.answer({ ...diamond(7), answers: 20 })).toBe(20);
    expect(outstanding.answer(diamond(8))).toBeNull();
  });
});

describe('small parts', () => {
  it('lays out in rows where no worker may run', () => {
    const placed = rows(graphOf(diamond()), ['input', 'a', 'b', 'add']);
    expect(placed.get('a')!.y).toBe(placed.get('b')!.y);
    expect(placed.get('add')!.y).toBeGreaterThan(placed.get('a')!.y);
  });

  it('refuses files that are no designs', async () => {
    expect((await readFile(new File(['x'], 'cat.png', { type: 'image/png' }))).error).toContain('not a JSON file');
    const large = new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'big.json');
    expect((await readFile(large)).error).toContain('larger than 5 MB');
  });
});

describe('blocks', () => {
  it('are asked for with Ctrl+G, and only where something is selected', () => {
    expect(key('g', { ctrlKey: true })).toBe(true);
    expect(sent).toEqual([]);
    session.select(['a', 'b']);
    key('g', { ctrlKey: true });
    expect(sent.at(-1)).toEqual({ name: 'command', detail: { name: 'make-block' } });
  });

  it('that were opened are closed again with Ctrl+Shift+G on any part', () => {
    const next = diamond(6);
    next.nodes[1] = { ...next.nodes[1]!, opened: 'was' };
    session.receive(next);
    session.select([next.nodes[1]!.id]);
    key('G', { ctrlKey: true, shiftKey: true });
    expect(sent.at(-1)).toEqual({ name: 'command', detail: { name: 'close-block', id: next.nodes[1]!.id } });
  });
});

describe('the quick-add', () => {
  const type = { id: 'relu', label: 'ReLU', inputs: 1, outputs: 1, block: false };

  it('leaves the place to Java where nothing was pointed at', () => {
    addFromSearch(session, type, { kind: 'search', purpose: 'add', at: { x: 5, y: 5 } });
    expect(edits().at(-1)).toEqual([{ op: 'add', type: 'relu' }]);
  });

  it('adds at the point that was pointed at', () => {
    addFromSearch(session, type, { kind: 'search', purpose: 'add', at: { x: 5, y: 5 }, flow: { x: 2000, y: 2000 } });
    expect(edits().at(-1)).toEqual([expect.objectContaining({ op: 'add', x: expect.any(Number) })]);
  });
});

describe('a canvas that is only looked at', () => {
  it('leaves Esc to the dialog around it', () => {
    session.receive({ ...diamond(6), readOnly: true });
    expect(key('Escape')).toBe(false);
  });
});

describe('the view', () => {
  const view = () => ({ reveal: [] as unknown[], begun: 0 });

  it('goes to what an undo changed, and to the beginning of another drawing', async () => {
    const seen = view();
    session.view = {
      reveal: (ids: readonly string[]) => seen.reveal.push(ids),
      begin: () => seen.begun++,
    } as never;
    session.receive({ ...diamond(6), drawing: 1 });
    await new Promise((done) => requestAnimationFrame(done));
    const begun = seen.begun;
    session.receive({ ...diamond(7), drawing: 1, look: ['b'] });
    expect(seen.reveal).toEqual([['b']]);
    session.receive({ ...diamond(8), drawing: 2 });
    await new Promise((done) => requestAnimationFrame(done));
    expect(seen.begun).toBe(begun + 1);
  });
});
