import { dynamoCompanyDirectory } from '../../shared/adapters/dynamodb/company-directory.ts';
import { nameRowChanges } from '../../shared/adapters/dynamodb/directory/names.ts';
import { tableOf } from '../../shared/adapters/dynamodb/table.ts';
import { findCompanies } from '../../shared/application/find-companies.ts';
import type { Company } from '../../shared/domain/company.ts';
import { companyId } from '../../shared/domain/ids.ts';
import { dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { seeded } from '../harness/world.ts';

/** Measures the search box over the names of so many companies, on the real adapter and the embedded DynamoDB. */
const COMPANIES = Number(process.env['NAMES'] ?? 100_000);
const SEARCHES = 400;
const LIMIT_MS = 50;
const WRITTEN_AT_ONCE = 2_000;

const SYLLABLES =
  'an bei chu dan fei gao hua ji kang lin mei nan ou peng qi ren shan tai wei xin yu zhong'.split(' ');
const FORMS = ['Co., Ltd.', 'Holdings Limited', 'GmbH', 'LLC', 'JSC'];
const random = seeded(11);
const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
const word = () => {
  const text = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

function made(number: number): Company {
  const name = `${word()} ${word()} ${pick(FORMS)}`;
  return {
    companyId: companyId(`made-${number}`),
    name,
    country: 'CN',
    aliases: [],
    affiliates: [],
    lists: [],
    origin: 'curated',
  };
}

const tables = await dynamoDbTables();
const name = await tables.create('content');
const table = tableOf(tables.client, name);
const companies = Array.from({ length: COMPANIES }, (_, number) => made(number));
for (let at = 0; at < COMPANIES; at += WRITTEN_AT_ONCE)
  await table.putMany(
    companies.slice(at, at + WRITTEN_AT_ONCE).flatMap((each) => nameRowChanges(undefined, each).put),
  );

const directory = dynamoCompanyDirectory(tables.client, name);
const took: number[] = [];
let hits = 0;
for (let at = 0; at < SEARCHES; at += 1) {
  const sought = (companies[Math.floor(random() * COMPANIES)]?.name ?? '').slice(0, 2 + (at % 8));
  const started = performance.now();
  hits += (await findCompanies(directory, sought)).hits.length;
  took.push(performance.now() - started);
}
await tables.stop();
took.sort((a, b) => a - b);
const share = (part: number) => took[Math.floor(part * (took.length - 1))] ?? 0;
console.log(
  `${COMPANIES} companies, ${SEARCHES} searches of 2 to 9 letters, ${(hits / SEARCHES).toFixed(1)} hits each: median ${share(0.5).toFixed(1)} ms, p95 ${share(0.95).toFixed(1)} ms of ${LIMIT_MS}, slowest ${share(1).toFixed(1)} ms`,
);
process.exit(share(0.95) <= LIMIT_MS && hits > 0 ? 0 : 1);
