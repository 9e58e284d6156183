import type { ChangeKind } from '../../../shared/domain/change.ts';
import { inWords, longDate } from './choice.ts';
import { type DatesTold, datesTold } from './dates-told.ts';
import type { Plot, Telling } from './tell.ts';

const DAY = /\d{4}-\d{2}-\d{2}/;
const commentDay = ({ effective_note: note, summary }: Telling['facts']) =>
  /comments? (?:were due |period )?(?:to )?(\d{4}-\d{2}-\d{2})/.exec(`${note ?? ''} ${summary}`)?.[1];
const endDay = ({ effective_note: note }: Telling['facts']) =>
  /through (\d{4}-\d{2}-\d{2})/.exec(note ?? '')?.[1];

const NONE = {
  rows: [],
  policy: '',
  counts: [],
  countsDiffer: [],
  instructions: [],
  parties: new Map(),
} as const;
const NO_DATES: DatesTold = { dates: undefined, datesFiled: undefined, expectedDates: [], expectedFiled: [] };
const told = (telling: Telling, kind: ChangeKind) =>
  new Map(telling.facts.named_entities.map((name) => [name, kind]));

/** A temporary general licence: its issue, or one more extension. */
export function licence(telling: Telling, kind: ChangeKind): Plot {
  const { facts, choice, effectiveOn } = telling;
  const until = endDay(facts) ?? '';
  const end = longDate(until);
  const issue = kind === 'tgl_issue';
  const dates = datesTold(choice, {
    effective: effectiveOn,
    until,
    published: facts.publication_date,
    ...(/except amendatory/.test(facts.effective_note ?? '') ? { except: facts.publication_date } : {}),
  });
  const whom = 'Huawei Technologies Co., Ltd. and its listed non-U.S. affiliates';
  const summary = issue
    ? choice.of([
        `The Bureau of Industry and Security (BIS) issues a temporary general license that authorizes certain transactions with ${whom}. It is valid through ${end}.`,
        `This rule creates a 90-day temporary general license for ${whom}, which restores the earlier licensing conditions for some transactions.`,
        `In this rule BIS amends the EAR by adding a temporary general license for ${whom}.`,
      ])
    : choice.of([
        `This rule extends the temporary general license for ${whom} through ${end}.`,
        `BIS amends the Export Administration Regulations to extend the validity of the temporary general license for ${whom} until ${end}.`,
        `The temporary general license for ${whom} is extended by this rule and now expires on ${end}.`,
        `In this final rule, the Bureau of Industry and Security (BIS) is extending through ${end} the temporary general license issued for ${whom}.`,
      ]);
  return {
    ...NONE,
    ...dates,
    action: facts.action ?? 'Final rule.',
    summary,
    background: [
      'On May 16, 2019, BIS added Huawei Technologies Co., Ltd. and sixty-eight of its affiliates to the Entity List (84 FR 22961).',
      'Transactions that the license does not cover continue to need a license. A certification statement has to be kept.',
    ],
    instructions: issue
      ? ['3. Supplement No. 7 to part 744 is added to read as follows: “Temporary General License.”']
      : [
          `3. Supplement No. 7 to part 744 is amended by removing “${longDate(facts.effective_date ?? until)}” and adding “${end}” in its place.`,
        ],
    parties: told(telling, kind),
  };
}

/** A denial order, or the order that ends one. */
export function order({ facts, choice }: Telling, kind: ChangeKind): Plot {
  const [first = '', second = ''] = facts.named_entities;
  const both = `${first} and ${second}`;
  const until = /runs to (\d{4}-\d{2}-\d{2})/.exec(facts.summary)?.[1];
  const day = longDate(facts.effective_date ?? facts.publication_date);
  const lifts = kind === 'denial_order_lifted';
  const background = lifts
    ? choice.of([
        [
          `It is hereby ordered that the denial order issued on April 15, 2018, against ${both} is terminated.`,
          'The penalty has been paid and a sum is held in escrow.',
        ],
        [
          `The Denial Order of April 15, 2018 against ${both} is hereby terminated, effective immediately.`,
          'Both companies have met the conditions of the agreement.',
        ],
      ])
    : choice.of([
        [
          `It is therefore ordered that, until ${longDate(until ?? '')}, ${both} may not participate in any transaction involving an item exported from the United States. Their export privileges are denied until ${longDate(until ?? '')}.`,
          `This Order is effective immediately. Dated ${day}.`,
        ],
        [
          `The suspended denial order is hereby activated. For a period of seven years, until ${longDate(until ?? '')}, ${both} are denied export privileges.`,
          'False statements were made during the probation.',
        ],
      ]);
  const dates: DatesTold =
    until === undefined
      ? NO_DATES
      : { ...NO_DATES, expectedDates: [['valid-until', until]], expectedFiled: [['valid-until', until]] };
  return {
    ...NONE,
    ...dates,
    action: facts.action === null ? undefined : 'Notice; order.',
    summary: '',
    background,
    parties: new Map(facts.named_entities.map((name) => [name, kind])),
  };
}

