import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { addFromSearch, findType } from './actions';
import { useCanvas, useParts } from './context';
import { Floating } from './Floating';
import { searchPalette } from './fuzzy';
import type { PaletteType } from './protocol';
import type { Popup } from './canvasState';

type Search = Extract<Popup, { kind: 'search' }>;

/** Finds a layer type by a few letters, to add it or to put it in another's place. */
export function SearchPopup({ popup }: { popup: Search }) {
  const { session } = useParts();
  const palette = useCanvas((canvas) => canvas.palette);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const found = searchPalette(palette, query, fitting());
  const index = Math.min(at, found.length - 1);

  function fitting(): ((type: PaletteType) => boolean) | undefined {
    if (popup.edge) return (type) => type.inputs !== 0 && type.outputs !== 0;
    if (popup.purpose !== 'replace') return undefined;
    const node = session.current.graph.nodes.get(popup.node!);
    const own = node && (findType(session, node.type)?.inputs ?? node.inputs);
    return (type) => type.inputs === own && type.id !== node?.type;
  }

  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  const close = () => {
    session.store.set({ popup: null });
    session.view?.focus();
  };
  const choose = (type: PaletteType | undefined) => {
    if (!type) return;
    close();
    if (popup.purpose === 'replace') session.edit({ op: 'replace', id: popup.node!, type: type.id });
    else addFromSearch(session, type, popup);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') choose(found[index]?.type);
    else if (event.key === 'ArrowDown') setAt(Math.min(index + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(index - 1, 0));
    else return;
    event.preventDefault();
  };

  return (
    <Floating at={popup.at} className="popup search" onClose={close}>
      <input
        autoFocus
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="found"
        aria-label={titleOf(popup)}
        aria-activedescendant={found.length ? `found-${index}` : undefined}
        placeholder={titleOf(popup)}
        value={query}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
      />
      <ul id="found" role="listbox" ref={list} aria-label="Layers">
        {found.map(({ type, groupLabel }, i) => (
          <li
            key={type.id}
            id={`found-${i}`}
            role="option"
            aria-selected={i === index}
            title={type.help}
            onPointerMove={() => setAt(i)}
            onClick={() => choose(type)}
          >
            <span>{type.label}</span>
            <small>{groupLabel}</small>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>{query ? `No layer matches “${query}”.` : 'No layer fits here.'}</p>}
      {found[index]?.type.help && <p className="help">{found[index].type.help}</p>}
    </Floating>
  );
}

function titleOf(popup: Search): string {
  if (popup.purpose === 'replace') return `Replace ${popup.node} by…`;
  if (popup.edge) return 'Insert a layer here…';
  return popup.after ? `Add a layer after ${popup.after}…` : 'Add a layer…';
}
