/** Something in a call that may say which cloud the call is for: its project, its key, the bucket it names. */
export type Claim = {
  readonly kind: 'project' | 'api-key' | 'bearer' | 'issuer' | 'upload' | 'bucket';
  readonly value: string;
};
