import {
  closeBlock,
  duplicateSelected,
  makeBlock,
  nudge,
  openInside,
  openQuickAdd,
  removeSelected,
  selectAll,
} from './actions';
import { boxesOf } from './changes';
import type { Clipboard } from './clipboard';
import { aimTowards, connectTo, disconnect, startConnection, stopConnection } from './connect';
import { grid } from './model';
import { type Direction, firstNode, step } from './navigate';
import type { CanvasSession } from './session';

export interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const arrows: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
const offsets: Record<Direction, [number, number]> = {
  up: [0, -grid],
  down: [0, grid],
  left: [-grid, 0],
  right: [grid, 0],
};

/** Does what a key asks for; false when it means nothing here and the browser may have it. */
export function press(session: CanvasSession, clipboard: Clipboard, key: Key): boolean {
  const direction = arrows[key.key];
  if (session.current.connecting?.keyboard) return connectingKey(session, key, direction);
  if (key.ctrlKey || key.metaKey) return shortcut(session, clipboard, key);
  if (direction) return arrow(session, direction, key);
  if (key.altKey) return false;
  return plain(session, key);
}

function connectingKey(session: CanvasSession, key: Key, direction: Direction | undefined): boolean {
  const connecting = session.current.connecting!;
  if (direction) aimTowards(session, direction);
  else if (key.key === 'Enter') {
    if (connecting.hover && connectTo(session, connecting.from, connecting.hover)) stopConnection(session);
  } else if (key.key === 'Delete' || key.key === 'Backspace') {
    if (connecting.hover && disconnect(session, connecting.from, connecting.hover)) stopConnection(session);
  } else if (key.key === 'Escape') {
    stopConnection(session);
    session.announce('Connection cancelled');
  } else return false;
  return true;
}

function shortcut(session: CanvasSession, clipboard: Clipboard, key: Key): boolean {
  switch (key.key.toLowerCase()) {
    case 'z':
      session.send('command', { name: key.shiftKey ? 'redo' : 'undo' });
      return true;
    case 'y':
      session.send('command', { name: 'redo' });
      return true;
    case 's':
      session.send('command', { name: 'save' });
      return true;
    case 'c':
      clipboard.copy();
      return true;
    case 'x':
      clipboard.cut();
      return true;
    case 'd':
      duplicateSelected(session);
      return true;
    case 'g':
      if (key.shiftKey) closeBlock(session);
      else makeBlock(session);
      return true;
    case 'a':
      selectAll(session);
      return true;
    // 'v' is left to the browser: only its paste event may read the system clipboard without asking.
    default:
      return false;
  }
}

function arrow(session: CanvasSession, direction: Direction, key: Key): boolean {
  if (key.altKey) {
    nudge(session, ...offsets[direction]);
    return true;
  }
  const { graph, nodes } = session.current;
  const boxes = boxesOf(nodes);
  const selected = session.selected;
  const from = direction === 'up' || direction === 'left' ? selected[0] : selected.at(-1);
  const to = from ? step(graph, boxes, from, direction) : firstNode(graph, boxes);
  if (to) {
    session.select(key.shiftKey ? [...selected, to] : [to]);
    session.view?.reveal([to]);
  }
  return true;
}

function plain(session: CanvasSession, key: Key): boolean {
  const [only, ...more] = session.selected;
  const one = only && more.length === 0 ? only : null;
  switch (key.key) {
    case 'Enter':
      session.send('command', { name: 'inspect', ...(one ? { id: one } : {}) });
      return true;
    case 'Delete':
    case 'Backspace':
      removeSelected(session);
      return true;
    case '/':
      openQuickAdd(session);
      return true;
    case '?':
      session.send('command', { name: 'shortcuts' });
      return true;
    case 'c':
      if (one) startConnection(session, one, true);
      return true;
    case 'o':
      if (one) openInside(session, one);
      return true;
    case 'f':
      session.view?.fit();
      return true;
    case 'l':
      void session.arrange();
      return true;
    case '+':
    case '=':
      session.view?.zoomBy(1.25);
      return true;
    case '-':
      session.view?.zoomBy(0.8);
      return true;
    case 'F2':
      if (one) openRename(session, one);
      return true;
    case 'Escape':
      // In a dialog there is nothing to stop, and Esc is the dialog's.
      if (session.current.state.readOnly && !session.current.popup) return false;
      stopConnection(session);
      session.store.set({ popup: null, tip: null });
      session.select([]);
      return true;
    default:
      return false;
  }
}

export function openRename(session: CanvasSession, node: string): void {
  const box = boxesOf(session.current.nodes).get(node);
  if (!box || !session.view || session.current.state.readOnly) return;
  session.store.set({ popup: { kind: 'rename', node, at: session.view.toScreen({ x: box.x, y: box.y }) }, tip: null });
}
