import { createStore, type StoreApi } from 'zustand/vanilla'
import { evidenceIn } from '../domain/findings/evidence.ts'
import type { HasEvidenceElsewhere } from '../domain/findings/settle-findings.ts'
import type { Annotation } from '../domain/records/annotation.ts'
import type { Case, Item } from '../domain/records/case.ts'
import type { Finding } from '../domain/records/project.ts'
import { createTurns } from '../lib/in-turn.ts'
import { ok, type Result } from '../lib/result.ts'
import type { RecordStore } from './record-store.ts'

/** A case of the patient, with what can be looked at in it. */
export interface PatientCase {
  readonly case: Case
  readonly items: readonly Item[]
}

export interface PatientState {
  /** Stores of the patient's cases that are open on the page, by case id. */
  readonly open: ReadonlyMap<string, RecordStore>
  /** Marks of any case of the patient that are evidence of a finding, as they are stored; open cases know better. */
  readonly stored: readonly Annotation[]
  /** Every case of the patient, the open one among them, in the order they were brought in. */
  readonly cases: readonly PatientCase[]
}

/** A store held open until it is let go of. */
export interface HeldStore {
  /** As its reader may see it. */
  readonly store: RecordStore
  /** With what is hidden from the reader; the same where nothing can be. */
  readonly whole?: RecordStore
  release(): void
}

/** The cases of one patient around the case at the address: findings have evidence in several of them. */
export interface PatientSession {
  readonly store: StoreApi<PatientState>
  /** The case at the address. */
  readonly caseId: string
  /** Steps of other cases made from here on can be undone from here. ISO 8601. */
  readonly since: string
  /**
   * Takes in a store that somebody else holds.
   * @param whole with what is hidden from the reader
   */
  adopt(caseId: string, store: RecordStore, whole?: RecordStore): void
  /** Opens another case of the patient, or holds the one that is open already. */
  hold(caseId: string): Promise<Result<HeldStore>>
  /** Cases in whose log a finding of the patient was ever touched. */
  touchedCases(): Promise<readonly string[]>
  setStored(stored: readonly Annotation[]): void
  setCases(cases: readonly PatientCase[]): void
  /** Evidence of findings in other cases than the one at the address, as far as the reader may see it. */
  elsewhere(): readonly Annotation[]
  /** A mark of an open case, or evidence of a finding in any other. */
  mark(annotationId: string): Annotation | undefined
  finding(findingId: string): Finding | undefined
  /** All evidence of a finding, oldest first. */
  evidence(findingId: string): readonly Annotation[]
  hasEvidenceElsewhere(caseId: string): HasEvidenceElsewhere
  /** Runs what takes several steps one after the other: an undo pressed meanwhile waits for a join to be whole. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Calls after marks or findings of any case of the patient changed. Returns the unsubscriber. */
  subscribe(listener: () => void): () => void
}

export interface PatientSessionOptions {
  readonly caseId: string
  readonly since: string
  readonly open: (caseId: string) => Promise<Result<HeldStore>>
  readonly touchedCases: () => Promise<readonly string[]>
  /** Whether the reader may see a mark of a case that is not open; by default every one. */
  readonly canSee?: (mark: Annotation) => boolean
}

