import { type BlindView, blindSummary, viewName } from '../blind-summary.ts'
import { subscribeChanges } from '../change-feed.ts'
import type { GlossaDatabase } from '../database.ts'
import { CaseTable } from './case-table.ts'
import { caseListFormat } from './stored-case-list.ts'

/** What a list of cases tells of itself. */
export interface CaseListEvents {
  /** The table has more or other cases than before. @param isWhole false while a long list is still being read */
  onChange(isWhole: boolean): void
  /** It could not be read. */
  onFailure(error: unknown): void
}

export interface OpenCaseList {
  readonly table: CaseTable
  close(): void
}

/** Fewer cases are read as quickly without a stored list. */
const storedFrom = 2_000
/** So many changes make a stored list worth writing anew. */
const staleFrom = 1_000
const storeAfterMs = 2_000
/** Edits come in rows: lists follow at this pace. */
const followEveryMs = 100
/** How often it is said how far a long list is read. */
const sayEveryMs = 700
/** The first chunk is for the eye, the others for speed. */
const chunkSizes = { first: 400, next: 5_000 }

/**
 * Opens the list of a project's cases and keeps it up with this and other tabs, case by case. A long list is read from where it was
 * stored, with what has changed since; the first time, from the summaries, and is usable as far as it is read.
 * @param view what is hidden from whom; a list without rules is the same for everybody
 */
export function openCaseList(
  db: GlossaDatabase,
  projectId: string,
  view: BlindView,
  events: CaseListEvents,
): OpenCaseList {
  const list = { table: new CaseTable(), close }
  const waiting = new Set<string>()
  let isClosed = false
  let isRead = false
  let following: ReturnType<typeof setTimeout> | undefined
  let storing: ReturnType<typeof setTimeout> | undefined
  /** Every summary touched up to here is in the table. */
  let touches = 0
  let changedSinceStored = 0

  const stopListening = subscribeChanges(db, (message) => {
    if (message.projectId !== projectId) return
    for (const scope of message.scopes) waiting.add(scope)
    if (isRead) followSoon()
  })
  void read().catch(events.onFailure)

  function close(): void {
    isClosed = true
    stopListening()
    clearTimeout(following)
    clearTimeout(storing)
  }

  async function read(): Promise<void> {
    const stored = await db.caseLists.get(projectId)
    if (stored?.format === caseListFormat && stored.view === viewName(view)) {
      list.table = new CaseTable(stored.table)
      touches = stored.touches
      await catchUp()
    } else {
      touches = await touchesNow()
      await readAll()
      changedSinceStored = list.table.rowCount
    }
    if (isClosed) return
    isRead = true
    events.onChange(true)
    if (waiting.size > 0) followSoon()
    await dropRemoved()
    storeSoon()
  }

  async function touchesNow(): Promise<number> {
    return (await db.logs.get(projectId))?.touches ?? 0
  }

  async function readAll(): Promise<void> {
    let after: string | undefined
    let nextSaidMs = 0
    for (let limit = chunkSizes.first; !isClosed; limit = chunkSizes.next) {
      const from: readonly unknown[] = after === undefined ? [projectId] : [projectId, after]
      const summaries = await db.summaries.where(':id').between(from, [projectId, []], false).limit(limit).toArray()
      for (const summary of summaries) list.table.put(blindSummary(summary, view))
      after = summaries.at(-1)?.caseId
      if (summaries.length < limit) return
      // Whoever shows what is read so far takes time from the reading.
      if (performance.now() < nextSaidMs) continue
      nextSaidMs = performance.now() + sayEveryMs
      events.onChange(false)
    }
  }

  /** Reads what was written since the table was up to date. */
  async function catchUp(): Promise<void> {
    const now = await touchesNow()
    if (now === touches) return
    const changed = await db.summaries
      .where('[projectId+touched]')
      .between([projectId, touches], [projectId, []], false)
      .toArray()
    for (const summary of changed) list.table.put(blindSummary(summary, view))
    changedSinceStored += changed.length
    touches = now
  }

  /** A removed case leaves nothing that `catchUp` could find: only their number tells of it. */
  async function dropRemoved(): Promise<void> {
    const inProject = () => db.summaries.where(':id').between([projectId], [projectId, []])
    if ((await inProject().count()) === list.table.presentCount) return
    const present = new Set((await inProject().primaryKeys()).map(([, caseId]) => caseId))
    for (let row = 0; row < list.table.rowCount; row++) {
      const caseId = list.table.ids.idOf(row)
      if (!present.has(caseId)) list.table.remove(caseId)
    }
    events.onChange(true)
  }

  function followSoon(): void {
    following ??= setTimeout(() => {
      following = undefined
      void follow().catch(events.onFailure)
    }, followEveryMs)
  }

  async function follow(): Promise<void> {
    const caseIds = [...waiting].filter((scope) => scope !== projectId)
    waiting.clear()
    if (caseIds.length === 0 || isClosed) return
    const summaries = await db.summaries.bulkGet(caseIds.map((id): [string, string] => [projectId, id]))
    for (const [index, caseId] of caseIds.entries()) {
      const summary = summaries[index]
      if (summary === undefined) list.table.remove(caseId)
      else list.table.put(blindSummary(summary, view))
    }
    changedSinceStored += caseIds.length
    events.onChange(true)
    storeSoon()
  }

  /** When it has been quiet for a while. */
  function storeSoon(): void {
    clearTimeout(storing)
    if (isClosed || changedSinceStored < staleFrom || list.table.presentCount < storedFrom) return
    storing = setTimeout(() => void store().catch(events.onFailure), storeAfterMs)
  }

  async function store(): Promise<void> {
    await catchUp()
    if (isClosed) return
    const row = { projectId, format: caseListFormat, view: viewName(view), touches, table: list.table.toStored() }
    await db.transaction('rw', db.logs, db.caseLists, async () => {
      // The project may have been deleted meanwhile: nothing of it may come back.
      if ((await db.logs.get(projectId)) !== undefined) await db.caseLists.put(row)
    })
    changedSinceStored = 0
  }

  return list
}
