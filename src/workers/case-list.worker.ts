import { expose, transfer } from 'comlink'
import type { Problem } from '../lib/result.ts'
import type { BlindView } from '../persistence/blind-summary.ts'
import { CaseLister, type FoundCases } from '../persistence/case-list/case-lister.ts'
import type { CaseQuery } from '../persistence/case-list/case-query.ts'
import { type OpenCaseList, openCaseList } from '../persistence/case-list/open-case-list.ts'
import { openDatabase } from '../persistence/database.ts'
import { storageProblem } from '../persistence/storage-problem.ts'

/** What the worker tells the page of its list. */
export interface CaseListNews {
  /** Counts the changes of the list. */
  readonly version: number
  readonly isWhole: boolean
  readonly failure: Problem | null
}

let open: OpenCaseList | undefined
let lister: { readonly of: OpenCaseList['table']; readonly lister: CaseLister } | undefined

/** A list that was read from its stored form has another table than the one it began with. */
function current(): CaseLister {
  if (open === undefined) throw new Error('no list is open')
  if (lister?.of !== open.table) lister = { of: open.table, lister: new CaseLister(open.table) }
  return lister.lister
}

const worker = {
  /** Opens the list of a project, as somebody may see it, in place of any other. */
  open(projectId: string, view: BlindView, onNews: (news: CaseListNews) => void): void {
    open?.close()
    let version = 0
    open = openCaseList(openDatabase(), projectId, view, {
      onChange: (isWhole) => onNews({ version: ++version, isWhole, failure: null }),
      onFailure: (error) => onNews({ version: ++version, isWhole: true, failure: storageProblem(error) }),
    })
  },

  find(query: CaseQuery, always: string | null): FoundCases {
    const found = current().find(query, always)
    return transfer(found, [found.rows.buffer])
  },

  facets: (query: CaseQuery) => current().facets(query),
  rows: (rows: readonly number[]) => current().rows(rows),
  idsOf: (rows: Uint32Array) => current().idsOf(rows),
  patientsOf: (rows: Uint32Array) => current().patientsOf(rows),
  nextToRead: (query: CaseQuery, caseId: string, reader: string, except: readonly string[]) =>
    current().nextToRead(query, caseId, reader, except),
  standing: (query: CaseQuery, caseId: string | null, reader: string) => current().standing(query, caseId, reader),
}
export type CaseListWorker = typeof worker

expose(worker)
