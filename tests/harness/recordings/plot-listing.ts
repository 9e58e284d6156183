import type { ListName } from '../../../shared/domain/amendments/amendment.ts';
import type { ChangeKind } from '../../../shared/domain/change.ts';
import { inWords } from './choice.ts';
import { datesTold } from './dates-told.ts';
import { partiesOf, rowsFor } from './rows.ts';
import type { Plot, Telling } from './tell.ts';
import type { Row } from './told.ts';

const KINDS: Readonly<Record<Row['operation'], ChangeKind>> = {
  added: 'entity_list_addition',
  revised: 'entity_list_modification',
  removed: 'entity_list_removal',
};

/** Nobody real: the facts do not say who was removed. */
const NOBODY = [
  'Former Alpha Trading FZE',
  'Former Beta Optics Limited',
  'Former Gamma Avionics GmbH',
  'Former Delta Shipping LLC',
];
const MEU_PARTIES = ['Sample Aeroengine Works', 'Sample Shipyard Number Five', 'Sample Gear Institute'];

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  an: 1,
  two: 2,
  four: 4,
  five: 5,
  six: 6,
  '37': 37,
};
const numberIn = (text: string, pattern: RegExp) => NUMBER_WORDS[pattern.exec(text)?.[1] ?? ''];

/** A rule that adds to a list, and may revise and remove entries. */
export function listing(telling: Telling): Plot {
  const { facts, choice, effectiveOn } = telling;
  const { rows, stated } = rowsOf(telling);
  const said = countsSaid(telling, stated, rows);
  const dates = datesTold(choice, {
    effective: effectiveOn ?? facts.publication_date,
    published: facts.publication_date,
  });
  const policy = choice.of([
    'Presumption of denial',
    'Case-by-case review for items that protect health; presumption of denial for all others',
    'Policy of denial',
  ]);
  const extra = /^Addition of Huawei/.test(facts.title);
  return {
    ...dates,
    action: facts.action ?? choice.of(['Final rule.', 'Final rule']),
    summary: [said.sentence, choice.of(REASONS), said.more, ...(extra ? EXTRA : [])]
      .filter(Boolean)
      .join(' '),
    background: [
      choice.of(BACKGROUND),
      `A license is required for all items subject to the EAR, and no license exceptions are available. The license review policy is ${policy.toLowerCase()}.`,
    ],
    instructions: extra ? ['4. Remove and reserve Supplement No. 7 to part 744.'] : [],
    rows,
    policy,
    counts: said.counts,
    countsDiffer: said.differ,
    parties: new Map(rows.flatMap((row) => partiesOf(row).map((name) => [name, kindOf(row)]))),
  };
}

const kindOf = (row: Row): ChangeKind =>
  row.list === 'entity-list' ? KINDS[row.operation] : 'other_list_change';

const REASONS: readonly [string, ...string[]] = [
  'The U.S. Government has found that they act against its national security or foreign policy interests.',
  'The End-User Review Committee found reasonable cause to believe that these parties are involved in activities contrary to the interests of the United States.',
  'They are believed to have a part in activities that are contrary to U.S. foreign policy.',
];
const BACKGROUND: readonly [string, ...string[]] = [
  'The Entity List identifies parties that are believed to act against the interests of the United States.',
  'The committee of several departments decides by majority who is added, and by unanimous vote who is removed.',
];
const EXTRA = [
  'This rule also removes the temporary general license for Huawei Technologies Co., Ltd. and amends the foreign-produced direct product rule in General Prohibition Three.',
];

interface Stated {
  readonly added: number | undefined;
  readonly revised: number | undefined;
  readonly removed: number | undefined;
  readonly entries: number | undefined;
}

