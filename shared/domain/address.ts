import { domainToASCII } from 'node:url';

/** An address as we write to it, or the reason why we cannot. */
export type AddressCheck =
  | { readonly valid: true; readonly email: string; readonly domain: string }
  | { readonly valid: false; readonly problem: 'empty' | 'unsafe' | 'malformed' | 'too-long' };

// The dot-atom of RFC 5322 without quoted local parts: SES takes no others and neither do readers' own systems.
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Checks what somebody typed as one bare e-mail address and normalises it: trimmed, lower case, domain in ASCII
 * (punycode). Limits of RFC 5321 4.5.3.1: local part 64, label 63, whole 254. Line breaks and other controls are `unsafe`.
 */
export function checkAddress(typed: string): AddressCheck {
  const text = typed.replace(/^[ \t]+|[ \t]+$/g, '');
  if (text === '') return { valid: false, problem: 'empty' };
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u.test(text)) return { valid: false, problem: 'unsafe' };
  if (text.length > 320) return { valid: false, problem: 'too-long' };
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at).toLowerCase();
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase();
  if (at < 1 || !LOCAL.test(local)) return { valid: false, problem: 'malformed' };
  const labels = domain.split('.');
  const named =
    labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
  if (!named) return { valid: false, problem: 'malformed' };
  if (local.length > 64 || local.length + 1 + domain.length > 254)
    return { valid: false, problem: 'too-long' };
  return { valid: true, email: `${local}@${domain}`, domain };
}

/**
 * The key under which sign-ups of one mailbox are counted: plus tags go, and the dots that Gmail ignores. Only for
 * limits; the address itself keeps them.
 */
export function limiterAddress(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  const local = email.slice(0, at).replace(/\+.*$/, '');
  const gmail = domain === 'gmail.com' || domain === 'googlemail.com';
  return `${gmail ? local.replaceAll('.', '') : local}@${domain}`;
}

/** "a•••n@example.com": enough for its owner to know it, too little for somebody who was forwarded the link. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  const end = local.length > 3 ? local.slice(-1) : '';
  return `${local.slice(0, 1)}•••${end}${email.slice(at)}`;
}
