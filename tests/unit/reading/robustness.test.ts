import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amendmentsOf } from '../../../shared/domain/amendments/amendments.ts';
import { codifiedLists } from '../../../shared/domain/diff/ecfr-list.ts';
import type { DocumentMetadata, TextFormat } from '../../../shared/domain/document.ts';
import { documentHeader, issueDocuments } from '../../../shared/domain/reading/document-header.ts';
import { statedFacts } from '../../../shared/domain/reading/facts.ts';
import { readDocument } from '../../../shared/domain/reading/read-document.ts';
import { renderEcfr } from '../diff/edit-list.ts';
import { mutations } from './mutations.ts';

/** `MUTATIONS=10000 npx vitest run tests/unit/reading/robustness.test.ts` is the full run; it takes some minutes. */
const RUNS = Number(process.env['MUTATIONS'] ?? 150);
const LIMIT_MS = 1_000;
const metadata: DocumentMetadata = {
  title: '',
  url: '',
  type: 'Rule',
  stage: 'filed',
  publisher: '',
  agencies: [],
};

const recorded = (file: string) =>
  readFileSync(new URL(`../../recorded/reading/${file}`, import.meta.url), 'utf8');
const listed = renderEcfr(
  Array.from({ length: 30 }, (_, at) => ({
    name: `Example ${at} Co., Ltd.`,
    aliases: [`E${at}`, `Ex ${at}`],
    country: at < 15 ? 'China' : 'Malta',
    address: `${at} Road, City`,
    federal_register: '84 FR 1, 1/1/19',
    notes: 'For all items',
  })),
);

/** Everything that is read from a document; offsets must lie in the original. */
function readAll(format: TextFormat, text: string): void {
  const doc = readDocument(format, text);
  for (const section of doc.sections) {
    expect(section.offsets.length).toBe(section.text.length + 1);
    for (const offset of section.offsets)
      if (offset > text.length) throw new Error(`offset ${offset} of ${text.length}`);
  }
  for (const { span } of amendmentsOf(doc, metadata).amendments)
    expect(span.end).toBeLessThanOrEqual(text.length);
  statedFacts(doc, metadata);
  documentHeader(format, text);
}

const PARSERS: readonly (readonly [string, string, (text: string) => void])[] = [
  ['fr-xml', recorded('mixed-rule.xml'), (text) => readAll('fr-xml', text)],
  ['fr-text', recorded('stay-2025.txt'), (text) => readAll('fr-text', text)],
  ['pi-text', recorded('listing-2019.pi.txt'), (text) => readAll('pi-text', text)],
  ['pi-text without columns', recorded('listing-2019-blocks.pi.txt'), (text) => readAll('pi-text', text)],
  ['article-text', recorded('report-2019.article.txt'), (text) => readAll('article-text', text)],
  [
    'fr-issue',
    `<FEDREG><VOL>84</VOL>${recorded('mixed-rule.xml')}${recorded('licence-extension-2019.xml')}</FEDREG>`,
    issueDocuments,
  ],
  ['ecfr-xml', listed, codifiedLists],
];

describe(`${RUNS} mutated inputs for each parser`, () => {
  it.each(PARSERS)(
    '%s neither fails nor hangs',
    (name, text, parse) => {
      let slowest = 0;
      fc.assert(
        fc.property(mutations, (mutate) => {
          const input = mutate(text);
          const started = process.cpuUsage();
          parse(input);
          const { user, system } = process.cpuUsage(started);
          slowest = Math.max(slowest, (user + system) / 1_000);
        }),
        { numRuns: RUNS },
      );
      if (RUNS >= 10_000) console.log(`${name}: slowest of ${RUNS} took ${slowest.toFixed(0)} ms of CPU`);
      // CPU time: what other processes of the machine take is no hang of ours.
      expect(slowest).toBeLessThan(LIMIT_MS);
    },
    600_000,
  );
});
