/** What operators may do to a reader, or look at of her. */
export type AuditAction =
  | 'looked-up'
  | 'packed'
  | 'resent'
  | 'released'
  | 'suppressed'
  | 'lifted'
  | 'mail-stopped'
  | 'mail-opened';

/** One thing that an operator did. It holds no address: the subject is a keyed hash, a delivery or nothing. */
export interface AuditEntry {
  /** ISO instant (UTC). */
  readonly at: string;
  /** Who, as the operator's shell names her; the account's own trail proves it. */
  readonly actor: string;
  readonly action: AuditAction;
  readonly subject: string;
  readonly reason?: string;
}
