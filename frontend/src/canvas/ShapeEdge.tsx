import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { CanvasEdge } from './changes';
import { useCanvas } from './context';
import { looseRoute, type Route, svgPath } from './routing';

export const ShapeEdge = memo(function ShapeEdge(props: EdgeProps<CanvasEdge>) {
  const { id, data, sourceX, sourceY, targetX, targetY, selected } = props;
  const dropped = useCanvas((canvas) => canvas.dropEdge === id);
  if (!data) return null;
  const prepared = currentRoute(data.route, props);
  const route = prepared ?? looseRoute({ x: sourceX, y: sourceY }, { x: targetX, y: targetY });
  const { shape, problem } = data.state;
  const label = prepared && data.label;
  return (
    <g className={`shape-edge ${problem ? 'wrong' : ''} ${dropped ? 'dropped' : ''} ${selected ? 'chosen' : ''}`}>
      <BaseEdge id={id} path={svgPath(route)} interactionWidth={18} />
      {shape && label && (
        <text x={label.x} y={label.y} className="shape-label">
          {shape}
        </text>
      )}
      {problem && !(shape && label) && <circle cx={route.at(-1)!.x} cy={route.at(-1)!.y - 14} r={5} className="flaw" />}
    </g>
  );
});

/** The prepared route, as long as neither end is being dragged away from it. */
function currentRoute(route: Route, at: EdgeProps<CanvasEdge>): Route | null {
  const [first, last] = [route[0], route.at(-1)];
  const near = (a: number, b: number) => Math.abs(a - b) < 9;
  return first &&
    last &&
    near(first.x, at.sourceX) &&
    near(first.y, at.sourceY) &&
    near(last.x, at.targetX) &&
    near(last.y, at.targetY)
    ? route
    : null;
}
