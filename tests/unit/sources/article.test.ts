import { describe, expect, it } from 'vitest';
import { articleText } from '../../../shared/domain/sources/article.ts';

const rules = { body: '.story-body, article', remove: ['.ad'] } as const;
const long = 'Officials weigh a wider rule on foreign goods, two people said on Friday.';
const other = 'Nothing was decided, and the department did not answer a question about it.';

describe('articleText', () => {
  it('takes the paragraphs, lists and tables of the body, and nothing around them', () => {
    const text = articleText(
      `<html><body><nav>Home Acme</nav><article><div class="story-body"><h1>Title</h1><p>${long}</p><figure><img><figcaption>Acme plant</figcaption></figure>
       <div class="ad">Buy</div><ul><li>First point</li></ul><table><tr><td>Row</td></tr></table><aside class="related"><p>Acme story</p></aside></div></article><footer>Acme</footer></body></html>`,
      { ...rules, remove: ['.ad'] },
    );
    expect(text).toBe(`${long}\n\nFirst point\n\nRow`);
  });

  it('falls back to the densest element where selectors find nothing', () => {
    const text = articleText(
      `<html><body><div><p><a href="/">A long link list of other stories here</a></p></div><div><p>${long}</p><p>${other}</p></div></body></html>`,
      { ...rules, remove: [] },
    );
    expect(text).toBe(`${long}\n\n${other}`);
  });

  it('reads text that stands straight in a div', () => {
    expect(
      articleText(`<div class="story-body">${long}<br><br>${other}</div>`, { ...rules, remove: [] }),
    ).toBe(`${long}\n\n${other}`);
  });

  it('finds no story on a page without one', () => {
    expect(
      articleText('<html><body><p>Subscribe</p></body></html>', { ...rules, remove: [] }),
    ).toBeUndefined();
  });

  it('is done soon with a page that is nested deep or large', () => {
    const started = performance.now();
    articleText(`${'<div>'.repeat(20_000)}<p>${long}</p>`, { ...rules, remove: [] });
    articleText(`<article>${`<p>${long}</p>`.repeat(20_000)}</article>`, { ...rules, remove: [] });
    expect(performance.now() - started).toBeLessThan(6000);
  });
});
