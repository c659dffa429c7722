import { describe, expect, it } from 'vitest';
import { send, upgradeProperties } from '../src/shared/element';

class Probe extends HTMLElement {
  seen: unknown[] = [];
  get state(): unknown {
    return this.seen.at(-1);
  }
  set state(value: unknown) {
    this.seen.push(value);
  }
  connectedCallback(): void {
    upgradeProperties(this, ['state']);
  }
}

describe('a custom element', () => {
  it('takes a property that was set before it was defined', () => {
    const element = document.createElement('late-probe') as Probe;
    (element as { state: unknown }).state = { version: 1 };
    document.body.append(element);
    customElements.define('late-probe', Probe);
    expect(element.seen).toEqual([{ version: 1 }]);
    element.state = { version: 2 };
    expect(element.seen).toHaveLength(2);
  });

  it('sends events that leave a shadow root', () => {
    const element = document.createElement('div');
    let caught: CustomEvent | null = null;
    element.addEventListener('edit', (event) => (caught = event as CustomEvent));
    send(element, 'edit', { edits: [] });
    expect(caught!).toMatchObject({ detail: { edits: [] }, bubbles: true, composed: true });
  });
});
