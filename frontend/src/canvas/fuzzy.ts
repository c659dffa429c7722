import type { Palette, PaletteType } from './protocol';

export interface Found {
  type: PaletteType;
  group: string;
  groupLabel: string;
}

/**
 * How well `query` fits `text`, or null when its letters do not all occur in order. Beginnings of words and runs
 * of letters count most, so that "bn" finds "Batch Norm" and "conv" puts "Conv2d" before "Inception convs".
 */
export function score(query: string, text: string): number | null {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  if (!wanted) return 0;
  const lower = text.toLowerCase();
  const whole = lower.indexOf(query.toLowerCase().trim());
  if (whole >= 0) return 100 - whole - (lower.length - wanted.length) / 10 + (startsWord(text, whole) ? 40 : 0);
  let total = 0;
  let at = -1;
  let run = 0;
  for (const letter of wanted) {
    const next = findNext(lower, text, letter, at + 1);
    if (next < 0) return null;
    run = next === at + 1 ? run + 1 : 0;
    total += 1 + run * 3 + (startsWord(text, next) ? 8 : 0) - (next - at - 1) * 0.2;
    at = next;
  }
  return total - lower.length / 20;
}

function findNext(lower: string, text: string, letter: string, from: number): number {
  const first = lower.indexOf(letter, from);
  if (first < 0 || first === from || startsWord(text, first)) return first;
  for (let i = first + 1; i < lower.length; i++) {
    if (lower[i] === letter && startsWord(text, i)) return i;
  }
  return first;
}

function startsWord(text: string, index: number): boolean {
  if (index === 0) return true;
  const [before, here] = [text[index - 1]!, text[index]!];
  return /[\s\-_/()]/.test(before) || (/[a-z]/.test(before) && /[A-Z0-9]/.test(here));
}

export function searchPalette(
  palette: Palette,
  query: string,
  fits: (type: PaletteType) => boolean = () => true,
): Found[] {
  const ranked: { found: Found; rank: number }[] = [];
  for (const group of palette.groups) {
    for (const type of group.types) {
      if (!fits(type)) continue;
      const rank = best(query, type, group.label);
      if (rank !== null) ranked.push({ found: { type, group: group.id, groupLabel: group.label }, rank });
    }
  }
  if (query.trim()) ranked.sort((a, b) => b.rank - a.rank);
  return ranked.map((entry) => entry.found);
}

function best(query: string, type: PaletteType, group: string): number | null {
  const asWords = (text: string, factor: number): number | null => {
    // Keywords and groups must match as a word's beginning: scattered letters in a long list would match anything.
    const at = text
      .toLowerCase()
      .split(/[\s,]+/)
      .some((word) => word.startsWith(query.trim().toLowerCase()));
    return at && query.trim() ? 60 * factor : null;
  };
  const ranks = [score(query, type.label), score(query, type.id), asWords(type.keywords ?? '', 1), asWords(group, 0.5)];
  const known = ranks.filter((rank) => rank !== null);
  return known.length ? Math.max(...known) : null;
}
