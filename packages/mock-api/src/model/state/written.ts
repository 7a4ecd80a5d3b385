/** A value as JSON reads it back: it writes a moment as a text. */
export type Written<Value> = { readonly [Field in keyof Value]: Value[Field] extends Date ? string : Value[Field] };
