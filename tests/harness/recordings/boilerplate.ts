import { type Choice, longDate } from './choice.ts';
import type { Told } from './told.ts';

/** Lines between the CFR parts and the title: docket and RIN, as documents of the bureau have them. */
export function docketLines(told: Told): readonly string[] {
  if (told.cfr.length === 0 || told.type === 'Presidential Document') return [];
  const digits = told.number.replace(/\D/g, '');
  return [`[Docket No. ${digits.slice(2, 8)}-${digits.slice(4, 8)}]`, `RIN 0694-AH${digits.slice(-2)}`];
}

/** Fields of the preamble that say nothing of law; comments are sent somewhere only where they are asked for. */
export function contactFields(told: Told): readonly (readonly [label: string, text: string])[] {
  if (told.action === undefined || told.type === 'Notice') return [];
  const asks = /[Cc]omment/.test(`${told.dates ?? ''} ${told.action}`);
  const contact: readonly [string, string] = [
    'FOR FURTHER INFORMATION CONTACT',
    'The Chair of the committee, phone (202) 555-0142, e-mail chair@example.gov.',
  ];
  const address: readonly [string, string] = [
    'ADDRESSES',
    'Comments may be sent through the federal portal under the docket of this document.',
  ];
  return asks ? [address, contact] : [contact];
}

/** What follows the reasons of a rule: savings clause, the act it rests on, and rulemaking requirements. */
export function closingParagraphs(
  told: Told,
  choice: Choice,
): readonly (readonly [heading: string, text: string])[] {
  if (told.type !== 'Rule' || told.cfr[0]?.title !== 15) return [];
  const day = longDate(told.effectiveOn ?? told.publishedOn);
  const savings = choice.of([
    `Shipments of items that lose a license exception by this rule and were on board a carrier on ${day}, under actual orders, may go on to their destination as before.`,
    `Items that were en route aboard a carrier to a port of export on ${day} may proceed under the earlier terms.`,
  ]);
  return [
    ['Savings Clause', savings],
    [
      'Export Control Reform Act of 2018',
      'On August 13, 2018, the President signed an act that gives the legal basis for the principal authorities of the bureau.',
    ],
    [
      'Rulemaking Requirements',
      'This rule is no significant action under Executive Order 12866. Notice and opportunity for public comment are not required, since it involves a military or foreign affairs function.',
    ],
  ];
}

/** The list of subjects and the words that introduce the amendments. */
export function subjectsOf(told: Told): readonly string[] {
  const part = told.cfr.at(-1)?.part ?? 744;
  const title = told.cfr.at(-1)?.title ?? 15;
  return [
    `List of Subjects in ${title} CFR Part ${part}`,
    'Exports, Reporting and recordkeeping requirements, Terrorism.',
    `Accordingly, part ${part} of the Export Administration Regulations (15 CFR parts 730-774) is amended as follows:`,
  ];
}
