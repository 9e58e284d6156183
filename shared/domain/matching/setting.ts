import type { Change } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import type { Setting } from './find-frames.ts';

/** Agencies whose documents may change who may trade with whom. */
const KEEPERS =
  /industry and security|foreign assets control|\bbis\b|\bofac\b|commerce|defense|state department|department of state|federal communications|homeland security|executive office|president|treasury|customs and border|trade representative/i;

const PROPOSAL =
  /\b(?:request(?:s)? for comments?|proposed rule(?:making)?|notice of inquiry|notification of inquiry|advance notice)\b/i;
const ADOPTED = /\b(?:final|interim)\b/i;

const LIST_KEEPERS = /industry and security|foreign assets control|\bbis\b|\bofac\b/i;

/** Who speaks in a document and whether its agency may keep one of the lists; an agency that is not known may. */
export function settingOf(change: Pick<Change, 'trust'>, metadata: DocumentMetadata): Setting {
  const official = change.trust === 'official';
  const exportControl =
    official && (metadata.agencies.length === 0 || metadata.agencies.some((name) => KEEPERS.test(name)));
  const action = metadata.action ?? '';
  const proposal =
    official &&
    !ADOPTED.test(action) &&
    (/proposed rule/i.test(metadata.type) || PROPOSAL.test(action) || PROPOSAL.test(metadata.title));
  const listKeeper = official && metadata.agencies.some((name) => LIST_KEEPERS.test(name));
  return { official, exportControl, listKeeper, proposal };
}
