import type { EChartsOption } from 'echarts';
import { humanCount, shortNumber } from '../shared/format';
import { common, type Look, tooltipLook } from './look';
import type { Chart, Fact, TreeNode } from './protocol';
import { treeText } from './tooltips';

interface Tile {
  name: string;
  value: number;
  facts?: Fact[];
  itemStyle?: { color: string; borderColor?: string };
  children?: Tile[];
}

/** Areas in proportion to values; the first level has one colour each, what is inside shares it. */
export function treemapOptions(chart: Chart, look: Look, width: number): EChartsOption {
  const tree = chart.tree ?? [];
  const total = tree.reduce((sum, node) => sum + node.value, 0);
  const header = { show: true, height: 20, fontSize: 11, fontWeight: 600, color: '#ffffff', formatter: tileText(total) };
  const outlined = { borderColor: look.surface, borderWidth: 1, gapWidth: 1 };
  return {
    ...common(chart, look, width),
    tooltip: {
      ...tooltipLook(look),
      formatter: (params) => {
        const { name, value, data } = params as unknown as { name: string; value: number; data?: Tile };
        return treeText(name, sized(value, total), data?.facts);
      },
    },
    series: [
      {
        type: 'treemap',
        name: chart.title ?? 'treemap',
        top: chart.title ? 28 : 6,
        left: 6,
        right: 6,
        bottom: 6,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        visibleMin: 1,
        label: { show: true, fontSize: 11, color: '#ffffff', overflow: 'truncate', formatter: tileText(total) },
        itemStyle: outlined,
        levels: [
          { itemStyle: { ...outlined, borderWidth: 0, gapWidth: 3 }, upperLabel: { show: false } },
          { itemStyle: { ...outlined, borderWidth: 2 }, upperLabel: header },
          { itemStyle: outlined },
        ],
        data: tree.map((node, i) => branch(node, tileColours[i % tileColours.length]!)),
      },
    ],
  };
}

// Dark enough for white text in both themes.
const tileColours = ['#2c62bd', '#a35a00', '#0b766a', '#ac2f57', '#7340b3', '#496d10', '#08719b', '#86521f', '#565aae'];

/** A branch's border is what its name stands on. */
function branch(node: TreeNode, color: string): Tile {
  return { ...coloured(node, color), itemStyle: { color, borderColor: color } };
}

function coloured(node: TreeNode, color: string): Tile {
  return {
    name: node.name,
    value: node.value,
    facts: node.facts,
    itemStyle: { color },
    children: node.children?.map((child) => coloured(child, color)),
  };
}

function tileText(total: number) {
  return (params: { name: string; value: unknown }): string => `${params.name}  ${share(Number(params.value), total)}`;
}

function share(value: number, total: number): string {
  return total ? `${shortNumber(Number(((100 * value) / total).toPrecision(3)))} %` : '';
}

function sized(value: number, total: number): string {
  return `${humanCount(value)}, ${share(value, total)}`;
}
