import type { Analysis, Change, Match } from '../../domain/change.ts';
import type { Plan } from '../../domain/delivery.ts';
import type { Revision } from '../../domain/document.ts';
import { RulewireError } from '../../domain/errors.ts';
import type { ChangeId, CompanyId, MatterId } from '../../domain/ids.ts';
import type { Matter } from '../../domain/matters/matter.ts';
import type { Stated } from '../../domain/rendering/differences.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ContentStore, HistoryEntry } from '../../ports/content-store.ts';
import type { QualityCounts } from '../../ports/quality-counts.ts';
import type { SourceStateStore } from '../../ports/source-state-store.ts';
import { standingDate } from '../analyzing/date-stands.ts';
import { earlierChanges, newerChanges } from '../analyzing/lineage.ts';
import type { AlertForm } from './alert-form.ts';
import { sourceNotes } from './source-notes.ts';

/** Everything about a change that is the same for all its readers. */
export interface TellableChange {
  readonly change: Change;
  readonly revision: Revision;
  readonly analysis: Analysis;
  /** Matches that alert. */
  readonly alerts: readonly Match[];
  /** What was told of the document before, for a later revision. */
  readonly previous: Stated | undefined;
  /** Changes of the same document after this one, newest first. */
  readonly newer: readonly Change[];
  /** Those before it that were analysed. */
  readonly older: readonly ChangeId[];
  /** True of a reminder whose date has passed or does not stand any more. */
  readonly overtaken: boolean;
}

/**
 * Reads each change, each company's history and each matter once for all readers of one invocation, and writes once what
 * several of them are told.
 */
export interface ChangeLibrary {
  tellable(id: ChangeId): Promise<TellableChange>;
  history(company: CompanyId): Promise<readonly HistoryEntry[]>;
  matter(id: MatterId): Promise<Matter | undefined>;
  /** The plan of who is told of the change at once, as it was read first. */
  plan(id: ChangeId, read: () => Promise<Plan | undefined>): Promise<Plan | undefined>;
  /** Sentences on the sources that cannot be read at the moment. */
  sourceNotes(): Promise<readonly string[]>;
  /** How many documents and reports were read from one day to another (YYYY-MM-DD, UTC), both included. */
  checked(from: string, to: string): Promise<number>;
  /** The alert that was written about exactly `same`, or else the one written now. */
  form(same: string, write: () => AlertForm): AlertForm;
  /** The name of the copy that is kept of what this form says. */
  copy(form: AlertForm, keep: () => Promise<string>): Promise<string>;
}

const HISTORY = 12;

export interface LibraryDeps {
  readonly content: ContentStore;
  readonly clock: Clock;
  readonly sources: Pick<SourceStateStore, 'list'>;
  readonly quality: Pick<QualityCounts, 'days'>;
}

/** A library that lives as long as one invocation, so that it never says what was true an hour ago. */
export function changeLibrary({ content, clock, sources, quality }: LibraryDeps): ChangeLibrary {
  const changes = new Map<ChangeId, Promise<TellableChange>>();
  const histories = new Map<CompanyId, Promise<readonly HistoryEntry[]>>();
  const matters = new Map<MatterId, Promise<Matter | undefined>>();
  const plans = new Map<ChangeId, Promise<Plan | undefined>>();
  const forms = new Map<string, AlertForm>();
  const copies = new Map<AlertForm, Promise<string>>();
  const notes = new Map<'now', Promise<readonly string[]>>();
  const counts = new Map<string, Promise<number>>();
  return {
    form: (same, write) => remembered(forms, same, write),
    copy: (form, keep) => remembered(copies, form, keep),
    tellable: (id) => remembered(changes, id, () => load(content, id, clock.now())),
    history: (company) => remembered(histories, company, () => content.history(company, HISTORY)),
    matter: (id) => remembered(matters, id, () => content.matter(id)),
    plan: (id, read) => remembered(plans, id, read),
    sourceNotes: () => remembered(notes, 'now', () => sourceNotes(sources, clock.now())),
    checked: (from, to) => remembered(counts, `${from} ${to}`, () => checkedBetween(quality, from, to)),
  };
}

async function checkedBetween(quality: Pick<QualityCounts, 'days'>, from: string, to: string) {
  const days = await quality.days(from, to);
  return days.reduce((sum, { counts }) => sum + (counts.checked ?? 0), 0);
}

/** What is being loaded is remembered from the start: several readers ask at once. */
function remembered<Key, Value>(map: Map<Key, Value>, key: Key, load: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const loading = load();
  map.set(key, loading);
  return loading;
}

async function load(content: ContentStore, id: ChangeId, now: Date): Promise<TellableChange> {
  const [stored, analysis, matches] = await Promise.all([
    content.change(id),
    content.analysis(id),
    content.matches(id),
  ]);
  if (stored === undefined || analysis === undefined) throw new RulewireError('change-missing', id);
  const { change } = stored;
  const revision = await content.revision(change.docId, change.toRev);
  if (revision === undefined) throw new RulewireError('text-missing', `${change.docId} ${change.toRev}`);
  const alerts = matches.filter((match) => match.decision === 'alert');
  const earlier = await earlierChanges(content, change);
  const [told] = earlier;
  const previous = told && { metadata: told.revision.metadata, facts: told.analysis.facts };
  const older = earlier.map((each) => each.change.changeId);
  const newer = await newerChanges(content, change);
  const overtaken = change.type === 'reminder' && (await standingDate(content, change, now)) === undefined;
  return { change, revision, analysis, alerts, previous, newer, older, overtaken };
}
