declare const brand: unique symbol;

/** A primitive that the compiler keeps apart from its fellows: `Brand<number, 'Cents'>` is not any number. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
