import type { FormProblem } from '../../../shared/domain/form-problem.ts';
import { english } from './english.ts';

/** What a language must have words for. */
export type Texts = typeof english;

/** The language of the pages. */
export const texts: Texts = english;

/** What is wrong, in the words of the pages. */
export const problemText = ({ code, about = '' }: FormProblem): string => texts.problems[code](about);
