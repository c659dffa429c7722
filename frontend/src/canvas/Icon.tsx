const paths = {
  inside: 'M5 2h9v9M14 2 7 9M9 4H2v10h10V7',
  layout: 'M6 1h4v4H6zM1 11h4v4H1zM11 11h4v4h-4zM8 5v3M3 11V8h10v3',
  undo: 'M5 3 2 6l3 3M2 6h7a4 4 0 0 1 0 8H6',
  redo: 'm11 3 3 3-3 3M14 6H7a4 4 0 0 0 0 8h3',
  add: 'M8 2v12M2 8h12',
} as const;

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
