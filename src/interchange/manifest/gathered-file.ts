import type { ManifestBox, ManifestLabel, ManifestPlace, ManifestSpan } from '../../contracts/manifest.ts'
import type { Item } from '../../domain/records/case.ts'
import { mergedFacts } from './row-facts.ts'
import type { RowReading } from './row-reading.ts'

/** What a list said: the labels it named, and who filled it in. Other labels of the table may be absent for that. */
export interface GatheredList {
  readonly table: number
  readonly rater: string | null
  readonly named: Set<string>
  noFinding: string | null
}

/** Where two tables, or two rows, say different things of one file; the first stands. */
export type Contradiction = 'patient' | 'study' | 'split' | 'label'

/** What rows say of one file, study or patient, put together row by row. */
export class GatheredFile {
  readonly places: { readonly manifest: string; readonly lines: number[] }[] = []
  patient: string | null = null
  study: string | null = null
  split: string | null = null
  facts: Item['facts'] = {}
  readonly labels: ManifestLabel[] = []
  readonly boxes: ManifestBox[] = []
  readonly spans: ManifestSpan[] = []
  readonly lists: GatheredList[] = []
  metadata: Readonly<Record<string, string>> = {}

  constructor(public name: string) {}

  /** Takes a row in. Answers with what contradicts what was there; the same thing said twice is said once. */
  add(
    row: RowReading,
    place: { readonly table: number; readonly manifest: string; readonly line: number },
  ): Contradiction[] {
    this.addPlace({ manifest: place.manifest, lines: [place.line] })
    const found = this.addIdentity(row)
    this.facts = mergedFacts(this.facts, row.facts)
    this.metadata = { ...row.metadata, ...this.metadata }
    for (const label of row.labels) if (!this.addLabel({ ...label, rater: row.rater })) found.push('label')
    for (const box of row.boxes) this.addBox({ ...box, rater: row.rater })
    const from = { file: place.manifest, line: place.line }
    for (const span of row.spans) this.spans.push({ ...span, rater: row.rater, source: place.manifest, place: from })
    if (row.listed !== null) this.addList(place.table, row.rater, row.listed, row.noFinding)
    return found
  }

  /** Takes in all that was gathered elsewhere, of the same file, or of the study or patient it belongs to. */
  addAll(other: GatheredFile): Contradiction[] {
    for (const place of other.places) this.addPlace(place)
    const found = this.addIdentity(other)
    this.facts = mergedFacts(this.facts, other.facts)
    this.metadata = { ...other.metadata, ...this.metadata }
    for (const label of other.labels) if (!this.addLabel(label)) found.push('label')
    for (const box of other.boxes) this.addBox(box)
    this.spans.push(...other.spans)
    for (const { table, rater, named, noFinding } of other.lists) this.addList(table, rater, [...named], noFinding)
    return found
  }

  private addPlace({ manifest, lines }: ManifestPlace): void {
    const present = this.places.find((place) => place.manifest === manifest)
    if (present === undefined) this.places.push({ manifest, lines: [...lines] })
    else present.lines.push(...lines)
  }

  private addIdentity(said: Pick<GatheredFile, 'patient' | 'study' | 'split'>): Contradiction[] {
    const found: Contradiction[] = []
    for (const field of ['patient', 'study', 'split'] as const) {
      if (said[field] === null) continue
      if (this[field] !== null && this[field] !== said[field]) found.push(field)
      this[field] ??= said[field]
    }
    return found
  }

  /** False where the same reader said something else of the label. */
  private addLabel(label: ManifestLabel): boolean {
    const present = this.labels.find((one) => one.label === label.label && one.rater === label.rater)
    if (present === undefined) this.labels.push(label)
    return present === undefined || present.assertion === label.assertion
  }

  private addBox(box: ManifestBox): void {
    const isThere = this.boxes.some(
      (one) =>
        one.label === box.label &&
        one.rater === box.rater &&
        one.x === box.x &&
        one.y === box.y &&
        one.width === box.width &&
        one.height === box.height,
    )
    if (!isThere) this.boxes.push(box)
  }

  private addList(table: number, rater: string | null, named: readonly string[], noFinding: string | null): void {
    const present = this.lists.find((list) => list.table === table && list.rater === rater)
    if (present === undefined) this.lists.push({ table, rater, named: new Set(named), noFinding })
    else {
      for (const label of named) present.named.add(label)
      present.noFinding ??= noFinding
    }
  }
}
