import { useEffect, useState } from 'react'
import { blindingOf } from '../../../domain/reading/blinding.ts'
import { everyCase } from '../../../persistence/case-list/case-query.ts'
import type { GlossaDatabase } from '../../../persistence/database.ts'
import { type CaseList, caseListOf, openedCaseList } from '../../../workers/case-list-client.ts'
import { useApp } from '../app-services.ts'
import { workbenchPath } from '../paths.ts'
import { reviewIn, standingText } from '../review-text.ts'
import type { PaletteEntry } from './palette-entry.ts'
import { caseEntryId, recentCases } from './recents.ts'

/** As many as a palette shows of a group. */
const most = 8

/**
 * Cases of a project whose name, items or metadata have every word typed, from the list that its pages keep; without a word, those that
 * were open last.
 * @param projectId null: of none
 * @param openCaseId where one is already: left out of what was open last
 */
export function useCases(
  projectId: string | null,
  openCaseId: string | null,
  query: string,
  go: (path: string) => void,
): readonly PaletteEntry[] {
  const { db, env } = useApp()
  const [found, setFound] = useState<readonly PaletteEntry[]>([])
  const words = query.trim()
  useEffect(() => {
    if (projectId === null) return
    let isOvertaken = false
    const entry = (caseId: string, text: string, detail: string): PaletteEntry => ({
      id: caseEntryId(projectId, caseId),
      group: 'Cases',
      text,
      detail,
      chord: null,
      run: () => go(workbenchPath(projectId, caseId)),
    })
    const set = (entries: readonly PaletteEntry[]) => {
      if (!isOvertaken) setFound(entries)
    }
    if (words === '')
      void lastOpen(db, projectId, openCaseId).then((cases) =>
        set(cases.map(({ id, name }) => entry(id, name, 'Case'))),
      )
    else {
      let stop = () => {}
      void listFor(db, projectId, env.actor).then((list) => {
        if (list === null || isOvertaken) return
        const ask = async () => {
          const found = await list.ask((worker) => worker.find({ ...everyCase(env.actor), text: words }, null))
          if (!found.ok) return
          const first = [...found.value.rows.subarray(0, most)]
          const read = await list.ask((worker) => worker.rows(first))
          if (!read.ok) return
          set(read.value.map((row) => entry(row.caseId, row.name, standingText(reviewIn(row, env.actor)))))
        }
        // A list that is still being read finds more when it is whole.
        stop = list.subscribe(() => void ask())
        if (list.state().version > 0) void ask()
      })
      return () => {
        isOvertaken = true
        stop()
      }
    }
    return () => {
      isOvertaken = true
    }
  }, [db, env, projectId, openCaseId, words, go])
  return found
}

async function lastOpen(db: GlossaDatabase, projectId: string, openCaseId: string | null) {
  const ids = recentCases(projectId)
    .filter((id) => id !== openCaseId)
    .slice(0, most)
  const rows = await db.records('case').bulkGet(ids.map((id): [string, string] => [projectId, id]))
  return rows.flatMap((row) =>
    row !== undefined && 'name' in row.record ? [{ id: row.id, name: row.record.name }] : [],
  )
}

/** The list that the page has open, so that it is not read anew; else one that hides what the project hides. */
async function listFor(db: GlossaDatabase, projectId: string, reader: string): Promise<CaseList | null> {
  const opened = openedCaseList(projectId)
  if (opened !== undefined) return opened
  const record = (await db.records('project').get([projectId, projectId]))?.record
  return record !== undefined && 'rules' in record ? caseListOf(projectId, { reader, rules: blindingOf(record) }) : null
}
