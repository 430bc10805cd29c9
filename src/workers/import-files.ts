import type { Modality } from '../contracts/modality.ts'
import type { SourceFile } from '../contracts/source-file.ts'
import type { Env } from '../domain/env.ts'
import type { Patch } from '../domain/log/patch.ts'
import type { Case, Item } from '../domain/records/case.ts'
import { patientKeyOf } from '../domain/records/patient-key.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { type BatchStep, runBatch } from '../persistence/batches.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import { whileStoringBlobs } from '../persistence/orphan-blobs.ts'
import { projectSalt } from '../persistence/projects.ts'
import { collectDrafts, type StoredDraft } from './collect-drafts.ts'
import { type CaseGroup, groupCases } from './group-cases.ts'
import type { ImportProgress, ImportReport } from './import-report.ts'

export interface ImportInput {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly projectId: string
  readonly modalities: readonly Modality[]
  readonly files: readonly SourceFile[]
  readonly onProgress: (progress: ImportProgress) => void
}

/** Cases written to the log at a time. */
const casesAtOnce = 20

/** Brings files into a project as one batch: all of it, or, when it fails or is cut off, nothing. */
export function importFiles(input: ImportInput): Promise<Result<ImportReport>> {
  return whileStoringBlobs(input.db, async () => {
    const { db, env, projectId } = input
    const salt = await projectSalt(db, projectId)
    if (salt === undefined) return fail('project-missing', { projectId })
    const { drafts, duplicates, problems } = await collectDrafts(input)
    const groups = groupCases(drafts)
    const report: ImportReport = { cases: groups.length, items: drafts.length, annotations: 0, duplicates, problems }
    if (groups.length === 0) return ok(report)
    const written = await runBatch(db, env, projectId, { command: 'case.import', origin: 'import' }, async (batch) => {
      const steps = caseSteps(input, salt, groups)
      for (let done = 0; done < groups.length; done += casesAtOnce) {
        const chunk: BatchStep[] = []
        for (let i = 0; i < casesAtOnce; i++) {
          const next = await steps.next()
          if (next.done !== true) chunk.push(next.value)
        }
        const appended = await batch.append(chunk)
        if (!appended.ok) return appended
        input.onProgress({ phase: 'writing', done: Math.min(done + casesAtOnce, groups.length), total: groups.length })
      }
      return batch.commit()
    })
    return written.ok ? ok(report) : written
  })
}

async function* caseSteps(input: ImportInput, salt: string, groups: readonly CaseGroup[]): AsyncGenerator<BatchStep> {
  const { db, env, projectId } = input
  const present = await db.summaries.where(':id').between([projectId], [projectId, []]).count()
  const added = new Set<string>()
  for (const [index, group] of groups.entries()) {
    const patientKey = await patientKeyOf(salt, group.patient)
    const patches: Patch[] = []
    const isKnown = (await db.records('patient').where('[projectId+scope]').equals([projectId, patientKey]).count()) > 0
    if (!isKnown && !added.has(patientKey)) {
      added.add(patientKey)
      const record = { id: env.newId(), revision: 1, key: patientKey, split: null, consent: null }
      patches.push({ op: 'add', kind: 'patient', record })
    }
    const caseId = env.newId()
    const items = group.drafts.map((draft) => itemOf(draft, caseId, env))
    const record: Case = {
      id: caseId,
      revision: 1,
      projectId,
      patientKey,
      name: `Case ${String(present + index + 1).padStart(4, '0')}`,
      context: '',
      items: items.map(({ id }) => id),
      createdAt: env.now(),
    }
    patches.push({ op: 'add', kind: 'case', record })
    for (const item of items) patches.push({ op: 'add', kind: 'item', record: item })
    yield { caseId, patches }
  }
}

function itemOf(draft: StoredDraft, caseId: string, env: Env): Item {
  const { modality, name, source, facts } = draft
  return { id: env.newId(), revision: 1, caseId, modality, name, parts: [...draft.parts], source, facts }
}
