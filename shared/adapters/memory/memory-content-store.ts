import type { OfficialCalendar } from '../../domain/business-days.ts';
import type { Analysis, Change, ChangeState } from '../../domain/change.ts';
import type { Head, Revision } from '../../domain/document.ts';
import { RulewireError } from '../../domain/errors.ts';
import type { ChangeId, CompanyId, DocId } from '../../domain/ids.ts';
import type { ContentStore, HistoryEntry } from '../../ports/content-store.ts';
import { CHANGE_STATE_ORDER } from '../../ports/content-store.ts';
import { holdersOf, PAGES_READ, pageOf } from '../pages.ts';
import { copied } from './copied.ts';
import { memoryMatters } from './memory-matters.ts';
import { memoryReminders } from './memory-reminders.ts';

interface StoredChange {
  readonly change: Change;
  state: ChangeState;
  due: Date | undefined;
}

/** In-memory ContentStore: copies in and out, so that nobody shares an object with the store. */
export function memoryContentStore(): ContentStore {
  const revisions = new Map<string, { readonly revision: Revision; readonly text: string }>();
  const heads = new Map<DocId, Head>();
  const changes = new Map<ChangeId, StoredChange>();
  const analyses = new Map<ChangeId, Analysis>();
  const matches = new Map<ChangeId, Map<CompanyId, HistoryEntry>>();
  let calendar: OfficialCalendar | undefined;
  const revisionKey = (doc: DocId, rev: number) => `${doc}#${rev}`;
  const entries = () => [...matches.values()].flatMap((ofChange) => [...ofChange.values()]);

  return {
    ...memoryMatters(),
    ...memoryReminders(),
    head: async (doc) => copied(heads.get(doc)),
    async heads(docs) {
      const found = docs.flatMap((doc) => heads.get(doc) ?? []);
      return structuredClone(new Map(found.map((head) => [head.docId, head])));
    },
    revision: async (doc, rev) => copied(revisions.get(revisionKey(doc, rev))?.revision),
    text: async (doc, rev) => revisions.get(revisionKey(doc, rev))?.text,
    async putRevision(revision, text) {
      const key = revisionKey(revision.docId, revision.rev);
      if (!revisions.has(key)) revisions.set(key, copied({ revision, text }));
    },
    async documentsAt(volume, page) {
      const begun = [...revisions.values()].flatMap(({ revision: { docId, metadata } }) => {
        const place = pageOf(metadata.citation);
        return place?.volume === volume && place.page <= page ? [{ docId, page: place.page }] : [];
      });
      const sorted = begun.sort((a, b) => b.page - a.page || (a.docId < b.docId ? 1 : -1));
      return [...new Set(holdersOf(sorted.slice(0, PAGES_READ), page))];
    },
    calendar: async () => copied(calendar),
    async putCalendar(read) {
      calendar = copied(read);
    },
    async moveHead(from, to) {
      const head = heads.get(to.docId);
      if (head?.rev === to.rev && head.contentHash === to.contentHash) return true;
      if (head?.rev !== from) return false;
      heads.set(to.docId, copied(to));
      return true;
    },

    async putChange(change, due) {
      if (changes.has(change.changeId)) return 'known';
      changes.set(change.changeId, {
        change: copied(change),
        state: 'detected',
        due: new Date(due),
      });
      return 'stored';
    },
    async change(id) {
      const stored = changes.get(id);
      return stored && { change: copied(stored.change), state: stored.state };
    },
    async setChangeState(id, state) {
      const stored = changes.get(id);
      if (stored === undefined) throw new RulewireError('change-missing', id);
      if (CHANGE_STATE_ORDER[state] > CHANGE_STATE_ORDER[stored.state]) stored.state = state;
    },
    async clearDue(id) {
      const stored = changes.get(id);
      if (stored !== undefined) stored.due = undefined;
    },
    async dueChanges(before, limit) {
      return [...changes.values()]
        .flatMap((stored) => (stored.due && stored.due < before ? [{ ...stored, due: stored.due }] : []))
        .sort((a, b) => a.due.getTime() - b.due.getTime())
        .slice(0, limit)
        .map((stored) => stored.change.changeId);
    },

    async putAnalysis(analysis) {
      analyses.set(analysis.changeId, copied(analysis));
    },
    analysis: async (id) => copied(analyses.get(id)),
    async putMatches(change, found) {
      const ofChange = matches.get(change.changeId) ?? new Map<CompanyId, HistoryEntry>();
      matches.set(change.changeId, ofChange);
      for (const match of found) {
        const known = ofChange.get(match.companyId);
        if (known?.match.matcherVersion !== match.matcherVersion)
          ofChange.set(match.companyId, copied({ match, change }));
      }
    },
    async matches(id) {
      const ofChange = [...(matches.get(id)?.values() ?? [])].map((entry) => entry.match);
      return copied(ofChange.sort((a, b) => (a.companyId < b.companyId ? -1 : 1)));
    },
    async history(company, limit, before) {
      const place = (entry: HistoryEntry) => `${entry.change.detectedAt}#${entry.change.changeId}`;
      return copied(
        entries()
          .filter(({ match, change }) => match.companyId === company && change.type !== 'reminder')
          .filter((entry) => before === undefined || entry.change.detectedAt < before)
          .sort((a, b) => (place(a) < place(b) ? 1 : -1))
          .slice(0, limit),
      );
    },
    async alertsOfDay(day) {
      return copied(
        entries().filter(
          ({ match, change }) =>
            match.decision === 'alert' && !change.silent && change.detectedAt.startsWith(day),
        ),
      );
    },
  };
}
