import * as z from 'zod';

import { Failure } from '@spot-serving/terraform-runner';

const namesShape = z.array(z.string());

/**
 * Names as an earlier job gives them: a list in JSON.
 *
 * @param what the switch
 * @throws {Failure} 2
 */
export function readNames(text: string, what: string): readonly string[] {
  try {
    return namesShape.parse(JSON.parse(text));
  } catch {
    throw new Failure(`${what} is a list of names in JSON, such as ["dev-eu-west-1"], not "${text}"`, 2);
  }
}
