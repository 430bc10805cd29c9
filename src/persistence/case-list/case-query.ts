import { type ListedFact, listedFacts } from '../../domain/records/listed-facts.ts'

/** What cases can be chosen by, one or several values each. */
export const queryFields = [
  'status',
  'outcome',
  'label',
  'annotator',
  'split',
  'kind',
  'labelSet',
  'guideline',
  ...listedFacts,
] as const
export type QueryField = (typeof queryFields)[number]

/** What cases can be sorted by. */
export const sortColumns = [
  'order',
  'name',
  'status',
  'outcome',
  'reason',
  'labels',
  'items',
  'annotations',
  'annotators',
  'split',
  'patient',
  'acquired',
  'updated',
  ...listedFacts,
] as const
export type SortColumn = (typeof sortColumns)[number]

/** Whose status and outcome count: an annotator's id, or everybody's. */
export const anyone = 'anyone'

/** Stands for having no value, in `chosen` and in facets. */
export const noValue = ''

export interface CaseQuery {
  /** Words that each have to be somewhere in the name, the items' names, the metadata, the reasons or the patient's code. */
  readonly text: string
  /** By field, the values of which a case has to have one. */
  readonly chosen: Readonly<Partial<Record<QueryField, readonly string[]>>>
  readonly reader: string
  /** A patient's code; see `patientCode`. */
  readonly patient: string | null
  /** First and last day of acquisition, `YYYY-MM-DD`, both included. */
  readonly acquiredFrom: string | null
  readonly acquiredTo: string | null
  readonly sort: { readonly by: SortColumn; readonly descending: boolean }
}

/** Every case, in reading order. @param reader see `CaseQuery.reader` */
export function everyCase(reader: string): CaseQuery {
  return {
    text: '',
    chosen: {},
    reader,
    patient: null,
    acquiredFrom: null,
    acquiredTo: null,
    sort: { by: 'order', descending: false },
  }
}

export function isListedFact(field: string): field is ListedFact {
  return listedFacts.some((fact) => fact === field)
}
