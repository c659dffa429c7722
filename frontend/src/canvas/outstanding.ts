import type { ArchitectureState, Point } from './protocol';

/**
 * Edits that Java has not answered. It times the answer, and keeps moved nodes where the user put them until a state
 * says the same, so that a state already under way does not throw them back for a moment.
 */
export class Outstanding {
  /** After so many milliseconds Java's word counts, whatever it is. */
  static readonly patience = 1500;
  private edits: number[] = [];
  private readonly moves = new Map<string, { at: Point; since: number }>();
  private readonly kept = new Map<string, Point>();

  constructor(private readonly now: () => number) {}

  /** `timed` is false for what nobody did by hand. */
  sent(moves: readonly (readonly [string, readonly [number, number]])[], timed = true): number {
    const since = this.now();
    if (timed) this.edits.push(since);
    for (const [id, [x, y]] of moves) this.moves.set(id, { at: { x, y }, since });
    return since;
  }

  /** Positions that are never reported, for drawings that may only be looked at. */
  keep(positions: Record<string, [number, number]>): void {
    for (const [id, [x, y]] of Object.entries(positions)) this.kept.set(id, { x, y });
  }

  /** When the edit was sent that this state answers: the oldest, or those up to `answers` when Java says so. */
  answer(state: ArchitectureState): number | null {
    const limit = state.answers ?? Infinity;
    const answered = this.edits.filter((sentAt) => sentAt <= limit);
    this.edits = this.edits.filter((sentAt) => sentAt > limit);
    for (const node of state.nodes) {
      const move = this.moves.get(node.id);
      const agrees = move && node.placed && node.x === move.at.x && node.y === move.at.y;
      const told = move && state.answers != null && move.since <= state.answers;
      if (agrees || told) this.moves.delete(node.id);
    }
    const since = this.now() - 5000;
    return answered.find((sentAt) => sentAt >= since) ?? null;
  }

  positions(): Map<string, Point> {
    const held = new Map(this.kept);
    const since = this.now() - Outstanding.patience;
    for (const [id, move] of this.moves) {
      if (move.since < since) this.moves.delete(id);
      else held.set(id, move.at);
    }
    return held;
  }
}
