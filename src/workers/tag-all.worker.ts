import '../app/trusted-types.ts'
import { expose } from 'comlink'
import { modalities } from '../app/composition.ts'
import { recordSchemas } from '../domain/records/record.ts'
import { fail, type Result } from '../lib/result.ts'
import { environment } from '../persistence/annotators.ts'
import { openDatabase } from '../persistence/database.ts'
import { storageProblem } from '../persistence/storage-problem.ts'
import type { BatchProgress } from '../persistence/undo-batch.ts'
import { applyPlaces } from './tag-all/apply-places.ts'
import { findPlaces } from './tag-all/find-places.ts'
import { type NoteTexts, noteTexts } from './tag-all/note-texts.ts'
import type { CasesInput } from './tag-all/readable-cases.ts'
import type { ChosenNote, PlacesFound, TagQuery, TagReport } from './tag-all/tag-query.ts'

type OnProgress = (progress: BatchProgress) => void

/** In which project, and who is at work. */
export interface TagScope {
  readonly projectId: string
  readonly annotatorId: string
}

let texts: NoteTexts | undefined
let asked = 0

async function withProject<T>(
  { projectId, annotatorId }: TagScope,
  work: (input: CasesInput) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const db = openDatabase()
    const row = await db.records('project').get([projectId, projectId])
    if (row === undefined) return fail('project-missing')
    return await work({ db, project: recordSchemas.project.parse(row.record), actor: annotatorId, modalities })
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

const worker = {
  /** See `findPlaces`. A later question ends an earlier one. */
  find: (scope: TagScope, query: TagQuery, onProgress: OnProgress): Promise<Result<PlacesFound>> =>
    withProject(scope, (input) => {
      const serial = ++asked
      texts ??= noteTexts(input.db, modalities)
      return findPlaces({ ...input, texts, isWanted: () => asked === serial, onProgress }, query)
    }),

  /** See `applyPlaces`. */
  apply: (
    scope: TagScope,
    query: TagQuery,
    chosen: readonly ChosenNote[],
    onProgress: OnProgress,
  ): Promise<Result<TagReport>> =>
    withProject(scope, async (input) => {
      const env = await environment(input.db, scope.annotatorId)
      return applyPlaces({ ...input, env, onProgress }, query, chosen)
    }),
}
export type TagAllWorker = typeof worker

expose(worker)
