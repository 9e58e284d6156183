import { feedbackDetail } from '../../shared/domain/feedback.ts';
import { subscriberIdOf } from '../../shared/domain/ids.ts';
import { type LINK_SCOPES, linkToken, pepperOf } from '../../shared/domain/tokens.ts';
import { aChange, aMatch } from '../harness/fixtures-for-contract.ts';
import { KEYS, type Site } from './site.ts';
import { confirmedReader, linkIn, newestMail, type visitor } from './visitor.ts';

export type LinkScope = (typeof LINK_SCOPES)[number];
type Fields = readonly (readonly [string, string])[];

/** Where links of a scope lead, and what the button behind them sends; without fields there is no button. */
interface Door {
  readonly path: (token: string) => string;
  readonly sends?: Fields;
  /** True if opening it with GET shows nothing. */
  readonly buttonOnly?: true;
}

/** The door of each scope: a scope that gets none here does not compile. */
export const DOORS: Readonly<Record<LinkScope, Door>> = {
  confirm: { path: (token) => `/confirm/${token}`, sends: [] },
  manage: {
    path: (token) => `/manage/${token}`,
    sends: [
      ['company', 'smic'],
      ['action', 'save'],
    ],
  },
  export: { path: (token) => `/export/${token}` },
  pack: { path: (token) => `/pack/${token}` },
  erase: { path: (token) => `/erase/${token}`, sends: [] },
  address: { path: (token) => `/address/${token}`, sends: [['email', 'thief@example.net']] },
  move: { path: (token) => `/move/${token}`, sends: [] },
  stay: { path: (token) => `/stay/${token}`, sends: [] },
  resume: { path: (token) => `/resume/${token}`, sends: [], buttonOnly: true },
  unsubscribe: { path: (token) => `/u/${token}`, sends: [] },
  feedback: {
    path: (token) => `/f/${token}`,
    sends: [
      ['say', 'not-useful'],
      ['action', 'give'],
    ],
  },
  watch: { path: (token) => `/w/${token}/feed.json` },
};

/** A confirmed reader with a change told to her and another address asked for: the state in which a link of every scope works. */
export async function readerWithEveryLink(site: Site, person: ReturnType<typeof visitor>, email: string) {
  const id = subscriberIdOf(email, pepperOf(KEYS));
  await confirmedReader(site, person, email);
  const change = aChange();
  const match = aMatch({ changeId: change.changeId });
  await site.content.putChange(change, site.clock.now());
  await site.content.putMatches(change, [match]);
  site.clock.advance(20 * 60_000);
  await person.post('/link', [['email', email]]);
  await site.deliver();
  await person.post(linkIn(await newestMail(site), 'address'), [['email', 'elsewhere@example.net']]);
  await site.deliver();
  const [reader, request, move, [mail]] = await Promise.all([
    site.people.subscriber(id),
    site.people.request(id),
    site.people.addressMove(id),
    site.ledger.deliveriesOf(id, 1),
  ]);
  const version = String(reader?.tokenVersion);
  const details: Readonly<Partial<Record<LinkScope, string>>> = {
    confirm: request?.requestId ?? 'none',
    pack: `${version}-${mail?.deliveryId}`,
    move: move?.moveId ?? 'none',
    stay: move?.moveId ?? 'none',
    resume: 'left',
    unsubscribe: 'all',
    feedback: feedbackDetail(match),
  };
  return {
    id,
    token: (scope: LinkScope) =>
      linkToken(KEYS, scope, { subscriber: id, detail: details[scope] ?? version }, site.clock.now()),
  };
}
