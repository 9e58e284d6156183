import fc from 'fast-check';

const NASTY = [
  '<',
  '>',
  '&',
  ']]>',
  '<!--',
  '<![CDATA[',
  '</P>',
  '<P>',
  '<ROW><ENT>',
  '<REGTEXT TITLE="15" PART="744">',
  '&#65;',
  '&amp;',
  '[[Page 1]]',
  '[INSERT DATE OF PUBLICATION]',
  '“',
  '``',
  '\\1\\',
  '\u0000',
  '\ud800',
  '—',
  '\f',
  '-'.repeat(30),
];

/** A change made to a text before it is read. */
export type Mutation = (text: string) => string;

const at = (text: string, share: number) => Math.floor(text.length * share);

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

const cut = fc.tuple(share, share).map(
  ([a, b]): Mutation =>
    (text) =>
      text.slice(0, at(text, Math.min(a, b))) + text.slice(at(text, Math.max(a, b))),
);
const truncated = share.map(
  (a): Mutation =>
    (text) =>
      text.slice(0, at(text, a)),
);
const reordered = fc.tuple(share, share).map(
  ([a, b]): Mutation =>
    (text) => {
      const [from, to] = [at(text, Math.min(a, b)), at(text, Math.max(a, b))];
      return text.slice(to) + text.slice(from, to) + text.slice(0, from);
    },
);
const nested = fc.tuple(share, share, fc.integer({ min: 2, max: 40 })).map(
  ([a, b, times]): Mutation =>
    (text) => {
      const [from, to] = [at(text, Math.min(a, b)), at(text, Math.max(a, b))];
      const piece = text.slice(from, Math.min(to, from + 2_000));
      return text.slice(0, from) + piece.repeat(times) + text.slice(to);
    },
);
const laden = fc.tuple(share, fc.constantFrom(...NASTY), fc.integer({ min: 1, max: 400 })).map(
  ([a, nasty, times]): Mutation =>
    (text) =>
      text.slice(0, at(text, a)) + nasty.repeat(times) + text.slice(at(text, a)),
);
const untagged = fc.tuple(share, share).map(
  ([a, b]): Mutation =>
    (text) => {
      const [from, to] = [at(text, Math.min(a, b)), at(text, Math.max(a, b))];
      return text.slice(0, from) + text.slice(from, to).replace(/<\/?\w+[^>]*>/g, '') + text.slice(to);
    },
);

/** One to four changes: cut, truncated, reordered, a piece nested many times, laden with entities and marks, tags lost. */
export const mutations = fc
  .array(fc.oneof(cut, truncated, reordered, nested, laden, untagged), { minLength: 1, maxLength: 4 })
  .map(
    (list): Mutation =>
      (text) =>
        list.reduce((changed, mutate) => mutate(changed), text),
  );
