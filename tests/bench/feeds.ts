import { type FeedSource, loadCatalogue } from '../../shared/domain/sources/catalogue.ts';
import { readFeed } from '../../shared/domain/sources/feed.ts';
import { SOURCE_FILES } from '../../shared/sources/all.ts';
import { jsonFeed, SAMPLE_FEEDS } from '../harness/sample-feeds.ts';

/** The limit for a feed of 5,000 items. */
const LIMIT_MS = 200;
const COUNT = 5000;
const ROUNDS = 7;

const source = [...loadCatalogue(SOURCE_FILES).values()].find(
  (each): each is FeedSource => each.kind === 'rss',
);
if (source === undefined) throw new Error('no feed among the sources');

function median(run: () => number): { readonly ms: number; readonly items: number } {
  let items = 0;
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    items = run();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return { ms: times[ROUNDS >> 1] ?? 0, items };
}

/** Reads feeds of 5,000 items to the end: parsed, dated, named and hashed as the poller does. Exits 1 above the limit. */
function main(from: FeedSource): void {
  let slowest = 0;
  for (const [name, make] of [...Object.entries(SAMPLE_FEEDS), ['JSON Feed', jsonFeed] as const]) {
    const text = make(COUNT);
    const { ms, items } = median(() => readFeed(text, from, from.url).entries.length);
    slowest = Math.max(slowest, ms);
    console.log(
      `${name}: ${items} of ${COUNT} items of ${(text.length / 1e6).toFixed(1)} MB, ${ms.toFixed(0)} ms (median of ${ROUNDS})`,
    );
    if (items !== COUNT) process.exitCode = 1;
  }
  console.log(`slowest ${slowest.toFixed(0)} ms, limit ${LIMIT_MS} ms`);
  if (slowest > LIMIT_MS) process.exitCode = 1;
}

main(source);
