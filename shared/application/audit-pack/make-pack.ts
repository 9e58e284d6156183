import { packFiles, withManifest } from '../../domain/audit-pack/pack-files.ts';
import type { ChangeRecord, PackFile, PackFor, PackRecord } from '../../domain/audit-pack/pack-record.ts';
import type { ChangeId, DeliveryId } from '../../domain/ids.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { zipFiles } from './zip-files.ts';

export interface PackDeps {
  readonly ledger: Pick<Ledger, 'delivery' | 'eventsOf' | 'copy'>;
  readonly content: Pick<ContentStore, 'change' | 'analysis' | 'matches' | 'revision' | 'text' | 'head'>;
}

/**
 * The audit pack of a mail as the bytes of a zip archive; undefined where no such mail is kept. Above `mostBytes` the
 * longest source texts are left out, which the pack then says.
 */
export async function makePack(
  deps: PackDeps,
  id: DeliveryId,
  whose: PackFor,
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<Uint8Array | undefined> {
  const record = await recordOf(deps, id);
  if (record === undefined) return undefined;
  let { files, absent } = packFiles(record, whose);
  for (;;) {
    const zip = zipFiles(withManifest(record, files, absent));
    const longest = longestSource(files);
    if (zip.length <= mostBytes || longest === undefined) return zip;
    files = files.filter((file) => file !== longest);
    absent = [
      ...absent,
      { what: longest.path, why: 'too long for a download; the operator can hand it out' },
    ];
  }
}

function longestSource(files: readonly PackFile[]): PackFile | undefined {
  return files.filter(({ source }) => source).toSorted((a, b) => b.content.length - a.content.length)[0];
}

async function recordOf({ ledger, content }: PackDeps, id: DeliveryId): Promise<PackRecord | undefined> {
  const delivery = await ledger.delivery(id);
  if (delivery === undefined) return undefined;
  const [events, mails, changes] = await Promise.all([
    ledger.eventsOf(id),
    Promise.all(
      (delivery.copies ?? []).map(async ({ attempt, copy }) => ({ attempt, mail: await ledger.copy(copy) })),
    ),
    Promise.all(delivery.changeIds.map((change) => changeRecord(content, change))),
  ]);
  const inOrder = events.toSorted((a, b) => (`${a.at} ${a.outcome}` < `${b.at} ${b.outcome}` ? -1 : 1));
  return { delivery, events: inOrder, mails, changes: changes.filter((each) => each !== undefined) };
}

async function changeRecord(content: PackDeps['content'], id: ChangeId): Promise<ChangeRecord | undefined> {
  const stored = await content.change(id);
  if (stored === undefined) return undefined;
  const { change } = stored;
  const { docId, toRev } = change;
  const [revision, text, analysis, matches, head] = await Promise.all([
    content.revision(docId, toRev),
    content.text(docId, toRev),
    content.analysis(id),
    content.matches(id),
    content.head(docId),
  ]);
  return { change, revision, text, analysis, matches, firstSeenAt: head?.firstSeenAt };
}
