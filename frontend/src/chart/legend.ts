import type { LegendComponentOption } from 'echarts/components';
import type { Look } from './look';
import type { Chart } from './protocol';

const ROW = 24;
const MOST_ROWS = 3;
const GAP = 10;
const LETTER = 6.4;

/** Names that fit into a few rows are all shown; more of them are paged through. One name alone needs no legend. */
export function legendFor(
  names: string[],
  chart: Chart,
  look: Look,
  width: number,
): { shown: LegendComponentOption | undefined; height: number } {
  if (names.length < 2) return { shown: undefined, height: 0 };
  const icon = chart.kind === 'line' ? 24 : 14;
  const rows = rowsOf(names, icon, width - 8);
  const scrolls = rows > MOST_ROWS;
  return {
    shown: {
      type: scrolls ? 'scroll' : 'plain',
      top: chart.title ? 22 : 2,
      left: 4,
      right: 4,
      itemWidth: icon,
      itemHeight: 14,
      itemGap: GAP,
      itemStyle: chart.kind === 'line' ? { opacity: 0 } : {},
      textStyle: { color: look.ink, fontSize: 12, lineHeight: 14 },
      pageTextStyle: { color: look.muted },
      pageIconColor: look.ink,
      data: names,
    },
    height: scrolls ? ROW : rows * ROW,
  };
}

/** How many rows the names take, set one after another as text runs; the widths of letters are estimated. */
export function rowsOf(names: readonly string[], icon: number, width: number): number {
  let [rows, left] = [1, width];
  for (const name of names) {
    const needed = icon + 5 + name.length * LETTER + GAP;
    if (needed > left && left < width) [rows, left] = [rows + 1, width];
    left -= needed;
  }
  return rows;
}
