import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Point } from './protocol';

interface Props {
  at: Point;
  className: string;
  onClose?: () => void;
  role?: string;
  children: ReactNode;
}

/** A box at a client point, kept inside the canvas; a press outside closes it. */
export function Floating({ at, className, onClose, role, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Point | null>(null);

  useLayoutEffect(() => {
    const root = box.current?.parentElement?.getBoundingClientRect();
    const own = box.current;
    if (!root || !own) return;
    const margin = 8;
    setPlace({
      x: Math.max(margin, Math.min(at.x - root.x, root.width - own.offsetWidth - margin)),
      y: Math.max(margin, Math.min(at.y - root.y, root.height - own.offsetHeight - margin)),
    });
  }, [at.x, at.y]);

  return (
    <>
      {onClose && <div className="outside" onPointerDown={onClose} onContextMenu={(event) => event.preventDefault()} />}
      <div
        ref={box}
        role={role}
        className={`floating ${className}`}
        style={place ? { left: place.x, top: place.y } : { left: 0, top: 0, opacity: 0 }}
      >
        {children}
      </div>
    </>
  );
}
