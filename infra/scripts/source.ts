import { parseArgs } from 'node:util';
import { BadInput, httpAddress, zoneName } from './source/bad-input.ts';
import { KINDS, readFiles, readingFrom, shownItem } from './source/read.ts';
import { type Trial, trySource } from './source/try.ts';

const USAGE = `Usage:
  npm run source -- try URL [--tz ZONE] [--contact ADDRESS] [--json]
    asks robots.txt and the address, says what it is and what it would yield, and prints a source file to begin with
  npm run source -- read FILE --kind ${KINDS.join('|')} --url URL --tz ZONE [--source ID] [--against LATER] [--json]
    prints what is understood of a saved page or feed; with --against what happened until the later state of it.
    --source takes selectors, address and zone from shared/sources/ID.json`;

/** Items of a list that are shown where nobody asked for JSON. */
const SHOWN = 10;

const print = (value: object) => console.log(JSON.stringify(value, null, 2));

/** `npm run source`: a look at a source through the eyes of the product. Wrong input ends with code 2, an address that yields nothing with 1. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args);
  const [command, subject, ...more] = positionals;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (subject === undefined || more.length > 0)
    throw new BadInput(`one ${command === 'read' ? 'FILE' : 'command and its subject'} expected\n${USAGE}`);
  if (command === 'read') {
    const { kind, url, tz, source, against, json } = values;
    const understood = readFiles(subject, against, readingFrom({ kind, url, tz, source }));
    if (json) print(understood);
    else console.log(summary(understood));
    return 0;
  }
  if (command !== 'try') throw new BadInput(`"${command}" is no command\n${USAGE}`);
  const contact = values.contact ?? process.env['OPERATOR_CONTACT'] ?? 'no contact given';
  const trial = await trySource(httpAddress(subject), zoneName(values.tz ?? 'UTC'), contact);
  if (values.json) print(shown(trial));
  else tell(trial);
  return trial.what === 'nothing' ? 1 : 0;
}

function parsed(args: readonly string[]) {
  const option = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ kind: option, url: option, tz: option, source: option, against: option, contact: option },
        ...{ json: flag, help: flag },
      },
    });
  } catch (cause) {
    throw new BadInput(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`);
  }
}

function shown(trial: Trial): object {
  if (trial.what === 'nothing' || trial.what === 'article') return trial;
  const { what, list, source, feeds, conditional } = trial;
  return { what, items: list.items.map(shownItem), feeds, conditional, source };
}

function tell(trial: Trial): void {
  if (trial.what === 'nothing') {
    console.log(`Nothing: ${trial.reason}`);
    return;
  }
  if (trial.what === 'article') {
    console.log(`An article, or a page without a list.\n${summary(trial.article)}`);
  } else {
    const { list, conditional, source } = trial;
    console.log(`A ${trial.what} with ${list.items.length} items.`);
    for (const { published, title, url } of list.items.slice(0, SHOWN)) {
      console.log(`  ${published ?? 'no date'}  ${title}\n    ${url ?? 'no address'}`);
    }
    console.log(
      conditional
        ? 'It can be asked whether it changed.'
        : 'It is sent whole each time (no ETag, no Last-Modified).',
    );
    console.log(`\nshared/sources/${source.id}.json, to be completed (shared/sources/README.md):\n`);
    print(source);
  }
  for (const feed of trial.feeds) console.log(`The page names a feed: ${feed}`);
}

/** One line for each field, long values cut. */
function summary(understood: object): string {
  return Object.entries(understood)
    .map(([name, value]) => `${name}: ${brief(value)}`)
    .join('\n');
}

function brief(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value).slice(0, 2000);
  const lines = value.slice(0, SHOWN).map((each) => `  ${JSON.stringify(each).slice(0, 240)}`);
  return [String(value.length), ...lines, ...(value.length > SHOWN ? ['  …'] : [])].join('\n');
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  if (!(cause instanceof BadInput)) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}
