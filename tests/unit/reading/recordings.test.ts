import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../harness/recordings/examine.ts';
import {
  factsAreThere,
  loadFacts,
  loadListedParties,
  WHERE_FACTS_ARE,
} from '../../harness/recordings/facts.ts';
import { measureRecordings } from '../../harness/recordings/measure.ts';

/** Wordings of each document and format here; `npm run bench -- recordings` reads a dozen. */
const WORDINGS = 6;

describe('recordings made from the facts of real documents', () => {
  it('give back what each document is, does, dates and counts; what only shares words raises nothing', (context) => {
    if (!factsAreThere()) {
      console.log(`skipped: ${WHERE_FACTS_ARE} are absent (set RULEWIRE_DATA)`);
      context.skip();
    }
    const found = measureRecordings(loadFacts(), loadListedParties(), WORDINGS);
    const share = ({ right, all }: { right: number; all: number }) => `${right}/${all}`;
    console.log(
      [
        `${found.documents} documents, ${found.renderings} renderings: kind ${share(found.of('kind'))}, dates ${share(found.of('dates'))}, counts ${share(found.of('counts'))}, decoys quiet ${share(found.of('quiet'))}, parties told with their kind ${share(found.parties)}`,
        ...found.table,
        ...found.wrong.filter((line) => !line.includes(' parties: ')).slice(0, 20),
      ].join('\n'),
    );
    for (const field of FIELDS.filter((each) => each !== 'parties')) {
      const { right, all } = found.of(field);
      expect(right, field).toBe(all);
    }
    // Two parties of one name but for its legal form are left to a person: they are told, but not as sure.
    expect(found.parties.right / found.parties.all).toBeGreaterThan(0.97);
  }, 120_000);
});
