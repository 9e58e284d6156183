import { localDate } from '../clock-zones.ts';
import type { ChangeId } from '../ids.ts';
import type { Answer, Claim, MatterEntry, Mechanism, Outcome } from './matter.ts';
import { type Difference, differencesIn } from './measures.ts';
import { OF_EXPORT_CONTROLS } from './regimes.ts';

/** Filings and reports are dated by New York. */
export const officialDay = (instant: string) => localDate('America/New_York', new Date(instant));

/** Parties come onto these one by one; any other mechanism is a rule that is out for whoever it was reported for. */
const BY_NAME: ReadonlySet<Mechanism> = new Set([
  'entity-list',
  'temporary-licence',
  'other-list',
  'sanctions',
  'denial-order',
  'enforcement',
]);
const NO_LAW: ReadonlySet<MatterEntry['kind']> = new Set([
  'proposed_rule',
  'reported_not_official',
  'correction',
]);
const ACTING: ReadonlySet<MatterEntry['type']> = new Set(['new', 'published', 'amended']);
const DAY_MS = 86_400_000;
/** Another instrument against the same group comes as a part of one move within this time, or for reasons of its own. */
const RELATED_MS = 21 * DAY_MS;
/** A report of what was done appears within days of it. */
const AFTERWARDS_MS = 14 * DAY_MS;

/** Whether a mechanism reaches parties one by one, so that a report of several is answered for each of them. */
export const isByName = (mechanism: Mechanism) => BY_NAME.has(mechanism);

/** Whether a kind of change is one of law: what is proposed, corrected or planned is none. */
const isLaw = (kind: MatterEntry['kind']) => kind !== 'none' && !NO_LAW.has(kind);

/** A headline in the future or under a doubt: whatever kind its sentence has, nothing is done. */
const PLANNED =
  /\b(?:to (?:be|get|give|let|extend|add|put|ban|bar|widen|tighten|issue|impose|remove)|may|might|could|would|will|expect\w*|likely|set to|plan(?:s|ned|ning)?|consider\w*|weigh\w*|mull\w*|draft\w*|close to|propos\w*)\b/i;

/** Whether a report tells of a thing as done, not as planned. */
export const tellsOfDone = ({ kind, title }: Pick<MatterEntry, 'kind' | 'title'>) =>
  isLaw(kind) && !PLANNED.test(title);

/** An announcement of the government outside the Federal Register. */
export const isAnnouncement = ({ trust, number }: MatterEntry) =>
  trust === 'official' && number === undefined;

/** What an official entry makes law or announces; empty for proposals, corrections, later stages, and what nobody but the press says. */
export function acts(entry: MatterEntry): readonly Mechanism[] {
  if (entry.trust !== 'official' || !ACTING.has(entry.type) || NO_LAW.has(entry.kind)) return [];
  // A changed entry of the list is not the listing that was reported.
  return entry.mechanisms.filter(
    (mechanism) => mechanism !== 'entity-list' || entry.kind !== 'entity_list_modification',
  );
}

/** What an official entry makes law: only a document of the Federal Register changes its rules, a press release announces that. */
export function enacts(entry: MatterEntry): readonly Mechanism[] {
  return acts(entry).filter((mechanism) => !(isAnnouncement(entry) && OF_EXPORT_CONTROLS.has(mechanism)));
}

/** A report in a matter: its entry, and its claims there. */
export interface Reported {
  readonly entry: MatterEntry | undefined;
  readonly claims: readonly [Claim, ...Claim[]];
}

/** The reports of a matter that made claims, each with its entry. */
export function reportsOf(claims: readonly Claim[], entries: readonly MatterEntry[]): readonly Reported[] {
  return [...Map.groupBy(claims, ({ reportId }) => reportId)].map(([id, [first, ...others]]) => ({
    entry: entries.find(({ changeId }) => changeId === id),
    claims: [first as Claim, ...others],
  }));
}

/**
 * The claims of a report that an act answers: by the same mechanism, made before the act and not yet run out, and not met
 * by another document. `same` holds the changes of the act's own document: they say one thing.
 */
export function claimsMet(
  act: MatterEntry,
  { entry, claims }: Reported,
  same: ReadonlySet<ChangeId>,
): readonly Claim[] {
  const does = enacts(act);
  const earliest = entry !== undefined && tellsOfDone(entry) ? AFTERWARDS_MS : 0;
  return claims.filter((claim) => {
    if (!does.includes(claim.mechanism) || !sameDirection(claim, act)) return false;
    // A report of the same day tells of the act even where it words it as a plan.
    const sameDay = officialDay(act.at) === officialDay(claim.reportedAt);
    if (!sameDay && Date.parse(act.at) < Date.parse(claim.reportedAt) - earliest) return false;
    if (officialDay(act.at) > claim.openUntil) return false;
    return claim.state === 'open' || claim.metBy.some((id) => same.has(id));
  });
}

