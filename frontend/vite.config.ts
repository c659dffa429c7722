import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const entries: Record<string, { entry: string; name: string }> = {
  canvas: { entry: 'src/canvas/element.tsx', name: 'architecture-canvas' },
  chart: { entry: 'src/chart/element.ts', name: 'net-chart' },
};

// One build per element: with both entries in one build the bundler would split their shared code into a third file.
export default defineConfig(({ mode, command }) => {
  const target = entries[mode];
  return {
    plugins: [react()],
    root: command === 'serve' && mode === 'development' ? 'dev' : undefined,
    define: target ? { 'process.env.NODE_ENV': '"production"' } : undefined,
    build: target && {
      target: 'es2022',
      outDir: 'dist',
      emptyOutDir: false,
      chunkSizeWarningLimit: 3000,
      // Library builds keep their white space otherwise.
      rolldownOptions: { output: { minify: true } },
      lib: { entry: target.entry, formats: ['es' as const], fileName: () => `${target.name}.js` },
    },
    test: { environment: 'jsdom', include: ['test/**/*.test.ts'], root: '.' },
  };
});
