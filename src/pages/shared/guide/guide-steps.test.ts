import { describe, expect, it } from 'vitest'
import { createMemorySession, testLabel } from '../../../../tests/fixtures/memory-session.ts'
import type { Annotation } from '../../../domain/records/annotation.ts'
import type { Review } from '../../../domain/records/project.ts'
import type { Target } from '../../../domain/records/target.ts'
import type { CaseWork } from '../../../persistence/case-work.ts'
import { guideFacts, stepNow, strayMark } from './guide-steps.ts'

const general = { system: 'urn:glossa:starter', version: '1', code: 'GS1', display: 'Pulmonary nodule' }
const precise = { ...general, code: 'GS2', display: 'Solitary pulmonary nodule' }
const nodule = testLabel('Nodule', '#e69f00', { coding: general })
const mass = testLabel('Mass', '#56b4e9')
const session = createMemorySession([nodule, mass], 'image')

const box: Target = { kind: 'box', x: 1, y: 2, width: 3, height: 4, rotation: 0 }
const span: Target = { kind: 'span', fragments: [{ start: 0, end: 6, quote: 'nodule' }] }
const finding = session.env.newId()

function mark(target: Target, change: Partial<Annotation> = {}): Annotation {
  return { ...session.annotation(target, nodule), createdAt: '2024-05-01T10:00:00.000Z', codings: [general], ...change }
}

function review(change: Partial<Review>): Review {
  return {
    id: session.env.newId(),
    revision: 1,
    caseId: session.item.caseId,
    annotatorId: session.env.actor,
    status: 'in-progress',
    outcome: null,
    reason: null,
    startedAt: null,
    submittedAt: null,
    activeSeconds: 0,
    ...change,
  }
}

const work = (marks: readonly Annotation[], own?: Review): CaseWork => ({ caseName: 'Case', marks, review: own })
const first = { since: '', exportedAt: null }
const stepOf = (made: CaseWork, guide: { since: string; exportedAt: string | null } = first) =>
  stepNow(guideFacts(made, nodule, guide))

const submitted = review({ status: 'submitted', outcome: 'findings', submittedAt: '2024-05-01T10:05:00.000Z' })

describe('the steps of the guide', () => {
  it('come one after the other as the records grow', () => {
    expect(stepOf(work([]))).toBe('box')
    expect(stepOf(work([mark(box)]))).toBe('tag')
    expect(stepOf(work([mark(box), mark(span)]))).toBe('join')
    const joined = [mark(box, { findingId: finding }), mark(span, { findingId: finding })]
    expect(stepOf(work(joined))).toBe('code')
    const [region, words] = joined
    const coded = [{ ...(region ?? mark(box)), codings: [general, precise] }, words ?? mark(span)]
    expect(stepOf(work(coded))).toBe('submit')
    expect(stepOf(work(coded, submitted))).toBe('export')
    expect(stepOf(work(coded, submitted), { since: '', exportedAt: '2024-05-01T10:06:00.000Z' })).toBeNull()
  })

  it('go back when one is undone, and leave out what was done ahead', () => {
    expect(stepOf(work([mark(span)]))).toBe('box')
    expect(stepOf(work([mark(box), mark(span, { codings: [precise] })]))).toBe('join')
    const other = session.env.newId()
    expect(stepOf(work([mark(box, { findingId: finding }), mark(span, { findingId: other })]))).toBe('join')
    expect(stepOf(work([mark(box)], submitted))).toBe('export')
    expect(stepOf(work([mark(box)], review({ submittedAt: submitted.submittedAt })))).toBe('tag')
  })

  it('take another region than a box, and no mark of another label', () => {
    expect(stepOf(work([mark({ kind: 'ellipse', cx: 5, cy: 5, rx: 2, ry: 2, rotation: 0 })]))).toBe('tag')
    expect(stepOf(work([mark({ kind: 'whole' })]))).toBe('box')
    const wrong = mark(box, { labelId: mass.id })
    expect(stepOf(work([wrong]))).toBe('box')
    expect(strayMark(work([wrong]), nodule, first)).toBe(wrong)
    expect(strayMark(work([wrong, mark(box)]), nodule, first)).toBeUndefined()
    expect(guideFacts(work([wrong]), undefined, first).box).toBe(true)
  })

  it('do not count what was there before the guide was begun again, nor an export of before the submission', () => {
    const since = '2024-05-02T00:00:00.000Z'
    expect(stepOf(work([mark(box), mark(span)], submitted), { since, exportedAt: null })).toBe('box')
    expect(stepOf(work([], submitted), { since: '', exportedAt: '2024-05-01T10:04:00.000Z' })).toBe('export')
  })
})
