import type { Company } from '../../../shared/domain/company.ts';
import { viewText as text } from '../../../shared/domain/feeds/alert-view.ts';
import type { Matter, MatterHead } from '../../../shared/domain/matters/matter.ts';
import type { HistoryEntry } from '../../../shared/ports/content-store.ts';

/** What the API says of things: names that stay, whatever becomes of our own types. Instants are ISO, UTC. */
export const companyView = ({ companyId, name, country, lists }: Company) => ({
  id: companyId,
  name: text(name),
  country: country ?? null,
  lists,
});

/** A change in a list of a company: how far it is law, what kind it is, and where it is told. */
export const alertLine = (publicUrl: string, { change, match }: HistoryEntry) => ({
  id: change.changeId,
  title: text(change.title),
  url: `${publicUrl}/c/${change.changeId}`,
  official: change.trust === 'official',
  stage: change.stage,
  kind: match.kind,
  grade: match.grade,
  seenAt: change.detectedAt,
});

export const matterLine = (publicUrl: string, { matterId, title }: MatterHead) => ({
  id: matterId,
  title: text(title),
  url: `${publicUrl}/m/${matterId}`,
});

export const matterView = (publicUrl: string, matter: Matter) => ({
  ...matterLine(publicUrl, matter),
  entries: matter.entries.map((entry) => ({
    alert: entry.changeId,
    at: entry.at,
    official: entry.trust === 'official',
    stage: entry.stage,
    type: entry.type,
    kind: entry.kind,
    title: text(entry.title),
    source: entry.url,
    number: entry.number ?? null,
    citation: entry.citation ?? null,
  })),
  claims: matter.claims.map((claim) => ({
    report: claim.reportId,
    mechanism: claim.mechanism,
    reportedAt: claim.reportedAt,
    outlet: text(claim.outlet),
    state: claim.state,
    openUntil: claim.openUntil,
    metBy: claim.metBy,
  })),
});
