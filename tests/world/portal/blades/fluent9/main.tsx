import { startBlade } from '../start';
import { Authentication } from './authentication';
import { Frame } from './frame';
import { Overview } from './overview';
import { Permissions } from './permissions';
import { Register } from './register';
import { Secrets } from './secrets';

void startBlade({
  Frame,
  Register,
  views: { overview: Overview, secrets: Secrets, permissions: Permissions, authentication: Authentication },
});
