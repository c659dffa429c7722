import { describe, expect, it } from 'vitest';
import { graphOf } from '../src/canvas/model';
import { firstNode, nearestTowards, step } from '../src/canvas/navigate';
import { boxes, diamond, node } from './drawings';

const drawing = diamond();
drawing.nodes.push(node('loose', { x: 640, y: 160 }));
const graph = graphOf(drawing);
const places = boxes(drawing);

describe('arrow keys', () => {
  it('go down along edges, to the nearest in x', () => {
    expect(step(graph, places, 'a', 'down')).toBe('add');
    expect(['a', 'b']).toContain(step(graph, places, 'input', 'down'));
  });

  it('go up along edges', () => {
    expect(step(graph, places, 'b', 'up')).toBe('input');
  });

  it('go sideways between siblings', () => {
    expect(step(graph, places, 'a', 'right')).toBe('b');
    expect(step(graph, places, 'b', 'left')).toBe('a');
  });

  it('reach an unconnected node by its place', () => {
    expect(step(graph, places, 'b', 'right')).toBe('loose');
    expect(step(graph, places, 'loose', 'left')).toBe('b');
  });

  it('stay where there is nothing further', () => {
    expect(step(graph, places, 'input', 'up')).toBeNull();
    expect(nearestTowards(places, 'add', 'down')).toBeNull();
  });

  it('begin at the input', () => {
    expect(firstNode(graph, places)).toBe('input');
    expect(firstNode(graphOf({ version: 1, nodes: [], edges: [] }), new Map())).toBeNull();
  });
});
