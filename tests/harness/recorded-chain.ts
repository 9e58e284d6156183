import { inspectionText } from '../../infra/local/history/document-text.ts';
import type { RecordedDocument, RecordedStory } from '../../infra/local/history/recording.ts';
import { loadRecording } from '../../infra/local/history/recording.ts';
import type { Company } from '../../shared/domain/company.ts';
import type { ChangeId } from '../../shared/domain/ids.ts';
import { buildIndex } from '../../shared/domain/matching/index-build.ts';
import { company, HUAWEI } from './builders.ts';
import { detect } from './detect.ts';
import type { World } from './world.ts';
import { world } from './world.ts';

export const HISILICON: Company = {
  ...company('hisilicon', ['HiSilicon Technologies Co., Ltd.', 'HiSilicon']),
  parent: HUAWEI.companyId,
};
const HIKVISION = company('hikvision', ['Hangzhou Hikvision Digital Technology Co., Ltd.', 'Hikvision']);
const DAHUA = company('dahua', ['Zhejiang Dahua Technology', 'Dahua Technology', 'Dahua']);
const TSMC = company('tsmc', ['Taiwan Semiconductor Manufacturing Company', 'TSMC']);

/** A report of the recording with the facts that it stands for. */
export type Story = RecordedStory & { readonly fact?: string };

const recording = loadRecording();
export const DOCUMENTS: readonly RecordedDocument[] = recording.documents;
export const STORIES = recording.stories as readonly Story[];

/** A world that knows the companies of the recorded chronology, before its first day. */
export async function chainWorld(
  options: { readonly seed?: number; readonly repeats?: number } = {},
): Promise<World> {
  const w = world({ start: '2019-04-01T12:00:00Z', ...options });
  const companies = [HUAWEI, HISILICON, HIKVISION, DAHUA, TSMC];
  for (const each of companies) await w.directory.put(each);
  const aliases = companies.flatMap((each) => each.aliases);
  await w.directory.saveIndex('1', buildIndex(aliases), aliases);
  return w;
}

/** Something that becomes public at an instant, under the name by which its change is asked for. */
interface Happening {
  readonly name: string;
  readonly at: string;
  readonly happen: (w: World) => Promise<ChangeId>;
}

/**
 * Lets documents be filed and printed and reports appear in the order of time. Returns the change of each by document number
 * (its printed state with " printed" after it) and by the id of the story.
 */
export async function play(
  w: World,
  documents: readonly RecordedDocument[],
  stories: readonly Story[],
): Promise<ReadonlyMap<string, ChangeId>> {
  const happenings = [...documents.flatMap(ofDocument), ...stories.map(ofStory)];
  const changes = new Map<string, ChangeId>();
  for (const { name, at, happen } of happenings.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const seen = Date.parse(at) + 60_000;
    if (w.clock.now().getTime() < seen) w.clock.set(new Date(seen));
    changes.set(name, await happen(w));
    await w.pump();
  }
  return changes;
}

function ofDocument(document: RecordedDocument): readonly Happening[] {
  const { number, title, filedAt, publishedOn } = document;
  const agency = recording.agencies[document.agency]?.name ?? document.agency;
  const text = inspectionText(document, agency);
  const metadata = {
    type: document.type,
    agencies: [agency],
    number,
    publicationDate: publishedOn,
    ...(document.citation === null ? {} : { citation: document.citation }),
    cfr: document.cfr.map((part) => ({ title: document.cfrTitle ?? 15, part: Number(part) })),
  };
  const common = { doc: `fr:${number}`, title, text };
  return [
    {
      name: number,
      at: filedAt,
      happen: (w) =>
        detect(w, { ...common, metadata: { ...metadata, issuedAt: new Date(filedAt).toISOString() } }),
    },
    {
      name: `${number} printed`,
      at: `${publishedOn}T06:05:00-04:00`,
      happen: (w) =>
        detect(w, { ...common, text: `${text}\n`, type: 'published', stage: 'published', metadata }),
    },
  ];
}

function ofStory(story: Story): Happening {
  const { id, title, paragraphs, publishedAt, by } = story;
  const official = story.feed === 'bis-news';
  return {
    name: id,
    at: publishedAt,
    happen: (w) =>
      detect(w, {
        doc: `${story.feed}:${id}`,
        title,
        text: [title, ...paragraphs].join('\n\n'),
        trust: official ? 'official' : 'reported',
        stage: official ? 'published' : 'reported',
        publisher: by,
        metadata: {
          type: 'Article',
          issuedAt: new Date(publishedAt).toISOString(),
          agencies: official ? ['Bureau of Industry and Security'] : [],
        },
      }),
  };
}
