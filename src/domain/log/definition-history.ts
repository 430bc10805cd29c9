import { jsonEquals } from '../../lib/json.ts'
import type { LabelSet } from '../records/label.ts'
import { labelSetSchema } from '../records/label.ts'
import { type Project, projectSchema } from '../records/project.ts'
import type { Change } from './change.ts'

/** A version of something that annotations are made under. */
export interface DefinitionVersion<T> {
  readonly version: number
  readonly at: string
  /** Id of who made it. */
  readonly by: string
  readonly content: T
  /** The version it was made from; null for the first. */
  readonly before: T | null
}

type Guideline = Project['guideline']
const guidelineSchema = projectSchema.shape.guideline

/**
 * Every version that a project's label set has had, oldest first, from its own changes in replay order: nothing of it is stored twice.
 * A version that an undo goes back to is told once, where it was made.
 */
export function labelSetVersions(changes: Iterable<Change>): DefinitionVersion<LabelSet>[] {
  return versionsOf(
    changes,
    '/labelSet',
    ({ labelSet }) => labelSet,
    (value) => labelSetSchema.safeParse(value).data,
  )
}

/** Every version that a project's guideline has had; see `labelSetVersions`. */
export function guidelineVersions(changes: Iterable<Change>): DefinitionVersion<Guideline>[] {
  return versionsOf(
    changes,
    '/guideline',
    ({ guideline }) => guideline,
    (value) => guidelineSchema.safeParse(value).data,
  )
}

function versionsOf<T extends { readonly version: number }>(
  changes: Iterable<Change>,
  path: string,
  ofProject: (project: Project) => T,
  parse: (value: unknown) => T | undefined,
): DefinitionVersion<T>[] {
  const versions: DefinitionVersion<T>[] = []
  let present: T | null = null
  for (const { at, actor, patches } of changes) {
    for (const patch of patches) {
      let next: T | undefined
      if (patch.op === 'add' && patch.kind === 'project') next = ofProject(patch.record)
      if (patch.op === 'set' && patch.kind === 'project')
        next = parse(patch.fields.find(([field]) => field === path)?.[2])
      if (next === undefined) continue
      if (!versions.some(({ content }) => jsonEquals(content, next))) {
        versions.push({ version: next.version, at, by: actor, content: next, before: present })
      }
      present = next
    }
  }
  return versions
}
