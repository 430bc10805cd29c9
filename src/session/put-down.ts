import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Point, Slice } from '../domain/records/target.ts'

/** Something half drawn that was put down: another slice, case or tool came before it was finished. */
export interface PutDown {
  readonly serial: number
  readonly caseId: string
  readonly itemId: string
  readonly slice: Slice | null
  readonly toolId: string
  readonly labelId: string | null
  /** Its points so far; of a named one, whether it can be seen. */
  readonly points: readonly (Point & { readonly visible?: boolean })[]
  /** What it is, in words: "Polygon of 4 points". */
  readonly what: string
  /** The slice it is on, in words; empty: its item is one picture. */
  readonly where: string
  /** The name of its case, where the view of it was left; null: the reader is there still. */
  readonly leftCase: string | null
  /** The reader wants to go on with it: who shows its place takes it up. */
  readonly isWanted: boolean
}

/** More than so many nobody comes back to. */
const mostKept = 20

let serials = 0

/** What was put down in this tab, the last one last. It is no one's work yet, and is never stored. */
export const putDownDrawings: StoreApi<readonly PutDown[]> = createStore<readonly PutDown[]>(() => [])

let owner: string | null = null

/** Says who is at work: nobody goes on with what another one began. */
export function putDownOf(actor: string): void {
  if (owner !== null && owner !== actor) putDownDrawings.setState([], true)
  owner = actor
}

export function putDown(drawing: Omit<PutDown, 'serial' | 'isWanted'>): void {
  serials += 1
  const kept = { ...drawing, serial: serials, isWanted: false }
  putDownDrawings.setState((before) => [...before, kept].slice(-mostKept), true)
}

export function wantPutDown(serial: number): void {
  const wanted = (one: PutDown) => ({ ...one, isWanted: one.serial === serial })
  putDownDrawings.setState((before) => before.map(wanted), true)
}

/** It is in hand again, or given up. */
export function dropPutDown(serial: number): void {
  putDownDrawings.setState((before) => before.filter((one) => one.serial !== serial), true)
}
