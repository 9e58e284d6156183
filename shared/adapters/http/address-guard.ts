import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Raised by the guard instead of connecting. */
export class RefusedAddress extends Error {
  readonly host: string;
  constructor(host: string) {
    super(`refused: ${host} is not a public address`);
    this.name = 'RefusedAddress';
    this.host = host;
  }
}

/**
 * True for a public unicast address. Private, loopback, link-local, carrier-grade NAT, multicast and reserved ranges are
 * not, nor is an IPv6 form that embeds another address (6to4, NAT64, Teredo); a mapped IPv4 address is judged as IPv4.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** The host without the brackets of an IPv6 literal, if it is an address and not a name. */
export function addressLiteral(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : undefined;
}

type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/**
 * A lookup for net.connect that yields only public addresses of those that `resolve` finds, so that the address judged is
 * the address connected to. Literals do not come here: the caller judges them first.
 */
export function guardedLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, []);
      const allowed = found.filter(({ address }) => isPublicAddress(address));
      const [first] = allowed;
      if (first === undefined) return callback(new RefusedAddress(hostname), []);
      if (options.all === true) return callback(null, allowed);
      return callback(null, first.address, first.family);
    });
  };
}

/** The guarded lookup of the system. */
export const publicLookup = guardedLookup(lookup);
