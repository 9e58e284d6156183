import { type HookKind, maskedUrl } from '../hooks/hook.ts';
import { written } from './account-mails.ts';
import type { RenderedMail } from './blocks.ts';
import { DISCLAIMER, type Sender } from './footer.ts';

const PLACES: Readonly<Record<HookKind, string>> = {
  generic: 'a program',
  slack: 'a Slack channel',
  teams: 'a Teams channel',
};

/** The mail that tells a reader who else is told from now on: whoever has a mail forwarded has its links as well. */
export function renderHookAdded(input: {
  readonly kind: HookKind;
  readonly url: string;
  /** The page where it can be taken away. */
  readonly hooksUrl: string;
  readonly sender: Sender;
}): RenderedMail {
  const { kind, url, hooksUrl, sender } = input;
  return written({
    subject: 'Your rule alerts also go to another place',
    preheader: 'If it was not you, take it away, and end the links that others may have.',
    blocks: [
      { block: 'title', text: 'Another listener for your alerts' },
      {
        block: 'lead',
        line: [
          'Somebody with a link from your mail added ',
          { strong: PLACES[kind] },
          ` at ${maskedUrl(url)}. What comes to you at once goes there too, once it has taken a test.`,
        ],
      },
      { block: 'paragraph', line: ['It was you? Then there is nothing to do here.'] },
      { block: 'button', text: 'See and remove', url: hooksUrl },
      {
        block: 'paragraph',
        small: true,
        line: ['Not you? Remove it there, and press “End all older links” on your own page.'],
      },
    ],
    footer: [[DISCLAIMER], [`${sender.name}, ${sender.postalAddress}`]],
  });
}
