/** When a server wants to be asked again (RFC 9110 §10.2.3: seconds, or a date); null where it doesn't say. */
export function retryTime(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,8}$/.test(value)) return now + Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(at, now);
}
