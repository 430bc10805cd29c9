import { z } from 'zod'
import { codingSchema, jsonSchema, sha256Schema, timeSchema, uuidSchema } from '../../domain/records/primitives.ts'
import { recordSchemas } from '../../domain/records/record.ts'
import { fragmentSchema, pointSchema, sliceSchema, targetSchema } from '../../domain/records/target.ts'
import { datasetCaseSchema, datasetSchema, datasetSchemaName } from './dataset-schema.ts'

const { project, annotator, patient, item, annotation, finding, relation, review } = recordSchemas

/** Named parts of the published schema, with what a reader in another language must know and a type cannot say. */
const definitions: readonly [z.ZodType, { readonly id: string; readonly description: string }][] = [
  [project, { id: 'project', description: 'Label set, guideline and terminologies with their versions.' }],
  [annotator, { id: 'annotator', description: 'A person; in a pseudonymous export without name and credential.' }],
  [patient, { id: 'patient', description: 'The key is a keyed hash of the source identifier, which is nowhere.' }],
  [
    datasetCaseSchema,
    {
      id: 'case',
      description: 'What is read together, with all that belongs to it. No annotation means not assessed.',
    },
  ],
  [item, { id: 'item', description: 'A picture, series or note; its parts are named by the SHA-256 of their bytes.' }],
  [annotation, { id: 'annotation', description: 'One mark: what is said, where, by whom, when and how.' }],
  [finding, { id: 'finding', description: 'One thing seen many times: annotations point to it, it counts once.' }],
  [relation, { id: 'relation', description: 'Links annotations of one case; every end has a role.' }],
  [
    review,
    {
      id: 'review',
      description: 'The reading of one case by one annotator. Submitted as normal without annotations: a negative.',
    },
  ],
  [
    targetSchema,
    {
      id: 'target',
      description:
        'Image coordinates are pixels of the stored picture before EXIF rotation: (0,0) is the top-left corner of the first pixel, x right, y down. Rotation is in degrees clockwise about the centre; x and y of a box are its unrotated corner. Of the rings of a polygon the first is the outer border, the others are holes. Mask counts are row-major run lengths inside the window, beginning with zeros, and add up to width times height.',
    },
  ],
  [pointSchema, { id: 'point', description: 'Pixels; the centre of the first pixel is (0.5, 0.5).' }],
  [
    sliceSchema,
    { id: 'slice', description: 'A picture of several: SHA-256 of the part, and the frame in it, from 0.' },
  ],
  [
    fragmentSchema,
    {
      id: 'fragment',
      description: 'UTF-16 code units of the unmodified decoded text, [start, end); the quote is exactly that slice.',
    },
  ],
  [
    uuidSchema,
    { id: 'uuid', description: 'Lower case. Ids that Glossa makes are UUIDv7, pseudonyms of annotators UUIDv8.' },
  ],
  [timeSchema, { id: 'time', description: 'ISO 8601, UTC, milliseconds.' }],
  [sha256Schema, { id: 'sha256', description: 'Lower-case hexadecimal.' }],
  [jsonSchema, { id: 'json', description: 'Any value.' }],
  [codingSchema, { id: 'coding', description: 'A code with the edition of the system it was taken from.' }],
]

/** JSON Schema (2020-12) of the native export, as it is published at `schema/dataset-1.json`. */
export function datasetJsonSchema(): object {
  const metadata = z.registry<{ id: string; description: string }>()
  for (const [schema, meta] of definitions) metadata.add(schema, meta)
  const { $schema, ...rest } = z.toJSONSchema(datasetSchema, { io: 'input', metadata, target: 'draft-2020-12' })
  return {
    $schema,
    $id: datasetSchemaName,
    title: 'Glossa dataset',
    description:
      'Labelled clinical images and texts exported by Glossa. Members that are not described here may come from a later version and are to be kept.',
    ...rest,
  }
}
