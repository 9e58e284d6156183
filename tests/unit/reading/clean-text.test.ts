import { describe, expect, it } from 'vitest';
import { addWithCodes } from '../../../shared/domain/reading/characters.ts';
import { originalSpan, textBuilder } from '../../../shared/domain/reading/clean-text.ts';
import { addPlainText } from '../../../shared/domain/reading/text-characters.ts';

function read(source: string, add = addWithCodes) {
  const builder = textBuilder();
  add(builder, source, 0, source.length);
  return builder.take();
}

describe('clean text', () => {
  it('collapses white space and keeps the offset of every character', () => {
    const source = '  Huawei \n\t Technologies ';
    const clean = read(source);
    expect(clean.text).toBe('Huawei Technologies');
    const at = clean.text.indexOf('Tech');
    expect(source.slice(clean.offsets[at], (clean.offsets[at] ?? 0) + 12)).toBe('Technologies');
    expect(clean.offsets).toHaveLength(clean.text.length + 1);
  });

  it('decodes entities and print codes, and leaves unknown ones alone', () => {
    expect(read('A&amp;B &#167;&#xA7; T[uuml]rkiye [eacute] &nope; [Reserved] &#xD800;').text).toBe(
      'A&B §§ Türkiye é &nope; [Reserved] &#xD800;',
    );
  });

  it('maps a decoded character to all of its code', () => {
    const source = 'x &amp; y';
    const clean = read(source);
    expect(originalSpan(clean, 2, 3)).toEqual({ start: 2, end: 3 });
    expect(clean.offsets[4]).toBe(8);
  });

  it('drops soft hyphens and zero-width characters', () => {
    expect(read('Hua\u00adwei\u200b Co').text).toBe('Huawei Co');
  });

  it('reads the spellings of plain text: quotes, dashes, section signs, note marks', () => {
    expect(read("``X,'' so--\\1\\ Sec. 744.11 <bullet>", addPlainText).text).toBe('“X,” so— § 744.11 •');
  });

  it('keeps an empty first cell', () => {
    const builder = textBuilder();
    builder.cell(0);
    builder.raw('a', 0, 1);
    builder.space(1);
    builder.cell(1);
    expect(builder.take().text).toBe('\ta\t');
  });
});
