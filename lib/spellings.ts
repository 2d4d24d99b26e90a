/** Takes texts that were sent to a server out of what it says. The longest first: one may begin like another. */
export function hiding(texts: Iterable<string>): (said: string) => string {
  const spellings = [...texts]
    .filter(Boolean)
    .flatMap(spellingsOf)
    .sort((a, b) => b.length - a.length);
  return (said) => spellings.reduce((rest, spelling) => rest.replaceAll(spelling, '…'), said);
}

/** Every way in which a server may repeat a text: as it is, as a form or an address has it, and within JSON or HTML. */
function spellingsOf(text: string): string[] {
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const address = form.replaceAll('+', '%20');
  // What `encodeURIComponent` leaves as it is, which throws for some texts.
  const component = address.replace(/%(?:21|27|28|29|7E)/g, decodeURIComponent);
  const escaped = [form, address, component];
  const html = text.replace(/[&<>"']/g, (sign) => htmlSigns[sign] ?? sign);
  const all = [text, JSON.stringify(text).slice(1, -1), html, ...escaped, ...escaped.map(lowerHex)];
  return [...new Set(all)];
}

const htmlSigns: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const lowerHex = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
