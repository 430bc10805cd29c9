import type { Env } from '../../domain/env.ts'
import type { Patch } from '../../domain/log/patch.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Case, Item } from '../../domain/records/case.ts'
import type { Label } from '../../domain/records/label.ts'
import type { Annotator, Finding, Project, Review } from '../../domain/records/project.ts'
import type { Target } from '../../domain/records/target.ts'
import { type DemoMark, type DemoReading, demoReaders } from '../../imaging/demo/readings.ts'
import { pairUuid } from '../../lib/uuid-v8.ts'
import { appVersion } from '../../persistence/app-version.ts'
import type { CaseAdditions } from '../case-steps.ts'

/**
 * What the demo readers say, as records: boxes, spans, findings that join them, lines of the checklist, reviews. The records are by the
 * demo readers, who are marked as such by name and role, and their origin is an import: nobody drew them, and nobody spent time on them.
 * The log says who brought them in. Marks of labels that the project has not are left out.
 * @param readings of the cases in their order
 */
export function readingAdditions(
  readings: readonly (readonly DemoReading[])[],
  project: Project,
  env: Env,
): CaseAdditions {
  const readers = new Map(demoReaders.map((name) => [name, annotatorOf(name, env)]))
  return {
    first: [...readers.values()].map((record): Patch => ({ op: 'add', kind: 'annotator', record })),
    of: (index, made, items) =>
      (readings[index] ?? []).flatMap((reading) => {
        const reader = readers.get(reading.reader)
        return reader === undefined ? [] : new ReadingRecords(project, env, reader.id, made, items).patches(reading)
      }),
  }
}

function annotatorOf(name: string, env: Env): Annotator {
  return { id: env.newId(), revision: 1, name, role: 'demo', credential: 'Demonstration data, not a person', keys: [] }
}

/** One reader's reading of one case. */
class ReadingRecords {
  readonly #labels: ReadonlyMap<string, Label>

  constructor(
    private readonly project: Project,
    private readonly env: Env,
    private readonly readerId: string,
    private readonly made: Case,
    private readonly items: readonly Item[],
  ) {
    this.#labels = new Map(project.labelSet.labels.map((label) => [label.name, label]))
  }

  patches({ marks, absent, outcome }: DemoReading): readonly Patch[] {
    return [
      ...marks.flatMap((mark) => this.#mark(mark)),
      ...absent.flatMap((name) => this.#ofCase(name)),
      { op: 'add', kind: 'review', record: this.#review(outcome) },
    ]
  }

  /** The first picture and the first note, which is its report. */
  #mark({ label: name, assertion, side, box, span }: DemoMark): readonly Patch[] {
    const label = this.#labels.get(name)
    if (label === undefined) return []
    const places: [modality: string, target: Target][] = []
    if (box !== null) places.push(['image', { kind: 'box', ...box, rotation: 0 }])
    if (span !== null) places.push(['text', { kind: 'span', fragments: [{ ...span }] }])
    const placed = places.flatMap(([modality, target]) => {
      const item = this.items.find((one) => one.modality === modality)
      return item === undefined ? [] : [{ itemId: item.id, target }]
    })
    const finding = placed.length > 1 ? this.#finding(label) : null
    return [
      ...(finding === null ? [] : [{ op: 'add', kind: 'finding', record: finding } as const]),
      ...placed.map(({ itemId, target }): Patch => {
        const record = { ...this.#annotation(label), itemId, target, assertion, laterality: side }
        return { op: 'add', kind: 'annotation', record: { ...record, findingId: finding?.id ?? null } }
      }),
    ]
  }

  #ofCase(name: string): readonly Patch[] {
    const label = this.#labels.get(name)
    if (label === undefined) return []
    return [{ op: 'add', kind: 'annotation', record: { ...this.#annotation(label), assertion: 'absent' } }]
  }

  /** Said of the case as a whole until it is given a place. */
  #annotation(label: Label): Annotation {
    return {
      id: this.env.newId(),
      revision: 1,
      caseId: this.made.id,
      itemId: null,
      target: { kind: 'whole' },
      labelId: label.id,
      assertion: 'present',
      codings: label.coding === null ? [] : [label.coding],
      codingState: label.coding === null ? 'deferred' : 'coded',
      laterality: 'unknown',
      attributes: {},
      findingId: null,
      ...this.#authorship(),
      labelSetVersion: this.project.labelSet.version,
      guidelineVersion: this.project.guideline.version,
      origin: { kind: 'import', agent: 'demo', version: appVersion, confidence: null },
      display: null,
      comment: '',
    }
  }

  #finding(label: Label): Finding {
    return {
      id: this.env.newId(),
      revision: 1,
      patientKey: this.made.patientKey,
      labelId: label.id,
      codings: label.coding === null ? [] : [label.coding],
      note: '',
      ...this.#authorship(),
    }
  }

  #review(outcome: DemoReading['outcome']): Review {
    const at = this.env.now()
    return {
      id: pairUuid(this.made.id, this.readerId),
      revision: 1,
      caseId: this.made.id,
      annotatorId: this.readerId,
      status: 'submitted',
      outcome,
      reason: null,
      startedAt: at,
      submittedAt: at,
      activeSeconds: 0,
    }
  }

  #authorship(): Pick<Annotation, 'createdBy' | 'createdAt' | 'updatedBy' | 'updatedAt'> {
    const at = this.env.now()
    return { createdBy: this.readerId, createdAt: at, updatedBy: this.readerId, updatedAt: at }
  }
}
