import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Problem } from '../../lib/result.ts'
import type { BlindView } from '../../persistence/blind-summary.ts'
import type { FoundCases } from '../../persistence/case-list/case-lister.ts'
import type { CaseQuery } from '../../persistence/case-list/case-query.ts'
import type { CaseRow } from '../../persistence/case-list/case-row.ts'
import { type CaseList, type CaseListState, caseListOf } from '../../workers/case-list-client.ts'

/** The cases of a project that a query finds, kept up with this and other tabs. */
export interface ListedCases {
  readonly list: CaseList
  readonly state: CaseListState
  /** The last answer, which may be of an earlier query for a moment; undefined before the first. */
  readonly found: FoundCases | undefined
  readonly failure: Problem | null
  /** Begins the list anew, after a failure. */
  retry(): void
}

/**
 * @param view what is hidden from whom; see `useBlindView`
 * @param always a case that is found whatever the query says: the open one
 */
export function useListedCases(
  projectId: string,
  view: BlindView,
  query: CaseQuery,
  always: string | null = null,
): ListedCases {
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another list, where the worker of the first has ended
  const list = useMemo(() => caseListOf(projectId, view), [projectId, view, attempt])
  const state = useSyncExternalStore(list.subscribe, list.state)
  const [answer, setAnswer] = useState<{ list: CaseList; found: FoundCases }>()
  const [failed, setFailed] = useState<{ list: CaseList; problem: Problem }>()
  const asked = JSON.stringify(query)
  useEffect(() => {
    if (state.version === 0) return
    let isOvertaken = false
    void list
      .ask((worker) => worker.find(JSON.parse(asked), always))
      .then((found) => {
        if (isOvertaken) return
        if (found.ok) setAnswer({ list, found: found.value })
        else setFailed({ list, problem: found.error })
      })
    return () => {
      isOvertaken = true
    }
  }, [list, state.version, asked, always])
  return {
    list,
    state,
    found: answer?.list === list ? answer.found : undefined,
    failure: state.failure ?? (failed?.list === list ? failed.problem : null),
    retry: () => setAttempt(attempt + 1),
  }
}

/** Rows asked for beyond those in sight, so that scrolling meets them read; and how near a missing one has to be to ask. */
const ahead = 80
const soon = 25
/** Rows kept in the page at most. */
const keptRows = 4_000

interface KnownRows {
  readonly list: CaseList
  version: number
  readonly rows: Map<number, CaseRow>
  /** Rows read, or asked for, as of `version`. */
  readonly fresh: Set<number>
}

function near(rows: Uint32Array, first: number, last: number, margin: number): Uint32Array {
  return rows.subarray(Math.max(0, first - margin), last + margin)
}

function forget({ rows, fresh }: KnownRows, kept: Uint32Array): void {
  const keep = new Set(kept)
  for (const row of rows.keys()) {
    if (keep.has(row)) continue
    rows.delete(row)
    fresh.delete(row)
  }
}

/**
 * The cases at some places of a list, as far as they are read.
 * @param first place of the first one in sight
 * @param last place after the last one in sight
 */
export function useCaseRows({ list, state, found }: ListedCases, first: number, last: number) {
  const cache = useRef<KnownRows>({ list, version: -1, rows: new Map(), fresh: new Set() })
  const [, setArrivals] = useState(0)
  if (cache.current.list !== list) cache.current = { list, version: -1, rows: new Map(), fresh: new Set() }
  useEffect(() => {
    if (found === undefined || last <= first) return
    const known = cache.current
    if (known.version !== state.version) {
      known.version = state.version
      known.fresh.clear()
    }
    if (near(found.rows, first, last, soon).every((row) => known.fresh.has(row))) return
    const wanted = [...near(found.rows, first, last, ahead)].filter((row) => !known.fresh.has(row))
    if (known.rows.size > keptRows) forget(known, near(found.rows, first, last, ahead))
    for (const row of wanted) known.fresh.add(row)
    void list
      .ask((worker) => worker.rows(wanted))
      .then((rows) => {
        if (!rows.ok) return
        for (const row of rows.value) known.rows.set(row.row, row)
        setArrivals((count) => count + 1)
      })
  }, [list, state.version, found, first, last])
  return useCallback(
    (place: number) => {
      const row = found?.rows[place]
      return row === undefined ? undefined : cache.current.rows.get(row)
    },
    [found],
  )
}
