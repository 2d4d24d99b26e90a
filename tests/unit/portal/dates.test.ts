import { describe, expect, it } from 'vitest';
import { orderOfColumn, orderOfLocale, readDate } from '../../../lib/portal/dates';

describe('readDate', () => {
  it.each([
    ['7/27/2028', 'en', '2028-07-27'],
    ['27/7/2028', 'en', '2028-07-27'],
    ['7/8/2028', 'en', '2028-07-08'],
    ['7/8/2028', 'en-gb', '2028-08-07'],
    ['7/8/2028', 'fr', '2028-08-07'],
    ['7.8.2028', 'de', '2028-08-07'],
    ['7. 8. 2028', 'cs', '2028-08-07'],
    ['2028/7/8', 'zh-cn', '2028-07-08'],
    ['2028. 7. 8.', 'ko', '2028-07-08'],
    ['2028-07-08', 'sv', '2028-07-08'],
    ['2028-07-08T12:00:00Z', 'en', '2028-07-08'],
    ['7/27/2028, 1:15 PM', 'en', '2028-07-27'],
    ['27 lipca 2028', 'pl', '2028-07-27'],
    ['Jul 27, 2028', 'en', '2028-07-27'],
    ['2028年7月8日', 'ja', '2028-07-08'],
    ['7/8/2028', '', 'open'],
    ['8/8/2028', '', '2028-08-08'],
    ['31/2/2028', 'fr', null],
    ['never', 'en', null],
    ['', 'en', null],
    ['7/8/28', 'en', null],
  ])('%s (%s) is %s', (text, locale, expected) => {
    expect(readDate(text, locale, orderOfLocale(locale))).toBe(expected);
  });

  it('lets one plain date decide for its column', () => {
    expect(orderOfColumn(['7/8/2028', '25/12/2027'], 'en')).toBe('day-first');
    expect(orderOfColumn(['7/8/2028', '25/12/2027', '12/25/2027'], 'en')).toBeNull();
  });
});
