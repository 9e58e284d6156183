import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';
import { sizeOf, understoodOf } from '../../harness/source-samples.ts';

const samples = fileURLToPath(new URL('../../recorded/sources/', import.meta.url));

describe.each([...loadCatalogue(SOURCE_FILES).values()])('the sample of $id', (source) => {
  it('is understood as its expected.json says', async () => {
    const understood = understoodOf(source, samples);
    expect(sizeOf(understood)).toBeGreaterThan(0);
    await expect(`${JSON.stringify(understood, null, 2)}\n`).toMatchFileSnapshot(
      `${samples}${source.id}/expected.json`,
    );
  });
});
