import type { CaseSummary } from '../../src/persistence/case-summary.ts'

const at = Date.UTC(2026, 0, 1)
const id = (group: number, index: number) =>
  `0190${group.toString(16).padStart(4, '0')}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
const iso = (ms: number) => new Date(ms).toISOString()

/** Mulberry32: the same cases in every run. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface SyntheticProject {
  readonly projectId: string
  readonly labelIds: readonly string[]
  readonly annotatorId: string
}

/**
 * Summaries as the app keeps them of a set shaped like ChestX-ray14: one film with its report a case, about three cases a patient, each of the
 * labels present in some of a hundred cases, age and sex as metadata; two in five are read.
 */
export function* syntheticCases(
  count: number,
  { projectId, labelIds, annotatorId }: SyntheticProject,
): Generator<CaseSummary> {
  const random = seededRandom(14)
  const pick = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0]
  for (let index = 0; index < count; index++) {
    const patient = Math.floor(index / 3.2)
    const present = labelIds.filter((_, label) => random() < 0.1 / (1 + label / 3))
    const isRead = random() < 0.4
    const tallies: Record<string, number> = {}
    for (const label of present) tallies[`label:${label}:present`] = 1
    if (present.length > 0) {
      tallies['labelSet:1'] = present.length
      tallies['guideline:1'] = present.length
      tallies[`by:${annotatorId}`] = present.length
    }
    const patientHex = Math.imul(patient + 1, 0x9e3779b1) >>> 0
    yield {
      caseId: id(1, index),
      projectId,
      name: `Case ${String(index + 1).padStart(6, '0')}`,
      patientKey: patientHex.toString(16).padStart(8, '0').repeat(8),
      split: patient % 10 === 0 ? 'test' : patient % 10 === 1 ? 'validation' : 'train',
      metadata: { age: String(18 + Math.floor(random() * 75)), sex: pick(['F', 'M']) },
      items: [
        {
          id: id(2, index),
          modality: 'image',
          name: 'Chest film',
          facts: {
            view: pick(['PA', 'PA', 'AP', 'LL']),
            modality: pick(['CR', 'DX']),
            bodyPart: 'CHEST',
            manufacturer: pick(['Philips', 'GE', 'Siemens', 'Fujifilm', 'Agfa']),
          },
          acquiredAt: iso(at - Math.floor(random() * 3e11)).slice(0, 19),
        },
        { id: id(3, index), modality: 'text', name: 'Report', facts: {}, acquiredAt: null },
      ],
      annotationCount: present.length,
      positiveCount: present.length,
      tallies,
      reviews: isRead
        ? [{ annotatorId, status: 'submitted', outcome: present.length > 0 ? 'findings' : 'normal', reason: null }]
        : [],
      submitted: isRead ? 1 : 0,
      updatedAt: iso(at + index * 1000),
      touched: 1,
    }
  }
}
