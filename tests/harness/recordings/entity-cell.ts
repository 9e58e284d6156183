import { inWords } from './choice.ts';
import { countryHead } from './rows.ts';
import type { Row, Told } from './told.ts';

/** The lines of an entity cell as the list prints it: name, aliases and members behind dashes, address. */
function entityLines({ name, aliases, members, membersCalled, address }: Row): readonly string[] {
  const items = (texts: readonly string[]) =>
    texts.map(
      (text, at) =>
        `—${text}${at === texts.length - 1 ? end(text) : at === texts.length - 2 ? '; and' : ';'}`,
    );
  if (aliases.length === 0 && members.length === 0) return [`${name}, ${address}`];
  const noun = aliases.length === 1 ? 'alias' : 'aliases';
  return [
    aliases.length === 0 ? `${name},` : `${name}, a.k.a., the following ${inWords(aliases.length)} ${noun}:`,
    ...items(aliases),
    ...(members.length === 0 ? [] : [`The following ${membersCalled}:`, ...items(members)]),
    address,
  ];
}

const end = (text: string) => (text.endsWith('.') ? '' : '.');

const LICENCE = 'For all items subject to the EAR (See § 744.11 of the EAR).';
export const HEADS = [
  'Country',
  'Entity',
  'License requirement',
  'License review policy',
  'Federal Register citation',
];

/** The cells of the rows that a table shows; a country is named once. */
export function tableCells(
  rows: readonly Row[],
  told: Told,
  citation: string,
): readonly (readonly (readonly string[])[])[] {
  const shown = rows.filter((row) => row.operation !== 'removed');
  return shown.map((row, at) => [
    [row.country === shown[at - 1]?.country ? '' : countryHead(row.country)],
    entityLines(row),
    [LICENCE],
    [`${told.policy}.`],
    [citation],
  ]);
}
