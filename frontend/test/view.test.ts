import { describe, expect, it } from 'vitest';
import { shownWhole } from '../src/canvas/view';

const room = { width: 640, height: 570 };

describe('what a drawing begins with', () => {
  it('shows a module with branches whole in a preview, and readable where it is edited', () => {
    const inception = { width: 820, height: 1100 };
    expect(shownWhole(inception, room, true)).toBe(true);
    expect(shownWhole(inception, room, false)).toBe(false);
  });

  it('begins a deep chain at the top, where its names can be read', () => {
    expect(shownWhole({ width: 188, height: 1200 }, room, true)).toBe(false);
  });

  it('shows what fits at a readable size whole everywhere', () => {
    expect(shownWhole({ width: 400, height: 700 }, room, true)).toBe(true);
    expect(shownWhole({ width: 400, height: 700 }, room, false)).toBe(true);
  });
});
