/** Runs a handler for a person's own events only: a page can make an event, but not a trusted one. */
export const trusted =
  <E extends Event>(handler: (event: E) => void) =>
  (event: E): void => {
    if (event.isTrusted) handler(event);
  };
