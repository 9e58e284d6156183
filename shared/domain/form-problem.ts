/** What can be wrong with what a reader types or chooses; the words for it are the pages'. */
type FormProblemCode =
  | 'address-empty'
  | 'address-unsafe'
  | 'address-malformed'
  | 'address-too-long'
  | 'address-same'
  | 'address-just-moved'
  | 'form-old'
  | 'no-company'
  | 'no-company-left'
  | 'too-many-companies'
  | 'name-unusable'
  | 'quiet-too-long'
  | 'pause-too-long';

export interface FormProblem {
  readonly code: FormProblemCode;
  /** The name or the number that it is about, where it is about one. */
  readonly about?: string;
}
