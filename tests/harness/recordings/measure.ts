import { directoryOf, type Subjects } from './directory-of.ts';
import { examine, FIELDS, type Field, FORMATS, type Format } from './examine.ts';
import type { DocumentFacts, ListedParty } from './facts.ts';
import { tell } from './tell.ts';
import type { Recorded } from './told.ts';

interface Tally {
  right: number;
  all: number;
}

/** What was read right of all recordings, by field and format, and everything that was not. */
export interface Measured {
  readonly documents: number;
  readonly renderings: number;
  readonly of: (field: Field, format?: Format) => Tally;
  readonly parties: Tally;
  readonly wrong: readonly string[];
  /** Lines of a table: fields by formats. */
  readonly table: readonly string[];
}

/** Renders each document in each format in several wordings and has the product read them all. */
export function measureRecordings(
  facts: readonly DocumentFacts[],
  known: ReadonlyMap<string, ListedParty>,
  seeds: number,
): Measured {
  const recordings = Array.from({ length: seeds }, (_, seed) =>
    facts.map((each) => ({ seed, recorded: tell(each, seed, known) })),
  ).flat();
  const subjects = directoryOf(recordings.map(({ recorded }) => recorded));
  const tallies = new Map<string, Tally>();
  const parties = { right: 0, all: 0 };
  const wrong: string[] = [];
  for (const { seed, recorded } of recordings)
    for (const format of FORMATS) examineOne(recorded, format, seed, subjects, { tallies, parties, wrong });
  const of = (field: Field, format?: Format) => {
    const found = FORMATS.filter((each) => format === undefined || each === format);
    const own = found.map((each) => tallies.get(`${field} ${each}`) ?? { right: 0, all: 0 });
    return own.reduce((sum, { right, all }) => ({ right: sum.right + right, all: sum.all + all }), {
      right: 0,
      all: 0,
    });
  };
  return {
    documents: facts.length,
    renderings: recordings.length * FORMATS.length,
    of,
    parties,
    wrong,
    table: tableOf(of),
  };
}

interface Sums {
  readonly tallies: Map<string, Tally>;
  readonly parties: Tally;
  readonly wrong: string[];
}

function examineOne(recorded: Recorded, format: Format, seed: number, subjects: Subjects, sums: Sums): void {
  const verdict = examine(recorded, format, seed, subjects);
  if (verdict.missed !== undefined) {
    sums.parties.all += recorded.expected.parties.size;
    sums.parties.right += recorded.expected.parties.size - verdict.missed;
  }
  for (const field of FIELDS) {
    const found = verdict[field];
    if (found === undefined) continue;
    const key = `${field} ${format}`;
    const tally = sums.tallies.get(key) ?? { right: 0, all: 0 };
    sums.tallies.set(key, { right: tally.right + (found === true ? 1 : 0), all: tally.all + 1 });
    if (found !== true)
      sums.wrong.push(`${recorded.told.number} wording ${seed} ${format} ${field}: ${found}`);
  }
}

function tableOf(of: Measured['of']): readonly string[] {
  const cell = (field: Field, format: Format) => {
    const { right, all } = of(field, format);
    return (all === 0 ? '-' : `${right}/${all}`).padStart(10);
  };
  return [
    `${''.padEnd(10)}${FORMATS.map((format) => format.padStart(10)).join('')}`,
    ...FIELDS.map((field) => `${field.padEnd(10)}${FORMATS.map((format) => cell(field, format)).join('')}`),
  ];
}
