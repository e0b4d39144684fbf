/**
 * What `record` itself holds under a name that comes from outside: a file, a variable, a type. Every object also has what it inherits, so that
 * `record[name]` finds a function for a file called `constructor`.
 */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
