import type { EChartsOption } from 'echarts';
import { scaleStops } from '../shared/scale';
import type { Chart } from './protocol';

export interface Look {
  font: string;
  ink: string;
  muted: string;
  line: string;
  surface: string;
  colours: string[];
  /** From low to high, each step visible on the surface. */
  scale: string[];
}

export const looks: Record<'light' | 'dark', Omit<Look, 'font'>> = {
  light: {
    ink: '#17202b',
    muted: '#5a6675',
    line: '#dde2e8',
    surface: '#ffffff',
    colours: [
      '#2f6fde',
      '#d97a06',
      '#0f9a8a',
      '#d0406c',
      '#8a4fd3',
      '#5d8a14',
      '#0b8fc4',
      '#a8672f',
      '#6a6fd8',
      '#6b7785',
    ],
    scale: scaleStops().slice(0, -1),
  },
  dark: {
    ink: '#e9eef5',
    muted: '#a3b0bf',
    line: '#3a4450',
    surface: '#222933',
    colours: [
      '#6f9dff',
      '#f2a541',
      '#3fc9b6',
      '#f2789b',
      '#b98cf5',
      '#a3cc52',
      '#54bdeb',
      '#d59a66',
      '#9ea2ff',
      '#9fabb9',
    ],
    scale: scaleStops().slice(2),
  },
};

export function common(chart: Chart, look: Look, width: number): EChartsOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    color: look.colours,
    textStyle: { color: look.ink, fontFamily: look.font },
    title: {
      text: chart.title ?? '',
      left: 4,
      top: 2,
      textStyle: { fontSize: 13, fontWeight: 600, color: look.ink, width: width - 8, overflow: 'truncate' },
    },
  };
}

export function tooltipLook(look: Look) {
  return {
    backgroundColor: look.surface,
    borderColor: look.line,
    textStyle: { color: look.ink, fontSize: 12 },
    confine: true,
    extraCssText: 'z-index: 20;',
  };
}
