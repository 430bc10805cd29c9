import type { Annotation } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'
import type { CaseBundle } from '../../domain/records/case-bundle.ts'
import type { Finding, Project } from '../../domain/records/project.ts'
import { jsonEquals } from '../../lib/json.ts'

/** Where in a file a record stands. */
export interface RecordPlace {
  /** JSON Pointer. */
  readonly path: string
  readonly line: number
}

export type Report = (code: string, params: Readonly<Record<string, unknown>>, place: RecordPlace) => void

/** What one record says of another that may come later in the file. */
type Referred = 'annotator' | 'finding' | 'label' | 'patient' | 'project'

/**
 * Follows every reference of a dataset: ids given twice, references to what is not there, records that stand in the wrong case.
 * References out of a case are followed at the end, so that the members of the file may come in any order; one that leads nowhere
 * is told once, with how often it is made.
 */
export class ReferenceCheck {
  readonly #report: Report
  readonly #ids = new Set<string>()
  readonly #patientKeys = new Set<string>()
  /** A finding stands with every case that gives evidence for it. */
  readonly #findings = new Map<string, Finding>()
  readonly #known = new Map<Referred, Set<string>>()
  readonly #uses = new Map<Referred, Map<string, { readonly place: RecordPlace; count: number }>>()

  constructor(report: Report) {
    this.#report = report
  }

  project(project: Project, place: RecordPlace): void {
    this.#declare('project', project.id)
    this.#unique('project', project.id, place)
    const labelIds = new Set<string>()
    for (const { id } of project.labelSet.labels) {
      if (labelIds.has(id)) this.#report('dataset-id-twice', { kind: 'label', id }, place)
      labelIds.add(id)
      this.#declare('label', id)
    }
  }

  annotator({ id }: { readonly id: string }, place: RecordPlace): void {
    this.#declare('annotator', id)
    this.#unique('annotator', id, place)
  }

  patient({ id, key }: { readonly id: string; readonly key: string }, place: RecordPlace): void {
    this.#unique('patient', id, place)
    if (this.#patientKeys.has(key)) this.#report('dataset-id-twice', { kind: 'patient key', id: key }, place)
    this.#patientKeys.add(key)
    this.#declare('patient', key)
  }

  case(bundle: CaseBundle, place: RecordPlace): void {
    const { id } = bundle.case
    this.#unique('case', id, place)
    this.#refer('project', bundle.case.projectId, place)
    this.#refer('patient', bundle.case.patientKey, place)
    const within = (list: string, index: number) => ({ ...place, path: `${place.path}/${list}/${index}` })
    const inCase = (kind: string, record: { readonly id: string; readonly caseId: string }, at: RecordPlace) => {
      this.#unique(kind, record.id, at)
      if (record.caseId !== id) this.#report('dataset-wrong-case', { kind, id: record.id, caseId: record.caseId }, at)
    }
    const items = new Map(bundle.items.map((item) => [item.id, item]))
    bundle.items.forEach((item, index) => {
      inCase('item', item, within('items', index))
    })
    bundle.findings.forEach((finding, index) => {
      this.#finding(finding, bundle.case.patientKey, within('findings', index))
    })
    bundle.annotations.forEach((annotation, index) => {
      const at = within('annotations', index)
      inCase('annotation', annotation, at)
      this.#annotation(annotation, items, at)
    })
    const annotationIds = new Set(bundle.annotations.map((annotation) => annotation.id))
    bundle.relations.forEach((relation, index) => {
      const at = within('relations', index)
      inCase('relation', relation, at)
      this.#authors(relation, at)
      for (const { annotationId } of relation.ends) {
        if (!annotationIds.has(annotationId)) this.#missing('annotation', annotationId, at)
      }
    })
    bundle.reviews.forEach((review, index) => {
      const at = within('reviews', index)
      inCase('review', review, at)
      this.#refer('annotator', review.annotatorId, at)
    })
  }

  /** Tells of the references that lead nowhere. */
  finish(): void {
    for (const [kind, uses] of this.#uses) {
      for (const [id, { place, count }] of uses) {
        if (!this.#known.get(kind)?.has(id)) this.#missing(kind, id, place, count)
      }
    }
  }

  #finding(finding: Finding, patientKey: string, at: RecordPlace): void {
    const before = this.#findings.get(finding.id)
    if (before === undefined) {
      this.#findings.set(finding.id, finding)
      this.#unique('finding', finding.id, at)
      this.#declare('finding', finding.id)
    } else if (!jsonEquals(before, finding)) {
      this.#report('dataset-finding-differs', { id: finding.id }, at)
    }
    if (finding.patientKey !== patientKey) this.#report('dataset-wrong-patient', { id: finding.id }, at)
    this.#refer('label', finding.labelId, at)
    this.#authors(finding, at)
  }

  #annotation(annotation: Annotation, items: ReadonlyMap<string, Item>, at: RecordPlace): void {
    const { itemId, labelId, findingId, origin, target } = annotation
    this.#refer('label', labelId, at)
    this.#authors(annotation, at)
    if (findingId !== null) this.#refer('finding', findingId, at)
    if (origin.kind === 'human') this.#refer('annotator', origin.agent, at)
    const item = itemId === null ? undefined : items.get(itemId)
    if (itemId !== null && item === undefined) this.#missing('item', itemId, at)
    if (item === undefined || target.kind === 'span' || target.slice === undefined) return
    const { part, frame } = target.slice
    const isThere = item.parts.some(({ blob, frames }) => blob === part && frame < frames)
    if (!isThere) this.#report('dataset-slice-missing', { part, frame }, at)
  }

  #authors(
    { createdBy, updatedBy }: { readonly createdBy: string; readonly updatedBy: string },
    at: RecordPlace,
  ): void {
    this.#refer('annotator', createdBy, at)
    this.#refer('annotator', updatedBy, at)
  }

  #unique(kind: string, id: string, at: RecordPlace): void {
    if (this.#ids.has(id)) this.#report('dataset-id-twice', { kind, id }, at)
    this.#ids.add(id)
  }

  #declare(kind: Referred, id: string): void {
    const known = this.#known.get(kind) ?? new Set()
    this.#known.set(kind, known.add(id))
  }

  #refer(kind: Referred, id: string, place: RecordPlace): void {
    const uses = this.#uses.get(kind) ?? new Map<string, { readonly place: RecordPlace; count: number }>()
    this.#uses.set(kind, uses)
    const use = uses.get(id)
    if (use === undefined) uses.set(id, { place, count: 1 })
    else use.count += 1
  }

  #missing(kind: string, id: string, place: RecordPlace, count = 1): void {
    this.#report('dataset-reference-missing', { kind, id, count }, place)
  }
}
