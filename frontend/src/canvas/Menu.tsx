import { type KeyboardEvent, useEffect, useRef } from 'react';
import { duplicateSelected, makeBlock, openInside, removeSelected, selectAll } from './actions';
import type { Clipboard } from './clipboard';
import { startConnection } from './connect';
import { useParts } from './context';
import { Floating } from './Floating';
import { openRename } from './keyboard';
import type { Popup } from './canvasState';
import type { CanvasSession } from './session';

type MenuPopup = Extract<Popup, { kind: 'menu' }>;
interface Item {
  label: string;
  keys?: string;
  run(): void;
}

export function Menu({ popup }: { popup: MenuPopup }) {
  const { session, clipboard } = useParts();
  const list = useRef<HTMLDivElement>(null);
  const close = () => {
    session.store.set({ popup: null });
    session.view?.focus();
  };
  const items = itemsFor(session, clipboard, popup);

  useEffect(() => list.current?.querySelector('button')?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length]?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <Floating at={popup.at} className="popup menu" onClose={close}>
      <div role="menu" ref={list} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              close();
              item.run();
            }}
          >
            <span>{item.label}</span>
            {item.keys && <kbd>{item.keys}</kbd>}
          </button>
        ))}
      </div>
    </Floating>
  );
}

function itemsFor(session: CanvasSession, clipboard: Clipboard, { target, at }: MenuPopup): Item[] {
  if (target === 'pane') return paneItems(session, clipboard, at);
  return 'node' in target ? nodeItems(session, clipboard, target.node, at) : edgeItems(session, target.edge, at);
}

function nodeItems(session: CanvasSession, clipboard: Clipboard, id: string, at: MenuPopup['at']): Item[] {
  const state = session.current.graph.nodes.get(id);
  const editable = !session.current.state.readOnly;
  const inside: Item[] = state?.block ? [{ label: 'See inside', keys: 'o', run: () => openInside(session, id) }] : [];
  if (!editable) return [...inside, { label: 'Copy', keys: 'Ctrl C', run: () => clipboard.copy() }];
  return [
    ...inside,
    { label: 'Rename…', keys: 'F2', run: () => openRename(session, id) },
    {
      label: 'Replace type…',
      run: () => session.store.set({ popup: { kind: 'search', purpose: 'replace', node: id, at } }),
    },
    ...(state?.outputs === 0
      ? []
      : [
          {
            label: 'Add after…',
            keys: '/',
            run: () => session.store.set({ popup: { kind: 'search', purpose: 'add', after: id, at } }),
          },
          { label: 'Connect to…', keys: 'c', run: () => startConnection(session, id, true) },
        ]),
    ...(state?.block ? [{ label: 'Open into layers', run: () => session.edit({ op: 'open', id }) }] : []),
    ...(state?.opened
      ? [
          {
            label: `Close ${state.opened} again`,
            keys: 'Ctrl ⇧ G',
            run: () => session.send('command', { name: 'close-block', id }),
          },
        ]
      : []),
    { label: 'Make a block…', keys: 'Ctrl G', run: () => makeBlock(session) },
    { label: 'Copy', keys: 'Ctrl C', run: () => clipboard.copy() },
    { label: 'Duplicate', keys: 'Ctrl D', run: () => duplicateSelected(session) },
    { label: 'Delete', keys: 'Del', run: () => removeSelected(session) },
  ];
}

function edgeItems(session: CanvasSession, edge: string, at: MenuPopup['at']): Item[] {
  if (session.current.state.readOnly) return [];
  return [
    {
      label: 'Insert a layer…',
      keys: '/',
      run: () => session.store.set({ popup: { kind: 'search', purpose: 'add', edge, at } }),
    },
    { label: 'Remove connection', keys: 'Del', run: () => removeSelected(session) },
  ];
}

function paneItems(session: CanvasSession, clipboard: Clipboard, at: MenuPopup['at']): Item[] {
  const view: Item[] = [
    { label: 'Select all', keys: 'Ctrl A', run: () => selectAll(session) },
    { label: 'Arrange', keys: 'l', run: () => void session.arrange() },
    { label: 'Fit to view', keys: 'f', run: () => session.view?.fit() },
  ];
  if (session.current.state.readOnly) return view;
  const paste = () => {
    const read = navigator.clipboard?.readText?.() ?? Promise.resolve(null);
    read.catch(() => null).then((text) => clipboard.paste(text));
  };
  return [
    {
      label: 'Add a layer…',
      keys: '/',
      run: () =>
        session.store.set({ popup: { kind: 'search', purpose: 'add', at, flow: session.view?.toFlow(at) } }),
    },
    { label: 'Paste', keys: 'Ctrl V', run: paste },
    ...view,
    ...(session.current.state.nodes.some((node) => node.block)
      ? [
          {
            label: 'Open everything into layers',
            run: () => session.send('command', { name: 'unpack-all' }),
          },
        ]
      : []),
  ];
}
