import { runCommand } from '../command/run-command';
import { publishModel } from './publish-model';

void runCommand(publishModel);
