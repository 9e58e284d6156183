import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

const pages = sourceFiles('functions').filter(({ path }) =>
  /^functions\/web\/(pages|routes|assets)\//.test(path),
);
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
/** Words between tags, and sentences in quotation marks. */
const WORDS = [/>[^<>`${}()=;]*\b[A-Za-z]{2,} [a-z]{2,}[^<>`${}=;]*</g, /'[A-Z][a-z]+ [a-z]+ [^'\n]*'/g];
/** The answer of the API is English, whatever the pages speak. */
const API = 'functions/web/routes/api-routes.ts';

describe('what the pages say', () => {
  it('stands in the catalogue, so that another language is one file', () => {
    expect(pages.length).toBeGreaterThan(40);
    const found = pages
      .filter(({ path }) => path !== API)
      .flatMap(({ path, text }) =>
        WORDS.flatMap((words) => (code(text).match(words) ?? []).map((each) => `${path}: ${each}`)),
      );
    expect(found).toEqual([]);
  });
});
