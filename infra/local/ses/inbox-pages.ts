import { Hono } from 'hono';
import { html } from 'hono/html';
import { keyOf, listPage } from './inbox-list.ts';
import { page } from './inbox-look.ts';
import { lookOf, mailPage, shownIn } from './inbox-mail.ts';
import type { ReceivedMail } from './mailbox.ts';

/**
 * The pages on which one looks at the mails that the stand-in took: a list, one page a mail with the HTML part in a
 * sandboxed frame, text, headers, events and raw bytes, and everything as JSON at /inbox.json. No scripts, no outside
 * assets: what is chosen stands in the address.
 */
export function inboxPages(mails: () => readonly ReceivedMail[]): Hono {
  const app = new Hono();
  const opened = new Set<string>();
  app.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
    if (!context.res.headers.has('content-security-policy'))
      context.header('content-security-policy', PAGE_POLICY);
  });
  const find = (number: string) => mails()[Number(number) - 1];
  app.get('/', (context) => {
    const { to = '', kind = '', q = '' } = context.req.query();
    return context.html(listPage(mails(), opened, { to, kind, q }));
  });
  app.get('/inbox.json', (context) =>
    context.json(mails().map(({ raw: _, ...mail }, at) => ({ number: at + 1, ...mail }))),
  );
  app.get('/mail/:number', (context) => {
    const number = context.req.param('number');
    const mail = find(number);
    if (!mail) return context.html(page('No such mail', html`<h1>No such mail</h1>`), 404);
    opened.add(keyOf(mail));
    const look = lookOf(context.req.query());
    return context.html(mailPage(mail, Number(number), mails().length, look));
  });
  app.get('/mail/:number/html', (context) => {
    const mail = find(context.req.param('number'));
    if (!mail) return context.notFound();
    context.header('content-security-policy', MAIL_POLICY);
    return context.html(shownIn(lookOf(context.req.query()).scheme, mail.html));
  });
  app.get('/mail/:number/raw', (context) => {
    const mail = find(context.req.param('number'));
    return mail ? context.text(mail.raw) : context.notFound();
  });
  app.get('/mail/:number/eml', (context) => {
    const mail = find(context.req.param('number'));
    if (!mail) return context.notFound();
    context.header('content-type', 'message/rfc822');
    context.header('content-disposition', `attachment; filename="${mail.id}.eml"`);
    return context.body(Buffer.from(mail.raw, 'latin1'));
  });
  return app;
}

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'self'";
/** A mail may style itself and show inline images; it may not run scripts, send forms or call home. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'";
