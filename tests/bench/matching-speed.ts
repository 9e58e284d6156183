import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Alias } from '../../shared/domain/company.ts';
import { changeIdOf, companyId } from '../../shared/domain/ids.ts';
import { analyzeDocument } from '../../shared/domain/matching/analyze-document.ts';
import { cleanText } from '../../shared/domain/matching/clean-text.ts';
import { buildIndex } from '../../shared/domain/matching/index-build.ts';
import { loadIndex } from '../../shared/domain/matching/match-index.ts';
import { tokenize } from '../../shared/domain/matching/tokens.ts';
import { realData } from '../harness/real-data.ts';
import { entityListCompanies } from './matching-data.ts';

/** Measures building, loading and searching indexes of growing size; real names first, then names made of their words. */
const SIZES = [5_000, 50_000, 500_000];

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function manyAliases(count: number, real: readonly Alias[]): Alias[] {
  const random = seeded(7);
  const words = [...new Set(real.flatMap((alias) => alias.text.split(/[\s,]+/)))].filter(
    (word) => word.length > 2,
  );
  const pick = () => words[Math.floor(random() * words.length)] ?? 'Nova';
  const made = real.slice(0, count);
  while (made.length < count) {
    const text = Array.from({ length: 2 + Math.floor(random() * 4) }, pick).join(' ');
    made.push({
      companyId: companyId(`made-${made.length}`),
      text: `${text} ${made.length % 9973}`,
      kind: 'legal',
      strength: 'strong',
    });
  }
  return made;
}

/** About 1 MB of a real issue without its markup, or of a made text where the issue is absent. */
function oneMegabyte(): string {
  const path = realData('fr-xml/FR-2024-02-12.xml.gz');
  const source = existsSync(path)
    ? gunzipSync(readFileSync(path))
        .toString('utf8')
        .replace(/<[^>]+>/g, ' ')
    : 'This rule adds an inspection, and applicants for a licence must file by the date given in the notice. '.repeat(
        11_000,
      );
  return source.slice(0, 1_000_000);
}

function time<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const started = performance.now();
  const value = work();
  return { ms: Math.round(performance.now() - started), value };
}

const real = (entityListCompanies() ?? []).flatMap((company) => company.aliases);
const text = oneMegabyte();
const offsets = Uint32Array.from({ length: text.length + 1 }, (_, i) => i);
const document = {
  sections: [{ role: 'body' as const, heading: '', text, offsets }],
  parserVersion: 'plain',
  doubts: [],
};
console.log(
  `text ${text.length} units: clean ${time(() => cleanText(text)).ms} ms, tokens ${time(() => tokenize(text)).ms} ms`,
);
for (const size of SIZES) {
  const aliases = manyAliases(size, real);
  const built = time(() => buildIndex(aliases));
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const loads = [1, 2, 3].map(() => time(() => loadIndex(built.value)));
  const memory = Math.round((process.memoryUsage().rss - before) / 2 ** 20);
  const index = loads[2]?.value ?? loadIndex(built.value);
  const runs = [1, 2, 3].map(
    () =>
      time(() =>
        analyzeDocument({
          change: { changeId: changeIdOf('bench'), trust: 'official' },
          metadata: { title: '', url: '', type: 'Rule', stage: 'published', publisher: '', agencies: [] },
          document,
          indexes: [index],
          companies: new Map(),
        }),
      ).ms,
  );
  console.log(
    `${size} aliases: build ${built.ms} ms, blob ${(built.value.length / 2 ** 20).toFixed(1)} MB, load ${loads.map((load) => load.ms).join(', ')} ms (+${memory} MB in three loads), 1 MB document ${runs.join(', ')} ms`,
  );
}
