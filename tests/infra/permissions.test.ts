import { describe, expect, it } from 'vitest';
import { statementsOf, synthesise, tableNamed, target } from './synthesised.ts';

const { app } = synthesise();
const functions = app.ofType('AWS::Lambda::Function').map((fn) => ({
  name: fn.path.replace(/\/Function$/, ''),
  settings: fn.properties.Environment.Variables,
  statements: statementsOf(app, target(fn.properties.Role) ?? ''),
}));

const named = (name: string) => {
  const found = functions.find((fn) => fn.name === name);
  if (found === undefined) throw new Error(`There is no function ${name}.`);
  return found;
};
const byName = (a: string, b: string) => a.localeCompare(b);
/** Which tables a function may touch, and whether it may write: `Content:rw`. */
const tablesOf = (name: string): string[] => {
  const access = new Map<string, boolean>();
  for (const { actions, resources } of named(name).statements) {
    for (const table of resources.map(tableNamed)) {
      if (table === undefined || !actions.some((action) => action.startsWith('dynamodb:'))) continue;
      access.set(table, (access.get(table) ?? false) || actions.includes('dynamodb:PutItem'));
    }
  }
  return [...access].map(([table, writes]) => `${table}:${writes ? 'rw' : 'r'}`).sort(byName);
};

describe('each function touches the tables that it needs and no others', () => {
  it.each([
    ['FederalRegister', ['Content:rw']],
    ['Codified', ['Content:rw']],
    ['News', ['Content:rw']],
    ['Directory', ['Content:rw']],
    ['Changes', ['Content:rw', 'Ledger:rw']],
    ['Segments', ['Ledger:rw', 'People:r']],
    ['DigestPlanner', ['Ledger:rw', 'People:r']],
    ['DigestSegments', ['Content:r', 'Ledger:rw', 'People:r']],
    ['Deliveries', ['Content:r', 'Ledger:rw', 'People:r']],
    ['HookCalls', ['Content:r', 'Ledger:rw', 'People:rw']],
    ['Confirmations', ['Content:r', 'Ledger:rw', 'People:r']],
    ['Feedback', ['Ledger:rw', 'People:rw']],
    ['Sweeper', ['Content:rw', 'Ledger:rw']],
    ['Web', ['Content:rw', 'Ledger:r', 'People:rw']],
  ])('%s', (name, tables) => expect(tablesOf(name)).toEqual(tables));

  it('no function is left out above', () => expect(functions).toHaveLength(14));
});

describe('a setting and its permission come together', () => {
  it.each(functions.map((fn) => [fn.name, fn] as const))('%s', (_, { settings, statements }) => {
    const allowed = statements.flatMap((statement) =>
      statement.resources.map((resource) => JSON.stringify(resource)),
    );
    for (const [name, value] of Object.entries<unknown>(settings)) {
      if (/_TABLE$/.test(name)) {
        expect(allowed.some((resource) => tableNamed(resource) === tableNamed(value))).toBe(true);
      }
      if (/_QUEUE_URL$/.test(name))
        expect(allowed.some((resource) => resource.includes(String(target(value))))).toBe(true);
    }
  });
});

it('the mailer of alerts writes to Content nothing but the public counters', () => {
  const { statements } = named('Deliveries');
  const counting = statements.filter(({ actions }) => actions.join() === 'dynamodb:UpdateItem');
  expect(counting.map(({ conditions }) => conditions)).toEqual([
    { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['QUALITY'] } },
  ]);
  expect(counting[0]?.resources.map(tableNamed)).toEqual(['Content']);
});

it('who calls the addresses of readers writes nothing of them but how these stand', () => {
  const { statements } = named('HookCalls');
  const people = statements.filter(({ resources }) =>
    resources.some((each) => tableNamed(each) === 'People'),
  );
  const writing = people.filter(({ actions }) => actions.includes('dynamodb:PutItem'));
  expect(people).toHaveLength(2);
  expect(writing.map(({ conditions }) => conditions)).toEqual([
    { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['HOOK#*'] } },
  ]);
});

