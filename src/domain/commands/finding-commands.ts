import { jsonEquals } from '../../lib/json.ts'
import { fail, ok } from '../../lib/result.ts'
import type { Env } from '../env.ts'
import { evidenceIn } from '../findings/evidence.ts'
import type { Patch } from '../log/patch.ts'
import type { RecordState } from '../log/record-state.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Label } from '../records/label.ts'
import type { Coding } from '../records/primitives.ts'
import type { Finding } from '../records/project.ts'
import type { Command } from './command.ts'
import { madeNow } from './made-now.ts'
import { setFields } from './set-fields.ts'

/*
 * A finding that loses its last evidence is removed by `settleFindings`, which every change goes through: no command has to see to it.
 */

/** A finding with the label and codes of a mark. */
export function findingOf({ labelId, codings }: Annotation, patientKey: string, env: Env): Finding {
  return {
    id: env.newId(),
    revision: 1,
    patientKey,
    labelId,
    codings: [...codings],
    note: '',
    ...madeNow(env),
  }
}

/** Notes of findings that become one, each told once, one below the other. */
export function joinedNote(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ note }) => note.trim()).filter((note) => note !== ''))].join('\n')
}

/**
 * The existing findings that some marks belong to, in the order of the marks; a mark whose finding is gone belongs to none.
 */
export function findingsOf(marks: readonly Annotation[], findings: ReadonlyMap<string, Finding>): readonly Finding[] {
  return [...new Set(marks.map(({ findingId }) => findingId))].flatMap((id) => findings.get(id ?? '') ?? [])
}

/**
 * Makes marks of a case evidence of one finding: of the first finding that one of them belongs to, else of a new one with the label
 * and codes of the first mark. Where they belong to several, these become one, with all their evidence in the case and both notes.
 * Refuses fewer than two marks, unless `into` says the finding (`finding-needs-two`), and marks that are gone (`annotation-missing`).
 * @param into the finding to join, which may have come about in another case of the patient and is added here where it is not known
 * @param note the note it gets where `into` is given; by default it keeps its own
 */
export function joinMarks(ids: readonly string[], into?: Finding, note?: string): Command {
  return {
    name: 'finding.join',
    scope: 'case',
    plan(state, env) {
      const marks: Annotation[] = []
      for (const id of new Set(ids)) {
        const mark = state.tables.annotation.get(id)
        if (mark === undefined) return fail('annotation-missing', { id })
        marks.push(mark)
      }
      const [first] = marks
      const caseRecord = [...state.tables.case.values()][0]
      if (caseRecord === undefined) return fail('case-missing')
      if (first === undefined || (marks.length < 2 && into === undefined)) return fail('finding-needs-two')
      if (into !== undefined && into.patientKey !== caseRecord.patientKey) return fail('finding-other-patient')
      const joined = findingsOf(marks, state.tables.finding)
      const finding = into ?? joined[0] ?? findingOf(first, caseRecord.patientKey, env)
      const others = joined.filter(({ id }) => id !== finding.id)
      const known = state.tables.finding.get(finding.id) ?? finding
      const wanted = into === undefined && others.length > 0 ? joinedNote([known, ...others]) : (note ?? known.note)
      return ok(joinPatches(state, { ...finding, note: wanted }, marks, others))
    },
  }
}

function joinPatches(
  state: RecordState,
  finding: Finding,
  marks: readonly Annotation[],
  others: readonly Finding[],
): readonly Patch[] {
  const { tables } = state
  const present = tables.finding.get(finding.id)
  const moved = new Map(marks.map((mark) => [mark.id, mark]))
  for (const other of others) {
    for (const mark of evidenceIn(tables.annotation.values(), other.id)) moved.set(mark.id, mark)
  }
  return [
    ...(present === undefined
      ? [{ op: 'add' as const, kind: 'finding' as const, record: finding }]
      : setFields('finding', present, { '/note': finding.note })),
    ...[...moved.values()].flatMap((mark) => setFields('annotation', mark, { '/findingId': finding.id })),
  ]
}

/** Takes marks out of their finding; those that are gone or belong to none are passed over. */
export function leaveFinding(ids: readonly string[]): Command {
  return {
    name: 'finding.leave',
    scope: 'case',
    plan: ({ tables }) =>
      ok(
        [...new Set(ids)].flatMap((id) => {
          const mark = tables.annotation.get(id)
          return mark === undefined ? [] : setFields('annotation', mark, { '/findingId': null })
        }),
      ),
  }
}

/** Takes all evidence of the case out of a finding: with the last of it the finding goes, and the marks stay. */
export function dissolveFinding(findingId: string): Command {
  return {
    name: 'finding.dissolve',
    scope: 'case',
    plan: ({ tables }) =>
      ok(
        evidenceIn(tables.annotation.values(), findingId).flatMap((mark) =>
          setFields('annotation', mark, { '/findingId': null }),
        ),
      ),
  }
}

function changing(name: string, id: string, values: (finding: Finding) => Readonly<Record<string, unknown>>): Command {
  return {
    name,
    scope: 'case',
    plan({ tables }) {
      const finding = tables.finding.get(id)
      return finding === undefined
        ? fail('finding-missing', { id })
        : ok(setFields('finding', finding, values(finding)))
    },
  }
}

/** Sets the free text of a finding. */
export function setFindingNote(id: string, note: string): Command {
  return changing('finding.set-note', id, () => ({ '/note': note }))
}

export function setFindingCodings(id: string, codings: readonly Coding[]): Command {
  return changing('finding.set-codings', id, () => ({ '/codings': [...codings] }))
}

/** Gives a finding another label, and the label's own code where it carried the old label's. Its evidence keeps its labels. */
export function setFindingLabel(id: string, label: Label, labels: readonly Label[]): Command {
  const own = (of: Label | undefined) => (of?.coding == null ? [] : [of.coding])
  const codes = (codings: readonly Coding[]) => codings.map(({ system, code }) => [system, code])
  return changing('finding.set-label', id, (finding) => {
    const old = labels.find((candidate) => candidate.id === finding.labelId)
    const followed = jsonEquals(codes(finding.codings), codes(own(old)))
    return { '/labelId': label.id, ...(followed ? { '/codings': own(label) } : {}) }
  })
}
