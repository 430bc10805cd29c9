import { madeNow } from '../domain/commands/made-now.ts'
import type { Env } from '../domain/env.ts'
import type { Patch } from '../domain/log/patch.ts'
import type { Annotation } from '../domain/records/annotation.ts'
import type { Case, Item } from '../domain/records/case.ts'
import { keyedDigest } from '../domain/records/patient-key.ts'
import type { Patient, Project } from '../domain/records/project.ts'
import { type Problem, problem } from '../lib/result.ts'
import { appVersion } from '../persistence/app-version.ts'
import type { BatchStep } from '../persistence/batches.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import type { ChosenCase } from './import-preview.ts'
import type { StagedDraft } from './manifest/apply-manifest.ts'
import type { ImportLabels } from './manifest/import-labels.ts'
import type { ManifestMark } from './manifest/marks.ts'

/** Keys of patients made at a time. */
const keysAtOnce = 1000

/** What comes with cases besides what their files say. */
export interface CaseAdditions {
  /** Changes of the project, before any case. */
  readonly first: readonly Patch[]
  /** Changes that come with a case and its items. @param index among the chosen cases */
  of(index: number, made: Case, items: readonly Item[]): readonly Patch[]
}

export interface CaseStepsInput {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly project: Project
  /** Salt of the project's patient keys. */
  readonly salt: string
  readonly keepSources: boolean
  readonly drafts: readonly StagedDraft[]
  readonly cases: readonly ChosenCase[]
  readonly labels: ImportLabels
  readonly additions: CaseAdditions | null
  /** Told of what could not be kept: `manifest-split-conflict`. */
  readonly onProblem: (problem: Problem) => void
}

/** The changes that bring chosen cases in, one step a case, with the patients that are new. */
export async function* caseSteps(input: CaseStepsInput): AsyncGenerator<BatchStep> {
  const { db, env, project, salt, drafts, cases } = input
  const present = await db.summaries.where(':id').between([project.id], [project.id, []]).count()
  const digest = await keyedDigest(salt)
  const keys: string[] = []
  for (let from = 0; from < cases.length; from += keysAtOnce) {
    keys.push(...(await Promise.all(cases.slice(from, from + keysAtOnce).map(({ patient }) => digest(patient)))))
  }
  const known = await knownPatients(input)
  const splits = splitsByPatient(input, keys)
  const done = new Set<string>()
  for (const [index, chosen] of cases.entries()) {
    const patientKey = keys[index] ?? ''
    const patches: Patch[] = []
    if (!done.has(patientKey)) {
      done.add(patientKey)
      patches.push(...patientPatches(input, patientKey, known.get(patientKey), splits.get(patientKey) ?? null))
    }
    const caseId = env.newId()
    const own = chosen.items.flatMap((item) => drafts[item] ?? [])
    const items = own.map((draft) => itemOf(draft, caseId, input))
    const metadata = mergedMetadata(own)
    const record: Case = {
      id: caseId,
      revision: 1,
      projectId: project.id,
      patientKey,
      name: `Case ${String(present + index + 1).padStart(4, '0')}`,
      context: '',
      items: items.map(({ id }) => id),
      ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
      createdAt: env.now(),
    }
    patches.push({ op: 'add', kind: 'case', record })
    for (const item of items) patches.push({ op: 'add', kind: 'item', record: item })
    for (const [at, { marks }] of own.entries()) {
      const item = items[at]
      if (item === undefined) continue
      for (const mark of marks) patches.push(...annotationPatches(mark, item, input))
    }
    patches.push(...(input.additions?.of(index, record, items) ?? []))
    yield { caseId, patches }
  }
}

/** The one split of each patient; where rows contradict each other there is none, and `manifest-split-conflict` is told. */
function splitsByPatient({ cases, drafts, onProblem }: CaseStepsInput, keys: readonly string[]): Map<string, string> {
  const found = new Map<string, Set<string>>()
  for (const [index, { items }] of cases.entries()) {
    const key = keys[index] ?? ''
    for (const item of items) {
      const split = drafts[item]?.split ?? null
      if (split !== null) found.set(key, (found.get(key) ?? new Set()).add(split))
    }
  }
  const splits = new Map<string, string>()
  for (const [key, all] of found) {
    const [split = ''] = all
    if (all.size === 1) splits.set(key, split)
    else onProblem(problem('manifest-split-conflict', { splits: [...all].sort() }))
  }
  return splits
}

/** The patients that the project has, by key: one read in place of one a patient. */
async function knownPatients({ db, project }: CaseStepsInput): Promise<ReadonlyMap<string, Patient>> {
  const rows = await db.records('patient').where(':id').between([project.id], [project.id, []]).reverse().toArray()
  return new Map(rows.flatMap(({ scope, record }) => ('split' in record ? [[scope, record] as const] : [])))
}

function patientPatches(
  { env, onProblem }: CaseStepsInput,
  key: string,
  present: Patient | undefined,
  split: string | null,
): readonly Patch[] {
  if (present === undefined) {
    const record: Patient = { id: env.newId(), revision: 1, key, split, consent: null }
    return [{ op: 'add', kind: 'patient', record }]
  }
  if (split === null || present.split === split) return []
  if (present.split !== null) {
    onProblem(problem('manifest-split-conflict', { splits: [present.split, split] }))
    return []
  }
  const { id, revision } = present
  return [{ op: 'set', kind: 'patient', id, baseRev: revision, fields: [['/split', null, split]] }]
}

function itemOf(draft: StagedDraft, caseId: string, { env, keepSources }: CaseStepsInput): Item {
  const { modality, name, facts } = draft
  const named = draft.nameKeys === undefined ? {} : { nameKeys: [...draft.nameKeys] }
  const source = { ...draft.source, ...named, ...(keepSources ? { fileName: draft.files.join(', ') } : {}) }
  return { id: env.newId(), revision: 1, caseId, modality, name, parts: [...draft.parts], source, facts }
}

/** Values of all items of a case; where they differ, each once. */
function mergedMetadata(drafts: readonly StagedDraft[]): Record<string, string> {
  const values = new Map<string, Set<string>>()
  for (const { metadata } of drafts) {
    for (const [name, value] of Object.entries(metadata)) {
      if (value !== '') values.set(name, (values.get(name) ?? new Set()).add(value))
    }
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, [...all].join('; ')]))
}

function annotationPatches(mark: ManifestMark, item: Item, { env, project, labels }: CaseStepsInput): readonly Patch[] {
  const label = labels.find(mark.label)
  if (label === undefined) return []
  const side = label.paired ? (mark.side ?? null) : null
  const record: Annotation = {
    id: env.newId(),
    revision: 1,
    caseId: item.caseId,
    itemId: item.id,
    target: mark.target,
    labelId: label.id,
    assertion: mark.assertion,
    codings: label.coding === null ? [] : [label.coding],
    codingState: label.coding === null ? 'deferred' : 'coded',
    laterality: side?.laterality ?? 'unknown',
    ...(side === null || side.basis === 'none' ? {} : { lateralityBasis: side.basis }),
    attributes: {},
    findingId: null,
    ...madeNow(env),
    labelSetVersion: labels.version,
    guidelineVersion: project.guideline.version,
    origin: { kind: 'import', agent: mark.rater ?? 'manifest', version: appVersion, confidence: null },
    display: null,
    comment: '',
  }
  return [{ op: 'add', kind: 'annotation', record }]
}
