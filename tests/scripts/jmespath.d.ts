declare module 'jmespath' {
  /** @throws for an expression that is none. */
  export function search(value: unknown, expression: string): unknown;
}
