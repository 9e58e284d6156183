import type { Analysis, Change, Match } from '../../domain/change.ts';
import type { Revision } from '../../domain/document.ts';
import { NOTHING_NEW, saysMore } from '../../domain/substance.ts';
import { kindsOf } from '../../domain/telling.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import type { EarlierChange } from './lineage.ts';
import { earlierChanges } from './lineage.ts';
import { type Relation, relationOf } from './reprints.ts';

/** A change as read from its own text, before anything else that we know is considered. */
export interface Reading {
  readonly change: Change;
  readonly revision: Revision;
  readonly text: string;
  readonly kind: Analysis['kind'];
  readonly facts: Analysis['facts'];
  readonly matches: readonly Match[];
}

export interface Judgement {
  readonly matches: readonly Match[];
  /** What a page shall say about why nobody, or somebody else, was alerted. */
  readonly doubts: readonly string[];
  /** How it stands to a press story that was told before. */
  readonly relation?: Relation;
}

/**
 * Decides whom a change is news for, given what was told before: a retraction and a correction go to those who had the
 * first alert, a copy or a later revision that says nothing more goes to nobody, everything else to whom it names.
 */
export async function judgeMatches(content: ContentStore, reading: Reading): Promise<Judgement> {
  const { change, matches } = reading;
  if (change.type !== 'new') {
    const earlier = await earlierChanges(content, change);
    const told = earlier.find((each) => each.alerts.length > 0);
    const before = told === undefined ? '' : ((await content.text(change.docId, told.change.toRev)) ?? '');
    return judgeRevision(reading, told, before);
  }
  const names = matches.filter((match) => match.decision === 'alert');
  if (change.trust === 'official' || names.length === 0) return { matches, doubts: [] };
  const { revision, text } = reading;
  const relation = await relationOf(content, { change, revision, text, matches: names });
  if (relation === undefined) return { matches, doubts: [] };
  const { title, url } = relation.first;
  // Another outlet with sources of its own is news: it makes the first report stronger.
  if (relation.kind === 'same-event') return { matches, doubts: [], relation };
  const doubts = [`A copy of “${title}” (${url}), which its readers already know.`];
  return { matches: matches.map(asMention), doubts, relation };
}

function judgeRevision(reading: Reading, told: EarlierChange | undefined, before: string): Judgement {
  const { change, matches } = reading;
  if (change.type === 'withdrawn') {
    const doubts = told === undefined ? ['Nobody was alerted to it before it was withdrawn.'] : [];
    return { matches: withTold(matches.map(asMention), told, change), doubts };
  }
  if (change.type === 'corrected') {
    const doubts = told === undefined ? ['Nobody was alerted by us to what it corrects.'] : [];
    return { matches: withCorrected(matches, told, change), doubts };
  }
  if (told === undefined || saysMore(stated(told), statedNow(reading, before)))
    return { matches, doubts: [] };
  const doubts = [NOTHING_NEW];
  return { matches: matches.map(asMention), doubts };
}

/** The matches, with those of the first alert put back in as alerts of this change. */
function withTold(matches: readonly Match[], told: EarlierChange | undefined, change: Change): Match[] {
  const again = (told?.alerts ?? []).map((match) => ({ ...match, changeId: change.changeId }));
  const companies = new Set(again.map((match) => match.companyId));
  return [...again, ...matches.filter((match) => !companies.has(match.companyId))];
}

/**
 * The matches of a correction, with those alerted to what it corrects: as its own text judges them, or as told that it is
 * corrected where the text does nothing to them. Their words of the earlier document prove nothing here.
 */
function withCorrected(matches: readonly Match[], told: EarlierChange | undefined, change: Change): Match[] {
  const own = new Map(matches.map((match) => [match.companyId, match]));
  const again = (told?.alerts ?? []).map(({ alsoKinds: _, ...first }): Match => {
    const now = own.get(first.companyId);
    if (now?.decision === 'alert') return now;
    const { changeId } = change;
    const { evidence = [], matcherVersion = first.matcherVersion } = now ?? {};
    return { ...first, changeId, kind: 'correction', evidence, matcherVersion };
  });
  const companies = new Set(again.map((match) => match.companyId));
  return [...again, ...matches.filter((match) => !companies.has(match.companyId))];
}

const asMention = (match: Match): Match =>
  match.decision === 'alert' ? { ...match, decision: 'mention' } : match;

const companiesOf = (alerts: readonly Match[]) => alerts.map((match) => match.companyId);

function stated(told: EarlierChange) {
  const { kind, facts } = told.analysis;
  const kinds = kindsOfEach(told.alerts);
  return { kind, kinds, facts, companies: companiesOf(told.alerts), metadata: told.revision.metadata };
}

const kindsOfEach = (alerts: readonly Match[]) =>
  new Map(alerts.map((match) => [match.companyId, kindsOf(match)]));

/** A company whose names all stood in the text told before is no news: we only learned its name since. */
function statedNow({ kind, facts, matches, revision }: Reading, before: string) {
  const text = squashed(before);
  const alerts = matches.filter((match) => match.decision === 'alert');
  const unheard = alerts.filter(
    ({ evidence }) => !evidence.every((each) => text.includes(squashed(each.alias))),
  );
  const kinds = kindsOfEach(alerts);
  return { kind, kinds, facts, companies: companiesOf(unheard), metadata: revision.metadata };
}

const squashed = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
