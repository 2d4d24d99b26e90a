/** A popup dies when it loses focus: this keeps where the admin was. Never for secrets or tokens. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(`popup:${name}`, JSON.stringify(value));
  } catch {
    // Storage is full or switched off: then the popup opens at its start.
  }
}

/** What was remembered, if `isValid` says that it still makes sense. */
export function recall<T>(name: string, isValid: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`popup:${name}`) ?? 'null');
    return isValid(value) ? value : null;
  } catch {
    return null;
  }
}
