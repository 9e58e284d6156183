import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout, hookTimeout: testTimeout },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', 20_000),
      project('contract', 60_000),
      project('pipeline', 120_000),
      project('infra', 120_000),
      project('web', 60_000),
    ],
  },
});
