import { subscriberIdOf } from '../../shared/domain/ids.ts';
import { feedbackLinks } from '../../shared/domain/rendering/reader-links.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import { aDelivery } from '../harness/fixtures-for-contract.ts';
import { listing } from '../unit/rendering/huawei-mails.ts';
import type { See } from './every-page.ts';
import { KEYS, type Site } from './site.ts';
import { linkIn, newestMail, visitor } from './visitor.ts';

const EMAIL = 'reader@example.com';
const OTHER = 'reader@example.net';

/** The pages of one reader, from signing up to leaving for good, each as the reader sees it. */
export async function readerPages(site: Site, see: See): Promise<void> {
  const links = await signingUp(site, see);
  await settings(site, links.manage, see);
  await ownMails(site, links.manage, see);
  await hooks(site, links.manage, see);
  await feedback(site, see);
  await stopping(site, links, see);
  const fresh = await moving(site, links.manage, see);
  await leavingForGood(site, fresh, see);
}

async function signingUp(site: Site, see: See) {
  const person = visitor(site);
  see('sign-up', await person.get('/'));
  see('sign-up-with-errors', await person.signUp('reader@', [['name', 'Target']]));
  const search = [
    ['email', EMAIL],
    ['q', 'hangzhou'],
    ['company', 'huawei'],
    ['action', 'search'],
  ] as const;
  see('sign-up-search', await person.post('/signup', search));
  const wanted = [
    ['company', 'huawei'],
    ['name', 'Zhejiang Example Optics'],
  ] as const;
  see('sign-up-sent', await person.signUp(EMAIL, wanted));
  await site.deliver();
  const confirm = linkIn(await newestMail(site), 'confirm');
  see('confirm', await person.get(confirm));
  see('confirmed', await person.post(confirm, []));
  await site.deliver();
  const welcome = await newestMail(site);
  site.clock.advance(16 * 60_000);
  see('link', await person.get('/link'));
  see('link-with-errors', await person.post('/link', [['email', 'reader@']]));
  see('link-sent', await person.post('/link', [['email', EMAIL]]));
  await site.deliver();
  return { manage: linkIn(welcome, 'manage'), unsubscribe: linkIn(welcome, 'u') };
}

async function settings(site: Site, manage: string, see: See): Promise<void> {
  const person = visitor(site);
  see('manage', await person.get(manage));
  const saved = [
    ['company', 'huawei'],
    ['frequency', 'daily'],
    ['zone', 'Europe/Berlin'],
    ['sendHour', '7'],
    ['quietFrom', '20'],
    ['quietUntil', '7'],
    ['action', 'save'],
  ] as const;
  see('manage-saved', await person.post(manage, saved));
  see('manage-with-errors', await person.post(manage, [['action', 'save']]));
  const search = [
    ['company', 'huawei'],
    ['q', 'hangzhou'],
    ['action', 'search'],
  ] as const;
  see('manage-search', await person.post(manage, search));
  see('manage-link-mailed', await person.post(manage, [['action', 'link']]));
}

async function ownMails(site: Site, manage: string, see: See): Promise<void> {
  const person = visitor(site);
  see('mails-none', await person.get(`/mails/${manage.split('/').at(-1)}`));
  const delivery = aDelivery('told', {
    subscriberId: subscriberIdOf(EMAIL, pepperOf(KEYS)),
    changeIds: [listing.change.changeId],
    createdAt: site.clock.now().toISOString(),
  });
  const { ledger } = site.mailer;
  const later = new Date(site.clock.now().getTime() + 60_000);
  await ledger.claim(delivery, 'pages', site.clock.now(), later);
  await ledger.markSending(delivery.deliveryId, 'pages', later);
  await ledger.settle(delivery.deliveryId, 'pages', {
    state: 'sent',
    sesMessageId: 'm1',
    at: site.clock.now(),
  });
  see('mails', await person.get(`/mails/${manage.split('/').at(-1)}`));
}

