/** One request to a source. Redirects are followed only to `allowHosts`; anything else is answered as `redirected`. */
export interface FetchRequest {
  readonly url: string;
  readonly accept: string;
  readonly timeoutMs: number;
  /** Cap on decompressed bytes. */
  readonly maxBytes: number;
  readonly maxRedirects: number;
  readonly allowHosts: readonly string[];
  /** Validators of the last good answer, sent back unparsed. */
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface FetchedPage {
  readonly outcome: 'fetched';
  readonly status: number;
  readonly finalUrl: string;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Expected failures are values: the poller decides what they mean for the source. */
export type FetchFailure =
  | { readonly outcome: 'redirected'; readonly location: string }
  | { readonly outcome: 'too-large'; readonly limit: number }
  | { readonly outcome: 'refused-address'; readonly host: string }
  /** robots.txt of the host does not let us; nothing was asked. */
  | { readonly outcome: 'disallowed' }
  /** The host wants to be left alone until the instant (ISO); nothing was asked. */
  | { readonly outcome: 'held'; readonly until: string }
  | { readonly outcome: 'timeout' }
  | { readonly outcome: 'unreachable'; readonly reason: string };

export interface Fetcher {
  /** Never throws for what a remote host does; 4xx and 5xx come back as `fetched` with their status. */
  fetch(request: FetchRequest): Promise<FetchedPage | FetchFailure>;
}