function rowsOf({ facts, known }: Telling): { readonly rows: readonly Row[]; readonly stated: Stated } {
  const { title, summary } = facts;
  const own: ListName = /^Addition of 'Military/.test(title) ? 'military-end-user-list' : 'entity-list';
  const revises = /\b(?:Revision|Modification|Correction)\b/.test(title) || /^Addition of Huawei/.test(title);
  const removes = /\bRemoval of (?:an |Certain )?Entit(?:y|ies)\b/.test(title) && !/Unverified/.test(title);
  const removed = removes ? (numberIn(summary, /removes (\w+)/) ?? 1) : 0;
  const named = facts.named_entities.length > 0 ? facts.named_entities : MEU_PARTIES;
  const revisedNames = revises ? facts.also_touched_entities.filter((name) => !named.includes(name)) : [];
  const rows = [
    ...rowsFor(own, 'added', named, known),
    ...rowsFor('entity-list', 'revised', revisedNames, known),
    ...rowsFor('entity-list', 'removed', NOBODY.slice(0, removed), known),
    ...(/Addition of (?:an )?Entity to the Military/.test(title)
      ? rowsFor('military-end-user-list', 'added', MEU_PARTIES.slice(0, 1), known)
      : []),
  ];
  const adds = facts.entities_official_count ?? undefined;
  const entries = /in (\d+) entries/.exec(summary)?.[1];
  return {
    rows: withoutTwins(rows),
    stated: {
      added: adds,
      revised: revises ? numberIn(summary, /(?:revises|corrects) (\w+)/) : undefined,
      removed: removes ? removed : undefined,
      entries: entries === undefined ? undefined : Number(entries),
    },
  };
}

/** A head that is both revised and given members stands in one row, the first. */
function withoutTwins(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(`${row.list} ${row.name}`) && seen.add(`${row.list} ${row.name}`));
}

function countsSaid({ facts, choice }: Telling, stated: Stated, rows: readonly Row[]) {
  const n = stated.added;
  const where = /^Addition of 'Military/.test(facts.title) ? "'Military End-User' (MEU) List" : 'Entity List';
  const digits = choice.of([true, false]);
  const written = (count: number) => (digits ? count.toLocaleString('en-US') : inWords(count));
  const unit = (count: number) => (count === 1 ? 'entity' : 'entities');
  const some = n === undefined ? 'several entities' : `${written(n)} ${unit(n)}`;
  const in_ = stated.entries === undefined ? '' : ` under ${written(stated.entries)} entries`;
  const sentence = choice.of([
    `This rule amends the Export Administration Regulations (EAR) by adding ${some}${in_} to the ${where}.`,
    `In this rule, the Bureau of Industry and Security (BIS) amends the Export Administration Regulations (EAR) to add ${some}${in_} to the ${where}.`,
    `BIS is adding ${some}${in_} to the ${where} with this final rule.`,
    `The Bureau of Industry and Security (BIS) adds ${some} to the ${where}${in_ === '' ? '' : `,${in_}`}.`,
    `With this rule, ${some} ${n === 1 ? 'is' : 'are'} added to the ${where}${in_}.`,
  ]);
  const entry = (count: number) => (count === 1 ? 'entry' : 'entries');
  const { revised, removed } = stated;
  const more = [
    ...(revised === undefined
      ? []
      : [
          choice.of([
            `This rule also revises ${written(revised)} existing ${entry(revised)} on the list.`,
            `It revises ${written(revised)} ${entry(revised)} as well.`,
          ]),
        ]),
    ...(removed === undefined
      ? []
      : [
          choice.of([
            `Finally, this rule removes ${written(removed)} ${unit(removed)} from the Entity List.`,
            `It also removes ${written(removed)} ${unit(removed)}.`,
          ]),
        ]),
  ].join(' ');
  const counts = [
    ...(n === undefined ? [] : [`added ${n}`]),
    ...(n === undefined || stated.entries === undefined ? [] : [`added ${stated.entries}`]),
    ...(revised === undefined ? [] : [`revised ${revised}`]),
    ...(removed === undefined ? [] : [`removed ${removed}`]),
  ];
  return { sentence, more, counts, differ: counts.filter((count) => !agrees(count, rows)) };
}

/** Whether the rows are as many as stated: as entries, or with the members inside them. */
function agrees(count: string, rows: readonly Row[]): boolean {
  const [operation, number] = count.split(' ');
  const list = rows[0]?.list;
  const own = rows.filter((row) => row.operation === operation && row.list === list);
  const members = own.flatMap((row) => row.members).length;
  return [own.length, own.length + members].includes(Number(number));
}
