import type { Command } from '../domain/commands/command.ts'
import { dissolveFinding, findingOf, findingsOf, joinedNote, joinMarks } from '../domain/commands/finding-commands.ts'
import type { Env } from '../domain/env.ts'
import type { Annotation } from '../domain/records/annotation.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { pairUuid } from '../lib/uuid-v8.ts'
import type { HeldStore, PatientSession } from './patient-session.ts'

/** What one case does of an edit that touches several cases of a patient. */
interface Part {
  readonly caseId: string
  readonly command: Command
}

/**
 * The id of the change that goes with another in a second case: made of the two, so that an undo finds it, also after a reload.
 * @param root id of the first change of the edit
 */
export function companionId(root: string, caseId: string): string {
  return pairUuid(root, caseId)
}

/**
 * Makes marks of one or several cases of the patient evidence of one finding, each written into its own case's log. See `joinMarks`
 * for which finding. Fails as that does; a case that cannot be opened leaves everything as it was.
 */
export function joinAcross(patient: PatientSession, ids: readonly string[], env: Env): Promise<Result<string>> {
  return patient.inTurn(() => join(patient, ids, env))
}

async function join(patient: PatientSession, ids: readonly string[], env: Env): Promise<Result<string>> {
  const marks: Annotation[] = []
  for (const id of new Set(ids)) {
    const mark = patient.mark(id)
    if (mark === undefined) return fail('annotation-missing', { id })
    marks.push(mark)
  }
  const [first] = marks
  if (first === undefined || marks.length < 2) return fail('finding-needs-two')
  const known = new Map(
    marks.flatMap(({ findingId }) => {
      const finding = findingId === null ? undefined : patient.finding(findingId)
      return finding === undefined ? [] : [[finding.id, finding] as const]
    }),
  )
  const [kept, ...others] = findingsOf(marks, known)
  const into = kept ?? findingOf(first, patientKeyOf(patient), env)
  const note = others.length === 0 ? into.note : joinedNote([into, ...others])
  const moving = [...marks, ...others.flatMap(({ id }) => patient.evidence(id))]
  const cases = casesOf(patient, moving)
  const parts = cases.map((caseId, at): Part => {
    const own = moving.filter((mark) => mark.caseId === caseId).map(({ id }) => id)
    return { caseId, command: joinMarks(own, { ...into, note }, at === 0 ? note : undefined) }
  })
  const done = await carryOut(patient, parts, env)
  return done.ok ? ok(into.id) : done
}

/** Takes all evidence out of a finding, in every case of the patient: the finding goes, the marks stay. */
export function dissolveAcross(patient: PatientSession, findingId: string, env: Env): Promise<Result<void>> {
  return patient.inTurn(() => {
    const cases = casesOf(patient, patient.evidence(findingId))
    const parts = cases.map((caseId) => ({ caseId, command: dissolveFinding(findingId) }))
    return carryOut(patient, parts, env)
  })
}

/** The cases of some marks, the one at the address first. */
function casesOf(patient: PatientSession, marks: readonly Annotation[]): readonly string[] {
  const cases = [...new Set(marks.map(({ caseId }) => caseId))]
  return cases.sort((a, b) => Number(b === patient.caseId) - Number(a === patient.caseId))
}

function patientKeyOf(patient: PatientSession): string {
  for (const store of patient.store.getState().open.values()) {
    for (const { patientKey } of store.get().tables.case.values()) return patientKey
  }
  throw new Error('a patient without an open case')
}

/** Opens every case of an edit first, so that none is changed where one cannot be; then changes them in order. */
async function carryOut(patient: PatientSession, parts: readonly Part[], env: Env): Promise<Result<void>> {
  const held: HeldStore[] = []
  try {
    for (const { caseId } of parts) {
      const opened = await patient.hold(caseId)
      if (!opened.ok) return opened
      held.push(opened.value)
    }
    let root: string | null = null
    for (const [at, { caseId, command }] of parts.entries()) {
      // The case before has to be safe first: the last one may remove a finding that the others still point to on the disk.
      if (at > 0) await held[at - 1]?.store.flush()
      const id: string = root === null ? env.newId() : companionId(root, caseId)
      const done = held[at]?.store.dispatch(command, 'user', id)
      if (done?.ok === false) return done
      if (done?.value != null) root ??= id
    }
    return ok()
  } finally {
    for (const { release } of held) release()
  }
}
