const units = ['', 'K', 'M', 'G', 'T', 'P'];

/** 9408 → "9.4 K", 25557032 → "25.6 M"; whole numbers below a thousand stay as they are. */
export function humanCount(value: number): string {
  return scaled(value, 1000, units);
}

/** 3211264 → "3.1 MiB". */
export function humanBytes(value: number): string {
  return scaled(value, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']);
}

function scaled(value: number, base: number, names: string[]): string {
  let size = Math.abs(value);
  let unit = 0;
  while (unit < names.length - 1 && rounded(size) >= base) {
    size /= base;
    unit++;
  }
  const digits =
    unit === 0 ? (Number.isInteger(size) ? size.toString() : trimmed(size, 2)) : trimmed(size, size < 100 ? 1 : 0);
  return `${value < 0 ? '−' : ''}${digits}${names[unit] ? ` ${names[unit]}` : ''}`;
}

// 999 960 must become "1 M", never "1000 K".
function rounded(size: number): number {
  return size < 100 ? Math.round(size * 10) / 10 : Math.round(size);
}

function trimmed(value: number, places: number): string {
  return value
    .toFixed(places)
    .replace(/\.0+$/, '')
    .replace(/(\.\d*[1-9])0+$/, '$1');
}

/** A short number for axes and tooltips: four significant digits, no trailing zeros. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) return value.toExponential(2).replace(/\.?0+e/, 'e');
  return String(Number(value.toPrecision(4)));
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
