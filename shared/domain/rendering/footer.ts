import type { Line } from './blocks.ts';

/** Who writes: shown in every mail (15 U.S.C. 7704(a)(5), CAN-SPAM, asks for the postal address). */
export interface Sender {
  readonly name: string;
  readonly postalAddress: string;
  /** Origin of the pages, without a slash at the end. */
  readonly publicUrl: string;
}

/** Addresses that carry the reader's own authority. */
export interface ReaderLinks {
  readonly manage: string;
  readonly unsubscribe: string;
}

/** The short disclaimer: engineering's side of "not legal advice" (44 U.S.C. 1507 on the official edition). */
export const DISCLAIMER =
  'Information, not legal advice. Only the official edition of the Federal Register gives legal notice; copies for public inspection may change or be withdrawn. No match is not clearance.';

/** The end of every mail to a subscriber. `why` is one sentence. */
export function mailFooter(sender: Sender, links: ReaderLinks, why: string): readonly Line[] {
  return [
    [why],
    [{ link: 'Manage or pause', url: links.manage }],
    [{ link: 'Unsubscribe from everything', url: links.unsubscribe }],
    [
      'These links are yours: who has them can change your alerts. Leave them out when you forward this mail.',
    ],
    ['Somebody forwarded this to you? ', { link: 'Watch a company yourself', url: sender.publicUrl }],
    [DISCLAIMER],
    [`${sender.name}, ${sender.postalAddress}`],
  ];
}
