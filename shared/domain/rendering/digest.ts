import type { Analysis, Change, Match } from '../change.ts';
import type { CompanyId } from '../ids.ts';
import type { Subscriber } from '../subscriber.ts';
import { actorOf } from './actor.ts';
import { addsOnlyAffiliates } from './affiliates-added.ts';
import { groundWords } from './alert-why.ts';
import type { Block, Line, MailBody, RenderedMail } from './blocks.ts';
import { dayInWords, dayOf } from './dates.ts';
import { dateWords } from './days-left.ts';
import { changesOf, contentWords, isReport, sizeWords } from './digest-content.ts';
import { editItems, sought } from './edit-blocks.ts';
import { type FeedbackLinks, feedbackBlock } from './feedback-block.ts';
import { mailFooter, type ReaderLinks, type Sender } from './footer.ts';
import { fitsMail, fittingMail, renderedMail } from './mail-size.ts';
import { answerWords } from './matter-words.ts';
import { clip, counted, oneLine, shortName } from './plain-text.ts';
import { reminderWords } from './reminder-words.ts';
import { urgencyOf } from './urgency.ts';
import { standingLine } from './wording.ts';

/** One change about one company that the reader follows. */
export interface DigestEntry {
  readonly change: Change;
  readonly match: Match;
  /** What was found out about the change, for its first lines of before and after and its dates. */
  readonly analysis?: Pick<Analysis, 'edits' | 'answers' | 'cited'> & Partial<Pick<Analysis, 'facts'>>;
}

export interface DigestInput {
  readonly kind: 'daily' | 'weekly';
  /** Set where a daily digest tells also of the week about companies that are wanted once a week. */
  readonly alsoWeek?: boolean;
  /** YYYY-MM-DD in the reader's zone. */
  readonly localDate: string;
  readonly entries: readonly DigestEntry[];
  readonly subscriber: Pick<Subscriber, 'companies' | 'hideNamesInSubject' | 'zone'>;
  /** Sentences on sources that could not be read in the time covered. */
  readonly sourceNotes?: readonly string[];
  readonly sender: Sender;
  readonly links: ReaderLinks;
  readonly feedback: FeedbackLinks;
}

interface DigestGroup {
  readonly companyId: CompanyId;
  readonly name: string;
  readonly entries: readonly DigestEntry[];
}

export interface DigestModel {
  readonly subject: string;
  readonly groups: readonly DigestGroup[];
  readonly input: DigestInput;
}

const MOST_ITEMS = 30;
const WEEK_TOO = ', and in the last seven days about those you have once a week';
/** Lines of before and after of one change. */
const MOST_LINES = 2;
/** Dates of one change. */
const MOST_DATES = 3;

/** Groups by company, both the groups and what is in them sorted by urgency. The same change stands once per company. */
export function digestModel(input: DigestInput): DigestModel {
  const unique = new Map(
    input.entries.map((entry) => [`${entry.match.companyId} ${entry.change.changeId}`, entry]),
  );
  const sorted = [...unique.values()].toSorted(byUrgency);
  const names = new Map(input.subscriber.companies.map((follow) => [follow.companyId, follow.name]));
  const grouped = Map.groupBy(sorted, (entry) => entry.match.companyId);
  const groups = [...grouped].map(([companyId, entries]) => {
    const name = oneLine(names.get(companyId) ?? entries[0]?.match.companyName ?? '');
    return { companyId, name, entries };
  });
  return { subject: digestSubject(input, groups), groups, input };
}

/** The digest as subject, text and HTML: at most 30 items and 90 KB as MIME, the rest counted with a link to the pages. */
export function renderDigest(model: DigestModel): RenderedMail {
  for (let most = MOST_ITEMS; most > 1; most -= Math.ceil(most / 8)) {
    const mail = renderedMail(digestBody(model, most));
    if (fitsMail(mail)) return mail;
  }
  return fittingMail(digestBody(model, 1), () => model.input.links.manage);
}

function digestSubject({ kind, localDate, subscriber }: DigestInput, groups: readonly DigestGroup[]): string {
  const when = kind === 'daily' ? dayInWords(localDate) : `week to ${dayInWords(localDate)}`;
  const first = groups[0] ? clip(shortName(groups[0].name), 30) : '';
  const others =
    groups.length > 1 ? ` and ${counted(groups.length - 1, 'other company', 'other companies')}` : '';
  const whom = subscriber.hideNamesInSubject ? 'companies you follow' : `${first}${others}`;
  const changes = changesOf(groups.flatMap((group) => group.entries));
  const notLaw = changes.every(isReport) ? ', not law' : '';
  return clip(`${contentWords(changes)}${notLaw}: ${whom}, ${when}`, 90);
}

function digestBody({ subject, groups, input }: DigestModel, most: number): MailBody {
  const span =
    input.kind === 'daily' ? `since yesterday${input.alsoWeek ? WEEK_TOO : ''}` : 'in the last seven days';
  const changes = changesOf(groups.flatMap((group) => group.entries));
  const reported = changes.filter(isReport).length;
  const order = changes.length > 1 ? ' Most urgent first.' : '';
  const lead = `${sizeWords(changes)} about ${counted(groups.length, 'company', 'companies')} you follow ${span}: ${changes.length - reported} official, ${reported} reported and not law.${order}`;
  return {
    subject,
    preheader: lead,
    blocks: [
      { block: 'band', tone: 'plain', text: input.kind === 'daily' ? 'Daily digest' : 'Weekly digest' },
      { block: 'title', text: `${contentWords(changes)}, ${dayInWords(input.localDate)}` },
      { block: 'lead', line: [lead] },
      ...groupBlocks(groups, most, input),
      ...noteBlocks(input.sourceNotes ?? []),
    ],
    footer: mailFooter(
      input.sender,
      input.links,
      `You get this ${input.kind} digest because you follow the companies named above.`,
    ),
  };
}

