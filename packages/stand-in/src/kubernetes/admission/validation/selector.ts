import { type Fields, fieldsOf, inEach, type Problem, textsOf, unknownWord, when } from '../problem';
import { keyProblems, labelProblems } from './forms';

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** What is wrong in a selector of labels (apimachinery, pkg/apis/meta/v1/validation). */
export function selectorProblems(path: string, selector: unknown): Problem[] {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  return [
    ...labelProblems(`${path}.matchLabels`, matchLabels),
    ...inEach(`${path}.matchExpressions`, matchExpressions, expressionProblems),
  ];
}

/** What is wrong in one requirement, of labels or, with more operators, of nodes. */
export function expressionProblems({ key = '', operator, values }: Fields, _: number, words = operators): Problem[] {
  const named = textsOf(values).length > 0;
  return [
    ...keyProblems('key', key as string),
    ...unknownWord('operator', operator, words),
    ...when(/In$/.test(String(operator)) && !named, 'values', values, 'name at least one'),
    ...when(/Exist/.test(String(operator)) && named, 'values', values, `${String(operator)} has none`),
  ];
}

/** Whether a selector chooses pods with these labels. */
export function selects(selector: unknown, labels: Fields): boolean {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const holds = ({ key, operator, values }: Fields) => {
    const value = labels[key as string];
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    return textsOf(values).includes(value as string) === (operator === 'In');
  };
  const expressions = (Array.isArray(matchExpressions) ? matchExpressions : []).map(fieldsOf);
  return (
    Object.entries(fieldsOf(matchLabels)).every(([key, value]) => labels[key] === value) && expressions.every(holds)
  );
}
