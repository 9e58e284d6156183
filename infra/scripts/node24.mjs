// Runs `node24.mjs <script or bin> ...args` on Node 24: the running one if it is new enough, else the platform package that `npm ci` brought.
// npm 10 does not link the package's binary into node_modules/.bin, so the path is taken from the package itself.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function findNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
  if (existsSync(path)) return path;
  console.error(
    `Rulewire runs on Node 24 and found ${process.version}. Run "npm ci", or on this platform (${process.platform} ${process.arch}) install Node 24 yourself.`,
  );
  process.exit(1);
}

const node = findNode24();
const [target, ...args] = process.argv.slice(2);
const bin = join(root, 'node_modules', '.bin');
const path = [dirname(node), bin, process.env.PATH].join(delimiter);
const linked = target && !target.includes('/') && !target.endsWith('.ts') ? join(bin, target) : target;
const result = spawnSync(node, [linked, ...args], {
  stdio: 'inherit',
  cwd: process.cwd(),
  env: { ...process.env, PATH: path },
});
if (result.error) throw result.error;
process.exit(result.status ?? 1);