describe('mail', () => {
  const mailers = functions.filter((fn) =>
    fn.statements.some(({ actions }) => actions.some((a) => a.startsWith('ses:'))),
  );

  it('only the two senders may speak to SES', () => {
    expect(mailers.map((fn) => fn.name).sort()).toEqual(['Confirmations', 'Deliveries']);
  });

  it('a sender sends from our address alone, through its own configuration set', () => {
    for (const { statements, settings } of mailers) {
      const sending = statements.filter(({ actions }) => actions.includes('ses:SendRawEmail'));
      expect(sending).toHaveLength(1);
      expect(sending[0]?.conditions).toEqual({ StringEquals: { 'ses:FromAddress': 'alerts@example.org' } });
      expect(JSON.stringify(sending[0]?.resources)).toContain(target(settings.CONFIGURATION_SET));
    }
  });

  it('the two lanes together leave a tenth of the rate unused', () => {
    const shares = mailers.map((fn) => Number(fn.settings.MAIL_SHARE));
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(0.9);
  });
});

describe('the pages', () => {
  it('see companies, changes and the public documents of Content, never a poll as it came', () => {
    const content = named('Web').statements.filter(({ resources }) =>
      resources.some((r) => tableNamed(r) === 'Content'),
    );
    expect(content.length).toBeGreaterThan(0);
    for (const { conditions, actions } of content) {
      const keys: string[] = conditions['ForAllValues:StringLike']['dynamodb:LeadingKeys'];
      expect(keys.filter((key) => /^(INBOX|\*)/.test(key))).toEqual([]);
      if (actions.join() === 'dynamodb:UpdateItem') expect(keys).toEqual(['QUALITY']);
      if (actions.includes('dynamodb:PutItem')) expect(keys).toEqual(['CO#*', 'ALIAS*', 'PFX#*']);
    }
  });

  it('find the matters of a company and read a matter with its entries and claims, by Query alone', () => {
    const reading = named('Web').statements.filter(({ conditions, actions }) => {
      const keys: string[] = conditions?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [];
      return actions.includes('dynamodb:Query') && keys.includes('MAT#*') && keys.includes('COM#*');
    });
    // The table, where a matter stands, and the index, where a company finds hers.
    expect(reading.length).toBeGreaterThanOrEqual(2);
    expect(
      reading.flatMap(({ actions }) => actions).filter((action) => /Put|Update|Delete/.test(action)),
    ).toEqual([]);
  });

  it('show a reader her mails and remove them, and can neither add to the Ledger nor see a plan of it', () => {
    const statements = named('Web').statements.filter(({ resources }) =>
      resources.some((r) => tableNamed(r) === 'Ledger'),
    );
    const keys = statements.flatMap(
      ({ conditions }) => conditions['ForAllValues:StringLike']['dynamodb:LeadingKeys'],
    );
    expect(new Set(keys)).toEqual(new Set(['SUB#*', 'HOOK#*', 'DLV#*', 'COPY#*']));
    const changing = statements
      .flatMap(({ actions }) => actions)
      .filter((action) => !/Get|Query/.test(action));
    expect(changing).toEqual(['dynamodb:DeleteItem']);
  });

  it('do not know the sources, or of the mail settings any but how long its record is kept', () => {
    const known = Object.keys(named('Web').settings);
    expect(known.filter((name) => /SOURCE_|CONFIGURATION|MAIL_(?!DAYS_KEPT)/.test(name))).toEqual([]);
  });
});

it('the scheduler and SES cannot put words into a working queue, except feedback from our own topic', () => {
  for (const policy of app.ofType('AWS::SQS::QueuePolicy')) {
    const statements = policy.properties.PolicyDocument.Statement as { Effect: string; Condition?: object }[];
    const open = statements.filter((statement) => statement.Effect === 'Allow');
    expect(open).toHaveLength(policy.path.startsWith('Feedback/Work/Queue') ? 1 : 0);
    for (const statement of open) expect(JSON.stringify(statement.Condition)).toContain('MailFeedback');
  }
});
