import { installPrefix } from '../../persistence/install-prefix.ts'

/** Where this browser keeps which columns the list of a project shows. */
export function columnChoiceKey(projectId: string): string {
  return `${installPrefix()}columns:${projectId}`
}
