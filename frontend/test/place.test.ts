import { describe, expect, it } from 'vitest';
import { graphOf, overlaps } from '../src/canvas/model';
import { fitIn, freeSpot, onEdge } from '../src/canvas/place';
import { boxes, diamond, edge, node, state } from './drawings';

const size = { width: 208, height: 80 };

describe('a place for a new node', () => {
  it('is the wanted one, on the grid, when that is free', () => {
    expect(freeSpot(new Map(), size, { x: 13, y: 40 })).toEqual({ x: 16, y: 48 });
  });

  it('covers no other node', () => {
    const places = boxes(diamond());
    const at = freeSpot(places, size, { x: 0, y: 160 });
    for (const box of places.values()) expect(overlaps({ ...at, ...size }, box)).toBe(false);
  });

  it('on an edge pushes down what follows when there is too little room', () => {
    const chain = state(
      1,
      [node('a'), node('b', { y: 128 }), node('c', { y: 256 }), node('aside', { x: 600, y: 128 })],
      [edge('a', 'b'), edge('b', 'c')],
    );
    const { at, moves } = onEdge(graphOf(chain), boxes(chain), edge('a', 'b'), size);
    expect(at).toEqual({ x: 0, y: 128 });
    expect(moves).toEqual({ b: [0, 256], c: [0, 384] });
  });

  it('on a long edge moves nothing', () => {
    const chain = state(1, [node('a'), node('b', { y: 480 })], [edge('a', 'b')]);
    expect(onEdge(graphOf(chain), boxes(chain), edge('a', 'b'), size).moves).toEqual({});
  });
});

describe('freshly laid out nodes', () => {
  it('go between what feeds them and what they feed', () => {
    const opened = state(
      1,
      [node('a'), node('x', { placed: false }), node('y', { placed: false }), node('b', { y: 128 })],
      [edge('a', 'x'), edge('x', 'y'), edge('y', 'b')],
    );
    const standing = new Map([...boxes(opened)].filter(([id]) => id === 'a' || id === 'b'));
    const inner = new Map([
      ['x', { x: 0, y: 0, ...size }],
      ['y', { x: 0, y: 128, ...size }],
    ]);
    expect(fitIn(graphOf(opened), standing, inner)).toEqual({ x: [0, 128], y: [0, 256], b: [0, 384] });
  });

  it('go below everything when they are not connected', () => {
    const more = state(1, [node('a'), node('x', { placed: false })]);
    const positions = fitIn(
      graphOf(more),
      new Map([['a', { x: 0, y: 0, ...size }]]),
      new Map([['x', { x: 0, y: 0, ...size }]]),
    );
    expect(positions).toEqual({ x: [0, 128] });
  });
});
