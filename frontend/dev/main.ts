import type { ArchitectureCanvas } from '../src/canvas/element';
import type { ArchitectureState, CanvasEvents, Heat } from '../src/canvas/protocol';
import { typeFormat } from '../src/canvas/drop';
import { drawCharts } from './charts';
import { FakeServer } from './fake';
import { palette, samples } from './samples';

const one = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;
const canvas = one<ArchitectureCanvas>('architecture-canvas');
const server = new FakeServer();
const events: { name: string; detail: unknown }[] = [];
Object.assign(window, { canvas, events, server });

const show = (state: ArchitectureState) => setTimeout(() => (canvas.state = state), 15);
const sample = one<HTMLSelectElement>('#sample');
sample.append(...Object.keys(samples).map((name) => new Option(name)));
const wanted = new URLSearchParams(location.search);
sample.value = wanted.get('sample') ?? 'small';

// Set before the class is known, as the server does.
canvas.palette = palette;
canvas.state = server.open(sample.value);

sample.onchange = () => show(server.open(sample.value));
one<HTMLSelectElement>('#heat').onchange = (event) => (canvas.heat = (event.target as HTMLSelectElement).value as Heat);
const dark = one<HTMLInputElement>('#dark');
const paint = () => {
  document.body.classList.toggle('dark', dark.checked);
  canvas.theme = dark.checked ? 'dark' : 'light';
  drawCharts(dark.checked ? 'dark' : 'light');
};
dark.onchange = paint;
dark.checked = wanted.has('dark');
one<HTMLInputElement>('#readonly').onchange = (event) => {
  server.readOnly = (event.target as HTMLInputElement).checked;
  show(server.apply([], 0));
};

function on<K extends keyof CanvasEvents>(name: K, then: (detail: CanvasEvents[K]) => void): void {
  canvas.addEventListener(name, (event) => {
    const detail = (event as CustomEvent<CanvasEvents[K]>).detail;
    events.push({ name, detail });
    const log = one('#log');
    log.textContent = `${name} ${JSON.stringify(detail).slice(0, 200)}\n${log.textContent?.slice(0, 4000)}`;
    then(detail);
  });
}
on('edit', ({ edits, sentAt }) => show(server.apply(edits, sentAt)));
on('probe', ({ from }) => setTimeout(() => (canvas.against = server.probe(from)), 15));
on('copy', ({ ids }) => setTimeout(() => (canvas.clipboard = { text: server.copy(ids) }), 15));
on('command', ({ name }) => {
  if (name === 'undo') show(server.undo());
  if (name === 'redo') show(server.redo());
});
on('latency', ({ milliseconds, nodes }) => (one('#latency').textContent = `${milliseconds} ms, ${nodes} nodes`));
on('select', () => undefined);
on('file', () => undefined);

for (const group of palette.groups) {
  for (const type of group.types) {
    const item = document.createElement('div');
    item.textContent = type.label;
    item.draggable = true;
    item.dataset.type = type.id;
    item.ondragstart = (event) => event.dataTransfer!.setData(typeFormat, type.id);
    one('#palette').append(item);
  }
}
paint();
await import('../src/canvas/element');
await import('../src/chart/element');
