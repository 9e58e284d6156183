import { type HtmlSource, type PressSource, parseSource } from '../../../shared/domain/sources/catalogue.ts';

const FEED = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml, text/xml';

/** What is known of an address before anybody has looked at its terms. */
export interface Draft {
  readonly kind: 'rss' | 'html';
  readonly url: string;
  readonly zone: string;
  readonly publisher?: string | undefined;
  /** Selectors of a list page. */
  readonly list?: HtmlSource['list'] | undefined;
  /** Hosts that its items lead to. */
  readonly hosts?: readonly string[];
  /** YYYY-MM-DD on which robots.txt was asked. */
  readonly robotsCheckedAt?: string;
}

/** A source file to begin with: off until somebody has read the terms. Government works are kept whole. */
export function draftSource(draft: Draft): PressSource {
  const { kind, url, zone, list, hosts = [] } = draft;
  const { hostname } = new URL(url);
  const publisher = draft.publisher?.trim() || hostname;
  const official = /\.(?:gov|mil)(?:\.[a-z]{2})?$/.test(hostname);
  const id = idFrom(hostname);
  const definition = {
    id,
    kind,
    url: bare(url),
    query: queryOf(url),
    trust: official ? 'official' : 'reported',
    publisher,
    name: publisher,
    tz: zone,
    cadence: { minutes: 30, hotWindows: [] },
    http: {
      accept: kind === 'html' ? 'text/html' : FEED,
      timeoutMs: 20_000,
      maxBytes: 5_000_000,
      maxRedirects: 3,
      allowHosts: [...new Set([hostname, ...hosts])],
    },
    ...(kind === 'html' ? { list: list ?? NO_LIST } : {}),
    article: { fetch: official ? 'yes' : 'no' },
    identity: 'url',
    window: 'rolling',
    storeFullText: official,
    legal: { robotsCheckedAt: draft.robotsCheckedAt ?? 'not yet', termsNote: 'Terms not read.' },
    enabled: false,
    offReason: 'Its terms have not been read, and it has no sample yet.',
    expect: { minItems: 1, maxSilenceHours: 168 },
    fixtures: kind === 'html' ? 'sample.html' : 'sample.xml',
  };
  // Checked, and given back in the order in which the files have it.
  return { ...definition, ...parseSource(definition, `${id}.json`) } as PressSource;
}

const NO_LIST: HtmlSource['list'] = { item: 'main li', link: 'a', title: 'a', dateOrder: 'mdy' };

function idFrom(hostname: string): string {
  const name = hostname
    .replace(/^www\./, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /^[a-z]/.test(name) ? name : `source-${name}`;
}

function bare(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function queryOf(url: string): Record<string, string | string[]> {
  const { searchParams } = new URL(url);
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
