import { expose } from 'comlink'
import { countCodings } from '../domain/reading/coding-counts.ts'
import type { Selection } from '../interchange/selection.ts'
import { countSelection, type SelectionCounts } from '../interchange/selection-counts.ts'
import { ok, type Result } from '../lib/result.ts'
import { openDatabase } from '../persistence/database.ts'
import { type ProjectOutline, readOutline } from '../persistence/project-outline.ts'
import { storageProblem } from '../persistence/storage-problem.ts'
import type { ProjectOffer } from './selection-counts.ts'

let outline: Promise<Result<ProjectOutline>> | undefined

async function read(projectId: string): Promise<Result<ProjectOutline>> {
  try {
    return await readOutline(openDatabase(), projectId)
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

const worker = {
  /** Reads the project as it stands now; counts are made from that until it is read again. */
  async readProject(projectId: string): Promise<Result<ProjectOffer>> {
    outline = read(projectId)
    const done = await outline
    if (!done.ok) return done
    const { cases, splits, factKeys, metadataKeys } = done.value
    const codings = countCodings(cases.flatMap(({ annotations }) => annotations))
    return ok({ splits, factKeys, metadataKeys, codings })
  },

  async count(selection: Selection): Promise<Result<SelectionCounts>> {
    const read = await outline
    if (read === undefined) throw new Error('counted before the project was read')
    return read.ok ? ok(countSelection(read.value.cases, selection)) : read
  },
}
export type SelectionWorker = typeof worker

expose(worker)
