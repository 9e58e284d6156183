import { written } from './account-mails.ts';
import type { Block, RenderedMail } from './blocks.ts';
import { DISCLAIMER, type Sender } from './footer.ts';

/** The mail to the address to which a reader wants her alerts moved. It names neither her former address nor her companies: a mistyped address is a stranger's. */
export function renderMove(input: {
  readonly moveUrl: string;
  /** "Never write to me again." */
  readonly blockUrl: string;
  readonly sender: Sender;
}): RenderedMail {
  return written({
    subject: 'Confirm this address for your rule alerts',
    preheader: 'One button to get your alerts here. Do nothing and you hear no more from us.',
    blocks: [
      { block: 'title', text: 'Your alerts at this address' },
      {
        block: 'lead',
        line: ['Somebody, we hope you, has rule alerts with us and wants to get them at this address.'],
      },
      { block: 'button', text: 'See and confirm', url: input.moveUrl },
      small('The button opens a page where you confirm with one more click. It works for 48 hours.'),
      small('Not you? Do nothing: without the click no alert comes here.'),
    ],
    footer: [
      [{ link: 'Never write to this address again', url: input.blockUrl }],
      [DISCLAIMER],
      [`${input.sender.name}, ${input.sender.postalAddress}`],
    ],
  });
}

/** The mail that tells the present address of it. `to` is the other address. */
export function renderMoving(input: {
  readonly to: string;
  readonly stayUrl: string;
  readonly sender: Sender;
}): RenderedMail {
  return written({
    subject: 'Your rule alerts are to go to another address',
    preheader: 'If it was not you, one button stops it or brings them back, for seven days.',
    blocks: [
      { block: 'title', text: 'Another address for your alerts' },
      {
        block: 'lead',
        line: [
          'Somebody with a link from your mail asked us to send your alerts to ',
          { strong: input.to },
          '. They go there from when the button in a mail to that address is pressed; until then nothing changes.',
        ],
      },
      { block: 'paragraph', line: ['It was you? Then there is nothing to do here.'] },
      { block: 'button', text: 'Keep my alerts here', url: input.stayUrl },
      small(
        'The button stops the change, or undoes it, for seven days from this mail. It opens a page that asks once more.',
      ),
    ],
    footer: [[DISCLAIMER], [`${input.sender.name}, ${input.sender.postalAddress}`]],
  });
}

const small = (text: string): Block => ({ block: 'paragraph', small: true, line: [text] });
