import type { Change, ChangeKind, MatchGrade } from '../change.ts';

interface KindWords {
  /** What happened, to follow the name of a company (see `happened`). */
  readonly subject: string;
  /** Follows the actor in the first sentence, around the parties: "adds {parties} to the Entity List". */
  readonly sentence: string;
  /** What a reader looks at next: pointers into the law with citation, no advice. */
  readonly next: readonly string[];
  /** The higher, the earlier in a digest. */
  readonly urgency: number;
}

const ENTITY_LIST_NEXT = [
  'Whether open orders, re-exports or releases of technology involve the names in the rule (15 CFR 744.11 and 744.16; Supplement No. 4 to Part 744).',
  'Whether the rule has a savings clause for items already on their way, and until when.',
  'Which licence exceptions the entry leaves open, if any (15 CFR 740.2 and 744.11(a)).',
];
const LICENCE_NEXT = [
  'Whether the transactions in hand fall inside the scope that the licence states, and which certifications it asks for (Supplement No. 7 to Part 744 at the time of the rule).',
  'Which shipments or services depend on it after its last day.',
];
const THRESHOLD_NEXT = [
  'Which foreign-made items are made with controlled technology, software or equipment (15 CFR 734.9, before 2022 736.2(b)(3)).',
  'Which foreign-made items contain controlled US content, and how much (15 CFR 734.4).',
];
const SANCTIONS_NEXT = [
  'Whether the name, its aliases or entities it owns 50 percent or more appear among customers, banks or carriers (OFAC lists; 31 CFR chapter V).',
  'Whether a general licence covers existing contracts, and until when.',
];
const READ_NEXT = ['The document itself: what it says about the names above, and from when.'];

/** How each kind of change is spoken of. `{parties}` stands for the names found in the document. */
export const KIND_WORDS: Readonly<Record<ChangeKind, KindWords>> = {
  entity_list_addition: {
    subject: 'added to the Entity List',
    sentence: 'adds {parties} to the Entity List',
    next: ENTITY_LIST_NEXT,
    urgency: 100,
  },
  denial_order: {
    subject: 'export privileges denied',
    sentence: 'denies the export privileges of {parties}',
    next: [
      'Whether any transaction under the EAR involves the persons named, directly or through others (15 CFR 764.3(a)(2)).',
    ],
    urgency: 98,
  },
  sanctions_designation: {
    subject: 'designated for sanctions',
    sentence: 'designates {parties} for sanctions',
    next: SANCTIONS_NEXT,
    urgency: 97,
  },
  tgl_expiry: {
    subject: 'temporary licence ends',
    sentence: 'ends the temporary general licence for {parties}',
    next: LICENCE_NEXT,
    urgency: 92,
  },
  fdp_rule_change: {
    subject: 'direct product rule changed',
    sentence: 'changes the foreign direct product rule as it applies to {parties}',
    next: THRESHOLD_NEXT,
    urgency: 90,
  },
  de_minimis_change: {
    subject: 'de minimis rule changed',
    sentence: 'changes the de minimis rule as it applies to {parties}',
    next: THRESHOLD_NEXT,
    urgency: 89,
  },
  affiliates_rule_change: {
    subject: 'rule on affiliates changed',
    sentence: 'changes how affiliates of listed parties are treated, among them {parties}',
    next: ['Which companies are owned 50 percent or more by a listed party (15 CFR 744.11).'],
    urgency: 88,
  },
  license_policy_change: {
    subject: 'licence policy changed',
    sentence: 'changes the licence policy for {parties}',
    next: ENTITY_LIST_NEXT,
    urgency: 86,
  },
  entity_list_modification: {
    subject: 'Entity List entry changed',
    sentence: 'changes the Entity List entry of {parties}',
    next: ENTITY_LIST_NEXT,
    urgency: 80,
  },
  other_list_change: {
    subject: 'list entry changed',
    sentence: 'changes a government list that names {parties}',
    next: ['Which consequences the list has, as its own rule states them; they differ from list to list.'],
    urgency: 78,
  },
  tgl_issue: {
    subject: 'temporary licence issued',
    sentence: 'issues a temporary general licence for {parties}',
    next: LICENCE_NEXT,
    urgency: 76,
  },
  tgl_extension: {
    subject: 'temporary licence extended',
    sentence: 'extends the temporary general licence for {parties}',
    next: LICENCE_NEXT,
    urgency: 74,
  },
  enforcement_action: {
    subject: 'enforcement action',
    sentence: 'takes an enforcement action that names {parties}',
    next: READ_NEXT,
    urgency: 70,
  },
  entity_list_removal: {
    subject: 'removed from the Entity List',
    sentence: 'removes {parties} from the Entity List',
    next: ['Whether another list or a denial order still names the party (Consolidated Screening List).'],
    urgency: 66,
  },
  denial_order_lifted: {
    subject: 'denial order lifted',
    sentence: 'lifts the denial order against {parties}',
    next: ['Whether conditions remain, and whether another list still names the party.'],
    urgency: 65,
  },
  sanctions_removal: {
    subject: 'removed from a sanctions list',
    sentence: 'removes {parties} from a sanctions list',
    next: [
      'Whether another programme or list still names the party (OFAC lists; Consolidated Screening List).',
    ],
    urgency: 64,
  },
  correction: {
    subject: 'rule corrected',
    sentence: 'corrects an earlier rule that names {parties}',
    next: ['What the earlier text said, and from which day the correction applies.'],
    urgency: 60,
  },
  proposed_rule: {
    subject: 'named in a proposed rule',
    sentence: 'proposes a rule that names {parties}',
    next: ['Under which docket comments are taken, and on what.'],
    urgency: 50,
  },
  none: {
    subject: 'named in a document',
    sentence: 'publishes a document that names {parties}',
    next: READ_NEXT,
    urgency: 30,
  },
  reported_not_official: {
    subject: 'in a press report',
    sentence: 'reports on {parties}',
    next: [
      'What the rules named in the report say today: the official text is linked from the eCFR (ecfr.gov).',
    ],
    urgency: 20,
  },
};

