import type { Subscriber } from '../subscriber.ts';
import type { Line, MailBody, RenderedMail } from './blocks.ts';
import { dayInWords } from './dates.ts';
import { mailFooter, type ReaderLinks, type Sender } from './footer.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';
import { counted, oneLine } from './plain-text.ts';

export interface QuietNoteInput {
  /** Days (YYYY-MM-DD) from and to which nothing was told, both included. */
  readonly from: string;
  readonly to: string;
  /** Documents and reports that were read in that time; 0 where the number is not known. */
  readonly checked: number;
  readonly subscriber: Pick<Subscriber, 'companies' | 'hideNamesInSubject'>;
  /** Sentences on sources that cannot be read at the moment. */
  readonly sourceNotes: readonly string[];
  readonly sender: Sender;
  readonly links: ReaderLinks;
}

const MOST_NAMES = 12;

/** The mail that says that nothing happened: without it, silence could as well be a fault. */
export function renderQuietNote(input: QuietNoteInput): RenderedMail {
  const { subscriber, sourceNotes, sender, links } = input;
  const { length } = subscriber.companies;
  const companies = length === 1 ? 'company' : counted(length, 'company', 'companies');
  const body: MailBody = {
    subject: `Quiet week: nothing about your ${companies}`,
    preheader: checkedWords(input),
    blocks: [
      { block: 'title', text: 'A quiet week' },
      { block: 'lead', line: [checkedWords(input)] },
      { block: 'heading', level: 2, text: 'What we watch for you' },
      { block: 'list', items: namesOf(subscriber) },
      { block: 'heading', level: 2, text: 'Sources' },
      {
        block: 'list',
        items: [
          ...(sourceNotes.length === 0
            ? [['All sources were read as planned.'] satisfies Line]
            : sourceNotes.map((note): Line => [oneLine(note)])),
          [{ link: 'State of the sources', url: `${sender.publicUrl}/status` }],
        ],
      },
      {
        block: 'paragraph',
        small: true,
        line: ['No match is not clearance. You can switch this note off on your page.'],
      },
    ],
    footer: mailFooter(sender, links, 'You get this once a week if nothing else was to be told.'),
  };
  return { subject: body.subject, text: mailText(body), html: mailHtml(body) };
}

function checkedWords({ checked, from, to, subscriber }: QuietNoteInput): string {
  const [company] = subscriber.companies;
  const whom = subscriber.companies.length === 1 && company ? oneLine(company.name) : 'any of your companies';
  const read =
    checked === 0
      ? 'We read our sources'
      : `We read ${counted(checked, 'document and report', 'documents and reports')}`;
  const none = checked === 0 ? 'Nothing in them' : 'None';
  return `${read} from ${dayInWords(from)} to ${dayInWords(to)}. ${none} was a change for ${whom}.`;
}

function namesOf({ companies }: Pick<Subscriber, 'companies'>): readonly Line[] {
  const shown = companies.slice(0, MOST_NAMES).map(({ name }): Line => [oneLine(name)]);
  const left = companies.length - shown.length;
  return left > 0 ? [...shown, [`and ${counted(left, 'more company', 'more companies')}`]] : shown;
}
