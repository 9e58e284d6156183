import { parseArgs } from 'node:util';
import { dynamoCompanyDirectory } from '../../shared/adapters/dynamodb/company-directory.ts';
import { dynamoContentStore } from '../../shared/adapters/dynamodb/content-store.ts';
import { dynamoInboxStore } from '../../shared/adapters/dynamodb/inbox-store.ts';
import { dynamoPlans } from '../../shared/adapters/dynamodb/ledger.ts';
import { sqsQueue } from '../../shared/adapters/sqs/sqs-queue.ts';
import { systemClock } from '../../shared/adapters/system/system-clock.ts';
import { createCompanyIndexes } from '../../shared/application/analyzing/company-indexes.ts';
import type { ReplayFinding, ReplayOptions } from '../../shared/application/replay.ts';
import { replay } from '../../shared/application/replay.ts';
import { sourceId } from '../../shared/domain/ids.ts';
import { loadCatalogue, sourceOf } from '../../shared/domain/sources/catalogue.ts';
import type { SegmentRun } from '../../shared/messages/messages.ts';
import { jsonLog } from '../../shared/runtime/log.ts';
import { embeddedMetrics } from '../../shared/runtime/metrics.ts';
import { SOURCE_FILES } from '../../shared/sources/all.ts';
import { deployment } from './deployment.ts';

const HELP = `npm run replay -- --source <id> --from <day> --to <day> [--mode parse|match|send] [--stage dev] [--hold-above 10000] [--yes]
Works again over what a source answered on those UTC days (YYYY-MM-DD; kept 30 days):
  parse   reads the stored answers with the parsers of today
  match   also matches their documents with the rules of today
  send    also tells the readers of companies that are named only now; alerts older than a day are not sent
Without --yes only shows what would come of it.`;

const { values } = parseArgs({
  options: {
    source: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    mode: { type: 'string', default: 'parse' },
    stage: { type: 'string', default: 'prod' },
    'hold-above': { type: 'string', default: '10000' },
    yes: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** As a deployment has it that says nothing else. */
const CANARY_ABOVE = 10_000;

const isMode = (mode: string): mode is ReplayOptions['mode'] => ['parse', 'match', 'send'].includes(mode);

async function depsFor(stage: string, holdAbove: number) {
  const { dynamo, sqs, table, queueUrl } = deployment(stage);
  const content = await table('Content');
  const directory = dynamoCompanyDirectory(dynamo, content);
  return {
    inbox: dynamoInboxStore(dynamo, content),
    content: dynamoContentStore(dynamo, content),
    directory,
    companyIndexes: createCompanyIndexes(directory),
    ledger: dynamoPlans(dynamo, await table('Ledger')),
    segmentsQueue: sqsQueue<SegmentRun>(sqs, await queueUrl('segments')),
    clock: systemClock,
    log: jsonLog(systemClock, undefined, (line) => console.error(line)),
    metrics: embeddedMetrics(systemClock, () => {}),
    holdAbove,
    canaryAbove: CANARY_ABOVE,
  };
}

function lineOf(finding: ReplayFinding): string {
  switch (finding.what) {
    case 'read':
      return `read        ${finding.url}: ${finding.entries} entries, ${finding.skipped} not understood`;
    case 'unreadable':
      return `UNREADABLE  ${finding.url}: ${finding.reason}`;
    case 'planned':
      return `tell        ${finding.change.changeId} ${finding.change.title}`;
    case 'matched-otherwise': {
      const named = (matches: typeof finding.now) =>
        matches.map((match) => `${match.companyName} (${match.decision})`).join(', ') || 'nobody';
      return `differs     ${finding.change.changeId} ${finding.change.title}\n            was ${named(finding.before)}\n            now ${named(finding.now)}`;
    }
  }
}

const { source, from, to, mode } = values;
const day = /^\d{4}-\d{2}-\d{2}$/;
if (values.help || !source || !from || !to || !day.test(from) || !day.test(to) || !isMode(mode)) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const deps = await depsFor(values.stage, Number(values['hold-above']));
  const found = sourceOf(loadCatalogue(SOURCE_FILES), sourceId(source));
  for await (const finding of replay(deps, { source: found, from, to, mode, apply: values.yes }))
    console.log(lineOf(finding));
  if (!values.yes && mode !== 'parse') console.log('Nothing was written or sent. Add --yes to do it.');
}
