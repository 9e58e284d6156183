/** Something is wrong with what was typed or with the file it names: told in one line, exit code 2. */
export class BadInput extends Error {
  override name = 'BadInput';
}

/** The address, absolute and http(s). Throws BadInput. */
export function httpAddress(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new BadInput(`"${text}" is no http(s) address`);
  return url.href;
}

/** The IANA name of a time zone. Throws BadInput. */
export function zoneName(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone === '' ? 'UTC' : text;
  } catch {
    throw new BadInput(`"${text}" is no time zone; give it like this: --tz America/New_York`);
  }
}