/** A rule that changes what needs a licence for a class of parties. */
export function policy(telling: Telling, kind: ChangeKind): Plot {
  const { facts, choice, effectiveOn } = telling;
  const dates = datesTold(choice, {
    effective: effectiveOn,
    comment: commentDay(facts),
    published: facts.publication_date,
  });
  const count = facts.entities_official_count;
  const summary = /Direct Product/.test(facts.title)
    ? choice.of([
        `This interim final rule amends General Prohibition Three (the foreign-produced direct product rule) so that foreign-made items need a license when destined for Huawei Technologies Co., Ltd. and its affiliates on the Entity List.`,
        `BIS amends the foreign-produced direct product rule and adds footnote 1 to the Entity List, which ${inWords(count ?? 115)} entries bear, Huawei Technologies Co., Ltd. among them.`,
      ])
    : /^Release/.test(facts.title)
      ? choice.of([
          'This interim final rule amends the EAR to allow the release of certain technology to Huawei Technologies Co., Ltd. and its listed affiliates without a license where it serves standards work.',
          'BIS authorizes the release, without a license, of some technology to Huawei Technologies Co., Ltd. and its affiliates on the Entity List in standards organizations.',
        ])
      : /Military End Use/.test(facts.title)
        ? choice.of([
            'BIS amends the EAR to expand license requirements on exports, reexports and transfers to military end users in China, Russia or Venezuela.',
            'This rule widens the license requirements for items intended for military end use or military end users in three countries.',
          ])
        : choice.of([
            'This interim final rule imposes license requirements on exports that support military-intelligence end uses or end users, and controls on activities of U.S. persons.',
            'BIS amends the EAR to require a license for exports to military-intelligence end users in several countries.',
          ]);
  return {
    ...NONE,
    ...dates,
    action: facts.action ?? 'Final rule.',
    summary,
    background: [
      'The rule responds to developments since the last revision.',
      'It does not change other controls.',
    ],
    instructions: ['2. Section 744.21 is amended by revising paragraph (a) to read as follows:'],
    parties: told(telling, kind),
  };
}

/** An advance notice or an inquiry. */
export function proposal(telling: Telling): Plot {
  const { facts, choice } = telling;
  const comment = commentDay(facts);
  const dates = datesTold(choice, { comment, published: facts.publication_date });
  const [who] = facts.named_entities;
  const summary =
    who === undefined
      ? choice.of([
          'BIS seeks public comment on criteria for finding emerging technologies that are essential to national security.',
          'With this advance notice of proposed rulemaking, BIS asks the public which emerging technologies should be controlled.',
        ])
      : choice.of([
          `BIS asks for comments on whether the temporary general license for ${who} and its affiliates should be extended again.`,
          `This notification of inquiry requests comments about future extensions of the temporary general license for ${who}.`,
        ]);
  return {
    ...NONE,
    ...dates,
    action: facts.action ?? 'Proposed rule.',
    summary,
    background: ['Answers may cover costs, time and alternatives.'],
    parties: told(telling, 'proposed_rule'),
  };
}

/** An order of the President that names nobody. */
export function executiveOrder({ choice }: Telling): Plot {
  return {
    ...NONE,
    ...NO_DATES,
    action: undefined,
    summary: '',
    background: choice.of([
      [
        'By the authority vested in me as President by the Constitution and the laws of the United States of America, I find that foreign adversaries exploit weak points in communications technology.',
        'Section 1. Certain transactions in such technology are prohibited where they pose an undue risk.',
      ],
      [
        'By the authority vested in me as President, including the International Emergency Economic Powers Act, I declare a national emergency over threats to communications technology.',
        'Sec. 1. The Secretary shall review acquisitions of such technology from persons under the control of a foreign adversary.',
      ],
    ]),
  };
}

/** A document that shares words with export control and is about something else. */
export function decoy({ facts, choice }: Telling): Plot {
  const plants = facts.cfr_parts.length > 0;
  const day = DAY.exec(facts.publication_date)?.[0] ?? '';
  const dates = plants ? datesTold(choice, { effective: day, published: day }) : NO_DATES;
  return {
    ...NONE,
    ...dates,
    action: plants ? 'Final rule.' : 'Notice.',
    summary: plants
      ? choice.of([
          'We are adding an exception to the declaration requirement for products that hold a minimal amount of plant material. Importers had asked for a de minimis rule.',
          'This rule sets a de minimis exception from the declaration for imported plant products.',
        ])
      : choice.of([
          'The Department waives its Buy America requirements for de minimis costs and small grants. Exports are not concerned.',
          'This notice announces a waiver of Buy America requirements for small grants and de minimis costs of infrastructure projects.',
        ]),
    background: [
      plants
        ? 'The entity that files a declaration has to list the species. Some importers asked for an exemption list.'
        : 'Recipients asked for relief where the cost of compliance exceeds the value of the product. No entity is added to any list.',
    ],
  };
}
