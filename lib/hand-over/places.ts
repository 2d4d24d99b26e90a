/** Where a helpdesk hands over to Waymark (docs/hand-over.md). */

/** The type of the one `<script>` on its settings page. Sanitizers take scripts out of whatever users write. */
export const blockType = 'application/waymark+json';

/** On its origin, for everybody to read (RFC 8615). */
export const wellKnownPath = '/.well-known/waymark';

/** Characters. */
export const longestDocument = 16_384;
