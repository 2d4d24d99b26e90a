/**
 * Every way in which a server may repeat a text that was sent to it: as it is, as a form or an address has it, and within
 * JSON or HTML. The longest first, so that none is found inside another.
 */
export function spellingsOf(text: string): string[] {
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const address = form.replaceAll('+', '%20');
  // What `encodeURIComponent` leaves as it is, which throws for some texts.
  const component = address.replace(/%(?:21|27|28|29|7E)/g, decodeURIComponent);
  const escaped = [form, address, component];
  const html = text.replace(/[&<>"']/g, (sign) => htmlSigns[sign] ?? sign);
  const all = [text, JSON.stringify(text).slice(1, -1), html, ...escaped, ...escaped.map(lowerHex)];
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

const htmlSigns: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const lowerHex = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
