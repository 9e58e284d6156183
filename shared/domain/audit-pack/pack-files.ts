import { sha256 } from '../ids.ts';
import { WITHHELD } from '../rendering/kept-mail.ts';
import { canonicalJson } from './canonical-json.ts';
import { changeFiles } from './change-files.ts';
import type { Absent, PackFile, PackFor, PackRecord } from './pack-record.ts';

/** Raised when files of a pack are named, written or ordered otherwise: packs of one form are alike byte for byte. */
const PACK_FORM = 'rulewire-audit-pack-1';

/** All that a pack is made of, in a fixed order; what is not kept is told, not left out in silence. */
export function packFiles(
  record: PackRecord,
  whose: PackFor,
): { readonly files: readonly PackFile[]; readonly absent: readonly Absent[] } {
  const { delivery, events, changes } = record;
  const { copies: _copies, owner: _owner, leaseUntil: _lease, ...told } = delivery;
  const mails = mailFiles(record);
  const of = changes.map((change, index) => {
    const folder = `changes/${String(index + 1).padStart(2, '0')}-${change.change.changeId}`;
    return changeFiles(change, { folder, delivery, events }, whose);
  });
  const files = [
    { path: 'delivery.json', content: canonicalJson({ ...told, events }) },
    ...mails.files,
    ...of.flatMap((each) => each.files),
  ];
  const lost = delivery.changeIds.filter((id) => !changes.some(({ change }) => change.changeId === id));
  const unknown = lost.map((id) => ({ what: `change ${id}`, why: 'it is not stored any more' }));
  return { files, absent: [...mails.absent, ...of.flatMap((each) => each.absent), ...unknown] };
}

/** The files with the manifest and the word to whoever opens the pack. */
export function withManifest(
  record: PackRecord,
  files: readonly PackFile[],
  absent: readonly Absent[],
): readonly PackFile[] {
  const { delivery, changes } = record;
  const versions = (of: (analysis: { parserVersion: string; matcherVersion: string }) => string) =>
    [...new Set(changes.flatMap(({ analysis }) => analysis ?? []).map(of))]
      .filter(Boolean)
      .sort((a, b) => (a < b ? -1 : 1));
  const all = [{ path: 'README.txt', content: readme(absent) }, ...files];
  const manifest = {
    form: PACK_FORM,
    delivery: delivery.deliveryId,
    parserVersions: versions(({ parserVersion }) => parserVersion),
    matcherVersions: versions(({ matcherVersion }) => matcherVersion),
    files: all.map(({ path, content }) => ({
      path,
      bytes: Buffer.byteLength(content),
      sha256: sha256(content),
    })),
    notInThisPack: absent,
  };
  return [{ path: 'manifest.json', content: canonicalJson(manifest) }, ...all];
}

function mailFiles({ delivery, mails }: PackRecord) {
  const files = mails.flatMap(({ attempt, mail }) =>
    mail === undefined
      ? []
      : [
          { path: `mail/attempt-${attempt}/headers.txt`, content: `${mail.headers}\r\n` },
          { path: `mail/attempt-${attempt}/mail.txt`, content: mail.text },
          { path: `mail/attempt-${attempt}/mail.html`, content: mail.html },
        ],
  );
  const gone = mails
    .filter(({ mail }) => mail === undefined)
    .map(({ attempt }) => ({ what: `mail/attempt-${attempt}`, why: 'the copy is not kept any more' }));
  const none = { what: 'mail', why: `nothing was handed over: the delivery is ${delivery.state}` };
  return { files, absent: mails.length === 0 ? [none] : gone };
}

function readme(absent: readonly Absent[]): string {
  const lines = [
    'Audit pack of one mail',
    '',
    'What was known, when, and what was said of it. It is made from what was stored at the time;',
    'made again from the same records it has the same bytes.',
    '',
    'manifest.json    the SHA-256 of every other file, and the versions of parser and matcher',
    'delivery.json    the mail as a record: when it was planned, sent, and what the provider reported of it',
    'mail/            what was handed to the mail provider: header lines, text and HTML, decoded from the',
    '                 very bytes. An attempt after the first was made because the fate of the one before',
    '                 was unknown. The provider writes Message-ID and Date over ours and signs the mail.',
    'changes/         each change that the mail tells of: the text of the source as fetched (in UTF-8), what',
    '                 the source said of the document, what was found in it, the words each match stands on',
    '                 (positions are UTF-16 offsets into the source text), and the times. Times are UTC.',
    '',
    `Withheld in mail/: ${WITHHELD.address} the address, ${WITHHELD.token} the part of a link that lets its reader in,`,
    `${WITHHELD.reader} a part of the reader's key, ${WITHHELD.body} the boundary between the parts, a hash of the headers.`,
    '',
    'It is a record, not legal advice. The official edition of a document controls.',
    ...(absent.length === 0
      ? []
      : ['', 'Not in this pack:', ...absent.map(({ what, why }) => `- ${what}: ${why}`)]),
  ];
  return `${lines.join('\n')}\n`;
}