/** What licences are for has many parts: a report about work on standards is met by a rule on that, and by nothing else. */
export const STANDARDS = /\bstandards\b/i;
/** Somebody is to come off a list, or a licence is to end. */
const LIFTS =
  /\b(?:remov|delist|lift|eas|drop|spar)(?:es?|ed|ing)?\b|\boff (?:(?:the|its|a|U\.?S\.?|trade|entity) )*(?:black-?)?list/i;
const ENDS = /\b(?:not|won.t|no|without)\b.{0,20}\b(?:exten|renew)|\blet\b.{0,40}\b(?:lapse|expire)\b/i;
const LIFTING: ReadonlySet<MatterEntry['kind']> = new Set([
  'entity_list_removal',
  'sanctions_removal',
  'denial_order_lifted',
]);

/** Whether an act goes the way that was reported: onto a list or off it, more time or none, the same part of the policy. */
function sameDirection({ mechanism, headline, topic }: Claim, { kind, title }: MatterEntry): boolean {
  if (mechanism === 'licence-policy') return (topic === 'standards') === STANDARDS.test(title);
  if (mechanism === 'temporary-licence') return ENDS.test(headline) === (kind === 'tgl_expiry');
  return !LISTS.has(mechanism) || LIFTS.test(headline) === LIFTING.has(kind);
}
const LISTS: ReadonlySet<Mechanism> = new Set(['entity-list', 'sanctions', 'denial-order']);

/** What an act says about a report whose claims `met` it does. */
export function answerOf(act: MatterEntry, report: Reported, met: readonly Claim[]): Answer {
  const { entry, claims } = report;
  const stillOpen = claims.filter((claim) => claim.state !== 'met' && !met.includes(claim)).map(mechanismOf);
  const differences = met.flatMap(({ mechanism, measures }) =>
    differencesIn(mechanism, measures, act.measures ?? []),
  );
  const [claim] = claims;
  const done = (entry !== undefined && tellsOfDone(entry)) || claim.reportedAt >= act.at;
  const outcome = outcomeOf({
    sameDay: done && officialDay(claim.reportedAt) === officialDay(act.at),
    met: met.length > 0,
    whole: stillOpen.length === 0 && differences.length === 0,
  });
  return answer(act, claim, { outcome, met: met.map(mechanismOf), stillOpen, differences });
}

const mechanismOf = ({ mechanism }: Claim) => mechanism;

function outcomeOf(is: {
  readonly sameDay: boolean;
  readonly met: boolean;
  readonly whole: boolean;
}): Outcome {
  if (!is.met) return 'related';
  if (is.sameDay) return 'same-day';
  return is.whole ? 'realised' : 'partial';
}

type Source = Pick<Answer, 'reportId' | 'reportedAt' | 'outlet' | 'headline' | 'url'>;

function answer(
  act: MatterEntry,
  { reportId, reportedAt, outlet, headline, url }: Source,
  says: {
    readonly outcome: Outcome;
    readonly met: readonly Mechanism[];
    readonly stillOpen: readonly Mechanism[];
    readonly differences: readonly Difference[];
  },
): Answer {
  return { reportId, answeredBy: act.changeId, reportedAt, outlet, headline, url, ...says };
}

/** Whether an announcement and an act of one matter are two faces of one step: made on the same day, by the same mechanism. */
export function announces(announcement: MatterEntry, act: MatterEntry): boolean {
  if (!isAnnouncement(announcement) || isAnnouncement(act) || act.docId === announcement.docId) return false;
  if (officialDay(announcement.at) !== officialDay(act.at)) return false;
  return isLaw(announcement.kind) && enacts(act).some((each) => announcement.mechanisms.includes(each));
}

/** The answer to an announcement of the same day. */
export function announcedAnswer(announcement: MatterEntry, act: MatterEntry): Answer {
  const { changeId, at, publisher, title, url, mechanisms } = announcement;
  const met = enacts(act).filter((each) => mechanisms.includes(each));
  return answer(
    act,
    { reportId: changeId, reportedAt: at, outlet: publisher, headline: title, url },
    { outcome: 'same-day', met, stillOpen: [], differences: [] },
  );
}

/** Whether a report in another matter of the same group came shortly enough before the act to be told beside it. */
export function isRelated(act: MatterEntry, { claims: [claim] }: Reported): boolean {
  const after = Date.parse(act.at) - Date.parse(claim.reportedAt);
  return after >= 0 && after <= RELATED_MS;
}
