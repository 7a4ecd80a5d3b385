import type { EnumType, MapType, MessageType, ScalarType } from './message-type.ts';
import type { Place } from './place.ts';

/** Something in a message that its proto does not have. */
export type MessageProblem = { readonly place: Place } & (
  | { readonly kind: 'unknown-field' }
  | { readonly kind: 'list' }
  | { readonly kind: 'given-twice' }
  | { readonly kind: 'one-of'; readonly oneOf: string }
  | {
      readonly kind: 'value';
      readonly expected: ScalarType | EnumType | MessageType | MapType;
      readonly value: unknown;
    }
);