/** Addresses that are called: none, one that cannot be, and one that is added and tried. */
async function hooks(site: Site, manage: string, see: See): Promise<void> {
  const person = visitor(site);
  const page = `/hooks/${manage.split('/').at(-1)}`;
  const add = (url: string) => [['action', 'add'] as const, ['url', url] as const];
  see('hooks-none', await person.get(page));
  see('hooks-with-errors', await person.post(page, add('http://here')));
  const added = await person.post(page, add('https://hooks.example.org/rulewire'));
  see('hooks-added', added);
  const hook = /name="hook" value="([^"]+)"/.exec(added.text)?.[1] ?? '';
  const test = [
    ['action', 'test'],
    ['hook', hook],
  ] as const;
  see('hooks-tested', await person.post(page, test));
}

/** The feedback page for each verdict, before and after the button, and with nothing ticked. */
async function feedback(site: Site, see: See): Promise<void> {
  const person = visitor(site);
  const [match] = listing.matches;
  if (match === undefined) throw new Error('the listing matches nobody');
  const subscriber = subscriberIdOf(EMAIL, pepperOf(KEYS));
  const link = feedbackLinks(KEYS, '', subscriber, site.clock.now())(match);
  const give = (say: string, more: readonly (readonly [string, string])[] = []) =>
    person.post(link, [['say', say], ['action', 'give'], ...more]);
  for (const say of ['not-my-company', 'not-useful', 'wrong-fact'])
    see(`feedback-${say}`, await person.get(`${link}?say=${say}`));
  see('feedback', await person.get(link));
  see('feedback-nothing-ticked', await give('not-my-company'));
  const alias = match.evidence[0]?.alias ?? '';
  see('feedback-not-my-company-given', await give('not-my-company', [['name', alias]]));
  see('feedback-not-useful-given', await give('not-useful'));
  see('feedback-wrong-fact-given', await give('wrong-fact', [['words', 'The day is another.']]));
  const mute = [
    ['say', 'not-useful'],
    ['action', 'mute'],
  ] as const;
  see('feedback-muted', await person.post(link, mute));
}

async function stopping(
  site: Site,
  { manage, unsubscribe }: { readonly manage: string; readonly unsubscribe: string },
  see: See,
): Promise<void> {
  const person = visitor(site);
  see('unsubscribe', await person.get(unsubscribe));
  const left = await person.post(unsubscribe, []);
  see('unsubscribed', left);
  see('manage-stopped', await person.get(manage));
  const resume = /action="(\/resume\/[^"]+)"/.exec(left.text)?.[1] ?? '';
  see('resumed', await person.post(resume, []));
}

/** To another address and, by the mail to the former one, back again; gives the link to manage that holds then. */
async function moving(site: Site, manage: string, see: See): Promise<string> {
  const person = visitor(site);
  site.clock.advance(16 * 60_000);
  await person.post(manage, [['action', 'link']]);
  await site.deliver();
  const form = linkIn(await newestMail(site), 'address');
  see('address', await person.get(form));
  see('address-with-errors', await person.post(form, [['email', 'reader@']]));
  see('address-asked', await person.post(form, [['email', OTHER]]));
  await site.deliver();
  const move = linkIn(await newestMail(site, OTHER), 'move');
  const stay = linkIn(await newestMail(site, EMAIL), 'stay');
  see('move', await person.get(move));
  see('moved', await person.post(move, []));
  see('stay', await person.get(stay));
  see('stayed', await person.post(stay, []));
  await site.deliver();
  return freshLink(site, 'manage');
}

/** A link from the mail that a reader gets who asks for it, at the earliest moment at which one goes out. */
async function freshLink(site: Site, kind: string): Promise<string> {
  site.clock.advance(16 * 60_000);
  await visitor(site).post('/link', [['email', EMAIL]]);
  await site.deliver();
  return linkIn(await newestMail(site, EMAIL), kind);
}

async function leavingForGood(site: Site, manage: string, see: See): Promise<void> {
  const person = visitor(site);
  see('links-renewed', await person.post(manage, [['action', 'renew']]));
  see('dead-link', await person.get(manage));
  const erase = await freshLink(site, 'erase');
  see('erase', await person.get(erase));
  see('erased', await person.post(erase, []));
}
