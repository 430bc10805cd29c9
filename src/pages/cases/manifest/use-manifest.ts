import { useEffect, useRef, useState } from 'react'
import type { Manifest } from '../../../contracts/manifest.ts'
import type { ManifestReport } from '../../../interchange/manifest/manifest-report.ts'
import type { TableMapping } from '../../../interchange/manifest/table-mapping.ts'
import type { TableProfile } from '../../../interchange/manifest/table-profile.ts'
import { type Problem, problem } from '../../../lib/result.ts'
import type { TextEncoding } from '../../../lib/text-encoding.ts'
import type { GroupingRule } from '../../../workers/group-cases.ts'
import type { PickedTable } from '../../../workers/import-client.ts'
import type { TablesToRead } from '../../../workers/manifest.worker.ts'
import { type ManifestReader, openManifestReader } from '../../../workers/manifest-client.ts'

/** A table of the step: looked through, being looked through, or what is wrong with it. */
export interface StepTable {
  readonly path: string
  /** Its bytes; null until they are fetched. */
  readonly content: Blob | null
  readonly isUsed: boolean
  readonly read: {
    readonly profile: TableProfile
    readonly preset: { readonly name: string; readonly source: string } | null
  } | null
  readonly mapping: TableMapping | null
  readonly problem: Problem | null
}

/** How tables are mapped: what a later visit of the step begins with. */
export interface MappedTables {
  readonly tables: readonly StepTable[]
  readonly namePattern: string
  /** How rows that hold notes are put together to cases at first. */
  readonly rowCases: RowCases
}

/** Each row a case, the rows of a study (an encounter), or those of a patient. */
export const rowCaseRules = ['file', 'study', 'patient'] as const satisfies readonly GroupingRule[]
export type RowCases = (typeof rowCaseRules)[number]

/** How long to wait for further changes before all rows are counted anew. */
const settleMs = 250

interface ManifestState extends MappedTables {
  /** Null until the first count; the last one while a new one runs. */
  readonly report: ManifestReport | null
  readonly failure: Problem | null
  /** Rows read so far by a count that runs; null: the report is of the tables as they are mapped now. */
  readonly countedRows: number | null
}

/** Tables being mapped: looks them through in a worker, counts what they come to after every change. */
export function useManifest(
  files: readonly PickedTable[],
  pictureNames: readonly string[],
  initial: MappedTables | null,
) {
  const reader = useRef<ManifestReader | null>(null)
  const [state, setState] = useState<ManifestState>(() => ({
    tables:
      initial?.tables ??
      files.map(({ path }) => ({ path, content: null, isUsed: true, read: null, mapping: null, problem: null })),
    namePattern: initial?.namePattern ?? '',
    rowCases: initial?.rowCases ?? (pictureNames.length > 0 ? 'study' : 'file'),
    report: null,
    failure: null,
    countedRows: 0,
  }))
  const given = useRef({ files, pictureNames, isNew: initial === null })
  const change = (part: Partial<ManifestState>) => setState((now) => ({ ...now, ...part }))

  const setTable = (index: number, part: Partial<StepTable>) =>
    setState((now) => ({
      ...now,
      tables: now.tables.map((table, at) => (at === index ? { ...table, ...part } : table)),
    }))

  useEffect(() => {
    const opened = openManifestReader()
    reader.current = opened
    const { files: toLookAt, pictureNames: names, isNew } = given.current
    void (async () => {
      for (const [index, file] of isNew ? toLookAt.entries() : []) {
        const looked = await lookThrough(opened, file, names)
        setState((now) => ({
          ...now,
          tables: now.tables.map((table, at) => (at === index ? { ...table, ...looked } : table)),
        }))
      }
    })()
    return () => opened.close()
  }, [])

  const { tables, namePattern } = state
  const isLooking = tables.some(({ read, problem }) => read === null && problem === null)
  useEffect(() => {
    if (isLooking) return
    setState((now) => ({ ...now, countedRows: 0 }))
    let isCurrent = true
    const timer = setTimeout(async () => {
      const what = toRead(tables, namePattern, given.current.pictureNames)
      const onProgress = (countedRows: number) => {
        if (isCurrent) setState((now) => ({ ...now, countedRows }))
      }
      const counted = await reader.current?.report(what, onProgress)
      if (!isCurrent || counted === undefined) return
      // Progress comes by a way of its own, and may come after the result.
      isCurrent = false
      if (counted.ok) setState((now) => ({ ...now, report: counted.value, failure: null, countedRows: null }))
      else setState((now) => ({ ...now, failure: counted.error, countedRows: null }))
    }, settleMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [tables, namePattern, isLooking])

  return {
    ...state,
    isLooking,
    setMapping: (index: number, mapping: TableMapping) => setTable(index, { mapping }),
    setUsed: (index: number, isUsed: boolean) => setTable(index, { isUsed }),
    setRowCases: (rowCases: RowCases) => change({ rowCases }),
    setNamePattern: (pattern: string) => change({ namePattern: pattern }),
    /** Looks a table through anew, its first row as a header or as a row, in the encoding given. What was mapped is proposed anew too. */
    async lookAgain(index: number, hasHeader: boolean, encoding?: TextEncoding) {
      const table = tables[index]
      if (table === undefined || table.content === null || reader.current === null) return
      const { path, content } = table
      const looked = await reader.current.profile({ path, content }, given.current.pictureNames, hasHeader, encoding)
      setTable(index, outcomeOf(looked))
    },
    /** The manifest of the current report; null where it cannot be had, which is shown. */
    async manifest(): Promise<Manifest | null> {
      if (state.report === null || reader.current === null) return null
      const made = await reader.current.manifest(state.report)
      if (made.ok) return made.value
      change({ failure: made.error })
      return null
    },
  }
}

/** Fetches a table and looks it through; what is known of it then. */
async function lookThrough(
  reader: ManifestReader,
  table: PickedTable,
  pictureNames: readonly string[],
): Promise<Partial<StepTable>> {
  const { path } = table
  const content = await table.content()
  if (!content.ok) return { problem: problem('file-unreadable', {}, { file: path }) }
  return {
    content: content.value,
    ...outcomeOf(await reader.profile({ path, content: content.value }, pictureNames)),
  }
}

function outcomeOf(looked: Awaited<ReturnType<ManifestReader['profile']>>): Partial<StepTable> {
  if (!looked.ok) return { read: null, mapping: null, problem: looked.error }
  const { profile, proposed } = looked.value
  return { read: { profile, preset: proposed.preset }, mapping: proposed.mapping, problem: null }
}

/** Whether a table is in use and could be read: such tables make up the report, in their order. */
export function isCounted({ isUsed, read, mapping }: StepTable): boolean {
  return isUsed && read !== null && mapping !== null
}

function toRead(tables: readonly StepTable[], namePattern: string, pictureNames: readonly string[]): TablesToRead {
  return {
    tables: tables.flatMap(({ path, content, isUsed, read, mapping }) =>
      isUsed && content !== null && read !== null && mapping !== null
        ? [{ file: { path, content }, shape: read.profile.shape, mapping }]
        : [],
    ),
    namePattern: namePattern.trim() === '' ? null : namePattern,
    pictureNames,
  }
}
