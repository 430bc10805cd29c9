import type { RegionStatistics } from '../measure/statistics.ts'
import type { Annotation } from './annotation.ts'
import type { Case, Item } from './case.ts'
import type { Annotator, Finding, Patient, Project, Relation, Review } from './project.ts'

/** One case with everything that belongs to it. */
export interface CaseBundle {
  readonly case: Case
  readonly items: readonly Item[]
  readonly findings: readonly Finding[]
  readonly annotations: readonly Annotation[]
  readonly relations: readonly Relation[]
  readonly reviews: readonly Review[]
}

/** A project as it stood at one moment, read case by case: it is never whole in memory. */
export interface ProjectReader {
  readonly project: Project
  readonly annotators: readonly Annotator[]
  readonly patients: readonly Patient[]
  readonly caseCount: number
  /** Every call starts again from the first case; cases come in order of id. */
  cases(): AsyncIterable<CaseBundle>
  /** What lies inside of the regions of a case; absent where no pictures are at hand. */
  regionValues?(bundle: CaseBundle): Promise<RegionValues>
}

/** Figures of the values inside of regions, which are worked out from the pictures. */
export interface RegionValues {
  /** By annotation id. */
  readonly statistics: ReadonlyMap<string, RegionStatistics>
  /** Ids of regions whose picture is not here or cannot be read. */
  readonly unread: readonly string[]
}
