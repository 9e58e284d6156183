import type { ChangeKind } from '../../../shared/domain/change.ts';
import { type Choice, seededChoice } from './choice.ts';
import type { DocumentFacts, ListedParty } from './facts.ts';
import { kindsOf, plotOf } from './plots.ts';
import type { Expected, Recorded, Told } from './told.ts';

/** What a plot makes of a document: sentences, rows, and what a reader must find in them. */
export type Plot = Pick<
  Told,
  'summary' | 'dates' | 'datesFiled' | 'background' | 'instructions' | 'rows' | 'policy'
> &
  Pick<Expected, 'counts' | 'countsDiffer'> & {
    readonly expectedDates: Expected['dates'];
    readonly expectedFiled: Expected['datesFiled'];
    readonly parties: ReadonlyMap<string, ChangeKind>;
    readonly action: string | undefined;
  };

export interface Telling {
  readonly facts: DocumentFacts;
  readonly choice: Choice;
  readonly known: ReadonlyMap<string, ListedParty>;
  readonly effectiveOn: string | undefined;
}

const AGENCIES: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  'Industry and Security Bureau (Commerce Department)': [
    ['DEPARTMENT OF COMMERCE', 'Bureau of Industry and Security'],
    ['Commerce Department', 'Industry and Security Bureau'],
  ],
  'Executive Office of the President': [[], ['Executive Office of the President']],
  'Animal and Plant Health Inspection Service': [
    ['DEPARTMENT OF AGRICULTURE', 'Animal and Plant Health Inspection Service'],
    ['Agriculture Department', 'Animal and Plant Health Inspection Service'],
  ],
  'Transportation Department': [['DEPARTMENT OF TRANSPORTATION'], ['Transportation Department']],
};

/** Renders nothing yet: decides, for a document and a seed, what it says and what must be read from it. */
export function tell(facts: DocumentFacts, seed: number, known: ReadonlyMap<string, ListedParty>): Recorded {
  const citation = facts.fr_citation ?? facts.fr_citation_recalled ?? facts.list_citation ?? '83 FR 1';
  // A number that is not known is made up of the page, so that nothing real bears it.
  const number = facts.document_number ?? `${facts.publication_date.slice(0, 4)}-9${citation.slice(-4)}`;
  const choice = seededChoice(`${number} ${seed}`);
  const orders = facts.topics.includes('denial order') || facts.type === 'Presidential Document';
  const effectiveOn = orders ? undefined : (facts.effective_date ?? undefined);
  const plot = plotOf({ facts, choice, known, effectiveOn });
  const [agencies, agencyNames] = AGENCIES[facts.agency] ?? [[facts.agency], [facts.agency]];
  const { parties, counts, countsDiffer, expectedDates, expectedFiled, ...sentences } = plot;
  const filed = facts.filed_for_public_inspection;
  const told: Told = {
    ...sentences,
    number,
    citation,
    title: facts.title,
    type: facts.type,
    agencies,
    agencyNames,
    cfr: facts.cfr_parts.map((part) => {
      const [title = '15', , at = '744'] = part.split(' ');
      return { title: Number(title), part: Number(at) };
    }),
    publishedOn: facts.publication_date,
    filedOn: filed?.slice(0, 10) ?? earlier(facts.publication_date, facts.effective_date),
    filedTime: filed?.includes('T') === true ? filed.slice(11, 16) : choice.of(['08:45', '11:15', '16:15']),
    effectiveOn,
    signed: facts.effective_date ?? earlier(facts.publication_date, null),
  };
  const expected: Expected = {
    decoy: facts.is_keyword_decoy,
    kinds: kindsOf(facts),
    dates: expectedDates,
    datesFiled: expectedFiled,
    counts,
    countsDiffer,
    parties,
  };
  return { told, expected };
}

/** The day a rule takes effect where that is before print, else the weekday before print. */
function earlier(published: string, effective: string | null): string {
  if (effective !== null && effective < published) return effective;
  const day = new Date(`${published}T00:00:00Z`);
  do day.setUTCDate(day.getUTCDate() - 1);
  while (day.getUTCDay() % 6 === 0);
  return day.toISOString().slice(0, 10);
}
