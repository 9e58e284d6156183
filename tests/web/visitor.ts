import { type ParsedMail, simpleParser } from 'mailparser';
import type { Site } from './site.ts';

/** Somebody with a browser that runs no script: reads pages, fills in forms, follows links in mails. */
export function visitor(
  site: Pick<Site, 'app' | 'clock'>,
  { origin = 'https://alerts.example.org', ip = '192.0.2.7' } = {},
) {
  const send = async (
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ) => {
    const request = new Request(origin + path, { method, headers, ...(body === undefined ? {} : { body }) });
    const answer = await site.app.fetch(request, { requestContext: { http: { sourceIp: ip } } });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return {
    send,
    get: (path: string) => send('GET', path),
    post: (path: string, fields: readonly (readonly [string, string])[], from: string | undefined = origin) =>
      send('POST', path, urlEncoded(fields), {
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(from === undefined ? {} : { Origin: from }),
      }),
    /** The sign-up form as it is served, after the few seconds that a person needs. */
    async stamp() {
      const page = await send('GET', '/');
      site.clock.advance(5_000);
      return /name="stamp" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    },
    async signUp(email: string, more: readonly (readonly [string, string])[] = [['company', 'huawei']]) {
      const stamp = await this.stamp();
      return this.post('/signup', [['email', email], ['stamp', stamp], ['action', 'signup'], ...more]);
    },
  };
}

function urlEncoded(fields: readonly (readonly [string, string])[]): string {
  const encoded = new URLSearchParams();
  for (const [name, value] of fields) encoded.append(name, value);
  return encoded.toString();
}

/** The newest mail that was sent, or that was sent to one address, parsed. */
export async function newestMail(site: Site, to?: string): Promise<ParsedMail> {
  const newest = site.transport.accepted.findLast((mail) => to === undefined || mail.to === to);
  return simpleParser(newest?.raw ?? '');
}

/** The path of the first link of that kind in a mail. */
export function linkIn(mail: ParsedMail, kind: string): string {
  const link = new RegExp(`https://[^>\\s]*(/${kind}/[A-Za-z0-9._-]+)`).exec(mail.text ?? '');
  return link?.[1] ?? `no ${kind} link in the mail`;
}

/** Signs up for Huawei and confirms, as that person; the welcome mail, which holds every link of a reader. */
export async function confirmedReader(site: Site, person: ReturnType<typeof visitor>, email: string) {
  await person.signUp(email);
  await site.deliver();
  await person.post(linkIn(await newestMail(site), 'confirm'), []);
  await site.deliver();
  return newestMail(site);
}
