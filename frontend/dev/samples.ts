import type { EdgeRef, Palette } from '../src/canvas/protocol';

const type = (id: string, label: string, keywords: string, inputs = 1, outputs = 1, block = false) => ({
  id,
  label,
  keywords,
  inputs,
  outputs,
  block,
  help: `${label}: what the palette says about it, in a sentence.`,
});

export const palette: Palette = {
  groups: [
    {
      id: 'ends',
      label: 'Input and output',
      types: [type('input', 'Input', 'image', 0), type('output', 'Output', 'classes logits', 1, 0)],
    },
    { id: 'convolution', label: 'Convolution', types: [type('conv2d', 'Conv2d', 'convolution filter kernel')] },
    {
      id: 'linear',
      label: 'Linear',
      types: [type('linear', 'Linear', 'dense fully connected'), type('flatten', 'Flatten', 'reshape')],
    },
    {
      id: 'norm',
      label: 'Normalisation',
      types: [type('batch_norm2d', 'BatchNorm2d', 'bn batch'), type('layer_norm2d', 'LayerNorm2d', 'ln')],
    },
    { id: 'activation', label: 'Activation', types: [type('activation', 'Activation', 'relu gelu silu sigmoid')] },
    {
      id: 'pooling',
      label: 'Pooling',
      types: [
        type('max_pool2d', 'MaxPool2d', 'pool'),
        type('adaptive_avg_pool2d', 'AdaptiveAvgPool2d', 'global pool gap'),
      ],
    },
    {
      id: 'merge',
      label: 'Merging',
      types: [type('add', 'Add', 'sum residual', -1), type('concat', 'Concat', 'join dense', -1)],
    },
    {
      id: 'blocks',
      label: 'Blocks',
      types: [
        type('bottleneck', 'Residual bottleneck', 'resnet block', 1, 1, true),
        type('squeeze_excitation', 'Squeeze-and-excitation', 'se attention', 1, 1, true),
      ],
    },
  ],
  starters: [{ id: 'plain_cnn', label: 'Plain CNN' }],
};

export interface Sketch {
  nodes: { id: string; type: string; summary: string }[];
  edges: EdgeRef[];
}

const summaries: Record<string, string> = {
  input: '3×224×224',
  conv2d: '64, 3×3, padding 1',
  linear: '1000',
  activation: 'relu',
  max_pool2d: '3×3, stride 2',
  bottleneck: '256, stride 1',
  adaptive_avg_pool2d: '1×1',
  squeeze_excitation: 'reduction 16',
};
export const summaryOf = (kind: string) => summaries[kind] ?? '';

class Pen {
  readonly sketch: Sketch = { nodes: [], edges: [] };
  put(id: string, kind: string, ...from: string[]): string {
    this.sketch.nodes.push({ id, type: kind, summary: summaryOf(kind) });
    from.forEach((source, port) => this.sketch.edges.push({ from: source, to: id, port }));
    return id;
  }
}

function residual(blocks: number): Sketch {
  const pen = new Pen();
  let at = pen.put(
    'relu1',
    'activation',
    pen.put('bn1', 'batch_norm2d', pen.put('conv1', 'conv2d', pen.put('input', 'input'))),
  );
  at = pen.put('maxpool', 'max_pool2d', at);
  for (let i = 0; i < blocks; i++) {
    const name = (part: string) => `layer${1 + Math.floor(i / 3)}.${i % 3}.${part}`;
    let inner = at;
    for (const k of [1, 2, 3]) {
      inner = pen.put(name(`bn${k}`), 'batch_norm2d', pen.put(name(`conv${k}`), 'conv2d', inner));
      if (k < 3) inner = pen.put(name(`relu${k}`), 'activation', inner);
    }
    const shortcut = i % 3 === 0 ? pen.put(name('downsample'), 'conv2d', at) : at;
    at = pen.put(name('out'), 'activation', pen.put(name('add'), 'add', inner, shortcut));
  }
  pen.put(
    'output',
    'output',
    pen.put('fc', 'linear', pen.put('flatten', 'flatten', pen.put('avgpool', 'adaptive_avg_pool2d', at))),
  );
  return pen.sketch;
}

function dense(layers: number): Sketch {
  const pen = new Pen();
  let seen = [pen.put('input', 'input')];
  for (let i = 1; i <= layers; i++) {
    const joined = seen.length > 1 ? pen.put(`concat${i}`, 'concat', ...seen) : seen[0]!;
    seen.push(
      pen.put(`conv${i}`, 'conv2d', pen.put(`relu${i}`, 'activation', pen.put(`bn${i}`, 'batch_norm2d', joined))),
    );
    if (i % 8 === 0) seen = [pen.put(`pool${i}`, 'max_pool2d', pen.put(`transition${i}`, 'concat', ...seen))];
  }
  pen.put('output', 'output', seen.at(-1)!);
  return pen.sketch;
}

function small(): Sketch {
  const pen = new Pen();
  const stem = pen.put('stem', 'conv2d', pen.put('input', 'input'));
  const block = pen.put('block1', 'bottleneck', stem);
  const broken = pen.put('broken', 'conv2d', stem);
  const add = pen.put('add', 'add', block, broken);
  pen.put(
    'output',
    'output',
    pen.put(
      'fc',
      'linear',
      pen.put('gap', 'adaptive_avg_pool2d', pen.put('a_rather_long_layer_name', 'squeeze_excitation', add)),
    ),
  );
  pen.put('loose', 'activation');
  return pen.sketch;
}

export const samples: Record<string, () => Sketch> = {
  small,
  empty: () => ({ nodes: [], edges: [] }),
  resnet: () => residual(6),
  big: () => residual(50),
  dense: () => dense(16),
  'dense 500': () => dense(120),
};
