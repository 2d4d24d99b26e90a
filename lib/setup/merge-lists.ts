import type { PermissionRow, RedirectUri } from '../portal/types';
import type { KnownSecretRow } from './types';

type ListName = 'secrets' | 'permissions' | 'redirectUris';

function keyOf(name: ListName, row: unknown): string {
  switch (name) {
    case 'secrets': {
      const { secretId, description, expires } = row as KnownSecretRow;
      return secretId ?? `${description}|${expires}`;
    }
    case 'permissions': {
      const { api, name: permission, type } = row as PermissionRow;
      return `${api}|${permission}|${type}`.toLowerCase();
    }
    case 'redirectUris': {
      const { platform, uri } = row as RedirectUri;
      return `${platform}|${uri}`;
    }
  }
}

/** A list seen in part adds to what is known; only a list seen whole can take rows away (knowledge/portal.md §5.6). */
export function mergeRows(name: ListName, known: unknown[], seen: unknown[]): unknown[] {
  const rows = new Map(known.map((row) => [keyOf(name, row), row]));
  for (const row of seen) rows.set(keyOf(name, row), row);
  return [...rows.values()];
}
