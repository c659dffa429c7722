/** Viridis at nine stops: rises evenly in lightness, so it also reads in grey and with colour-blind eyes. */
const stops: readonly [number, number, number][] = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
];

export const scaleCss = `linear-gradient(to right, ${stops.map((c) => `rgb(${c.join(' ')})`).join(', ')})`;

export function scaleStops(): string[] {
  return stops.map(([r, g, b]) => `rgb(${r}, ${g}, ${b})`);
}

/** The colour at `t` in 0…1 and the text colour, black or white, that contrasts more with it. */
export function scaleColour(t: number): { background: string; text: string } {
  const at = Math.min(1, Math.max(0, t)) * (stops.length - 1);
  const low = Math.min(stops.length - 2, Math.floor(at));
  const [a, b] = [stops[low]!, stops[low + 1]!];
  const rgb = a.map((channel, i) => Math.round(channel + (b[i]! - channel) * (at - low))) as [number, number, number];
  return { background: `rgb(${rgb.join(', ')})`, text: luminance(rgb) > 0.179 ? '#000000' : '#ffffff' };
}

export function luminance(rgb: readonly [number, number, number]): number {
  const [r, g, b] = rgb.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
