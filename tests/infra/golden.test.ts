import { join } from 'node:path';
import { expect, it } from 'vitest';
import { flowPicture } from './flow-picture.ts';
import { type SynthesisedStack, synthesise } from './synthesised.ts';

const { data, app } = synthesise();
const golden = (file: string) => join(import.meta.dirname, '..', 'golden', 'infra', file);

/** How many of each type, then each resource: short enough that a reviewer reads the difference. */
function listOf(stack: SynthesisedStack): string {
  const counts = new Map<string, number>();
  for (const { type } of stack.resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  const byText = (a: string, b: string) => (a < b ? -1 : 1);
  const totals = [...counts].map(([type, count]) => `${String(count).padStart(4)} ${type}`);
  const lines = stack.resources.map(({ type, path }) => `${type}  ${path}`);
  return [...totals.sort((a, b) => byText(a.slice(5), b.slice(5))), '', ...lines.sort(byText), ''].join('\n');
}

it('the data stack holds what it held', () =>
  expect(listOf(data)).toMatchFileSnapshot(golden('data-resources.txt')));

it('the app stack holds what it held', () =>
  expect(listOf(app)).toMatchFileSnapshot(golden('app-resources.txt')));

it('queues and functions are joined as in the picture', () =>
  expect(
    `# Flow\n\nDrawn from the template by tests/infra/flow-picture.ts.\n\n${flowPicture(app)}`,
  ).toMatchFileSnapshot(golden('flow.md')));
