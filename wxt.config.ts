import { defineConfig } from 'wxt';
import { extensionConfig } from './scripts/edition/config';
import { waymark } from './scripts/edition/waymark';

export default defineConfig(extensionConfig(waymark));
