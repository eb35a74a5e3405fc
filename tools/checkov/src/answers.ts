import type { Answer } from './answer';
import { awsAnswers } from './aws-answers';
import { kubernetesAnswers } from './kubernetes-answers';

/**
 * Everything that checkov 3.3.30 finds in our apps and that stays. One that answers nothing fails the check.
 *
 * What each check asks: https://www.checkov.io/5.Policy%20Index/terraform.html
 */
export const answers: readonly Answer[] = [...awsAnswers, ...kubernetesAnswers];
