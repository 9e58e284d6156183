import type { Follow, Frequency, Subscriber } from '../subscriber.ts';
import type { Block, Line, MailBody, RenderedMail } from './blocks.ts';
import { DISCLAIMER, mailFooter, type ReaderLinks, type Sender } from './footer.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';
import { counted, oneLine } from './plain-text.ts';

const FREQUENCY_WORDS: Readonly<Record<Frequency, string>> = {
  instant: 'one mail per change, at once',
  daily: 'one digest a day',
  weekly: 'one digest a week',
};
const MOST_NAMES = 12;

/**
 * The mail with the confirm button. `names` are names from our own directory only: what a stranger typed into the form is
 * counted, never repeated, or the form could be used to send words to anybody.
 */
export function renderConfirm(input: {
  readonly names: readonly string[];
  readonly typedCount: number;
  readonly frequency: Frequency;
  readonly confirmUrl: string;
  /** "Never write to me again." */
  readonly blockUrl: string;
  readonly sender: Sender;
}): RenderedMail {
  const total = input.names.length + input.typedCount;
  const what = `rule changes that affect ${counted(total, 'company', 'companies')}`;
  return written({
    subject: `Confirm your rule alerts for ${counted(total, 'company', 'companies')}`,
    preheader: 'One button to start. Do nothing and you hear no more from us.',
    blocks: [
      { block: 'title', text: 'Confirm your alerts' },
      { block: 'lead', line: [`Somebody, we hope you, asked us to write to this address about ${what}.`] },
      ...companyList(input.names, input.typedCount),
      { block: 'paragraph', line: [`How often: ${FREQUENCY_WORDS[input.frequency]}.`] },
      { block: 'button', text: 'See and confirm', url: input.confirmUrl },
      {
        block: 'paragraph',
        line: ['The button opens a page where you confirm with one more click. It works for 48 hours.'],
      },
      {
        block: 'paragraph',
        small: true,
        line: [
          'Not you? Do nothing: without the click no alert is sent, and the request is deleted after 7 days.',
        ],
      },
    ],
    footer: [
      [{ link: 'Never write to this address again', url: input.blockUrl }],
      [DISCLAIMER],
      [`${input.sender.name}, ${input.sender.postalAddress}`],
    ],
  });
}

/** The mail to somebody who has alerts already and asked for the link, or signed up once more. */
export function renderLink(input: {
  readonly subscriber: Pick<Subscriber, 'companies' | 'status'>;
  /** Changes the address, reads all data about the person, erases it: each works for 30 minutes. */
  readonly addressUrl: string;
  readonly exportUrl: string;
  readonly eraseUrl: string;
  readonly links: ReaderLinks;
  readonly sender: Sender;
}): RenderedMail {
  const { companies, status } = input.subscriber;
  const state = status === 'active' ? 'You have alerts' : 'Your alerts are stopped at the moment. You follow';
  return written({
    subject: 'Your link to manage your rule alerts',
    preheader: 'The link to your companies and settings, asked for on our page.',
    blocks: [
      { block: 'title', text: 'Here is your link' },
      {
        block: 'lead',
        line: [
          status === 'active'
            ? `${state} for ${counted(companies.length, 'company', 'companies')} already; nothing was changed.`
            : `${state} ${counted(companies.length, 'company', 'companies')}; the page below starts them again.`,
        ],
      },
      { block: 'button', text: 'Manage my alerts', url: input.links.manage },
      { block: 'heading', level: 2, text: 'Your address and your data' },
      {
        block: 'list',
        items: [
          [{ link: 'Get my mail at another address', url: input.addressUrl }],
          [{ link: 'Download all we hold about you (JSON)', url: input.exportUrl }],
          [{ link: 'Delete all we hold about you', url: input.eraseUrl }],
        ],
      },
      {
        block: 'paragraph',
        small: true,
        line: ['These work for 30 minutes; ask for new ones on the manage page.'],
      },
      {
        block: 'paragraph',
        small: true,
        line: ['You did not ask? Then somebody typed your address; nothing has changed.'],
      },
    ],
    footer: mailFooter(
      input.sender,
      input.links,
      'You get this because your address was typed into our page.',
    ),
  });
}

/** The first mail after confirming: what is followed, and the way out. */
export function renderWelcome(input: {
  readonly subscriber: Pick<Subscriber, 'companies' | 'frequency' | 'zone' | 'sendHour'>;
  readonly links: ReaderLinks;
  readonly sender: Sender;
}): RenderedMail {
  const { companies, frequency, zone, sendHour } = input.subscriber;
  const hour = `${String(sendHour).padStart(2, '0')}:00, ${zone}`;
  return written({
    subject: 'Your rule alerts are on',
    preheader: `You follow ${counted(companies.length, 'company', 'companies')}.`,
    blocks: [
      { block: 'title', text: 'Your alerts are on' },
      {
        block: 'lead',
        line: [
          `You follow ${counted(companies.length, 'company', 'companies')}: ${FREQUENCY_WORDS[frequency]}${frequency === 'instant' ? '' : ` at ${hour}`}.`,
        ],
      },
      { block: 'list', items: followLines(companies) },
      {
        block: 'paragraph',
        line: [
          'Each mail says whether it is ',
          { strong: 'official' },
          ', ',
          { strong: 'filed and not yet published' },
          ', or only ',
          { strong: 'reported' },
          ', shows the words that made us write, and links to the source.',
        ],
      },
      { block: 'button', text: 'Manage my alerts', url: input.links.manage },
      {
        block: 'paragraph',
        small: true,
        line: [
          'You did not confirm this? Some mail scanners press buttons. ',
          { link: 'Stop everything', url: input.links.unsubscribe },
          '.',
        ],
      },
    ],
    footer: mailFooter(input.sender, input.links, 'You get this because you confirmed your alerts.'),
  });
}

function companyList(names: readonly string[], typedCount: number): readonly Block[] {
  const shown = names.slice(0, MOST_NAMES).map((name): Line => [oneLine(name)]);
  const left = names.length - shown.length;
  const more: Line[] = left > 0 ? [[`${left} more`]] : [];
  const typed: Line[] =
    typedCount > 0
      ? [[`${counted(typedCount, 'name')} in your own spelling, listed on the page that the button opens`]]
      : [];
  return [{ block: 'list', items: [...shown, ...more, ...typed] }];
}

function followLines(companies: readonly Follow[]): readonly Line[] {
  const shown = companies.slice(0, MOST_NAMES).map((follow): Line => [oneLine(follow.name)]);
  const left = companies.length - shown.length;
  return left > 0 ? [...shown, [`${left} more`]] : shown;
}

/** A mail about an account, as text and as HTML. */
export function written(body: MailBody): RenderedMail {
  return { subject: body.subject, text: mailText(body), html: mailHtml(body) };
}
