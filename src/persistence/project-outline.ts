import { z } from 'zod'
import { assertions, codingStates } from '../domain/records/annotation.ts'
import { reviewOutcomes, reviewStatuses } from '../domain/records/project.ts'
import type { RecordKind } from '../domain/records/record.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { GlossaDatabase } from './database.ts'

/** As much of each record as counts are made from. */
const outlines = {
  patient: z.object({ id: z.string(), key: z.string(), split: z.string().nullable() }),
  case: z.object({
    id: z.string(),
    patientKey: z.string(),
    metadata: z.record(z.string(), z.unknown()).optional(),
  }),
  item: z.object({ facts: z.record(z.string(), z.unknown()) }),
  annotation: z.object({
    id: z.string(),
    caseId: z.string(),
    createdBy: z.string(),
    labelId: z.string(),
    findingId: z.string().nullable(),
    assertion: z.enum(assertions),
    codingState: z.enum(codingStates),
  }),
  finding: z.object({ id: z.string(), createdBy: z.string(), labelId: z.string() }),
  relation: z.object({
    id: z.string(),
    caseId: z.string(),
    createdBy: z.string(),
    ends: z.array(z.object({ annotationId: z.string() })),
  }),
  review: z.object({
    id: z.string(),
    caseId: z.string(),
    annotatorId: z.string(),
    status: z.enum(reviewStatuses),
    outcome: z.enum(reviewOutcomes).nullable(),
  }),
} as const satisfies Partial<Record<RecordKind, z.ZodType>>

type Outlined = { readonly [K in keyof typeof outlines]: z.infer<(typeof outlines)[K]> }

export interface OutlinedCase {
  readonly case: { readonly id: string }
  /** Of the case's patient. */
  readonly split: string | null
  /** Those that the case gives evidence for. */
  readonly findings: readonly Outlined['finding'][]
  readonly annotations: readonly Outlined['annotation'][]
  readonly relations: readonly Outlined['relation'][]
  readonly reviews: readonly Outlined['review'][]
}

/** A project small enough to be held whole: who did what where, without targets, texts and pictures. */
export interface ProjectOutline {
  readonly cases: readonly OutlinedCase[]
  /** Splits that patients have; null among them where some have none. */
  readonly splits: readonly (string | null)[]
  /** Acquisition facts that items have. */
  readonly factKeys: readonly string[]
  /** Columns of manifests that cases have. */
  readonly metadataKeys: readonly string[]
}

/** Rows read at a time. */
const chunkRows = 5_000

/** Reads a project's tables from end to end, which is many times faster than case by case. Fails with `row-corrupt` {kind, id}. */
export async function readOutline(db: GlossaDatabase, projectId: string): Promise<Result<ProjectOutline>> {
  const patients = await outlined(db, projectId, 'patient')
  const cases = await outlined(db, projectId, 'case')
  const items = await outlined(db, projectId, 'item')
  const annotations = await outlined(db, projectId, 'annotation')
  const findings = await outlined(db, projectId, 'finding')
  const relations = await outlined(db, projectId, 'relation')
  const reviews = await outlined(db, projectId, 'review')
  for (const read of [patients, cases, items, annotations, findings, relations, reviews]) if (!read.ok) return read
  if (!(patients.ok && cases.ok && items.ok && annotations.ok && findings.ok && relations.ok && reviews.ok)) {
    throw new Error('unreachable: every table was read')
  }

  const splitOf = new Map(patients.value.map(({ key, split }) => [key, split]))
  const findingOf = new Map(findings.value.map((finding) => [finding.id, finding]))
  const marks = byCase(annotations.value)
  const links = byCase(relations.value)
  const readings = byCase(reviews.value)
  return ok({
    cases: cases.value.map((own) => {
      const inCase = marks.get(own.id) ?? []
      const evidenced = new Set(inCase.flatMap(({ findingId }) => (findingId === null ? [] : [findingId])))
      return {
        case: { id: own.id },
        split: splitOf.get(own.patientKey) ?? null,
        findings: [...evidenced].flatMap((id) => findingOf.get(id) ?? []),
        annotations: inCase,
        relations: links.get(own.id) ?? [],
        reviews: readings.get(own.id) ?? [],
      }
    }),
    splits: [...new Set(cases.value.map(({ patientKey }) => splitOf.get(patientKey) ?? null))].sort(),
    factKeys: keysOf(items.value.map(({ facts }) => facts)),
    metadataKeys: keysOf(cases.value.map(({ metadata }) => metadata ?? {})),
  })
}

async function outlined<K extends keyof Outlined>(
  db: GlossaDatabase,
  projectId: string,
  kind: K,
): Promise<Result<Outlined[K][]>> {
  const schema: z.ZodType = outlines[kind]
  const records: Outlined[K][] = []
  let after = ''
  for (;;) {
    const rows = await db
      .records(kind)
      .where(':id')
      .between([projectId, after], [projectId, []], false)
      .limit(chunkRows)
      .toArray()
    for (const { id, record } of rows) {
      const parsed = schema.safeParse(record)
      if (!parsed.success) return fail('row-corrupt', { kind, id })
      records.push(parsed.data as Outlined[K])
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < chunkRows) return ok(records)
    after = last.id
  }
}

function byCase<T extends { readonly caseId: string }>(records: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>()
  for (const record of records) {
    const present = map.get(record.caseId)
    if (present === undefined) map.set(record.caseId, [record])
    else present.push(record)
  }
  return map
}

function keysOf(records: readonly object[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))].sort()
}
