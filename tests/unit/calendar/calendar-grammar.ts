/** What RFC 5545 asks of a calendar like ours, as far as it can be seen in the text. */

const LINE =
  /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\u0000-\u001f]*"|[^";:,\u0000-\u001f]*))*):([^\u0000-\u0008\u000a-\u001f\u007f]*)$/u;
/** TEXT (3.3.11): a backslash stands before a backslash, a semicolon, a comma or an n; the first three never stand alone. */
const TEXT = /^(?:[^\\;,]|\\[\\;,nN])*$/u;
const FORMS: Readonly<Record<string, RegExp>> = {
  DTSTAMP: /^\d{8}T\d{6}Z$/,
  DTSTART: /^\d{8}$/,
  SEQUENCE: /^\d+$/,
  TRIGGER: /^-P\d+D$/,
  ORGANIZER: /^mailto:[^@\s]+@[^@\s]+$/,
  METHOD: /^(?:PUBLISH|CANCEL)$/,
  STATUS: /^(?:CONFIRMED|CANCELLED)$/,
};
const TEXTS = new Set(['SUMMARY', 'DESCRIPTION', 'UID', 'X-WR-CALNAME']);
/** RFC 5545, 3.6.1 and 3.6.6, and for a published or cancelled event RFC 5546, 3.2.1 and 3.2.5. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['VERSION', 'PRODID', 'METHOD'],
  VEVENT: ['UID', 'DTSTAMP', 'DTSTART', 'ORGANIZER', 'SEQUENCE', 'SUMMARY', 'STATUS'],
  VALARM: ['ACTION', 'TRIGGER', 'DESCRIPTION'],
};

/** Everything that is wrong with a calendar; empty for a good one. */
export function faultsOf(text: string): readonly string[] {
  const faults: string[] = [];
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) faults.push('a line does not end in CRLF');
  if (!text.endsWith('END:VCALENDAR\r\n')) faults.push('no end');
  for (const line of text.split('\r\n'))
    if (new TextEncoder().encode(line).length > 75) faults.push(`too long: ${line}`);
  const open: { readonly name: string; readonly properties: Set<string> }[] = [];
  for (const line of text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)) {
    const [, name = '', , value = ''] = LINE.exec(line) ?? [];
    if (name === '') faults.push(`no content line: ${line}`);
    else if (name === 'BEGIN') open.push({ name: value, properties: new Set() });
    else if (name === 'END') faults.push(...endOf(open.pop(), value));
    else faults.push(...propertyOf(open.at(-1)?.properties, name, value));
  }
  return open.length === 0 ? faults : [...faults, 'a component is not ended'];
}

function endOf(
  component: { readonly name: string; readonly properties: ReadonlySet<string> } | undefined,
  name: string,
): readonly string[] {
  if (component?.name !== name) return [`END:${name} ends ${component?.name}`];
  const missing = (REQUIRED[name] ?? []).filter((each) => !component.properties.has(each));
  return missing.map((each) => `${name} without ${each}`);
}

function propertyOf(properties: Set<string> | undefined, name: string, value: string): readonly string[] {
  const faults: string[] = [];
  if (properties === undefined) faults.push(`${name} outside of a component`);
  if (properties?.has(name)) faults.push(`${name} twice`);
  properties?.add(name);
  if (FORMS[name]?.test(value) === false) faults.push(`${name}: ${value}`);
  if (TEXTS.has(name) && !TEXT.test(value)) faults.push(`${name} not escaped: ${value}`);
  return faults;
}
