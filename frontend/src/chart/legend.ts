import type { LegendComponentOption } from 'echarts/components';
import type { Look } from './look';
import type { Chart } from './protocol';

const ROW = 24;
const MOST_ROWS = 4;
const GAP = 10;
const LETTER = 6.4;

/** Letters of a name. */
const LONGEST = 60;

/** Names that fit into a few rows are all shown; more of them are paged through. One name alone needs no legend. */
export function legendFor(
  names: string[],
  chart: Chart,
  look: Look,
  width: number,
): { shown: LegendComponentOption | undefined; height: number } {
  if (names.length < 2) return { shown: undefined, height: 0 };
  const icon = chart.kind === 'line' ? 24 : 14;
  const short = shortened(names);
  const rows = rowsOf(short, icon, width - 8);
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
      formatter: (name) => short[names.indexOf(name)] ?? name,
      tooltip: { show: short.some((name, i) => name !== names[i]) },
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

/** Without the parts that all begin with, `Mini ResNet · `, and cut where they are long, as long as they stay different. */
export function shortened(names: readonly string[]): readonly string[] {
  const parts = names.map((name) => name.split(' · '));
  const first = parts[0] ?? [];
  let same = 0;
  while (parts.every((own) => own.length > same + 1 && own[same] === first[same])) same++;
  const rest = parts.map((own) => own.slice(same).join(' · '));
  const cut = rest.map((name) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name));
  return new Set(cut).size === new Set(names).size ? cut : rest;
}
