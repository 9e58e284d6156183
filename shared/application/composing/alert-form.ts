import type { Match } from '../../domain/change.ts';
import type { RenderedMail } from '../../domain/rendering/blocks.ts';
import type { FeedbackLinks } from '../../domain/rendering/feedback-block.ts';
import type { ReaderLinks } from '../../domain/rendering/footer.ts';
import { type MailForm, mailForm } from '../../domain/rendering/mail-form.ts';
import type { EncodedBody } from '../../domain/rendering/mime.ts';

/** The addresses of one mail that carry its reader's own authority. */
export interface PersonalLinks {
  readonly links: ReaderLinks;
  readonly feedback: FeedbackLinks;
}

/** An alert written once for all readers to whom the same is said, with blanks for the tokens in their links. */
export interface AlertForm {
  readonly subject: string;
  readonly form: MailForm;
  /** The matches under which feedback links stand, in the order of their blanks. */
  readonly asked: readonly Pick<Match, 'changeId' | 'companyId'>[];
}

/** Writes the alert with blanks as long as the tokens of `sample`: it fits every reader whose tokens are as long. */
export function alertForm(
  sample: PersonalLinks,
  write: (personal: PersonalLinks) => RenderedMail,
): AlertForm {
  const blanks: string[] = [];
  const asked: Pick<Match, 'changeId' | 'companyId'>[] = [];
  const blanked = (url: string) => {
    const blank = `blank-${blanks.length}-`.padEnd(tokenOf(url).length, 'x');
    blanks.push(blank);
    return url.slice(0, -blank.length) + blank;
  };
  const links = { manage: blanked(sample.links.manage), unsubscribe: blanked(sample.links.unsubscribe) };
  const feedback: FeedbackLinks = (match) => {
    asked.push(match);
    return blanked(sample.feedback(match));
  };
  const rendered = write({ links, feedback });
  return { subject: rendered.subject, form: mailForm(rendered, blanks), asked };
}

/** What the alert says to a reader, with her own links. */
export function filled({ form, asked }: AlertForm, { links, feedback }: PersonalLinks): EncodedBody {
  return form.fill([links.manage, links.unsubscribe, ...asked.map(feedback)].map(tokenOf));
}

/** A token is the last part of the path of its address. */
const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);