/** Each company with its first entries, as long as fewer than `most` are shown; the companies after these by name. */
function groupBlocks(groups: readonly DigestGroup[], most: number, input: DigestInput): readonly Block[] {
  let left = most;
  const shown = groups.flatMap((group) => {
    const entries = group.entries.slice(0, left);
    left -= entries.length;
    return entries.length === 0 ? [] : [{ group, entries }];
  });
  return [
    ...shown.flatMap(({ group, entries }): readonly Block[] => {
      const hidden = group.entries.length - entries.length;
      const all = { link: 'all about this company', url: companyPage(group, input) };
      return [
        { block: 'heading', level: 2, text: group.name },
        ...entries.flatMap((entry) => entryBlocks(entry, input)),
        ...(hidden > 0 ? [{ block: 'paragraph' as const, line: [`${hidden} more on the page: `, all] }] : []),
      ];
    }),
    ...furtherBlocks(groups.slice(shown.length), most, input),
  ];
}

/** Companies of which nothing is shown here, up to `most` with their pages, and how many there are besides. */
function furtherBlocks(groups: readonly DigestGroup[], most: number, input: DigestInput): readonly Block[] {
  if (groups.length === 0) return [];
  const items = groups
    .slice(0, most)
    .map(
      (group): Line => [
        { link: clip(group.name, 80), url: companyPage(group, input) },
        `: ${sizeWords(group.entries)}`,
      ],
    );
  const left = groups.length - items.length;
  const rest: Line = [
    `${counted(left, 'more company', 'more companies')}: `,
    { link: 'all that you follow', url: input.links.manage },
  ];
  return [
    { block: 'heading', level: 2, text: 'More on the pages of these companies' },
    { block: 'list', items: left > 0 ? [...items, rest] : items },
  ];
}

const companyPage = ({ companyId }: DigestGroup, { sender }: DigestInput) =>
  `${sender.publicUrl}/company/${companyId}`;

/** What a reminder is about and in how many days of the reader, or how far it is law and what happened. */
function headingOf({ change, match, analysis }: DigestEntry, localDate: string): string {
  if (change.reminds === undefined)
    return standingLine(change, match.kind, addsOnlyAffiliates([match], analysis));
  return `Reminder: ${reminderWords(change.reminds, match.kind, localDate)}`;
}

function entryBlocks(
  entry: DigestEntry,
  { sender, subscriber, feedback, localDate }: DigestInput,
): readonly Block[] {
  const { change, match } = entry;
  const evidence = match.evidence[0];
  const seen = dayInWords(dayOf(change.detectedAt, subscriber.zone));
  const quote = evidence ? ` “${clip(oneLine(evidence.quote), 200)}”` : '';
  const why: Line = [`Why: ${groundWords(match)}${quote}`];
  return [
    { block: 'heading', level: 3, text: headingOf(entry, localDate) },
    {
      block: 'paragraph',
      line: [
        { link: clip(oneLine(change.title), 160), url: `${sender.publicUrl}/c/${change.changeId}` },
        ` (${isReport(entry) ? `${actorOf(change, entry.analysis?.cited)}, ` : ''}seen ${seen})`,
        ...(match.matterId === undefined
          ? []
          : [' · ', { link: 'its matter', url: `${sender.publicUrl}/m/${match.matterId}` }]),
      ],
    },
    ...gistBlocks(entry, localDate),
    { block: 'paragraph', small: true, line: why },
    feedbackBlock(feedback, match),
  ];
}

/** When it bites, which report it answers, and the first lines of what it changes. */
function gistBlocks({ change, match, analysis }: DigestEntry, today: string): readonly Block[] {
  if (analysis === undefined || change.type === 'withdrawn') return [];
  const { edits = [], answers = [], facts = [], cited } = analysis;
  const day = dayOf(cited?.issuedAt ?? change.detectedAt);
  const [answer] = answers.filter(({ answeredBy }) => answeredBy === change.changeId);
  const lines = editItems(edits, MOST_LINES, ...sought([match]));
  const dates = change.trust === 'official' ? dateWords(facts, today, MOST_DATES) : '';
  const items = [
    ...(dates === '' ? [] : [[{ strong: dates }]]),
    ...(answer === undefined ? [] : [answerWords(answer, day)]),
    ...lines,
  ];
  return items.length === 0 ? [] : [{ block: 'list', items }];
}

function noteBlocks(notes: readonly string[]): readonly Block[] {
  if (notes.length === 0) return [];
  return [
    { block: 'heading', level: 2, text: 'What we could not read, or may have misread' },
    { block: 'list', items: notes.map((note): Line => [oneLine(note)]) },
  ];
}

/** Most urgent first: official before reported, then by kind, then the newest. */
function byUrgency(a: DigestEntry, b: DigestEntry): number {
  return urgencyOf(b) - urgencyOf(a) || (a.change.detectedAt < b.change.detectedAt ? 1 : -1);
}
