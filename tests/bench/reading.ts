import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { amendmentsOf } from '../../shared/domain/amendments/amendments.ts';
import { codifiedLists } from '../../shared/domain/diff/ecfr-list.ts';
import { diffLists } from '../../shared/domain/diff/list-diff.ts';
import { issueDocuments } from '../../shared/domain/reading/document-header.ts';
import { readDocument } from '../../shared/domain/reading/read-document.ts';
import { realData } from '../harness/real-data.ts';
import { type ListedEntity, ruleXml } from '../unit/amendments/render-entity-list.ts';
import { renderEcfr } from '../unit/diff/edit-list.ts';

/** Measures reading on the real issue and the real Entity List: milliseconds (best of five) and resident memory. */
const ISSUE = realData('fr-xml/FR-2024-02-12.xml.gz');
const LIST = realData('entity-list-2026-07-09.json');
const METADATA = {
  title: '',
  url: '',
  type: 'Rule',
  stage: 'published',
  publisher: '',
  agencies: [],
} as const;

function measure(name: string, work: () => unknown): void {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  const megabytes = process.memoryUsage().rss / 1_000_000;
  console.log(`${name}: ${Math.min(...times).toFixed(0)} ms, ${megabytes.toFixed(0)} MB resident`);
}

if (!existsSync(ISSUE) || !existsSync(LIST))
  console.log('Skipped: the issue and the list are not beside the checkout (set RULEWIRE_DATA).');
else {
  const issue = gunzipSync(readFileSync(ISSUE)).toString('utf8');
  measure('heads of a whole issue (2.5 MB)', () => issueDocuments(issue));
  const documents = issue.match(/<(RULE|PRORULE|NOTICE|PRESDOCU)>[\s\S]*?<\/\1>/g) ?? [];
  measure(`${documents.length} documents in sections`, () =>
    documents.map((text) => readDocument('fr-xml', text)),
  );
  const { entities } = JSON.parse(readFileSync(LIST, 'utf8')) as { entities: ListedEntity[] };
  const rule = ruleXml(entities);
  const document = readDocument('fr-xml', rule);
  measure('a rule with 3,409 rows in sections (1.6 MB)', () => readDocument('fr-xml', rule));
  measure('its amendments', () => amendmentsOf(document, METADATA));
  const codified = renderEcfr(entities);
  const [list] = codifiedLists(codified);
  measure('the codified list (1.4 MB)', () => codifiedLists(codified));
  measure('difference of two versions', () =>
    diffLists(list?.entries ?? [], structuredClone(list?.entries ?? [])),
  );
}
