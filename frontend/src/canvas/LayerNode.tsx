import { Handle, type NodeProps, Position } from '@xyflow/react';
import { type CSSProperties, memo, type MouseEvent } from 'react';
import { humanCount } from '../shared/format';
import { openInside } from './actions';
import { type CanvasNode, domId } from './changes';
import { reasonAgainst } from './connect';
import { useCanvas, useParts } from './context';
import { Icon } from './Icon';
import { describe, portX } from './model';
import type { NodeState, Palette, Severity } from './protocol';

const groupColours = 10;

/** Groups are coloured by their place in the palette, so that the canvas needs to know none of them. */
function groupColour(palette: Palette, group: string): string {
  const index = palette.groups.findIndex((candidate) => candidate.id === group);
  return index < 0 ? 'var(--muted)' : `var(--group-${index % groupColours})`;
}

export const LayerNode = memo(function LayerNode({ data, width = 0 }: NodeProps<CanvasNode>) {
  const { state, ports, tint } = data;
  const { session } = useParts();
  const stripe = useCanvas((canvas) => groupColour(canvas.palette, state.group));
  const aim = useCanvas((canvas) => {
    const { connecting } = canvas;
    if (!connecting || connecting.from === state.id) return '';
    const legal = reasonAgainst(session, state.id) ? 'illegal' : 'legal';
    return connecting.hover === state.id ? `${legal} aimed` : legal;
  });
  const style = {
    '--stripe': stripe,
    ...(tint && { '--tint': tint.background, '--tint-text': tint.text }),
  } as CSSProperties;
  return (
    <div
      id={domId(state.id)}
      role="group"
      aria-roledescription="layer"
      aria-label={describe(state)}
      tabIndex={-1}
      style={style}
      className={`layer ${state.block ? 'block' : ''} ${tint ? 'tinted' : ''} ${state.severity ?? ''} ${aim}`}
    >
      {Array.from({ length: ports }, (_, port) => (
        <Handle
          key={port}
          id={`in-${port}`}
          type="target"
          position={Position.Top}
          isConnectableStart={false}
          className={state.inputs < 0 ? `port ${port === ports - 1 ? 'free' : ''}` : ''}
          style={{ left: portX(width, ports, port) }}
        >
          {state.inputs < 0 && <span>{port === ports - 1 ? '+' : port + 1}</span>}
        </Handle>
      ))}
      <div className="head">
        <strong title={state.id}>
          <bdi>{state.id}</bdi>
        </strong>
        <span className="label">{state.label}</span>
        {state.block && (
          <button
            type="button"
            tabIndex={-1}
            className="inside nodrag"
            title="Open inside (o)"
            aria-label={`Open ${state.id}`}
            onClick={() => openInside(session, state.id)}
          >
            <Icon name="inside" />
          </button>
        )}
      </div>
      {state.summary && (
        <div className="summary" title={state.summary}>
          {state.summary}
        </div>
      )}
      <div className="numbers">
        <span className={state.output ? 'shape' : 'shape unknown'}>{state.output ?? 'shape unknown'}</span>
        <span className="count">{tint ? tint.value : parametersOf(state)}</span>
      </div>
      {state.severity && <Badge severity={state.severity} problems={state.problems ?? []} />}
      {state.outputs !== 0 && <Handle id="out" type="source" position={Position.Bottom} style={{ left: width / 2 }} />}
    </div>
  );
});

function parametersOf(state: NodeState): string {
  return state.parameters ? humanCount(state.parameters) : '';
}

function Badge({ severity, problems }: { severity: Severity; problems: string[] }) {
  const { session } = useParts();
  const show = (event: MouseEvent) =>
    session.store.set({
      tip: { at: { x: event.clientX, y: event.clientY }, text: problems.join('\n'), tone: severity },
    });
  return (
    <div className="badge" onMouseEnter={show} onMouseLeave={() => session.store.set({ tip: null })}>
      {problems.length > 1 ? problems.length : severity === 'hint' ? 'i' : '!'}
    </div>
  );
}
