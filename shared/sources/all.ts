import bisNews from './bis-news.json' with { type: 'json' };
import csl from './csl.json' with { type: 'json' };
import ecfrTitle15 from './ecfr-title-15.json' with { type: 'json' };
import frDocuments from './fr-documents.json' with { type: 'json' };
import frPublicInspection from './fr-public-inspection.json' with { type: 'json' };
import ofacRecentActions from './ofac-recent-actions.json' with { type: 'json' };
import scmpTech from './scmp-tech.json' with { type: 'json' };
import sputnikArchive from './sputnik-archive.json' with { type: 'json' };
import whitehouseActions from './whitehouse-actions.json' with { type: 'json' };
import yahooNews from './yahoo-news.json' with { type: 'json' };

/** Every definition of this folder as it stands; shared/domain/sources/catalogue.ts checks them. A test finds a file that is not here. */
export const SOURCE_FILES: readonly unknown[] = [
  bisNews,
  csl,
  ecfrTitle15,
  frDocuments,
  frPublicInspection,
  ofacRecentActions,
  scmpTech,
  sputnikArchive,
  whitehouseActions,
  yahooNews,
];
