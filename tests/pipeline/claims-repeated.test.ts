import { describe, expect, test } from 'vitest';
import { company, furnishedWorld } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes } from '../harness/passing-time.ts';
import {
  DIRECT_PRODUCT,
  exportControls,
  states,
  TWO_RULES,
  worldWithReaders,
} from '../harness/reported-rules.ts';

describe('whatever comes twice or in another order', () => {
  test('the matter is the same', async () => {
    const whole = async (options: { readonly seed: number; readonly repeats?: number }) => {
      const w = await worldWithReaders(options);
      await detect(w, TWO_RULES);
      await passMinutes(w, 1);
      await detect(w, DIRECT_PRODUCT);
      await detect(w, {
        ...DIRECT_PRODUCT,
        text: `${DIRECT_PRODUCT.text}\n`,
        type: 'published',
        stage: 'published',
      });
      await passMinutes(w, 2);
      expect(w.failures).toEqual([]);
      return { matter: await exportControls(w), mails: w.ses.accepted.length };
    };
    const first = await whole({ seed: 1 });
    for (let seed = 2; seed <= 12; seed += 1)
      expect(await whole({ seed, repeats: 0.6 }), `seed ${seed}`).toEqual(first);
  });

  test('of a report and its rule that come at the same moment the claim is met, whichever is read first', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const w = await worldWithReaders({ seed });
      await detect(w, TWO_RULES);
      await detect(w, DIRECT_PRODUCT);
      await passMinutes(w, 2);
      expect(states((await exportControls(w)).claims), `seed ${seed}`).toEqual({
        'de-minimis': 'open',
        'direct-product': 'met',
      });
    }
  });

  test('a company that is only named beside the target has its claim met with the other', async () => {
    const w = await furnishedWorld();
    const foundry = company('foundry', ['Far Foundry']);
    await w.directory.put(foundry);
    const text = TWO_RULES.text.replace(
      'Neither',
      'Far Foundry, which may need a license to supply Huawei, is to be put under the rule too. Neither',
    );
    await detect(w, { ...TWO_RULES, text });
    await passMinutes(w, 2);
    await detect(w, DIRECT_PRODUCT);
    await passMinutes(w, 2);
    const claims = await w.content.claimsOn('direct-product', '2026-01-01T00:00:00.000Z', 10);
    expect(claims.map(({ claim }) => claim.state)).toEqual(claims.map(() => 'met'));
  });
});
