/** A run of text inside a block; plain text is a bare string. */
export type Span =
  | string
  | { readonly strong: string }
  | { readonly struck: string }
  | { readonly link: string; readonly url: string };

export type Line = readonly Span[];

/** What colour of band a reader sees first; the word in it says the same. */
export type Tone = 'official' | 'filed' | 'reported' | 'plain';

/**
 * The parts a mail or a page is made of, in reading order. HTML and plain text are both written from these, so that they
 * cannot say different things.
 */
export type Block =
  | { readonly block: 'band'; readonly tone: Tone; readonly text: string }
  | { readonly block: 'title'; readonly text: string; readonly url?: string }
  | { readonly block: 'lead'; readonly line: Line }
  | { readonly block: 'heading'; readonly text: string; readonly level: 2 | 3 }
  | { readonly block: 'paragraph'; readonly line: Line; readonly small?: boolean }
  | { readonly block: 'facts'; readonly rows: readonly FactRow[] }
  | { readonly block: 'list'; readonly items: readonly Line[] }
  | { readonly block: 'quote'; readonly text: string; readonly source: string }
  | { readonly block: 'button'; readonly text: string; readonly url: string }
  /** One of several answers, each with a link of its own; `page` is where all of them can be given. */
  | { readonly block: 'choice'; readonly answers: readonly Answer[]; readonly page: string };

export interface Answer {
  readonly text: string;
  readonly url: string;
}

export interface FactRow {
  readonly label: string;
  readonly value: Line;
  /** The words of the source that the value was read from. */
  readonly statedAs?: string;
  /** True where those of the row above are meant. */
  readonly statedAbove?: boolean;
}

/** A mail before it is written as HTML and text. */
export interface MailBody {
  readonly subject: string;
  /** What a mailbox shows after the subject. Not repeated in the text part. */
  readonly preheader: string;
  readonly blocks: readonly Block[];
  /** Why it came and how to stop it; the last part of every mail. */
  readonly footer: readonly Line[];
}

/** A written mail. `text` is wrapped at 72 columns, both parts hold Unicode; mime.ts encodes them. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
