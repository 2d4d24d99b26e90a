import { describe, expect, it } from 'vitest';
import { matchLabel, pickLanguages } from '../../../lib/portal/labels';
import { normalize } from '../../../lib/portal/normalize';
import { allLanguages, loadLabels } from './captures';

describe('normalize', () => {
  it.each([
    ['Application (client) ID', '  APPLICATION(client)\u00a0ID * '],
    ['应用程序(客户端) ID', '应用程序（客户端）ID'],
    ['Dizin (kiracı) kimliği', 'DİZİN (KİRACI) KİMLİĞİ'],
    ['ID de l’annuaire (locataire)', "ID de l'annuaire\u202f(locataire)\u00a0:"],
    ['Certificates & secrets', 'Certificates and secrets'],
    ['Zertifikate & Geheimnisse', 'Zertifikate und Geheimnisse'],
    ['Client secrets', 'Client secrets (12)'],
    ['Authentication', 'Authentication (Preview)'],
    ['Zertifikate & Schlüssel', 'Zertifikate und Schlüssel'],
    ['Object ID', 'Object \n ID'],
    ['Value', 'Value \ue946'],
    ['Value', '** Value'],
    ['Secret ID', '«Secret ID»'],
    ['E-Mail', 'E\u2011Mail'],
    ['Value', '\u200eValue\u200f ⓘ'],
    ['API / Permissions name', 'API/Permissions name'],
    ['Admin Consent Req...', 'Admin consent req…'],
  ])('%s = %s', (a, b) => {
    expect(normalize(b)).toBe(normalize(a));
  });

  it('takes off no number within a label', () => {
    expect(normalize('Step (2) of 3')).toContain('(2)');
  });
});

describe('pickLanguages', () => {
  it.each([
    [['en'], ['en-us']],
    [['en', 'de'], ['de.de-de']],
    [['en', 'zh-Hans'], ['zh-cn']],
    [['en', 'zh-Hant'], ['zh-hant.zh-tw']],
    [['en', 'pt-PT', 'pt-BR'], ['pt-PT']],
    [['en', 'pt-BR'], ['pt']],
    [
      ['en', 'tr', 'pl'],
      [null, 'tr', undefined, 'pl_PL'],
    ],
    [['en'], ['xx', '']],
  ])('%j for %j', (picked, hints) => {
    expect(pickLanguages(hints)).toEqual(picked);
  });
});

describe('matchLabel', () => {
  const tenant = '"Für (alle) {x} $1 & Söhne"';
  it.each([
    ['de', `Gewährt für ${tenant}`, 'grantedFor', 'seen'],
    ['de', `Erteilt für ${tenant}`, 'grantedFor', 'guess'],
    ['ja', `${tenant} に付与されました`, 'grantedFor', 'seen'],
    ['ko', `${tenant}에 대해 허용됨`, 'grantedFor', 'seen'],
    ['zh-Hans', `已授予${tenant}`, 'grantedFor', 'seen'],
    ['zh-Hans', `代表 ${tenant} 授予管理员同意`, 'grantAdminConsentFor', 'seen'],
    ['tr', `${tenant} için verildi`, 'grantedFor', 'guess'],
    ['en', `Not granted for ${tenant}`, 'grantedFor', null],
    ['en', `Not granted for ${tenant}`, 'notGrantedFor', 'seen'],
    ['en', 'Granted for', 'grantedFor', null],
    ['en', `It was granted for ${tenant}`, 'grantedFor', null],
  ] as const)('%s: %s is %s: %s', (language, text, key, expected) => {
    expect(matchLabel(loadLabels([language]), text, key)).toBe(expected);
  });

  it.each(allLanguages.filter((language) => language !== 'en'))(
    '%s: nothing not granted is taken for granted',
    (language) => {
      const labels = loadLabels(['en', language]);
      for (const { key, seen, expression } of labels.patterns) {
        if (key !== 'notGrantedFor' || !seen) continue;
        const text = expression.source.replace(/^\^|\$$/g, '').replace(' ?.{1,200}? ?', ' Contoso ');
        expect(matchLabel(labels, text, 'grantedFor')).not.toBe('seen');
      }
    },
  );
});
