import type { Analysis, Change, Match } from '../change.ts';
import type { Delivery, MailEvent } from '../delivery.ts';
import type { Revision } from '../document.ts';
import type { KeptMail } from '../rendering/kept-mail.ts';

/** Whose hands the pack goes to: what a publisher of the press wrote is handed on to nobody. */
export type PackFor = 'reader' | 'operator';

/** What is kept of one change that a mail told of; undefined is what is not kept. */
export interface ChangeRecord {
  readonly change: Change;
  readonly revision: Revision | undefined;
  readonly text: string | undefined;
  readonly analysis: Analysis | undefined;
  readonly matches: readonly Match[];
  /** ISO instant (UTC) at which the document was first seen. */
  readonly firstSeenAt: string | undefined;
}

/** Everything that is kept of one mail. */
export interface PackRecord {
  readonly delivery: Delivery;
  readonly events: readonly MailEvent[];
  /** What was handed over at each attempt that may have gone out. */
  readonly mails: readonly { readonly attempt: number; readonly mail: KeptMail | undefined }[];
  readonly changes: readonly ChangeRecord[];
}

/** A file of a pack. `source` marks the text of a document, which may be too long to hand out. */
export interface PackFile {
  readonly path: string;
  readonly content: string;
  readonly source?: true;
}

/** Something that one would look for in a pack and does not find, and why. */
export interface Absent {
  readonly what: string;
  readonly why: string;
}
