import { english } from './english.ts';

/** What a language must have words for. */
export type Texts = typeof english;

/** The language of the pages. */
export const texts: Texts = english;
