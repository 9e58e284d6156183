import type { AuditEntry } from '../domain/audit.ts';

/** What operators did: entries are only added. They are kept for 400 days. */
export interface AuditTrail {
  append(entry: AuditEntry): Promise<void>;
  /** The entries of a UTC day (YYYY-MM-DD), oldest first. */
  ofDay(day: string): Promise<readonly AuditEntry[]>;
}
