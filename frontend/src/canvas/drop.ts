import { dropType, edgeUnder } from './actions';
import type { CanvasSession } from './session';

export const typeFormat = 'application/netwright-type';
const largest = 5 * 1024 * 1024;

export function mayDrop(session: CanvasSession, data: DataTransfer): 'type' | 'file' | null {
  if (data.types.includes('Files')) return 'file';
  return data.types.includes(typeFormat) && !session.current.state.readOnly ? 'type' : null;
}

export function dragOver(session: CanvasSession, event: DragEvent): void {
  const what = event.dataTransfer && mayDrop(session, event.dataTransfer);
  if (!what) return;
  event.preventDefault();
  event.dataTransfer!.dropEffect = 'copy';
  const edge = what === 'type' ? edgeUnder(session, { x: event.clientX, y: event.clientY }) : null;
  const { dropEdge, dropping } = session.current;
  if (!dropping || dropEdge !== (edge?.id ?? null)) session.store.set({ dropEdge: edge?.id ?? null, dropping: true });
}

export function dragStop(session: CanvasSession): void {
  session.store.set({ dropEdge: null, dropping: false });
}

export function drop(session: CanvasSession, event: DragEvent): void {
  const data = event.dataTransfer;
  const what = data && mayDrop(session, data);
  dragStop(session);
  if (!what) return;
  event.preventDefault();
  if (what === 'type') {
    dropType(session, data.getData(typeFormat), { x: event.clientX, y: event.clientY });
    session.view?.focus();
  } else {
    for (const file of data.files) void readFile(file).then((detail) => session.send('file', detail));
  }
}

export async function readFile(file: File): Promise<{ name: string; text?: string; error?: string }> {
  const { name } = file;
  if (file.size > largest) return { name, error: `${name} is larger than 5 MB.` };
  if (!/json$/i.test(file.type) && !/\.json$/i.test(name)) return { name, error: `${name} is not a JSON file.` };
  try {
    return { name, text: await file.text() };
  } catch {
    return { name, error: `${name} cannot be read.` };
  }
}