/** How sure the match is, in the words of the mail. */
export const GRADE_WORDS: Readonly<Record<MatchGrade, string>> = {
  named: 'exact name',
  listed: 'listed alias',
  affiliate: 'through an affiliate',
  possible: 'probable, not certain',
};

/** True where the CFR reads otherwise than a rule instructed: nothing was added or removed, and nothing must say so. */
export function readsOtherwise(change: Pick<Change, 'stage'>, kind: ChangeKind): boolean {
  return change.stage === 'codified' && kind === 'correction';
}

const ASKS = /\brequests? for (?:public )?comments?\b|\b(?:notice|notification) of inquiry\b/i;
const INQUIRY: KindWords = {
  ...KIND_WORDS.proposed_rule,
  subject: 'named in a request for comments',
  sentence: 'asks for comments in a document that names {parties}',
};

/** How one document is spoken of: what only asks is kept among the proposed rules, and proposes none. */
export function wordsFor(kind: ChangeKind, change: Pick<Change, 'title'>): KindWords {
  return kind === 'proposed_rule' && asksOnly(change) ? INQUIRY : KIND_WORDS[kind];
}

/** True of a title that asks for comments and speaks of no proposal. */
export const asksOnly = ({ title }: Pick<Change, 'title'>) => ASKS.test(title) && !/propos/i.test(title);

/** "Huawei added to the Entity List", "Huawei: denial order": a name and what happened to it. */
export function happened(name: string, kind: ChangeKind, change: Pick<Change, 'stage' | 'title'>): string {
  if (readsOtherwise(change, kind)) return `${name}: codified otherwise than its rule says`;
  const what = wordsFor(kind, change).subject;
  return /^(added|removed|designated|named|in) /.test(what) ? `${name} ${what}` : `${name}: ${what}`;
}

/** How sure a match is, as a rank: the surest first. */
export const GRADE_RANK: Readonly<Record<MatchGrade, number>> = {
  named: 0,
  listed: 1,
  affiliate: 2,
  possible: 3,
};

type Standing = Pick<Change, 'trust' | 'stage' | 'type' | 'title'>;

/** Where an earlier document stood when it was told, in brackets behind it. */
export const standingWord = (change: Omit<Standing, 'title'>): string =>
  change.trust === 'official' ? change.stage : subjectPrefix(change).toLowerCase();

/**
 * What a list says of a change for one company: how far it is law, and what happened, to the company itself or to its
 * affiliates only. A press report of an act says so.
 */
export function standingLine(change: Standing, kind: ChangeKind, affiliatesOnly = false): string {
  const prefix = subjectPrefix(change);
  if (change.type === 'withdrawn') return change.trust === 'official' ? 'Official, filing withdrawn' : prefix;
  const what = `${affiliatesOnly ? 'affiliates ' : ''}${wordsFor(kind, change).subject}`;
  if (change.trust === 'official') return `${prefix}: ${what}`;
  const bare = kind === 'none' || kind === 'reported_not_official' || change.type === 'not-acted-on';
  return bare || speaksOfPlans(change.title) ? prefix : `Reported by the press, not law by itself: ${what}`;
}

/** The first words of the subject: how far what is told is law. */
export function subjectPrefix(change: Omit<Standing, 'title'>): string {
  if (change.type === 'reminder') return 'Reminder';
  if (change.type === 'not-acted-on') return 'Reported, not acted on';
  const report = change.type === 'withdrawn' ? 'Report withdrawn' : 'Reported, not law';
  if (change.trust !== 'official') return report;
  if (change.stage === 'codified') return 'Codified';
  return change.stage === 'filed' ? 'Filed, not yet published' : 'Official';
}

// Words that tell a reader to do something. Our own sentences on a press report never hold them; a headline may.
const OBLIGATION =
  /\b(must|shall|required?|requires|requirement|obliged|obligation|mandatory|have to|has to|prohibited|banned)\b/i;

/** True if the text tells somebody what to do, as only law can. */
export function speaksOfObligation(text: string): boolean {
  return OBLIGATION.test(text);
}

const PLANS =
  /\b(?:could|may|might|would|will|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|consider(?:s|ed|ing)?|plan(?:s|ned|ning)?|expect(?:s|ed)?|likely|drafts?|proposes?|set to|close to|about to|poised|to be|seeks?|ready to|prepar(?:es|ed|ing))\b/i;

/** True if a headline tells of something that is not done yet. What it leads to is never told as done. */
export function speaksOfPlans(headline: string): boolean {
  return PLANS.test(headline);
}
