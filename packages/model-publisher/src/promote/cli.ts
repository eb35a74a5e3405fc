import { runCommand } from '../command/run-command';
import { promoteModel } from './promote-model';

void runCommand(promoteModel);
