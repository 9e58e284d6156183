import type { Change } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import type { Setting } from './find-frames.ts';

/** Agencies whose documents may change who may trade with whom. */
const KEEPERS =
  /industry and security|foreign assets control|\bbis\b|\bofac\b|commerce|defense|state department|department of state|federal communications|homeland security|executive office|president|treasury|customs and border|trade representative/i;

const PROPOSAL =
  /\b(?:request(?:s)? for comments?|proposed rule(?:making)?|notice of inquiry|notification of inquiry|advance notice)\b/i;
/** A text without a title that begins as a proposal. */
const OPENS_AS_PROPOSAL =
  /^(?!.{0,200}\b(?:withdraw|final rule|correct))[^.]{0,200}\b(?:request for comments|notice of proposed rulemaking|notice of inquiry|advance notice of|proposed rule[;:.])/is;
const ADOPTED = /\b(?:final|interim)\b/i;

const LIST_KEEPERS = /industry and security|foreign assets control|\bbis\b|\bofac\b/i;

/** Agencies and laws that know orders, licences, lists and penalties of their own. */
const OTHER_LAW =
  /foreign-trade zone|\bDOT\b|department of transportation|labor relations|\bNLRB\b|\bEPA\b|environmental protection|\bFDA\b|food and drug|\bFAA\b|federal aviation|airspace|airworthiness|coast guard|international trade commission|section 337|antidumping|countervailing|less than fair value|\(sunset\)|securities and exchange|federal trade commission|\bFERC\b|nuclear regulatory|patent|trademark|national priorities|endangered|threatened wildlife|postal (?:service|regulatory)|space bureau|merger|antitrust|drinking water|regional administrator|clean (?:air|water)|controlled substances|medicare|spectrum auction|bankruptcy|fishery|cooperative research/i;
const OUR_LAW =
  /\bBIS\b|industry and security|\bEAR\b|entity list|export|\bOFAC\b|foreign assets|sanction|\bSDN\b|blocked|covered list|1260H|end-user|744/i;

/** True where a text is about the law of other agencies and says nothing of ours. */
const isOtherLaw = (text: string) => OTHER_LAW.test(text) && !OUR_LAW.test(text);

const OPENING = 3000;

/** The metadata with what a text without its own says at its head: the title above "AGENCY:", and the "ACTION:" line. */
export function withHead(metadata: DocumentMetadata, text: string): DocumentMetadata {
  const opening = text.slice(0, OPENING);
  const action =
    metadata.action ??
    /^ACTION:\s*([^\n]+)/mu.exec(opening)?.[1] ??
    /\b(?:this (?:interim )?final rule|final rule;)/iu.exec(opening)?.[0];
  const agency = /^AGENCY:/imu.exec(opening);
  const above = agency ? opening.slice(0, agency.index).trim().split('\n').at(-1) : undefined;
  const title = metadata.title === '' ? (above ?? '') : metadata.title;
  return { ...metadata, title, ...(action ? { action } : {}) };
}

const PAPERWORK =
  /\b(?:agenda|open session|information collection|paperwork reduction|sunshine act|privacy act of 1974|system of records|advisory committee|(?:open|closed) meetings?|performance review board|delegation of authority)\b/i;

/** True for a notice of the office itself, which changes nobody's position: forms, meetings, records. */
export const isHousekeeping = (metadata: DocumentMetadata, text: string) =>
  /notice/i.test(metadata.type) &&
  PAPERWORK.test(metadata.title === '' ? text.slice(0, 240) : metadata.title);

/** Of an earlier document, not of entries on a list. */
const CORRECTION = /\bcorrect(?:ion|ing|s)\b(?! of (?:\w+ ){0,2}entr)/i;

/** True where a document says of itself that it corrects an earlier one. */
export const isCorrection = (metadata: DocumentMetadata) =>
  CORRECTION.test(metadata.action ?? '') || CORRECTION.test(metadata.title);

/** Who speaks in a document and whether its agency may keep one of the lists; an agency that is not known may. */
export function settingOf(change: Pick<Change, 'trust'>, metadata: DocumentMetadata, text: string): Setting {
  const official = change.trust === 'official';
  const exportControl =
    official &&
    (metadata.agencies.length === 0
      ? !isOtherLaw(text)
      : metadata.agencies.some((name) => KEEPERS.test(name)));
  const action = metadata.action ?? '';
  const proposal =
    official &&
    !ADOPTED.test(action) &&
    (/proposed rule/i.test(metadata.type) ||
      (metadata.title === '' && OPENS_AS_PROPOSAL.test(text)) ||
      PROPOSAL.test(action) ||
      PROPOSAL.test(metadata.title));
  const listKeeper = official && metadata.agencies.some((name) => LIST_KEEPERS.test(name));
  const final = official && !proposal && ADOPTED.test(action);
  return { official, exportControl, listKeeper, proposal, final };
}
