/** Every refusal, of a request and of an operation alike: one stable `code` per cause. */
export type ErrorBody = {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  readonly hint?: string;
};
