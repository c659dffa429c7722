import { Controls, ControlButton, Panel, ViewportPortal } from '@xyflow/react';
import { scaleCss } from '../shared/scale';
import { openQuickAdd } from './actions';
import { boxesOf } from './changes';
import { useCanvas, useParts } from './context';
import { Floating } from './Floating';
import { Icon } from './Icon';
import { looseRoute, svgPath } from './routing';

export function Tooltip() {
  const tip = useCanvas((canvas) => canvas.tip);
  if (!tip) return null;
  // Beside the pointer, never under it: under it, it would take the hover away.
  return (
    <Floating at={{ x: tip.at.x + 14, y: tip.at.y + 16 }} className={`tip ${tip.tone}`} role="tooltip">
      {tip.text}
    </Floating>
  );
}

export function Legend() {
  const scale = useCanvas((canvas) => canvas.scale);
  if (!scale) return null;
  return (
    <Panel position="top-right" className="legend">
      <div className="title">
        {scale.title}
        {scale.heat === 'receptiveField' ? '' : ' (log scale)'}
      </div>
      <div className="bar" style={{ background: scaleCss }} />
      <div className="ends">
        <span>{scale.format(scale.low)}</span>
        <span>{scale.format(scale.high)}</span>
      </div>
    </Panel>
  );
}

export function EmptyHint() {
  const empty = useCanvas((canvas) => canvas.state.version >= 0 && canvas.state.nodes.length === 0);
  if (!empty) return null;
  return (
    <div className="empty">
      <Icon name="layout" />
      <p>
        Drag a layer here, press <kbd>/</kbd> to add one, or open a starter.
      </p>
    </div>
  );
}

export function Tools() {
  const { session } = useParts();
  const readOnly = useCanvas((canvas) => Boolean(canvas.state.readOnly));
  const undo = (name: 'undo' | 'redo') => () => session.send('command', { name });
  return (
    <Controls showInteractive={false} showFitView onFitView={() => session.view?.fit()}>
      <ControlButton onClick={() => void session.arrange()} title="Arrange (l)" aria-label="Arrange">
        <Icon name="layout" />
      </ControlButton>
      {!readOnly && (
        <>
          <ControlButton onClick={undo('undo')} title="Undo (Ctrl Z)" aria-label="Undo">
            <Icon name="undo" />
          </ControlButton>
          <ControlButton onClick={undo('redo')} title="Redo (Ctrl Shift Z)" aria-label="Redo">
            <Icon name="redo" />
          </ControlButton>
          <ControlButton onClick={() => openQuickAdd(session)} title="Add a layer (/)" aria-label="Add a layer">
            <Icon name="add" />
          </ControlButton>
        </>
      )}
    </Controls>
  );
}

/** The edge a keyboard connection would draw. */
export function KeyboardLine() {
  const connecting = useCanvas((canvas) => canvas.connecting);
  const nodes = useCanvas((canvas) => canvas.nodes);
  if (!connecting?.keyboard || !connecting.hover) return null;
  const boxes = boxesOf(nodes);
  const [from, to] = [boxes.get(connecting.from), boxes.get(connecting.hover)];
  if (!from || !to) return null;
  const path = svgPath(
    looseRoute({ x: from.x + from.width / 2, y: from.y + from.height }, { x: to.x + to.width / 2, y: to.y }),
  );
  return (
    <ViewportPortal>
      <svg className="keyboard-line">
        <path d={path} />
      </svg>
    </ViewportPortal>
  );
}
