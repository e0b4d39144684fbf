/**
 * A row of what people say: phrases by `|`, the types that they mean, and the types (by space: one of them; `a+b`: both) that must be meant as well,
 * or with `!` must not.
 * A phrase with `~` is an adjective: it counts where it belongs to such a type ("a private bucket", "a bucket that is private"), not elsewhere.
 * A row without types takes its phrases from shorter ones, and adjectives from other nouns: a private subnet makes no bucket private.
 * A name is what a thing is called that the phrase means.
 */
export type Row = readonly [phrases: string, types: string, withType?: string, name?: string];
