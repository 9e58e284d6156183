import { load } from 'cheerio/slim';
import type { ReceivedMail } from '../ses/mailbox.ts';

/** A sample reader: what is typed into the sign-up page. Addresses are of the reserved domain example.com (RFC 2606). */
export interface SampleReader {
  readonly key: 'instant' | 'daily';
  readonly email: string;
  readonly follows: string;
  readonly frequency: 'instant' | 'daily';
  readonly zone: string;
}

export const SAMPLE_READERS: readonly SampleReader[] = [
  {
    key: 'instant',
    email: 'compliance@example.com',
    follows: 'Huawei',
    frequency: 'instant',
    zone: 'America/New_York',
  },
  {
    key: 'daily',
    email: 'supply-chain@example.com',
    follows: 'Hikvision',
    frequency: 'daily',
    zone: 'America/New_York',
  },
];

/** What signing up needs of the machine: the pages, the mails, and a way to let it work until nothing is left to do. */
export interface Site {
  readonly webUrl: string;
  readonly mails: () => readonly ReceivedMail[];
  readonly settle: () => Promise<void>;
  /** Lets that many seconds pass on the turned clock. */
  readonly pass: (seconds: number) => Promise<void>;
}

/**
 * Signs a reader up as a person does: opens the page, finds the company or takes the name as typed, sends the form, opens the
 * link in the mail and presses the button. Throws an Error that says at which step it failed.
 */
export async function signUpReader(site: Site, reader: SampleReader): Promise<void> {
  const form = load(await get(site, '/'));
  await site.pass(5);
  const found = load(
    await post(
      site,
      '/signup',
      fields(reader, form('input[name=stamp]').val(), { q: reader.follows, action: 'search' }),
    ),
  );
  const company = found('input[name=company]').first().val();
  const choice = typeof company === 'string' ? { company } : { name: reader.follows };
  await site.pass(5);
  await post(
    site,
    '/signup',
    fields(reader, found('input[name=stamp]').val(), { ...choice, action: 'signup' }),
  );
  await site.settle();
  const mail = site.mails().findLast((one) => one.to === reader.email);
  const link = /https?:\/\/[^\s<>]+\/confirm\/[^\s<>]+/.exec(mail?.text ?? '')?.[0];
  if (link === undefined) throw new Error(`No confirmation mail came for ${reader.email}.`);
  const path = new URL(link).pathname;
  await get(site, path);
  const page = load(await post(site, path, new URLSearchParams()));
  if (!page('h1').text().includes('on'))
    throw new Error(`Confirming failed for ${reader.email}: ${page('h1').text()}`);
  await site.settle();
}

function fields(
  reader: SampleReader,
  stamp: unknown,
  more: Readonly<Record<string, string>>,
): URLSearchParams {
  const { email, frequency, zone } = reader;
  return new URLSearchParams({ email, frequency, zone, stamp: String(stamp ?? ''), website: '', ...more });
}

async function get(site: Site, path: string): Promise<string> {
  return answered(await fetch(site.webUrl + path), path);
}

async function post(site: Site, path: string, body: URLSearchParams): Promise<string> {
  return answered(
    await fetch(site.webUrl + path, { method: 'POST', body, headers: { origin: site.webUrl } }),
    path,
  );
}

async function answered(response: Response, path: string): Promise<string> {
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${path} answered ${response.status}: ${load(text)('main').text().trim().slice(0, 200)}`);
  return text;
}
