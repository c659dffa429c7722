import { describe, expect, it } from 'vitest';
import { score, searchPalette } from '../src/canvas/fuzzy';
import { palette } from '../dev/samples';

const found = (query: string) => searchPalette(palette, query).map((entry) => entry.type.id);

describe('the quick-add search', () => {
  it('shows everything in palette order while nothing is typed', () => {
    expect(found('')).toEqual(palette.groups.flatMap((group) => group.types).map((type) => type.id));
  });

  it('prefers the beginning of a name', () => {
    expect(found('conv')[0]).toBe('conv2d');
    expect(found('Add')[0]).toBe('add');
  });

  it('finds initials', () => {
    expect(found('bn')[0]).toBe('batch_norm2d');
    expect(found('mp')[0]).toBe('max_pool2d');
  });

  it('finds keywords and groups', () => {
    expect(found('relu')[0]).toBe('activation');
    expect(found('dense')).toContain('linear');
    expect(found('merging')).toEqual(expect.arrayContaining(['add', 'concat']));
  });

  it('finds nothing for letters that no name has in order', () => {
    expect(found('zzz')).toEqual([]);
    expect(score('ba', 'ab')).toBeNull();
  });

  it('keeps to what fits', () => {
    expect(searchPalette(palette, '', (type) => type.inputs < 0).map((entry) => entry.type.id)).toEqual([
      'add',
      'concat',
    ]);
  });
});
