import type { Change } from '../domain/log/change.ts'
import { companionId } from './patient-findings.ts'
import type { HeldStore, PatientSession } from './patient-session.ts'
import type { RecordStore, UndoReport } from './record-store.ts'
import type { UndoStep } from './undo-stacks.ts'

type Direction = 'undo' | 'redo'

interface PlacedStep {
  readonly caseId: string
  readonly store: RecordStore
  readonly step: UndoStep
}

/**
 * The step that an undo or redo takes next: the latest of the case at the address and of what was done from here in other cases of
 * the patient. What was done in those at other times is left to when they are open themselves.
 */
export function nextStep(patient: PatientSession, direction: Direction): PlacedStep | undefined {
  let latest: PlacedStep | undefined
  for (const [caseId, store] of patient.store.getState().open) {
    const step = store.steps(direction).at(-1)
    if (step === undefined || (caseId !== patient.caseId && step.change.at < patient.since)) continue
    if (latest === undefined || isLater(step.change, latest.step.change)) latest = { caseId, store, step }
  }
  return latest
}

/** Two changes may be made within a millisecond: ids of one maker ascend all the same. */
function isLater(a: Change, b: Change): boolean {
  return a.at === b.at ? a.id > b.id : a.at > b.at
}

/**
 * Takes the next step back, or does it again: an edit that was written into several cases, as joining marks of two is, in all of
 * them, also where one is not open.
 */
export function takeBackAcross(patient: PatientSession, direction: Direction): Promise<UndoReport> {
  return patient.inTurn(() => takeBack(patient, direction))
}

async function takeBack(patient: PatientSession, direction: Direction): Promise<UndoReport> {
  const next = nextStep(patient, direction)
  if (next === undefined) return { change: null, skipped: [] }
  const isShared = touchesFinding(next.step.change)
  const held = isShared ? await holdTouched(patient) : []
  try {
    const steps = isShared ? inOrder(companionsOf(patient, next, direction), direction) : [next]
    const reports: UndoReport[] = []
    let last: RecordStore | undefined
    for (const { store, step } of steps) {
      // The one before has to be safe first: cut off in between, no mark must be left with a finding that is gone.
      if (reports.length > 0) await last?.flush()
      reports.push(await store[direction](step.root))
      last = store
    }
    return {
      change: reports.find(({ change }) => change !== null)?.change ?? null,
      skipped: reports.flatMap(({ skipped }) => skipped),
    }
  } finally {
    for (const { release } of held) release()
  }
}

function touchesFinding({ patches }: Change): boolean {
  return patches.some((patch) => {
    if (patch.op === 'maskXor') return false
    return patch.kind === 'finding' || (patch.op === 'set' && patch.fields.some(([path]) => path === '/findingId'))
  })
}

/** Other cases that may hold a part of the step; one that cannot be opened now keeps its part. */
async function holdTouched(patient: PatientSession): Promise<readonly HeldStore[]> {
  const held: HeldStore[] = []
  for (const caseId of await patient.touchedCases()) {
    const opened = await patient.hold(caseId)
    if (opened.ok) held.push(opened.value)
  }
  return held
}

/** A step with those that go with it, the first of the edit first. */
function companionsOf(patient: PatientSession, next: PlacedStep, direction: Direction): readonly PlacedStep[] {
  const all = [...patient.store.getState().open].flatMap(([caseId, store]) =>
    store.steps(direction).map((step): PlacedStep => ({ caseId, store, step })),
  )
  const root = all.find(({ step }) => companionId(step.root, next.caseId) === next.step.root) ?? next
  const others = all.filter(({ caseId, step }) => companionId(root.step.root, caseId) === step.root)
  return [root, ...others]
}

/** The first change made the finding: it is taken back last. */
function inOrder(steps: readonly PlacedStep[], direction: Direction): readonly PlacedStep[] {
  return direction === 'undo' ? steps.toReversed() : steps
}
