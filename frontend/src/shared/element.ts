/**
 * Server code may set a property before this class is registered; the value then sits on the instance and hides
 * the setter. Taking it away and setting it again sends it through the setter.
 */
export function upgradeProperties(element: HTMLElement, names: readonly string[]): void {
  const bag = element as unknown as Record<string, unknown>;
  for (const name of names) {
    if (Object.hasOwn(element, name)) {
      const value = bag[name];
      delete bag[name];
      bag[name] = value;
    }
  }
}

export function send(element: HTMLElement, name: string, detail: unknown): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Defining twice throws; a page may load the module under two addresses. */
export function define(name: string, type: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, type);
}

export function sheet(root: ShadowRoot, css: string): void {
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
}
