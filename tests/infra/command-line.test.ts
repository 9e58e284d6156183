import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const output = mkdtempSync(join(tmpdir(), 'rulewire-cli-'));
afterAll(() => rmSync(output, { recursive: true, force: true }));

/** The real command line on a machine without an account. Only the data stack, so that nothing is bundled. */
function cdk(...args: readonly string[]) {
  const launcher = join(ROOT, 'infra', 'scripts', 'node24.mjs');
  const done = spawnSync(process.execPath, [launcher, 'cdk', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, AWS_EC2_METADATA_DISABLED: 'true', CDK_DISABLE_CLI_TELEMETRY: 'true', CI: 'true' },
  });
  return { status: done.status, text: `${done.stdout}${done.stderr}` };
}

it('is the version that reads what the library writes (registry "latest" is a stray 3.0.0)', () => {
  expect(cdk('--version').text).toMatch(/^2\.11/m);
});

it('refuses to deploy without sender and postal address, with the sentence that says what to give', () => {
  const args = ['--exclusively', '--no-notices', '--output', output];
  const { status, text } = cdk('deploy', 'RulewireData', ...args);
  expect(status).toBe(1);
  expect(text).toContain('Rulewire cannot be deployed without a sender address');
  expect(text).toContain('-c senderEmail=alerts@example.org -c postalAddress=');
  expect(text).not.toMatch(/^\s+at /m);
});
