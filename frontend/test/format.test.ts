import { describe, expect, it } from 'vitest';
import { humanBytes, humanCount, plural, shortNumber } from '../src/shared/format';
import { luminance, scaleColour } from '../src/shared/scale';
import { heatScale } from '../src/canvas/heat';
import { node } from './drawings';

describe('numbers for people', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [9408, '9.4 K'],
    [999_960, '1 M'],
    [25_557_032, '25.6 M'],
    [138_357_544, '138 M'],
    [11_500_000_000, '11.5 G'],
  ])('writes %d as %s', (value, text) => expect(humanCount(value)).toBe(text));
  it.each([
    [512, '512 B'],
    [3_211_264, '3.1 MiB'],
    [1_073_741_824, '1 GiB'],
  ])('writes %d bytes as %s', (value, text) => {
    expect(humanBytes(value)).toBe(text);
  });
  it.each([
    [0.123456, '0.1235'],
    [1e-5, '1e-5'],
    [12_345_678, '1.23e+7'],
    [0, '0'],
  ])('shortens %d to %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });
  it('counts nouns', () => {
    expect([plural(1, 'node'), plural(2, 'node')]).toEqual(['1 node', '2 nodes']);
  });
});

describe('the heat scale', () => {
  it('spreads counts by their logarithm', () => {
    const scale = heatScale('parameters', [node('a', { parameters: 10 }), node('b', { parameters: 1000 })])!;
    expect(scale.at(node('c', { parameters: 100 }))).toBeCloseTo(0.5);
  });

  it('spreads receptive fields evenly', () => {
    const scale = heatScale('receptiveField', [node('a', { receptiveField: 1 }), node('b', { receptiveField: 101 })])!;
    expect(scale.at(node('c', { receptiveField: 51 }))).toBeCloseTo(0.5);
  });

  it('leaves nodes without the number alone', () => {
    const scale = heatScale('macs', [node('a', { macs: 5 })])!;
    expect([
      scale.at(node('b', { macs: null })),
      scale.at(node('c', { macs: 0 })),
      scale.at(node('a', { macs: 5 })),
    ]).toEqual([null, null, 0.5]);
    expect(heatScale('none', [])).toBeNull();
  });

  it('rises in lightness and keeps its text readable', () => {
    let before = -1;
    for (let t = 0; t <= 1; t += 0.05) {
      const { background, text } = scaleColour(t);
      const light = luminance(background.match(/\d+/g)!.map(Number) as [number, number, number]);
      expect(light).toBeGreaterThanOrEqual(before);
      const contrast = text === '#000000' ? (light + 0.05) / 0.05 : 1.05 / (light + 0.05);
      expect(contrast).toBeGreaterThan(4.5);
      before = light;
    }
  });
});
