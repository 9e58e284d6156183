import type { Delivery, MailEvent } from '../delivery.ts';
import type { Revision } from '../document.ts';
import { textHash } from '../sources/normalise.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Absent, ChangeRecord, PackFile, PackFor } from './pack-record.ts';

/** What a pack says of one change: its source text, what was found in it and on what grounds, and when. */
export function changeFiles(
  record: ChangeRecord,
  told: { readonly folder: string; readonly delivery: Delivery; readonly events: readonly MailEvent[] },
  whose: PackFor,
): { readonly files: readonly PackFile[]; readonly absent: readonly Absent[] } {
  const { folder } = told;
  const { change, revision, analysis, matches } = record;
  const source = sourceFile(record, folder, whose);
  const file = (name: string, value: unknown): PackFile => ({
    path: `${folder}/${name}.json`,
    content: canonicalJson(value),
  });
  const files = [
    file('change', change),
    file('times', timesOf(record, told)),
    file('matches', matches),
    ...(revision === undefined ? [] : [file('document', documentOf(revision, record.text))]),
    ...(analysis === undefined ? [] : [file('analysis', analysis)]),
    ...('path' in source ? [source] : []),
  ];
  const absent = [
    ...('why' in source ? [source] : []),
    ...(analysis === undefined ? [{ what: `${folder}: analysis`, why: 'none is stored' }] : []),
    ...madeAnew(record, told),
  ];
  return { files, absent };
}

function sourceFile({ revision, text }: ChangeRecord, folder: string, whose: PackFor): PackFile | Absent {
  const what = `${folder}: source text`;
  if (revision === undefined || text === undefined) return { what, why: 'it is not stored any more' };
  if (whose === 'reader' && revision.trust !== 'official')
    return {
      what,
      why: 'what the press writes is its own and is not handed on; the quotes that the matches stand on are in matches.json, the address in document.json',
    };
  const ending = revision.textFormat.endsWith('xml') ? 'xml' : 'txt';
  return { path: `${folder}/source.${ending}`, content: text, source: true };
}

/** The document as its source described it, with whether the stored text still is the one that was read. */
function documentOf(revision: Revision, text: string | undefined) {
  const { textHash: recorded } = revision;
  return {
    ...revision,
    textHashIsOf: 'the text without what changes by itself; the manifest has the hash of every byte',
    ...(text !== undefined && { storedTextHasThatHash: textHash(text) === recorded }),
  };
}

function timesOf(
  { change, revision, analysis, firstSeenAt }: ChangeRecord,
  { delivery, events }: { readonly delivery: Delivery; readonly events: readonly MailEvent[] },
) {
  const first = (outcome: string) => events.find((event) => event.outcome === outcome)?.at ?? 'not stated';
  return {
    filedOrPublished: revision?.metadata.issuedAt ?? 'not stated',
    dateOfIssue: revision?.metadata.publicationDate ?? 'not stated',
    documentFirstSeen: firstSeenAt ?? 'not stated',
    revisionFetched: revision?.fetchedAt ?? 'not stated',
    changeDetected: change.detectedAt,
    analysed: analysis?.analyzedAt ?? 'not stated',
    mailPlanned: delivery.createdAt,
    mailSent: delivery.sentAt ?? 'not stated',
    acceptedByProvider: first('sent'),
    deliveredToMailbox: first('delivered'),
  };
}

/** Matches that were found anew since are not the ones the mail was written from. */
function madeAnew({ analysis }: ChangeRecord, { folder, delivery }: { folder: string; delivery: Delivery }) {
  const { sentAt = '' } = delivery;
  if (sentAt === '' || (analysis?.analyzedAt ?? '') <= sentAt) return [];
  return [
    {
      what: `${folder}: analysis and matches as they were when the mail was written`,
      why: `the change was analysed again at ${analysis?.analyzedAt}; the mail itself is as it was sent`,
    },
  ];
}
