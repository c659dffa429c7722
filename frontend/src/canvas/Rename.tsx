import { type KeyboardEvent, useState } from 'react';
import { useCanvas, useParts } from './context';
import { Floating } from './Floating';
import type { Popup } from './canvasState';

export function Rename({ popup }: { popup: Extract<Popup, { kind: 'rename' }> }) {
  const { session } = useParts();
  const [name, setName] = useState(popup.node);
  const taken = useCanvas((canvas) => name !== popup.node && canvas.graph.nodes.has(name.trim()));
  const wrong = taken ? `There is a “${name.trim()}” already.` : name.trim() ? null : 'A layer needs a name.';
  const close = () => {
    session.store.set({ popup: null });
    session.view?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter' || wrong) return;
    event.preventDefault();
    close();
    if (name.trim() !== popup.node) session.edit({ op: 'rename', id: popup.node, to: name.trim() });
  };
  return (
    <Floating at={popup.at} className="popup rename" onClose={close}>
      <input
        autoFocus
        type="text"
        aria-label={`New name of ${popup.node}`}
        aria-invalid={wrong !== null}
        value={name}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {wrong && <p role="alert">{wrong}</p>}
    </Floating>
  );
}
