import type { SetupFacts } from '../../../lib/setup/types';
import { row, table } from './check-table';
import { completeSetup, graphCallback, ids, onPage, without } from './examples';

const facts = (change: SetupFacts) => completeSetup(change);
const redirects = (uri: string, platform: 'web' | 'spa' | 'publicClient' = 'web') =>
  facts({ redirectUris: onPage([{ platform, uri }]) });

table('redirect-uri', [
  row('exact', completeSetup(), 'pass', 'checkRedirectUriPass'),
  row(
    'exact, among others',
    facts({
      redirectUris: onPage([
        { platform: 'spa', uri: 'https://x.example/' },
        { platform: 'web', uri: graphCallback },
      ]),
    }),
    'pass',
    'checkRedirectUriPass',
  ),
  row('as SPA', redirects(graphCallback, 'spa'), 'fail', 'checkRedirectUriPlatform'),
  row('as public client', redirects(graphCallback, 'publicClient'), 'fail', 'checkRedirectUriPlatform'),
  row(
    'as both Web and SPA',
    facts({
      redirectUris: onPage([
        { platform: 'web', uri: graphCallback },
        { platform: 'spa', uri: graphCallback },
      ]),
    }),
    'fail',
    'checkRedirectUriPlatform',
  ),
  row('with a slash', redirects(`${graphCallback}/`), 'fail', 'checkRedirectUriTrailingSlash'),
  row('by http', redirects(graphCallback.replace('https', 'http')), 'fail', 'checkRedirectUriScheme'),
  row(
    'of the other channel',
    redirects(graphCallback.replace('microsoft_graph', 'microsoft365')),
    'fail',
    'checkRedirectUriPath',
  ),
  row('none', facts({ redirectUris: onPage([]) }), 'fail', 'checkRedirectUriNone'),
  row('not read', without(completeSetup(), 'redirectUris'), 'unknown', 'checkRedirectUriUnknown'),
  row(
    'not in the part that was seen',
    completeSetup({ redirectUris: onPage([]) }, { partial: ['redirectUris'] }),
    'unknown',
    'checkRedirectUriPartial',
  ),
  row('no address', completeSetup({}, { answers: {} }), 'unknown', 'checkRedirectUriNoAddress'),
  row(
    'a plain http address',
    completeSetup({}, { answers: { helpdeskUrl: 'http://support.example.com' } }),
    'fail',
    'checkRedirectUriNotHttps',
  ),
]);

const endpoint = (
  tenant: string,
  host = 'login.microsoftonline.com',
  version = 'oauth2/v2.0',
): SetupFacts => ({
  authorizationEndpoint: onPage(`https://${host}/${tenant}/${version}/authorize`),
  tokenEndpoint: onPage(`https://${host}/${tenant}/${version}/token`),
});

table('endpoints', [
  row('derived', completeSetup(), 'pass', 'checkEndpointsPass'),
  row('read', facts(endpoint(ids.tenant.toUpperCase())), 'pass', 'checkEndpointsPass'),
  row('of another tenant', facts(endpoint(ids.otherTenant)), 'fail', 'checkEndpointsTenant'),
  row(
    'of another cloud',
    facts(endpoint(ids.tenant, 'login.microsoftonline.us')),
    'fail',
    'checkEndpointsHost',
  ),
  row(
    'of a look-alike host',
    facts(endpoint(ids.tenant, 'login.microsoftonline.com.evil.example')),
    'fail',
    'checkEndpointsHost',
  ),
  row('version 1', facts(endpoint(ids.tenant, undefined, 'oauth2')), 'fail', 'checkEndpointsPath'),
  row(
    'mixed up',
    facts({ ...endpoint(ids.tenant), tokenEndpoint: endpoint(ids.tenant).authorizationEndpoint as never }),
    'fail',
    'checkEndpointsPath',
  ),
  row(
    'of two tenants',
    facts({ ...endpoint(ids.tenant), tokenEndpoint: endpoint(ids.otherTenant).tokenEndpoint as never }),
    'fail',
    'checkEndpointsDiffer',
  ),
  row('common, single tenant', facts(endpoint('common')), 'fail', 'checkEndpointsShared'),
  row(
    'common, multitenant',
    facts({ ...endpoint('common'), signInAudience: onPage('AzureADMultipleOrgs') }),
    'pass',
    'checkEndpointsPass',
  ),
  row(
    'common, account type not read',
    without(facts(endpoint('common')), 'signInAudience'),
    'unknown',
    'checkEndpointsSharedUnknown',
  ),
  row(
    'not a URL',
    facts({ ...endpoint(ids.tenant), tokenEndpoint: onPage('token') }),
    'fail',
    'checkEndpointsNotUrl',
  ),
  row('no tenant', without(completeSetup(), 'tenantId'), 'unknown', 'checkEndpointsUnknown'),
]);
