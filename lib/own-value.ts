/** What a table has under a name that comes from outside, which may be the name of what every object has. */
export const ownValue = <T>(table: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
