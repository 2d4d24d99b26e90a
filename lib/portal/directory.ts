/**
 * The directory of whoever is signed in: the third line of the account button's title ends with its ID
 * (knowledge/portal.md §3). Null where the shell does not say so, or says it twice.
 */
export function signedInDirectory(document: Document): string | null {
  const ids = new Set(
    [...document.querySelectorAll('button[class*="menu-account"][title]')].map(
      (button) =>
        /\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)\s*$/i.exec(
          button.getAttribute('title') ?? '',
        )?.[1],
    ),
  );
  const [id] = ids;
  return ids.size === 1 && id ? id.toLowerCase() : null;
}
