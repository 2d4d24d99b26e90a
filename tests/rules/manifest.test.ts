import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bladeMatches, loginHosts, portalMatches } from '../../lib/hosts';
import config from '../../wxt.config';

type Browser = 'chrome' | 'edge' | 'firefox';
interface Manifest {
  permissions: string[];
  optional_permissions?: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
  content_security_policy: { extension_pages: string };
}

const manifestOf = (browser: Browser): Manifest =>
  (config.manifest as unknown as (env: { browser: Browser }) => Manifest)({ browser });

/** The names that the permission table of a README has in backticks. */
function explained(readme: string): string[] {
  const [, section = ''] = /## Why each permission\n([\s\S]*?)\n## /.exec(readme) ?? [];
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
}

describe.each<[Browser]>([['chrome'], ['edge'], ['firefox']])('in %s', (browser) => {
  it('no permission is asked for that the README does not explain, and none less', () => {
    const { permissions, optional_permissions = [] } = manifestOf(browser);
    expect([...permissions, ...optional_permissions].sort()).toEqual(
      explained(readFileSync('README.md', 'utf8')).sort(),
    );
    expect(optional_permissions).toEqual(['notifications']);
  });

  it('no host is asked for but the portal and the sign-in; the helpdesk, when needed', () => {
    const { host_permissions, optional_host_permissions } = manifestOf(browser);
    const login = loginHosts.map((host) => `https://${host}/*`);
    expect([...host_permissions].sort()).toEqual([...portalMatches, ...bladeMatches, ...login].sort());
    expect(host_permissions.filter((pattern) => /^\*|\/\/\*\//.test(pattern))).toEqual([]);
    expect(optional_host_permissions).toEqual(['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*']);
  });

  it('its own pages run their own files alone', () => {
    const policy = manifestOf(browser).content_security_policy.extension_pages.split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy.join(' ')).not.toMatch(/unsafe|\*(?!$| |:)|data:|blob:/);
    expect(policy.join(' ')).not.toMatch(/http:\/\/(?!localhost|127\.0\.0\.1)/);
  });
});

describe('the table', () => {
  it('is read by its first column', () => {
    const readme = '## Why each permission\n\n| a | b |\n|---|---|\n| `x`, `y` | for `z` |\n\n## Next';
    expect(explained(readme)).toEqual(['x', 'y']);
  });
});
