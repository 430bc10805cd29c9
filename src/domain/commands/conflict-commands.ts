import type { z } from 'zod'
import type { Json } from '../../lib/json.ts'
import { fail, ok } from '../../lib/result.ts'
import { withField } from '../log/field-path.ts'
import { findRecord } from '../log/record-state.ts'
import { annotationSchema } from '../records/annotation.ts'
import { blindingRules, type Project, projectSchema } from '../records/project.ts'
import { type AnyRecord, type RecordKind, recordSchemas } from '../records/record.ts'
import { setCodings, setLabel, setLaterality, setTarget } from './annotation-commands.ts'
import type { Command } from './command.ts'
import { renameProject, setBlinding, setGuideline, setLabels } from './project-commands.ts'
import { setFields } from './set-fields.ts'

/** What a value is taken for: the record that gets it, and the project it is in. */
interface Taking {
  readonly id: string
  readonly value: Json
  readonly project: Project
}

/** @returns null where the value is not to be taken */
type Take = (taking: Taking) => Command | null

/** A field of its own kind, set by the command that a reader sets it by. */
function by<T>(schema: z.ZodType<T>, command: (value: T, taking: Taking) => Command | null): Take {
  return (taking) => {
    const parsed = schema.safeParse(taking.value)
    return parsed.success ? command(parsed.data, taking) : null
  }
}

/** The other half of something: it comes along with the field that it belongs to. */
const alongOnly: Take = () => null

const annotation = annotationSchema.shape
const project = projectSchema.shape

/**
 * Fields with which others change: a label with its code and side, a shape with its side, labels with their version. One of them alone
 * would leave a record that nobody has ever written.
 */
const takes: Partial<Record<RecordKind, Readonly<Record<string, Take>>>> = {
  annotation: {
    '/labelId': ({ id, value, project }) => {
      const label = project.labelSet.labels.find((one) => one.id === value)
      return label === undefined ? null : setLabel([id], label, project)
    },
    '/codings': by(annotation.codings, (codings, { id }) => setCodings(id, codings, 'deferred')),
    '/laterality': by(annotation.laterality, (laterality, { id }) => setLaterality(id, laterality)),
    '/target': by(annotation.target, (target, { id }) => setTarget(id, target)),
    // What stands in place of codes; that there are some comes with them.
    '/codingState': by(annotation.codingState, (state, { id }) =>
      state === 'coded' ? null : setCodings(id, [], state),
    ),
    '/lateralityBasis': alongOnly,
    '/labelSetVersion': alongOnly,
    '/guidelineVersion': alongOnly,
  },
  project: {
    '/name': by(project.name, renameProject),
    '/labelSet': by(project.labelSet, ({ labels }) => setLabels(labels)),
    '/guideline': by(project.guideline, ({ markdown }) => setGuideline(markdown)),
    '/rules': alongOnly,
    '/rules/blinding': by(project.rules.shape.blinding, (rules) =>
      setBlinding(blindingRules.filter((rule) => rules.includes(rule))),
    ),
  },
  // Another text is another import: its tags have to be placed anew.
  item: { '/parts': alongOnly, '/facts/encoding': alongOnly },
}

/**
 * Gives a field the value of an edit that another one won over. The command fails with `record-missing`, and with `value-unfit` where the
 * value does not go with what the record has become.
 * @param path JSON Pointer of the field
 * @returns null where the value cannot be taken: what belongs to another field, a label that is gone, and anything of a reading, which is
 * submitted anew instead (what was seen stays seen)
 */
export function takeValue(
  kind: RecordKind,
  { id }: AnyRecord,
  path: string,
  value: Json,
  project: Project,
): Command | null {
  if (kind === 'review') return null
  const take = takes[kind]?.[path]
  const command = take === undefined ? plainly(kind, id, path, value) : take({ id, value, project })
  return command === null ? null : { ...command, name: 'conflict.take' }
}

function plainly(kind: RecordKind, id: string, path: string, value: Json): Command {
  return {
    name: 'conflict.take',
    scope: kind === 'project' || kind === 'annotator' ? 'project' : 'case',
    plan(state) {
      const record = findRecord(state, kind, id)
      if (record === undefined) return fail('record-missing', { kind, id })
      const isFit = recordSchemas[kind].safeParse(withField(record, path, value)).success
      return isFit ? ok(setFields(kind, record, { [path]: value })) : fail('value-unfit')
    },
  }
}
