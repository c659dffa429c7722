import flowCss from '@xyflow/react/dist/style.css?inline';
import { createRoot, type Root } from 'react-dom/client';
import { define, send, sheet, upgradeProperties } from '../shared/element';
import { Canvas } from './Canvas';
import canvasCss from './canvas.css?inline';
import { Clipboard } from './clipboard';
import type { Against, ArchitectureState, Heat, Palette, Theme } from './protocol';
import { CanvasSession } from './session';

const properties = ['palette', 'state', 'selection', 'against', 'clipboard', 'heat', 'theme'] as const;

/** `<architecture-canvas>`: docs/elements.md says what goes in and comes out. */
export class ArchitectureCanvas extends HTMLElement {
  private readonly session = new CanvasSession((name, detail) => send(this, name, detail));
  private readonly clip = new Clipboard(this.session);
  private root: Root | null = null;
  private wanted: string[] = [];

  constructor() {
    super();
    sheet(this.attachShadow({ mode: 'open' }), flowCss + canvasCss);
  }

  connectedCallback(): void {
    upgradeProperties(this, properties);
    if (this.root) return;
    const place = document.createElement('div');
    place.className = 'place';
    this.shadowRoot!.append(place);
    this.root = createRoot(place);
    this.root.render(<Canvas parts={{ session: this.session, clipboard: this.clip }} />);
    setTimeout(() => this.isConnected && this.session.prepare(), 200);
  }

  disconnectedCallback(): void {
    // Moving the element in the page takes it out and puts it back at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.root?.unmount();
      this.root = null;
      this.shadowRoot!.querySelector('.place')?.remove();
      this.session.close();
    });
  }

  override focus(): void {
    this.session.view?.focus();
  }

  get palette(): Palette {
    return this.session.current.palette;
  }
  set palette(palette: Palette | null) {
    this.session.store.set({ palette: palette ?? { groups: [] } });
  }

  get state(): ArchitectureState {
    return this.session.current.state;
  }
  set state(state: ArchitectureState | null) {
    if (state) this.session.receive(state);
  }

  get selection(): string[] {
    return this.wanted;
  }
  set selection(ids: string[] | null) {
    this.wanted = ids ?? [];
    this.session.show(this.wanted);
  }

  get against(): Against | null {
    const connecting = this.session.current.connecting;
    return connecting?.reasons ? { from: connecting.from, reasons: connecting.reasons, warnings: connecting.warnings } : null;
  }
  set against(against: Against | null) {
    if (against) this.session.answer(against);
  }

  get clipboard(): { text: string } | null {
    const text = this.session.current.clipboard;
    return text === null ? null : { text };
  }
  set clipboard(clipboard: { text: string } | null) {
    if (clipboard?.text) this.clip.receive(clipboard.text);
  }

  get heat(): Heat {
    return this.session.current.heat;
  }
  set heat(heat: Heat | null) {
    this.session.setHeat(heat ?? 'none');
  }

  get theme(): Theme {
    return this.session.current.theme;
  }
  set theme(theme: Theme | null) {
    this.session.store.set({ theme: theme === 'dark' ? 'dark' : 'light' });
  }
}

define('architecture-canvas', ArchitectureCanvas);
