import { boxesOf } from './changes';
import type { Tip } from './canvasState';
import { contains, edgeId, refOf } from './model';
import { type Direction, nearestTowards } from './navigate';
import type { EdgeRef, Edit, Point } from './protocol';
import type { CanvasSession } from './session';

export function startConnection(session: CanvasSession, from: string, keyboard: boolean): void {
  if (session.current.state.readOnly) return;
  const { graph, nodes } = session.current;
  if (graph.nodes.get(from)?.outputs === 0) {
    session.announce(`${from} has no output`);
    return;
  }
  session.store.set({ connecting: { from, reasons: null, warnings: {}, hover: null, keyboard }, popup: null, tip: null });
  session.send('probe', { from });
  if (keyboard) {
    const boxes = boxesOf(nodes);
    aim(
      session,
      nearestTowards(boxes, from, 'down') ??
        nearestTowards(boxes, from, 'right') ??
        nearestTowards(boxes, from, 'left'),
    );
    if (!session.current.connecting?.hover)
      session.announce(`Connecting from ${from}: choose a target with the arrow keys`);
  }
}

export function stopConnection(session: CanvasSession): void {
  if (session.current.connecting) session.store.set({ connecting: null, tip: null });
}

/** Why `to` cannot take the edge; null when it can, as far as is known. */
export function reasonAgainst(session: CanvasSession, to: string): string | null {
  const { connecting, graph } = session.current;
  if (!connecting) return null;
  if (to === connecting.from) return 'A layer cannot feed itself.';
  if (graph.nodes.get(to)?.inputs === 0) return `${to} takes no input.`;
  return connecting.reasons?.[to] ?? null;
}

/** What is to be said about an edge to `to`: why it cannot be, or what would have to be mended. */
function tipFor(session: CanvasSession, to: string, at: Point): Tip | null {
  const reason = reasonAgainst(session, to);
  if (reason) return { at, text: reason, tone: 'error' };
  const warning = session.current.connecting?.warnings[to];
  return warning ? { at, text: `${warning} It can be drawn and mended.`, tone: 'warning' } : null;
}

export function nodeUnder(session: CanvasSession, screen: Point, margin = 10): string | null {
  const flow = session.view?.toFlow(screen);
  if (!flow) return null;
  const nodes = session.current.nodes;
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!;
    if (contains({ ...node.position, width: node.width!, height: node.height! }, flow, margin)) return node.id;
  }
  return null;
}

/** The pointer moved while an edge hangs on it. */
export function trackConnection(session: CanvasSession, screen: Point): void {
  const connecting = session.current.connecting;
  if (!connecting || connecting.keyboard) return;
  const under = nodeUnder(session, screen);
  const hover = under === connecting.from ? null : under;
  session.store.set({
    connecting: hover === connecting.hover ? connecting : { ...connecting, hover },
    tip: hover ? tipFor(session, hover, screen) : null,
  });
}

/** Aims the keyboard connection at a node and tells what would happen. */
export function aim(session: CanvasSession, target: string | null): void {
  const connecting = session.current.connecting;
  if (!connecting || !target) return;
  session.store.set({ connecting: { ...connecting, hover: target } });
  session.view?.reveal([target]);
  tellAim(session);
}

export function tellAim(session: CanvasSession): void {
  const connecting = session.current.connecting;
  if (!connecting?.keyboard || !connecting.hover) return;
  const reason = reasonAgainst(session, connecting.hover);
  const fed = session.current.graph.outOf.get(connecting.from)?.some((edge) => edge.to === connecting.hover);
  const box = boxesOf(session.current.nodes).get(connecting.hover);
  const at = box && session.view?.toScreen({ x: box.x + box.width / 2, y: box.y + box.height });
  session.store.set({
    tip: at ? tipFor(session, connecting.hover, at) : null,
    said: fed
      ? `Target ${connecting.hover} is connected already: Delete removes the connection`
      : reason
        ? `Target ${connecting.hover}: not possible. ${reason}`
        : `Target ${connecting.hover}: Enter connects`,
  });
}

export function aimTowards(session: CanvasSession, direction: Direction): void {
  const connecting = session.current.connecting;
  if (!connecting) return;
  aim(session, nearestTowards(boxesOf(session.current.nodes), connecting.hover ?? connecting.from, direction));
}

export function connectTo(session: CanvasSession, from: string, to: string, port?: number, instead?: EdgeRef): boolean {
  const reason = reasonAgainst(session, to);
  if (reason) {
    session.announce(reason);
    return false;
  }
  const into = session.current.graph.into.get(to) ?? [];
  const taken = into.some((edge) => edge.port === port && !(instead && edgeId(edge) === edgeId(instead)));
  const merge = (session.current.graph.nodes.get(to)?.inputs ?? 0) < 0;
  if (into.some((edge) => edge.from === from && edge.port === port)) return false;
  const connect: Edit = { op: 'connect', from, to, ...(port === undefined || (merge && taken) ? {} : { port }) };
  session.edit(...(instead ? [{ op: 'disconnect' as const, ...instead }] : []), connect);
  return true;
}

/** Takes away every edge between two nodes: the keyboard's way, which cannot point at one. */
export function disconnect(session: CanvasSession, from: string, to: string): boolean {
  const edges = (session.current.graph.outOf.get(from) ?? []).filter((edge) => edge.to === to);
  session.edit(...edges.map((edge): Edit => ({ op: 'disconnect', ...refOf(edge) })));
  return edges.length > 0;
}
