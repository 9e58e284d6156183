import type { AuditEntry } from '../../domain/audit.ts';
import type { AuditTrail } from '../../ports/audit-trail.ts';

/** In-memory AuditTrail. */
export function memoryAuditTrail(): AuditTrail {
  const entries = new Map<string, AuditEntry>();
  return {
    async append(entry) {
      entries.set(JSON.stringify(entry), entry);
    },
    ofDay: async (day) =>
      [...entries.values()]
        .filter((entry) => entry.at.startsWith(day))
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  };
}
