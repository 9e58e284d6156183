import type { Choice } from './choice.ts';
import { countryHead } from './rows.ts';
import type { Row, Told } from './told.ts';

const PLACE: Readonly<Record<string, string>> = {
  'entity-list': 'Supplement No. 4 to part 744',
  'military-end-user-list': 'Supplement No. 7 to part 744',
};
const HEADING: Readonly<Record<string, string>> = {
  'entity-list': 'Supplement No. 4 to Part 744—Entity List',
  'military-end-user-list': "Supplement No. 7 to Part 744—'Military End-User' (MEU) List",
};

const quoted = (name: string) => `“${name.replaceAll(/["“”]/g, "'")}”`;

function objects(rows: readonly Row[]): string {
  const names = rows.map((row) => quoted(row.name));
  if (names.length === 1) return `an entry for ${names[0]}`;
  return `entries for ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const object = (rows: readonly Row[]) =>
  objects(rows)
    .replace(/^an entry/, 'the entry')
    .replace(/^entries/, 'the entries');

/** The amendatory instructions for one list, and the steps below it by country. */
function listInstructions(choice: Choice, rows: readonly Row[], number: number): readonly string[] {
  const list = rows[0]?.list ?? 'entity-list';
  const place = PLACE[list] ?? '';
  const byCountry = [...Map.groupBy(rows, (row) => row.country)];
  const style = choice.of(['under-first', 'verb-first'] as const);
  const opening = choice.of([
    `${number}. ${place} is amended:`,
    `${number}. ${place} is amended by:`,
    `${number}. ${place} is amended as follows:`,
    `${number}. Amend ${place.replace('Supplement No.', 'supplement no.')} by:`,
  ]);
  const steps = byCountry.map(([country, own], at) => {
    const label = `${String.fromCharCode(97 + (at % 26)).repeat(1 + Math.floor(at / 26))}.`;
    const of = (operation: Row['operation']) => own.filter((row) => row.operation === operation);
    const head = countryHead(country);
    const parts = [
      ...(of('added').length > 0
        ? [
            style === 'under-first'
              ? `by adding in alphabetical order ${objects(of('added'))}`
              : `Adding under ${head}, in alphabetical order, ${objects(of('added'))}`,
          ]
        : []),
      ...(of('revised').length > 0
        ? [
            style === 'under-first'
              ? `by revising ${object(of('revised'))}`
              : `Revising under ${head}, ${object(of('revised'))}`,
          ]
        : []),
      ...(of('removed').length > 0
        ? [
            style === 'under-first'
              ? `by removing ${object(of('removed'))}`
              : `Removing under ${head}, ${object(of('removed'))}`,
          ]
        : []),
    ];
    return `${label} ${style === 'under-first' ? `Under ${head}, ${parts.join('; and ')}` : parts.join('; ')}${at === byCountry.length - 1 ? '.' : ';'}`;
  });
  return [opening, ...steps, 'The additions and revisions read as follows:'];
}

/** Everything that a document instructs, list by list, with the rows that follow each. */
export function instructed(
  choice: Choice,
  told: Told,
): readonly { readonly steps: readonly string[]; readonly heading: string; readonly rows: readonly Row[] }[] {
  const lists = [...Map.groupBy(told.rows, (row) => row.list)];
  return [
    ...lists.map(([list, rows], at) => ({
      steps: listInstructions(choice, rows, at + 2),
      heading: HEADING[list] ?? '',
      rows,
    })),
    ...(told.instructions.length > 0 ? [{ steps: told.instructions, heading: '', rows: [] }] : []),
  ];
}
