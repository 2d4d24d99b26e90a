import type { Mutant } from '../mutant';
import { delivery } from './delivery';
import { files } from './files';
import { messages } from './messages';
import { reading } from './reading';
import { signIn } from './sign-in';

export const mutants: Mutant[] = [...reading, ...messages, ...signIn, ...delivery, ...files];
