import { changeIdOf } from '../../shared/domain/ids.ts';
import { analyzeDocument, companiesMentioned } from '../../shared/domain/matching/analyze-document.ts';
import { buildIndex } from '../../shared/domain/matching/index-build.ts';
import { loadIndex } from '../../shared/domain/matching/match-index.ts';
import { abstracts, entityListCompanies } from './matching-data.ts';

/** How many real documents that concern nobody tracked raise an alert while the whole Entity List is loaded. */
function background(): void {
  const companies = entityListCompanies();
  const documents = abstracts();
  if (!companies || !documents) {
    console.log('Skipped: the Entity List or the abstracts are not beside the checkout (set RULEWIRE_DATA).');
    return;
  }
  const indexes = [loadIndex(buildIndex(companies.flatMap((company) => company.aliases)))];
  const byId = new Map(companies.map((company) => [company.companyId, company]));
  const started = performance.now();
  let alerted = 0;
  let review = 0;
  let mentioned = 0;
  for (const { n, title, abstract } of documents) {
    const text = `${title}.\n\n${abstract}`;
    const offsets = Uint32Array.from({ length: text.length + 1 }, (_, i) => i);
    const document = {
      sections: [{ role: 'body' as const, heading: '', text, offsets }],
      parserVersion: 'plain',
      doubts: [],
    };
    if (companiesMentioned(document, indexes).length === 0) continue;
    mentioned++;
    const { kind, matches } = analyzeDocument({
      change: { changeId: changeIdOf(n), trust: 'official' },
      metadata: {
        title,
        url: '',
        type: 'Notice',
        stage: 'published',
        publisher: 'Federal Register',
        agencies: [],
      },
      document,
      indexes,
      companies: byId,
    });
    const alerts = matches.filter((match) => match.decision === 'alert');
    if (alerts.length > 0) alerted++;
    else if (matches.some((match) => match.decision === 'review')) review++;
    for (const match of matches)
      console.log(
        `${match.decision.padEnd(8)} ${n} ${kind} ${match.companyName} | ${match.evidence[0]?.quote} [${match.evidence[0]?.ruleId}]`,
      );
  }
  console.log(
    `${documents.length} documents, ${mentioned} with a listed name, ${alerted} alerted, ${review} for review, ${Math.round(performance.now() - started)} ms`,
  );
}

background();