export function createPatientSession(options: PatientSessionOptions): PatientSession {
  const { caseId, since, open, touchedCases, canSee = () => true } = options
  const store = createStore<PatientState>(() => ({ open: new Map(), stored: [], cases: [] }))
  const holds = new Map<string, { count: number; readonly opening: Promise<Result<HeldStore>> }>()

  /** Open stores with what is hidden: a finding must not go because its evidence cannot be seen. */
  const wholes = new Map<string, RecordStore>()

  function adopt(id: string, records: RecordStore, whole: RecordStore = records): void {
    wholes.set(id, whole)
    store.setState(({ open: before }) => ({ open: new Map([...before, [id, records]]) }))
  }

  function drop(id: string): void {
    wholes.delete(id)
    store.setState(({ open: before }) => ({ open: new Map([...before].filter(([other]) => other !== id)) }))
  }

  function letGo(id: string, held: HeldStore): void {
    const hold = holds.get(id)
    if (hold === undefined) return
    hold.count -= 1
    if (hold.count > 0) return
    holds.delete(id)
    keepStored(held.whole ?? held.store)
    drop(id)
    held.release()
  }

  /** What a case says when it is closed is what is known of it from then on. */
  function keepStored(records: RecordStore): void {
    const marks = [...records.get().tables.annotation.values()].filter(({ findingId }) => findingId !== null)
    const own = new Set(records.get().tables.case.keys())
    store.setState(({ stored }) => ({ stored: [...stored.filter((mark) => !own.has(mark.caseId)), ...marks] }))
  }

  async function hold(id: string): Promise<Result<HeldStore>> {
    const present = holds.get(id)
    const own = store.getState().open.get(id)
    if (present === undefined && own !== undefined) return ok({ store: own, release: () => {} })
    const held = present ?? { count: 0, opening: open(id) }
    holds.set(id, held)
    held.count += 1
    const opened = await held.opening
    if (!opened.ok) {
      holds.delete(id)
      return opened
    }
    if (!store.getState().open.has(id)) adopt(id, opened.value.store, opened.value.whole)
    let isHeld = true
    const release = () => {
      if (isHeld) letGo(id, opened.value)
      isHeld = false
    }
    return ok({ store: opened.value.store, release })
  }

  function subscribe(listener: () => void): () => void {
    const watched = new Map<RecordStore, () => void>()
    const watchOpen = () => {
      const present = new Set(store.getState().open.values())
      for (const [records, stop] of watched) {
        if (present.has(records)) continue
        stop()
        watched.delete(records)
      }
      for (const records of present) if (!watched.has(records)) watched.set(records, watch(records, listener))
    }
    watchOpen()
    const stopWatching = store.subscribe(() => {
      watchOpen()
      listener()
    })
    return () => {
      stopWatching()
      for (const stop of watched.values()) stop()
    }
  }

  const inTurn = createTurns()

  function marksOfOthers(): readonly Annotation[] {
    const { open: opened, stored } = store.getState()
    return stored.filter((mark) => !opened.has(mark.caseId) && canSee(mark))
  }

  return {
    store,
    caseId,
    since,
    adopt,
    hold,
    touchedCases,
    inTurn,
    subscribe,
    setStored: (stored) => store.setState({ stored }),
    setCases: (cases) => store.setState({ cases }),
    elsewhere() {
      const inOpen = [...store.getState().open]
        .filter(([id]) => id !== caseId)
        .flatMap(([, records]) => [...records.get().tables.annotation.values()])
      return [...inOpen.filter(({ findingId }) => findingId !== null), ...marksOfOthers()]
    },
    mark(id) {
      for (const records of store.getState().open.values()) {
        const mark = records.get().tables.annotation.get(id)
        if (mark !== undefined) return mark
      }
      return marksOfOthers().find((mark) => mark.id === id)
    },
    finding(id) {
      for (const records of store.getState().open.values()) {
        const finding = records.get().tables.finding.get(id)
        if (finding !== undefined) return finding
      }
      return undefined
    },
    evidence(findingId) {
      const open = [...store.getState().open.values()].flatMap((records) => [
        ...records.get().tables.annotation.values(),
      ])
      return evidenceIn([...open, ...marksOfOthers()], findingId)
    },
    hasEvidenceElsewhere: (own) => (findingId) => {
      const { open: opened, stored } = store.getState()
      for (const [id, records] of wholes) {
        if (id === own) continue
        for (const mark of records.get().tables.annotation.values()) if (mark.findingId === findingId) return true
      }
      return stored.some((mark) => {
        return mark.caseId !== own && !opened.has(mark.caseId) && mark.findingId === findingId
      })
    },
  }
}

function watch(records: RecordStore, listener: () => void): () => void {
  return records.store.subscribe(({ records: { tables } }, { records: { tables: before } }) => {
    if (tables.annotation !== before.annotation || tables.finding !== before.finding) listener()
  })
}
