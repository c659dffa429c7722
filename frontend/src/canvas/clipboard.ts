import { asideOf } from './actions';
import { grid } from './model';
import type { CanvasSession } from './session';

const format = '"netwright-clipboard/1"';

/** Copying asks Java for the document; what comes back is kept here and, where the browser allows, shared. */
export class Clipboard {
  private pastes = 0;
  private asked = false;

  constructor(private readonly session: CanvasSession) {}

  copy(): void {
    const ids = this.session.selected;
    if (ids.length === 0) return;
    this.asked = true;
    this.session.send('copy', { ids });
    this.session.announce(ids.length === 1 ? `${ids[0]} copied` : `${ids.length} nodes copied`);
  }

  cut(): void {
    const ids = this.session.selected;
    if (ids.length === 0 || this.session.current.state.readOnly) return;
    this.copy();
    this.session.edit({ op: 'remove', ids });
  }

  /** Java's answer to `copy`. */
  receive(text: string): void {
    this.pastes = 0;
    this.session.store.set({ clipboard: text });
    if (this.asked) navigator.clipboard?.writeText(text).catch(() => undefined);
    this.asked = false;
  }

  /** `shared` is what the system clipboard holds, when the browser told. */
  paste(shared: string | null): void {
    const text = shared?.includes(format) ? shared : this.session.current.clipboard;
    if (!text) {
      this.session.announce('The clipboard holds no layers');
      return;
    }
    if (text !== this.session.current.clipboard) this.receive(text);
    this.pastes++;
    const by = this.pastes * 2 * grid;
    this.session.edit({ op: 'paste', text, ...(asideOf(this.session, idsIn(text)) ?? { dx: by, dy: by }) });
  }
}

function idsIn(text: string): string[] {
  try {
    const { ids } = JSON.parse(text) as { ids?: unknown };
    return Array.isArray(ids) ? ids.map(String) : [];
  } catch {
    return [];
  }
}
